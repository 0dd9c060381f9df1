//! `vanban check`: judge DOCX files.

use std::path::{Path, PathBuf};

use crate::batch;
use crate::check::output::{Checked, html, human, json, parts, short};
use crate::check::{self, Findings, Profile, Settings};
use crate::diag::{Code, Diagnostic, Faults, Severity};
use crate::intake::FileSort;
use crate::intake::file::{self, MIB, Wanted};
use crate::read::{self, ReadError};
use crate::recognise::Facts;
use crate::write::save;

use super::Exit;
use super::args::{CheckArgs, CheckFormat};
use super::config::Config;
use super::console::Console;
use super::footprint::Footprint;
use super::own_kinds;
use super::trust::Trust;

/// A document to be checked.
const DOCX: Wanted<'_> = Wanted {
    noun: "tệp văn bản",
    missing: Code::VB135,
    unreadable: Code::VB136,
    large: Code::VB120,
    find: "kiểm tra tên và thư mục",
    shrink: "thu nhỏ ảnh trong tệp",
    limit: 128 * MIB,
};

/// How another program's text becomes one of Word.
const RESAVED: &str = "mở bằng Word, chọn Lưu thành, kiểu Word Document (.docx)";

/// A file that was checked: its name, its kind, what was found.
struct Done {
    name: String,
    kind: Option<(String, String)>,
    findings: Findings,
}

impl Done {
    fn checked(&self) -> Checked<'_> {
        Checked {
            file: &self.name,
            kind: self.kind.as_ref().map(|(id, name)| (id.as_str(), name.as_str())),
            findings: &self.findings,
        }
    }
}

/// Checks every file, on all threads; a file that cannot be read does not stop the others. Results are in the order of the
/// files.
pub(super) fn run(arguments: &CheckArgs, console: &Console) -> Result<Exit, Faults> {
    let files = files(&arguments.files)?;
    let only = files.len() == 1;
    if let Some(copy) = &arguments.annotate {
        let several = || Diagnostic::error(Code::VB138, "--annotate chỉ dùng với một tệp").help("nêu một tệp DOCX");
        let [file] = files.as_slice() else { return Err(several().into()) };
        let config = Config::find(file::folder_of(file), console.trust())?;
        Footprint::default().reads([file]).reads_settings(None, &config).writes([copy]).settle()?;
        save::check_new(copy, arguments.force)?;
    }
    let mut exit = Exit::Done;
    let mut page = Vec::new();
    let (mut read, mut clean) = (0, 0);
    let (threads, trust) = (batch::cores(), console.trust());
    for chunk in files.chunks(threads * 8) {
        for result in batch::on_threads(chunk, threads, |file| one(file, arguments, trust), |_| false) {
            match result {
                Ok(Told::Parts(parts)) => console.result(&parts),
                Ok(Told::Done(done)) => {
                    if done.findings.count(Severity::Error) > 0 {
                        exit = Exit::WithErrors;
                    }
                    read += 1;
                    clean += usize::from(done.findings.list.is_empty());
                    if let Some(copy) = &arguments.annotate {
                        let (name, count) = (copy.display(), done.findings.list.len());
                        console.talk(&format!("Đã ghi {name} với {count} nhận xét của Word."));
                    }
                    if arguments.format == CheckFormat::Html {
                        page.push(done);
                    } else {
                        say(&done.checked(), arguments.format, console);
                    }
                }
                Err(faults) if only => return Err(faults),
                Err(faults) => {
                    console.diagnostics(&faults);
                    exit = Exit::WithErrors;
                }
            }
        }
    }
    if arguments.format == CheckFormat::Short && read > 0 {
        // A file about which there is nothing to say has no line of its own.
        console.talk(&match (read, clean) {
            (1, 1) => "Không thấy lỗi nào.".to_owned(),
            (_, _) if read == clean => format!("Đã kiểm tra {read} tệp: không thấy lỗi nào."),
            _ => format!(
                "Đã kiểm tra {read} tệp: {} tệp có điều cần xem lại, {clean} tệp không thấy lỗi nào.",
                read - clean
            ),
        });
    }
    if arguments.format == CheckFormat::Html && !arguments.parts {
        let files: Vec<Checked<'_>> = page.iter().map(Done::checked).collect();
        console.result(html(&files).trim_end());
    }
    Ok(exit)
}

