//! What is taken out of the data, and the tasks that are carried over.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value as Json;

use crate::intake;
use crate::text::{Basis, Deadline, fold_name, is_as_above, plan_year, read_deadline, within};

use super::Request;
use super::entry::{Entry, EntryKind};
use super::words::lists;

/// Keys of the whole document that belong to one year only.
const CLEARED: [(&str, &str); 2] = [("so", "số văn bản"), ("ngay", "ngày ban hành")];
/// How the remark of a task that is carried over begins; no year moves in it.
pub(super) const CARRIED: &str = "Chuyển tiếp từ năm ";
/// Keys of a task that belong to one year only.
const OF_THE_YEAR: [&str; 2] = ["ngay_su_kien", "dieu_chinh"];
/// Changes of a task after which it is no longer the agency's.
const GONE: [&str; 2] = ["rut", "chuyen-don-vi"];

/// What became of a task by the end of the year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// Its code, where it has one.
    pub code: Option<String>,
    /// Its content.
    pub content: String,
    /// Whether it was done.
    pub done: bool,
    /// Whether it has no deadline of its own: thường xuyên, or when something happens.
    pub standing: bool,
    /// Why it was not done, where somebody said so.
    pub reason: Option<String>,
}

/// A task of the source.
struct SourceTask {
    path: String,
    /// The group or task it stands in.
    parent: Option<String>,
    task: Json,
    /// Its time; where that is `Như trên`, the time it means.
    time: String,
}

/// The source without số, ngày and what is done; what is not done carries a remark.
pub(super) fn restructure(request: &Request<'_>, year: i32, entries: &mut Vec<Entry>) -> String {
    let Ok(root) = serde_json::from_str::<Json>(request.source) else { return request.source.to_owned() };
    let mut out: Vec<(String, Entry)> = Vec::new();
    for (key, name) in CLEARED {
        if let Some(value) = root.get(key).filter(|value| !value.is_null()) {
            out.push((
                key.to_owned(),
                Entry::new(EntryKind::Bo).old(&shown(value)).say(&format!("{name}: để trống đến khi ban hành")),
            ));
        }
    }
    let unwanted: HashSet<&str> = request.decisions.bo.iter().map(String::as_str).collect();
    for (path, text) in listed(&root, "") {
        if unwanted.contains(text.as_str()) {
            out.push((path, Entry::new(EntryKind::Bo).old(&text).say("theo quyết định")));
        }
    }
    let found = tasks(&root);
    let fates = Fates::new(request.fates);
    let mut carried = Vec::new();
    let mut dropped: Vec<&SourceTask> = Vec::new();
    for one in &found {
        let gone = one.task.get("dieu_chinh").and_then(Json::as_array).is_some_and(|changes| {
            changes
                .iter()
                .any(|change| change.get("loai").and_then(Json::as_str).is_some_and(|kind| GONE.contains(&kind)))
        });
        let fate = fates.of(one);
        let done = fate.is_some_and(|fate| fate.done && !fate.standing && !recurs(one, year));
        if gone || done {
            dropped.push(one);
            continue;
        }
        if let Some(fate) = fate.filter(|fate| !fate.done && !fate.standing && !recurs(one, year)) {
            carried.push((one, fate));
        }
        for key in OF_THE_YEAR {
            if let Some(value) = one.task.get(key) {
                out.push((
                    format!("{}.{key}", one.path),
                    Entry::new(EntryKind::Bo).old(&shown(value)).say(&format!("chỉ đúng cho năm {year}")),
                ));
            }
        }
    }
    let orphans = orphans(&found, &dropped);
    let source = carry_over(request.source, &carried, year);
    let source = name_times(&source, &orphans);
    let mut paths: Vec<String> = out.iter().map(|(path, _)| path.clone()).collect();
    paths.extend(gone(&found, &dropped));
    for one in &dropped {
        let say = if fates.of(one).is_some_and(|fate| fate.done) {
            "đã hoàn thành"
        } else {
            "đã rút hoặc chuyển đơn vị"
        };
        out.push((one.path.clone(), Entry::new(EntryKind::BoNhiemVu).old(&content(one)).say(say)));
    }
    let rest = remove(&source, &paths, out, entries);
    tell_carried(&rest, &carried, year, entries);
    rest
}

/// Tasks that stay with `Như trên` for a time although the one above them goes.
fn orphans<'f>(found: &'f [SourceTask], dropped: &[&SourceTask]) -> Vec<&'f SourceTask> {
    let dropped: HashSet<&str> = dropped.iter().map(|one| one.path.as_str()).collect();
    let goes = |one: &SourceTask| dropped.contains(one.path.as_str());
    let mut orphans = Vec::new();
    for two in found.windows(2) {
        if let [above, one] = two
            && goes(above)
            && !goes(one)
            && is_as_above(&one.task.get("thoi_gian").map(shown).unwrap_or_default())
        {
            orphans.push(one);
        }
    }
    orphans
}

