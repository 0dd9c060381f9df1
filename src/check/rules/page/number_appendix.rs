//! Số trang của phụ lục không đánh riêng.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Số trang của phụ lục không đánh riêng
    ///
    /// Vì sao: số trang của từng phụ lục được đánh riêng.
    ///
    /// Sai: phụ lục tiếp số trang của văn bản
    /// Đúng: phụ lục bắt đầu từ trang 1
    ///
    /// Không báo khi: phụ lục chung phần trang với văn bản: nêu ở quy tắc khác khi đọc được trang in
    "ND106" "appendix-pages-not-numbered-anew" Error ["ND30.PAGENUM.APPENDIX"] ["V07"] "PL1 I/III.1.đ"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in &facts.appendices {
        let section = facts.paragraph(*line).section;
        let own = section > 0 && facts.docx.sections[section].first_number.is_none();
        let first =
            facts.docx.paragraphs.iter().position(|one| one.section == section) == Some(facts.lines[*line].paragraph);
        let numbered = facts
            .docx
            .margins
            .iter()
            .any(|margin| margin.paragraphs.iter().any(|one| one.fields.iter().any(|field| field == "PAGE")));
        if own && first && numbered {
            findings.report(
                facts,
                At::Line(*line),
                Fault {
                    found: "số trang nối tiếp".to_owned(),
                    expected: "số trang bắt đầu từ 1".to_owned(),
                    message: "số trang của phụ lục nối tiếp văn bản, cần đánh riêng".to_owned(),
                    help: "bấm vào phụ lục; Chèn, Số trang, Định dạng số trang: Bắt đầu từ 1".to_owned(),
                    ..Fault::default()
                },
            );
        }
    }
}
