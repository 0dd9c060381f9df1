//! Phụ lục không có dòng «(Kèm theo …)».

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Phụ lục không có dòng «(Kèm theo …)»
    ///
    /// Vì sao: dưới tên phụ lục ghi số, ký hiệu, thời gian và tên cơ quan ban hành văn bản.
    ///
    /// Sai: Phụ lục / BẢNG
    /// Đúng: (Kèm theo Kế hoạch số …/KH-SKHCN ngày … của …)
    ///
    /// Không báo khi: không có phụ lục
    "ND318" "appendix-line-missing" Error ["ND30.APP.LINE.CONTENT"] ["V38"] "PL1 I/III.1.c"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let lines: Vec<usize> = facts.of(PartName::PhuLuc).collect();
    for (at, line) in lines.iter().enumerate() {
        let end = lines.get(at + 1).copied().unwrap_or(facts.lines.len());
        if facts.parts[*line..end].contains(&Some(PartName::PhuLucKemTheo)) {
            continue;
        }
        ctx.at(*line)
            .found("không có")
            .expected("(Kèm theo … số … ngày … của …)")
            .help("thêm dòng đó dưới tên phụ lục, chữ nghiêng, ở giữa")
            .say("phụ lục không có dòng «(Kèm theo …)»");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let appendix = |line: &str| Doc::plan().appendix(["Phụ lục", "DANH MỤC", line, "Các đơn vị thực hiện./."]);

        finds(&RULE, &appendix(""), &["phụ lục không có dòng «(Kèm theo …)»"]);
        silent(
            &RULE,
            &appendix("(Kèm theo Kế hoạch số 15/KH-SKHCN ngày 05 tháng 01 năm 2026 của Sở Khoa học và Công nghệ)"),
        );
        // Không có phụ lục.
        silent(&RULE, &Doc::plan());
    }
}
