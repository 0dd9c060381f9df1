//! Visits every text of a plan together with its path in the data.

use super::document::{Muc, Plan};
use super::parts::Hinh;
use super::path::Path;
use super::table::{Bang, Dong};
use super::task::{NhiemVu, NhiemVuNguon};
use super::text::Text;

macro_rules! walker {
    ($plan:ident $muc:ident $task:ident $bang:ident $hinh:ident $iter:ident $($mutable:tt)?) => {
        /// Calls `visit` with each text of the plan, in the order of the document.
        #[expect(clippy::too_many_lines, reason = "one walk over all keys of the data file")]
        pub fn $plan(plan: &$($mutable)? Plan, visit: &mut dyn FnMut(&Path, &$($mutable)? Text)) {
            let path = &mut Path::default();
            macro_rules! one {
                ($key:expr, $text:expr) => {{
                    visit(path.key($key), $text);
                    path.back(1);
                }};
            }
            macro_rules! list {
                ($key:expr, $texts:expr) => {{
                    path.key($key);
                    for (index, text) in $texts.$iter().enumerate() {
                        visit(path.index(index), text);
                        path.back(1);
                    }
                    path.back(1);
                }};
            }
            one!("trich_yeu", &$($mutable)? plan.trich_yeu);
            list!("kinh_gui", plan.kinh_gui);
            if let Some(text) = &$($mutable)? plan.tham_quyen {
                one!("tham_quyen", text);
            }
            list!("can_cu", plan.can_cu);
            list!("mo_dau", plan.mo_dau);
            $muc("noi_dung", &$($mutable)? plan.noi_dung, path, visit);
            list!("ket_thuc", plan.ket_thuc);
            list!("dia_chi", plan.dia_chi);
            path.key("noi_nhan");
            for (index, noi) in plan.noi_nhan.$iter().enumerate() {
                path.index(index);
                one!("ten", &$($mutable)? noi.ten);
                if let Some(de) = &$($mutable)? noi.de {
                    one!("de", de);
                }
                path.back(1);
            }
            path.back(1);
            if let Some(luu) = &$($mutable)? plan.luu {
                path.key("luu");
                if let Some(text) = &$($mutable)? luu.don_vi {
                    one!("don_vi", text);
                }
                if let Some(text) = &$($mutable)? luu.nguoi_soan {
                    one!("nguoi_soan", text);
                }
                path.back(1);
            }
            path.key("ky");
            for (index, ky) in plan.ky.$iter().enumerate() {
                path.index(index);
                list!("quyen_han", ky.quyen_han);
                one!("chuc_vu", &$($mutable)? ky.chuc_vu);
                if let Some(text) = &$($mutable)? ky.ho_ten {
                    one!("ho_ten", text);
                }
                path.back(1);
            }
            path.back(1);
            path.key("kem_theo");
            for (index, attached) in plan.kem_theo.$iter().enumerate() {
                path.index(index);
                one!("trich_yeu", &$($mutable)? attached.trich_yeu);
                list!("mo_dau", attached.mo_dau);
                $muc("noi_dung", &$($mutable)? attached.noi_dung, path, visit);
                list!("ket_thuc", attached.ket_thuc);
                path.back(1);
            }
            path.back(1);
            if let Some(text) = &$($mutable)? plan.nhiem_vu_tieu_de {
                one!("nhiem_vu_tieu_de", text);
            }
            if let Some(NhiemVuNguon::Danh(groups)) = &$($mutable)? plan.nhiem_vu {
                path.key("nhiem_vu");
                for (index, group) in groups.$iter().enumerate() {
                    path.index(index);
                    if let Some(text) = &$($mutable)? group.nhom {
                        one!("nhom", text);
                    }
                    $task("nhiem_vu", &$($mutable)? group.nhiem_vu, path, visit);
                    path.back(1);
                }
                path.back(1);
            }
            if let Some(report) = &$($mutable)? plan.bao_cao {
                path.key("bao_cao");
                one!("ke_hoach", &$($mutable)? report.ke_hoach);
                path.key("dien");
                for (key, texts) in &$($mutable)? report.dien {
                    list!(key.clone(), texts);
                }
                path.back(1);
                path.key("nhom");
                for (index, group) in report.nhom.$iter().enumerate() {
                    path.index(index);
                    if let Some(text) = &$($mutable)? group.ten {
                        one!("ten", text);
                    }
                    path.key("nhiem_vu");
                    for (index, task) in group.nhiem_vu.$iter().enumerate() {
                        path.index(index);
                        one!("noi_dung", &$($mutable)? task.noi_dung);
                        list!("chu_tri", task.chu_tri);
                        for (key, text) in [
                            ("thuoc", &$($mutable)? task.thuoc),
                            ("thoi_gian", &$($mutable)? task.thoi_gian),
                            ("ket_qua", &$($mutable)? task.ket_qua),
                            ("ly_do", &$($mutable)? task.ly_do),
                            ("de_xuat", &$($mutable)? task.de_xuat),
                            ("ghi_chu", &$($mutable)? task.ghi_chu),
                        ] {
                            if let Some(text) = text {
                                one!(key, text);
                            }
                        }
                        path.back(1);
                    }
                    path.back(2);
                }
                path.back(2);
            }
            path.key("phu_luc");
            for (index, phu_luc) in plan.phu_luc.$iter().enumerate() {
                path.index(index);
                one!("tieu_de", &$($mutable)? phu_luc.tieu_de);
                list!("mo_dau", phu_luc.mo_dau);
                $muc("noi_dung", &$($mutable)? phu_luc.noi_dung, path, visit);
                if let Some(bang) = &$($mutable)? phu_luc.bang {
                    $bang(bang, path, visit);
                }
                $hinh(&$($mutable)? phu_luc.hinh, path, visit);
                path.back(1);
            }
            path.back(1);
            if let Some(copy) = &$($mutable)? plan.ban_sao {
                path.key("ban_sao").key("noi_nhan");
                for (index, noi) in copy.noi_nhan.$iter().enumerate() {
                    path.index(index);
                    one!("ten", &$($mutable)? noi.ten);
                    if let Some(de) = &$($mutable)? noi.de {
                        one!("de", de);
                    }
                    path.back(1);
                }
                path.back(1);
                path.key("ky");
                for (index, ky) in copy.ky.$iter().enumerate() {
                    path.index(index);
                    list!("quyen_han", ky.quyen_han);
                    one!("chuc_vu", &$($mutable)? ky.chuc_vu);
                    if let Some(text) = &$($mutable)? ky.ho_ten {
                        one!("ho_ten", text);
                    }
                    path.back(1);
                }
                path.back(2);
            }
        }

        fn $bang(bang: &$($mutable)? Bang, path: &mut Path, visit: &mut dyn FnMut(&Path, &$($mutable)? Text)) {
            path.key("bang").key("cot");
            for (index, cot) in bang.cot.$iter().enumerate() {
                visit(path.index(index).key("ten"), &$($mutable)? cot.ten);
                path.back(2);
            }
            path.back(1);
            path.key("dong");
            for (index, dong) in bang.dong.$iter().enumerate() {
                path.index(index);
                match dong {
                    Dong::Nhom(text) => {
                        visit(path.key("nhom"), text);
                        path.back(1);
                    }
                    Dong::O(cells) => {
                        for (index, cell) in cells.$iter().enumerate() {
                            visit(path.index(index), &$($mutable)? cell.o);
                            path.back(1);
                        }
                    }
                }
                path.back(1);
            }
            path.back(1);
            if let Some(text) = &$($mutable)? bang.tong {
                visit(path.key("tong"), text);
                path.back(1);
            }
            path.key("chu_thich");
            for (index, text) in bang.chu_thich.$iter().enumerate() {
                visit(path.index(index), text);
                path.back(1);
            }
            path.back(2);
        }

        fn $hinh(hinh: &$($mutable)? [Hinh], path: &mut Path, visit: &mut dyn FnMut(&Path, &$($mutable)? Text)) {
            path.key("hinh");
            for (index, hinh) in hinh.$iter().enumerate() {
                if let Some(text) = &$($mutable)? hinh.chu_thich {
                    visit(path.index(index).key("chu_thich"), text);
                    path.back(2);
                }
            }
            path.back(1);
        }

        fn $muc(
            key: &'static str,
            muc: &$($mutable)? [Muc],
            path: &mut Path,
            visit: &mut dyn FnMut(&Path, &$($mutable)? Text),
        ) {
            path.key(key);
            for (index, muc) in muc.$iter().enumerate() {
                path.index(index);
                if let Some(text) = &$($mutable)? muc.tieu_de {
                    visit(path.key("tieu_de"), text);
                    path.back(1);
                }
                path.key("doan");
                for (index, text) in muc.doan.$iter().enumerate() {
                    visit(path.index(index), text);
                    path.back(1);
                }
                path.back(1);
                if let Some(bang) = &$($mutable)? muc.bang {
                    $bang(bang, path, visit);
                }
                $hinh(&$($mutable)? muc.hinh, path, visit);
                $muc("muc", &$($mutable)? muc.muc, path, visit);
                path.back(1);
            }
            path.back(1);
        }

        fn $task(
            key: &'static str,
            tasks: &$($mutable)? [NhiemVu],
            path: &mut Path,
            visit: &mut dyn FnMut(&Path, &$($mutable)? Text),
        ) {
            path.key(key);
            for (index, task) in tasks.$iter().enumerate() {
                path.index(index);
                visit(path.key("noi_dung"), &$($mutable)? task.noi_dung);
                path.back(1);
                for (key, texts) in
                    [("chu_tri", &$($mutable)? task.chu_tri), ("phoi_hop", &$($mutable)? task.phoi_hop)]
                {
                    path.key(key);
                    for (index, text) in texts.$iter().enumerate() {
                        visit(path.index(index), text);
                        path.back(1);
                    }
                    path.back(1);
                }
                for (key, text) in [
                    ("san_pham", &$($mutable)? task.san_pham),
                    ("thoi_gian", &$($mutable)? task.thoi_gian),
                    ("lanh_dao", &$($mutable)? task.lanh_dao),
                    ("nguoi_thuc_hien", &$($mutable)? task.nguoi_thuc_hien),
                    ("kinh_phi", &$($mutable)? task.kinh_phi),
                    ("chi_tieu", &$($mutable)? task.chi_tieu),
                    ("can_cu_giao", &$($mutable)? task.can_cu_giao),
                    ("ghi_chu", &$($mutable)? task.ghi_chu),
                ] {
                    if let Some(text) = text {
                        visit(path.key(key), text);
                        path.back(1);
                    }
                }
                $task("muc", &$($mutable)? task.muc, path, visit);
                path.back(1);
            }
            path.back(1);
        }
    };
}

walker!(for_each_text muc tasks bang hinh iter);
walker!(for_each_text_mut muc_mut tasks_mut bang_mut hinh_mut iter_mut mut);