/// Writes out the time that `Như trên` meant.
fn name_times(source: &str, orphans: &[&SourceTask]) -> String {
    let paths: Vec<String> = orphans.iter().map(|one| format!("{}.thoi_gian", one.path)).collect();
    let edits = intake::spans(source, &paths).into_iter().zip(orphans);
    intake::patch(source, edits.filter_map(|(span, one)| Some((span?, intake::quoted(&one.time)))).collect())
}

/// The paths that go: tasks, and the groups and headings of which nothing is left. A heading of tasks that stay keeps its
/// place although it is done itself.
fn gone(found: &[SourceTask], dropped: &[&SourceTask]) -> BTreeSet<String> {
    // How many tasks stay in each group or heading.
    let mut staying: HashMap<&str, usize> = HashMap::new();
    for parent in found.iter().filter_map(|one| one.parent.as_deref()) {
        *staying.entry(parent).or_default() += 1;
    }
    let parents: HashMap<&str, &str> =
        found.iter().filter_map(|one| Some((one.path.as_str(), one.parent.as_deref()?))).collect();
    let mut waiting: Vec<&str> = dropped.iter().map(|one| one.path.as_str()).collect();
    let mut gone = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        if staying.get(path).is_some_and(|left| *left > 0) || !gone.insert(path) {
            continue;
        }
        let Some((parent, left)) = parents.get(path).and_then(|parent| Some((*parent, staying.get_mut(parent)?)))
        else {
            continue;
        };
        *left -= 1;
        if *left == 0 {
            waiting.push(parent);
        }
    }
    gone.into_iter().map(str::to_owned).collect()
}

/// Writes the old deadline and the reason into the remark of every task that was not done.
fn carry_over(source: &str, carried: &[(&SourceTask, &Fate)], year: i32) -> String {
    let paths = |key: &str| -> Vec<String> { carried.iter().map(|(one, _)| format!("{}.{key}", one.path)).collect() };
    let remarks = intake::spans(source, &paths("ghi_chu"));
    let contents = intake::spans(source, &paths("noi_dung"));
    let mut edits = Vec::new();
    for (((one, fate), remark_at), content_at) in carried.iter().zip(remarks).zip(contents) {
        let deadline = if one.time.is_empty() { String::new() } else { format!("; thời hạn cũ: {}", one.time) };
        let start = format!("{CARRIED}{year}{deadline}; lý do: ");
        let mut remark: Vec<Json> = match one.task.get("ghi_chu") {
            Some(Json::String(text)) => vec![Json::from(format!("{text}; "))],
            Some(Json::Array(pieces)) => pieces.iter().cloned().chain([Json::from("; ")]).collect(),
            _ => Vec::new(),
        };
        match &fate.reason {
            Some(reason) => remark.push(Json::from(format!("{start}{reason}"))),
            None => remark.extend([Json::from(start), serde_json::json!({"cho_dien": "lý do chưa hoàn thành"})]),
        }
        let all_plain = remark.iter().all(Json::is_string);
        let value = if all_plain {
            Json::from(remark.iter().filter_map(Json::as_str).collect::<String>())
        } else {
            Json::Array(remark)
        };
        let Some(content_at) = content_at else { continue };
        edits.push(match remark_at {
            Some(span) => (span, value.to_string()),
            None => (content_at.end..content_at.end, format!(", \"ghi_chu\": {value}")),
        });
    }
    intake::patch(source, edits)
}

/// Tells the tasks that are carried over, with their places in the new data.
fn tell_carried(source: &str, carried: &[(&SourceTask, &Fate)], year: i32, entries: &mut Vec<Entry>) {
    let start = format!("{CARRIED}{year}");
    let strings = intake::strings(source);
    let remarks = strings.iter().filter(|string| string.key() == "ghi_chu" && string.text.contains(&start));
    for ((one, fate), remark) in carried.iter().zip(remarks) {
        let task = remark.path.rsplit_once(".ghi_chu").map_or(remark.path.as_str(), |(task, _)| task);
        let say = match fate.reason {
            Some(_) => "xem lại thời hạn mới",
            None => "nêu lý do chưa hoàn thành, xem lại thời hạn mới",
        };
        entries.push(Entry::new(EntryKind::ChuyenTiep).place(task, remark.line).old(&content(one)).say(say));
    }
}

