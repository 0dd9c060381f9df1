//! A batch that is killed at any moment and resumed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::tools::root;

/// Documents of the batch.
const DOCUMENTS: usize = 2_000;
/// How often it is killed.
const KILLS: u64 = 100;

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

/// A number below `below`, the next of a series that is the same in every run (splitmix64).
fn chance(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *seed;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed ^ (mixed >> 31)) % below
}

/// A hundred runs are killed (SIGKILL) at moments of a fixed series, some more than once, and each is resumed: the bytes are
/// those of an undisturbed run, no other file is left, and what a killed run leaves under the name of a document is whole.
/// Minutes on idle cores, eighteen on two that six others shared; so it is run on its own:
///
/// `cargo test --release --test slow killed -- --ignored --nocapture`
#[test]
#[ignore = "some minutes"]
fn a_hundred_killed_runs_are_resumed_to_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let here = folder.path();
    fs::copy(root().join("data/mau-xa.json"), here.join("mau-xa.json")).unwrap();
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
    let run = u64::try_from(begin.elapsed().as_millis()).unwrap().max(1);
    let whole = contents(&here.join("lien"));
    assert_eq!(whole.len(), DOCUMENTS + 1);
    let (mut seed, mut killed, mut temporary) = (2_026, 0, 0);
    while killed < KILLS {
        // One in four is killed again while it is resumed.
        let times = if chance(&mut seed, 4) == 0 { 2 } else { 1 };
        for _ in 0..times {
            let moment = chance(&mut seed, run);
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
    println!("{killed} kills, {temporary} files cut short, {} s", begin.elapsed().as_secs());
}
