//! Report regimes (chế độ báo cáo) from `data/che-do`: periods with their windows, addressees, outline.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use serde::Deserialize;

use crate::diag::{Code, Diagnostic, Faults, Place, did_you_mean, reader_reason};

use super::calendar::Calendar;

/// The regimes that ship, by file name.
const BUILTIN: [(&str, &str); 3] = [
    ("nd09.toml", include_str!("../../data/che-do/nd09.toml")),
    ("cchc.toml", include_str!("../../data/che-do/cchc.toml")),
    ("lich.toml", include_str!("../../data/che-do/lich.toml")),
];

/// A report regime. Texts may hold `{nam}`, `{nam_sau}`, `{ky}`, `{ky_ngan}`, `{ky_sau}`, `{ke_hoach}`, `{cap_tren}`, `{ten_goi}`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// Id, as on the command line.
    pub ma: String,
    /// Name for people.
    pub ten: String,
    /// Where it is laid down.
    pub can_cu: String,
    /// Outline: name of the template without `.xml`.
    pub mau: String,
    /// Trích yếu of its reports.
    pub trich_yeu: String,
    /// Where the year begins to be counted.
    pub dau_nam: YearStart,
    /// Working days after the cut-off within which the report is sent.
    #[serde(default)]
    pub gui_sau: u32,
    /// Whether its reports stay inside: they show the table by unit.
    #[serde(default)]
    pub noi_bo: bool,
    /// Addressees of Kính gửi.
    #[serde(default)]
    pub kinh_gui: Vec<String>,
    /// Nơi nhận, «Như trên» and Lưu aside.
    #[serde(default)]
    pub noi_nhan: Vec<Recipient>,
    /// End of the closing sentence.
    pub ket: String,
    /// What a person writes: key in the template and reminder.
    #[serde(default)]
    pub dien: Vec<Gap>,
    /// Its periods.
    #[serde(rename = "ky")]
    pub periods: Vec<PeriodRule>,
}

/// Where a year begins to be counted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearStart {
    /// `12-15`: month and day.
    pub tu: String,
    /// Years to add.
    #[serde(default)]
    pub nam_tu: i32,
}

/// A line of Nơi nhận.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Who.
    pub ten: String,
    /// What for.
    #[serde(default)]
    pub de: Option<String>,
    /// Whether it stands outside the agency: an internal report is not sent there.
    #[serde(default)]
    pub ngoai: bool,
}

/// A text that only a person can write.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Key in the data and the template.
    pub khoa: String,
    /// What to write there.
    pub nhac: String,
}

/// A period of a regime, for any year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodRule {
    /// Id, as on the command line: `quy-1`.
    pub ma: String,
    /// Name: `quý I năm {nam}`.
    pub ten: String,
    /// Short name: `quý I`.
    pub ten_ngan: String,
    /// First day of the window, `12-15`.
    pub tu: String,
    /// Years to add to it.
    #[serde(default)]
    pub nam_tu: i32,
    /// Ngày chốt, `03-14`.
    pub den: String,
    /// Last day of the period in the calendar, to which tasks of the period are due.
    pub lich_den: String,
    /// Id of the period after it.
    #[serde(default)]
    pub ky_sau: Option<String>,
    /// Name of the time after it, where that is no period of the regime.
    #[serde(default)]
    pub ten_ky_sau: Option<String>,
    /// Fixed send-by day, `03-20`, instead of `gui_sau`.
    #[serde(default)]
    pub gui: Option<String>,
    /// Trích yếu other than the regime's.
    #[serde(default)]
    pub trich_yeu: Option<String>,
    /// A remark for people.
    #[serde(default)]
    pub ghi_chu: Option<String>,
}

/// A period of a year. Four dates that must not be mixed: results count from `from` to `cutoff`, overdue is judged on
/// `cutoff`; tasks of the period are due by `calendar_end`; the report is sent by `send_by`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Id: `quy-1`.
    pub id: String,
    /// Name: `quý I năm 2026`.
    pub name: String,
    /// Short name: `quý I`.
    pub short: String,
    /// Year.
    pub year: i32,
    /// First day of the window.
    pub from: NaiveDate,
    /// Ngày chốt.
    pub cutoff: NaiveDate,
    /// First day from which the year's results count.
    pub year_start: NaiveDate,
    /// End of the period in the calendar.
    pub calendar_end: NaiveDate,
    /// Last day to send the report.
    pub send_by: Option<NaiveDate>,
    /// Name of the time after it: `quý II năm 2026`.
    pub next: String,
    /// Last day of that time in the calendar.
    pub next_end: NaiveDate,
    /// Trích yếu with its slots.
    pub trich_yeu: String,
}

impl Period {
    /// Id of a report on demand, in every regime.
    pub const ON_DEMAND: &'static str = "dot-xuat";
}

/// All regimes of a run.
#[derive(Debug)]
pub struct Regimes(BTreeMap<String, Regime>);

