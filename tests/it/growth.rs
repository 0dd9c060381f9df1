//! Work grows as the input: each of these would take the square of it in the plain way, minutes where this takes a moment.

use std::fmt::Write as _;

use serde_json::{Value, json};
use vanban::check::{self, Settings};
use vanban::diag::Faults;
use vanban::intake::{LoadOptions, Loaded, load};
use vanban::nd30::Nd30;
use vanban::next_year::{Decisions, Fate, Request, compare, next_year};
use vanban::read;
use vanban::text::{Repairs, clean};

use crate::read::{W, around};

/// How many of anything: the square of it is 40 billion.
const MANY: usize = 200_000;
/// Tasks of a province for a year, ten times over.
const TASKS: usize = 8_000;

#[test]
fn a_run_of_marks_is_read_once() {
    for marks in ["\u{301}", "\u{302}\u{301}", "\u{323}", "\u{31b}", "e\u{302}\u{301}", "a\u{301}\u{302}"] {
        let text = format!("a{} b", marks.repeat(MANY));
        let cleaned = clean(&text, &mut Repairs::default()).into_owned();
        assert_eq!(clean(&cleaned, &mut Repairs::default()), cleaned, "{marks:?}");
    }
}

/// The paragraphs of a document are looked at by all rules.
#[track_caller]
fn judged(paragraph: &str) {
    let main = format!("<w:document {W}><w:body><w:p><w:r>{paragraph}</w:r></w:p></w:body></w:document>");
    let docx = read::read(&around(&main)).unwrap();
    let _ = check::check(&docx, Nd30::embedded(), &Settings::default());
}

#[test]
fn the_lines_of_a_paragraph_are_split_once() {
    judged(&"<w:br/>".repeat(MANY));
    for piece in ["<w:tab/>", "<w:t>a</w:t><w:br/>", "<w:tab/><w:br/>"] {
        judged(&piece.repeat(MANY / 10));
    }
}

#[test]
fn the_words_of_a_paragraph_are_looked_at_once() {
    let words =
        ["((((", "))))", "““", "về về ", "Quyết định số 1/QĐ-UBND, ", "1. ", "a, ", "UBND (sau đây gọi là UBND) "];
    for words in words {
        judged(&format!("<w:t>{}</w:t>", words.repeat(MANY / 10)));
    }
}

