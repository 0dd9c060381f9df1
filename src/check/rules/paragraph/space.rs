//! Khoảng cách giữa các đoạn nhỏ hơn 6 pt.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::nd30::PartName;
use crate::read::Align;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::unit::Length;

declare_rule! {
    /// Khoảng cách giữa các đoạn nhỏ hơn 6 pt
    ///
    /// Vì sao: khoảng cách giữa các đoạn văn tối thiểu 6 pt.
    ///
    /// Sai: trước 0 pt, sau 0 pt
    /// Đúng: trước 6 pt hoặc sau 6 pt
    ///
    /// Không báo khi: đoạn đầu; hai đoạn cách nhau bởi dòng trống
    "ND403" "paragraph-space" Error ["ND30.BODY.PARASPACE"] ["V29"] "PL1 I/II.6.e"
}

/// What a space may be off by.
const TOLERANCE: Length = Length::twips(5);

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let least = facts.nd30.layout.least_paragraph_space();
    let lines: Vec<usize> = facts.running().filter(|line| facts.lines[*line].first).collect();
    for pair in lines.windows(2) {
        let (above, below) = (facts.lines[pair[0]].paragraph, facts.lines[pair[1]].paragraph);
        if below != above + 1 || facts.parts[pair[1]] != Some(PartName::NoiDung) {
            continue;
        }
        let centred = pair.iter().any(|line| facts.paragraph(*line).format.align.value == Align::Center);
        if centred {
            continue;
        }
        let (upper, lower) = (&facts.docx.paragraphs[above], &facts.docx.paragraphs[below]);
        if upper.cell != lower.cell || lower.format.contextual && upper.style == lower.style {
            continue;
        }
        // LibreOffice and Word add the two unless the file says otherwise; the larger one is the least that shows.
        let space = upper.format.after.value + lower.format.before.value;
        if space >= least - TOLERANCE {
            continue;
        }
        findings.report(
            facts,
            At::Line(pair[1]),
            Fault {
                found: words::points(space),
                expected: format!("từ {}", words::points(least)),
                message: format!(
                    "khoảng cách đoạn {}, cần từ {}{}",
                    words::points(space),
                    words::points(least),
                    words::origin(&lower.format.before.from)
                ),
                help: words::mend(&lower.format.before.from, &format!("khoảng cách Trước {}", words::points(least))),
                origin: Some(lower.format.before.from.clone()),
                ..Fault::default()
            },
        );
    }
}
