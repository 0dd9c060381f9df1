//! What the types cannot say: dates, symbols, levels, signers.

use crate::diag::{Code, Diagnostic};
use crate::nd30::{Kind, Nd30, Signing};
use crate::text::DateFault;

mod doubt;
mod joint;
mod kind;
mod level;
mod signer;
mod table;
mod task_table;

pub use table::too_wide;

pub use doubt::doubtful_tasks;
use doubt::{ForeignMarks, Repeated};

use crate::plan::document::{NoiNhan, Plan};
use crate::plan::path::Path;
use crate::plan::task::NhiemVu;
use crate::plan::text::{Piece, Text, plain_text as plain};
use crate::plan::typed::{DateForm, Typed, WordList};
use crate::plan::walk::{Node, is_template};

/// Faults and warnings of a plan, each with its path.
#[must_use]
pub fn validate(plan: &Plan, nd30: &Nd30) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let kind = nd30.kind(&plan.loai);
    if kind.is_none() {
        faults.push(kind::unknown_kind(&plan.loai, "loai", nd30));
    }
    // The strings of a template file are not yet what they will be.
    if plan.la_mau {
        return faults;
    }
    required(plan, kind, &mut faults);
    if let Some(kind) = kind {
        kind::faults(plan, kind, nd30, &mut faults);
        doubt::empty_parts(plan, kind, &mut faults);
    }
    numbers(plan, &mut faults);
    joint::faults(plan, &mut faults);
    task_table::faults(&plan.nhiem_vu_phu_luc, &mut faults);
    symbol(plan, nd30, &mut faults);
    parts(plan, &nd30.signing, &mut faults);
    addressees(plan, kind, &mut faults);
    abstract_line(plan, &mut faults);
    faults
}

/// What every part of a kind is held to, wherever it stands.
fn parts(plan: &Plan, signing: &Signing, faults: &mut Vec<Diagnostic>) {
    let mut templates = TemplateMarks::default();
    let mut foreign = ForeignMarks::default();
    let mut repeated = Repeated::default();
    let mut cells = 0;
    word(plan.danh_so.as_ref(), "danh_so", &Path::default(), faults);
    plan.walk(&mut |path, node| match node {
        Node::Text(text) => text.for_each_string(&mut |string| {
            templates.see(path, string);
            foreign.see(string, || path.clone());
        }),
        Node::String(_, string) => templates.see(path, string),
        Node::Date(_, form, string) => {
            templates.see(path, string);
            date(form, string, path, faults);
        }
        Node::Table(bang) => table::faults(bang, &mut cells, path, faults),
        Node::Level(entry) => level::faults(entry, path, faults),
        Node::Task(task) => {
            self::task(task, path, faults);
            repeated.task(task, path, faults);
        }
        Node::Receiver(line) => {
            receiver(line, path, faults);
            if path.keys().next() == Some("noi_nhan") {
                repeated.receiver(&plain(&line.ten), path, faults);
            }
        }
        Node::Appendix(appendix) => {
            word(appendix.danh_so.as_ref(), "danh_so", path, faults);
            doubt::empty_appendix(appendix, path, faults);
        }
        Node::Signer(signer) => signer::faults(signer, path, signing, faults),
        Node::Picture(_) | Node::Group(_) | Node::Attached(_) => {}
    });
    faults.extend(templates.warning());
    faults.extend(repeated.rest());
    faults.extend(foreign.warning());
}

pub(super) fn error(code: Code, message: impl Into<String>, path: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::error(code, message).path(path).help(help)
}

/// The fault of a word that is none of its list.
fn word<T: WordList + Copy>(given: Option<&Typed<T>>, key: &'static str, path: &Path, faults: &mut Vec<Diagnostic>) {
    if let Some(given) = given.filter(|given| given.value().is_none()) {
        faults.push(error(
            Code::VB109,
            format!("«{key}» không nhận giá trị «{}»", &**given),
            path.at(key),
            &format!("dùng một trong: {}", T::WORDS.join(", ")),
        ));
    }
}

