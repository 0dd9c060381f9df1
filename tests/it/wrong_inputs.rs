//! Wrong inputs of every kind, given to every command in every place: each is refused in Vietnamese, with remedies that the
//! command has, and writes nothing.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use vanban::text::is_syllable;

/// Names that are the same in Vietnamese: of programs, formats, things of a template.
const NAMES: &str = "abs batch bash block calc cchc check component csv dotm dotx docm doctype document docx elvish excel \
    extends false fish for gzip html include init json kmsg libreoffice lich markdown mhtml mib nd null notepad odp ods odt \
    office outlook paint pdf png jpeg jpg powerpoint powershell range rar render report rtf rule schema script shell super \
    tera toml true tsv unicode utf vanban visio web word workbook xls xlsb xlsx xml zip zsh vb windows human short";
/// English words that could be syllables.
const ENGLISH: &str = "at byte can find file has in is it line man more no not on one or some the then to too";

fn vanban(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).current_dir(folder).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// The words of a message that are neither Vietnamese nor names; what stands in quotes, in code and in source lines is
/// the user's.
fn english(said: &str) -> BTreeSet<String> {
    let mut words = String::new();
    for line in said.lines().filter(|line| !line.trim_start_matches([' ', '0', '1', '2', '3', '4']).starts_with('|')) {
        let shown = line.trim_start();
        let is_place =
            ["tại:", "-->", "= cách sửa: các khóa", "cách sửa: các khóa"].iter().any(|start| shown.starts_with(start));
        // A command line is no sentence.
        let (sentence, _) = line.split_once("vanban ").unwrap_or((line, ""));
        words.extend([if is_place { "" } else { sentence }, "\n"]);
    }
    for (open, close) in [('«', '»'), ('`', '`'), ('"', '"'), ('{', '}')] {
        let mut kept = String::new();
        let mut rest = words.as_str();
        while let Some((before, quoted)) = rest.split_once(open) {
            kept.push_str(before);
            rest = quoted.split_once(close).map_or("", |(_, rest)| rest);
        }
        kept.push_str(rest);
        words = kept;
    }
    let known: BTreeSet<&str> = NAMES.split_whitespace().collect();
    let never: BTreeSet<&str> = ENGLISH.split_whitespace().collect();
    let plain = words.split_whitespace().filter(|word| !word.contains(['-', '/', '_', '.', '[', '\\', '=']));
    plain
        .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase())
        .filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic) && !known.contains(word.as_str()))
        .filter(|word| never.contains(word.as_str()) || !is_syllable(word))
        .collect()
}

/// The options that remedies name, without those of a whole command line.
fn options(said: &str) -> Vec<String> {
    let remedies = said.lines().filter_map(|line| line.split_once("cách sửa:")).map(|(_, remedy)| remedy);
    let remedies = remedies.filter(|remedy| !remedy.contains("vanban "));
    let words = remedies.flat_map(|remedy| remedy.split([' ', ',', ';', '«', '»', '(', ')']));
    words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_owned).collect()
}

