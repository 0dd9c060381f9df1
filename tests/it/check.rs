//! `vanban check`: what it says of documents, and that it keeps quiet about good ones.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;
use vanban::check::{self, Settings};
use vanban::diag::Severity;
use vanban::nd30::Nd30;
use vanban::read;
use vanban::recognise::Facts;

fn vanban(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with a document of the program.
fn folder(name: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.docx"), crate::kinds::made(&crate::kinds::sample(name))).unwrap();
    folder
}

/// The files of the rules with their text.
fn rule_files() -> impl Iterator<Item = (PathBuf, String)> {
    let inside = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let files = inside(root().join("src/check/rules")).flat_map(inside);
    files
        .filter(|file| file.file_name().unwrap() != "mod.rs")
        .map(|file| (file.clone(), fs::read_to_string(file).unwrap()))
}

#[test]
fn every_rule_has_a_file_a_place_and_an_explanation() {
    let mut sources = String::new();
    for (file, text) in rule_files() {
        assert_eq!(text.matches("declare_rule! {").count(), 1, "{}", file.display());
        sources.push_str(&text);
    }
    let rules = check::rules();
    assert_eq!(rule_files().count(), rules.len(), "a rule that is not in the list, or a file without one");
    for pair in rules.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} before {}", pair[0].code, pair[1].code);
    }
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules.len());
    for rule in rules {
        assert!(sources.contains(&format!("\"{}\" \"{}\"", rule.code, rule.name)), "{}", rule.code);
        assert!(!rule.clause.is_empty(), "{}", rule.code);
        for heading in ["Vì sao:", "Sai:", "Đúng:", "Không báo khi:"] {
            assert!(rule.explanation.iter().any(|line| line.trim().starts_with(heading)), "{} {heading}", rule.code);
        }
    }
}

/// In its own file a rule has a document that breaks it, one that does not, and one for each «Không báo khi».
#[test]
fn every_rule_is_shown_in_its_own_file() {
    let mut wanting = Vec::new();
    for rule in check::rules() {
        let (file, text) = rule_files().find(|(_, text)| text.contains(&format!("\"{}\" \"", rule.code))).unwrap();
        let heading = "Không báo khi:";
        let quiet = rule.explanation.iter().find_map(|line| line.trim().strip_prefix(heading)).unwrap().trim();
        // A semicolon in quotes parts no cases.
        let parted = quiet.split('«').map(|piece| piece.split_once('»').map_or(piece, |(_, rest)| rest));
        let cases =
            if quiet == "không có" { 0 } else { 1 + parted.map(|rest| rest.matches(';').count()).sum::<usize>() };
        let tests = text.split_once("\n#[cfg(test)]\nmod tests {").map_or("", |(_, tests)| tests);
        let tests: String = tests.split_whitespace().collect();
        // «Thành gợi ý» is shown by a document in which the finding is a hint.
        let quiet = tests.matches("silent(&RULE").count() + tests.matches("hints(&RULE").count();
        if !tests.contains("finds(&RULE") || quiet <= cases {
            wanting.push(format!("{}: {cases} cases, {quiet} documents", file.display()));
        }
    }
    assert!(wanting.is_empty(), "{}", wanting.join("\n"));
}

#[test]
fn the_table_of_rules_in_the_docs_is_that_of_the_program() {
    let path = root().join("docs/kiem-tra.md");
    let page = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (begin, end) = ("<!-- bảng này sinh ra từ src/check/rules -->\n", "<!-- hết bảng -->");
    let mut table =
        String::from("\n| mã | mức | quy tắc | căn cứ | mã lỗi thường gặp |\n| --- | --- | --- | --- | --- |\n");
    for rule in check::rules() {
        let severity = match rule.severity {
            Severity::Error => "lỗi",
            Severity::Warning => "cảnh báo",
            Severity::Hint => "gợi ý",
        };
        let faults = rule.faults.join(", ");
        let what = rule.explanation[0].trim();
        let _ = writeln!(table, "| {} | {severity} | {what} | {} | {faults} |", rule.code, rule.clause);
    }
    table.push('\n');
    let (before, rest) = page.split_once(begin).unwrap();
    let (there, after) = rest.split_once(end).unwrap();
    if std::env::var_os("VANBAN_UPDATE").is_some() {
        fs::write(&path, format!("{before}{begin}{table}{end}{after}")).unwrap();
        return;
    }
    assert_eq!(there, table, "VANBAN_UPDATE=1 cargo test");
}

