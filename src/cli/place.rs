//! Where a result is written: what `-o` means.

use std::io;
use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic};
use crate::write::{Format, is_special, reason};

/// The folder used when no place is named.
const DEFAULT_FOLDER: &str = "output";

/// A place to write to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file.
    File(PathBuf),
    /// Standard output.
    Stdout,
}

/// The target for a result of a format, named `stem` (without extension).
///
/// `output` absent: `output/<stem>.docx`; an existing folder, or a path that ends in a separator: `<folder>/<stem>.docx`;
/// `-`: standard output; else the file itself, whose name must have the extension of the format.
///
/// # Errors
/// A file name with another extension, a device or pipe.
pub(super) fn target(output: Option<&Path>, stem: &str, format: Format) -> Result<Target, Diagnostic> {
    let name = format.file_name(stem);
    let Some(output) = output else {
        return Ok(Target::File(Path::new(DEFAULT_FOLDER).join(name)));
    };
    if output.as_os_str() == "-" {
        return Ok(Target::Stdout);
    }
    no_stream(output)?;
    let text = output.to_string_lossy();
    if output.is_dir() || text.ends_with(['/', '\\']) {
        return Ok(Target::File(output.join(name)));
    }
    if output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(format.extension())) {
        return Ok(Target::File(output.to_owned()));
    }
    let extension = format.extension();
    let fault = Diagnostic::error(Code::VB520, format!("tên tệp kết quả phải kết thúc bằng «.{extension}»"));
    let named = output.with_extension(extension);
    let named = named.display();
    let remedy = match output.extension().map(|end| end.to_string_lossy().to_lowercase()).as_deref() {
        Some("pdf") => format!("ghi «{named}», rồi mở bằng Word, chọn Lưu thành, kiểu PDF"),
        Some("doc" | "odt" | "rtf") => format!("ghi «{named}», rồi mở bằng Word, chọn Lưu thành, kiểu cần dùng"),
        _ => format!("đặt tên như «{named}», hoặc thêm «/» ở cuối nếu muốn ghi vào một thư mục"),
    };
    Err(fault.file(text).help(remedy))
}

/// That the name of a file of data ends as one: another would be taken for a document or a workbook.
///
/// # Errors
/// Another name.
pub(super) fn is_data(path: &Path) -> Result<(), Diagnostic> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) || path.is_dir() {
        return Ok(());
    }
    Err(Diagnostic::error(Code::VB512, "tên tệp dữ liệu phải kết thúc bằng «.json»")
        .file(path.display().to_string())
        .help(format!("đặt tên như «{}»", path.with_extension("json").display())))
}

/// The fault of a standard output that takes no more.
pub(super) fn stdout_fault(error: &io::Error) -> Diagnostic {
    let (why, remedy) = reason(error);
    Diagnostic::error(Code::VB521, format!("không ghi được ra đầu ra chuẩn: {why}")).help(remedy)
}

/// Refuses a device or pipe as the place of a result that may go to standard output.
///
/// # Errors
/// Such a place, with the way to standard output.
pub(super) fn no_stream(path: &Path) -> Result<(), Diagnostic> {
    if !is_special(path) {
        return Ok(());
    }
    Err(Diagnostic::error(Code::VB508, "đích là thiết bị hoặc đường ống, không phải tệp")
        .file(path.display().to_string())
        .help("nêu tên một tệp thường; muốn ghi ra đầu ra chuẩn thì dùng «-o -»"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(output: Option<&str>, expected: &str) {
        let target = target(output.map(Path::new), "ke-hoach", Format::Docx).unwrap();
        assert_eq!(target, Target::File(PathBuf::from(expected)));
    }

    #[test]
    fn the_place_follows_the_option() {
        case(None, "output/ke-hoach.docx");
        case(Some("ra/"), "ra/ke-hoach.docx");
        case(Some("src"), "src/ke-hoach.docx");
        case(Some("a/b.docx"), "a/b.docx");
        case(Some("B.DOCX"), "B.DOCX");
        assert_eq!(target(Some(Path::new("-")), "x", Format::Docx).unwrap(), Target::Stdout);
        assert!(target(Some(Path::new("a.pdf")), "x", Format::Docx).is_err());
        assert!(target(Some(Path::new("ket-qua")), "x", Format::Docx).is_err());
    }
}
