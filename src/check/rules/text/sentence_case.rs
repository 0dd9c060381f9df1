//! Sau dấu chấm không viết hoa.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::lists;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Sau dấu chấm không viết hoa
    ///
    /// Vì sao: chữ cái đầu câu viết hoa.
    ///
    /// Sai: … theo quy định. các đơn vị
    /// Đúng: … theo quy định. Các đơn vị
    ///
    /// Không báo khi: chữ viết tắt có dấu chấm, số, dấu ba chấm, «./.»
    "ND904" "lower-case-after-stop" Warning ["ND30.CAP.SENTENCE"] ["V48"] "PL2 I"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    // A cell of a table is a text of its own.
    let is_text = |part: Option<PartName>| {
        matches!(part, None | Some(PartName::NoiDung | PartName::TieuDe | PartName::CanCu | PartName::Bang))
    };
    for line in (0..facts.lines.len()).filter(|line| is_text(facts.parts[*line])) {
        let words: Vec<&str> = facts.lines[line].text.split(' ').collect();
        for pair in words.windows(2) {
            let ended = pair[0].strip_suffix(['.', '!', '?']).filter(|word| !word.ends_with(['.', '/', ')']));
            let Some(word) = ended.filter(|word| word.chars().count() > 1 && word.chars().all(char::is_alphabetic))
            else {
                continue;
            };
            let lower = pair[1].chars().next().is_some_and(char::is_lowercase);
            if !lower
                || lists::holds(&lists::words().abbreviated, &word.to_lowercase())
                || word.chars().all(char::is_uppercase)
            {
                continue;
            }
            findings.report(
                facts,
                At::Line(line),
                Fault {
                    found: format!("{} {}", pair[0], pair[1]),
                    expected: "chữ hoa đầu câu".to_owned(),
                    message: format!("sau dấu chấm không viết hoa: «{} {}»", pair[0], pair[1]),
                    help: "viết hoa chữ cái đầu câu, hoặc thay dấu chấm bằng dấu phẩy".to_owned(),
                    ..Fault::default()
                },
            );
        }
    }
}
