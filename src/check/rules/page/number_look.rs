//! Số trang sai cỡ hoặc kiểu chữ.

use crate::check::prelude::{Context, PartName, declare_rule, words};
use crate::check::rules::page::number_place;

declare_rule! {
    /// Số trang sai cỡ hoặc kiểu chữ
    ///
    /// Vì sao: số trang cỡ 13–14, kiểu chữ đứng.
    ///
    /// Sai: số trang cỡ 11, nghiêng
    /// Đúng: số trang cỡ 14, đứng
    ///
    /// Không báo khi: số trang không có chữ nào trong tệp để xét
    "ND107" "page-number-look" Error ["ND30.PAGENUM.SIZE"] [] "PL1 I/I.7"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some((least, greatest)) = ctx.nd30.fonts.part(PartName::SoTrang).range() else { return };
    for (index, paragraph) in number_place::numbered(facts) {
        for run in paragraph.runs.iter().filter(|run| run.text.chars().any(|c| c.is_ascii_digit())) {
            let (size, bold, italic) = (&run.format.size, run.format.bold.value, run.format.italic.value);
            let small = !(least.to_half_points()..=greatest.to_half_points()).contains(&size.value);
            if !small && !bold && !italic {
                continue;
            }
            let expected = format!("cỡ {}, đứng, không đậm", words::sizes(least, greatest));
            let found = match (small, italic) {
                (true, _) => format!("cỡ {}", words::size(size.value)),
                (false, true) => "chữ nghiêng".to_owned(),
                (false, false) => "chữ đậm".to_owned(),
            };
            ctx.at_section(index)
                .found(&found)
                .expected(&expected)
                .help(format!(
                    "mở đầu trang, chọn số trang, đặt cỡ {}, bỏ đậm, nghiêng",
                    words::size(greatest.to_half_points())
                ))
                .say(format!("số trang: {found}, cần {expected}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, number, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let header = |run: &str| Doc::plan().header(&number("<w:jc w:val=\"center\"/>", run));
        finds(&RULE, &header("<w:sz w:val=\"22\"/>"), &["số trang: cỡ 11, cần cỡ 13–14, đứng, không đậm"]);
        finds(&RULE, &header("<w:i/>"), &["số trang: chữ nghiêng, cần cỡ 13–14, đứng, không đậm"]);
        finds(&RULE, &header("<w:b/>"), &["số trang: chữ đậm, cần cỡ 13–14, đứng, không đậm"]);
        silent(&RULE, &header("<w:sz w:val=\"26\"/>"));
        // Số trang không có chữ nào để xét.
        let empty = "<w:p><w:fldSimple w:instr=\"PAGE\"><w:r><w:rPr><w:i/></w:rPr></w:r></w:fldSimple></w:p>";
        silent(&RULE, &Doc::plan().header(empty));
    }
}
