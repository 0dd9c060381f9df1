//! The rules: a file each, in the order of their codes.

mod font;
mod look;
mod number;
mod page;
mod paragraph;
mod part;
mod text;

use super::Rule;

/// All rules.
pub(super) static ALL: &[Rule] = &[
    page::margin::RULE,
    page::paper::RULE,
    page::landscape::RULE,
    page::number_place::RULE,
    page::number_first::RULE,
    page::number_appendix::RULE,
    font::face::RULE,
    font::colour::RULE,
    font::size::RULE,
    font::weight::RULE,
    font::slant::RULE,
    font::step::RULE,
    font::underline::RULE,
    part::missing::RULE,
    part::quoc_hieu::RULE,
    part::tieu_ngu::RULE,
    part::drawn_line::RULE,
    part::cong_van::RULE,
    part::v_v::RULE,
    part::abstract_stop::RULE,
    part::kinh_gui_when::RULE,
    part::kinh_gui_list::RULE,
    part::nhu_tren::RULE,
    part::luu::RULE,
    part::noi_nhan_form::RULE,
    part::sign_prefix::RULE,
    part::degree::RULE,
    part::name_case::RULE,
    part::appendix_label::RULE,
    part::appendix_number::RULE,
    part::appendix_line::RULE,
    part::issuer_name::RULE,
    part::end_mark::RULE,
    part::can_cu_end::RULE,
    part::appendix_named::RULE,
    paragraph::align::RULE,
    paragraph::indent::RULE,
    paragraph::space::RULE,
    paragraph::line::RULE,
    paragraph::muc_case::RULE,
    number::zero::RULE,
    number::symbol::RULE,
    number::symbol_kind::RULE,
    number::date_zero::RULE,
    number::date_form::RULE,
    number::sequence::RULE,
    number::letter::RULE,
    number::sign::RULE,
    text::decomposed::RULE,
    text::syllable::RULE,
    text::bracket::RULE,
    text::sentence_case::RULE,
    text::cited_units::RULE,
    text::gap::RULE,
    text::tracked::RULE,
    text::stale::RULE,
    text::space::RULE,
    text::doubled::RULE,
    text::place::RULE,
    text::citation::RULE,
];