/// Takes paths out; the entries are placed where they stood.
fn remove(source: &str, paths: &[String], out: Vec<(String, Entry)>, entries: &mut Vec<Entry>) -> String {
    let named: Vec<String> = out.iter().map(|(path, _)| path.clone()).collect();
    let (_, lines) = intake::take_out(source, &named);
    let mut placed: Vec<Entry> =
        out.into_iter().zip(lines).filter_map(|((path, entry), line)| Some(entry.place(&path, line?))).collect();
    placed.sort_by_key(|entry| (entry.loai, entry.dong));
    entries.extend(placed);
    // What lies inside something that goes needs no edit of its own.
    let all: HashSet<&str> = paths.iter().map(String::as_str).collect();
    let outer: Vec<String> = paths.iter().filter(|path| !above(path).any(|path| all.contains(path))).cloned().collect();
    intake::take_out(source, &outer).0
}

/// The paths that a path leads on from.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices(['.', '[']).filter_map(|(at, _)| path.get(..at))
}

fn content(one: &SourceTask) -> String {
    one.task.get("noi_dung").map(shown).unwrap_or_default()
}

/// Whether a task comes again every year: it names the year itself, or its time comes again or takes up the whole year.
fn recurs(one: &SourceTask, year: i32) -> bool {
    if plan_year(&content(one)) == Some(year) {
        return true;
    }
    let folded = fold_name(&one.time);
    if within(&lists().recurring, &folded) {
        return true;
    }
    match read_deadline(&one.time, Basis { year, issued: None }).deadline {
        Deadline::Ongoing | Deadline::Event | Deadline::AfterEvent(_) | Deadline::Beyond => true,
        Deadline::Dated(milestones) => {
            let day = |month, day| chrono::NaiveDate::from_ymd_opt(year, month, day);
            let whole_year = milestones.iter().all(|one| one.from == day(1, 1) && Some(one.due) == day(12, 31));
            // `Tháng 3, 6, 9` is a rhythm; milestones with words of their own are steps of one work.
            let rhythm = milestones.len() > 1 && milestones.iter().all(|one| one.words.is_empty());
            whole_year || rhythm
        }
        _ => false,
    }
}

/// What became of the tasks, by code and by content; the first of several counts.
struct Fates<'f> {
    by_code: HashMap<&'f str, &'f Fate>,
    by_content: HashMap<String, &'f Fate>,
}

impl<'f> Fates<'f> {
    fn new(fates: &'f [Fate]) -> Self {
        let mut found = Self { by_code: HashMap::new(), by_content: HashMap::new() };
        for fate in fates {
            if let Some(code) = &fate.code {
                found.by_code.entry(code).or_insert(fate);
            }
            found.by_content.entry(fold_name(&fate.content)).or_insert(fate);
        }
        found
    }

    fn of(&self, one: &SourceTask) -> Option<&'f Fate> {
        let by_code = one.task.get("ma").and_then(Json::as_str).and_then(|code| self.by_code.get(code));
        by_code.or_else(|| self.by_content.get(&fold_name(&content(one)))).copied()
    }
}

/// Every task with its path in the file.
fn tasks(root: &Json) -> Vec<SourceTask> {
    fn list(items: &Json, path: &str, parent: Option<&str>, found: &mut Vec<SourceTask>) {
        for (index, item) in items.as_array().into_iter().flatten().enumerate() {
            let path = format!("{path}[{index}]");
            if let Some(inner) = item.get("nhiem_vu") {
                list(inner, &format!("{path}.nhiem_vu"), Some(&path), found);
                continue;
            }
            let own = item.get("thoi_gian").map(shown).unwrap_or_default();
            let time = match found.last() {
                Some(above) if is_as_above(&own) => above.time.clone(),
                _ => own,
            };
            found.push(SourceTask { path: path.clone(), parent: parent.map(str::to_owned), task: item.clone(), time });
            if let Some(inner) = item.get("muc") {
                list(inner, &format!("{path}.muc"), Some(&path), found);
            }
        }
    }
    let mut found = Vec::new();
    if let Some(items) = root.get("nhiem_vu") {
        list(items, "nhiem_vu", None, &mut found);
    }
    found
}

/// The elements of lists that are strings, with their paths.
fn listed(value: &Json, path: &str) -> Vec<(String, String)> {
    match value {
        Json::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(index, item)| {
                let path = format!("{path}[{index}]");
                match item {
                    Json::String(text) => vec![(path, text.clone())],
                    other => listed(other, &path),
                }
            })
            .collect(),
        Json::Object(members) => members
            .iter()
            .flat_map(|(key, member)| {
                listed(member, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") })
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// A value in words: a text without its emphasis, anything else as JSON.
fn shown(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(pieces) => pieces
            .iter()
            .map(|piece| match piece {
                Json::String(text) => text.clone(),
                Json::Object(span) => span.values().map(shown).collect(),
                other => other.to_string(),
            })
            .collect(),
        other => other.to_string(),
    }
}
