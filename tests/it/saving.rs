//! Saving: what stands where a result goes is never lost unasked, whatever stands there and however it is spelled.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/ke-hoach-2025.json");
const OLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/ke-hoach-2024.json");

fn vanban(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[track_caller]
fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = vanban(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
    stderr(&output)
}

/// The words in which a command is refused; nothing in the folder has changed.
#[track_caller]
fn refused(folder: &Path, arguments: &[&str], exit: i32, code: &str) -> String {
    let before = contents(folder);
    let output = vanban(folder, arguments);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(exit), "{arguments:?}: {said}");
    assert!(said.contains(code), "{arguments:?}: {said}");
    assert_eq!(contents(folder), before, "{arguments:?}");
    said
}

/// Every regular file of a folder with its bytes.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// A folder with two plans, one of them with its tasks in a table, and a document.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::copy(PLAN, at("k.json")).unwrap();
    fs::copy(OLDER, at("cu.json")).unwrap();
    let mut plan: serde_json::Value = serde_json::from_slice(&fs::read(PLAN).unwrap()).unwrap();
    plan["nhiem_vu"] = serde_json::json!({"tu_tep": "bang.csv"});
    fs::write(at("kt.json"), plan.to_string()).unwrap();
    fs::write(at("bang.csv"), "STT;Nhiệm vụ;Chủ trì;Thời hạn\n1;Rà soát thủ tục;VP;Quý I\n").unwrap();
    fs::create_dir(at("d")).unwrap();
    done(folder.path(), &["render", "k.json", "-o", "a.docx"]);
    folder
}

/// Other names of the same file, so far as the system has them.
fn spellings(folder: &Path, name: &str) -> Vec<String> {
    let mut all = vec![
        name.to_owned(),
        format!("./{name}"),
        format!("d/../{name}"),
        folder.join(name).to_str().unwrap().to_owned(),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(name, folder.join("mem.docx")).unwrap();
        fs::hard_link(folder.join(name), folder.join("cung.docx")).unwrap();
        all.extend(["mem.docx".to_owned(), "cung.docx".to_owned()]);
    }
    #[cfg(any(windows, target_os = "macos"))]
    all.push(name.to_uppercase());
    all
}

fn forget_spellings(folder: &Path) {
    for name in ["mem.docx", "cung.docx"] {
        let _ = fs::remove_file(folder.join(name));
    }
}

#[test]
fn no_command_replaces_what_it_reads() {
    let folder = folder();
    let here = folder.path();
    for (input, command) in [
        ("k.json", &["next-year", "k.json", "--force", "-o"][..]),
        ("k.json", &["report", "k.json", "--period", "quy-1", "-o", "r.docx", "--force", "--data-out"]),
        ("bang.csv", &["report", "kt.json", "--period", "quy-1", "-o", "r.docx", "--force", "--data-out"]),
        ("bang.csv", &["next-year", "kt.json", "--force", "-o"]),
        ("a.docx", &["check", "a.docx", "--force", "--annotate"]),
    ] {
        for spelling in spellings(here, input) {
            refused(here, &[command, &[spelling.as_str()]].concat(), 2, "VB139");
        }
        forget_spellings(here);
    }
    fs::write(here.join("quyet-dinh.json"), "{}").unwrap();
    refused(
        here,
        &["next-year", "k.json", "--apply", "quyet-dinh.json", "-o", "quyet-dinh.json", "--force"],
        2,
        "VB139",
    );
    // The name that the program chooses itself.
    fs::rename(here.join("quyet-dinh.json"), here.join("k-2026.json")).unwrap();
    refused(here, &["next-year", "k.json", "--apply", "k-2026.json", "--force"], 2, "VB139");
    fs::write(here.join("vanban.toml"), "").unwrap();
    let data_out = ["report", "k.json", "--period", "quy-1", "-o", "r.docx", "--force", "--data-out"];
    refused(here, &[&data_out[..], &["vanban.toml"]].concat(), 2, "VB139");
    fs::write(here.join("ten-don-vi.csv"), "ten;ten_khac;viet_tat\n").unwrap();
    refused(here, &[&data_out[..], &["ten-don-vi.csv"]].concat(), 2, "VB139");
    // Two results in one file.
    refused(here, &[&data_out[..], &["./r.docx"]].concat(), 2, "VB509");
    // The filled template beside the document is a result too.
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/ke-hoach.xml");
    fs::copy(template, here.join("rieng.xml")).unwrap();
    let filled = ["render", "k.json", "-o", "rieng.docx", "--keep-rendered", "--force"];
    refused(here, &[&filled[..], &["--template", "rieng.xml"]].concat(), 2, "VB139");
    refused(here, &filled[..5], 2, "VB503");
    done(here, &filled);
    done(here, &filled[..5]);
}

