//! Rules of paragraphs.

pub(super) mod align;
pub(super) mod body_upright;
pub(super) mod centre;
pub(super) mod chapter_look;
pub(super) mod dieu_look;
pub(super) mod dieu_text;
pub(super) mod head_line;
pub(super) mod indent;
pub(super) mod khoan_look;
pub(super) mod line;
pub(super) mod muc_case;
pub(super) mod space;
