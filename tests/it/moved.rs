//! Every number of the decree is in one place: moved in its table, the page follows and the rules with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Value, json};
use vanban::check;
use vanban::font::{self, Face};
use vanban::intake::{self, LoadOptions};
use vanban::make::{Options, make};
use vanban::nd30::{Nd30, Tables};
use vanban::plan::Plan;
use vanban::read::{self, DrawnLine};
use vanban::template::Templates;
use vanban::unit::{FontSize, Length};

use crate::kinds::sample;
use crate::pipeline::part;

/// Numbers of the decree that no rule judges in our own page: sizes of boxes, marks in the margin, and the length of lines
/// that are borders of a paragraph (of drawn lines see below), and a zero that need not be there.
const UNJUDGED: [&str; 10] = [
    "box_height",
    "urgency khan",
    "urgency thuong-khan",
    "urgency hoa-toc",
    "part.luu_hanh",
    "part.ky_so",
    "rule_share",
    "rule_motto",
    "zero.number",
    "zero.day",
];

/// A number with what belongs to it (its range, the other size set), moved.
struct Moved {
    /// The table and its entry: `page top`.
    name: String,
    clause: String,
    nd30: Arc<Nd30>,
}

/// The tables that hold numbers, by name.
const TABLES: [&str; 5] = ["page", "font", "layout", "number", "mark"];

fn table(tables: &Tables<'static>, name: &str) -> &'static str {
    match name {
        "page" => tables.page,
        "font" => tables.font,
        "layout" => tables.layout,
        "number" => tables.number,
        _ => tables.mark,
    }
}

fn with<'t>(tables: Tables<'t>, name: &str, text: &'t str) -> Tables<'t> {
    match name {
        "page" => Tables { page: text, ..tables },
        "font" => Tables { font: text, ..tables },
        "layout" => Tables { layout: text, ..tables },
        "number" => Tables { number: text, ..tables },
        _ => Tables { mark: text, ..tables },
    }
}

/// Keys of numbers.
const KEYS: [&str; 6] = ["value", "least", "range", "choices", "a", "b"];

/// The numbers of a line of TOML: of `a = 13`, `range = [13, 14]`, `width = { value = 2000, … }`.
fn numbers(line: &str) -> Vec<i64> {
    let Some((_, values)) = split(line) else { return Vec::new() };
    let words = values.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty());
    words.map(|word| word.parse().unwrap()).collect()
}

/// A line at the equals sign of a number, without its comment and its clause.
fn split(line: &str) -> Option<(&str, &str)> {
    let (line, _) = line.split_once('#').unwrap_or((line, ""));
    let (line, _) = line.split_once("clause").unwrap_or((line, ""));
    let (key, values) = line.rsplit_once('=').filter(|(key, _)| !key.starts_with("clause"))?;
    let (key, values) = match key.rsplit_once('=') {
        // What stands after the first comma of an inline table is no number.
        Some((_, inner)) => (inner.trim_start_matches([' ', '{']), values),
        None => (key, values),
    };
    KEYS.contains(&key.trim()).then_some((key, values))
}

/// A line with its numbers moved.
fn moved(line: &str, by: i64) -> String {
    let Some((_, values)) = split(line) else { return line.to_owned() };
    let mut new = values.to_owned();
    for number in numbers(line).into_iter().collect::<BTreeSet<_>>().into_iter().rev() {
        new = new.replace(&number.to_string(), &format!("<{}>", number + by));
    }
    line.replacen(values, &new.replace(['<', '>'], ""), 1)
}

/// The entries of a table: their lines.
fn entries(text: &str) -> Vec<Vec<&str>> {
    let mut entries: Vec<Vec<&str>> = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') || entries.is_empty() {
            entries.push(Vec::new());
        }
        entries.last_mut().unwrap().push(line);
    }
    entries
}

/// How far a number moves: beyond what the decree allows.
fn distance(entry: &[&str]) -> i64 {
    // Down: with a zero more a day has three digits, which no reader of dates takes.
    if entry[0].starts_with("[zero.") {
        return -1;
    }
    let of = |keys: &[&str]| -> Vec<i64> {
        let own = entry.iter().filter(|line| split(line).is_some_and(|(key, _)| keys.contains(&key.trim())));
        own.flat_map(|line| numbers(line)).collect()
    };
    let allowed = of(&["range", "choices"]);
    match (allowed.iter().min(), allowed.iter().max()) {
        (Some(least), Some(most)) => 2 * (most - least) + 1,
        _ if !of(&["a"]).is_empty() => 1,
        _ => (of(&["value"])[0] / 4).max(1),
    }
}

