//! `vanban next-year`: plan data of one year → that of a later one; the comparison of two plans.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::{self, DATA, LoadOptions, file};
use crate::lists::Regimes;
use crate::next_year::{Decisions, Entry, EntryKind, Fate, Outcome, Request, compare, next_year};
use crate::plan::{self, Bang, Cot, Dong, O, PhuLuc, Plan, plain_text};
use crate::report;
use crate::write::{Format, save};

use super::args::{ListFormat, NextYearArgs};
use super::config::Config;
use super::console::Console;
use super::document::Order;
use super::footprint::Footprint;
use super::own_kinds;
use super::place;
use super::returned;
use super::source::PlanSource;
use super::template;
use super::which;

/// Template of the comparison.
const COMPARISON: &str = "so-sanh.xml";
/// Longest text of the list on a screen, in characters.
const SHOWN: usize = 160;

/// Moves a plan, or compares two.
pub(super) fn run(arguments: &NextYearArgs, console: &Console) -> Result<(), Faults> {
    match (&arguments.compare, &arguments.plan) {
        (Some(paths), _) => {
            let [old, new] = paths.as_slice() else { return Ok(()) };
            beside(arguments, old, new, console)
        }
        (None, Some(path)) => {
            let mut source = PlanSource::new(path, false, &arguments.swap_dates);
            let moved = forward(arguments, &mut source, console);
            source.located(moved)
        }
        (None, None) => Ok(()),
    }
}

fn forward(arguments: &NextYearArgs, source: &mut PlanSource, console: &Console) -> Result<(), Faults> {
    if source.is_stdin() {
        return Err(Diagnostic::error(Code::VB825, "lệnh này cần tệp, không đọc từ đầu vào chuẩn")
            .help("nêu tên tệp dữ liệu")
            .into());
    }
    let config = Config::find(source.folder(), console.trust())?;
    let mut footprint = Footprint::default();
    footprint.reads([&source.path]).reads(&arguments.apply).reads_settings(None, &config).reads(&arguments.units);
    footprint.reads(returned::files(&arguments.progress, &mut Faults::default()));
    if let Some(output) = arguments.output.as_deref().filter(|output| output.as_os_str() != "-") {
        footprint.writes([output]).settle()?;
        place::no_stream(output)?;
    }
    source.options.nd30 = own_kinds::decree(None, &config)?;
    let text = file::marked_text(&source.path, &DATA)?;
    let body = text.trim_start_matches('\u{feff}');
    let mark = text.get(..text.len() - body.len()).unwrap_or_default();
    let name = source.path.display().to_string();
    let plan = intake::load(body, &name, &source.options)?.plan;
    footprint.reads(intake::named_files(&plan, source.folder()));
    let decisions = decisions(&arguments.apply)?;
    if arguments.progress.is_empty() && !arguments.swap_dates.is_empty() {
        console.talk("--swap-dates không có tác dụng: không có --progress nên không bảng nào được đọc.");
    }
    let fates = if arguments.progress.is_empty() { Vec::new() } else { fates(arguments, source, console)? };
    let request = Request { source: body, plan: &plan, year: arguments.year, decisions: &decisions, fates: &fates };
    let outcome = next_year(request)?;
    let data = format!("{mark}{}", outcome.data);
    let target = arguments.output.clone().unwrap_or_else(|| renamed(&source.path, outcome.from, outcome.to));
    if target.as_os_str() == "-" {
        console.data(&data).map_err(|error| place::stdout_fault(&error))?;
        tell(&outcome, "kết quả", console);
        return Ok(());
    }
    if arguments.output.is_none() {
        footprint.writes([&target]);
    }
    footprint.settle()?;
    save::text(&target, &data, arguments.force)?;
    let written = target.display().to_string();
    match arguments.list {
        ListFormat::Human => {
            console.path(&target);
            tell(&outcome, &written, console);
        }
        ListFormat::Json => console.json(&json(&outcome, &written)),
    }
    console.talk(&format!("Xem lại rồi chạy: vanban render {written}"));
    console.talk(&format!("Bảng so sánh cho lãnh đạo: vanban next-year --compare {name} {written}"));
    Ok(())
}

