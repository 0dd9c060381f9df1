//! Rules of the parts of a document.

pub(super) mod abstract_stop;
pub(super) mod appendix_label;
pub(super) mod appendix_line;
pub(super) mod appendix_named;
pub(super) mod appendix_number;
pub(super) mod can_cu_end;
pub(super) mod cong_van;
pub(super) mod degree;
pub(super) mod drawn_line;
pub(super) mod end_mark;
pub(super) mod issuer_name;
pub(super) mod kinh_gui_list;
pub(super) mod kinh_gui_when;
pub(super) mod luu;
pub(super) mod missing;
pub(super) mod name_case;
pub(super) mod nhu_tren;
pub(super) mod noi_nhan_form;
pub(super) mod quoc_hieu;
pub(super) mod sign_prefix;
pub(super) mod tieu_ngu;
pub(super) mod v_v;
