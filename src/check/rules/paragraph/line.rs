//! Khoảng cách dòng ngoài khoảng từ đơn đến 1,5.

use crate::check::prelude::{Context, PartName, declare_rule, words};
use crate::unit::Length;
use crate::unit::LineSpacing;

declare_rule! {
    /// Khoảng cách dòng ngoài khoảng từ đơn đến 1,5
    ///
    /// Vì sao: khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa 1,5 dòng.
    ///
    /// Sai: giãn dòng 2,0
    /// Đúng: giãn dòng 1,0 đến 1,5
    ///
    /// Không báo khi: giãn dòng chính xác bằng pt trong khoảng tương đương
    "ND404" "line-spacing" Error ["ND30.BODY.LINESPACE"] ["V29"] "PL1 I/II.6.e"
}

/// What a multiple may be off by, in 240ths of a line.
const TOLERANCE: i32 = 5;

/// Height of a single line of Times New Roman in percent of its size (ND30.BODY.LINESPACE).
const SINGLE: i64 = 115;

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let (least, greatest) = ctx.nd30.layout.line_spacing_percent();
    let [low, high] = [least, greatest].map(|percent| i32::try_from(percent * 240 / 100).unwrap_or(i32::MAX));
    let range = format!("{} đến {} dòng", lines(least), lines(greatest));
    for line in facts.running().filter(|line| facts.parts[*line] == Some(PartName::NoiDung) && facts.lines[*line].first)
    {
        let spacing = &facts.paragraph(line).format.line;
        let Some((_, format)) = facts.lines[line].runs.first() else { continue };
        // Heights of the least and greatest distance, with a hundredth of the size for what is rounded.
        let size = Length::pt(1) * i64::from(format.size.value) / 2;
        let lower = |height: Length| height * 100 < size * (least * SINGLE / 100 - 1);
        let higher = |height: Length| height * 1000 > size * (greatest * SINGLE / 10 + 10);
        let (fits, found) = match spacing.value {
            LineSpacing::Multiple(parts) => {
                ((low - TOLERANCE..=high + TOLERANCE).contains(&parts), format!("{} dòng", hundredths(parts)))
            }
            LineSpacing::Exact(height) => (!lower(height) && !higher(height), words::points(height)),
            // What is lower than a single line leaves the line as it is.
            LineSpacing::AtLeast(height) => (!higher(height), words::points(height)),
        };
        if fits {
            continue;
        }
        ctx.at(line)
            .found(&found)
            .expected(&range)
            .from(&spacing.from)
            .set(format!("giãn dòng {}", usual(least)))
            .say(format!("khoảng cách dòng {found}, cần từ {range}"));
    }
}

/// Percent of a line as `1`, `1,5`.
fn lines(percent: i64) -> String {
    match (percent / 100, percent % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole},{}", part / 10),
        (whole, part) => format!("{whole},{part:02}"),
    }
}

/// What Word offers that is no less than a percentage of a line.
fn usual(least: i64) -> String {
    if least == 100 { "Đơn hoặc 1,15".to_owned() } else { lines(least) }
}

/// 240ths of a line as `1,15`.
pub(super) fn hundredths(parts: i32) -> String {
    let hundredths = (parts * 100 + 120) / 240;
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().with(PartName::NoiDung, |one| one.line = 480),
            &["khoảng cách dòng 2,00 dòng, cần từ 1 đến 1,5 dòng"],
        );
        silent(&RULE, &Doc::plan().with(PartName::NoiDung, |one| one.line = 360));
        let exact = |own: &'static str| Doc::plan().body_with("Các đơn vị thực hiện.", |one| one.own = own);
        finds(
            &RULE,
            &exact("<w:spacing w:before=\"120\" w:line=\"200\" w:lineRule=\"exact\"/>"),
            &["khoảng cách dòng 10 pt, cần từ 1 đến 1,5 dòng"],
        );
        // Giãn dòng chính xác bằng pt trong khoảng tương đương.
        silent(&RULE, &exact("<w:spacing w:before=\"120\" w:line=\"360\" w:lineRule=\"exact\"/>"));
    }
}
