//! Which report is meant: regime, period and units of `report` and `progress`.

use std::ops::Range;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::file::{self, Wanted};
use crate::intake::table::read_unit_file;
use crate::lists::{Calendar, Period, Regime, Regimes};
use crate::nd30::Nd30;
use crate::plan::{NhiemVuNguon, Plan};
use crate::report::Units;
use crate::text::{Basis, Deadline, read_deadline};

use super::args::Which;
use super::config::Config;
use super::console::Console;
use super::trust::Trust;

/// Folder of regimes beside `vanban.toml`.
const REGIMES: &str = "che-do";
/// The alias table that is taken when it lies beside the plan.
const UNITS: &str = "ten-don-vi.csv";

/// The regime and the period, told to the person.
///
/// # Errors
/// A regime or period that does not exist, days that are no days, a year that is not known.
pub(super) fn period(
    which: &Which,
    (plan, nd30): (&Plan, &Nd30),
    config: &Config,
    console: &Console,
) -> Result<(Regime, Period), Faults> {
    let regimes = Regimes::load(&own_regimes(which, config)?)?;
    let regime = regimes.get(&which.regime)?.clone();
    let year = match which.year {
        Some(year) => year,
        None => plan.year().ok_or_else(|| {
            Diagnostic::error(Code::VB707, "không biết kế hoạch của năm nào")
                .path("trich_yeu")
                .help("thêm --year, như --year 2025")
        })?,
    };
    let period = if which.period == Period::ON_DEMAND {
        let (from, to) = on_demand(which, year)?;
        regime.on_demand(from, to, &nd30.numbering.zeros.span(from, to))
    } else {
        if which.from.is_some() || which.to.is_some() {
            return Err(Diagnostic::error(Code::VB735, "--from và --to chỉ dùng cho --period dot-xuat")
                .help("bỏ hai tùy chọn này, hoặc đổi kỳ thành dot-xuat")
                .into());
        }
        regime.period(&which.period, year)?
    };
    let day = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    let send_by = period.send_by.map_or_else(String::new, |send_by| format!("; hạn gửi {}", day(send_by)));
    let (from, cutoff) = (day(period.from), day(period.cutoff));
    console.talk(&format!("{}, {}: số liệu từ {from} đến {cutoff}{send_by}", regime.ten, period.name));
    let doubt = period.send_by.and_then(|send_by| Calendar::get().doubt(period.cutoff, send_by));
    if let Some(why) = doubt {
        console.diagnostics(&[Diagnostic::hint(Code::VB741, format!("hạn gửi có thể khác: {why}"))
            .help("đối chiếu với thông báo ngày nghỉ của năm ấy")]);
    }
    Ok((regime, period))
}

/// A regime of the user.
const REGIME: Wanted<'_> = Wanted::by_hand("chế độ báo cáo", Code::VB709, "nêu đúng thư mục ở --regime-dir");
/// That a plan has tasks, without which neither a progress sheet nor a report can be made of it.
///
/// # Errors
/// A plan without any, data of something that is no plan.
pub(super) fn has_tasks(plan: &Plan) -> Result<(), Diagnostic> {
    if let Some(NhiemVuNguon::Danh(groups)) = &plan.nhiem_vu
        && groups.iter().any(|group| !group.nhiem_vu.is_empty())
    {
        return Ok(());
    }
    Err(nothing_to_report(plan))
}

/// The fault of a plan without tasks.
pub(super) fn nothing_to_report(plan: &Plan) -> Diagnostic {
    let fault = Diagnostic::error(Code::VB700, "kế hoạch không có nhiệm vụ nào để báo cáo").path("nhiem_vu");
    if plan.bao_cao.is_some() {
        fault.help("đây là dữ liệu của một báo cáo: nêu tệp dữ liệu của kế hoạch")
    } else {
        fault
            .help("nêu tệp dữ liệu của kế hoạch có danh sách nhiệm vụ")
            .help("danh sách ở tệp Excel thì thêm vào dữ liệu: \"nhiem_vu\": {\"tu_tep\": \"nhiem-vu.xlsx\"}")
    }
}

/// The files that are read for a report beside the plan and the progress: regimes of the user, the alias table.
///
/// # Errors
/// A folder of regimes that cannot be read, or that was found, not named, and is of someone else.
pub(super) fn files(which: &Which, folder: &Path, config: &Config) -> Result<Vec<PathBuf>, Faults> {
    let mut files = regime_files(which, config)?;
    files.push(which.units.clone().unwrap_or_else(|| folder.join(UNITS)));
    Ok(files)
}

