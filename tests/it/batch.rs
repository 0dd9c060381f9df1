//! `vanban batch`: many documents, the same bytes whatever the way, nothing half-written.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::pipeline::paragraphs;

fn vanban(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).current_dir(folder).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder with the samples of a batch.
fn samples() -> TempDir {
    let folder = TempDir::new().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for name in ["mau-so.json", "mau-xa.json", "mau-so-2026.json", "mau-xa-2026.json", "don-vi.csv", "hang-loat.json"] {
        fs::copy(data.join(name), folder.path().join(name)).unwrap();
    }
    folder
}

/// Every file of a folder with its bytes, but for the workbook of the results.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    // A run may be killed before it has made its folder.
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())
        })
        .filter(|(name, _)| name != "ket-qua.xlsx")
        .collect()
}

const NAME: &str = "{{ ma }}-{{ co_quan | slug }}-ke-hoach-{{ nam }}";

#[test]
fn a_list_of_jobs_makes_every_agency_its_own_plan() {
    let folder = samples();
    let output = vanban(folder.path(), &["batch", "--list", "hang-loat.json", "--name", NAME]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = contents(&folder.path().join("output"));
    assert_eq!(files.len(), 32);
    let text = |name: &str| paragraphs(&files[name]).join("\n");
    let office = text("hy12-van-phong-uy-ban-nhan-dan-tinh-ke-hoach-2026.docx");
    // A căn cứ of a stage that is over has its successor, and nobody reports to himself.
    for name in files.keys().filter(|name| name.contains(".docx")) {
        let all = text(name);
        assert!(all.contains("Kế hoạch số 138/KH-UBND") && !all.contains("184/KH-UBND"), "{name}");
        let wards = name.contains("-xa-") || name.contains("-phuong-");
        assert!(
            !wards || !["của Sở", "Giám đốc", "địa bàn UBND", "UBMTTQ"].iter().any(|words| all.contains(words)),
            "{name}"
        );
        assert!(!all.contains("khoa học và công nghệ nói riêng"), "{name}");
    }
    assert!(!text("hy01-so-noi-vu-ke-hoach-2026.docx").contains("- Sở Nội vụ"));
    assert!(office.contains("Chánh Văn phòng, các Phó Chánh Văn phòng") && !office.contains("Giám đốc"));
    assert!(office.contains("KT. CHÁNH VĂN PHÒNG") && office.contains("của Văn phòng") && !office.contains("của Sở"));
    let commune = text("hy30-uy-ban-nhan-dan-xa-nguyen-van-linh-ke-hoach-2026.docx");
    assert!(commune.contains("XÃ NGUYỄN VĂN LINH") && commune.contains("Xã Nguyễn Văn Linh, ngày"));
    assert!(commune.contains("TM. ỦY BAN NHÂN DÂN") && commune.contains("Từ Văn Minh"));
    assert!(
        !text("hy14-van-phong-doan-dai-bieu-quoc-hoi-va-hoi-dong-nhan-dan-tinh-ke-hoach-2026.docx")
            .contains("UBND TỈNH HƯNG YÊN")
    );
    let log = String::from_utf8(files["ket-qua.jsonl"].clone()).unwrap();
    assert_eq!(log.lines().count(), 31);
    assert!(log.lines().all(|line| line.contains("\"trang_thai\":\"xong\"") && line.contains("\"sha256\"")));
}

#[test]
fn threads_and_shards_do_not_change_a_byte() {
    let folder = samples();
    let list = ["batch", "--list", "hang-loat.json"];
    for (output, more) in [("mot", &["--jobs", "1"][..]), ("bon", &["--jobs", "4"])] {
        let made = vanban(folder.path(), &[&list[..], &["-o", output], more].concat());
        assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    }
    let whole = contents(&folder.path().join("mot"));
    assert_eq!(whole, contents(&folder.path().join("bon")));
    for shard in ["1/3", "3/3"] {
        assert_eq!(
            vanban(folder.path(), &[&list[..], &["-o", "phan", "--shard", shard]].concat()).status.code(),
            Some(0)
        );
    }
    let incomplete = vanban(folder.path(), &["batch", "--merge", "-o", "phan"]);
    assert_eq!(incomplete.status.code(), Some(1));
    assert!(stderr(&incomplete).contains("thiếu phần 2/3"), "{}", stderr(&incomplete));
    assert_eq!(vanban(folder.path(), &[&list[..], &["-o", "phan", "--shard", "2/3"]].concat()).status.code(), Some(0));
    assert_eq!(vanban(folder.path(), &["batch", "--merge", "-o", "phan"]).status.code(), Some(0));
    let mut joined = contents(&folder.path().join("phan"));
    joined.retain(|name, _| !name.starts_with("ket-qua-"));
    assert_eq!(whole, joined);
    assert_eq!(vanban(folder.path(), &[&list[..], &["--shard", "4/3"]].concat()).status.code(), Some(2));
}

/// A base plan and a table with so many rows.
fn rows(folder: &Path, count: usize) {
    let mut table =
        "co_quan;viet_tat;ky.ho_ten;so;ten_goi;lanh_dao;don_vi_dau_moi;luu_don_vi;cap;nguoi_dung_dau;noi_nhan_rieng\n"
            .to_owned();
    for row in 1..=count {
        let _ = writeln!(
            table,
            "Sở Thứ {row};S{row};Nguyễn Văn {row};{row};Sở;lãnh đạo;Văn phòng;VP;xã;Chủ tịch;Sở Nội vụ"
        );
    }
    fs::write(folder.join("bang.csv"), table).unwrap();
}

#[test]
fn one_bad_row_never_stops_the_rest() {
    let folder = samples();
    rows(folder.path(), 4);
    let table =
        fs::read_to_string(folder.path().join("bang.csv")).unwrap().replace(";2;", ";hai;").replace("S3", "S 3");
    fs::write(folder.path().join("bang.csv"), table).unwrap();
    let output = vanban(folder.path(), &["batch", "mau-xa.json", "--table", "bang.csv"]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("bang.csv:3") && said.contains("bang.csv:4") && said.contains("lỗi 2"), "{said}");
    let log = fs::read_to_string(folder.path().join("output/ket-qua.jsonl")).unwrap();
    let states: Vec<bool> = log.lines().map(|line| line.contains("\"xong\"")).collect();
    assert_eq!(states, [true, false, false, true]);
    assert!(log.contains("\"ma\":\"VB145\""), "{log}");
    let fast = vanban(
        folder.path(),
        &["batch", "mau-xa.json", "--table", "bang.csv", "-o", "nhanh", "--fail-fast", "--jobs", "1"],
    );
    assert_eq!(fast.status.code(), Some(1));
    assert_eq!(contents(&folder.path().join("nhanh")).len(), 2);
}

#[test]
fn the_same_rows_from_every_kind_of_table_give_the_same_documents() {
    let folder = samples();
    rows(folder.path(), 3);
    let mut ndjson = String::new();
    for row in 1..=3 {
        let _ = writeln!(
            ndjson,
            "{{\"co_quan\": \"Sở Thứ {row}\", \"viet_tat\": \"S{row}\", \"ky.ho_ten\": \"Nguyễn Văn {row}\", \"so\": {row}, \
             \"ten_goi\": \"Sở\", \"lanh_dao\": \"lãnh đạo\", \"don_vi_dau_moi\": \"Văn phòng\", \"luu_don_vi\": \"VP\", \
             \"cap\": \"xã\", \"nguoi_dung_dau\": \"Chủ tịch\", \"noi_nhan_rieng\": \"Sở Nội vụ\"}}"
        );
    }
    fs::write(folder.path().join("bang.ndjson"), &ndjson).unwrap();
    let documents = |output: &str| {
        let mut files = contents(&folder.path().join(output));
        files.remove("ket-qua.jsonl");
        files
    };
    for (table, output) in [("bang.csv", "csv"), ("bang.ndjson", "ndjson")] {
        let made = vanban(folder.path(), &["hang-loat", "mau-xa.json", "--bang", table, "-o", output]);
        assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    }
    assert_eq!(documents("csv").len(), 3);
    assert_eq!(documents("csv"), documents("ndjson"));
    let mut piped = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["batch", "mau-xa.json", "--table", "-", "-o", "ong"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A name that comes twice is the fault of the later item alone.
    piped.stdin.take().unwrap().write_all((ndjson.clone() + "không phải JSON\n").as_bytes()).unwrap();
    let output = piped.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("-:4"), "{}", stderr(&output));
    assert_eq!(documents("csv"), documents("ong"));
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Tables whose first bytes are those of another format, or are no UTF-8.
#[test]
fn a_table_is_told_by_more_than_its_first_letters() {
    let folder = samples();
    rows(folder.path(), 2);
    let text = fs::read_to_string(folder.path().join("bang.csv")).unwrap();
    let codes = format!("PKH;{}\n", text.trim_end().replace('\n', "\n1;"));
    for (output, bytes) in [
        ("pk", codes.clone().into_bytes()),
        ("pk-bom", format!("\u{feff}{codes}").into_bytes()),
        ("utf16", utf16(&codes)),
        ("utf16-bom", utf16(&format!("\u{feff}{text}"))),
    ] {
        fs::write(folder.path().join("khac.csv"), bytes).unwrap();
        let made = vanban(folder.path(), &["batch", "mau-xa.json", "--table", "khac.csv", "-o", output]);
        assert_eq!(made.status.code(), Some(0), "{output}: {}", stderr(&made));
        assert_eq!(contents(&folder.path().join(output)).len(), 3, "{output}");
    }
    // An old workbook is no CSV.
    fs::write(folder.path().join("cu.xls"), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 nothing").unwrap();
    let refused = vanban(folder.path(), &["batch", "mau-xa.json", "--table", "cu.xls", "-o", "cu"]);
    let code = if cfg!(feature = "xlsx") { "VB207" } else { "VB206" };
    assert!(stderr(&refused).contains(code), "{}", stderr(&refused));
}

#[test]
fn a_batch_converts_its_base_plan_and_its_rows() {
    let folder = samples();
    rows(folder.path(), 2);
    let base = fs::read_to_string(folder.path().join("mau-xa.json")).unwrap();
    fs::write(folder.path().join("mau-16.json"), utf16(&format!("\u{feff}{base}"))).unwrap();
    let table = fs::read_to_string(folder.path().join("bang.csv")).unwrap();
    fs::write(folder.path().join("cu.csv"), table.replace("lãnh đạo", "l·nh ®¹o cña Së")).unwrap();
    let arguments = ["batch", "mau-16.json", "--table", "cu.csv", "-o", "ra"];
    let refused = vanban(folder.path(), &arguments);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("VB121") && stderr(&refused).contains("--convert"), "{}", stderr(&refused));
    let refused = vanban(folder.path(), &["batch", "mau-xa.json", "--table", "cu.csv", "-o", "ra"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("VB401") && stderr(&refused).contains("--convert"), "{}", stderr(&refused));
    let made = vanban(folder.path(), &[&arguments[..], &["--convert", "--force"]].concat());
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let files = contents(&folder.path().join("ra"));
    let (_, document) = files.iter().find(|(name, _)| name.contains(".docx")).unwrap();
    assert!(paragraphs(document).join("\n").contains("lãnh đạo của Sở"));
}

/// A list of jobs is a text from outside like any other: its encoding is asked for, its strings meet those of the table.
#[test]
fn a_list_of_jobs_is_read_like_a_data_file() {
    let folder = samples();
    let list = fs::read_to_string(folder.path().join("hang-loat.json")).unwrap();
    // The mark of «sở» stands on its own, and «văn phòng» is in TCVN3.
    let list = list.replace("\"sở\"", "\"so\u{31b}\u{309}\"").replace("\"văn phòng\"", "\"v¨n phßng\"");
    for (name, bytes) in [("16.json", utf16(&format!("\u{feff}{list}"))), ("8.json", list.into_bytes())] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    for (name, code, output) in [("16.json", "VB121", "16"), ("8.json", "VB401", "8")] {
        let refused = vanban(folder.path(), &["batch", "--list", name]);
        assert_eq!(refused.status.code(), Some(2), "{name}");
        let told = stderr(&refused);
        assert!(told.contains(code) && told.contains(name) && told.contains("--convert"), "{told}");
        let made = vanban(folder.path(), &["batch", "--list", name, "--convert", "--name", NAME, "-o", output]);
        assert_eq!(made.status.code(), Some(0), "{name}: {}", stderr(&made));
        assert_eq!(contents(&folder.path().join(output)).len(), 32, "{name}");
    }
}

/// A resumed batch makes a plan anew whose table has changed, however its own file is encoded.
#[test]
fn a_changed_table_is_seen_behind_any_encoding() {
    let folder = TempDir::new().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/mau/ke-hoach.json");
    let mut data: serde_json::Value = serde_json::from_slice(&fs::read(sample).unwrap()).unwrap();
    data["nhiem_vu"] = serde_json::json!({"tu_tep": "bang.csv"});
    let text = data.to_string();
    let marked = format!("\u{feff}{text}");
    for (name, bytes) in
        [("a.json", text.into_bytes()), ("b.json", marked.clone().into_bytes()), ("c.json", utf16(&marked))]
    {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let mut documents = Vec::new();
    for task in ["Rà soát", "Đôn đốc"] {
        let table = format!("TT;Nhiệm vụ;Chủ trì;Thời hạn\n1;{task};VP;Quý I\n");
        fs::write(folder.path().join("bang.csv"), table).unwrap();
        let made = vanban(folder.path(), &["batch", "a.json", "b.json", "c.json", "--convert", "--resume"]);
        assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
        documents.push(contents(&folder.path().join("output")));
    }
    for name in ["a.docx", "b.docx", "c.docx"] {
        assert!(documents[0][name] != documents[1][name], "{name}");
    }
}

#[test]
fn names_that_collide_are_told_before_work_begins() {
    let folder = samples();
    rows(folder.path(), 3);
    let collide =
        vanban(folder.path(), &["batch", "mau-xa.json", "--table", "bang.csv", "--name", "ke-hoach-{{ nam }}"]);
    assert_eq!(collide.status.code(), Some(2));
    assert!(stderr(&collide).contains("hai mục cùng ra tệp «ke-hoach-2025.docx»"), "{}", stderr(&collide));
    assert!(!folder.path().join("output").exists());
    for (name, words) in
        [("{{ stt", "--name viết sai cú pháp"), ("{{ khong_co }}", "khong_co"), ("{{ 'như trên' | slug }}/../x", "")]
    {
        let output = vanban(
            folder.path(),
            &["batch", "mau-xa.json", "--table", "bang.csv", "--name", name, "-o", "b", "--jobs", "1"],
        );
        assert_ne!(output.status.code(), Some(0), "{name}");
        assert!(stderr(&output).contains(words), "{name}: {}", stderr(&output));
    }
    assert!(!folder.path().join("x.docx").exists());
    let device =
        vanban(folder.path(), &["batch", "mau-xa.json", "--table", "bang.csv", "--name", "{{ stt }}../CON", "-o", "c"]);
    assert_eq!(device.status.code(), Some(0), "{}", stderr(&device));
    assert!(
        contents(&folder.path().join("c"))
            .keys()
            .all(|name| name.starts_with("ket-qua") || name.ends_with("-con.docx"))
    );
}

/// What tells two files or rows apart may stand in the document alone.
#[test]
fn names_of_files_and_of_plans_without_a_day_collide_before_work_begins() {
    let folder = samples();
    fs::create_dir(folder.path().join("f")).unwrap();
    let plan = fs::read_to_string(folder.path().join("mau-xa.json")).unwrap();
    let undated: String =
        plan.lines().filter(|line| !line.contains("\"ngay\"")).fold(String::new(), |all, line| all + line + "\n");
    fs::write(folder.path().join("mau-khong-ngay.json"), &undated).unwrap();
    let seed = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ke-hoach-2024.json")).unwrap();
    for name in ["a", "b"] {
        fs::write(folder.path().join(format!("f/{name}.json")), &seed).unwrap();
    }
    rows(folder.path(), 3);
    for input in [&["f"][..], &["mau-khong-ngay.json", "--table", "bang.csv"]] {
        let output = vanban(folder.path(), &[&["batch"], input, &["--name", "kh-{{ nam }}"]].concat());
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains("hai mục cùng ra tệp «kh-20"), "{}", stderr(&output));
        assert!(!folder.path().join("output").exists());
    }
    let nameless =
        vanban(folder.path(), &["batch", "mau-xa.json", "--table", "bang.csv", "--name", "{{ khong_co | slug }}"]);
    assert!(stderr(&nameless).contains("chuỗi mẫu dùng «khong_co»"), "{}", stderr(&nameless));
}

#[test]
fn files_folders_and_patterns_are_taken() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("du-lieu")).unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for name in ["ke-hoach-2024.json", "ke-hoach-2025.json"] {
        fs::copy(data.join(name), folder.path().join("du-lieu").join(name)).unwrap();
    }
    for input in ["du-lieu", "du-lieu/*.json"] {
        let output = vanban(folder.path(), &["batch", input]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(folder.path().join("output/ke-hoach-2025.docx").is_file());
    }
    // What render makes of a file, batch makes of it.
    assert_eq!(
        vanban(folder.path(), &["render", "du-lieu/ke-hoach-2024.json", "-o", "mot.docx"]).status.code(),
        Some(0)
    );
    let one = fs::read(folder.path().join("mot.docx")).unwrap();
    assert_eq!(one, fs::read(folder.path().join("output/ke-hoach-2024.docx")).unwrap());
    for input in ["khong-co", "*.xyz"] {
        assert_eq!(vanban(folder.path(), &["batch", input]).status.code(), Some(2), "{input}");
    }
}

/// Killed at any moment and resumed, a run leaves the bytes of an unbroken one, and nothing else.
#[test]
fn a_killed_run_is_resumed_to_the_same_bytes() {
    const ROWS: usize = 150;
    let folder = samples();
    rows(folder.path(), ROWS);
    let arguments = ["batch", "mau-so.json", "--table", "bang.csv", "--jobs", "2"];
    let slot = fs::read_to_string(folder.path().join("bang.csv")).unwrap();
    let slot = slot
        .replace("noi_nhan_rieng\n", "noi_nhan_rieng;dong_chu_quan\n")
        .replace(";Sở Nội vụ\n", ";Sở Nội vụ;UBND tỉnh\n");
    fs::write(folder.path().join("bang.csv"), slot).unwrap();
    let unbroken = vanban(folder.path(), &[&arguments[..], &["-o", "lien"]].concat());
    assert_eq!(unbroken.status.code(), Some(0), "{}", stderr(&unbroken));
    let whole = contents(&folder.path().join("lien"));
    assert_eq!(whole.len(), ROWS + 1);
    let chance = RandomState::new();
    for kill in 0..20_u64 {
        let mut broken = Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args(arguments)
            .args(["-o", "dut", "--resume"])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let moment = 5 + chance.hash_one(kill) % 250;
        thread::sleep(Duration::from_millis(moment));
        let _ = broken.kill();
        broken.wait().unwrap();
        for (name, bytes) in contents(&folder.path().join("dut")) {
            if Path::new(&name).extension().is_some_and(|extension| extension == "docx") {
                assert_eq!(bytes, whole[&name], "{name} is whole, killed after {moment} ms");
            }
        }
        if kill % 4 == 3 {
            let _ = fs::remove_dir_all(folder.path().join("dut"));
        }
    }
    fs::create_dir_all(folder.path().join("dut")).unwrap();
    fs::write(folder.path().join("dut/.vanban-xyz.tmp"), "nửa tệp").unwrap();
    let resumed = vanban(folder.path(), &[&arguments[..], &["-o", "dut", "--resume"]].concat());
    assert_eq!(resumed.status.code(), Some(0), "{}", stderr(&resumed));
    assert_eq!(whole, contents(&folder.path().join("dut")));
    let again = vanban(folder.path(), &[&arguments[..], &["-o", "dut", "--resume"]].concat());
    assert!(stderr(&again).contains("giữ nguyên 150"), "{}", stderr(&again));
    assert_eq!(whole, contents(&folder.path().join("dut")));
}

#[test]
fn a_share_leaves_the_files_of_the_others_alone() {
    let folder = TempDir::new().unwrap();
    for name in ["mau-so.json", "mau-xa.json", "mau-so-2026.json", "mau-xa-2026.json", "don-vi.csv", "hang-loat.json"] {
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name), folder.path().join(name)).unwrap();
    }
    let share = |share: &str| {
        let arguments = ["batch", "--list", "hang-loat.json", "--shard", share, "--resume", "-o", "ra"];
        vanban(folder.path(), &arguments)
    };
    assert_eq!(share("1/2").status.code(), Some(0));
    let made: Vec<String> =
        contents(&folder.path().join("ra")).into_keys().filter(|name| name.contains(".docx")).collect();
    let beside =
        |name: &str| folder.path().join("ra").join(format!(".vanban-{:08x}-xyz.tmp", crc32fast::hash(name.as_bytes())));
    fs::remove_dir_all(folder.path().join("ra")).unwrap();
    fs::create_dir(folder.path().join("ra")).unwrap();
    fs::write(beside(&made[0]), "nửa tệp").unwrap();
    fs::write(beside("tep-cua-phan-2.docx"), "phần 2 đang ghi").unwrap();
    assert_eq!(share("1/2").status.code(), Some(0));
    assert!(!beside(&made[0]).exists());
    assert!(beside("tep-cua-phan-2.docx").exists());
}