impl Regimes {
    /// The regimes that ship, and those of the user: file name and text; a user's regime of the same id wins.
    ///
    /// # Errors
    /// Every file that is no regime, VB701; every period whose days are wrong, VB702.
    pub fn load(user: &[(String, String)]) -> Result<Self, Faults> {
        let mut regimes = BTreeMap::new();
        let mut faults = Faults::default();
        let builtin = BUILTIN.iter().map(|(name, text)| (*name, *text));
        for (name, text) in builtin.chain(user.iter().map(|(name, text)| (name.as_str(), text.as_str()))) {
            match toml::from_str::<Regime>(text) {
                Ok(regime) => {
                    faults.extend(regime.faults().into_iter().map(|fault| fault.file(name)));
                    regimes.insert(regime.ma.clone(), regime);
                }
                Err(error) => faults.push(malformed(name, text, &error)),
            }
        }
        faults.into_result(Self(regimes))
    }

    /// The regime of an id.
    ///
    /// # Errors
    /// No such regime, VB703.
    pub fn get(&self, id: &str) -> Result<&Regime, Diagnostic> {
        self.0.get(id).ok_or_else(|| {
            let fault = Diagnostic::error(Code::VB703, format!("không có chế độ báo cáo «{id}»"));
            match did_you_mean(id, self.0.keys().map(String::as_str)) {
                Some(meant) => fault.help(format!("có phải «{meant}»?")),
                None => fault.help(format!("các chế độ: {}", self.0.keys().cloned().collect::<Vec<_>>().join(", "))),
            }
        })
    }

    /// All of them, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Regime> {
        self.0.values()
    }
}

impl Regime {
    /// The period of an id in a year.
    ///
    /// # Errors
    /// No such period in this regime, VB704.
    pub fn period(&self, id: &str, year: i32) -> Result<Period, Diagnostic> {
        let rule = self.periods.iter().find(|rule| rule.ma == id);
        rule.and_then(|rule| self.resolve(rule, year)).ok_or_else(|| {
            let known = self.periods.iter().map(|rule| rule.ma.as_str());
            let fault = Diagnostic::error(Code::VB704, format!("chế độ «{}» không có kỳ «{id}»", self.ma));
            let fault = match did_you_mean(id, known.clone()) {
                Some(meant) => fault.help(format!("có phải «{meant}»?")),
                None => fault,
            };
            fault.help(format!("các kỳ: {}", known.collect::<Vec<_>>().join(", ")))
        })
    }

    /// A report on demand, from one day to another, and how its time is called.
    #[must_use]
    pub fn on_demand(&self, from: NaiveDate, to: NaiveDate, name: &str) -> Period {
        let year = to.year();
        let length = (to - from).num_days();
        Period {
            id: Period::ON_DEMAND.to_owned(),
            name: name.to_owned(),
            short: name.to_owned(),
            year,
            from,
            cutoff: to,
            year_start: self.year_start(year).unwrap_or(from).min(from),
            calendar_end: to,
            send_by: None,
            next: "thời gian tới".to_owned(),
            next_end: to.checked_add_signed(chrono::TimeDelta::days(length.max(30))).unwrap_or(to),
            trich_yeu: "Kết quả thực hiện Kế hoạch {ke_hoach} {ky}".to_owned(),
        }
    }

    fn year_start(&self, year: i32) -> Option<NaiveDate> {
        day(&self.dau_nam.tu, year + self.dau_nam.nam_tu)
    }

    fn resolve(&self, rule: &PeriodRule, year: i32) -> Option<Period> {
        let cutoff = day(&rule.den, year)?;
        let calendar_end = day(&rule.lich_den, year)?;
        let with_year =
            |text: &str| text.replace("{nam_sau}", &(year + 1).to_string()).replace("{nam}", &year.to_string());
        let after = rule.ky_sau.as_deref().and_then(|id| self.periods.iter().find(|rule| rule.ma == id));
        let next = match (&rule.ten_ky_sau, after) {
            (Some(name), _) => with_year(name),
            (None, Some(after)) => with_year(&after.ten),
            (None, None) => format!("năm {}", year + 1),
        };
        let next_end = after.and_then(|after| day(&after.lich_den, year)).or_else(|| day("03-31", year + 1))?;
        let send_by = match &rule.gui {
            Some(fixed) => day(fixed, year),
            None => Calendar::get().working_days_after(cutoff, self.gui_sau),
        };
        Some(Period {
            id: rule.ma.clone(),
            name: with_year(&rule.ten),
            short: with_year(&rule.ten_ngan),
            year,
            from: day(&rule.tu, year + rule.nam_tu)?,
            cutoff,
            year_start: self.year_start(year)?,
            calendar_end,
            send_by,
            next,
            next_end,
            trich_yeu: with_year(rule.trich_yeu.as_ref().unwrap_or(&self.trich_yeu)),
        })
    }

