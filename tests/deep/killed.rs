//! A batch that is killed at any moment and resumed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::random::Random;

/// Documents of the batch.
const DOCUMENTS: usize = 2_000;
/// How often it is killed.
const KILLS: usize = 100;

/// Every file of a folder with its bytes.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect()
}

fn batch(folder: &Path, output: &str, more: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["batch", "mau-xa.json", "--table", "bang.csv", "--jobs", "2", "-o", output])
        .args(more)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// A hundred runs are killed (SIGKILL) at moments of a fixed series, some more than once, and each is resumed: the bytes are
/// those of an undisturbed run, no other file is left, and what a killed run leaves under the name of a document is whole.
#[test]
fn a_hundred_killed_runs_are_resumed_to_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let here = folder.path();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/mau-xa.json"), here.join("mau-xa.json")).unwrap();
    let mut table =
        "co_quan;viet_tat;ky.ho_ten;so;ten_goi;lanh_dao;don_vi_dau_moi;luu_don_vi;cap;nguoi_dung_dau;noi_nhan_rieng\n"
            .to_owned();
    for row in 1..=DOCUMENTS {
        let _ = writeln!(
            table,
            "Sở Thứ {row};S{row};Nguyễn Văn {row};{row};Sở;lãnh đạo;Văn phòng;VP;xã;Chủ tịch;Sở Nội vụ"
        );
    }
    fs::write(here.join("bang.csv"), table).unwrap();
    let begin = Instant::now();
    assert!(batch(here, "lien", &[]).wait().unwrap().success());
    let run = usize::try_from(begin.elapsed().as_millis()).unwrap().max(1);
    let whole = contents(&here.join("lien"));
    assert_eq!(whole.len(), DOCUMENTS + 1);
    let mut random = Random::new(2026);
    let (mut killed, mut temporary) = (0, 0);
    while killed < KILLS {
        // One in four is killed again while it is resumed.
        let times = if random.below(4) == 0 { 2 } else { 1 };
        for _ in 0..times {
            let moment = u64::try_from(random.below(run)).unwrap();
            let mut broken = batch(here, "dut", &["--resume"]);
            thread::sleep(Duration::from_millis(moment));
            let _ = broken.kill();
            broken.wait().unwrap();
            killed += 1;
            for (name, bytes) in contents(&here.join("dut")) {
                temporary += usize::from(name.starts_with(".vanban-"));
                if let Some(document) = whole.get(&name).filter(|_| name.contains(".docx")) {
                    assert!(bytes == *document, "{name} is half, killed after {moment} ms (kill {killed})");
                }
            }
        }
        assert!(batch(here, "dut", &["--resume"]).wait().unwrap().success(), "kill {killed}");
        let resumed = contents(&here.join("dut"));
        assert!(
            whole.keys().eq(resumed.keys()),
            "kill {killed}: {:?}",
            resumed.keys().filter(|name| !whole.contains_key(*name))
        );
        assert!(whole == resumed, "kill {killed}");
        fs::remove_dir_all(here.join("dut")).unwrap();
    }
    println!("{killed} kills, {temporary} files cut short");
}
