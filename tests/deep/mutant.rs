//! Samples with faults by chance, given to the program as a user gives them: it ends in a result or in an error in words,
//! and an error leaves nothing behind.

use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::random::Random;

/// Mutants of each sample.
const MUTANTS: u64 = 40;
/// What is put where it does not belong.
const STRANGE: [&[u8]; 16] = [
    b"<",
    b"&",
    b"\"",
    b"\0",
    b"\xFF\xFE",
    b"-1",
    b"99999999999999999999",
    b"1e999",
    "\u{1b}[31m".as_bytes(),
    "\u{202e}".as_bytes(),
    "e\u{301}\u{323}".as_bytes(),
    b"{{ a }}",
    b"{% for a in b %}",
    b"../../x",
    b"<w:p/>",
    b"]]>",
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The files below some folders of the project with one of these extensions, in the order of their names.
fn files(folders: &[&str], extensions: &[&str]) -> Vec<PathBuf> {
    let entries = folders.iter().flat_map(|name| fs::read_dir(folder(name)).unwrap());
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|own| extensions.iter().any(|extension| own == *extension)));
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// A few changes of some bytes.
fn torn(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = bytes.len().min(at + random.below(64));
        match random.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => bytes.extend_from_within(at..end),
            3 => drop(bytes.splice(at..end, random.of(&STRANGE).iter().copied())),
            4 => drop(bytes.splice(at..at, random.of(&STRANGE).iter().copied())),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
    }
}

/// A package with some of its parts torn, lost or under the name of another; or torn itself.
fn torn_package(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    if random.below(4) == 0 {
        let mut bytes = bytes.to_vec();
        torn(&mut bytes, random);
        return bytes;
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let chosen = random.below(archive.len());
    let other = archive.name_for_index(random.below(archive.len())).unwrap().unwrap().into_owned();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if at == chosen {
            match random.below(8) {
                0 => continue,
                1 => name.clone_from(&other),
                _ => torn(&mut content, random),
            }
        }
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        if writer.start_file(name, options).is_ok() {
            writer.write_all(&content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// Runs the program; whatever it was given, it says how it went and does not break down.
#[track_caller]
fn run(folder: &Path, arguments: &[&str], mutant: &str) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_vanban")).current_dir(folder).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code();
    assert!(matches!(code, Some(0..=2)), "{mutant}: {:?}\n{said}", output.status);
    assert!(!said.contains("panicked") && !said.contains("os error"), "{mutant}\n{said}");
    assert!(code != Some(2) || said.contains("lỗi"), "{mutant}\n{said}");
    let shown = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    let raw = String::from_utf8_lossy(&shown).chars().find(|c| c.is_control() && !"\n\r\t".contains(*c));
    assert_eq!(raw, None, "{mutant}\n{said}");
    output
}

/// Runs `case` for each mutant of each sample, and tells of which it is.
fn mutants(samples: &[PathBuf], case: impl Fn(&Path, &[u8], &mut Random, &str)) {
    for (number, sample) in (0_u64..).zip(samples) {
        let bytes = fs::read(sample).unwrap();
        for mutant in 0..MUTANTS {
            let folder = TempDir::new().unwrap();
            let mut random = Random::new(number * MUTANTS + mutant);
            case(folder.path(), &bytes, &mut random, &format!("mutant {mutant} of {}", sample.display()));
        }
    }
}

#[test]
fn torn_data_makes_a_document_or_an_error() {
    mutants(&files(&["data", "data/mau"], &["json"]), |folder, bytes, random, mutant| {
        let mut data = bytes.to_vec();
        torn(&mut data, random);
        fs::write(folder.join("a.json"), data).unwrap();
        let output = run(folder, &["render", "a.json", "-o", "a.docx"], mutant);
        assert_eq!(folder.join("a.docx").exists(), output.status.success(), "{mutant}");
    });
}

#[test]
fn torn_documents_are_judged_or_refused() {
    let samples = TempDir::new().unwrap();
    for data in files(&["data/mau"], &["json"]) {
        let made = samples.path().join(data.file_stem().unwrap()).with_extension("docx");
        run(samples.path(), &["render", data.to_str().unwrap(), "-o", made.to_str().unwrap()], "a sample");
    }
    let mut documents: Vec<PathBuf> =
        fs::read_dir(samples.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    documents.sort();
    mutants(&documents, |folder, bytes, random, mutant| {
        fs::write(folder.join("a.docx"), torn_package(bytes, random)).unwrap();
        let first = run(folder, &["check", "a.docx", "--annotate", "b.docx"], mutant);
        let refused = first.status.code() == Some(2);
        assert_eq!(folder.join("b.docx").exists(), !refused, "{mutant}");
        if !refused {
            let again = run(folder, &["check", "b.docx"], mutant);
            assert_eq!(first.status.code(), again.status.code(), "{mutant}");
        }
    });
}

#[test]
fn torn_sheets_are_read_or_refused() {
    let sheets = files(&["data/tien-do", "data/tien-do/6-thang-2025"], &["xlsx", "csv"]);
    mutants(&sheets, |place, bytes, random, mutant| {
        let is_package = bytes.starts_with(b"PK");
        let mut sheet = bytes.to_vec();
        let name = if is_package { "a.xlsx" } else { "a.csv" };
        if is_package {
            sheet = torn_package(bytes, random)
        } else {
            torn(&mut sheet, random)
        }
        File::create(place.join(name)).unwrap().write_all(&sheet).unwrap();
        let plan = folder("data/ke-hoach-2025.json");
        let period = ["--period", "6-thang", "--progress", name, "--data-out", "a.json"];
        let output = run(place, &[&["report", plan.to_str().unwrap()], period.as_slice()].concat(), mutant);
        assert!(output.status.code() != Some(2) || !place.join("a.json").exists(), "{mutant}");
    });
}
