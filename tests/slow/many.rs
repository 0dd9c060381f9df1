//! One list over many machines, as `docs/nhieu-may.md` and `docs/kubernetes-job.yaml` tell; and what `next-year` makes for Word.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::tools::{root, validator_errors, vanban};

/// Runs a line of shell in a folder, with the program on the path.
#[track_caller]
fn shell(folder: &Path, line: &str, index: Option<usize>) {
    let program = Path::new(env!("CARGO_BIN_EXE_vanban")).parent().unwrap();
    let mut path = OsString::from(program);
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["-ec", line]).current_dir(folder).env("PATH", path);
    if let Some(index) = index {
        command.env("JOB_COMPLETION_INDEX", index.to_string());
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{line}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// Documents and results of a folder; the lists of the shares aside.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .filter(|(name, _)| !name.starts_with("ket-qua-"))
        .collect()
}

fn folder_with_samples() -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["mau-so.json", "mau-xa.json", "mau-so-2026.json", "mau-xa-2026.json", "don-vi.csv", "hang-loat.json"] {
        fs::copy(root().join("data").join(name), folder.path().join(name)).unwrap();
    }
    folder
}

fn whole() -> BTreeMap<String, Vec<u8>> {
    let folder = folder_with_samples();
    shell(folder.path(), "vanban batch --list hang-loat.json -o ra/", None);
    contents(&folder.path().join("ra"))
}

#[test]
fn gnu_parallel_shares_a_list_as_the_page_tells() {
    let page = fs::read_to_string(root().join("docs/nhieu-may.md")).unwrap();
    let lines = page.split("```bash\n").nth(1).unwrap().split("```").next().unwrap();
    let folder = folder_with_samples();
    shell(folder.path(), lines, None);
    assert_eq!(contents(&folder.path().join("ra")), whole());
}

#[test]
fn an_indexed_job_shares_a_list_as_the_manifest_tells() {
    let manifest = fs::read_to_string(root().join("docs/kubernetes-job.yaml")).unwrap();
    let number = |key: &str| -> usize {
        manifest.lines().find_map(|line| line.trim().strip_prefix(key)).unwrap().trim().parse().unwrap()
    };
    let line = manifest.lines().map(str::trim).find(|line| line.starts_with("vanban batch")).unwrap();
    let folder = folder_with_samples();
    for index in 0..number("completions:") {
        shell(folder.path(), line, Some(index));
    }
    shell(folder.path(), "vanban batch --merge -o ra/", None);
    assert_eq!(contents(&folder.path().join("ra")), whole());
}

#[test]
fn a_plan_of_next_year_and_its_comparison_are_valid() {
    let folder = TempDir::new().unwrap();
    let data = |name: &str| root().join("data").join(name).to_str().unwrap().to_owned();
    let (json, docx) = (folder.path().join("ke-hoach-2026.json"), folder.path().join("a.docx"));
    let (json, place) = (json.to_str().unwrap(), docx.to_str().unwrap());
    vanban(&["next-year", &data("ke-hoach-cchc-2025.json"), "-o", json, "--progress", &data("tien-do/nam-2025.xlsx")]);
    vanban(&["render", json, "-o", place]);
    assert_eq!(validator_errors(&docx), Vec::<String>::new());
    vanban(&[
        "next-year",
        "--compare",
        &data("ke-hoach-2024.json"),
        &data("ke-hoach-2026.json"),
        "-o",
        place,
        "--force",
    ]);
    assert_eq!(validator_errors(&docx), Vec::<String>::new());
}
