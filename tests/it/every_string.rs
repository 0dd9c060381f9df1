//! Every string that the schema lets a data file have is cleaned, filled in a template file, told where it keeps the marks
//! of a template, and printed, or it is one of the few that are not.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::sync::OnceLock;

use serde_json::{Map, Value, json};
use vanban::intake::{self, LoadOptions};
use vanban::nd30::Nd30;
use vanban::next_year::{Pair, compare};
use vanban::plan::{self, CotChon, NodeMut, Plan, WordList};
use vanban::template::render_strings;
use zip::ZipArchive;

use crate::kinds::made_in;

/// Kinds that together print every key.
const KINDS: [&str; 4] = ["quyet-dinh", "to-trinh", "bao-cao", "ke-hoach"];
/// How many ways the alternatives of the schema are taken: text as a string or rich, the others this way or that.
const TURNS: usize = 4;

/// Strings that are no words of the document, never printed as they stand: by the end of their path, and why.
const NOT_PRINTED: [(&str, &str); 23] = [
    ("$.mau", "names a template"),
    (".id", "is cited as what it numbers"),
    (".tham_chieu", "is printed as the number that it leads to"),
    (".tu_tep", "names a file"),
    (".trang", "names a sheet of a file"),
    ("nhiem_vu.cot.kien_nghi", "says what a column of a file holds"),
    (".tep", "names a file"),
    ("$.rieng.thu[].a", "is for templates of the user"),
    ("$.lien_tich.viet_tat", "is part of the symbol, where that is not given"),
    ("$.viet_tat", "is part of the symbol, where that is not given"),
    ("nhom.nhiem_vu.ma", "names the task for the next report"),
    ("nhiem_vu.stt", "is printed where the numbers of the list are kept"),
    ("nhiem_vu.can_cu_giao", "is for reports"),
    ("nhiem_vu.han", "is for reports"),
    ("nhiem_vu.ngay_su_kien", "is for reports"),
    ("dieu_chinh.ngay", "is for reports"),
    ("dieu_chinh.van_ban", "is for reports"),
    ("dieu_chinh.han", "is for reports"),
    ("$.bao_cao.ke_hoach", "is printed by «mo_dau», which the report writes"),
    ("$.bao_cao.ky.ma", "names the period for the next report"),
    ("$.bao_cao.ky.tu", "is counted with"),
    ("$.bao_cao.ky.lich_den", "is counted with"),
    ("$.bao_cao.ky.ky_sau_den", "is counted with"),
];

/// A string of a generated file.
#[derive(Clone, Debug)]
struct Slot {
    /// Its path without places in lists, and the keys of spans after a `:`.
    path: String,
    /// What stands there once it is cleaned or filled.
    value: String,
}

/// What is written into the strings.
#[derive(Clone, Copy, Debug)]
enum Write {
    /// What they are to be.
    Plain,
    /// Letters with their marks apart, dates with an invisible character.
    Dirty,
    /// A template that gives it, in each of them.
    Template,
    /// A template in the string of that number.
    OneTemplate(usize),
    /// That day in the string of that number.
    Day(usize, &'static str),
}

/// Makes a data file of the schema.
struct Filler {
    kind: &'static str,
    turn: usize,
    write: Write,
    /// The definitions that are being filled, so that those that hold themselves end.
    within: Vec<String>,
    slots: Vec<Slot>,
}

impl Filler {
    fn data(kind: &'static str, turn: usize, write: Write) -> (Value, Vec<Slot>) {
        let mut filler = Self { kind, turn, write, within: Vec::new(), slots: Vec::new() };
        let mut data = filler.fill(the_schema(), "").unwrap();
        if let Some(columns) = data.pointer_mut("/nhiem_vu_phu_luc/cot").and_then(Value::as_array_mut) {
            columns.extend(CotChon::WORDS.iter().skip(1).map(|field| json!(field)));
        }
        // Three agencies, three signers.
        if let Some(signer) = data.get("ky").map(|signers| signers.get(0).unwrap_or(signers).clone()) {
            data["ky"] = json!([signer, signer, signer]);
        }
        if matches!(write, Write::Template) {
            data["la_mau"] = json!(true);
        }
        (data, filler.slots)
    }

