//! Căn cứ thiếu ngày, cơ quan ban hành hoặc trích yếu.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::lists;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Căn cứ thiếu ngày, cơ quan ban hành hoặc trích yếu
    ///
    /// Vì sao: căn cứ ghi tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm, trích yếu.
    ///
    /// Sai: Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh;
    /// Đúng: Căn cứ Quyết định số 12/QĐ-UBND ngày 15/01/2026 của UBND tỉnh về …;
    ///
    /// Không báo khi: luật, pháp lệnh; căn cứ không có số
    "ND921" "basis-incomplete" Error ["ND30.CC.FULL"] ["V26"] "PL1 I/II.6.a"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.of(PartName::CanCu) {
        let (text, folded) = (&facts.lines[line].text, &facts.lines[line].folded);
        let Some((_, rest)) = folded.split_once(" so ") else { continue };
        let law = ["luat", "bo luat", "phap lenh", "hien phap"]
            .iter()
            .any(|law| folded.starts_with(&format!("can cu {law} ")));
        let numbered = rest.split(' ').next().is_some_and(|token| token.contains('/') && token.len() > 3);
        if law || !folded.starts_with("can cu ") || !numbered {
            continue;
        }
        let missing = if !rest.contains("ngay") {
            "ngày tháng năm"
        } else if !rest.contains(" cua ") {
            "cơ quan ban hành"
        } else if !lists::words().contents.iter().any(|word| rest.contains(word.as_str())) {
            "trích yếu"
        } else {
            continue;
        };
        let words: String = text.chars().take(60).collect();
        let message = format!("căn cứ thiếu {missing}: «{words}…»");
        let fault =
            Fault::new(format!("thiếu {missing}"), missing, message, format!("thêm {missing} của văn bản được dẫn"));
        findings.report(facts, At::Line(line), fault);
    }
}
