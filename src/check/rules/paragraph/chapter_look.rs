//! «Phần», «Chương» không đậm hoặc không ở giữa.

use crate::check::prelude::{Context, MarkKind, declare_rule};
use crate::read::Align;

declare_rule! {
    /// «Phần», «Chương» không đậm hoặc không ở giữa
    ///
    /// Vì sao: chữ «Phần», «Chương», số La Mã ở dòng riêng, canh giữa, đậm.
    ///
    /// Sai: Chương I canh trái
    /// Đúng: Chương I ở giữa, đậm
    ///
    /// Không báo khi: «Chương» trong câu viện dẫn
    "ND412" "chapter-look" Error ["ND30.HIER.PHAN", "ND30.HIER.CHUONG"] [] "PL1 I/II.6.đ"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.running() {
        let Some(mark) = &facts.marks[line] else { continue };
        let id = match mark.kind {
            MarkKind::Phan => "ND30.HIER.PHAN",
            MarkKind::Chuong => "ND30.HIER.CHUONG",
            _ => continue,
        };
        let bold = facts.lines[line].mostly(|format| format.bold.value);
        let centred = facts.paragraph(line).format.align.value == Align::Center;
        let found = match (bold, centred) {
            (true, true) => continue,
            (false, _) => "không đậm",
            (true, false) => "không ở giữa",
        };
        ctx.at(line)
            .breaking(id)
            .found(found)
            .expected("ở giữa, đậm")
            .help("đặt dòng đó canh giữa, chữ đậm")
            .say(format!("«Phần», «Chương» {found}, cần ở giữa, đậm"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let chapter = |text: &str, bold: bool, align: &'static str| {
            Doc::decision().body_with(text, |one| (one.bold, one.align) = (bold, align))
        };
        finds(&RULE, &chapter("Chương I", true, "left"), &["«Phần», «Chương» không ở giữa, cần ở giữa, đậm"]);
        finds(&RULE, &chapter("Phần I", false, "center"), &["«Phần», «Chương» không đậm, cần ở giữa, đậm"]);
        silent(&RULE, &chapter("Chương I", true, "center"));
        // «Chương» trong câu viện dẫn.
        silent(&RULE, &chapter("Chương I của Quy chế này có hiệu lực từ ngày ký.", false, "both"));
    }
}
