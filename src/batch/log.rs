//! The result list: one JSON line an item, in order; what an earlier run left is read back.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::diag::{Code, Diagnostic, Severity};
use crate::intake::file::{self, Wanted};
use crate::write::save;

use super::Shard;

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

/// Name of the list of a run.
#[must_use]
pub fn log_name(shard: Option<Shard>) -> String {
    match shard {
        Some(shard) => format!("ket-qua-{}-{}.jsonl", shard.number, shard.of),
        None => "ket-qua.jsonl".to_owned(),
    }
}

/// The list of a run: written under another name and renamed once it is whole.
#[derive(Debug)]
pub struct ResultLog {
    path: PathBuf,
    running: PathBuf,
    out: BufWriter<File>,
}

impl ResultLog {
    /// Opens the list of a folder. With `resume`, what earlier runs did is found by number, and stays on disk until this
    /// run is through.
    ///
    /// # Errors
    /// A folder that cannot be written to.
    pub fn open(folder: &Path, shard: Option<Shard>, resume: bool) -> Result<(Self, Earlier), Diagnostic> {
        let path = folder.join(log_name(shard));
        let running = path.with_extension(format!("jsonl.{RUNNING}"));
        let explain = |error: io::Error| {
            Diagnostic::error(Code::VB804, format!("không ghi được danh sách kết quả: {error}"))
                .file(path.display().to_string())
                .help("kiểm tra quyền ghi vào thư mục, đóng tệp nếu đang mở")
        };
        fs::create_dir_all(folder).map_err(explain)?;
        let mut done = Earlier::default();
        if resume {
            let mut known = LineIndex::default();
            known.add(&path);
            known.add(&running);
            done = Earlier { offsets: known.write(&path)?, path: path.clone() };
        }
        let out = BufWriter::new(File::create(&running).map_err(explain)?);
        Ok((Self { path, running, out }, done))
    }

    /// Appends a line and hands it to the system.
    ///
    /// # Errors
    /// What the disk reports.
    pub fn append(&mut self, line: &ResultLine) -> Result<(), Diagnostic> {
        self.out.write_all(text(line).as_bytes()).and_then(|()| self.out.flush()).map_err(|error| self.fault(&error))
    }

    /// Gives the list its name; with `early`, a run that stopped before its end keeps what an earlier list has.
    ///
    /// # Errors
    /// What the disk reports.
    pub fn finish(mut self, early: bool) -> Result<PathBuf, Diagnostic> {
        self.out.flush().map_err(|error| self.fault(&error))?;
        if early && self.path.exists() {
            return Ok(self.running);
        }
        fs::rename(&self.running, &self.path).map_err(|error| self.fault(&error))?;
        Ok(self.path)
    }

    fn fault(&self, error: &io::Error) -> Diagnostic {
        Diagnostic::error(Code::VB804, format!("không ghi được danh sách kết quả: {error}"))
            .file(self.running.display().to_string())
            .help("kiểm tra chỗ trống trên đĩa")
    }
}

/// A line as it stands in the file.
fn text(line: &ResultLine) -> String {
    // Strings and numbers alone: writing them cannot fail.
    serde_json::to_string(line).unwrap_or_default() + "\n"
}

/// What earlier runs have made, by number; the lines themselves stay on disk.
#[derive(Debug, Default)]
pub struct Earlier {
    path: PathBuf,
    /// Where the line of each item begins.
    offsets: HashMap<usize, u64>,
}

impl Earlier {
    /// The line of an item that was made.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<ResultLine> {
        let mut file = open(&self.path).ok()?;
        file.seek(SeekFrom::Start(*self.offsets.get(&number)?)).ok()?;
        let mut line = String::new();
        BufReader::with_capacity(1024, file).read_line(&mut line).ok()?;
        serde_json::from_str(&line).ok().filter(|line: &ResultLine| line.stt == number)
    }
}

/// Opens a list; a pipe or a device is none.
fn open(path: &Path) -> io::Result<File> {
    const LIST: Wanted<'_> = Wanted::by_hand("danh sách kết quả", Code::VB506, "chạy lại từ đầu");
    file::open(path, &LIST).map_err(|fault| io::Error::other(fault.message))
}

