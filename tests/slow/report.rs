//! Reports of a year: valid for Word, and the same after LibreOffice has opened and saved the sheets.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::tools::{convert, root, validator_errors, vanban};

/// A report of the sample plan; returns the document and its data.
fn report(folder: &Path, period: &[&str], progress: &[&Path]) -> (PathBuf, String) {
    let data = root().join("data/ke-hoach-cchc-2025.json");
    let (docx, json) = (folder.join("a.docx"), folder.join("a.json"));
    let mut arguments = vec!["report", data.to_str().unwrap(), "--swap-dates", "H", "--force"];
    arguments.extend(period);
    arguments.extend(["-o", docx.to_str().unwrap(), "--data-out", json.to_str().unwrap(), "--progress"]);
    arguments.extend(progress.iter().map(|path| path.to_str().unwrap()));
    vanban(&arguments);
    (docx, fs::read_to_string(json).unwrap())
}

#[test]
fn every_report_of_the_year_is_valid() {
    let folder = TempDir::new().unwrap();
    let progress = root().join("data/tien-do");
    let files: Vec<PathBuf> =
        ["quy-1-2025.xlsx", "6-thang-2025", "quy-3-2025.csv", "nam-2025.xlsx"].map(|name| progress.join(name)).into();
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    for (period, known) in [
        (&["--regime", "cchc", "--period", "quy-1"][..], 1),
        (&["--regime", "cchc", "--period", "6-thang"], 2),
        (&["--regime", "cchc", "--period", "quy-3", "--internal"], 3),
        (&["--regime", "cchc", "--period", "nam"], 4),
        (&["--period", "thang-3", "--short"], 1),
        (&["--regime", "lich", "--period", "dot-xuat", "--from", "01/3/2025", "--to", "20/4/2025"], 1),
    ] {
        let (docx, _) = report(folder.path(), period, &files[..known]);
        assert_eq!(validator_errors(&docx), Vec::<String>::new(), "{period:?}");
    }
}

#[test]
fn sheets_saved_by_libreoffice_say_the_same() {
    let folder = TempDir::new().unwrap();
    let saved = folder.path().join("saved");
    fs::create_dir(&saved).unwrap();
    let returned = root().join("data/tien-do/6-thang-2025");
    for entry in fs::read_dir(&returned).unwrap() {
        convert(&entry.unwrap().path(), "xlsx", &saved);
    }
    let old = folder.path().join("old");
    fs::create_dir(&old).unwrap();
    for format in ["xls", "ods"] {
        convert(&returned.join("van-phong-so-6-thang-2025.xlsx"), format, &old);
    }
    let period = ["--regime", "cchc", "--period", "6-thang"];
    let (_, original) = report(folder.path(), &period, &[&returned]);
    let (_, again) = report(folder.path(), &period, &[&saved]);
    assert_eq!(original, again);
    let (_, one) = report(folder.path(), &period, &[&returned.join("van-phong-so-6-thang-2025.xlsx")]);
    for format in ["xls", "ods"] {
        let (_, other) = report(folder.path(), &period, &[&old.join(format!("van-phong-so-6-thang-2025.{format}"))]);
        assert_eq!(one, other, "{format}");
    }
}