/// What there is to say of a file.
enum Told {
    /// Its parts.
    Parts(String),
    /// Its findings.
    Done(Done),
}

/// Checks a file.
fn one(path: &Path, arguments: &CheckArgs, trust: Trust) -> Result<Told, Faults> {
    let name = path.display().to_string();
    let bytes = file::read_or_stdin(path, &DOCX)?;
    let docx = read::read(&bytes).map_err(|fault| refused(&fault, &bytes, &name).file(&name))?;
    let config = Config::find(file::folder_of(path), trust)?;
    let nd30 = own_kinds::decree(None, &config)?;
    let facts = Facts::new(&docx, &nd30);
    if arguments.parts {
        return Ok(Told::Parts(parts(&facts)));
    }
    let settings = Settings { profile: arguments.profile.map_or(Profile::Auto, Into::into), ..config.rules };
    let findings = check::check_facts(&facts, &settings);
    if let Some(copy) = &arguments.annotate {
        let copied = check::annotate(&bytes, &docx, &findings);
        let copied = copied.map_err(|fault| fault.diagnostic().file(&name))?;
        save::bytes(copy, &copied, arguments.force)?;
    }
    let kind = facts.kind.map(|kind| (kind.id.clone(), kind.name.clone()));
    Ok(Told::Done(Done { name, kind, findings }))
}

/// The fault of a file that cannot be read; one of another sort is named for what it is.
fn refused(fault: &ReadError, bytes: &[u8], name: &str) -> Diagnostic {
    let told = fault.diagnostic();
    let is_none = matches!(fault, ReadError::NotZip | ReadError::OldWord | ReadError::NotWord);
    let Some(sort) = FileSort::of(bytes).filter(|sort| is_none && *sort != FileSort::OldWord) else { return told };
    let help = match sort {
        FileSort::Json => format!("tạo văn bản trước: vanban render {name}; rồi kiểm tra tệp DOCX"),
        FileSort::Pdf | FileSort::Picture => "xin tệp Word gốc; tệp PDF hay ảnh quét không kiểm tra được".to_owned(),
        FileSort::Rtf | FileSort::OpenText | FileSort::WebPage | FileSort::SavedPage => RESAVED.to_owned(),
        FileSort::Lock => "đóng Word rồi chọn tệp cùng tên không có «~$» ở đầu".to_owned(),
        FileSort::Archive(_) | FileSort::Zip => "giải nén, rồi chọn tệp DOCX bên trong".to_owned(),
        _ => "chọn tệp văn bản Word (.docx, .docm, .dotx)".to_owned(),
    };
    Diagnostic::error(told.code, format!("cần tệp Word (.docx), mà đây là {}", sort.name())).help(help)
}

fn say(checked: &Checked<'_>, format: CheckFormat, console: &Console) {
    match format {
        CheckFormat::Human => console.painted(&human(checked, console.colours_results())),
        CheckFormat::Short if checked.findings.list.is_empty() => {}
        CheckFormat::Short => console.result(&short(checked)),
        CheckFormat::Json => console.json(&json(checked).to_string()),
        CheckFormat::Html => {}
    }
}

/// The files that are named, those of a folder in the order of their names.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Faults> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut inside = file::inside(path)?;
        inside.retain(|path| file::is_one_of(path, &["docx", "docm", "dotx", "dotm"]));
        if inside.is_empty() {
            return Err(Diagnostic::error(Code::VB152, "thư mục không có tệp DOCX nào")
                .file(path.display().to_string())
                .help("nêu thư mục có tệp .docx; tệp trong thư mục con thì nêu thư mục con")
                .into());
        }
        files.extend(inside);
    }
    Ok(files)
}
