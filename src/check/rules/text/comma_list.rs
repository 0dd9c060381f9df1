//! Liệt kê thiếu dấu phẩy.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::lists;
use crate::lists::Spelling;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::text::citations;

declare_rule! {
    /// Liệt kê thiếu dấu phẩy
    ///
    /// Vì sao: các từ liệt kê quen thuộc có dấu phẩy ở giữa.
    ///
    /// Sai: sửa đổi bổ sung; khó khăn vướng mắc
    /// Đúng: sửa đổi, bổ sung; khó khăn, vướng mắc
    ///
    /// Không báo khi: tên riêng, trích yếu được dẫn
    "ND925" "comma-missing-in-list" Hint [] [] "thực tế"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.written() {
        let text = &facts.lines[line].text;
        for Spelling { wrong, right } in lists::words().comma.iter().filter(|list| text.contains(list.wrong.as_str())) {
            let (found, expected) = (wrong.as_str(), right.as_str());
            let cited = citations(text);
            if text.match_indices(found).any(|(at, _)| !cited.iter().any(|range| range.contains(&at))) {
                let message = format!("«{found}», thường viết «{expected}»");
                let fault = Fault::new(found, expected, message, format!("viết «{expected}»"));
                findings.report(facts, At::Line(line), fault);
            }
        }
    }
}
