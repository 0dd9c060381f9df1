//! What a path leads to in a plan.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::bao_cao::{BaoCao, KyBaoCao, NhiemVuBaoCao, NhomBaoCao};
use super::document::{KyMot, Luu, Muc, NoiNhan, PhuLuc, Plan, Tiep};
use super::parts::{BanSao, CungBanHanh, Hinh, KemTheo};
use super::path::{Path, Segment};
use super::table::{Bang, Cot, Dong, O};
use super::task::{DieuChinh, NhiemVu, NhiemVuNguon, NhomNhiemVu, TuTep};
use super::task_table::{CotNhiemVu, PhuLucNhiemVu};
use super::text::Text;
use super::typed::{Readable, Typed};
use super::walk::{Node, StringKind, kind_of, structs};

/// A part of a plan in which a path can be followed to what the walk comes by there.
trait Follow {
    fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>>;
}

macro_rules! found {
    ($part:ident) => {
        None
    };
    ($part:ident $node:ident) => {
        Some(Node::$node($part))
    };
}

macro_rules! follow {
    ($($type:ident $(as $node:ident)? { $($key:ident $(: $kind:ident)?),*; $($other:ident),* })*) => {
        $(impl Follow for $type {
            fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>> {
                match path {
                    [] => found!(self $($node)?),
                    [first, rest @ ..] => match first.as_key()? {
                        $(stringify!($key) => self.$key.follow(kind_of!(kind $($kind)?), rest),)*
                        _ => None,
                    },
                }
            }
        })*
    };
}

structs!(follow);

impl<T: Follow> Follow for Option<T> {
    fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>> {
        self.as_ref()?.follow(kind, path)
    }
}

impl<T: Follow> Follow for Vec<T> {
    fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>> {
        let (first, rest) = path.split_first()?;
        self.get(first.as_index()?)?.follow(kind, rest)
    }
}

impl<T: Follow> Follow for BTreeMap<String, T> {
    fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>> {
        let (first, rest) = path.split_first()?;
        self.get(first.as_key()?)?.follow(kind, rest)
    }
}

impl Follow for Json {
    fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>> {
        let Some((first, rest)) = path.split_first() else {
            return self.as_str().map(|text| Node::String(kind, text));
        };
        let part = match first {
            Segment::Key(key) => self.get(key.as_ref()),
            Segment::Index(index) => self.get(index),
        };
        part?.follow(kind, rest)
    }
}

impl Follow for NhiemVuNguon {
    fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>> {
        match self {
            Self::Danh(groups) => groups.follow(kind, path),
            Self::TuTep(file) => file.follow(StringKind::File, path),
        }
    }
}

impl Follow for Dong {
    fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>> {
        match (self, path.split_first()?) {
            (Self::O(cells), _) => cells.follow(kind, path),
            (Self::Nhom(name), (first, rest)) => {
                (first.as_key() == Some("nhom")).then(|| name.follow(kind, rest)).flatten()
            }
            (Self::Dang(_, cells), (first, rest)) => {
                (first.as_key() == Some("o")).then(|| cells.follow(kind, rest)).flatten()
            }
        }
    }
}

impl Follow for O {
    fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>> {
        self.o.follow(kind, path)
    }
}

impl Follow for Text {
    fn follow(&self, _: StringKind, path: &[Segment]) -> Option<Node<'_>> {
        path.is_empty().then_some(Node::Text(self))
    }
}

impl Follow for String {
    fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>> {
        path.is_empty().then_some(Node::String(kind, self))
    }
}

impl<T: Readable> Follow for Typed<T> {
    fn follow(&self, kind: StringKind, path: &[Segment]) -> Option<Node<'_>> {
        path.is_empty().then(|| Node::typed(kind, self))
    }
}

impl Plan {
    /// What stands at a path, as the walk comes by it.
    #[must_use]
    pub fn at(&self, path: &Path) -> Option<Node<'_>> {
        self.follow(StringKind::Plain, path.segments())
    }

    /// The table at a path such as `noi_dung[0].muc[1].bang`.
    #[must_use]
    pub fn bang_at(&self, path: &str) -> Option<&Bang> {
        match self.at(&path.into())? {
            Node::Table(bang) => Some(bang),
            _ => None,
        }
    }

    /// The picture at a path such as `noi_dung[0].hinh[1]`.
    #[must_use]
    pub fn hinh_at(&self, path: &str) -> Option<&Hinh> {
        match self.at(&path.into())? {
            Node::Picture(hinh) => Some(hinh),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Piece;

    #[test]
    fn every_path_of_the_walk_leads_back() {
        let bang = Bang {
            cot: vec![Cot { ten: "Cột".into(), kieu: Some("so".into()), ..Cot::default() }],
            dong: vec![Dong::O(vec![O { o: "1".into(), cot: 1, dong: 1 }]), Dong::Nhom("Nhóm".into())],
            ..Bang::default()
        };
        let inner =
            Muc { bang: Some(bang), hinh: vec![Hinh { tep: "a.png".into(), ..Hinh::default() }], ..Muc::default() };
        let task = NhiemVu { noi_dung: "Việc".into(), muc: vec![NhiemVu::default()], ..NhiemVu::default() };
        let plan = Plan {
            trich_yeu: Text::Rich(vec![Piece::Dam("đậm".into())]),
            noi_dung: vec![Muc { muc: vec![inner.clone()], ..Muc::default() }],
            phu_luc: vec![PhuLuc { noi_dung: vec![inner.clone()], bang: inner.bang.clone(), ..PhuLuc::default() }],
            kem_theo: vec![KemTheo { noi_dung: vec![inner], ..KemTheo::default() }],
            nhiem_vu: Some(NhiemVuNguon::Danh(vec![NhomNhiemVu { nhiem_vu: vec![task], ..NhomNhiemVu::default() }])),
            ban_sao: Some(BanSao { luu: Some(Luu::default()), ngay: Some("2026".into()), ..BanSao::default() }),
            rieng: [("a".to_owned(), serde_json::json!({"b": ["c"]}))].into(),
            ..Plan::default()
        };
        let mut count = 0;
        plan.walk(&mut |path, node| {
            let path = Path::from(path.to_string().as_str());
            assert_eq!(format!("{:?}", plan.at(&path)), format!("{:?}", Some(node)), "{path}");
            count += 1;
        });
        assert!(count > 40, "{count}");
        assert!(plan.at(&"noi_dung[0].muc[7]".into()).is_none() && plan.at(&"so.le".into()).is_none());
    }
}
