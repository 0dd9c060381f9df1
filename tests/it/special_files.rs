//! Pipes and devices where a file is meant: refused at once, never waited for.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// After so long a run waits for ever.
const FOR_EVER: Duration = Duration::from_mins(1);

/// Runs the program in a folder; its exit code and what it said. One that waits is ended, and the test with it.
#[track_caller]
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let said = folder.join("da-noi");
    let mut child = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(&said).unwrap())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return (status.code().unwrap_or(-1), fs::read_to_string(&said).unwrap());
        }
        if begun.elapsed() > FOR_EVER {
            child.kill().unwrap();
            panic!("{arguments:?} waits");
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_pipe_is_refused_wherever_a_file_is_read() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let sample: serde_json::Value = serde_json::from_str(include_str!("../../data/mau/ke-hoach.json")).unwrap();
    for name in ["p.json", "p.docx", "p.xlsx", "p.csv", "p.png", "p.txt"] {
        pipe(&at(name));
    }
    let mut plan = sample.clone();
    plan["nhiem_vu"] = serde_json::json!({"tu_tep": "p.xlsx"});
    fs::write(at("tep.json"), plan.to_string()).unwrap();
    plan["nhiem_vu"] = serde_json::json!({"tu_tep": "/dev/zero"});
    fs::write(at("zero.json"), plan.to_string()).unwrap();
    fs::write(at("a.json"), sample.to_string()).unwrap();
    for arguments in [
        &["render", "p.json"][..],
        &["render", "/dev/zero"],
        &["render", "tep.json"],
        &["render", "zero.json"],
        &["check", "p.docx"],
        &["check", "/dev/zero"],
        &["batch", "p.json", "-o", "ra/"],
        &["batch", "--list", "p.txt", "-o", "ra/"],
        &["batch", "a.json", "--table", "p.csv", "-o", "ra/"],
        &["report", "a.json", "--period", "quy-1", "--progress", "p.csv"],
        &["next-year", "p.json"],
    ] {
        let (code, said) = run(folder.path(), arguments);
        assert!(matches!(code, 1 | 2), "{arguments:?}: {said}");
        assert!(said.contains("thường"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_pipe_among_files_is_told_and_the_others_are_done() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("vao")).unwrap();
    fs::write(at("vao/a.json"), include_str!("../../data/mau/cong-van.json")).unwrap();
    let (code, said) = run(folder.path(), &["render", "vao/a.json", "-o", "vao/a.docx"]);
    assert_eq!(code, 0, "{said}");
    pipe(&at("vao/b.docx"));
    pipe(&at("vao/b.json"));
    let (code, said) = run(folder.path(), &["check", "vao"]);
    assert!(code == 1 && said.contains("b.docx") && said.contains("thường"), "{said}");
    let (code, said) = run(folder.path(), &["batch", "vao", "-o", "ra/"]);
    assert!(code == 1 && said.contains("b.json"), "{code}: {said}");
    let made = fs::read_dir(at("ra"))
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "docx"));
    assert_eq!(made.count(), 1);
}