#[cfg(unix)]
#[test]
fn what_comes_on_standard_input_is_not_replaced_either() {
    let folder = folder();
    let data = fs::read(folder.path().join("k.json")).unwrap();
    for (file, arguments) in [
        ("k.json", &["report", "-", "--period", "quy-1", "-o", "r.docx", "--data-out", "k.json", "--force"][..]),
        ("a.docx", &["check", "-", "--annotate", "a.docx", "--force"]),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args(arguments)
            .current_dir(folder.path())
            .stdin(fs::File::open(folder.path().join(file)).unwrap())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{file}");
        assert!(stderr(&output).contains("VB139"), "{}", stderr(&output));
    }
    assert_eq!(fs::read(folder.path().join("k.json")).unwrap(), data);
    assert!(!folder.path().join("r.docx").exists());
}

#[cfg(unix)]
#[test]
fn a_batch_replaces_nothing_that_it_reads() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let here = folder.path();
    fs::create_dir(here.join("ra")).unwrap();
    for (target, inputs) in
        [("k.json", &["k.json"][..]), ("cu.json", &["k.json", "cu.json"]), ("bang.csv", &["kt.json"])]
    {
        let output = if inputs[0] == "kt.json" { "ra/kt.docx" } else { "ra/k.docx" };
        symlink(format!("../{target}"), here.join(output)).unwrap();
        let said = refused(here, &[&["batch"], inputs, &["-o", "ra", "--force"]].concat(), 1, "VB139");
        assert!(said.contains(output), "{said}");
        fs::remove_file(here.join(output)).unwrap();
    }
    // The list of results is a result.
    fs::copy(here.join("k.json"), here.join("ra/ket-qua.jsonl")).unwrap();
    let own = ["batch", "k.json", "--table", "ra/ket-qua.jsonl", "-o", "ra", "--force"];
    assert!(stderr(&vanban(here, &own)).contains("VB139"));
    assert_eq!(fs::read(here.join("k.json")).unwrap(), fs::read(here.join("ra/ket-qua.jsonl")).unwrap());
}

