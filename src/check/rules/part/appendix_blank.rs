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
