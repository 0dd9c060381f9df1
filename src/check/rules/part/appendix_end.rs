//! Phụ lục bằng chữ không kết thúc bằng «./.».

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Phụ lục bằng chữ không kết thúc bằng «./.»
    ///
    /// Vì sao: các mẫu phụ lục kết thúc bằng «./.».
    ///
    /// Sai: … thực hiện theo quy định.
    /// Đúng: … thực hiện theo quy định./.
    ///
    /// Không báo khi: phụ lục kết thúc bằng bảng, biểu mẫu
    "ND332" "appendix-end-mark" Hint ["ND30.APP.ENDMARK"] ["V35"] "PL3, Mẫu 2.1–2.2"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (at, start) in facts.appendices.iter().enumerate() {
        let end = facts.appendices.get(at + 1).copied().unwrap_or(facts.lines.len());
        let written = |line: &usize| facts.lines[*line].text.chars().any(char::is_alphanumeric);
        let Some(last) = (*start..end).rev().find(written) else { continue };
        let text = &facts.lines[last].text;
        let sentence = facts.paragraph(last).cell.is_none() && text.ends_with('.');
        if !sentence || text.replace(' ', "").ends_with("./.") {
            continue;
        }
        let fault = Fault::new("không có «./.»", "./.", "cuối phụ lục không có «./.»", "thay dấu chấm cuối bằng «./.»");
        findings.report(facts, At::Line(last), fault);
    }
}
