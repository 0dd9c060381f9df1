//! Which element of the markup an entry of the data's content becomes.

use crate::nd30::{Kind, Nd30, Scheme};
use crate::plan::{Cap, DanhSo, Muc, Typed};

/// The elements of a list of entries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Levels {
    scheme: Scheme,
    /// The element around the list; none at the top.
    parent: Option<&'static str>,
    /// Whether no entry at the top of scheme B has a title: the text then begins at khoản.
    untitled: bool,
    /// Whether entries below a khoản are 1.1., 1.1.1.
    decimal: bool,
    /// How many decimal levels stand above.
    depth: usize,
}

/// Decimal levels that follow one another unless the data says that they go on: 1.1., 1.1.1., then a).
const DECIMALS: usize = 2;

impl Levels {
    /// Those at the top of a text of a kind.
    pub(super) fn of_kind(nd30: &Nd30, id: &str, top: &[Muc], numbering: Option<&Typed<DanhSo>>) -> Self {
        Self::new(nd30.kind(id).map_or(Scheme::B, |kind: &Kind| kind.scheme), top, numbering)
    }

    /// Those at the top of an appendix.
    pub(super) fn of_appendix(top: &[Muc], numbering: Option<&Typed<DanhSo>>) -> Self {
        Self::new(Scheme::B, top, numbering)
    }

    fn new(scheme: Scheme, top: &[Muc], numbering: Option<&Typed<DanhSo>>) -> Self {
        let untitled = !top.is_empty() && top.iter().all(|item| item.tieu_de.is_none());
        Self { scheme, parent: None, untitled, decimal: is_decimal(numbering) == Some(true), depth: 0 }
    }

    /// The element of an entry; none below the lowest level.
    pub(super) fn element(self, item: &Muc) -> Option<&'static str> {
        let named = item.cap.as_ref().and_then(Typed::value).map(|cap| match (cap, self.scheme) {
            (Cap::Phan, _) => "phan",
            (Cap::Chuong, _) => "chuong",
            (Cap::Muc, Scheme::A) => "muc-so",
            (Cap::Muc, Scheme::B) => "muc",
            (Cap::TieuMuc, _) => "tieu-muc",
            (Cap::Dieu, _) => "dieu",
            (Cap::Khoan, _) => "khoan",
        });
        named.or_else(|| self.by_depth())
    }

    fn by_depth(self) -> Option<&'static str> {
        Some(match (self.parent, self.scheme) {
            (None, Scheme::B) if self.untitled => "khoan",
            (None | Some("phan"), Scheme::B) => "muc",
            (Some("phan"), Scheme::A) => "chuong",
            (None, Scheme::A) | (Some("chuong" | "muc-so" | "tieu-muc"), _) => "dieu",
            (Some("muc" | "dieu"), _) => "khoan",
            (Some("khoan" | "thap-phan"), _) if self.decimal => "thap-phan",
            (Some("khoan" | "thap-phan"), _) => "diem",
            (Some("diem"), _) => "gach",
            (Some("gach"), _) => "cong",
            (Some(_), _) => return None,
        })
    }

    /// Those inside the element of an entry.
    pub(super) fn inside(self, element: &'static str, item: &Muc) -> Self {
        let depth = if element == "thap-phan" { self.depth + 1 } else { 0 };
        let decimal = is_decimal(item.danh_so.as_ref()).unwrap_or(self.decimal && depth < DECIMALS);
        Self { parent: Some(element), untitled: false, decimal, depth, ..self }
    }
}

/// Whether a way of numbering is that of decimals; nothing where none is named.
fn is_decimal(numbering: Option<&Typed<DanhSo>>) -> Option<bool> {
    numbering?.value().map(|own| own == DanhSo::ThapPhan)
}
