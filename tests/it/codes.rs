//! The table of codes: each is explained, used, in the docs, and told by `vanban rule`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use insta::assert_snapshot;
use vanban::diag::Code;

/// What the codes of a hundred are about.
const GROUPS: [(char, &str); 8] = [
    ('1', "Tệp dữ liệu, cấu hình, tệp được nêu"),
    ('2', "Bảng: Excel, CSV, phiếu tiến độ, ảnh"),
    ('3', "Mẫu"),
    ('4', "Bảng mã cũ, tệp Word đọc vào"),
    ('5', "Tệp ghi ra"),
    ('6', "Thể thức: ký hiệu, người ký, phần của từng loại"),
    ('7', "Tiến độ và báo cáo"),
    ('8', "Hàng loạt, kế hoạch năm sau"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of all files of a folder with that extension, but those of `besides`.
fn texts(folder: &Path, extension: &str, besides: &str) -> String {
    let mut texts = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with(besides) {
            texts.push_str(&self::texts(&path, extension, besides));
        } else if path.extension().is_some_and(|found| found == extension) {
            texts.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    texts
}

/// The codes that stand in a text behind `before`.
fn codes_in(text: &str, before: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    let start = format!("{before}VB");
    let names = text.split(&start).skip(1).map(name);
    names.filter(|name| name.len() == 3 && name.parse::<u16>().is_ok()).map(|name| format!("VB{name}")).collect()
}

fn rule(key: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban")).args(["rule", key]).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn codes_are_sorted_and_explained() {
    let codes: Vec<Code> = Code::all().collect();
    for pair in codes.windows(2) {
        assert!(pair[0].as_str() < pair[1].as_str(), "{} before {}", pair[0], pair[1]);
    }
    let titles: BTreeSet<&str> = codes.iter().map(|code| code.title()).collect();
    assert_eq!(titles.len(), codes.len(), "two codes of one title");
    for code in codes {
        assert!(!code.title().is_empty() && !code.title().ends_with('.'), "{code}");
        assert!(code.meaning().ends_with('.'), "{code}");
        assert!(!code.remedy().is_empty() && !code.remedy().ends_with('.'), "{code}");
    }
}

#[test]
fn every_code_is_used_and_every_code_named_is_known() {
    let known: BTreeSet<String> = Code::all().map(|code| code.to_string()).collect();
    let source = texts(&root().join("src"), "rs", "codes");
    let unused: Vec<_> = known.difference(&codes_in(&source, "Code::")).cloned().collect();
    assert!(unused.is_empty(), "no fault has {unused:?}");
    let named = [
        source,
        texts(&root().join("docs"), "md", "hinh"),
        texts(&root().join("tests/it"), "rs", ""),
        fs::read_to_string(root().join("README.md")).unwrap(),
        fs::read_to_string(root().join("README.vi.md")).unwrap(),
    ];
    let unknown: Vec<_> = codes_in(&named.concat(), "").difference(&known).cloned().collect();
    assert!(unknown.is_empty(), "the table does not have {unknown:?}");
}

#[test]
fn the_page_of_codes_is_that_of_the_program() {
    let mut page = String::from(
        "# Mã lỗi\n\n\
         Mỗi lời báo của chương trình có một mã, như `lỗi[VB107]`. `vanban rule VB107` giải thích một mã, `vanban rule VB` kể tất cả. Mã \
         không bao giờ đổi nghĩa. Quy tắc của `vanban check` (ND101 …) ở [kiem-tra.md](kiem-tra.md).\n\n\
         Trang này sinh ra từ `src/diag/codes`.\n",
    );
    for (digit, group) in GROUPS {
        let _ = write!(page, "\n## {group}\n\n| mã | lỗi | nghĩa | cách sửa |\n| --- | --- | --- | --- |\n");
        for code in Code::all().filter(|code| code.as_str().chars().nth(2) == Some(digit)) {
            let cell = |text: &str| text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;");
            let [title, meaning, remedy] = [code.title(), code.meaning(), code.remedy()].map(cell);
            let _ = writeln!(page, "| {code} | {title} | {meaning} | {remedy} |");
        }
    }
    let path = root().join("docs/ma-loi.md");
    if std::env::var_os("VANBAN_UPDATE").is_some() {
        fs::write(&path, page).unwrap();
        return;
    }
    assert_eq!(fs::read_to_string(&path).unwrap().replace("\r\n", "\n"), page, "VANBAN_UPDATE=1 cargo test");
    for code in Code::all() {
        assert_eq!(page.matches(&format!("\n| {code} |")).count(), 1, "{code}");
    }
}

#[test]
fn a_code_is_explained() {
    assert_snapshot!(stdout(&rule("VB718")), @r"
    VB718 ngày hoàn thành không đọc được
      Chữ ở cột ngày hoàn thành không phải một ngày, nên nhiệm vụ được coi là chưa có ngày.

      Cách sửa: ghi dạng 20/3/2026; lời giải thích chuyển sang cột ghi chú
    ");
    assert_eq!(stdout(&rule("vb718")), stdout(&rule("VB718")));
}

#[test]
fn the_beginning_of_codes_lists_them() {
    assert_eq!(stdout(&rule("VB")).lines().count(), Code::all().count());
    let batch = stdout(&rule("VB80"));
    assert!(batch.starts_with("VB801  --name sai cú pháp\n"), "{batch}");
    assert!(batch.lines().all(|line| line.starts_with("VB80")), "{batch}");
}

#[test]
fn an_unknown_code_is_refused_with_the_nearest() {
    for (key, near) in [("VB-718", "có phải «VB718»?"), ("VB9", "vanban rule"), ("V", "vanban rule")] {
        let refused = rule(key);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!((refused.status.code(), stdout(&refused).as_str()), (Some(2), ""), "{key}");
        assert!(said.contains(&format!("không có quy tắc hay mã lỗi «{key}»")), "{said}");
        assert!(said.contains(near), "{said}");
    }
}
