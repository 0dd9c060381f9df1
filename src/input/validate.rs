//! What the types cannot say: dates, symbols, levels, signers.

use crate::diag::{Diagnostic, did_you_mean};
use crate::nd30::Nd30;
use crate::text::{DateFault, PartialDate};

use super::plan::{KyMot, Muc, Plan};
use super::schema::ALIGNMENTS;
use super::table_data::{Bang, Dong};
use super::text::{Text, plain_text as plain};

/// Faults and warnings of a plan, each with its path.
pub(super) fn faults(plan: &Plan) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    kind(plan, &mut faults);
    // The strings of a template file are not yet what they will be.
    if plan.la_mau {
        return faults;
    }
    required(plan, &mut faults);
    numbers(plan, &mut faults);
    tables(plan, &mut faults);
    date(plan, &mut faults);
    symbol(plan, &mut faults);
    levels(&plan.noi_dung, "noi_dung", &mut faults);
    for (index, appendix) in plan.phu_luc.iter().enumerate() {
        levels(&appendix.noi_dung, &format!("phu_luc[{index}].noi_dung"), &mut faults);
    }
    for (index, signer) in plan.ky.iter().enumerate() {
        self::signer(signer, &format!("ky[{index}]"), &mut faults);
    }
    if plan.ky.is_empty() {
        faults.push(error(
            "VB140",
            "chưa có người ký",
            "ky",
            "thêm \"ky\": {\"chuc_vu\": \"Giám đốc\", \"ho_ten\": \"…\"}",
        ));
    }
    addressees(plan, &mut faults);
    abstract_line(plan, &mut faults);
    faults
}

fn error(code: &'static str, message: impl Into<String>, path: &str, help: &str) -> Diagnostic {
    Diagnostic::error(code, message).path(path).help(help)
}

/// One of the kinds of the decree that the program makes.
fn kind(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    let nd30 = Nd30::get();
    if nd30.kind(&plan.loai).is_some() {
        return;
    }
    let known = nd30.kinds().iter().map(|kind| kind.id.as_str());
    let help = match did_you_mean(&plan.loai, known.clone()) {
        Some(near) => format!("có phải «{near}»?"),
        None => format!("dùng một trong: {}", known.collect::<Vec<_>>().join(", ")),
    };
    faults.push(error("VB109", format!("không có loại văn bản «{}»", plan.loai), "loai", &help));
}

fn required(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    for (path, blank) in [
        ("co_quan", plan.co_quan.trim().is_empty()),
        ("dia_danh", plan.dia_danh.trim().is_empty()),
        ("trich_yeu", plan.trich_yeu.is_blank()),
    ] {
        if blank {
            faults.push(error("VB141", format!("«{path}» để trống"), path, "ghi nội dung cho khóa này"));
        }
    }
}

/// Numbers count from 1.
fn numbers(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    for (path, number) in [("so", plan.so), ("luu.so_ban", plan.luu.as_ref().and_then(|luu| luu.so_ban))] {
        if number == Some(0) {
            faults.push(error(
                "VB111",
                format!("«{path}» phải từ 1 trở lên, không phải 0"),
                path,
                "ghi số đúng, hoặc bỏ khóa này",
            ));
        }
    }
}

/// The cells of every free table fill its columns, those that cover several columns or rows included.
fn tables(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    for (index, appendix) in plan.phu_luc.iter().enumerate() {
        let Some(table) = &appendix.bang else { continue };
        let path = format!("phu_luc[{index}].bang");
        for (column, item) in table.cot.iter().enumerate() {
            if item.rong == Some(0) {
                faults.push(error(
                    "VB111",
                    "bề rộng cột phải từ 1 trở lên",
                    &format!("{path}.cot[{column}].rong"),
                    "ghi số đúng, hoặc bỏ khóa này",
                ));
            }
            if let Some(align) = item.can.as_deref().filter(|align| !ALIGNMENTS.contains(align)) {
                faults.push(error(
                    "VB109",
                    format!("«can» không nhận giá trị «{align}»"),
                    &format!("{path}.cot[{column}].can"),
                    "dùng một trong: trai, giua, phai, deu",
                ));
            }
        }
        rows(table, &path, faults);
    }
}