    fn fill(&mut self, schema: &Value, path: &str) -> Option<Value> {
        if let Some(target) = schema["$ref"].as_str() {
            let most = if target.ends_with("VanBan") { 1 } else { 2 };
            if self.within.iter().filter(|within| *within == target).count() == most && !target.ends_with("Doan") {
                return if most == 1 { Some(self.string(path)) } else { None };
            }
            self.within.push(target.to_owned());
            let filled = self.fill(the_schema().pointer(target.trim_start_matches('#')).unwrap(), path);
            self.within.pop();
            return filled;
        }
        if let Some(alternatives) = schema["anyOf"].as_array() {
            let some: Vec<&Value> = alternatives.iter().filter(|one| one["type"] != "null").collect();
            let own = self.within.last().is_some_and(|last| last.ends_with("VanBan"));
            // The appendix of tasks is printed where they stand in the data itself, which is one of the ways.
            let choice = match own {
                true => self.turn % 2,
                false if path.starts_with("nhiem_vu_phu_luc") => 1,
                false => self.turn / 2,
            };
            return self.fill(some[choice % some.len()], path);
        }
        if schema["pattern"].is_string() {
            return Some(json!("12"));
        }
        if let Some(words) = schema["enum"].as_array() {
            return Some(if path == "loai" { json!(self.kind) } else { words[0].clone() });
        }
        if let Some(words) = schema["oneOf"].as_array() {
            return Some(words[0]["const"].clone());
        }
        let shape = match &schema["type"] {
            Value::Array(shapes) => shapes[0].as_str(),
            shape => shape.as_str(),
        };
        Some(match shape? {
            "string" => self.string(path),
            "integer" => json!(if path.ends_with("nam") { 2026 } else { 1 }),
            "number" => json!(7),
            "boolean" => json!(false),
            "array" => Value::Array(self.items(&schema["items"], path)),
            "object" => Value::Object(self.object(schema, path)),
            shape => panic!("{path}: {shape}"),
        })
    }

    /// An element of each form.
    fn items(&mut self, schema: &Value, path: &str) -> Vec<Value> {
        let resolved = match schema["$ref"].as_str() {
            Some(target) if !target.ends_with("VanBan") => {
                the_schema().pointer(target.trim_start_matches('#')).unwrap()
            }
            _ => schema,
        };
        let Some(alternatives) = resolved["anyOf"].as_array() else {
            return self.fill(schema, path).into_iter().collect();
        };
        let mut items = Vec::new();
        for alternative in alternatives {
            let spans = alternative["properties"].as_object().filter(|_| alternative["minProperties"] == 1);
            let Some(spans) = spans else {
                items.extend(self.fill(alternative, path));
                continue;
            };
            for (key, inner) in spans.iter().filter(|(key, _)| *key != "_ghi_chu") {
                // The address at the foot of the page takes no footnote.
                if key == "cuoi_trang" && path == "dia_chi" {
                    continue;
                }
                let value =
                    if inner["const"] == true { json!(true) } else { self.fill(inner, &span(path, key)).unwrap() };
                items.push(json!({key: value}));
            }
        }
        items
    }

