//! Faults of the data that would go wrong in any template: found before it is filled, told with their path.

use std::collections::BTreeMap;

use super::level::Levels;
use super::number::diem_letter;

use crate::diag::{Code, Diagnostic, Faults, did_you_mean};
use crate::plan::{Muc, NhiemVuNguon, Path, Piece, Plan, Text, for_each_text};

/// All of them.
pub(super) fn faults(plan: &Plan) -> Faults {
    let mut faults = Faults::default();
    let mut ids = BTreeMap::new();
    levels(&plan.noi_dung, "noi_dung", Levels::of_kind(&plan.loai, &plan.noi_dung), &mut ids, &mut faults);
    for (index, attached) in plan.kem_theo.iter().enumerate() {
        let path = format!("kem_theo[{index}].noi_dung");
        let top = Levels::of_kind(&attached.loai, &attached.noi_dung);
        levels(&attached.noi_dung, &path, top, &mut ids, &mut faults);
    }
    for (index, phu_luc) in plan.phu_luc.iter().enumerate() {
        if let Some(id) = &phu_luc.id
            && let Some(first) = ids.insert(id.clone(), format!("phu_luc[{index}]"))
        {
            faults.push(
                Diagnostic::error(Code::VB331, format!("hai chỗ cùng có id «{id}»"))
                    .path(format!("phu_luc[{index}].id"))
                    .help(format!("chỗ kia là {first}; đặt tên khác cho một trong hai")),
            );
        }
        let path = format!("phu_luc[{index}].noi_dung");
        levels(&phu_luc.noi_dung, &path, Levels::of_appendix(&phu_luc.noi_dung), &mut ids, &mut faults);
    }
    if matches!(plan.nhiem_vu, Some(NhiemVuNguon::TuTep(_))) {
        faults.push(
            Diagnostic::error(Code::VB332, "bảng nhiệm vụ để ở tệp khác nhưng chưa được đọc vào").path("nhiem_vu"),
        );
    }
    for_each_text(plan, &mut |path, text| {
        if let Text::Rich(pieces) = text {
            pieces_of(pieces, path, &ids, &mut faults);
            if has_footnote(pieces) && path.to_string().starts_with("dia_chi") {
                faults.push(
                    Diagnostic::error(Code::VB333, "phần địa chỉ ở chân trang không có ghi chú cuối trang")
                        .path(path.to_string())
                        .help("đưa lời ghi chú vào trong ngoặc, ngay sau chỗ cần giải thích"),
                );
            }
        }
    });
    faults
}

fn has_footnote(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::CuoiTrang(_) => true,
        Piece::Dam(Text::Rich(below)) | Piece::Nghieng(Text::Rich(below)) => has_footnote(below),
        _ => false,
    })
}

fn levels(muc: &[Muc], path: &str, levels_here: Levels, ids: &mut BTreeMap<String, String>, faults: &mut Faults) {
    let diem = muc.iter().filter(|item| levels_here.element(item) == Some("diem")).count();
    if diem > 0 && diem_letter(diem).is_none() {
        faults.push(
            Diagnostic::error(Code::VB335, format!("có {diem} điểm, hết chữ cái để đánh"))
                .path(path)
                .help("điểm chỉ đánh từ a) đến y), nhiều nhất 23 điểm; tách khoản này thành nhiều khoản"),
        );
    }
    for (index, muc) in muc.iter().enumerate() {
        if let Some(id) = &muc.id
            && let Some(first) = ids.insert(id.clone(), format!("{path}[{index}]"))
        {
            faults.push(
                Diagnostic::error(Code::VB331, format!("hai chỗ cùng có id «{id}»"))
                    .path(format!("{path}[{index}].id"))
                    .help(format!("chỗ kia là {first}; đặt tên khác cho một trong hai")),
            );
        }
        let Some(element) = levels_here.element(muc) else {
            faults.push(
                Diagnostic::error(Code::VB330, "nội dung chia quá nhiều cấp")
                    .path(path)
                    .help("thấp nhất là dấu cộng đầu dòng: mục I., khoản 1., điểm a), gạch `-`, cộng `+`"),
            );
            return;
        };
        levels(&muc.muc, &format!("{path}[{index}].muc"), levels_here.inside(element), ids, faults);
    }
}

fn pieces_of(pieces: &[Piece], path: &Path, ids: &BTreeMap<String, String>, faults: &mut Faults) {
    for piece in pieces {
        match piece {
            Piece::Dam(text)
            | Piece::Nghieng(text)
            | Piece::Tren(text)
            | Piece::Duoi(text)
            | Piece::ChoDien(text)
            | Piece::CuoiTrang(text) => {
                if let Text::Rich(pieces) = text {
                    pieces_of(pieces, path, ids, faults);
                }
            }
            Piece::ThamChieu(id) if !ids.contains_key(id) => {
                let fault =
                    Diagnostic::error(Code::VB334, format!("dẫn chiếu tới «{id}» nhưng không mục nào có id ấy"))
                        .path(path.to_string());
                faults.push(match did_you_mean(id, ids.keys().map(String::as_str)) {
                    Some(meant) => fault.help(format!("có phải là «{meant}»?")),
                    None => fault.help(format!("đặt `\"id\": \"{id}\"` ở mục, khoản hoặc điểm cần dẫn chiếu")),
                });
            }
            Piece::Plain(_) | Piece::XuongDong | Piece::ThamChieu(_) => {}
        }
    }
}
