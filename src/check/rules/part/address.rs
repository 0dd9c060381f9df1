//! Địa chỉ ở chân trang 1 sai cỡ hoặc kiểu chữ.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::lists;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::text::fold_letters;

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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(section) = facts.docx.sections.first() else { return };
    let footer = if section.title_page { section.footers.first } else { section.footers.default };
    let Some((least, greatest)) = facts.nd30.fonts.part(PartName::DiaChi).range() else { return };
    let sizes = least.to_half_points()..=greatest.to_half_points();
    for paragraph in footer.into_iter().flat_map(|at| &facts.docx.margins[at].paragraphs) {
        let folded = fold_letters(&paragraph.text());
        if !lists::words().addresses.iter().any(|word| folded.contains(word.as_str())) {
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
        let message = format!("địa chỉ ở chân trang: {found}, cần {expected}");
        let help = format!("mở chân trang, đặt cỡ {}, chữ đứng", words::size(least.to_half_points()));
        findings.report(facts, At::Section(0), Fault::new(found, expected, message, help));
    }
}