    fn object(&mut self, schema: &Value, path: &str) -> Map<String, Value> {
        let mut object = Map::new();
        if path == "rieng" {
            object.insert("thu".to_owned(), json!([{"a": self.string("rieng.thu[].a")}]));
            return object;
        }
        let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        if let Some(members) = schema["additionalProperties"].as_object() {
            let own = self.fill(&Value::Object(members.clone()), &below("kien_nghi"));
            object.insert("kien_nghi".to_owned(), own.unwrap());
        }
        if schema["properties"].is_object() {
            // A remark may stand in every object, and say anything.
            object.insert("_ghi_chu".to_owned(), json!({"a": ["{{ khong_co }}"]}));
        }
        let kind = Nd30::embedded().kind(self.kind).unwrap();
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            let left_out = key.starts_with('_')
                || path.is_empty() && (["$schema", "do_mat"].contains(&key.as_str()) || !kind.has(key))
                || path.is_empty() && key == "kinh_gui" && !kind.kinh_gui
                || path.is_empty() && key == "bao_cao" && self.kind != "bao-cao"
                // A copy signed electronically has no signer below it.
                || path == "ban_sao" && key == "ky_so" && self.turn != 2;
            if left_out {
                continue;
            }
            if let Some(value) = self.fill(inner, &below(key)) {
                object.insert(key.clone(), value);
            }
        }
        if self.within.last().is_some_and(|last| last.ends_with("/Bang")) {
            // A column for each cell of the row.
            let width = object["dong"][0].as_array().map_or(1, Vec::len);
            let column = object["cot"][0].clone();
            object["cot"] = Value::Array(vec![column; width]);
        }
        object
    }

    fn string(&mut self, path: &str) -> Value {
        let number = self.slots.len();
        let key = path.rsplit('.').next().unwrap();
        let day = format!("20{:02}-{:02}-{:02}", 10 + number / 300, 1 + number / 25 % 12, 1 + number % 25);
        let (value, dirty) = match key {
            "ngay" | "han" | "ngay_su_kien" | "tu" | "chot" | "lich_den" | "ky_sau_den" => {
                (day.clone(), day.replacen('-', "-\u{200b}", 1))
            }
            "ky_so" => (format!("{day}T08:30:00"), format!("{day}T\u{200b}08:30:00")),
            _ => (format!("m{number}ế"), format!("m{number}e\u{302}\u{301}")),
        };
        let written = match self.write {
            Write::Dirty => dirty,
            Write::Template => format!("{{{{ \"{value}\" }}}}"),
            Write::OneTemplate(one) if one == number => format!("{{{{ \"{value}\" }}}}"),
            Write::Day(one, day) if one == number => {
                value.split_once('T').map_or(day.to_owned(), |(_, time)| format!("{day}T{time}"))
            }
            Write::Plain | Write::OneTemplate(_) | Write::Day(..) => value.clone(),
        };
        let kind = Nd30::embedded().kind(self.kind).unwrap();
        let before =
            if path == "ky_hieu" { format!("{}-", kind.abbreviation.as_deref().unwrap()) } else { String::new() };
        self.slots.push(Slot { path: path.to_owned(), value: before.clone() + &value });
        Value::String(before + &written)
    }
}

fn span(path: &str, key: &str) -> String {
    if key == "tham_chieu" { format!("{path}.{key}") } else { format!("{path}:{key}") }
}

fn the_schema() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA.get_or_init(|| plan::schema(Nd30::embedded()))
}

/// Every kind and turn with the strings written in that way.
fn files(write: Write) -> impl Iterator<Item = (Value, Vec<Slot>)> {
    KINDS.into_iter().flat_map(move |kind| (0..TURNS).map(move |turn| Filler::data(kind, turn, write)))
}

#[track_caller]
fn load(data: &Value) -> Plan {
    let loaded = intake::load(&data.to_string(), "thu.json", &LoadOptions::default());
    loaded.unwrap_or_else(|faults| panic!("{faults:#?}\n{data:#}")).plan
}

/// The strings of a plan: found in how it is shown, which no walk over it can forget.
#[track_caller]
fn holds(plan: &Plan, slots: &[Slot], not: fn(&Slot) -> bool) {
    let shown = format!("{plan:?}");
    let lacking: BTreeSet<&str> = slots
        .iter()
        .filter(|slot| !not(slot) && !shown.contains(&format!("\"{}\"", slot.value)))
        .map(|slot| slot.path.as_str())
        .collect();
    assert!(lacking.is_empty(), "{lacking:#?}");
}

fn is_file(slot: &Slot) -> bool {
    slot.path.starts_with("nhiem_vu.cot.")
        || ["tu_tep", "trang", "tep"].iter().any(|key| slot.path.ends_with(&format!(".{key}")))
}

