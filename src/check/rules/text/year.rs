//! Năm ở các phần không khớp.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::date;
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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let title: Vec<&str> = facts.of(PartName::TrichYeu).map(|line| facts.lines[line].text.as_str()).collect();
    let Some(year) = plan_year(&title.join(" ")) else { return };
    let plans = facts.kind.is_some_and(|kind| kind.id == "ke-hoach" || kind.id == "chuong-trinh");
    let reports = facts.kind.is_some_and(|kind| kind.id == "bao-cao");
    if let Some((line, signed)) = facts.first(PartName::DiaDanh).and_then(|line| Some((line, date::year(facts)?))) {
        let usual = if plans { year - 1..=year } else { year..=year + 1 };
        if (plans || reports) && !usual.contains(&signed) {
            let message = format!("trích yếu nêu năm {year}, văn bản ký năm {signed}");
            let fault =
                Fault::new(signed.to_string(), year.to_string(), message, "kiểm tra năm ở trích yếu và ngày ký");
            findings.report(facts, At::Line(line), fault);
        }
    }
    if !plans {
        return;
    }
    for line in facts.of(PartName::PhuLucTen) {
        let Some(other) = plan_year(&facts.lines[line].text).filter(|other| *other != year) else { continue };
        let message = format!("trích yếu nêu năm {year}, tên phụ lục nêu năm {other}");
        let fault = Fault::new(other.to_string(), year.to_string(), message, "kiểm tra năm ở tên phụ lục");
        findings.report(facts, At::Line(line), fault);
    }
}
