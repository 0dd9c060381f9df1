//! Địa danh thiếu chữ chỉ đơn vị hành chính.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Địa danh thiếu chữ chỉ đơn vị hành chính
    ///
    /// Vì sao: đơn vị mang tên người, chữ số, sự kiện viết đầy đủ tên gọi.
    ///
    /// Sai: Hồ Chí Minh, ngày …; TP. Hồ Chí Minh, ngày …
    /// Đúng: Thành phố Hồ Chí Minh, ngày …
    ///
    /// Không báo khi: tên khác: chương trình không biết tên nào là tên người
    "ND611" "place-name-not-full" Error ["ND30.PLACE.FULLNAME"] ["V20"] "PL1 I/II.4.a"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(line) = facts.first(PartName::DiaDanh) else { return };
    let Some((place, _)) = facts.lines[line].text.split_once(',') else { return };
    let place = place.trim();
    let city = place.ends_with("Hồ Chí Minh") && place != "Thành phố Hồ Chí Minh";
    let numbered = !place.is_empty() && place.chars().all(|c| c.is_ascii_digit());
    if !city && !numbered {
        return;
    }
    let expected = if city { "Thành phố Hồ Chí Minh".to_owned() } else { format!("Phường {place}") };
    let message = format!("địa danh «{place}», cần «{expected}»");
    findings.report(facts, At::Line(line), Fault::new(place, expected.clone(), message, format!("viết «{expected}»")));
}