#[test]
fn shares_take_every_item_once() {
    use proptest::prelude::*;
    proptest!(|(of in 1..40_usize, item in 1..100_000_usize)| {
        let takers = (1..=of).filter(|number| vanban::batch::Shard { number: *number, of }.takes(item)).count();
        prop_assert_eq!(takers, 1);
    });
}

/// A table as people keep it: a title above the names, a day as a day, a number with its zero.
#[cfg(feature = "xlsx")]
#[test]
fn a_table_has_titles_days_and_zeros() {
    use rust_xlsxwriter::{Format, Workbook};
    let folder = samples();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "DANH SÁCH CƠ QUAN").unwrap();
    for (column, name) in ["co_quan", "viet_tat", "so", "ngay"].iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), *name).unwrap();
    }
    for (row, (unit, short)) in [("Sở Y tế", "SYT"), ("Sở Tài chính", "STC")].iter().enumerate() {
        let row = u32::try_from(row).unwrap() + 3;
        sheet.write(row, 0, *unit).unwrap();
        sheet.write(row, 1, *short).unwrap();
        sheet.write(row, 2, "09").unwrap();
        sheet.write_number_with_format(row, 3, 46_096, &Format::new().set_num_format("m/d/yyyy")).unwrap();
    }
    book.save(folder.path().join("b.xlsx")).unwrap();
    let base = r#"{"loai": "ke-hoach", "co_quan": "A", "viet_tat": "A", "dia_danh": "Hưng Yên", "trich_yeu": "Công tác năm 2026",
        "noi_dung": [{"tieu_de": "Yêu cầu", "doan": ["Làm."]}], "noi_nhan": [{"ten": "Như trên"}], "luu": {"don_vi": "VP"},
        "ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"}}"#;
    fs::write(folder.path().join("a.json"), base).unwrap();
    let output = vanban(folder.path(), &["batch", "a.json", "--table", "b.xlsx", "-o", "ra"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = contents(&folder.path().join("ra"));
    let text = paragraphs(&files["1-so-y-te-ke-hoach.docx"]).join("\n");
    assert!(text.contains("Số: 09/KH-SYT") && text.contains("ngày 15 tháng 3 năm 2026"), "{text}");
    assert_eq!(files.keys().filter(|name| name.contains(".docx")).count(), 2);
}

#[test]
fn a_column_that_nothing_uses_is_told() {
    let folder = TempDir::new().unwrap();
    fs::write(
        folder.path().join("goc.json"),
        serde_json::json!({
            "loai": "ke-hoach", "co_quan": "{{ co_quan }}", "viet_tat": "SXD", "dia_danh": "Hưng Yên", "la_mau": true,
            "trich_yeu": "Công tác của {{ ten_goi }} năm 2026", "noi_dung": [{"tieu_de": "Một", "doan": "Hai."}],
            "noi_nhan": "Như trên", "luu": "VP", "ky": {"chuc_vu": "Giám đốc"},
        })
        .to_string(),
    )
    .unwrap();
    let told = |head: &str, more: &[&str]| {
        fs::write(folder.path().join("b.csv"), format!("{head}\n1,Sở Xây dựng,Sở,x\n")).unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args([&["batch", "goc.json", "--table", "b.csv", "-o", "ra", "--force"], more].concat())
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(run.status.success(), "{said}");
        said.lines().find(|line| line.contains("VB240")).unwrap_or_default().to_owned()
    };
    assert_eq!(
        told("ma,co_quan,ten_goi,ghi_chu_rieng", &[]),
        "gợi ý[VB240]: cột không chỗ nào dùng tới: «ghi_chu_rieng»"
    );
    let near = told("ma,co_quan,ten_goi,dia_dank", &[]);
    assert!(near.contains("«dia_dank» (có phải «dia_danh»?)"), "{near}");
    assert_eq!(told("ma,co_quan,ten_goi,viet_tat", &[]), "");
    assert_eq!(told("ma,co_quan,ten_goi,ghi_chu_rieng", &["--name", "{{ ghi_chu_rieng }}-{{ ma }}"]), "");
}

#[cfg(feature = "xlsx")]
#[test]
fn the_results_are_a_workbook_too() {
    let folder = TempDir::new().unwrap();
    let plan = serde_json::json!({
        "loai": "cong-van", "co_quan": "Sở Xây dựng", "viet_tat": "SXD", "dia_danh": "Hưng Yên", "trich_yeu": "Việc một",
        "kinh_gui": "UBND tỉnh", "mo_dau": "Một.", "noi_nhan": "Như trên", "luu": "VP", "ky": {"chuc_vu": "Giám đốc"},
    });
    fs::create_dir(folder.path().join("vao")).unwrap();
    fs::write(folder.path().join("vao/a.json"), plan.to_string()).unwrap();
    fs::write(folder.path().join("vao/b.json"), "{\"loai\": \"cong-van\"}").unwrap();
    let run = |more: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args([&["batch", "vao", "-o", "ra"], more].concat())
            .current_dir(folder.path())
            .output()
            .unwrap();
        String::from_utf8(run.stderr).unwrap()
    };
    let said = run(&[]);
    assert!(said.contains("Bảng kết quả để mở bằng Excel: ra"), "{said}");
    let sheet = folder.path().join("ra/ket-qua.xlsx");
    let made = fs::read(&sheet).unwrap();
    let strings = crate::pipeline::part(&made, "xl/sharedStrings.xml");
    for text in ["Điều cần xem lại", "a.json", "b.json", "Xong", "Lỗi", "VB108"] {
        assert!(strings.contains(text), "{text}: {strings}");
    }
    // Its own workbook is replaced, with the same bytes; that of someone else stays.
    run(&["--resume"]);
    assert!(fs::read(&sheet).unwrap() == made);
    fs::write(&sheet, "của người khác").unwrap();
    let said = run(&["--resume"]);
    assert!(said.contains("cảnh báo[VB503]") && said.contains("ket-qua.xlsx"), "{said}");
    assert_eq!(fs::read_to_string(&sheet).unwrap(), "của người khác");
}
