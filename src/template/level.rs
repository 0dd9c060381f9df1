//! Which element of the markup an entry of the data's content becomes.

use crate::nd30::{Kind, Nd30, Scheme};
use crate::plan::{Cap, Muc, Typed};

/// The elements of a list of entries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Levels {
    scheme: Scheme,
    /// The element around the list; none at the top.
    parent: Option<&'static str>,
    /// Whether no entry at the top of scheme B has a title: the text then begins at khoản.
    untitled: bool,
}

impl Levels {
    /// Those at the top of a text of a kind.
    pub(super) fn of_kind(nd30: &Nd30, id: &str, top: &[Muc]) -> Self {
        Self::new(nd30.kind(id).map_or(Scheme::B, |kind: &Kind| kind.scheme), top)
    }

    /// Those at the top of an appendix.
    pub(super) fn of_appendix(top: &[Muc]) -> Self {
        Self::new(Scheme::B, top)
    }

    fn new(scheme: Scheme, top: &[Muc]) -> Self {
        let untitled = !top.is_empty() && top.iter().all(|item| item.tieu_de.is_none());
        Self { scheme, parent: None, untitled }
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
            (Some("khoan"), _) => "diem",
            (Some("diem"), _) => "gach",
            (Some("gach"), _) => "cong",
            (Some(_), _) => return None,
        })
    }

    /// Those inside an element.
    pub(super) fn inside(self, element: &'static str) -> Self {
        Self { parent: Some(element), untitled: false, ..self }
    }
}