#[test]
fn each_is_cleaned() {
    for (data, slots) in files(Write::Dirty) {
        // A file is found by the name that it has on the disk.
        holds(&load(&data), &slots, is_file);
    }
}

#[test]
fn each_is_filled_in_a_template_file() {
    for (data, slots) in files(Write::Template) {
        let mut plan = load(&data);
        render_strings(&mut plan, Nd30::embedded(), &[].into()).unwrap();
        holds(&plan, &slots, |_| false);
        assert!(!format!("{plan:?}").contains("{{"));
    }
}

#[test]
fn each_is_told_where_a_template_is_left_in_it() {
    let mut seen = BTreeSet::new();
    for kind in KINDS {
        for turn in 0..TURNS {
            let (_, slots) = Filler::data(kind, turn, Write::Plain);
            for (number, slot) in slots.iter().enumerate() {
                // Spans are searched in the same way wherever they stand.
                let span = slot.path.contains(':') && !slot.path.starts_with("trich_yeu");
                if span || !seen.insert(slot.path.clone()) {
                    continue;
                }
                let (data, _) = Filler::data(kind, turn, Write::OneTemplate(number));
                let told = match intake::load(&data.to_string(), "thu.json", &LoadOptions::default()) {
                    Ok(loaded) => loaded.warnings,
                    Err(faults) => faults.into_iter().collect(),
                };
                let paths: Vec<String> = told.iter().filter_map(|one| one.place.path.as_deref()).map(bare).collect();
                let own = slot.path.split([':']).next().unwrap().trim_end_matches(".tham_chieu");
                let own = bare(own);
                // A string that stands for an object is told at the key in it that holds the words.
                let is_own = |path: &String| {
                    path.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
                };
                assert!(paths.iter().any(is_own), "{}: {told:#?}", slot.path);
            }
        }
    }
    assert!(seen.len() > 150, "{}", seen.len());
}

/// A date has one form and one calendar wherever it stands.
#[test]
fn each_date_is_one() {
    let mut seen = BTreeSet::new();
    for kind in KINDS {
        for turn in 0..TURNS {
            let (_, slots) = Filler::data(kind, turn, Write::Plain);
            for (number, slot) in slots.iter().enumerate().filter(|(_, slot)| slot.value.starts_with("20")) {
                if !seen.insert(slot.path.clone()) {
                    continue;
                }
                let days =
                    [("15/01/26", "VB142"), ("2026-1-5", "VB142"), ("30/02/2026", "VB143"), ("0026-01-15", "VB143")];
                for (day, code) in days {
                    let (data, _) = Filler::data(kind, turn, Write::Day(number, day));
                    let faults = intake::load(&data.to_string(), "thu.json", &LoadOptions::default())
                        .expect_err(&format!("{day} is taken at {}", slot.path));
                    let told: Vec<(&str, String)> = faults
                        .iter()
                        .map(|one| (one.code.as_str(), bare(one.place.path.as_deref().unwrap_or_default())))
                        .collect();
                    assert_eq!(told, [(code, bare(&slot.path))], "{day}");
                }
            }
        }
    }
    assert!(seen.len() > 10, "{seen:?}");
}

/// Two plans beside each other show a text that differs, wherever it stands.
#[test]
fn each_text_is_compared() {
    let (mut seen, mut lost) = (BTreeSet::new(), BTreeSet::new());
    for (data, _) in files(Write::Plain) {
        let plan = load(&data);
        let mut paths = Vec::new();
        plan.for_each_text(&mut |path, _| paths.push(path.to_string()));
        for path in paths {
            if !seen.insert(bare(&path)) {
                continue;
            }
            let mut other = plan.clone();
            other.walk_mut(&mut |at, node| {
                if let NodeMut::Text(text) = node
                    && at.to_string() == path
                {
                    *text = "khác".into();
                }
            });
            let pairs: Vec<Pair> = compare(&plan, &other).into_iter().flat_map(|section| section.pairs).collect();
            if !format!("{pairs:?}").contains("khác") {
                lost.insert(bare(&path));
            }
        }
    }
    // Of a task, for reports.
    let known = ["nhiem_vu.nhiem_vu.can_cu_giao", "nhiem_vu.nhiem_vu.dieu_chinh.van_ban"];
    lost.retain(|path| !known.contains(&path.replace("nhiem_vu.muc", "nhiem_vu").as_str()));
    assert!(seen.len() > 80 && lost.is_empty(), "{}: {lost:#?}", seen.len());
}