fn required(plan: &Plan, kind: Option<&Kind>, faults: &mut Vec<Diagnostic>) {
    for (path, blank) in [
        ("co_quan", plan.co_quan.trim().is_empty()),
        ("dia_danh", plan.dia_danh.trim().is_empty()),
        ("trich_yeu", plan.trich_yeu.is_blank()),
    ] {
        if blank && kind.is_none_or(|kind| kind.has(path)) {
            faults.push(error(Code::VB141, format!("«{path}» để trống"), path, "ghi nội dung cho khóa này"));
        }
    }
}

/// Strings in which something of a template is left, though they are printed as they are.
#[derive(Default)]
struct TemplateMarks {
    first: Option<Path>,
    more: usize,
}

impl TemplateMarks {
    fn see(&mut self, path: &Path, string: &str) {
        if !is_template(string) {
            return;
        }
        match self.first {
            None => self.first = Some(path.clone()),
            Some(_) => self.more += 1,
        }
    }

    fn warning(self) -> Option<Diagnostic> {
        let path = self.first?;
        let more = if self.more == 0 { String::new() } else { format!(", cùng {} chuỗi nữa", self.more) };
        Some(
            Diagnostic::warning(
                Code::VB342,
                format!("chuỗi có dấu của mẫu Tera («{{{{», «{{%»){more}: in ra nguyên như gõ"),
            )
            .path(path)
            .help("tệp là mẫu thì thêm \"la_mau\": true; không phải thì bỏ các dấu ấy"),
        )
    }
}

/// A line of Nơi nhận names someone.
fn receiver(line: &NoiNhan, path: &Path, faults: &mut Vec<Diagnostic>) {
    if line.ten.is_blank() {
        faults.push(error(Code::VB141, "nơi nhận để trống", path.at("ten"), "ghi nơi nhận, hoặc bỏ phần tử này"));
    }
}

/// A task says something.
fn task(task: &NhiemVu, path: &Path, faults: &mut Vec<Diagnostic>) {
    if task.noi_dung.is_blank() {
        faults.push(error(
            Code::VB141,
            "nội dung nhiệm vụ để trống",
            path.at("noi_dung"),
            "ghi nội dung, hoặc bỏ nhiệm vụ này",
        ));
    }
}

/// A date is one, and in the calendar.
fn date(form: DateForm, text: &str, path: &Path, faults: &mut Vec<Diagnostic>) {
    let (what, help) = match form {
        DateForm::Open => ("ngày", "viết năm-tháng-ngày: \"2024-01-15\"; chưa có ngày thì \"2024-01\" hoặc \"2024\""),
        DateForm::Day => ("ngày", "viết \"2025-05-10\""),
        DateForm::Moment => ("thời điểm", "viết ngày, chữ T, giờ: \"2026-01-15T08:30:00\""),
    };
    match form.fault(text) {
        None => {}
        Some(DateFault::Form) => {
            faults.push(error(Code::VB142, format!("«{text}» không phải {what}"), path, help));
        }
        Some(DateFault::Calendar) => faults.push(error(
            Code::VB143,
            format!("không có {what} «{text}» trong lịch"),
            path,
            "kiểm tra lại ngày, tháng, năm",
        )),
    }
}

/// Numbers count from 1.
fn numbers(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    for (path, number) in [("so", plan.so), ("luu.so_ban", plan.luu.as_ref().and_then(|luu| luu.so_ban))] {
        if number == Some(0) {
            faults.push(error(
                Code::VB111,
                format!("«{path}» phải từ 1 trở lên, không phải 0"),
                path,
                "ghi số đúng, hoặc bỏ khóa này",
            ));
        }
    }
}