/// The decisions of all files together.
fn decisions(paths: &[PathBuf]) -> Result<Decisions, Faults> {
    let mut all = Decisions::default();
    let mut faults = Faults::default();
    for path in paths {
        let text = file::text(path, &DATA).map_err(Faults::from);
        let read = text.and_then(|text| Decisions::read(&text, &path.display().to_string()));
        match read {
            Ok(one) => {
                all.thay.extend(one.thay);
                all.giu.extend(one.giu);
                all.bo.extend(one.bo);
            }
            Err(more) => faults.extend(more),
        }
    }
    faults.into_result(all)
}

/// What became of the tasks by the last day of the plan's year.
fn fates(arguments: &NextYearArgs, source: &PlanSource, console: &Console) -> Result<Vec<Fate>, Faults> {
    let plan = source.plan(&mut Footprint::default(), console)?;
    let units = which::units(arguments.units.as_deref(), (source.folder(), &plan), console)?;
    let progress = {
        let swapped = source.swapped.borrow().clone();
        returned::progress(&arguments.progress, false, &arguments.swap_dates, swapped, console)?
    };
    let Some(year) = plan.year() else { return Ok(Vec::new()) };
    let regimes = Regimes::load(&[])?;
    let regime = regimes.get("nd09")?;
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let (from, to) = (day(1, 1), day(12, 31));
    let period = regime.on_demand(from, to, &source.options.nd30.numbering.zeros.span(from, to));
    let input = report::ReportInput {
        plan: &plan,
        nd30: &source.options.nd30,
        regime,
        period: &period,
        progress: &progress,
        units: &units,
    };
    let (compiled, findings) = report::compile(input);
    // What a report would ask of the units is not asked here; rows that met no task are told.
    let mut findings = findings.unmatched();
    source.locate(&mut findings);
    console.diagnostics(&findings);
    let rows = compiled.nhom.iter().flat_map(|group| &group.nhiem_vu);
    Ok(rows
        .map(|row| Fate {
            code: row.ma.clone(),
            content: plain_text(&row.noi_dung),
            done: row.trang_thai.is_done(),
            standing: !row.trang_thai.is_done() && !row.trang_thai.is_open() && !row.trang_thai.is_overdue(),
            reason: row.ly_do.as_ref().filter(|text| matches!(text, plan::Text::Plain(_))).map(plain_text),
        })
        .collect())
}

/// `ke-hoach-2024.json` → `ke-hoach-2025.json`; a name without the year gets the new one at its end.
fn renamed(path: &Path, from: i32, to: i32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let year = from.to_string();
    let name = if stem.contains(&year) { stem.replace(&year, &to.to_string()) } else { format!("{stem}-{to}") };
    path.with_file_name(format!("{name}.json"))
}

/// The list for people: by kind, with line and path; what is the same in several places is told once.
fn tell(outcome: &Outcome, file: &str, console: &Console) {
    for (kind, heading) in EntryKind::ALL {
        let mut told: Vec<(String, Vec<String>)> = Vec::new();
        for entry in outcome.entries.iter().filter(|entry| entry.loai == kind) {
            let words = words(entry);
            let place = match (&entry.duong_dan, entry.dong) {
                (Some(path), Some(line)) => format!("dòng {line} {path}"),
                _ => String::new(),
            };
            match told.iter_mut().find(|(known, _)| *known == words) {
                Some((_, places)) if kind.is_open() => places.push(place),
                _ => told.push((words, vec![place])),
            }
        }
        if told.is_empty() {
            continue;
        }
        let old = if kind.is_open() || kind == EntryKind::Doi { "" } else { "; dòng của tệp cũ" };
        console.talk("");
        console.talk(&format!("{heading} ({}{old}):", told.iter().map(|(_, places)| places.len()).sum::<usize>()));
        for (words, places) in told {
            match places.as_slice() {
                [place] if place.is_empty() => console.talk(&format!("  {words}")),
                [place] => console.talk(&format!("  {place}: {words}")),
                several => {
                    console.talk(&format!("  {words}"));
                    console.talk(&format!("    {} chỗ: {}", several.len(), several.join("; ")));
                }
            }
        }
    }
    let open = outcome.entries.iter().filter(|entry| entry.loai.is_open()).count();
    console.talk("");
    console.talk(&format!("{file}: từ năm {} sang năm {}; còn {open} chỗ phải xem lại.", outcome.from, outcome.to));
}

/// What an entry says, without its place.
fn words(entry: &Entry) -> String {
    let words = match (&entry.cu, &entry.moi) {
        (Some(old), Some(new)) => changed(old, new),
        (Some(old), None) => format!("«{}»", cut(old)),
        _ => String::new(),
    };
    entry.loi_nhan.as_deref().map_or_else(|| words.clone(), |say| format!("{words}: {say}"))
}