/// A path without places in lists.
fn bare(path: &str) -> String {
    let parts = path.split(['.', '[']).filter(|part| !part.is_empty() && !part.ends_with(']'));
    parts.filter(|part| *part != "o").collect::<Vec<_>>().join(".")
}

#[test]
fn each_is_printed_or_known_not_to_be() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/mau");
    let (mut all, mut printed) = (BTreeSet::new(), BTreeSet::new());
    for (mut data, slots) in files(Write::Plain) {
        prepare(&mut data);
        let text = words(&made_in(&data, &folder).unwrap_or_else(|faults| panic!("{faults:#?}\n{data:#}")));
        for slot in slots {
            if forms(&slot.value).iter().any(|form| text.contains(form)) {
                printed.insert(slot.path.clone());
            }
            all.insert(slot.path);
        }
    }
    let known = |path: &str| {
        // A part of a task is a task.
        let field = format!("$.{}", path.split(':').next().unwrap()).replace("nhiem_vu.muc", "nhiem_vu");
        NOT_PRINTED.iter().any(|(end, _)| field.ends_with(end))
    };
    let lacking: Vec<&String> = all.iter().filter(|path| !printed.contains(*path) && !known(path)).collect();
    assert!(lacking.is_empty(), "neither printed nor known not to be: {lacking:#?}");
    let stale: Vec<&String> = printed.iter().filter(|path| known(path)).collect();
    assert!(stale.is_empty(), "said not to be printed, but printed: {stale:#?}");
}

/// Makes a file whose document can be made: no template and file that there is not, references that lead somewhere.
fn prepare(data: &mut Value) {
    match data {
        Value::Array(items) => items.iter_mut().for_each(prepare),
        Value::Object(members) => {
            members.remove("mau");
            members.remove("cap");
            if members.get("nhiem_vu").is_some_and(|tasks| tasks["tu_tep"].is_string()) {
                members.remove("nhiem_vu");
            }
            if members.contains_key("cot") {
                members.remove("tu_tep");
                members.remove("trang");
            }
            if let Some(file) = members.get_mut("tep") {
                *file = json!("quy-trinh.png");
            }
            if let Some(id) = members.get_mut("tham_chieu") {
                *id = json!("noi-khac");
            }
            if members.contains_key("loai") && members.contains_key("phu_luc") {
                members["phu_luc"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!({"id": "noi-khac", "tieu_de": "Nơi khác", "mo_dau": ["Chữ."]}));
            }
            members.values_mut().for_each(prepare);
        }
        _ => {}
    }
}

/// How a value may stand in a document, in small letters.
fn forms(value: &str) -> Vec<String> {
    let mut forms = vec![value.to_lowercase()];
    let (day, time) = value.split_once('T').unwrap_or((value, ""));
    if let [year, month, day] = day.split('-').collect::<Vec<_>>()[..] {
        forms.push(format!("ngày {day} tháng {month} năm {year}"));
        forms
            .push(format!("{day}/{month}/{year}{}", if time.is_empty() { String::new() } else { format!("; {time}") }));
    }
    forms
}

/// The words of every part of a document, in small letters.
fn words(docx: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut words = String::new();
    for name in names.iter().filter(|name| {
        ["word/document", "word/footnotes", "word/header", "word/footer"].iter().any(|start| name.starts_with(start))
    }) {
        let mut xml = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
        let tree = roxmltree::Document::parse(&xml).unwrap();
        for node in tree.descendants() {
            match node.tag_name().name() {
                "p" => words.push('\n'),
                "t" => words.push_str(node.text().unwrap_or_default()),
                _ => {}
            }
        }
    }
    words.replace('\u{a0}', " ").to_lowercase()
}
