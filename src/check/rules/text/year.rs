//! Năm ở các phần không khớp.

use crate::check::prelude::{Context, PartName, date, declare_rule};
use crate::text::plan_year;

declare_rule! {
    /// Năm ở các phần không khớp
    ///
    /// Vì sao: văn bản chép từ năm trước thường sót năm cũ.
    ///
    /// Sai: kế hoạch năm 2026, phụ lục ghi «NĂM 2025»; kế hoạch năm 2024 ký năm 2026
    /// Đúng: cùng một năm
    ///
    /// Không báo khi: trích yếu không nêu năm; năm trong văn bản được dẫn
    "ND923" "year-that-differs" Warning [] ["V53"] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let title: Vec<&str> = facts.of(PartName::TrichYeu).map(|line| facts.lines[line].text.as_str()).collect();
    let Some(year) = plan_year(&title.join(" ")) else { return };
    let plans = facts.kind.is_some_and(|kind| kind.id == "ke-hoach" || kind.id == "chuong-trinh");
    let reports = facts.kind.is_some_and(|kind| kind.id == "bao-cao");
    if let Some((line, signed)) = facts.first(PartName::DiaDanh).and_then(|line| Some((line, date::year(facts)?))) {
        let usual = if plans { year - 1..=year } else { year..=year + 1 };
        if (plans || reports) && !usual.contains(&signed) {
            ctx.at(line)
                .found(signed.to_string())
                .expected(year.to_string())
                .help("kiểm tra năm ở trích yếu và ngày ký")
                .say(format!("trích yếu nêu năm {year}, văn bản ký năm {signed}"));
        }
    }
    if !plans {
        return;
    }
    for line in facts.of(PartName::PhuLucTen) {
        let Some(other) = plan_year(&facts.lines[line].text).filter(|other| *other != year) else { continue };
        ctx.at(line)
            .found(other.to_string())
            .expected(year.to_string())
            .help("kiểm tra năm ở tên phụ lục")
            .say(format!("trích yếu nêu năm {year}, tên phụ lục nêu năm {other}"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let title = |text: &str| Doc::plan().text(PartName::TrichYeu, text);
        finds(&RULE, &title("Cải cách hành chính năm 2024"), &["trích yếu nêu năm 2024, văn bản ký năm 2026"]);
        let appendix = Doc::plan().appendix(["Phụ lục", "NHIỆM VỤ NĂM 2025", "", "Các đơn vị thực hiện./."]);
        finds(&RULE, &appendix, &["trích yếu nêu năm 2026, tên phụ lục nêu năm 2025"]);
        silent(&RULE, &Doc::plan());
        // Trích yếu không nêu năm.
        silent(&RULE, &appendix.text(PartName::TrichYeu, "Cải cách hành chính"));
        // Năm trong văn bản được dẫn.
        silent(&RULE, &title("Thực hiện Nghị quyết số 12/NQ-HĐND ngày 15/12/2023 của HĐND tỉnh"));
    }
}