/// `KH-SKHCN`: the kind's abbreviation first (PL1 I/II.3.b), no spaces, no year, no number.
fn symbol(plan: &Plan, nd30: &Nd30, faults: &mut Vec<Diagnostic>) {
    let kind = nd30.kind(&plan.loai);
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
                Code::VB144,
                "không ghép được ký hiệu công văn từ đơn vị soạn thảo có chữ định dạng",
                "luu.don_vi",
                "ghi riêng người soạn: \"luu\": {\"don_vi\": \"VP\", \"nguoi_soan\": …}, hoặc cả ký hiệu: \"ky_hieu\": \"SKHCN-VP\"",
            ));
        } else if kind.is_some_and(|kind| kind.abbreviation.is_none()) && !is_group_list(&unit) {
            faults.push(error(
                Code::VB144,
                "công văn chưa có chữ viết tắt đơn vị soạn thảo để ghép ký hiệu",
                "luu.don_vi",
                "thêm \"luu\": {\"don_vi\": \"VP\"}, hoặc cả ký hiệu: \"ky_hieu\": \"SKHCN-VP\"",
            ));
        }
        if plan.viet_tat.as_deref().is_none_or(|text| text.trim().is_empty()) {
            faults.push(error(
                Code::VB144,
                "chưa có chữ viết tắt tên cơ quan để ghép ký hiệu",
                "viet_tat",
                "thêm \"viet_tat\": \"SKHCN\", hoặc cả ký hiệu: \"ky_hieu\": \"KH-SKHCN\"",
            ));
        } else if let Some(text) = plan.viet_tat.as_deref().filter(|text| !is_group_list(text)) {
            faults.push(error(
                Code::VB145,
                format!("chữ viết tắt «{text}» có ký tự lạ"),
                "viet_tat",
                "chỉ dùng chữ in hoa, chữ số, «&» và «-»",
            ));
        }
        return;
    };
    if symbol.contains('/') || symbol.contains(char::is_whitespace) {
        faults.push(error(
            Code::VB601,
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
            Diagnostic::error(Code::VB602, format!("ký hiệu «{symbol}» không phải của {}", kind.name.to_lowercase()))
                .path("ky_hieu")
                .help(format!(
                    "ký hiệu bắt đầu bằng {wanted}-, như {wanted}-{}",
                    symbol.split_once('-').map_or(symbol, |(_, body)| body)
                ))
                .help("Phụ lục III mục I Nghị định 30/2020/NĐ-CP"),
        ),
        None if nd30.is_abbreviation(first) => {
            faults.push(error(
                Code::VB602,
                format!("ký hiệu «{symbol}»: công văn không có chữ viết tắt tên loại"),
                "ky_hieu",
                "ghi chữ viết tắt cơ quan và đơn vị soạn thảo, như SKHCN-VP (Phụ lục I, Phần I, Mục II, khoản 3)",
            ));
        }
        _ if !is_group_list(symbol) => {
            faults.push(error(
                Code::VB601,
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

/// Kính gửi stands only in the kinds that have it (PL1 I/II.9.b), and names someone.
fn addressees(plan: &Plan, kind: Option<&Kind>, faults: &mut Vec<Diagnostic>) {
    if let Some(kind) = kind
        && !kind.kinh_gui
        && !plan.kinh_gui.is_empty()
    {
        faults.push(error(
            Code::VB607,
            format!("{} không có «Kính gửi»", kind.name.to_lowercase()),
            "kinh_gui",
            "bỏ khóa này, ghi nơi gửi ở noi_nhan (Phụ lục I, Phần I, Mục II, khoản 9)",
        ));
    }
    for (index, _) in plan.kinh_gui.iter().enumerate().filter(|(_, name)| name.is_blank()) {
        faults.push(error(
            Code::VB141,
            "nơi kính gửi để trống",
            format!("kinh_gui[{index}]"),
            "ghi tên cơ quan, hoặc bỏ phần tử này",
        ));
    }
}

/// A trích yếu has no full stop at its end (ND30.ABS.NOSTOP), and «V/v» belongs to công văn (ND30.ABS.NO_VV).
fn abstract_line(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    let text = plain(&plan.trich_yeu);
    let text = text.trim();
    if text.ends_with('.') && !text.ends_with("...") {
        faults.push(
            Diagnostic::warning(Code::VB605, "trích yếu có dấu chấm ở cuối").path("trich_yeu").help("bỏ dấu chấm"),
        );
    }
    if text.to_lowercase().starts_with("v/v") && plan.loai != "cong-van" {
        faults.push(
            Diagnostic::warning(Code::VB606, "«V/v» chỉ dùng ở công văn")
                .path("trich_yeu")
                .help("viết thẳng nội dung, như «Tuyên truyền …»"),
        );
    }
}