#[test]
fn our_own_documents_have_no_fault() {
    let samples: Vec<Vec<u8>> = crate::kinds::all();
    for bytes in samples {
        let docx = read::read(&bytes).unwrap();
        let facts = Facts::new(&docx, Nd30::embedded());
        let findings = check::check_facts(&facts, &Settings::default());
        let grave: Vec<_> = findings.list.iter().filter(|finding| finding.severity != Severity::Hint).collect();
        assert!(facts.kind.is_some() && grave.is_empty(), "{:?}: {grave:#?}", facts.kind.map(|kind| &kind.id));
    }
}

/// Codes found in a plan of a place and day that names a province which is no more since 1/7/2025.
fn dated_findings(place: &str, day: &str) -> Vec<&'static str> {
    let mut data = crate::kinds::sample("ke-hoach");
    data["dia_danh"] = place.into();
    data["ngay"] = day.into();
    data["mo_dau"] = serde_json::json!(["Sở phối hợp với tỉnh Thái Bình thực hiện."]);
    let docx = read::read(&crate::kinds::made(&data)).unwrap();
    let facts = Facts::new(&docx, Nd30::embedded());
    let findings = check::check_facts(&facts, &Settings::default());
    findings.list.iter().map(|finding| finding.code).collect()
}

#[test]
fn names_of_places_are_no_part_of_the_date() {
    for place in ["Hưng Yên", "Toàn Thắng", "xã Toàn Thắng", "phường Tháng Tám", "Năm Căn", "xã Ngày Mới"]
    {
        assert!(dated_findings(place, "2025-09-15").contains(&"ND908"), "{place}");
        assert!(!dated_findings(place, "2025-05-15").contains(&"ND908"), "{place}");
        let early = dated_findings(place, "2025-02-05");
        assert!(early.contains(&"ND610"), "{place}: signed before its căn cứ");
        assert!(!["ND604", "ND605", "ND609"].iter().any(|code| early.contains(code)), "{place} {early:?}");
    }
}

/// A decision with a document issued with it and appendices after that.
#[test]
fn appendices_after_an_attached_document_are_appendices() {
    let mut data = crate::kinds::sample("quyet-dinh");
    data["phu_luc"] = crate::kinds::sample("chuong-trinh")["phu_luc"].clone();
    let docx = read::read(&crate::kinds::made(&data)).unwrap();
    let facts = Facts::new(&docx, Nd30::embedded());
    assert_eq!(facts.appendices.len(), 2);
    let findings = check::check_facts(&facts, &Settings::default());
    let grave: Vec<&str> =
        findings.list.iter().filter(|one| one.severity != Severity::Hint).map(|one| one.code).collect();
    assert!(grave.is_empty(), "{grave:?}");
}

