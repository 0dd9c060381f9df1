//! Blank progress sheets: what a unit sees is locked, what it fills in is open.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};

use crate::diag::{Code, Diagnostic};
use crate::lists::Period;
use crate::nd30::Nd30;
use crate::plan::{Piece, Plan, Text, plain_text};

use super::data;
use super::findings::ReportFindings;
use super::task::{self, Task};
use super::unit::Units;
use super::words;

/// How the sheet is to be filled in.
const INSTRUCTION: &str = "Cách điền: chỉ điền các cột nền trắng; chọn Trạng thái trong danh sách; \
    «Hoàn thành» khi đã ban hành sản phẩm, ghi số, ký hiệu và ngày dạng 20/3/2026; không đổi mã nhiệm vụ, không xóa dòng.";

/// A column: header, width in characters, whether the unit fills it in.
type FormColumn = (&'static str, u16, bool);

const COLUMNS: [FormColumn; 14] = [
    ("Mã nhiệm vụ", 10, false),
    ("Nhiệm vụ", 40, false),
    ("Sản phẩm", 20, false),
    ("Đơn vị chủ trì", 18, false),
    ("Thời hạn", 14, false),
    (STATE, 14, true),
    ("Kết quả thực hiện", 32, true),
    ("Số, ký hiệu văn bản", 16, true),
    ("Ngày hoàn thành", 12, true),
    ("Số liệu", 12, true),
    ("Lý do chậm, vướng mắc", 22, true),
    ("Hạn mới", 12, true),
    ("Đề xuất, kiến nghị", 20, true),
    ("Ghi chú", 16, true),
];
/// The column in which the unit chooses a state.
const STATE: &str = "Trạng thái";
/// Row of the header, from 0.
const HEADER: u32 = 5;
/// Size of the text, in points.
const SIZE: u8 = 11;

/// A progress sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The unit; none = all units.
    pub unit: Option<String>,
    /// Name of the plan.
    pub plan: String,
    /// Name of the period.
    pub period: String,
    /// Its tasks, group by group.
    pub rows: Vec<FormRow>,
    cutoff: NaiveDate,
}

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormRow {
    /// The name of a group.
    Group(String),
    /// A task: code, content, product, lead units, time as written.
    Task([String; 5]),
}

/// The sheets of a period: one for all units, then one for each lead unit in the order of the plan.
#[must_use]
pub fn forms(plan: &Plan, nd30: &Nd30, period: &Period, units: &Units) -> (Vec<Form>, Vec<Diagnostic>) {
    let mut findings = ReportFindings::default();
    let tasks = task::tasks(plan, units, period.cutoff, &mut findings);
    let mut names: Vec<String> = Vec::new();
    for lead in tasks.iter().flat_map(|task| &task.leads) {
        if !names.contains(lead) {
            names.push(lead.clone());
        }
    }
    let missing = tasks.iter().filter(|task| task.code.is_none()).count();
    if missing > 0 {
        findings.push(
            Diagnostic::hint(
                Code::VB728,
                format!("{missing} nhiệm vụ không có mã; phiếu trả về sẽ nhận theo nội dung"),
            )
            .help("thêm cột mã vào bảng, hoặc \"ma\" cho từng nhiệm vụ của dữ liệu, để nhận chắc chắn"),
        );
    }
    let form = |unit: Option<&String>| {
        let of_unit = tasks.iter().filter(|task| unit.is_none_or(|unit| task.leads.contains(unit)));
        Form {
            unit: unit.cloned(),
            plan: with_blanks(data::cited(plan, nd30)),
            period: period.name.clone(),
            rows: rows(of_unit),
            cutoff: period.cutoff,
        }
    };
    let forms = std::iter::once(None).chain(names.iter().map(Some)).map(form).collect();
    (forms, findings.into_list())
}