fn rows(table: &Bang, path: &str, faults: &mut Vec<Diagnostic>) {
    // How many rows each column is still covered from above.
    let mut covered = vec![0_u16; table.cot.len()];
    for (index, row) in table.dong.iter().enumerate() {
        let free = covered.iter().filter(|rows| **rows == 0).count();
        let Dong::O(cells) = row else {
            for rows in &mut covered {
                *rows = rows.saturating_sub(1);
            }
            continue;
        };
        let taken: usize = cells.iter().map(|cell| usize::from(cell.cot.max(1))).sum();
        let path = format!("{path}.dong[{index}]");
        if cells.iter().any(|cell| cell.cot == 0 || cell.dong == 0) {
            faults.push(error(
                "VB111",
                "số cột, số dòng của ô phải từ 1 trở lên",
                &path,
                "ghi số đúng, hoặc bỏ khóa này",
            ));
        } else if taken != free {
            faults.push(error(
                "VB148",
                format!("dòng có {taken} ô cho {free} cột còn trống"),
                &path,
                "mỗi cột một ô; ô trống viết \"\"; ô chiếm nhiều cột viết {\"o\": \"…\", \"cot\": 2}",
            ));
        }
        let mut wanted =
            cells.iter().flat_map(|cell| std::iter::repeat_n(cell.dong.max(1), usize::from(cell.cot.max(1))));
        for rows in &mut covered {
            *rows = if *rows == 0 { wanted.next().unwrap_or(1) } else { *rows }.saturating_sub(1);
        }
    }
}

fn date(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    let Some(text) = plan.ngay.as_deref() else { return };
    match PartialDate::parse(text) {
        Ok(_) => {}
        Err(DateFault::Form) => faults.push(error(
            "VB142",
            format!("«{text}» không phải ngày"),
            "ngay",
            "viết năm-tháng-ngày: \"2024-01-15\"; chưa có ngày thì \"2024-01\" hoặc \"2024\"",
        )),
        Err(DateFault::Calendar) => {
            faults.push(error(
                "VB143",
                format!("không có ngày «{text}» trong lịch"),
                "ngay",
                "kiểm tra lại ngày, tháng, năm",
            ));
        }
    }
}

/// `KH-SKHCN`: the kind's abbreviation first (PL1 I/II.3.b), no spaces, no year, no number.
fn symbol(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    let kind = Nd30::get().kind(&plan.loai);
    let Some(symbol) = plan.ky_hieu.as_deref() else {
        if plan.viet_tat.as_deref().is_none_or(|text| text.trim().is_empty()) {
            faults.push(error(
                "VB144",
                "chưa có chữ viết tắt tên cơ quan để ghép ký hiệu",
                "viet_tat",
                "thêm \"viet_tat\": \"SKHCN\", hoặc cả ký hiệu: \"ky_hieu\": \"KH-SKHCN\"",
            ));
        } else if let Some(text) = plan.viet_tat.as_deref().filter(|text| !is_group_list(text)) {
            faults.push(error(
                "VB145",
                format!("chữ viết tắt «{text}» có ký tự lạ"),
                "viet_tat",
                "chỉ dùng chữ in hoa, chữ số, «&» và «-»",
            ));
        }
        return;
    };
    if symbol.contains('/') || symbol.contains(char::is_whitespace) {
        faults.push(error(
            "VB601",
            format!("ký hiệu «{symbol}» có «/» hoặc dấu cách"),
            "ky_hieu",
            "ký hiệu viết liền, như KH-SKHCN; số ghi ở khóa «so»",
        ));
        return;
    }
    let Some(kind) = kind else { return };
    let first = symbol.split('-').next().unwrap_or_default();
    match &kind.abbreviation {
        Some(wanted) if first != wanted => faults.push(
            Diagnostic::error("VB602", format!("ký hiệu «{symbol}» không phải của {}", kind.name.to_lowercase()))
                .path("ky_hieu")
                .help(format!(
                    "ký hiệu bắt đầu bằng {wanted}-, như {wanted}-{}",
                    symbol.split_once('-').map_or(symbol, |(_, body)| body)
                ))
                .help("Phụ lục III mục I Nghị định 30/2020/NĐ-CP"),
        ),
        _ if !is_group_list(symbol) => {
            faults.push(error(
                "VB601",
                format!("ký hiệu «{symbol}» viết sai"),
                "ky_hieu",
                "các nhóm chữ nối bằng «-», như KH-SKHCN",
            ));
        }
        _ => {}
    }
}

/// Groups of letters, digits and `&`, joined by `-`.
fn is_group_list(text: &str) -> bool {
    text.split('-').all(|group| !group.is_empty() && group.chars().all(|c| c.is_alphanumeric() || c == '&'))
}

