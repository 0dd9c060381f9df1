//! The result list: one JSON line an item, in order.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::diag::{Code, Diagnostic, Severity};
use crate::write::{reason, save};

use super::Shard;
use super::earlier::{Earlier, is_list};
use super::lock::RunLock;

/// Ending of a list that is still being written.
const RUNNING: &str = "dang-chay";

/// How an item ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Made.
    Xong,
    /// Failed.
    Loi,
}

/// One finding of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultFinding {
    /// Code.
    pub ma: String,
    /// How grave.
    pub muc: String,
    /// What is wrong.
    pub thong_bao: String,
    /// Where in the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cho: Option<String>,
}

impl From<&Diagnostic> for ResultFinding {
    fn from(finding: &Diagnostic) -> Self {
        let severity = match finding.severity {
            Severity::Error => "loi",
            Severity::Warning => "canh-bao",
            Severity::Hint => "goi-y",
        };
        Self {
            ma: finding.code.as_str().to_owned(),
            muc: severity.to_owned(),
            thong_bao: finding.message.clone(),
            cho: finding.place.path.clone(),
        }
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultLine {
    /// Number of the item, counted from 1.
    pub stt: usize,
    /// Where it comes from.
    pub vao: String,
    /// Name of the file that was made, in the folder of the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ra: Option<String>,
    /// How it ended.
    pub trang_thai: State,
    /// Size of the file in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byte: Option<u64>,
    /// SHA-256 of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// SHA-256 of all that the file depends on: data, templates, version.
    pub khoa: String,
    /// What is to be said of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phat_hien: Vec<ResultFinding>,
}

impl ResultLine {
    /// Whether the file that it names lies in the folder of the list: a line may come from anywhere, and a name in it lead
    /// out.
    pub(super) fn stays_inside(&self) -> bool {
        self.ra.as_deref().is_none_or(|name| !name.contains(['/', '\\', ':']))
    }
}

/// Whether a list may be written in that folder: what stands in its place is a list too, or `force` is given.
///
/// # Errors
/// A file that is something else, VB503.
pub fn check_list(folder: &Path, shard: Option<Shard>, force: bool) -> Result<(), Diagnostic> {
    let path = folder.join(log_name(shard));
    if force || !path.is_file() || is_list(&path) {
        return Ok(());
    }
    Err(save::already_there(&path)
        .help("tệp này không phải danh sách kết quả của vanban: đổi tên nó, hoặc ghi sang thư mục khác bằng -o")
        .help("không cần nó nữa thì thêm --force"))
}

/// Name of the list of a run.
#[must_use]
pub fn log_name(shard: Option<Shard>) -> String {
    match shard {
        Some(shard) => format!("ket-qua-{}-{}.jsonl", shard.number, shard.of),
        None => "ket-qua.jsonl".to_owned(),
    }
}

/// The list of a run: written under another name and renamed once it is whole. No other run writes it meanwhile.
#[derive(Debug)]
pub struct ResultLog {
    path: PathBuf,
    running: PathBuf,
    out: BufWriter<File>,
    _lock: RunLock,
}

impl ResultLog {
    /// The files of the list of a folder: as it is in the end, and while it is being written.
    #[must_use]
    pub fn files(folder: &Path, shard: Option<Shard>) -> [PathBuf; 2] {
        let path = folder.join(log_name(shard));
        let running = path.with_extension(format!("jsonl.{RUNNING}"));
        [path, running]
    }

    /// Opens the list of a folder. With `resume`, what earlier runs did is found by number, and stays on disk until this
    /// run is through. `notes` tells what of it could not be read.
    ///
    /// # Errors
    /// Another run that writes it, a folder that cannot be written to, something else than a file in its place.
    pub fn open(
        folder: &Path,
        shard: Option<Shard>,
        resume: bool,
        notes: &mut Vec<Diagnostic>,
    ) -> Result<(Self, Earlier), Diagnostic> {
        let [path, running] = Self::files(folder, shard);
        fs::create_dir_all(folder).map_err(|error| fault(&error, &path))?;
        let lock = RunLock::take(&path, notes)?;
        for file in [&path, &running] {
            if fs::symlink_metadata(file).is_ok_and(|data| !data.is_file()) {
                return Err(Diagnostic::error(Code::VB804, "ở chỗ của danh sách kết quả có thứ khác, không phải tệp")
                    .file(file.display().to_string())
                    .help("xóa hoặc đổi tên thứ ấy rồi chạy lại"));
            }
        }
        let earlier = if resume { Earlier::gather(&[&path, &running], &path, notes)? } else { Earlier::default() };
        let out = BufWriter::new(File::create(&running).map_err(|error| fault(&error, &running))?);
        Ok((Self { path, running, out, _lock: lock }, earlier))
    }

    /// Appends a line and hands it to the system.
    ///
    /// # Errors
    /// What the disk reports.
    pub fn append(&mut self, line: &ResultLine) -> Result<(), Diagnostic> {
        self.out
            .write_all(text(line).as_bytes())
            .and_then(|()| self.out.flush())
            .map_err(|error| fault(&error, &self.running))
    }

    /// Gives the list its name; with `early`, a run that stopped before its end keeps what an earlier list has.
    ///
    /// # Errors
    /// What the disk reports.
    pub fn finish(mut self, early: bool) -> Result<PathBuf, Diagnostic> {
        let written = self.out.flush().and_then(|()| save::settle(self.out.get_ref()));
        written.map_err(|error| fault(&error, &self.running))?;
        if early && self.path.exists() {
            return Ok(self.running);
        }
        fs::rename(&self.running, &self.path).map_err(|error| fault(&error, &self.path))?;
        save::settle_folder(self.path.parent().unwrap_or(Path::new(".")));
        Ok(self.path)
    }
}

/// The fault of a list that cannot be written.
fn fault(error: &io::Error, path: &Path) -> Diagnostic {
    let (why, remedy) = reason(error);
    Diagnostic::error(Code::VB804, format!("không ghi được danh sách kết quả: {why}"))
        .file(path.display().to_string())
        .help(remedy)
        .help("đóng tệp nếu đang mở")
}

/// A line as it stands in the file.
fn text(line: &ResultLine) -> String {
    // Strings and numbers alone: writing them cannot fail.
    serde_json::to_string(line).unwrap_or_default() + "\n"
}