/// Devices, pipes, and links of every kind, in the place of every result.
#[cfg(unix)]
#[test]
fn devices_and_pipes_stay_what_they_are() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let folder = folder();
    let here = folder.path();
    let pipe = |name: &str| {
        fs::create_dir_all(here.join(name).parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(here.join(name)).status().unwrap().success());
    };
    for name in ["p.docx", "p.json", "i/ke-hoach.json", "t/ke-hoach.xml", "ra/k.docx", "f/tat-ca-quy-1-2025.xlsx"] {
        pipe(name);
    }
    symlink("/dev/null", here.join("null.docx")).unwrap();
    symlink("null.docx", here.join("xa.docx")).unwrap();
    symlink("/dev/stdout", here.join("ra.docx")).unwrap();
    let report = ["report", "k.json", "--period", "quy-1", "--force", "-o"];
    for place in ["p.docx", "null.docx", "xa.docx", "ra.docx"] {
        refused(here, &["render", "k.json", "--force", "-o", place], 2, "VB508");
        // What stands there is not opened either, to see whether it is ours: a pipe would wait for ever.
        let said = refused(here, &["render", "k.json", "-o", place], 2, "VB508");
        assert!(said.contains("-o -"), "{said}");
        refused(here, &["check", "a.docx", "--force", "--annotate", place], 2, "VB508");
        refused(here, &[&report[..], &[place]].concat(), 2, "VB508");
        refused(here, &["next-year", "--compare", "cu.json", "k.json", "--force", "-o", place], 2, "VB508");
    }
    for place in ["/dev/stdout", "/dev/null", "/dev/fd/1", "p.json"] {
        let said = refused(here, &["next-year", "k.json", "--force", "-o", place], 2, "VB508");
        assert!(said.contains("-o -"), "{said}");
        refused(here, &[&report[..], &["r.docx", "--data-out", place]].concat(), 2, "VB508");
    }
    for arguments in [&["init", "i"][..], &["init", "i", "--force"], &["template", "export", "-o", "t", "--force"]] {
        refused(here, arguments, 2, "VB508");
    }
    #[cfg(feature = "xlsx")]
    refused(here, &["progress", "k.json", "--period", "quy-1", "-o", "f", "--force"], 2, "VB508");
    refused(here, &["batch", "k.json", "-o", "ra", "--force"], 1, "VB508");
    for name in ["ket-qua.jsonl", "ket-qua.jsonl.dang-chay", ".ket-qua.jsonl.khoa"] {
        let _ = fs::remove_file(here.join("ra/ket-qua.jsonl"));
        pipe(&format!("ra/{name}"));
        refused(here, &["batch", "k.json", "-o", "ra", "--resume"], 2, "VB804");
        fs::remove_file(here.join("ra").join(name)).unwrap();
    }
    let is_pipe = |name: &str| fs::metadata(here.join(name)).unwrap().file_type().is_fifo();
    assert!(["p.docx", "p.json", "i/ke-hoach.json", "t/ke-hoach.xml", "ra/k.docx"].into_iter().all(is_pipe));
    assert!(here.join("null.docx").is_symlink() && here.join("ra.docx").is_symlink());
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_what_it_names_is_replaced() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let here = folder.path();
    let made = fs::read(here.join("a.docx")).unwrap();
    for name in ["dich.docx", "d/dich.docx", "khac.docx"] {
        fs::write(here.join(name), "cũ").unwrap();
    }
    symlink("dich.docx", here.join("gan.docx")).unwrap();
    symlink("../dich.docx", here.join("d/len.docx")).unwrap();
    symlink("d/len.docx", here.join("hai.docx")).unwrap();
    symlink("d/moi.docx", here.join("treo.docx")).unwrap();
    symlink("d", here.join("thu-muc.docx")).unwrap();
    for (link, target) in [
        ("gan.docx", "dich.docx"),
        ("d/len.docx", "dich.docx"),
        ("hai.docx", "dich.docx"),
        ("treo.docx", "d/moi.docx"),
        ("thu-muc.docx", "d/k.docx"),
    ] {
        if here.join(target).exists() {
            fs::write(here.join(target), "cũ").unwrap();
            refused(here, &["render", "k.json", "-o", link], 2, "VB502");
        }
        done(here, &["render", "k.json", "-o", link, "--force"]);
        assert!(here.join(link).is_symlink(), "{link}");
        assert_eq!(fs::read(here.join(target)).unwrap(), made, "{link}");
    }
    symlink("vong-2.docx", here.join("vong-1.docx")).unwrap();
    symlink("vong-1.docx", here.join("vong-2.docx")).unwrap();
    symlink("khong-co/a.docx", here.join("lac.docx")).unwrap();
    for link in ["vong-1.docx", "lac.docx"] {
        refused(here, &["render", "k.json", "-o", link, "--force"], 2, "VB508");
        assert!(here.join(link).is_symlink() && !here.join("khong-co").exists());
    }
    // A file with two names keeps its words under the other.
    fs::hard_link(here.join("khac.docx"), here.join("ten-hai.docx")).unwrap();
    done(here, &["render", "k.json", "-o", "ten-hai.docx", "--force"]);
    assert_eq!(fs::read(here.join("khac.docx")).unwrap(), "cũ".as_bytes());
}

