//! Dòng «(Kèm theo …)» còn để trống khi phát hành.

use crate::check::prelude::{Context, PartName, date, declare_rule};

declare_rule! {
    /// Dòng «(Kèm theo …)» còn để trống khi phát hành
    ///
    /// Vì sao: văn bản giấy phải điền đủ số, ngày ở dòng kèm theo.
    ///
    /// Sai: (Kèm theo Kế hoạch số     /KH-SKHCN ngày     tháng     năm 2026)
    /// Đúng: điền như văn bản chính
    ///
    /// Không báo khi: bản dự thảo; văn bản điện tử được để trống, vì thế chỉ là gợi ý
    "ND346" "appendix-line-blank" Hint ["ND30.APP.LINE.PAPER"] ["V38"] "PL1 I/III.1.c"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    if ctx.draft {
        return;
    }
    let lines: Vec<usize> = facts.of(PartName::PhuLucKemTheo).collect();
    for group in lines.chunk_by(|line, next| line + 1 == *next) {
        let Some(first) = group.first() else { continue };
        let text = group.iter().map(|line| facts.lines[*line].text.as_str()).collect::<Vec<_>>().join(" ");
        if date::written(&text).is_some() || !text.contains("ngày") {
            continue;
        }
        ctx.at(*first)
            .found(text)
            .expected("đủ số, ngày")
            .help("bản giấy: điền số, ngày như văn bản chính; bản điện tử được để trống")
            .say("dòng kèm theo còn để trống");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, hints, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let appendix = |line: &str| Doc::plan().appendix(["Phụ lục", "DANH MỤC", line, "Các đơn vị thực hiện./."]);

        let blank = "(Kèm theo Kế hoạch số     /KH-SKHCN ngày     tháng     năm 2026 của Sở Khoa học và Công nghệ)";
        finds(&RULE, &appendix(blank), &["dòng kèm theo còn để trống"]);
        silent(
            &RULE,
            &appendix("(Kèm theo Kế hoạch số 15/KH-SKHCN ngày 05 tháng 01 năm 2026 của Sở Khoa học và Công nghệ)"),
        );
        // Bản dự thảo.
        silent(&RULE, &appendix(blank).draft());
        // Văn bản điện tử: chỉ là gợi ý.
        hints(&RULE, &appendix(blank));
    }
}
