//! What the types cannot say: dates, symbols, levels, signers.

use crate::diag::Diagnostic;
use crate::nd30::{Kind, Nd30};
use crate::text::{DateFault, PartialDate};

mod kind;
mod signer;

use crate::plan::document::{Muc, Plan};
use crate::plan::schema::{ALIGNMENTS, COLUMN_TYPES};
use crate::plan::table::{Bang, Dong};
use crate::plan::task::{NhiemVu, NhiemVuNguon};
use crate::plan::text::{Piece, Text, plain_text as plain};

/// Faults and warnings of a plan, each with its path.
#[must_use]
pub fn validate(plan: &Plan) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let kind = Nd30::get().kind(&plan.loai);
    if kind.is_none() {
        faults.push(kind::unknown_kind(&plan.loai, "loai"));
    }
    // The strings of a template file are not yet what they will be.
    if plan.la_mau {
        return faults;
    }
    required(plan, kind, &mut faults);
    if let Some(kind) = kind {
        kind::faults(plan, kind, &mut faults);
    }
    named(plan, &mut faults);
    numbers(plan, &mut faults);
    tables(plan, &mut faults);
    date(plan, &mut faults);
    symbol(plan, &mut faults);
    levels(&plan.noi_dung, "noi_dung", &mut faults);
    for (index, appendix) in plan.phu_luc.iter().enumerate() {
        levels(&appendix.noi_dung, &format!("phu_luc[{index}].noi_dung"), &mut faults);
    }
    for (index, signer) in plan.ky.iter().enumerate() {
        signer::faults(signer, &format!("ky[{index}]"), &mut faults);
    }
    for (index, signer) in plan.ban_sao.iter().flat_map(|copy| &copy.ky).enumerate() {
        signer::faults(signer, &format!("ban_sao.ky[{index}]"), &mut faults);
    }
    addressees(plan, &mut faults);
    abstract_line(plan, &mut faults);
    faults
}

pub(super) fn error(code: &'static str, message: impl Into<String>, path: &str, help: &str) -> Diagnostic {
    Diagnostic::error(code, message).path(path).help(help)
}

fn required(plan: &Plan, kind: Option<&Kind>, faults: &mut Vec<Diagnostic>) {
    for (path, blank) in [
        ("co_quan", plan.co_quan.trim().is_empty()),
        ("dia_danh", plan.dia_danh.trim().is_empty()),
        ("trich_yeu", plan.trich_yeu.is_blank()),
    ] {
        if blank && kind.is_none_or(|kind| kind.has(path)) {
            faults.push(error("VB141", format!("«{path}» để trống"), path, "ghi nội dung cho khóa này"));
        }
    }
}

/// Lines of Nơi nhận and tasks say something.
fn named(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    let mut blank = |path: String, what: &str, help: &str| {
        faults.push(error("VB141", format!("{what} để trống"), &path, help));
    };
    let lists = [("noi_nhan", &plan.noi_nhan)].into_iter();
    let copied = plan.ban_sao.iter().map(|copy| ("ban_sao.noi_nhan", &copy.noi_nhan));
    for (path, list) in lists.chain(copied) {
        for (index, _) in list.iter().enumerate().filter(|(_, line)| line.ten.is_blank()) {
            blank(format!("{path}[{index}].ten"), "nơi nhận", "ghi nơi nhận, hoặc bỏ phần tử này");
        }
    }
    if let Some(NhiemVuNguon::Danh(groups)) = &plan.nhiem_vu {
        for (index, group) in groups.iter().enumerate() {
            each_task(&group.nhiem_vu, &format!("nhiem_vu[{index}].nhiem_vu"), &mut |task, path| {
                if task.noi_dung.is_blank() {
                    blank(format!("{path}.noi_dung"), "nội dung nhiệm vụ", "ghi nội dung, hoặc bỏ nhiệm vụ này");
                }
            });
        }
    }
}

