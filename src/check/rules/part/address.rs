//! Địa chỉ ở chân trang 1 sai cỡ hoặc kiểu chữ.

use crate::check::prelude::{Context, PartName, declare_rule, words};
use crate::lists;
use crate::text::{fold_letters, within};

declare_rule! {
    /// Địa chỉ ở chân trang 1 sai cỡ hoặc kiểu chữ
    ///
    /// Vì sao: địa chỉ, điện thoại, thư điện tử cỡ 11–12, chữ đứng.
    ///
    /// Sai: Điện thoại: … cỡ 9, nghiêng
    /// Đúng: Điện thoại: … cỡ 11, đứng
    ///
    /// Không báo khi: chân trang không có địa chỉ
    "ND336" "address-look" Error ["ND30.ADDRESS"] [] "PL1 I/III.4"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(section) = facts.docx.sections.first() else { return };
    let footer = if section.title_page { section.footers.first } else { section.footers.default };
    let Some((least, greatest)) = ctx.nd30.fonts.part(PartName::DiaChi).range() else { return };
    let sizes = least.to_half_points()..=greatest.to_half_points();
    for paragraph in footer.into_iter().flat_map(|at| &facts.docx.header_footers[at].paragraphs) {
        let folded = fold_letters(&paragraph.text());
        if !within(&lists::words().addresses, &folded) {
            continue;
        }
        let wrong = paragraph.runs.iter().filter(|run| !run.text.trim().is_empty()).find_map(|run| {
            let size = run.format.size.value;
            (!sizes.contains(&size))
                .then(|| format!("cỡ {}", words::size(size)))
                .or_else(|| run.format.italic.value.then(|| "chữ nghiêng".to_owned()))
        });
        let Some(found) = wrong else { continue };
        let expected = format!("cỡ {}, đứng", words::sizes(least, greatest));
        ctx.at_section(0)
            .found(&found)
            .expected(&expected)
            .help(format!("mở chân trang, đặt cỡ {}, chữ đứng", words::size(least.to_half_points())))
            .say(format!("địa chỉ ở chân trang: {found}, cần {expected}"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let footer = |run: &str, text: &str| {
            Doc::plan().first_footer(&format!("<w:p><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"))
        };
        finds(
            &RULE,
            &footer("<w:sz w:val=\"18\"/>", "Điện thoại: 0221"),
            &["địa chỉ ở chân trang: cỡ 9, cần cỡ 11–12, đứng"],
        );
        finds(
            &RULE,
            &footer("<w:sz w:val=\"22\"/><w:i/>", "Email: a@b.vn"),
            &["địa chỉ ở chân trang: chữ nghiêng, cần cỡ 11–12, đứng"],
        );
        silent(&RULE, &footer("<w:sz w:val=\"22\"/>", "Điện thoại: 0221"));
        // Chân trang không có địa chỉ.
        silent(&RULE, &footer("<w:sz w:val=\"18\"/><w:i/>", "Bản trình ký"));
    }
}