#[test]
fn slips_of_the_seed_plan_are_found() {
    let source = fs::read_to_string(root().join("data/ke-hoach-2024.json")).unwrap();
    let docx = read::read(&crate::pipeline::docx(&source).unwrap()).unwrap();
    let findings = check::check(&docx, Nd30::embedded(), &Settings::default());
    let found: Vec<(&str, &str)> = findings.list.iter().map(|finding| (finding.code, finding.found.as_str())).collect();
    let wanted = [
        ("ND322", "không có chỉ dẫn"),
        ("ND330", "PGĐ"),
        ("ND903", "thiếu «)»"),
        ("ND904", "định. các"),
        ("ND910", "về về"),
        ("ND916", "KHCN"),
        ("ND917", "cải CCHC"),
        ("ND924", "kinh tế xã - hội"),
        ("ND924", "chính trị xã hội"),
        ("ND922", "184/KH-UBND"),
        ("ND925", "sửa đổi bổ sung"),
        ("ND925", "phòng đơn vị"),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn one_cause_is_one_finding_and_says_where_from() {
    let mut parts = crate::mutant::unzip(&crate::kinds::made(&crate::kinds::sample("ke-hoach")));
    let styles = String::from_utf8(parts["word/styles.xml"].clone()).unwrap().replace("Times New Roman", "Calibri");
    // A file whose styles name no face has that of its defaults.
    let (defaults, rest) = styles.split_once("<w:rFonts ").unwrap();
    let (own, named) = rest.split_once("<w:rFonts ").unwrap();
    let nameless = format!("{defaults}<w:rFonts {own}{}", named.split_once("/>").unwrap().1);
    for (styles, origin) in [(styles, "kế thừa từ kiểu «VB Chung»"), (nameless, "từ mặc định của tệp")]
    {
        parts.insert("word/styles.xml".to_owned(), styles.into_bytes());
        let docx = read::read(&crate::mutant::zip(&parts)).unwrap();
        let findings = check::check(&docx, Nd30::embedded(), &Settings::default());
        let [finding] = findings.list.as_slice() else { panic!("{:#?}", findings.list) };
        assert_eq!((finding.code, finding.severity), ("ND201", Severity::Error));
        assert!(finding.count > 50, "{}", finding.count);
        assert_eq!(finding.message, format!("phông «Calibri», cần «Times New Roman» ({origin})"));
    }
}

#[test]
fn a_draft_may_have_gaps_an_issued_document_may_not() {
    let folder = folder("bao-cao");
    let draft = vanban(folder.path(), &["check", "a.docx", "--format", "short"]);
    assert_eq!(draft.status.code(), Some(0), "{}", stdout(&draft));
    assert!(stdout(&draft).contains("gợi ý[ND906]"), "{}", stdout(&draft));
    let issued = vanban(folder.path(), &["check", "a.docx", "--profile", "phat-hanh", "--format", "short"]);
    assert_eq!(issued.status.code(), Some(1));
    assert!(stdout(&issued).contains("lỗi[ND906]"), "{}", stdout(&issued));
}

#[test]
fn results_come_for_people_for_lines_and_as_json() {
    let folder = folder("bao-cao");
    let human = stdout(&vanban(folder.path(), &["check", "a.docx"]));
    insta::assert_snapshot!(human, @"
    a.docx: Báo cáo, bản dự thảo
      gợi ý[ND906] còn chỗ trống phải điền (7 chỗ)
          tại: nội dung, đoạn 17: «[… nêu kế hoạch, văn bản chỉ đạo đã ban hành tro…»
          cách sửa: điền nội dung, bỏ tô màu
          căn cứ: Đ8; Đ12
      Kết luận: đạt: 0 lỗi, 0 cảnh báo, 1 gợi ý. Xem giải thích: vanban rule ND906
    ");
    let json: Value =
        serde_json::from_str(&stdout(&vanban(folder.path(), &["check", "a.docx", "--format", "json"]))).unwrap();
    assert_eq!((&json["file"], &json["kind"], &json["verdict"]), (&"a.docx".into(), &"bao-cao".into(), &"pass".into()));
    let finding = &json["findings"][0];
    assert_eq!((&finding["code"], &finding["level"], &finding["count"]), (&"ND906".into(), &"hint".into(), &7.into()));
    for key in ["rules", "place", "found", "expected", "message", "help", "clause"] {
        assert!(!finding[key].is_null(), "{key}");
    }
    let page = stdout(&vanban(folder.path(), &["check", "a.docx", "a.docx", "--format", "html"]));
    assert_eq!((page.matches("<h1>a.docx</h1>").count(), page.matches("ND906").count()), (2, 2), "{page}");
    roxmltree::Document::parse(
        &page.replace("<!DOCTYPE html>", "").replace("\"utf-8\">", "\"utf-8\"/>").replace("<br>", "<br/>"),
    )
    .unwrap();
    let parts = stdout(&vanban(folder.path(), &["check", "a.docx", "--parts"]));
    for line in
        ["Quốc hiệu              CỘNG HÒA", "tên loại               BÁO CÁO", "Nơi nhận               - Như trên;"]
    {
        assert!(parts.contains(line), "{line} in {parts}");
    }
}

#[test]
fn files_folders_and_standard_input_are_taken() {
    let folder = folder("cong-van");
    fs::write(folder.path().join("b.docx"), "không phải DOCX").unwrap();
    let both = vanban(folder.path(), &["check", ".", "--format", "json"]);
    assert_eq!(both.status.code(), Some(1), "one of several cannot be read");
    assert_eq!(stdout(&both).lines().count(), 1);
    assert!(stderr(&both).contains("VB420"), "{}", stderr(&both));
    let alone = vanban(folder.path(), &["check", "b.docx"]);
    assert_eq!((alone.status.code(), stdout(&alone).as_str()), (Some(2), ""));
    assert_eq!(vanban(folder.path(), &["check", "khong-co.docx"]).status.code(), Some(2));
    let input = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["check", "-", "--format", "short"])
        .stdin(fs::File::open(folder.path().join("a.docx")).unwrap())
        .output()
        .unwrap();
    assert_eq!((input.status.code(), stdout(&input).as_str()), (Some(0), ""));
}

#[test]
fn settings_switch_rules_and_allow_words() {
    let folder = folder("bao-cao");
    fs::write(folder.path().join("vanban.toml"), "[quy_tac]\nND906 = \"loi\"\n").unwrap();
    assert_eq!(vanban(folder.path(), &["check", "a.docx"]).status.code(), Some(1));
    fs::write(folder.path().join("vanban.toml"), "[quy_tac]\ngap-left = \"tat\"\n").unwrap();
    assert_eq!(stdout(&vanban(folder.path(), &["check", "a.docx", "--format", "short"])), "");
    fs::write(folder.path().join("vanban.toml"), "[quy_tac]\nND999 = \"tat\"\n").unwrap();
    let wrong = vanban(folder.path(), &["check", "a.docx"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("không có quy tắc «ND999»"), "{}", stderr(&wrong));
}

#[test]
fn a_rule_is_found_by_code_name_id_and_number() {
    let folder = TempDir::new().unwrap();
    for key in ["ND101", "margin-out-of-range", "ND30.PAGE.MARGIN.LEFT", "v01"] {
        let said = vanban(folder.path(), &["rule", key]);
        assert!(stdout(&said).contains("ND101 margin-out-of-range (lỗi)"), "{key}: {}", stderr(&said));
        assert!(stdout(&said).contains("Căn cứ: PL1 I/I.3"));
    }
    let wrong = vanban(folder.path(), &["rule", "ND1O1"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("có phải «ND101»?"), "{}", stderr(&wrong));
    assert_eq!(stdout(&vanban(folder.path(), &["rule"])).lines().count(), check::rules().len());
}

#[test]
fn the_schema_of_the_json_in_the_docs_is_that_of_the_program() {
    let path = root().join("docs/kiem-tra.schema.json");
    let schema = serde_json::to_string_pretty(&check::output::json_schema()).unwrap() + "\n";
    if std::env::var_os("VANBAN_UPDATE").is_some() {
        fs::write(&path, &schema).unwrap();
        return;
    }
    assert_eq!(fs::read_to_string(&path).unwrap().replace("\r\n", "\n"), schema, "VANBAN_UPDATE=1 cargo test");
}

#[test]
fn short_lines_end_with_what_was_found_in_all() {
    let folder = TempDir::new().unwrap();
    let good = crate::kinds::made(&crate::kinds::sample("cong-van"));
    for name in ["a.docx", "b.docx"] {
        fs::write(folder.path().join(name), &good).unwrap();
    }
    let clean = vanban(folder.path(), &["check", ".", "--format", "short"]);
    let said = stderr(&clean);
    assert!(stdout(&clean).is_empty() && clean.status.success(), "{said}");
    assert_eq!(said, "Đã kiểm tra 2 tệp: không thấy lỗi nào.\n");
    let one = vanban(folder.path(), &["check", "a.docx", "--format", "short"]);
    assert_eq!(stderr(&one), "Không thấy lỗi nào.\n");
    let copied = vanban(folder.path(), &["check", "a.docx", "--annotate", "c.docx"]);
    assert!(stderr(&copied).contains("Đã ghi c.docx với 0 nhận xét của Word."), "{}", stderr(&copied));
}