/// The part of a text that changed, with some words around it.
fn changed(old: &str, new: &str) -> String {
    let same = old.chars().zip(new.chars()).take_while(|(one, other)| one == other).count();
    let from = same.saturating_sub(SHOWN / 4);
    let part = |text: &str| {
        let cut: String = text.chars().skip(from).take(SHOWN / 2).collect();
        format!(
            "{}{cut}{}",
            if from > 0 { "…" } else { "" },
            if text.chars().count() > from + SHOWN / 2 { "…" } else { "" }
        )
    };
    format!("«{}» → «{}»", part(old), part(new))
}

fn cut(text: &str) -> String {
    if text.chars().count() <= SHOWN { text.to_owned() } else { text.chars().take(SHOWN).chain(['…']).collect() }
}

fn json(outcome: &Outcome, written: &str) -> String {
    serde_json::json!({"tep": written, "tu_nam": outcome.from, "den_nam": outcome.to, "muc": outcome.entries})
        .to_string()
}

/// The comparison of two plans as a document.
fn beside(arguments: &NextYearArgs, old: &Path, new: &Path, console: &Console) -> Result<(), Faults> {
    let target = place::target(arguments.output.as_deref(), "so-sanh", Format::Docx)?;
    let config = Config::find(Path::new("."), console.trust())?;
    let templates = template::load(None, None, &config)?;
    let mut footprint = Footprint::default();
    footprint.reads([old, new]).reads_settings(None, &config).reads_templates(&templates);
    if let place::Target::File(path) = &target {
        footprint.writes([path]).settle()?;
        save::check(path, Format::Docx, arguments.force)?;
    }
    let options = LoadOptions { nd30: Arc::clone(templates.nd30()), ..LoadOptions::default() };
    let mut plan = |path: &Path| {
        PlanSource { path: path.to_owned(), options: options.clone(), ..PlanSource::new(path, false, &[]) }
            .plan(&mut footprint, console)
    };
    let (old, new) = (plan(old)?, plan(new)?);
    footprint.settle()?;
    let order = Order {
        templates: &templates,
        template: COMPARISON,
        options: config.options(None, Format::Docx),
        force: arguments.force,
        keep_rendered: false,
    };
    order.write(&comparison(&old, &new), &target, console)
}

fn comparison(old: &Plan, new: &Plan) -> Plan {
    let column = |ten: &str, rong, can: Option<&str>| Cot {
        ten: ten.into(),
        rong: Some(rong),
        can: can.map(Into::into),
        ..Cot::default()
    };
    let heading =
        |plan: &Plan, words: &str| plan.year().map_or_else(|| words.to_owned(), |year| format!("Kế hoạch năm {year}"));
    let mut rows = Vec::new();
    let mut number = 0;
    for section in compare(old, new) {
        let same = match section.same {
            0 => String::new(),
            same => format!(" (giữ nguyên {same} ý)"),
        };
        rows.push(Dong::Nhom(format!("{}{same}", section.name).into()));
        for pair in section.pairs {
            number += 1;
            let missing = |words: &str| plan::Text::Rich(vec![plan::Piece::Nghieng(words.into())]);
            let cell = |o| O { o, cot: 1, dong: 1 };
            rows.push(Dong::O(vec![
                cell(number.to_string().into()),
                cell(pair.old.unwrap_or_else(|| missing("(chưa có)"))),
                cell(pair.new.unwrap_or_else(|| missing("(bỏ)"))),
            ]));
        }
    }
    let table = Bang {
        cot: vec![
            column("STT", 1, Some("giua")),
            column(&heading(old, "Kế hoạch cũ"), 10, None),
            column(&heading(new, "Kế hoạch mới"), 10, None),
        ],
        dong: rows,
        ..Bang::default()
    };
    Plan {
        loai: new.loai.clone(),
        co_quan: new.co_quan.clone(),
        dia_danh: new.dia_danh.clone(),
        trich_yeu: format!("{} – {}", plain_text(&old.trich_yeu), plain_text(&new.trich_yeu)).into(),
        phu_luc: vec![PhuLuc { tieu_de: "Bảng so sánh".into(), bang: Some(table), ..PhuLuc::default() }],
        ..Plan::default()
    }
}