/// Every number moved, one after the other.
fn all_moved() -> Vec<Moved> {
    let tables = Tables::EMBEDDED;
    let mut all = Vec::new();
    for name in TABLES {
        let text = table(&tables, name);
        let entries = entries(text);
        for (at, entry) in entries.iter().enumerate() {
            if entry.iter().all(|line| numbers(line).is_empty()) {
                continue;
            }
            let by = distance(entry);
            let lines = entries.iter().enumerate().flat_map(|(index, lines)| {
                lines.iter().map(move |line| if index == at { moved(line, by) } else { (*line).to_owned() })
            });
            let changed = lines.collect::<Vec<_>>().join("\n");
            let quoted = |key: &str| {
                let line = entry.iter().find(|line| line.contains(key)).unwrap();
                line.split_once(key).unwrap().1.split('"').nth(1).unwrap().to_owned()
            };
            let head = entry[0].split(['#', ']']).next().unwrap().trim_matches('[').to_owned();
            let id = entry.iter().any(|line| line.starts_with("id =")).then(|| quoted("id ="));
            all.push(Moved {
                name: [Some(head), id].into_iter().flatten().collect::<Vec<_>>().join(" "),
                clause: quoted("clause ="),
                nd30: Arc::new(Nd30::parse(&with(tables, name, &changed)).unwrap_or_else(|error| panic!("{error}"))),
            });
        }
    }
    all
}

/// Documents in which every number shows.
fn plans() -> Vec<Plan> {
    let with = |id: &str, changes: &[(&str, Value)]| {
        let mut data = sample(id);
        for (key, value) in changes {
            data[*key] = value.clone();
        }
        data
    };
    let note = json!(["Đăng tin", { "cuoi_trang": "Ghi chú." }, " và gửi kết quả."]);
    let data = [
        with("ke-hoach", &[("so", Value::Null)]),
        with("cong-dien", &[("do_khan", json!("khan"))]),
        with("cong-van", &[("so", json!(9)), ("ngay", json!("2026-02-09")), ("ket_thuc", json!([note]))]),
        with("quyet-dinh", &[("so", Value::Null)]),
        with("thong-bao", &[("ngay", Value::Null), ("do_khan", json!("thuong-khan"))]),
        with("sao-y", &[("do_khan", json!("hoa-toc"))]),
        with("sao-luc", &[]),
        with("giay-nghi-phep", &[]),
    ];
    data.iter()
        .map(|data| {
            let loaded = intake::load(&data.to_string(), "thu.json", &LoadOptions::default());
            loaded.unwrap_or_else(|faults| panic!("{faults:#?}")).plan
        })
        .collect()
}

fn pages(plans: &[Plan], nd30: &Arc<Nd30>) -> Vec<Vec<u8>> {
    let templates = Templates::load(nd30, Vec::new()).unwrap();
    plans.iter().map(|plan| make(plan, &templates, Options::default()).unwrap().bytes).collect()
}

/// What a decree finds in a page: codes, each with its message.
fn codes(page: &[u8], nd30: &Nd30) -> BTreeMap<&'static str, String> {
    let docx = read::read(page).unwrap();
    let findings = check::check(&docx, nd30, &check::Settings::default()).list;
    findings.into_iter().map(|finding| (finding.code, finding.message)).collect()
}

/// What a page shows.
fn shown(page: &[u8]) -> String {
    ["word/document.xml", "word/styles.xml", "word/settings.xml"].map(|name| part(page, name)).concat()
}

#[test]
fn a_number_that_moves_in_its_table_moves_the_page_and_the_rules() {
    let plans = plans();
    let before = pages(&plans, Nd30::embedded());
    let known: Vec<_> = before.iter().map(|page| codes(page, Nd30::embedded())).collect();
    let all = all_moved();
    assert!(all.len() > 60, "{}", all.len());
    let judge = |one: &Moved| {
        let mut faults = Vec::new();
        let after = pages(&plans, &one.nd30);
        let follows = before.iter().zip(&after).any(|(old, new)| shown(old) != shown(new));
        if !follows {
            faults.push(format!("{}: no page follows", one.name));
        }
        let mut found = false;
        for ((old, new), known) in before.iter().zip(&after).zip(&known) {
            for (code, message) in codes(new, &one.nd30).into_iter().filter(|(code, _)| !known.contains_key(code)) {
                faults.push(format!("{}: our own page has {code}: {message}", one.name));
            }
            found |= codes(old, &one.nd30).keys().any(|code| !known.contains_key(code));
        }
        // What is ours, what offices do and what only a form shows is no fault of others.
        let ours = ["ND30.", "practice", "Mẫu"].iter().any(|start| one.clause.starts_with(start));
        let judged = !ours && !UNJUDGED.contains(&one.name.as_str());
        if judged != found {
            faults.push(format!("{} ({}): the page made before is faulted: {found}", one.name, one.clause));
        }
        faults
    };
    let (one, two) = all.split_at(all.len() / 2);
    let faults: Vec<String> = std::thread::scope(|scope| {
        let other = scope.spawn(|| two.iter().flat_map(judge).collect::<Vec<_>>());
        let mut faults: Vec<String> = one.iter().flat_map(judge).collect();
        faults.extend(other.join().unwrap());
        faults
    });
    assert!(faults.is_empty(), "{faults:#?}");
}

