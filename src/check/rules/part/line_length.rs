//! Đường kẻ dài hoặc ngắn so với dòng chữ.

use crate::check::prelude::{Context, Facts, PartName, declare_rule, part_name, words};
use crate::font::{self, Face};
use crate::unit::{FontSize, Length};

declare_rule! {
    /// Đường kẻ dài hoặc ngắn so với dòng chữ
    ///
    /// Vì sao: dưới Tiêu ngữ kẻ dài bằng dòng chữ; dưới tên cơ quan, trích yếu kẻ dài từ 1/3 đến 1/2 dòng chữ.
    ///
    /// Sai: kẻ dưới Tiêu ngữ dài nửa dòng chữ
    /// Đúng: kẻ dưới Tiêu ngữ dài bằng dòng chữ
    ///
    /// Không báo khi: đường kẻ là viền đoạn hoặc dấu gạch dưới: tệp không ghi độ dài; sai khác dưới 15 %
    "ND342" "drawn-line-length" Error ["ND30.TN.RULE", "ND30.ORG.RULE", "ND30.ABS.RULE"] ["V10", "V12"] "PL1 I/II.1.b, 2.b, 5.b"
}

/// What a line drawn by hand may be off by, in percent of the text.
const TOLERANCE: i64 = 15;

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let last = |part: PartName| facts.of(part).filter(|line| *line < facts.main_end).last();
    let (motto, share) = (ctx.nd30.layout.rule_motto_share(), ctx.nd30.layout.rule_share_range());
    for (line, part, id, (least, greatest)) in [
        (facts.first(PartName::TieuNgu), PartName::TieuNgu, "ND30.TN.RULE", (motto, motto)),
        (last(PartName::CoQuan), PartName::CoQuan, "ND30.ORG.RULE", share),
        (last(PartName::TrichYeu), PartName::TrichYeu, "ND30.ABS.RULE", share),
    ] {
        let Some((line, length)) = line.and_then(|line| Some((line, drawn(facts, line)?))) else { continue };
        // Of a name on several lines the longest counts (ND30.ORG.RULE.WRAP).
        let text = facts.of(part).filter(|one| *one < facts.main_end).map(|line| width(facts, line)).max();
        let Some(text) = text.filter(|text| text.to_emu() > 0) else { continue };
        let percent = length.to_emu() * 100 / text.to_emu();
        if (least - TOLERANCE..=greatest + TOLERANCE).contains(&percent) {
            continue;
        }
        let expected = match (least, greatest) {
            (100, 100) => "dài bằng dòng chữ".to_owned(),
            _ if least == greatest => format!("dài bằng {least} % dòng chữ"),
            _ => format!("dài từ {} đến {} dòng chữ", fraction(least), fraction(greatest)),
        };
        let found = format!("{} ({percent} % dòng chữ)", words::millimetres(length));
        ctx.at(line)
            .breaking(id)
            .found(&found)
            .expected(&expected)
            .help(format!("kéo đường kẻ cho {expected} ({})", words::millimetres(text)))
            .say(format!("đường kẻ dưới {} dài {found}, cần {expected}", part_name(Some(part))));
    }
}

/// A share in percent as people say it: `1/3`, `40 %`.
fn fraction(percent: i64) -> String {
    match percent {
        33 => "1/3".to_owned(),
        50 => "1/2".to_owned(),
        percent => format!("{percent} %"),
    }
}

/// The length of the line drawn with a line of text or under it.
fn drawn(facts: &Facts<'_>, line: usize) -> Option<Length> {
    let at = facts.lines[line].paragraph;
    let cell = facts.docx.paragraphs[at].cell;
    let near = facts.docx.paragraphs.iter().skip(at).take(3);
    let same =
        near.enumerate().take_while(|(index, one)| one.cell == cell && (*index == 0 || one.text().trim().is_empty()));
    let lengths: Vec<Length> = same.flat_map(|(_, one)| &one.lines).filter_map(|drawn| drawn.length).collect();
    // Two lines in one paragraph belong to two parts: which is which only the page tells.
    let [length] = lengths.as_slice() else { return None };
    Some(*length)
}

/// The width of a line of text in Times New Roman.
fn width(facts: &Facts<'_>, line: usize) -> Length {
    let runs = &facts.lines[line].runs;
    runs.iter().fold(Length::ZERO, |sum, (text, format)| {
        let face = Face { bold: format.bold.value, italic: format.italic.value };
        sum + font::width(text, face, FontSize::half_points(format.size.value))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let drawn = |part: PartName, length: &str| Doc::plan().drawn(part, length);
        finds(
            &RULE,
            &drawn(PartName::TieuNgu, "80pt"),
            &["đường kẻ dưới Tiêu ngữ dài 28,2 mm (46 % dòng chữ), cần dài bằng dòng chữ"],
        );
        finds(
            &RULE,
            &drawn(PartName::CoQuan, "150pt"),
            &["đường kẻ dưới cơ quan ban hành dài 52,9 mm (75 % dòng chữ), cần dài từ 1/3 đến 1/2 dòng chữ"],
        );
        silent(&RULE, &drawn(PartName::TieuNgu, "170pt"));
        silent(&RULE, &drawn(PartName::CoQuan, "80pt"));
        // Viền đoạn hoặc dấu gạch dưới.
        silent(&RULE, &Doc::plan());
        let typed = Doc::plan().with(PartName::TieuNgu, |one| one.own = "");
        silent(&RULE, &typed.after(PartName::TieuNgu, PartName::Bang, "______"));
        // Sai khác dưới 15 %.
        silent(&RULE, &drawn(PartName::TieuNgu, "155pt"));
    }
}
