//! No false alarm: good documents of other makers, as they are and as LibreOffice saves them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::tools::{convert, convert_all, node, python, render, root, vanban};

/// Parts of the text itself, which a maker does not list.
const INSIDE: [&str; 4] = ["nội dung", "đề mục", "bảng", "phần khác"];
/// Most characters of a line that `--parts` prints.
const SHOWN: usize = 60;

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|own| own == extension)).collect();
    files.sort();
    files
}

fn said(file: &Path, option: &[&str]) -> String {
    vanban(&[&["check", file.to_str().unwrap()], option].concat())
}

/// Nothing graver than a hint.
#[track_caller]
fn is_good(folder: &Path) {
    let said = said(folder, &["--format", "short"]);
    let grave: Vec<&str> = said.lines().filter(|line| !line.contains("gợi ý[")).collect();
    assert_eq!(grave, Vec::<&str>::new());
}

/// Each part once, as often as the maker wrote it.
#[track_caller]
fn has_its_parts(file: &Path, expected: &Path) {
    let mut parts: BTreeMap<(String, String), i32> = BTreeMap::new();
    for line in fs::read_to_string(expected).unwrap().lines() {
        let (part, text) = line.split_once('\t').unwrap();
        let text: String = text.chars().take(SHOWN).collect();
        *parts.entry((part.to_owned(), text.trim().to_owned())).or_default() += 1;
    }
    for line in said(file, &["--parts"]).lines() {
        let part: String = line.chars().skip(7).take(22).collect();
        let text: String = line.chars().skip(30).collect();
        if !INSIDE.contains(&part.trim()) {
            *parts.entry((part.trim().to_owned(), text.trim().to_owned())).or_default() -= 1;
        }
    }
    parts.retain(|_, count| *count != 0);
    assert!(parts.is_empty(), "{}: missing (1) or false (-1): {parts:#?}", file.display());
}

fn of_others() -> TempDir {
    let folder = TempDir::new().unwrap();
    python(&["tests/slow/good.py"], folder.path());
    node("tests/slow/makers.js", folder.path());
    folder
}

#[test]
fn good_documents_of_other_makers_have_no_finding() {
    let folder = of_others();
    is_good(folder.path());
    let documents = files(folder.path(), "docx");
    assert!(documents.len() > 40, "{}", documents.len());
    for document in documents {
        has_its_parts(&document, &document.with_extension("parts"));
    }
}

#[test]
fn good_documents_saved_by_libreoffice_have_no_finding() {
    let folder = of_others();
    for name in ["cong-van", "quyet-dinh", "bien-ban", "ke-hoach"] {
        let docx = render(&root().join(format!("data/mau/{name}.json")), folder.path(), &[]);
        fs::rename(&docx, folder.path().join(format!("{name}-vanban.docx"))).unwrap();
    }
    // LibreOffice makes fields of content controls and leaves their look behind: those files are no longer good.
    let kept = files(folder.path(), "docx").into_iter().filter(|file| !file.to_string_lossy().contains("-controls"));
    let kept: Vec<PathBuf> = kept.collect();
    let (open, again) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    convert_all(&kept, "odt", open.path());
    convert_all(&files(open.path(), "odt"), "docx", again.path());
    is_good(again.path());
    let saved = files(again.path(), "docx");
    assert_eq!(saved.len(), kept.len());
    for document in saved {
        let name = document.with_extension("parts");
        let expected = folder.path().join(name.file_name().unwrap());
        if expected.exists() {
            has_its_parts(&document, &expected);
        }
    }
}

#[test]
fn templates_and_files_with_macros_are_read_alike() {
    let folder = of_others();
    let saved = TempDir::new().unwrap();
    let source = folder.path().join("plan-word.docx");
    for format in ["dotx", "docm"] {
        has_its_parts(&convert(&source, format, saved.path()), &source.with_extension("parts"));
    }
    is_good(saved.path());
}
