//! Values and their origin in words.

use crate::read::Origin;
use crate::unit::{FontSize, Length};

/// `30 mm`, `27,5 mm`.
pub(super) fn millimetres(length: Length) -> String {
    format!("{} mm", number(length))
}

/// `1 cm`, `1,27 cm`.
pub(super) fn centimetres(length: Length) -> String {
    let hundredths = (length.to_emu() + 1800) / 3600;
    let (whole, part) = (hundredths / 100, (hundredths % 100).abs());
    match (part, part % 10) {
        (0, _) => format!("{whole} cm"),
        (_, 0) => format!("{whole},{} cm", part / 10),
        _ => format!("{whole},{part:02} cm"),
    }
}

/// A length in millimetres to a tenth, without its unit.
pub(super) fn number(length: Length) -> String {
    let tenths = (length.to_emu() + 1800) / 3600;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{},{}", tenths / 10, (tenths % 10).abs()) }
}

/// Half-points as a size: `13`, `13,5`.
pub(super) fn size(half_points: u16) -> String {
    if half_points.is_multiple_of(2) { (half_points / 2).to_string() } else { format!("{},5", half_points / 2) }
}

/// `13`, or `13–14`.
pub(super) fn sizes(least: FontSize, greatest: FontSize) -> String {
    let (least, greatest) = (size(least.to_half_points()), size(greatest.to_half_points()));
    if least == greatest { least } else { format!("{least}–{greatest}") }
}

/// Points to a tenth: `6 pt`.
pub(super) fn points(length: Length) -> String {
    let tenths = (length.to_emu() + 635) / 1270;
    if tenths % 10 == 0 { format!("{} pt", tenths / 10) } else { format!("{},{} pt", tenths / 10, tenths % 10) }
}

/// ` (kế thừa từ kiểu «Normal»)`; nothing for what is set on the text itself.
pub(super) fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Direct => String::new(),
        Origin::Style(name) => format!(" (kế thừa từ kiểu «{name}»)"),
        Origin::Numbering => " (từ đánh số tự động)".to_owned(),
        Origin::Defaults => " (từ mặc định của tệp)".to_owned(),
        Origin::Application => " (mặc định của Word)".to_owned(),
    }
}

/// How to set a value where it comes from.
pub(super) fn mend(origin: &Origin, value: &str) -> String {
    match origin {
        Origin::Style(name) => format!("đặt {value} cho kiểu «{name}» (Trang đầu, Kiểu, Sửa đổi)"),
        Origin::Defaults | Origin::Application => format!("đặt {value} cho kiểu «Normal» (Trang đầu, Kiểu, Sửa đổi)"),
        Origin::Direct | Origin::Numbering => format!("chọn đoạn đó, đặt {value}"),
    }
}

/// The last sign of a text.
pub(super) fn last_sign(text: &str) -> String {
    text.chars().last().map(String::from).unwrap_or_default()
}