/// Where the lines of several lists stand, by number of the item; of two lines of an item the later one counts.
#[derive(Debug, Default)]
struct LineIndex {
    files: Vec<PathBuf>,
    lines: BTreeMap<usize, LinePlace>,
}

/// A line of one of the lists.
#[derive(Debug)]
struct LinePlace {
    file: usize,
    offset: u64,
    state: State,
}

impl LineIndex {
    /// Adds the whole lines of a list; one that a crash cut short is left out, as is a list that is not there.
    fn add(&mut self, path: &Path) {
        let Ok(file) = open(path) else { return };
        let mut reader = BufReader::new(file);
        let (mut text, mut offset) = (String::new(), 0);
        while let Ok(length @ 1..) = reader.read_line(&mut text) {
            if let Ok(line) = serde_json::from_str::<ResultLine>(&text) {
                self.lines.insert(line.stt, LinePlace { file: self.files.len(), offset, state: line.trang_thai });
            }
            offset += length as u64;
            text.clear();
        }
        self.files.push(path.to_owned());
    }

    /// Writes the lines in order; returns where the line of each item that was made begins.
    fn write(&self, path: &Path) -> Result<HashMap<usize, u64>, Diagnostic> {
        let mut offsets = HashMap::new();
        let mut at = 0;
        save::pieces(path, |out| {
            let mut files: Vec<BufReader<File>> =
                self.files.iter().map(|path| open(path).map(BufReader::new)).collect::<io::Result<_>>()?;
            let mut text = String::new();
            for (number, line) in &self.lines {
                let file = &mut files[line.file];
                let here = file.stream_position()?;
                if here != line.offset {
                    file.seek(SeekFrom::Start(line.offset))?;
                }
                text.clear();
                file.read_line(&mut text)?;
                let whole = text.trim_end_matches(['\r', '\n']);
                writeln!(out, "{whole}")?;
                if line.state == State::Xong {
                    offsets.insert(*number, at);
                }
                at += whole.len() as u64 + 1;
            }
            Ok(())
        })?;
        Ok(offsets)
    }
}

/// What `--merge` found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Lines joined.
    pub lines: usize,
    /// Of them, failed.
    pub failed: usize,
    /// What is missing, in words.
    pub missing: Vec<String>,
}

/// Joins the lists of all shares of a folder into one.
///
/// # Errors
/// No such lists, VB805; lists of different numbers of shares, VB806; what the disk reports.
pub fn merge(folder: &Path) -> Result<Merged, Diagnostic> {
    let mut shares: BTreeMap<(usize, usize), PathBuf> = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let numbers = name.strip_prefix("ket-qua-").and_then(|rest| rest.strip_suffix(".jsonl"));
        if let Some((number, of)) = numbers.and_then(|rest| rest.split_once('-'))
            && let (Ok(number), Ok(of)) = (number.parse(), of.parse())
        {
            shares.insert((of, number), entry.path());
        }
    }
    let shown = folder.display().to_string();
    let Some(((of, _), _)) = shares.first_key_value() else {
        return Err(Diagnostic::error(Code::VB805, "thư mục không có danh sách kết quả của phần nào")
            .file(shown)
            .help("cần các tệp ket-qua-1-16.jsonl, ket-qua-2-16.jsonl …"));
    };
    let of = *of;
    if shares.keys().any(|(other, _)| *other != of) {
        return Err(Diagnostic::error(Code::VB806, "các danh sách chia theo số phần khác nhau")
            .file(shown)
            .help("xóa danh sách của lần chạy cũ rồi ghép lại"));
    }
    let mut joined = LineIndex::default();
    let mut merged = Merged::default();
    for number in 1..=of {
        match shares.get(&(of, number)) {
            Some(path) => joined.add(path),
            None => merged.missing.push(format!("thiếu phần {number}/{of}")),
        }
    }
    let last = joined.lines.keys().next_back().copied().unwrap_or(0);
    for number in 1..=last {
        let share = (number - 1) % of + 1;
        if !joined.lines.contains_key(&number) && shares.contains_key(&(of, share)) {
            merged.missing.push(format!("thiếu mục {number} (phần {share}/{of})"));
        }
    }
    merged.lines = joined.lines.len();
    merged.failed = joined.lines.values().filter(|line| line.state == State::Loi).count();
    joined.write(&folder.join(log_name(None)))?;
    Ok(merged)
}