    /// Periods whose days are no days, or stand the wrong way round.
    fn faults(&self) -> Vec<Diagnostic> {
        const ANY_YEAR: i32 = 2026;
        self.periods
            .iter()
            .filter(|rule| {
                self.resolve(rule, ANY_YEAR)
                    .is_none_or(|period| period.from > period.cutoff || period.year_start > period.cutoff)
            })
            .map(|rule| {
                Diagnostic::error(Code::VB702, format!("kỳ «{}» có ngày sai", rule.ma))
                    .path(format!("ky «{}»", rule.ma))
                    .help("ngày viết tháng-ngày như \"03-14\"; «tu» không sau «den»; năm trước thì nam_tu = -1")
            })
            .collect()
    }
}

/// `03-14` in a year; the 29th of February falls back to the 28th.
fn day(text: &str, year: i32) -> Option<NaiveDate> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    NaiveDate::from_ymd_opt(year, month, day).or_else(|| {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
        (day == 29 && last.day() == 28).then_some(last)
    })
}

fn malformed(file: &str, text: &str, error: &toml::de::Error) -> Diagnostic {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let place = Place { file: Some(file.to_owned()), line: Some(line), ..Place::default() };
    Diagnostic::error(Code::VB701, format!("chế độ báo cáo viết sai: {}", reader_reason(error.message())))
        .at(place)
        .help("lấy một tệp của data/che-do làm mẫu")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn window(regime: &str, period: &str, year: i32, expected: &str) {
        let regimes = Regimes::load(&[]).unwrap();
        let period = regimes.get(regime).unwrap().period(period, year).unwrap();
        let shown = format!(
            "{}: {} – {}, đến {}, gửi {}; {} đến {}",
            period.name,
            period.from,
            period.cutoff,
            period.calendar_end,
            period.send_by.unwrap(),
            period.next,
            period.next_end
        );
        assert_eq!(shown, expected);
    }

    #[test]
    fn windows_are_those_of_the_decree() {
        window(
            "nd09",
            "thang-1",
            2026,
            "tháng 01 năm 2026: 2025-12-15 – 2026-01-14, đến 2026-01-31, gửi 2026-01-15; tháng 02 năm 2026 đến 2026-02-28",
        );
        window(
            "nd09",
            "quy-1",
            2026,
            "quý I năm 2026: 2025-12-15 – 2026-03-14, đến 2026-03-31, gửi 2026-03-16; quý II năm 2026 đến 2026-06-30",
        );
        window(
            "nd09",
            "6-thang",
            2026,
            "6 tháng đầu năm 2026: 2025-12-15 – 2026-06-14, đến 2026-06-30, gửi 2026-06-15; 6 tháng cuối năm 2026 đến 2026-12-31",
        );
        window(
            "nd09",
            "6-thang-cuoi",
            2026,
            "6 tháng cuối năm 2026: 2026-06-15 – 2026-12-14, đến 2026-12-31, gửi 2026-12-15; năm 2027 đến 2027-03-31",
        );
        window(
            "cchc",
            "quy-3",
            2026,
            "quý III năm 2026: 2026-06-15 – 2026-09-14, đến 2026-09-30, gửi 2026-09-15; quý IV năm 2026 đến 2026-12-31",
        );
        window(
            "cchc",
            "nam",
            2025,
            "năm 2025: 2024-12-15 – 2025-12-14, đến 2025-12-31, gửi 2025-12-15; năm 2026 đến 2026-03-31",
        );
        window(
            "lich",
            "thang-2",
            2024,
            "tháng 02 năm 2024: 2024-02-01 – 2024-02-29, đến 2024-02-29, gửi 2024-03-01; tháng 3 năm 2024 đến 2024-03-31",
        );
    }

    #[test]
    fn there_is_no_second_quarter_in_cchc() {
        let regimes = Regimes::load(&[]).unwrap();
        let fault = regimes.get("cchc").unwrap().period("quy-2", 2026).unwrap_err();
        assert_eq!(fault.code.as_str(), "VB704");
        assert!(fault.help.iter().any(|help| help.contains("quy-1, 6-thang, quy-3, nam")), "{fault:?}");
        assert_eq!(regimes.get("cchcc").unwrap_err().help, ["có phải «cchc»?"]);
    }

    #[test]
    fn a_user_s_regime_wins_and_a_wrong_one_is_told() {
        let own = BUILTIN[2].1.replace("\"lich\"", "\"nd09\"");
        let regimes = Regimes::load(&[("cua-toi.toml".to_owned(), own)]).unwrap();
        assert!(regimes.get("nd09").unwrap().noi_bo);
        let bad = BUILTIN[2].1.replace("\"01-31\"", "\"01-41\"");
        let faults =
            Regimes::load(&[("a.toml".to_owned(), bad), ("b.toml".to_owned(), "ma = 5".to_owned())]).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>(), ["VB702", "VB701"]);
    }
}