fn regime_files(which: &Which, config: &Config) -> Result<Vec<PathBuf>, Faults> {
    let beside = config.folder.as_ref().map(|folder| folder.join(REGIMES)).filter(|folder| file::stands(folder));
    let trust = which.regime_dir.as_ref().map_or(config.trust, |_| Trust::Anyone);
    let Some(folder) = which.regime_dir.clone().or(beside) else { return Ok(Vec::new()) };
    trust.ask(&folder)?;
    let is_named = which.regime_dir.is_some();
    let mut paths = file::inside(&folder).map_err(|fault| if is_named { fault.help(REGIME.find) } else { fault })?;
    paths.retain(|path| file::is_one_of(path, &["toml"]));
    trust.ask_all(&paths)?;
    Ok(paths)
}

/// Regimes of the user, by file name.
fn own_regimes(which: &Which, config: &Config) -> Result<Vec<(String, String)>, Faults> {
    regime_files(which, config)?
        .iter()
        .map(|path| {
            let text = file::text(path, &REGIME)?;
            Ok((path.display().to_string(), text))
        })
        .collect()
}

/// Both ends of a report on demand.
fn on_demand(which: &Which, year: i32) -> Result<(NaiveDate, NaiveDate), Faults> {
    let mut faults = Faults::default();
    let mut day = |option: &str, text: &Option<String>| {
        let day = text.as_deref().and_then(|text| one_day(text, year));
        if day.is_none() {
            let what = text.as_deref().map_or_else(
                || format!("báo cáo đột xuất cần {option}"),
                |text| format!("{option}: «{text}» không phải ngày của các năm 1900–2999"),
            );
            faults.push(Diagnostic::error(Code::VB708, what).help("ghi dạng 01/3/2025 hoặc 2025-03-01"));
        }
        day
    };
    let (from, to) = (day("--from", &which.from), day("--to", &which.to));
    match (from, to) {
        (Some(from), Some(to)) if from <= to && from.year() >= to.year() - 1 => Ok((from, to)),
        (Some(_), Some(_)) => Err(Diagnostic::error(Code::VB708, "--from phải trước --to, không quá một năm")
            .help("kiểm tra lại hai ngày")
            .into()),
        _ => Err(faults),
    }
}

fn one_day(text: &str, year: i32) -> Option<NaiveDate> {
    if !has_real_year(text) {
        return None;
    }
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    match read_deadline(text, Basis { year, issued: None }).deadline {
        Deadline::Dated(milestones) if milestones.len() == 1 && milestones[0].from.is_none() => Some(milestones[0].due),
        _ => None,
    }
}

/// Years that a day may have.
const YEARS: Range<u32> = 1900..3000;

/// Whether the year that a text names is one: a day of another would be taken for one of the year of the report.
fn has_real_year(text: &str) -> bool {
    let numbers: Vec<&str> =
        text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let is_year = |number: &str| number.parse().is_ok_and(|year| YEARS.contains(&year));
    numbers.iter().all(|number| number.len() <= 2 || is_year(number))
        && (numbers.len() < 3 || numbers.iter().any(|number| is_year(number)))
}

/// The units of a plan, by the alias table: `--units`, else `ten-don-vi.csv` beside the plan, else none; what was joined is told.
///
/// # Errors
/// A table that cannot be read, that was found and is of someone else, or in which a name stands for two units.
pub(super) fn units(named: Option<&Path>, (folder, plan): (&Path, &Plan), console: &Console) -> Result<Units, Faults> {
    let (units, notes) = table(named, folder, console)?.with_plan(plan);
    console.diagnostics(&notes);
    Ok(units)
}

fn table(named: Option<&Path>, folder: &Path, console: &Console) -> Result<Units, Faults> {
    let beside = folder.join(UNITS);
    let path = match named {
        Some(path) => path.to_owned(),
        None if file::stands(&beside) => {
            console.trust().ask(&beside)?;
            beside
        }
        None => {
            console.talk(
                "Không có bảng tên đơn vị (ten-don-vi.csv): tên chỉ khác chữ hoa, dấu câu được coi là một đơn vị.",
            );
            return Ok(Units::default());
        }
    };
    let (rows, notes) = read_unit_file(&path)?;
    console.diagnostics(&notes);
    Units::new(rows.iter().map(|row| (row.line, row.official.as_str(), row.others.as_str(), row.abbreviation.as_str())))
        .map_err(|faults| faults.file(&path.display().to_string()))
}
