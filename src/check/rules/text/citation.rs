//! Viện dẫn văn bản viết sai.

use chrono::NaiveDate;

use crate::check::prelude::{Context, Facts, PartName, declare_rule};

declare_rule! {
    /// Viện dẫn văn bản viết sai
    ///
    /// Vì sao: tên loại, chữ «số», số và ký hiệu đúng tên loại, ngày có thật.
    ///
    /// Sai: Tờ trình số 11/TT-SKHCN; Kế hoạch 184/KH-UBND; ngày 31/02/2025
    /// Đúng: Tờ trình số 11/TTr-SKHCN; Kế hoạch số 184/KH-UBND
    ///
    /// Không báo khi: văn bản của Quốc hội, của Đảng; ký hiệu không có trong bảng
    "ND912" "citation-form" Warning ["ND30.CITE.FIRST", "ND30.CC.FULL", "ND30.SYM.TYPEABBR"] ["V26"] "PL1 I/II.6.a–b; PL3 I"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let lines = (0..facts.lines.len())
        .filter(|line| !matches!(facts.parts[*line], Some(PartName::SoKyHieu | PartName::DiaDanh)));
    for index in lines {
        let text = &facts.lines[index].text;
        for (found, expected, message) in names(facts, text).into_iter().chain(dates(text)) {
            ctx.at(index)
                .found(&found)
                .expected(&expected)
                .help(format!("viết {expected}"))
                .say(format!("{message}: «{found}»"));
        }
    }
}

/// What is found, what should be, what is wrong.
type Wrong = (String, String, &'static str);

/// A type, then a number: «số» missing, or a symbol of another type.
fn names(facts: &Facts<'_>, text: &str) -> Vec<Wrong> {
    let kinds = facts.nd30.kinds();
    let mut wrong = Vec::new();
    for kind in kinds.iter().filter(|kind| kind.name.len() <= text.len()) {
        let Some(own) = &kind.abbreviation else { continue };
        for (at, name) in text.match_indices(kind.name.as_str()) {
            let rest = text.get(at + name.len()..).unwrap_or_default();
            let Some(rest) = rest.strip_prefix(' ') else { continue };
            let (numbered, number) = rest.strip_prefix("số ").map_or((false, rest), |number| (true, number));
            let token: String = number.chars().take_while(|c| c.is_alphanumeric() || "/-&".contains(*c)).collect();
            let mut steps = token.split('/');
            let digits =
                steps.next().is_some_and(|first| !first.is_empty() && first.chars().all(|c| c.is_ascii_digit()));
            let symbol = steps.next_back().unwrap_or_default();
            let first = symbol.split('-').next().unwrap_or_default();
            let known = first == "TT" || kinds.iter().any(|kind| kind.abbreviation.as_deref() == Some(first));
            if !digits || !symbol.contains('-') {
                continue;
            }
            if !numbered {
                wrong.push((format!("{name} {token}"), format!("«{name} số {token}»"), "viện dẫn thiếu chữ «số»"));
            } else if known && first != own {
                let expected = format!("ký hiệu bắt đầu bằng «{own}-»");
                wrong.push((format!("{name} số {token}"), expected, "ký hiệu không đúng tên loại"));
            }
        }
    }
    wrong
}

/// Dates that no calendar has.
fn dates(text: &str) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for (at, _) in text.match_indices("ngày ") {
        let rest = text.get(at + "ngày ".len()..).unwrap_or_default();
        let token: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '/').collect();
        let numbers: Vec<Option<u32>> = token.split('/').map(|number| number.parse().ok()).collect();
        let [Some(day), Some(month), Some(year)] = numbers.as_slice() else { continue };
        let there = i32::try_from(*year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, *month, *day)).is_some();
        if !there && (1900..2200).contains(year) {
            wrong.push((format!("ngày {token}"), "ngày có thật".to_owned(), "ngày không có trong lịch"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let body = |text: &str| Doc::plan().body(&format!("Các đơn vị thực hiện {text}."));
        finds(&RULE, &body("Kế hoạch 184/KH-UBND"), &["viện dẫn thiếu chữ «số»: «Kế hoạch 184/KH-UBND»"]);
        finds(&RULE, &body("Tờ trình số 11/TT-SKHCN"), &["ký hiệu không đúng tên loại: «Tờ trình số 11/TT-SKHCN»"]);
        finds(&RULE, &body("trước ngày 31/02/2026"), &["ngày không có trong lịch: «ngày 31/02/2026»"]);
        silent(&RULE, &body("Kế hoạch số 184/KH-UBND, Tờ trình số 11/TTr-SKHCN ngày 28/02/2026"));
        // Văn bản của Quốc hội, của Đảng.
        silent(&RULE, &body("Nghị quyết 203/2025/QH15"));
        silent(&RULE, &body("Nghị quyết 57-NQ/TW"));
        // Ký hiệu không có trong bảng.
        silent(&RULE, &body("Kế hoạch số 11/KHPH-SKHCN"));
    }
}