/// What a killed run left is cleared by the next run of any kind; what a living one writes is not.
#[test]
fn files_of_dead_runs_are_cleared_by_any_run() {
    let folder = folder();
    let here = folder.path();
    fs::create_dir(here.join("ra")).unwrap();
    let living = here.join("ra/.vanban-00000000-song.tmp");
    fs::write(&living, "đang ghi").unwrap();
    let lock = fs::File::open(&living).unwrap();
    lock.try_lock().unwrap();
    let dead = here.join("ra/.vanban-00000000-chet.tmp");
    for arguments in [
        &["render", "k.json", "-o", "ra/"][..],
        &["batch", "k.json", "-o", "ra"],
        &["batch", "k.json", "-o", "ra", "--resume"],
        &["next-year", "k.json", "-o", "ra/sau.json"],
        &["report", "k.json", "--period", "quy-1", "-o", "ra/"],
        &["report", "k.json", "--period", "quy-1", "-o", "r.docx", "--data-out", "ra/bao-cao.json"],
        &["next-year", "--compare", "cu.json", "k.json", "-o", "ra/"],
        &["init", "ra"],
        &["template", "export", "-o", "ra"],
        &["check", "a.docx", "--annotate", "ra/chu-thich.docx"],
        #[cfg(feature = "xlsx")]
        &["progress", "k.json", "--period", "quy-1", "-o", "ra"],
    ] {
        fs::write(&dead, "nửa tệp").unwrap();
        let output = vanban(here, arguments);
        assert_ne!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
        assert!(!dead.exists() && living.exists(), "{arguments:?}");
    }
    drop(lock);
    done(here, &["render", "k.json", "-o", "ra/"]);
    assert!(!living.exists());
}

#[test]
fn a_second_batch_in_a_folder_is_told() {
    let folder = folder();
    let here = folder.path();
    done(here, &["batch", "k.json", "cu.json", "-o", "ra"]);
    let lock = here.join("ra/.ket-qua.jsonl.khoa");
    assert!(!lock.exists());
    let first = fs::File::create(&lock).unwrap();
    first.try_lock().unwrap();
    // What the first run writes at this moment, on a disk where nobody sees its lock.
    fs::write(here.join("ra/.vanban-00000000-a.tmp"), "nửa tệp").unwrap();
    let list = fs::read(here.join("ra/ket-qua.jsonl")).unwrap();
    for more in [&[][..], &["--resume"], &["--force"]] {
        let output = vanban(here, &[&["batch", "k.json", "-o", "ra"], more].concat());
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains("VB812") && stderr(&output).contains("--shard"), "{}", stderr(&output));
        assert!(here.join("ra/.vanban-00000000-a.tmp").exists() && lock.exists());
    }
    assert_eq!(fs::read(here.join("ra/ket-qua.jsonl")).unwrap(), list);
    assert!(!here.join("ra/ket-qua.jsonl.dang-chay").exists());
    // Shares of a list have lists of their own, and run beside it.
    done(here, &["batch", "k.json", "cu.json", "-o", "ra", "--shard", "1/2"]);
    drop(first);
    done(here, &["batch", "k.json", "cu.json", "-o", "ra", "--resume"]);
    assert!(!lock.exists() && !here.join("ra/.vanban-00000000-a.tmp").exists());
}

/// Two runs at once, as the system sees them: the second is told, and a killed one is in nobody's way.
#[test]
fn a_lock_ends_with_its_run() {
    let folder = folder();
    let here = folder.path();
    let mut first = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["batch", "k.json", "--table", "-", "-o", "ra"])
        .current_dir(here)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // It waits for its table as long as we hold the other end.
    while !here.join("ra/ket-qua.jsonl.dang-chay").exists() {
        assert!(first.try_wait().unwrap().is_none());
        std::thread::yield_now();
    }
    for more in [&[][..], &["--resume"]] {
        let output = vanban(here, &[&["batch", "k.json", "-o", "ra"], more].concat());
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains("VB812"), "{}", stderr(&output));
    }
    assert!(here.join("ra/ket-qua.jsonl.dang-chay").exists());
    first.kill().unwrap();
    first.wait().unwrap();
    done(here, &["batch", "k.json", "-o", "ra", "--resume"]);
    let mut names: Vec<String> = contents(&here.join("ra")).into_keys().collect();
    names.retain(|name| name != "ket-qua.xlsx");
    assert_eq!(names, ["k.docx", "ket-qua.jsonl"]);
}

