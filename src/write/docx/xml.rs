//! The few things needed to write XML as text.

use crate::layout::sheet::VerticalAlign;
use crate::unit::Length;
use crate::xml::Escaped;

/// Appends text with what XML must not see escaped.
pub(super) fn escape(out: &mut String, text: &str) {
    Escaped::of(text).push_to(out);
}

/// A thickness in eighths of a point, which is how lines are measured.
pub(super) const fn eighths(thickness: Length) -> i64 {
    thickness.to_emu() / (Length::pt(1).to_emu() / 8)
}

/// How text stands to its line, as a property of a run; nothing for the base line.
pub(super) const fn vertical(align: VerticalAlign) -> &'static str {
    match align {
        VerticalAlign::Baseline => "",
        VerticalAlign::Superscript => "<w:vertAlign w:val=\"superscript\"/>",
        VerticalAlign::Subscript => "<w:vertAlign w:val=\"subscript\"/>",
    }
}

/// Appends a whole number.
pub(super) fn number(out: &mut String, value: i64) {
    out.push_str(itoa::Buffer::new().format(value));
}