/// The help of the command that a command line begins with.
fn help_of(line: &str) -> String {
    let words = line.split(' ').take(if line.starts_with("template") { 2 } else { 1 });
    let output = Command::new(env!("CARGO_BIN_EXE_vanban")).args(words).arg("--help").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// A folder with a plan, its document and files of every other sort.
fn folder() -> (TempDir, Vec<String>) {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    let (code, said) = vanban(path, &["init", "."]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = vanban(path, &["render", "ke-hoach.json", "-o", "kh.docx"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = vanban(path, &["progress", "ke-hoach.json", "--period", "quy-1", "--year", "2026"]);
    assert_eq!(code, Some(0), "{said}");
    let document = fs::read(path.join("kh.docx")).unwrap();
    let sheet = fs::read_dir(path.join("phieu")).unwrap().flatten().map(|entry| entry.path()).min().unwrap();
    let sheet = fs::read(sheet).unwrap();
    let half = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let compound = |stream: &str| [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), vec![0; 3_000], wide(stream)].concat();
    let bodies: Vec<(&str, Vec<u8>)> = vec![
        ("empty", Vec::new()),
        ("text", b"xin chao".to_vec()),
        ("latin", b"\xC0\xE9\xFF abc".to_vec()),
        ("nul", vec![0; 300]),
        ("pdf", b"%PDF-1.4\n".to_vec()),
        ("png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec()),
        ("html", b"<html><body><table></table></html>".to_vec()),
        ("rtf", b"{\\rtf1 abc}".to_vec()),
        ("doc", compound("WordDocument")),
        ("locked", compound("EncryptedPackage")),
        ("ole", compound("")),
        ("word", document.clone()),
        ("sheet", sheet.clone()),
        ("cut-word", half(&document)),
        ("cut-sheet", half(&sheet)),
        ("zip", b"PK\x03\x04abc".to_vec()),
        ("quote", "STT,Nhiệm vụ\n1,\"a\n2,b\n".into()),
        ("bracket", b"{".to_vec()),
        ("comma", b"{\"loai\": \"ke-hoach\",}".to_vec()),
        ("bare", b"{loai: 1}".to_vec()),
        ("number", b"1".to_vec()),
        ("list", b"[null, 1]".to_vec()),
        ("tera", b"{{ a".to_vec()),
        ("equals", b"a = ".to_vec()),
    ];
    let mut names = vec!["phieu".to_owned(), "khong-co.json".to_owned(), "khong-co/a.docx".to_owned()];
    for (name, body) in &bodies {
        for end in ["json", "docx", "xlsx", "csv"] {
            // The bytes tell what a file is, its name little.
            let name = format!("{name}.{end}");
            fs::write(path.join(&name), body).unwrap();
            if end == "json" || end == "xlsx" {
                names.push(name);
            }
        }
    }
    names.push("kh.docx/a.json".to_owned());
    (folder, names)
}

/// What every command is given, `?` in the place of a wrong file.
const COMMANDS: &[&str] = &[
    "render ?",
    "render ke-hoach.json --template ?",
    "render ke-hoach.json --template-dir ?",
    "render ke-hoach.json -o ?",
    "render ke-hoach.json ?",
    "render ke-hoach.json --set so=?",
    "render ke-hoach.json --set ?=1",
    "check ?",
    "check kh.docx --annotate ?",
    "check kh.docx --format ?",
    "report ? --period quy-1",
    "report ke-hoach.json --period ?",
    "report ke-hoach.json --period quy-1 --regime ?",
    "report ke-hoach.json --period quy-1 --year 2026 --progress ?",
    "report ke-hoach.json --period quy-1 --year 2026 --previous ?",
    "report ke-hoach.json --period quy-1 --year 2026 --units ?",
    "report ke-hoach.json --period quy-1 --year 2026 --regime-dir ?",
    "report ke-hoach.json --period quy-1 --year 2026 --data-out ?",
    "report ke-hoach.json --period quy-1 --year 2026 -o ?",
    "progress ? --period quy-1",
    "progress ke-hoach.json --period quy-1 --year 2026 -o ?",
    "next-year ?",
    "next-year ke-hoach.json -o ?",
    "next-year --compare ke-hoach.json ? -o so-sanh.docx",
    "next-year ke-hoach.json -o nam-sau.json --progress ?",
    "next-year ke-hoach.json -o nam-sau.json --apply ?",
    "batch ? -o ra",
    "batch --list ? -o ra",
    "batch ke-hoach.json -o ?",
    "batch ke-hoach.json -o ra --table ?",
    "batch --merge -o ?",
    "init ? --kind cong-van",
    "init moi --kind ?",
    "rule ?",
    "template export ?",
    "template export ke-hoach.xml -o ?",
    "template list --template-dir ?",
    "completions ?",
    "?",
];

#[test]
fn every_wrong_input_is_refused_in_vietnamese_with_a_remedy_that_is_there() {
    let (folder, names) = folder();
    let mut helps: HashMap<&str, String> = HashMap::new();
    let mut wrong = BTreeSet::new();
    for command in COMMANDS {
        let first = command.split(' ').next().unwrap_or_default();
        for name in &names {
            let words: Vec<String> = command.split(' ').map(|word| word.replace('?', name)).collect();
            let (code, said) = vanban(folder.path(), &words.iter().map(String::as_str).collect::<Vec<_>>());
            if code.is_none_or(|code| code > 2) {
                wrong.insert(format!("{words:?} ends with {code:?}: {said}"));
            }
            wrong.extend(english(&said).into_iter().map(|word| format!("{command}: {word}")));
            if said.contains("lỗi[") && !said.contains("cách sửa:") {
                wrong.insert(format!("{command}: no remedy: {said}"));
            }
            for option in options(&said).into_iter().filter(|_| first != "?") {
                let help = helps.entry(command).or_insert_with(|| help_of(command));
                if !help.contains(&option) {
                    wrong.insert(format!("{command}: no {option}: {said}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What is said of a wrong input, and what to do about it.
#[track_caller]
fn case(folder: &Path, command: &str, code: &str, remedy: &str) {
    let words: Vec<&str> = command.split(' ').collect();
    let (exit, said) = vanban(folder, &words);
    assert_eq!(exit, Some(2), "{command}\n{said}");
    assert!(said.contains(code) && said.contains(remedy), "{command}\n{said}");
}

#[test]
fn the_remedy_is_that_of_the_fault() {
    let (folder, _) = folder();
    let case = |command: &str, code: &str, remedy: &str| case(folder.path(), command, code, remedy);
    case("render sheet.xlsx", "VB511", "\"nhiem_vu\": {\"tu_tep\": \"sheet.xlsx\"}");
    case("render quote.csv", "VB511", "\"tu_tep\": \"quote.csv\"");
    case("render word.docx", "VB511", "vanban check word.docx");
    case("render pdf.json", "đây là tệp PDF", "vanban init");
    case("next-year word.docx", "VB511", "đây là tệp Word");
    case("check ke-hoach.json", "VB420", "vanban render ke-hoach.json");
    case("check pdf.docx", "đây là tệp PDF", "xin tệp Word gốc");
    case("check sheet.xlsx", "đây là bảng tính Excel", "chọn tệp văn bản Word");
    case("check doc.docx", "VB421", "Lưu thành");
    case("check phieu", "VB152", "nêu thư mục");
    case("render ke-hoach.json -o x.pdf", "VB520", "«x.docx», rồi mở bằng Word, chọn Lưu thành, kiểu PDF");
    case("render ke-hoach.json -o x", "VB520", "«x.docx»");
    case("render ke-hoach.json --set so=0", "--set so=0", "ghi số đúng");
    case("render ke-hoach.json --set so=muoi", "--set so=muoi", "chỉ ghi số, như 15");
    case("render ke-hoach.json --set luu.so_ban=x", "--set luu.so_ban=x", "viết bằng chữ số: --set luu.so_ban=15");
    case("render ke-hoach.json --set kyy.ho_ten=A", "--set kyy.ho_ten=A", "có phải «ky»?");
    case("render ke-hoach.json --set ky=5", "--set ky=5", "--set ky.ho_ten=…");
    case("render ke-hoach.json b.json", "thừa «b.json»", "ngoặc kép");
    case("init kh.docx", "VB506", "kiểm tra lại đường dẫn");
    case("report ke-hoach.json --period quy-1 --year 2026 --regime-dir kh.docx", "VB151", "đây là một tệp");
    case("report ke-hoach.json --period quy-1 --year 2026 --data-out bc.docx", "VB512", "«bc.json»");
    case("report ke-hoach.json --period quy-1 --year 2026 --progress bare.json", "VB236", "danh sách");
    case("batch ke-hoach.json --table pdf.csv -o ra", "VB222", "xin tệp Excel gốc");
    case("batch ke-hoach.json --table word.xlsx -o ra", "VB222", "chép bảng sang Excel");
    case("batch --merge a.json", "«--merge» không đi cùng", "");
    let plan: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("ke-hoach.json")).unwrap()).unwrap();
    let write = |key: &str, value: serde_json::Value| {
        let mut plan = plan.clone();
        plan[key] = value;
        fs::write(folder.path().join("sai.json"), plan.to_string()).unwrap();
    };
    write("nhiem_vu", serde_json::json!([]));
    case("report sai.json --period quy-1", "VB700", "\"tu_tep\"");
    case("progress sai.json --period quy-1", "VB700", "\"tu_tep\"");
    let table = serde_json::json!({"cot": [{"ten": "a"}, {"ten": "b"}], "dong": [["x", null], null]});
    write("phu_luc", serde_json::json!([{"tieu_de": "A", "bang": table}]));
    case("render sai.json", "VB110", "ô trống thì ghi \"\"");
    case("render sai.json", "VB110", "xóa phần tử này");
}
