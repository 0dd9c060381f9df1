//! The one walk over all that a plan says: every text, string, table, picture, level, task, in the order of the document.
//!
//! Each struct of the data file is listed here with all of its keys, in the order of the walk, then those that hold no
//! words. A key that is not listed does not compile.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::bao_cao::{BaoCao, KyBaoCao, NhiemVuBaoCao, NhomBaoCao};
use super::document::{KyMot, Luu, Muc, NoiNhan, PhuLuc, Plan, Tiep};
use super::parts::{BanSao, CungBanHanh, Hinh, KemTheo};
use super::path::Path;
use super::table::{Bang, Cot, Dong, O};
use super::task::{DieuChinh, NhiemVu, NhiemVuNguon, NhomNhiemVu, TuTep};
use super::task_table::{CotNhiemVu, PhuLucNhiemVu};
use super::text::Text;
use super::typed::{DateForm, Readable, Typed};
use crate::text::position;

/// What a string of a plan is. All are filled in a template file (`la_mau`) and searched for what is left of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringKind {
    /// One of the user's own fields, which other strings may name.
    Own,
    /// A name, code, id or date.
    Plain,
    /// A file or a sheet in one: as its name is on the disk, so it is not cleaned.
    File,
}

/// Whether a string is a template, as those of a template file may be.
#[must_use]
pub fn is_template(text: &str) -> bool {
    let begins = |byte| byte == b'{';
    position(text.as_bytes(), begins).is_some() && ["{{", "{%", "{#"].iter().any(|mark| text.contains(mark))
}

