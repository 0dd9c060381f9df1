//! Thiếu «./.» ở cuối nội dung.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::read::Align;

declare_rule! {
    /// Thiếu «./.» ở cuối nội dung
    ///
    /// Vì sao: các mẫu của Nghị định đều kết thúc nội dung bằng «./.».
    ///
    /// Sai: … thực hiện Kế hoạch này.
    /// Đúng: … thực hiện Kế hoạch này./.
    ///
    /// Không báo khi: nội dung kết thúc bằng bảng
    "ND320" "end-mark-missing" Warning ["ND30.BODY.ENDMARK"] ["V35"] "PL3, các mẫu"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let signed = facts.first(PartName::ChucVu).or(facts.first(PartName::NoiNhan));
    let Some(last) = facts
        .running()
        .filter(|line| *line < facts.end && !facts.lines[*line].text.is_empty())
        .last()
        .filter(|_| signed.is_some())
    else {
        return;
    };
    let tabled = (last..facts.end).any(|line| facts.parts[line] == Some(PartName::Bang));
    // A caption or a line in the middle is no sentence of the text.
    let centred = facts.paragraph(last).format.align.value == Align::Center;
    let text = &facts.lines[last].text;
    if tabled || centred || text.ends_with("./.") || text.ends_with(".//.") || text.replace(' ', "").ends_with("./.") {
        return;
    }
    ctx.at(last)
        .found(text.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect::<String>())
        .expected("./.")
        .help("thay dấu chấm cuối bằng «./.»")
        .say("cuối nội dung không có «./.»");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let bare = Doc::plan().swap("./.", ".");
        finds(&RULE, &bare, &["cuối nội dung không có «./.»"]);
        silent(&RULE, &Doc::plan());
        // Nội dung kết thúc bằng bảng.
        silent(&RULE, &bare.table("TT | Nhiệm vụ\n1 | Báo cáo"));
    }
}
