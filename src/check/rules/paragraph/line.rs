//! Khoảng cách dòng ngoài khoảng từ đơn đến 1,5.

use crate::check::prelude::{Context, PartName, declare_rule, words};
use crate::read::Line;
use crate::unit::Length;

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

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.running().filter(|line| facts.parts[*line] == Some(PartName::NoiDung) && facts.lines[*line].first)
    {
        let spacing = &facts.paragraph(line).format.line;
        let Some((_, format)) = facts.lines[line].runs.first() else { continue };
        // A single line of Times New Roman is 1.15 times its size (ND30.BODY.LINESPACE).
        let exact = |height: Length| {
            let size = Length::pt(1) * i64::from(format.size.value) / 2;
            (height * 100 >= size * 114 && height * 1000 <= size * 1735, words::points(height))
        };
        let (fits, found) = match spacing.value {
            Line::Multiple(parts) => {
                ((240 - TOLERANCE..=360 + TOLERANCE).contains(&parts), format!("{} dòng", hundredths(parts)))
            }
            Line::Exact(height) => exact(height),
            // What is lower than a single line leaves the line as it is.
            Line::AtLeast(height) => {
                (height * 1000 <= Length::pt(1) * i64::from(format.size.value) / 2 * 1735, exact(height).1)
            }
        };
        if fits {
            continue;
        }
        ctx.at(line)
            .found(&found)
            .expected("1 đến 1,5 dòng")
            .from(&spacing.from)
            .set("giãn dòng Đơn hoặc 1,15")
            .say(format!("khoảng cách dòng {found}, cần từ 1 đến 1,5 dòng"));
    }
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