/// A list of results may come from anywhere: what it names outside its folder is not believed, and a bad line ends nothing.
#[test]
fn a_list_is_believed_of_its_own_folder_alone() {
    let folder = folder();
    let here = folder.path();
    let resume = ["batch", "k.json", "cu.json", "-o", "ra", "--resume"];
    done(here, &resume);
    let whole = contents(&here.join("ra"));
    let list = String::from_utf8(whole["ket-qua.jsonl"].clone()).unwrap();
    let path = here.join("ra/ket-qua.jsonl");
    fs::rename(here.join("ra/k.docx"), here.join("k.docx")).unwrap();
    let full = here.join("k.docx");
    let mut names = vec!["../k.docx".to_owned(), "d/../../k.docx".to_owned(), full.to_str().unwrap().to_owned()];
    names.extend(["..\\k.docx", "C:\\k.docx", "", ".", ".."].map(str::to_owned));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../k.docx", here.join("ra/duong.docx")).unwrap();
        names.push("duong.docx".to_owned());
    }
    for name in names {
        let forged = list.replace("\"k.docx\"", &serde_json::Value::from(name.as_str()).to_string());
        assert_ne!(forged, list);
        fs::write(&path, forged).unwrap();
        let said = done(here, &resume);
        assert!(said.contains("Đã tạo 1 văn bản, giữ nguyên 1"), "{name}: {said}");
        fs::remove_file(here.join("ra/k.docx")).unwrap();
    }
    let _ = fs::remove_file(here.join("ra/duong.docx"));
    for spoiled in [&b"\xFF\xFE\n"[..], b"\0\0\0\n", b"{\"stt\":1\n", b"[1]\n"] {
        let second = list.lines().nth(1).unwrap();
        fs::write(&path, [spoiled, second.as_bytes()].concat()).unwrap();
        let said = done(here, &resume);
        assert!(said.contains("VB814") && said.contains("giữ nguyên 1"), "{said}");
        assert_eq!(contents(&here.join("ra")), whole);
    }
}

/// Help and version are results as any other.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_standard_output_is_told() {
    let folder = folder();
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["render", "--help"],
        &["schema"],
        &["rule", "VB101"],
        &["template", "list"],
        &["completions", "bash"],
        &["check", "a.docx"],
        &["check", "a.docx", "--format", "json"],
        &["check", "a.docx", "--format", "html"],
        &["check", "a.docx", "--format", "short"],
        &["check", "a.docx", "--parts"],
        &["next-year", "k.json", "--list", "json", "--force"],
        &["next-year", "k.json", "-o", "-"],
        &["render", "k.json", "-o", "-"],
        &["render", "k.json", "-o", "b.docx"],
        &["batch", "k.json", "-o", "ra"],
    ] {
        let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
        command.args(arguments).current_dir(folder.path()).stdout(full());
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains("VB521") && stderr(&output).contains("đĩa đã đầy"), "{}", stderr(&output));
        // Nobody hears it, and nothing breaks.
        assert_eq!(command.stderr(full()).status().unwrap().code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_place_that_takes_no_stream_says_so() {
    let folder = folder();
    let here = folder.path();
    for arguments in [
        &["check", "a.docx", "--annotate", "-"][..],
        &["report", "k.json", "--period", "quy-1", "-o", "r.docx", "--data-out", "-"],
    ] {
        let said = refused(here, arguments, 2, "VB504");
        assert!(said.contains("đầu ra chuẩn"), "{said}");
    }
}
