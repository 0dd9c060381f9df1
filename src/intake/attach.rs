//! What a plan keeps in other files: tasks, tables, pictures.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Faults};
use crate::text::Repairs;

use super::faults::MOST;
use super::table::{read_free_table_file, read_task_file};
use crate::plan::Attachment;
use crate::plan::NhiemVuNguon;
use crate::plan::Picture;
use crate::plan::Plan;
use crate::plan::plain_text;

/// What is to be said of the files that were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attached {
    /// How the columns of a list were understood, a line each.
    pub described: Vec<String>,
    /// Notes.
    pub notes: Vec<Diagnostic>,
    /// What was repaired in the text.
    pub repairs: Repairs,
    /// How many words were turned into Unicode from an old encoding.
    pub converted: usize,
}

/// Reads every file that a plan names; paths are relative to `folder`.
///
/// # Errors
/// Every file that cannot be read, with the path in the data that names it.
pub fn attach(plan: &mut Plan, folder: &Path, convert: bool) -> Result<Attached, Faults> {
    let mut attached = Attached::default();
    let mut faults = Faults::default();
    if let Some(NhiemVuNguon::TuTep(source)) = &plan.nhiem_vu {
        match read_task_file(&folder.join(&source.tu_tep), source.trang.as_deref(), convert) {
            Ok(tasks) => {
                attached.described = tasks.describe().to_vec();
                attached.notes = tasks.notes;
                attached.repairs = tasks.repairs;
                attached.converted = tasks.converted;
                plan.nhiem_vu = Some(NhiemVuNguon::Danh(tasks.groups));
            }
            Err(more) => faults.extend(more),
        }
    }
    plan.for_each_attachment(&mut |attachment, path| match attachment {
        Attachment::Bang(bang) => {
            let file = bang.tu_tep.take().map(|file| folder.join(file));
            let read = file.as_ref().map_or(Ok(()), |file| read_free_table_file(bang, file, convert));
            faults.extend(read.err().unwrap_or_default());
            faults.extend(bang.strange_amounts().into_iter().take(MOST).map(|(row, column, text)| {
                let name = bang.cot.get(column).map(|own| plain_text(&own.ten)).unwrap_or_default();
                let fault =
                    Diagnostic::error(Code::VB253, format!("«{text}» ở cột «{name}» không phải số, không cộng được"))
                        .help("viết như 1.250.000 hoặc 12,5; ô chưa có số thì để trống; hoặc bỏ «tong»");
                match &file {
                    Some(file) => fault.file(file.display().to_string()),
                    None => fault.path(format!("{path}.dong[{row}]")),
                }
            }));
        }
        Attachment::Hinh(hinh) => match picture(&folder.join(&hinh.tep)) {
            Ok(picture) => hinh.anh = Some(Arc::new(picture)),
            Err(fault) => faults.push(fault.path(format!("{path}.tep"))),
        },
    });
    faults.into_result(attached)
}

fn picture(path: &Path) -> Result<Picture, Diagnostic> {
    let shown = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Diagnostic::error(Code::VB251, format!("không có tệp ảnh «{shown}»"))
            .help("đường dẫn ở «tep» tính từ thư mục của tệp dữ liệu"),
        _ => Diagnostic::error(Code::VB254, format!("không đọc được tệp ảnh «{shown}»: {error}"))
            .help("kiểm tra quyền đọc"),
    })?;
    Picture::new(bytes).map_err(|fault| Diagnostic { message: format!("{}: «{shown}»", fault.message), ..fault })
}