/// Paragraphs of a document, each different.
#[track_caller]
fn judged_each(count: usize, text: impl Fn(&str) -> String) {
    let word = |number: usize| {
        let letters = (0..4).map(|place| char::from(b'a' + u8::try_from(number / 26_usize.pow(place) % 26).unwrap()));
        letters.collect::<String>()
    };
    let mut paragraphs = String::new();
    for number in 0..count {
        let _ = write!(paragraphs, "<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text(&word(number)));
    }
    let docx = read::read(&around(&format!("<w:document {W}><w:body>{paragraphs}</w:body></w:document>"))).unwrap();
    let findings = check::check(&docx, Nd30::embedded(), &Settings::default());
    assert!(findings.list.len() < 2_000, "{}", findings.list.len());
}

#[test]
fn what_a_rule_looks_for_is_found_in_one_pass() {
    let upper = |word: &str| word.to_uppercase();
    judged_each(MANY / 10, |word| format!("{word} kinh tế - {word} nên"));
    judged_each(MANY / 10, |word| format!("bị B{} nhé", upper(word)));
    let digits = |word: &str| word.bytes().map(|letter| (letter - b'a').to_string()).collect::<String>();
    judged_each(MANY / 10, |word| format!("Thực hiện Nghị định số 1{}/2020/NĐ-CP của Chính phủ.", digits(word)));
    judged_each(MANY / 10, |word| format!("Sở {word} (sau đây viết tắt là S{}) làm", upper(word)));
    judged_each(MANY / 20, |word| format!("Phụ lục {word}"));
}

#[test]
fn sections_share_their_headers() {
    let section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p/>".repeat(MANY / 20);
    let main = format!("<w:document {W}><w:body>{section}</w:body></w:document>");
    let docx = read::read(&around(&main)).unwrap();
    let _ = check::check(&docx, Nd30::embedded(), &Settings::default());
}

#[test]
fn a_text_of_many_years_is_rolled_once() {
    for text in ["năm 2026 ", "Kế hoạch số 1/KH-UBND ngày 12/3/2026 của Ủy ban; xong trước 30/6/2026; ", "2021-2026, "]
    {
        let mut plan: Value = serde_json::from_str(include_str!("../../data/mau/ke-hoach.json")).unwrap();
        plan["mo_dau"] = json!([text.repeat(MANY / 20)]);
        let source = plan.to_string();
        let read = load(&source, "a.json", &LoadOptions::default()).unwrap().plan;
        let decisions = Decisions::default();
        let request = Request { source: &source, plan: &read, year: None, decisions: &decisions, fates: &[] };
        assert!(next_year(request).is_ok());
    }
}

#[track_caller]
fn refused(loaded: Result<Loaded, Faults>, code: &str) {
    let faults = loaded.unwrap_err();
    assert!(faults.len() <= Faults::MOST + 1, "{}", faults.len());
    assert_eq!(faults[0].code.as_str(), code, "{}", faults[0].message);
}

#[test]
fn faults_are_told_to_a_limit_and_looked_for_no_further() {
    let options = LoadOptions::default();
    let mut keys = String::from("{\"loai\": \"ke-hoach\"");
    for number in 0..MANY / 4 {
        let _ = write!(keys, ",\n\"khoa {number}\": 1");
    }
    refused(load(&(keys.clone() + "}"), "a.json", &options), "VB107");
    for number in 0..MANY {
        let _ = write!(keys, ",\"khac {number}\": 1");
    }
    refused(load(&(keys + "}"), "a.json", &options), "VB160");
    let wrong = format!("{{\"loai\": \"ke-hoach\", \"can_cu\": [{}]}}", vec!["1"; MANY].join(",\n"));
    assert!(load(&wrong, "a.json", &options).unwrap_err().len() <= Faults::MOST + 1);
    let inner = format!("{{\"loai\": \"ke-hoach\", \"ky\": [{}]}}", vec!["{\"ten\": 1}"; MANY].join(", "));
    assert!(load(&inner, "a.json", &options).unwrap_err().len() <= Faults::MOST + 1);
}

fn plan(tasks: usize, task: impl Fn(usize) -> Value) -> String {
    let mut plan: Value = serde_json::from_str(include_str!("../../data/mau/ke-hoach.json")).unwrap();
    plan["nhiem_vu"] = json!([{"nhom": "Việc", "nhiem_vu": (0..tasks).map(task).collect::<Vec<_>>()}]);
    plan.to_string()
}

fn task(number: usize) -> Value {
    json!({"noi_dung": format!("Rà soát thủ tục số {number}"), "ma": format!("A{number}"), "chu_tri": ["Văn phòng"],
        "thoi_gian": "Quý I", "san_pham": "Báo cáo"})
}

#[test]
fn tasks_meet_their_progress_by_name() {
    let source = plan(TASKS, task);
    let read = load(&source, "a.json", &LoadOptions::default()).unwrap().plan;
    // Every other one is done; codes and contents lead to them.
    let fates: Vec<Fate> = (0..TASKS)
        .map(|number| Fate {
            code: (number % 3 > 0).then(|| format!("A{number}")),
            content: format!("Rà soát thủ tục số {number}"),
            done: number % 2 == 0,
            standing: false,
            reason: None,
        })
        .collect();
    let decisions = Decisions::default();
    let request = Request { source: &source, plan: &read, year: None, decisions: &decisions, fates: &fates };
    let moved = next_year(request).unwrap();
    let data: Value = serde_json::from_str(&moved.data).unwrap();
    assert_eq!(data["nhiem_vu"][0]["nhiem_vu"].as_array().unwrap().len(), TASKS / 2);
}

#[test]
fn two_plans_are_compared_by_name() {
    let options = LoadOptions::default();
    let old = load(&plan(TASKS / 4, task), "a.json", &options).unwrap().plan;
    let turned = load(&plan(TASKS / 4, |number| task(TASKS / 4 - number)), "b.json", &options).unwrap().plan;
    let other = load(
        &plan(TASKS / 8, |number| json!({"noi_dung": format!("Số {number} khác hẳn về lời")})),
        "c.json",
        &options,
    );
    for new in [&turned, &other.unwrap().plan] {
        assert!(compare(&old, new).iter().any(|part| !part.pairs.is_empty()));
    }
}

#[test]
fn long_texts_of_the_same_words_are_compared_to_a_limit() {
    const WORDS: usize = 2_000;
    let options = LoadOptions::default();
    // The words of each text go round in steps that no other text has.
    let text = |step: usize| (0..WORDS).map(|at| format!("từ{}", at * step % 2_003)).collect::<Vec<_>>().join(" ");
    let read = |first: usize| {
        load(&plan(50, |number| json!({"noi_dung": text(first + number)})), "a.json", &options).unwrap().plan
    };
    assert!(compare(&read(2), &read(1_002)).iter().any(|part| !part.pairs.is_empty()));
}