fn each_task(tasks: &[NhiemVu], path: &str, visit: &mut dyn FnMut(&NhiemVu, &str)) {
    for (index, task) in tasks.iter().enumerate() {
        let path = format!("{path}[{index}]");
        visit(task, &path);
        each_task(&task.muc, &format!("{path}.muc"), visit);
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

/// Every free table of a plan with its path.
fn each_table<'p>(plan: &'p Plan, visit: &mut dyn FnMut(&'p Bang, &str)) {
    fn inside<'p>(muc: &'p [Muc], path: &str, visit: &mut dyn FnMut(&'p Bang, &str)) {
        for (index, item) in muc.iter().enumerate() {
            let path = format!("{path}[{index}]");
            if let Some(table) = &item.bang {
                visit(table, &format!("{path}.bang"));
            }
            inside(&item.muc, &format!("{path}.muc"), visit);
        }
    }
    inside(&plan.noi_dung, "noi_dung", visit);
    for (index, attached) in plan.kem_theo.iter().enumerate() {
        inside(&attached.noi_dung, &format!("kem_theo[{index}].noi_dung"), visit);
    }
    for (index, appendix) in plan.phu_luc.iter().enumerate() {
        if let Some(table) = &appendix.bang {
            visit(table, &format!("phu_luc[{index}].bang"));
        }
        inside(&appendix.noi_dung, &format!("phu_luc[{index}].noi_dung"), visit);
    }
}

/// The cells of every free table fill its columns, those that cover several columns or rows included.
fn tables(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    each_table(plan, &mut |table, path| {
        if table.cot.is_empty() && table.tu_tep.is_none() {
            faults.push(error(
                "VB148",
                "bảng không có cột nào",
                path,
                "thêm \"cot\", hoặc lấy bảng từ tệp bằng \"tu_tep\"",
            ));
        }
        for (column, item) in table.cot.iter().enumerate() {
            if item.rong == Some(0) {
                faults.push(error(
                    "VB111",
                    "bề rộng cột phải từ 1 trở lên",
                    &format!("{path}.cot[{column}].rong"),
                    "ghi số đúng, hoặc bỏ khóa này",
                ));
            }
            if let Some(kind) = item.kieu.as_deref().filter(|kind| !COLUMN_TYPES.contains(kind)) {
                faults.push(error(
                    "VB109",
                    format!("«kieu» không nhận giá trị «{kind}»"),
                    &format!("{path}.cot[{column}].kieu"),
                    "dùng một trong: chu, so, ngay, stt",
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
        rows(table, path, faults);
    });
}

fn rows(table: &Bang, path: &str, faults: &mut Vec<Diagnostic>) {
    // How many rows each column is still covered from above.
    let given = table.cot.iter().filter(|column| column.kieu.as_deref() != Some("stt")).count();
    let mut covered = vec![0_u16; given];
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
    if kind.is_some_and(|kind| !kind.has("ky_hieu")) {
        return;
    }
    let Some(symbol) = plan.ky_hieu.as_deref() else {
        let unit = plan.luu.as_ref().and_then(|luu| luu.don_vi.as_ref()).map(plain).unwrap_or_default();
        let spans = plan.luu.as_ref().and_then(|luu| luu.don_vi.as_ref());
        if kind.is_some_and(|kind| kind.abbreviation.is_none())
            && let Some(Text::Rich(pieces)) = spans
            && pieces.iter().any(|piece| !matches!(piece, Piece::Plain(_)))
        {
            faults.push(error(
                "VB144",
                "không ghép được ký hiệu công văn từ đơn vị soạn thảo có chữ định dạng",
                "luu.don_vi",
                "ghi riêng người soạn: \"luu\": {\"don_vi\": \"VP\", \"nguoi_soan\": …}, hoặc cả ký hiệu: \"ky_hieu\": \"SKHCN-VP\"",
            ));
        } else if kind.is_some_and(|kind| kind.abbreviation.is_none()) && !is_group_list(&unit) {
            faults.push(error(
                "VB144",
                "công văn chưa có chữ viết tắt đơn vị soạn thảo để ghép ký hiệu",
                "luu.don_vi",
                "thêm \"luu\": {\"don_vi\": \"VP\"}, hoặc cả ký hiệu: \"ky_hieu\": \"SKHCN-VP\"",
            ));
        }
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
        None if first == "CV" || Nd30::get().kinds().iter().any(|kind| kind.abbreviation.as_deref() == Some(first)) => {
            faults.push(error(
                "VB602",
                format!("ký hiệu «{symbol}»: công văn không có chữ viết tắt tên loại"),
                "ky_hieu",
                "ghi chữ viết tắt cơ quan và đơn vị soạn thảo, như SKHCN-VP (Phụ lục I, Phần I, Mục II, khoản 3)",
            ));
        }
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
        } else if item.tieu_de.is_none() && item.doan.is_empty() && item.bang.is_none() && item.hinh.is_empty() {
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
    for (index, _) in plan.kinh_gui.iter().enumerate().filter(|(_, name)| name.is_blank()) {
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