fn rows<'t>(tasks: impl Iterator<Item = &'t Task<'t>>) -> Vec<FormRow> {
    let mut rows = Vec::new();
    let mut group = None;
    for task in tasks.filter(|task| task.dropped.is_none()) {
        if group != Some(task.group) {
            group = Some(task.group);
            rows.extend(task.group_name.map(|name| FormRow::Group(plain_text(name))));
        }
        rows.push(FormRow::Task([
            task.code.unwrap_or_default().to_owned(),
            plain_text(task.content),
            task.source.san_pham.as_ref().map(plain_text).unwrap_or_default(),
            task.leads.join("; "),
            task.time.map(plain_text).unwrap_or_default(),
        ]));
    }
    rows
}

impl Form {
    /// The sheet as a workbook; equal sheets give equal bytes.
    ///
    /// # Errors
    /// More rows than a sheet holds.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let day = self.cutoff;
        let created = ExcelDateTime::from_ymd(
            u16::try_from(day.year()).unwrap_or(2000),
            u8::try_from(day.month()).unwrap_or(1),
            u8::try_from(day.day()).unwrap_or(1),
        )?;
        book.set_properties(&DocProperties::new().set_title("Phiếu tiến độ").set_creation_datetime(&created));
        self.fill(book.add_worksheet())?;
        book.save_to_buffer()
    }

    fn fill(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let text = || Format::new().set_font_name("Times New Roman").set_font_size(SIZE);
        let cell = || text().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
        let locked = cell().set_background_color(0x00F2_F2F2);
        // Text, so that Excel does not read 09/02 as the 2nd of September.
        let open = cell().set_unlocked().set_num_format("@");
        let heading = locked.clone().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let group = locked.clone().set_bold();
        sheet.set_name("Tiến độ")?;
        sheet.write_with_format(0, 0, "PHIẾU BÁO CÁO TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ", &text().set_bold())?;
        sheet.write_with_format(1, 0, self.plan.as_str(), &text())?;
        let unit = self.unit.as_ref().map_or_else(String::new, |unit| format!("Đơn vị báo cáo: {unit}"));
        sheet.write_with_format(2, 0, unit, &text().set_bold())?;
        sheet.write_with_format(3, 0, format!("Kỳ báo cáo: {}", self.period), &text())?;
        sheet.write_with_format(4, 0, INSTRUCTION, &text().set_italic())?;
        for (column, (name, width, _)) in (0..).zip(COLUMNS) {
            sheet.write_with_format(HEADER, column, name, &heading)?;
            sheet.set_column_width(column, width)?;
        }
        let last_column = u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX);
        let mut line = HEADER;
        for row in &self.rows {
            line += 1;
            match row {
                FormRow::Group(name) => {
                    sheet.merge_range(line, 0, line, last_column, name, &group)?;
                }
                FormRow::Task(known) => {
                    for (column, (index, (_, _, fill_in))) in (0..).zip(COLUMNS.iter().enumerate()) {
                        match known.get(index).filter(|_| !fill_in) {
                            Some(text) => sheet.write_with_format(line, column, text.as_str(), &locked)?,
                            None => sheet.write_blank(line, column, &open)?,
                        };
                    }
                }
            }
        }
        let choice = DataValidation::new()
            .allow_list_strings(words::choices())?
            .set_error_title("Trạng thái")?
            .set_error_message("Chọn một trạng thái trong danh sách.")?;
        for (column, _) in (0..).zip(COLUMNS).filter(|(_, (name, ..))| *name == STATE && line > HEADER) {
            sheet.add_data_validation(HEADER + 1, column, line, column, &choice)?;
        }
        sheet.set_freeze_panes(HEADER + 1, 2)?;
        sheet.set_landscape();
        sheet.set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, HEADER)?;
        sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
        sheet.set_footer("&CTrang &P/&N");
        sheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::default()
        });
        Ok(())
    }
}
/// The characters of a text, dots where a person must still fill something in.
fn with_blanks(mut text: Text) -> String {
    if let Text::Rich(pieces) = &mut text {
        for gap in pieces.iter_mut().filter(|piece| matches!(piece, Piece::ChoDien(_))) {
            *gap = Piece::Plain("……".to_owned());
        }
    }
    plain_text(&text)
}
