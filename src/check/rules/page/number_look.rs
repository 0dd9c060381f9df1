//! Số trang sai cỡ hoặc kiểu chữ.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::rules::page::number_place;
use crate::check::words;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some((least, greatest)) = facts.nd30.fonts.part(PartName::SoTrang).range() else { return };
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
            let message = format!("số trang: {found}, cần {expected}");
            let help = format!(
                "mở đầu trang, chọn số trang, đặt cỡ {}, bỏ đậm, nghiêng",
                words::size(greatest.to_half_points())
            );
            let fault = Fault::new(found, expected, message, help);
            findings.report(facts, At::Section(index), fault);
        }
    }
}
