//! Chức vụ viết tắt ở Nơi nhận.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::lists;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Chức vụ viết tắt ở Nơi nhận
    ///
    /// Vì sao: tên chức vụ ở Nơi nhận viết đầy đủ.
    ///
    /// Sai: - Các PGĐ Sở;
    /// Đúng: - Các Phó Giám đốc Sở;
    ///
    /// Không báo khi: chữ viết tắt tên cơ quan (UBND, HĐND, VT)
    "ND330" "position-abbreviated" Warning ["ND30.NN.NOABBRTITLE"] ["V52"] "thực tế"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.of(PartName::NoiNhanDong) {
        let text = &facts.lines[line].text;
        if facts.lines[line].folded.contains("luu") {
            continue;
        }
        let words = text.split(|c: char| !c.is_alphabetic());
        let titles = &lists::words().title;
        for title in words.filter_map(|word| titles.iter().find(|title| title.wrong == word)) {
            let (short, full) = (title.wrong.as_str(), title.right.as_str());
            // «TP Hưng Yên», «TP. Hà Nội» is a city, «CT MTTQ» a body.
            if (short == "TP" || short == "CT") && !text.contains(&format!("{short};")) {
                continue;
            }
            let message = format!("chức vụ viết tắt «{short}» ở Nơi nhận, cần «{full}»");
            findings.report(facts, At::Line(line), Fault::new(short, full, message, format!("viết «{full}»")));
        }
    }
}