/// What the walk comes by.
#[derive(Debug)]
pub enum Node<'p> {
    /// A text.
    Text(&'p Text),
    /// A string that is no text.
    String(StringKind, &'p str),
    /// A string that is a date of that form.
    Date(StringKind, DateForm, &'p str),
    /// A free table; what is in it comes after it.
    Table(&'p Bang),
    /// A picture.
    Picture(&'p Hinh),
    /// An entry of the content; those in it come after it.
    Level(&'p Muc),
    /// A group of tasks.
    Group(&'p NhomNhiemVu),
    /// A task; those in it come after it.
    Task(&'p NhiemVu),
    /// A line of Nơi nhận.
    Receiver(&'p NoiNhan),
    /// A signer.
    Signer(&'p KyMot),
    /// A document issued with this one.
    Attached(&'p KemTheo),
    /// An appendix.
    Appendix(&'p PhuLuc),
}

/// What the walk comes by, to be changed.
#[derive(Debug)]
pub enum NodeMut<'p> {
    /// A text.
    Text(&'p mut Text),
    /// A string that is no text.
    String(StringKind, &'p mut String),
    /// A free table; what is in it comes after it.
    Table(&'p mut Bang),
    /// A picture.
    Picture(&'p mut Hinh),
    /// An entry of the content; those in it come after it.
    Level(&'p mut Muc),
    /// A group of tasks.
    Group(&'p mut NhomNhiemVu),
    /// A task; those in it come after it.
    Task(&'p mut NhiemVu),
    /// A line of Nơi nhận.
    Receiver(&'p mut NoiNhan),
    /// A signer.
    Signer(&'p mut KyMot),
    /// A document issued with this one.
    Attached(&'p mut KemTheo),
    /// An appendix.
    Appendix(&'p mut PhuLuc),
}

/// The key of remarks among the user's own fields, which are not walked.
const REMARK: &str = "_ghi_chu";

type Visit<'p, 'v> = dyn FnMut(&Path, Node<'p>) + 'v;
type VisitMut<'v> = dyn FnMut(&Path, NodeMut<'_>) + 'v;

/// A reference to a part of a plan that can be walked; `V` is who visits it.
trait Walk<V: ?Sized> {
    fn walk(self, kind: StringKind, path: &mut Path, visit: &mut V);
}

/// The keys of every struct, handed to a macro: `Struct as Node { keys with words; keys without }`.
macro_rules! structs {
    ($macro:ident) => {
        $macro! {
            Plan {
                loai, mau, co_quan_chu_quan, co_quan, lien_tich, viet_tat, ky_hieu, dia_danh, ngay, do_mat, trich_yeu, kinh_gui,
                tham_quyen, can_cu, mo_dau, danh_so, noi_dung, ket_thuc, dia_chi, noi_nhan, luu, ky, kem_theo, nhiem_vu_tieu_de,
                nhiem_vu_phu_luc, nhiem_vu, bao_cao, phu_luc, ban_sao, rieng: Own;
                schema, ghi_chu, la_mau, so, do_khan, luu_hanh, du_thao
            }
            CungBanHanh { co_quan, viet_tat; ghi_chu }
            Muc as Level { id, cap, danh_so, tieu_de, doan, bang, hinh, tiep, muc; ngang, ghi_chu }
            Tiep { doan, bang, hinh; ghi_chu }
            NoiNhan as Receiver { ten, de; ghi_chu }
            Luu { don_vi, nguoi_soan; so_ban, ghi_chu }
            KyMot as Signer { quyen_han, chuc_vu, ho_ten; ghi_chu }
            KemTheo as Attached { loai, trich_yeu, mo_dau, noi_dung, ket_thuc; ghi_chu }
            TuTep { tu_tep, trang, cot; ghi_chu }
            PhuLucNhiemVu {
                id, mo_dau, don_vi_tinh, cot, stt, chu_thich; ngang, thu_tu, giu_dau, ghi_chu
            }
            CotNhiemVu { muc, ten; rong }
            NhomNhiemVu as Group { stt, nhom, nhiem_vu; ghi_chu }
            NhiemVu as Task {
                stt, ma, noi_dung, chu_tri, phoi_hop, san_pham, thoi_gian, han, ngay_su_kien, dieu_chinh, lanh_dao,
                nguoi_thuc_hien, kinh_phi, chi_tieu, can_cu_giao, ghi_chu, muc; loi_nhan
            }
            DieuChinh { ngay, van_ban, han; loai, ghi_chu }
            BaoCao { ky, ke_hoach, dien, nhom; noi_bo, ngan, ghi_chu }
            KyBaoCao { ma, ten, tu, chot, lich_den, ky_sau, ky_sau_den; nam, ghi_chu }
            NhomBaoCao { ten, nhiem_vu; ghi_chu }
            NhiemVuBaoCao {
                ma, noi_dung, chu_tri, thuoc, thoi_gian, han, ket_qua, ly_do, de_xuat, ghi_chu;
                trang_thai, trong_ky, bien_dong, loi_nhan
            }
            PhuLuc as Appendix { id, tieu_de, mo_dau, danh_so, noi_dung, bang, hinh, tiep; ngang, ghi_chu }
            Bang as Table { tu_tep: File, trang: File, don_vi_tinh, cot, dong, tong, chu_thich; ngang, cong_nhom, ghi_chu }
            Cot { nhom, ten, kieu, can; rong, ghi_chu }
            Hinh as Picture { tep: File, chu_thich; rong_mm, ghi_chu, anh }
            BanSao { hinh_thuc, co_quan, viet_tat, dia_danh, ngay, ky_so, noi_nhan, luu, ky; so, ghi_chu }
        }
    };
}

macro_rules! kind_of {
    ($given:ident) => {
        $given
    };
    ($given:ident $kind:ident) => {
        StringKind::$kind
    };
}

macro_rules! walk {
    ($($type:ident $(as $node:ident)? { $($key:ident $(: $kind:ident)?),*; $($other:ident),* })*) => {
        $(
            impl<'p, 'v> Walk<Visit<'p, 'v>> for &'p $type {
                fn walk(self, kind: StringKind, path: &mut Path, visit: &mut Visit<'p, 'v>) {
                    $(visit(path, Node::$node(self));)?
                    let $type { $($key,)* $($other: _),* } = self;
                    $(
                        $key.walk(kind_of!(kind $($kind)?), path.key(stringify!($key)), visit);
                        path.back();
                    )*
                }
            }

            impl<'v> Walk<VisitMut<'v>> for &mut $type {
                fn walk(self, kind: StringKind, path: &mut Path, visit: &mut VisitMut<'v>) {
                    $(visit(path, NodeMut::$node(self));)?
                    let $type { $($key,)* $($other: _),* } = self;
                    $(
                        $key.walk(kind_of!(kind $($kind)?), path.key(stringify!($key)), visit);
                        path.back();
                    )*
                }
            }
        )*
    };
}

pub(super) use {kind_of, structs};

structs!(walk);

/// What holds parts, walked in the same words by reference and by mutable reference.
macro_rules! containers {
    ([$($lives:lifetime)*] $visit:ty, $node:ident, $life:lifetime $($mutable:tt)?) => {
        impl<$($lives,)* T> Walk<$visit> for &$life $($mutable)? Option<T>
        where
            &$life $($mutable)? T: Walk<$visit>,
        {
            fn walk(self, kind: StringKind, path: &mut Path, visit: &mut $visit) {
                if let Some(part) = self {
                    part.walk(kind, path, visit);
                }
            }
        }

        impl<$($lives,)* T> Walk<$visit> for &$life $($mutable)? Vec<T>
        where
            &$life $($mutable)? T: Walk<$visit>,
        {
            fn walk(self, kind: StringKind, path: &mut Path, visit: &mut $visit) {
                for (index, part) in self.into_iter().enumerate() {
                    part.walk(kind, path.index(index), visit);
                    path.back();
                }
            }
        }

        impl<$($lives,)* T> Walk<$visit> for &$life $($mutable)? BTreeMap<String, T>
        where
            &$life $($mutable)? T: Walk<$visit>,
        {
            fn walk(self, kind: StringKind, path: &mut Path, visit: &mut $visit) {
                for (key, part) in self.into_iter().filter(|(key, _)| *key != REMARK) {
                    part.walk(kind, path.key(key.clone()), visit);
                    path.back();
                }
            }
        }

        impl<$($lives),*> Walk<$visit> for &$life $($mutable)? Json {
            fn walk(self, kind: StringKind, path: &mut Path, visit: &mut $visit) {
                match self {
                    Json::String(text) => visit(path, $node::String(kind, text)),
                    Json::Array(items) => items.walk(kind, path, visit),
                    Json::Object(members) => {
                        for (key, part) in members.into_iter().filter(|(key, _)| *key != REMARK) {
                            part.walk(kind, path.key(key.clone()), visit);
                            path.back();
                        }
                    }
                    Json::Null | Json::Bool(_) | Json::Number(_) => {}
                }
            }
        }

        impl<$($lives),*> Walk<$visit> for &$life $($mutable)? NhiemVuNguon {
            fn walk(self, kind: StringKind, path: &mut Path, visit: &mut $visit) {
                match self {
                    NhiemVuNguon::Danh(groups) => groups.walk(kind, path, visit),
                    NhiemVuNguon::TuTep(file) => file.walk(StringKind::File, path, visit),
                }
            }
        }

        impl<$($lives),*> Walk<$visit> for &$life $($mutable)? Dong {
            fn walk(self, kind: StringKind, path: &mut Path, visit: &mut $visit) {
                match self {
                    Dong::O(cells) => cells.walk(kind, path, visit),
                    Dong::Nhom(name) => {
                        name.walk(kind, path.key("nhom"), visit);
                        path.back();
                    }
                    Dong::Dang(_, cells) => {
                        cells.walk(kind, path.key("o"), visit);
                        path.back();
                    }
                }
            }
        }

        impl<$($lives),*> Walk<$visit> for &$life $($mutable)? O {
            fn walk(self, kind: StringKind, path: &mut Path, visit: &mut $visit) {
                let O { o, cot: _, dong: _ } = self;
                o.walk(kind, path, visit);
            }
        }

        impl<$($lives),*> Walk<$visit> for &$life $($mutable)? Text {
            fn walk(self, _: StringKind, path: &mut Path, visit: &mut $visit) {
                visit(path, $node::Text(self));
            }
        }

        impl<$($lives),*> Walk<$visit> for &$life $($mutable)? String {
            fn walk(self, kind: StringKind, path: &mut Path, visit: &mut $visit) {
                visit(path, $node::String(kind, self));
            }
        }
    };
}

containers!(['p 'v] Visit<'p, 'v>, Node, 'p);
containers!(['p 'v] VisitMut<'v>, NodeMut, 'p mut);

impl<'p, 'v, T: Readable> Walk<Visit<'p, 'v>> for &'p Typed<T> {
    fn walk(self, kind: StringKind, path: &mut Path, visit: &mut Visit<'p, 'v>) {
        visit(path, Node::typed(kind, self));
    }
}

impl<'p> Node<'p> {
    /// A date, or a string of the other typed ones.
    pub(super) fn typed<T: Readable>(kind: StringKind, text: &'p Typed<T>) -> Self {
        T::DATE.map_or(Self::String(kind, text), |form| Self::Date(kind, form, text))
    }
}

impl<'v, T: Readable> Walk<VisitMut<'v>> for &mut Typed<T> {
    fn walk(self, kind: StringKind, path: &mut Path, visit: &mut VisitMut<'v>) {
        self.rewrite(&mut |text| visit(path, NodeMut::String(kind, text)));
    }
}

impl Plan {
    /// Calls `visit` with every part of the plan and its path.
    pub fn walk<'p>(&'p self, visit: &mut dyn FnMut(&Path, Node<'p>)) {
        Walk::walk(self, StringKind::Plain, &mut Path::default(), visit);
    }

    /// [`Plan::walk`] that may change the parts.
    pub fn walk_mut(&mut self, visit: &mut dyn FnMut(&Path, NodeMut<'_>)) {
        Walk::walk(self, StringKind::Plain, &mut Path::default(), visit);
    }

    /// Calls `visit` with every string of the plan, those of texts among them.
    pub fn for_each_string<'p>(&'p self, visit: &mut dyn FnMut(&Path, StringKind, &'p str)) {
        self.walk(&mut |path, node| match node {
            Node::Text(text) => text.for_each_string(&mut |string| visit(path, StringKind::Plain, string)),
            Node::String(kind, string) | Node::Date(kind, _, string) => visit(path, kind, string),
            _ => {}
        });
    }

    /// [`Plan::for_each_string`] that may change them.
    pub fn for_each_string_mut(&mut self, visit: &mut dyn FnMut(&Path, StringKind, &mut String)) {
        self.walk_mut(&mut |path, node| match node {
            NodeMut::Text(text) => text.for_each_string_mut(&mut |string| visit(path, StringKind::Plain, string)),
            NodeMut::String(kind, string) => visit(path, kind, string),
            _ => {}
        });
    }

    /// Calls `visit` with every text of the plan.
    pub fn for_each_text<'p>(&'p self, visit: &mut dyn FnMut(&Path, &'p Text)) {
        self.walk(&mut |path, node| {
            if let Node::Text(text) = node {
                visit(path, text);
            }
        });
    }
}