/// Every level has something to print.
fn levels(muc: &[Muc], path: &str, faults: &mut Vec<Diagnostic>) {
    for (index, item) in muc.iter().enumerate() {
        let path = format!("{path}[{index}]");
        if item.tieu_de.as_ref().is_some_and(Text::is_blank) {
            faults.push(error(
                "VB146",
                "tiêu đề để trống",
                &format!("{path}.tieu_de"),
                "ghi tiêu đề, hoặc bỏ khóa \"tieu_de\"",
            ));
        } else if item.tieu_de.is_none() && item.doan.is_empty() {
            faults.push(error(
                "VB147",
                "mục không có tiêu đề và không có đoạn nào",
                &path,
                "thêm \"tieu_de\" hoặc \"doan\"",
            ));
        }
        levels(&item.muc, &format!("{path}.muc"), faults);
    }
}

/// Quyền hạn and chức vụ (PL1 I/II.7).
fn signer(signer: &KyMot, path: &str, faults: &mut Vec<Diagnostic>) {
    let title = plain(&signer.chuc_vu);
    if title.trim().is_empty() {
        faults.push(error(
            "VB141",
            "«chuc_vu» để trống",
            &format!("{path}.chuc_vu"),
            "ghi chức vụ của người ký, như \"Phó Giám đốc\"",
        ));
    }
    for (index, line) in signer.quyen_han.iter().enumerate() {
        let line = plain(line);
        let here = format!("{path}.quyen_han[{index}]");
        let prefix = line.split(' ').next().unwrap_or_default();
        let bare: String = prefix.chars().filter(|c| c.is_alphabetic()).collect();
        let known = PREFIXES.iter().find(|known| known.trim_end_matches('.') == bare.to_uppercase());
        match known {
            Some(known) if *known != prefix => faults.push(error(
                "VB603",
                format!("quyền hạn viết «{prefix}» là sai"),
                &here,
                &format!("viết {known} rồi dấu cách, như «{known} Giám đốc» (Phụ lục I, Phần I, Mục II, khoản 7)"),
            )),
            Some(&"KT.") => {
                let head = line.strip_prefix("KT. ").unwrap_or_default().trim().to_lowercase();
                if head.starts_with("phó ") {
                    faults.push(error(
                        "VB604",
                        format!("sau «KT.» phải là chức vụ người đứng đầu, không phải «{head}»"),
                        &here,
                        "ghi «KT. Giám đốc» ở quyen_han và «Phó Giám đốc» ở chuc_vu",
                    ));
                } else if index + 1 == signer.quyen_han.len() && title.trim().to_lowercase() == head {
                    faults.push(error(
                        "VB604",
                        "«KT.» và chức vụ bên dưới là một",
                        &format!("{path}.chuc_vu"),
                        "dưới «KT. Giám đốc» là chức vụ cấp phó: «Phó Giám đốc»; người đứng đầu tự ký thì bỏ quyen_han",
                    ));
                }
            }
            _ => {}
        }
    }
}

/// The forms of quyền hạn (PL1 I/II.7.b).
const PREFIXES: [&str; 5] = ["TM.", "KT.", "TL.", "TUQ.", "Q."];

/// Kính gửi stands only in the kinds that have it (PL1 I/II.9.b), and names someone.
fn addressees(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    if let Some(kind) = Nd30::get().kind(&plan.loai)
        && !kind.kinh_gui
        && !plan.kinh_gui.is_empty()
    {
        faults.push(error(
            "VB607",
            format!("{} không có «Kính gửi»", kind.name.to_lowercase()),
            "kinh_gui",
            "bỏ khóa này, ghi nơi gửi ở noi_nhan (Phụ lục I, Phần I, Mục II, khoản 9)",
        ));
    }
    for (index, name) in plan.kinh_gui.iter().enumerate().filter(|(_, name)| name.is_blank()) {
        let _ = name;
        faults.push(error(
            "VB141",
            "nơi kính gửi để trống",
            &format!("kinh_gui[{index}]"),
            "ghi tên cơ quan, hoặc bỏ phần tử này",
        ));
    }
}

/// A trích yếu has no full stop at its end (ND30.ABS.NOSTOP), and «V/v» belongs to công văn (ND30.ABS.NO_VV).
fn abstract_line(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    let text = plain(&plan.trich_yeu);
    let text = text.trim();
    if text.ends_with('.') && !text.ends_with("...") {
        faults.push(Diagnostic::warning("VB605", "trích yếu có dấu chấm ở cuối").path("trich_yeu").help("bỏ dấu chấm"));
    }
    if text.to_lowercase().starts_with("v/v") && plan.loai != "cong-van" {
        faults.push(
            Diagnostic::warning("VB606", "«V/v» chỉ dùng ở công văn")
                .path("trich_yeu")
                .help("viết thẳng nội dung, như «Tuyên truyền …»"),
        );
    }
}
