//! `--merge`: the lists of all shares as one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic};

use super::earlier::LineIndex;
use super::lock::RunLock;
use super::log::log_name;

/// Missing shares and items that are named.
const NAMED: usize = 1_000;

/// What `--merge` found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Lines joined.
    pub lines: usize,
    /// Of them, failed.
    pub failed: usize,
    /// Shares and items that are missing.
    pub missing: usize,
    /// What is to be said: what is missing, the first of it by name.
    pub told: Vec<String>,
    /// Lines that could not be read.
    pub notes: Vec<Diagnostic>,
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
            && (1..=of).contains(&number)
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
    let list = folder.join(log_name(None));
    let mut merged = Merged::default();
    let _lock = RunLock::take(&list, &mut merged.notes)?;
    let mut joined = LineIndex::default();
    for path in shares.values() {
        joined.add(path, &mut merged.notes);
    }
    let is_there = |share: usize| shares.contains_key(&(of, share));
    merged.missing = of - shares.len();
    merged.told = (1..=of)
        .filter(|share| !is_there(*share))
        .take(NAMED)
        .map(|share| format!("thiếu phần {share}/{of}"))
        .collect();
    let mut next = 1;
    for number in joined.numbers() {
        for missing in next..number {
            let share = (missing - 1) % of + 1;
            if is_there(share) {
                merged.missing += 1;
                if merged.told.len() < NAMED {
                    merged.told.push(format!("thiếu mục {missing} (phần {share}/{of})"));
                }
            }
        }
        next = number + 1;
        merged.lines += 1;
    }
    merged.failed = joined.failed();
    joined.write(&list)?;
    Ok(merged)
}
