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

#[test]
fn what_is_looked_for_beside_the_data_is_told_where_it_is_no_file() {
    let sample = include_str!("../../data/mau/ke-hoach.json");
    let plan = include_str!("../../data/ke-hoach-2025.json");
    let render = &["render", "a.json", "-o", "a.docx"][..];
    let report = &["report", "b.json", "--period", "quy-1", "--progress", "t.csv", "-o", "b.docx"][..];
    let init = &["init", "con", "--kind", "ke-hoach"][..];
    for (name, arguments) in [
        ("vanban.toml", render),
        ("vanban.toml", &["check", "a.docx"]),
        ("templates/loai.toml", render),
        ("templates/ke-hoach.xml", render),
        ("templates/ke-hoach.json", init),
        ("che-do/q.toml", report),
        ("ten-don-vi.csv", report),
    ] {
        // A pipe, a device behind a link, a link to nowhere, a folder.
        for sort in 0..4 {
            let folder = TempDir::new().unwrap();
            let at = |name: &str| folder.path().join(name);
            fs::write(at("a.json"), sample).unwrap();
            fs::write(at("b.json"), plan).unwrap();
            fs::write(at("t.csv"), "Mã NV;Trạng thái\n").unwrap();
            fs::write(at("vanban.toml"), "").unwrap();
            assert_eq!(run(folder.path(), &["render", "a.json", "-o", "a.docx"]).0, 0);
            fs::create_dir_all(at("templates")).unwrap();
            fs::create_dir_all(at("che-do")).unwrap();
            let path = at(name);
            let _ = fs::remove_file(&path);
            match sort {
                0 => pipe(&path),
                1 => std::os::unix::fs::symlink("/dev/zero", &path).unwrap(),
                2 => std::os::unix::fs::symlink("khong-co", &path).unwrap(),
                // A folder among templates or regimes holds more of them.
                _ if ["templates/ke-hoach.xml", "che-do/q.toml"].contains(&name) => continue,
                _ => fs::create_dir(&path).unwrap(),
            }
            let (code, said) = run(folder.path(), arguments);
            let file = Path::new(name).file_name().unwrap().to_str().unwrap();
            assert!(code == 2 && said.contains(file), "{name} {sort} {arguments:?}: {code} {said}");
        }
    }
}