/// A line drawn under a text of our own page as long as its share is judged by the share that the decree has.
#[test]
fn the_share_of_a_drawn_line_moves_with_its_number() {
    let plan = plans().remove(0);
    let page = make(&plan, Templates::builtin(), Options::default()).unwrap().bytes;
    let all = all_moved();
    for (name, style, usual) in [("rule_share", "VB Trích yếu", 42), ("rule_motto", "VB Tiêu ngữ", 100)] {
        let other = &all.iter().find(|one| one.name == name).unwrap().nd30;
        let share = |nd30: &Nd30| match name {
            "rule_share" => nd30.layout.rule_under(Length::mm(100)),
            _ => nd30.layout.rule_under_motto(Length::mm(100)),
        };
        assert_eq!(share(Nd30::embedded()), Length::mm(usual));
        let found = |drawn: &Nd30, judge: &Nd30| {
            let mut docx = read::read(&page).unwrap();
            let under = docx.paragraphs.iter_mut().find(|paragraph| paragraph.style.as_deref() == Some(style)).unwrap();
            let format = under.runs[0].format.clone();
            let face = Face { bold: format.bold.value, italic: format.italic.value };
            let text = font::width(&under.text(), face, FontSize::half_points(format.size.value));
            let length = text * (share(drawn).to_emu() / Length::mm(1).to_emu()) / 100;
            under.lines.push(DrawnLine { length: Some(length) });
            check::check(&docx, judge, &check::Settings::default()).list.iter().any(|finding| finding.code == "ND342")
        };
        assert!(!found(Nd30::embedded(), Nd30::embedded()) && !found(other, other), "{name}");
        assert!(found(Nd30::embedded(), other) && found(other, Nd30::embedded()), "{name}");
    }
}

/// A number without its zero is faulted where the decree wants one, and only there.
#[test]
fn a_leading_zero_moves_with_its_number() {
    let plans = plans();
    let all = all_moved();
    for (name, code) in [("zero.number", "ND601"), ("zero.day", "ND604"), ("zero.month", "ND604")] {
        let other = &all.iter().find(|one| one.name == name).unwrap().nd30;
        let pages = pages(&plans, other);
        let found = |judge: &Nd30| pages.iter().any(|page| codes(page, judge).contains_key(code));
        assert!(found(Nd30::embedded()) && !found(other), "{name}");
    }
}

/// A letter of điểm that its table no longer has is left out, and faulted in the page made before.
#[test]
fn a_letter_of_diem_moves_with_its_table() {
    let text = Tables::EMBEDDED.number.replace("đeg", "đg");
    let other = Arc::new(Nd30::parse(&Tables { number: &text, ..Tables::EMBEDDED }).unwrap());
    let mut data = sample("ke-hoach");
    let diem: Vec<Value> = (1..=7).map(|number| json!({ "doan": [format!("Việc thứ {number}.")] })).collect();
    data["noi_dung"] = json!([{ "tieu_de": "Nội dung", "muc": [{ "tieu_de": "Việc", "muc": diem }] }]);
    let plans = [intake::load(&data.to_string(), "thu.json", &LoadOptions::default()).unwrap().plan];
    let [before, after] = [Nd30::embedded(), &other].map(|nd30| pages(&plans, nd30).remove(0));
    let has = |page: &[u8], label: &str| shown(page).contains(&format!(">{label} "));
    assert!(has(&before, "e)") && has(&before, "g)") && !has(&before, "h)"));
    assert!(!has(&after, "e)") && has(&after, "g)") && has(&after, "h)"));
    let found = |page: &[u8], judge: &Nd30| codes(page, judge).contains_key("ND607");
    assert!(!found(&before, Nd30::embedded()) && !found(&after, &other) && found(&before, &other));
}

/// No rule judges the colour of a mark of urgency.
#[test]
fn the_colour_of_a_mark_moves_with_its_table() {
    let text = Tables::EMBEDDED.mark.replace("[255, 0, 0]", "[0, 128, 255]");
    let other = Arc::new(Nd30::parse(&Tables { mark: &text, ..Tables::EMBEDDED }).unwrap());
    let [before, after] =
        [Nd30::embedded(), &other].map(|nd30| pages(&plans(), nd30).iter().map(|page| shown(page)).collect::<String>());
    assert!(before.contains("FF0000") && !before.contains("0080FF"));
    assert!(!after.contains("FF0000") && after.contains("0080FF"));
}
