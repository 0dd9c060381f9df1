//! The result list: one JSON line an item, in order; what an earlier run left is read back.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::diag::{Diagnostic, Level};
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
pub struct Outcome {
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

impl From<&Diagnostic> for Outcome {
    fn from(finding: &Diagnostic) -> Self {
        let level = match finding.level {
            Level::Error => "loi",
            Level::Warning => "canh-bao",
            Level::Hint => "goi-y",
        };
        Self {
            ma: finding.code.to_owned(),
            muc: level.to_owned(),
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
    pub phat_hien: Vec<Outcome>,
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
    /// Opens the list of a folder. With `resume`, what earlier runs did is returned by number, and kept on disk until this
    /// run is through.
    ///
    /// # Errors
    /// A folder that cannot be written to.
    pub fn open(
        folder: &Path,
        shard: Option<Shard>,
        resume: bool,
    ) -> Result<(Self, HashMap<usize, ResultLine>), Diagnostic> {
        let path = folder.join(log_name(shard));
        let running = path.with_extension(format!("jsonl.{RUNNING}"));
        let explain = |error: io::Error| {
            Diagnostic::error("VB804", format!("không ghi được danh sách kết quả: {error}"))
                .file(path.display().to_string())
                .help("kiểm tra quyền ghi vào thư mục, đóng tệp nếu đang mở")
        };
        fs::create_dir_all(folder).map_err(explain)?;
        let mut done = HashMap::new();
        if resume {
            let mut known: BTreeMap<usize, ResultLine> = BTreeMap::new();
            for file in [&path, &running] {
                known.extend(lines(file).into_iter().map(|line| (line.stt, line)));
            }
            let whole: String = known.values().map(text).collect();
            save::text(&path, &whole, true)?;
            done = known.into_iter().filter(|(_, line)| line.trang_thai == State::Xong).collect();
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
        Diagnostic::error("VB804", format!("không ghi được danh sách kết quả: {error}"))
            .file(self.running.display().to_string())
            .help("kiểm tra chỗ trống trên đĩa")
    }
}

/// A line as it stands in the file.
fn text(line: &ResultLine) -> String {
    // Strings and numbers alone: writing them cannot fail.
    serde_json::to_string(line).unwrap_or_default() + "\n"
}

/// The whole lines of a list; one that a crash cut short is left out.
fn lines(path: &Path) -> Vec<ResultLine> {
    let Ok(file) = File::open(path) else { return Vec::new() };
    BufReader::new(file).lines().map_while(Result::ok).filter_map(|line| serde_json::from_str(&line).ok()).collect()
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
        return Err(Diagnostic::error("VB805", "thư mục không có danh sách kết quả của phần nào")
            .file(shown)
            .help("cần các tệp ket-qua-1-16.jsonl, ket-qua-2-16.jsonl …"));
    };
    let of = *of;
    if shares.keys().any(|(other, _)| *other != of) {
        return Err(Diagnostic::error("VB806", "các danh sách chia theo số phần khác nhau")
            .file(shown)
            .help("xóa danh sách của lần chạy cũ rồi ghép lại"));
    }
    let mut joined: BTreeMap<usize, ResultLine> = BTreeMap::new();
    let mut merged = Merged::default();
    for number in 1..=of {
        match shares.get(&(of, number)) {
            Some(path) => joined.extend(lines(path).into_iter().map(|line| (line.stt, line))),
            None => merged.missing.push(format!("thiếu phần {number}/{of}")),
        }
    }
    let last = joined.keys().next_back().copied().unwrap_or(0);
    for number in 1..=last {
        let share = (number - 1) % of + 1;
        if !joined.contains_key(&number) && shares.contains_key(&(of, share)) {
            merged.missing.push(format!("thiếu mục {number} (phần {share}/{of})"));
        }
    }
    merged.lines = joined.len();
    merged.failed = joined.values().filter(|line| line.trang_thai == State::Loi).count();
    let whole: String = joined.values().map(text).collect();
    save::text(&folder.join(log_name(None)), &whole, true)?;
    Ok(merged)
}
