//! The data file of a report, to be rendered, completed by a person, and rendered again.

use serde::Serialize;

use crate::lists::Period;
use crate::nd30::Nd30;
use crate::plan::{BaoCao, KyMot, Luu, NoiNhan, Piece, Plan, Text, plain_text};

use super::ReportInput;

/// What the person chose about a draft.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Addressees instead of the regime's; an empty list = no Kính gửi.
    pub kinh_gui: Option<Vec<String>>,
    /// The short form.
    pub short: bool,
    /// The internal variant with the table by unit.
    pub internal: bool,
}

#[derive(Serialize)]
struct File<'p> {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    schema: Option<&'p str>,
    loai: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    mau: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    co_quan_chu_quan: Option<&'p str>,
    co_quan: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    viet_tat: Option<&'p str>,
    dia_danh: &'p str,
    ngay: String,
    trich_yeu: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kinh_gui: Vec<String>,
    mo_dau: Vec<Text>,
    ket_thuc: Vec<String>,
    noi_nhan: Vec<NoiNhan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    luu: Option<&'p Luu>,
    ky: &'p [KyMot],
    bao_cao: BaoCao,
}

/// The data file of a report as JSON. Số and ngày ký stay blank; `schema` is what the file names as its schema.
#[must_use]
pub fn data_file(request: ReportInput<'_>, mut report: BaoCao, draft: &Draft, schema: Option<&str>) -> String {
    let ReportInput { plan, regime, period, .. } = request;
    report.noi_bo |= draft.internal;
    report.ngan = draft.short;
    let slots = Slots::new(plan, period);
    let superior = plan.co_quan_chu_quan.is_some();
    let regime_addressees = || {
        let own = regime.kinh_gui.iter().filter(|text| superior || !text.contains("{cap_tren}"));
        own.map(|text| slots.fill(text)).collect()
    };
    let kinh_gui: Vec<String> = match &draft.kinh_gui {
        Some(given) => given.clone(),
        None if draft.internal => Vec::new(),
        None => regime_addressees(),
    };
    let own_name = plan.co_quan.as_str();
    let closing = if draft.internal {
        slots.fill(", báo cáo Lãnh đạo {ten_goi}")
    } else if draft.kinh_gui.as_ref().is_some_and(|given| !given.is_empty()) {
        format!(", kính gửi {} xem xét", kinh_gui.join(", "))
    } else if regime.ket.starts_with("kính gửi") && kinh_gui.is_empty() {
        String::new()
    } else {
        slots.fill(&format!(", {}", regime.ket))
    };
    let line = |ten: String, de: Option<&str>| NoiNhan {
        ten: Text::Plain(ten),
        de: de.map(|text| Text::Plain(slots.fill(text))),
        ..NoiNhan::default()
    };
    // A superior who is not addressed is named among those who receive the report.
    let inside = draft.internal || regime.noi_bo;
    let superior_line = (!inside && kinh_gui.is_empty() && !regime.kinh_gui.is_empty())
        .then(|| plan.co_quan_chu_quan.clone().map(|name| line(name, Some("báo cáo"))))
        .flatten();
    let own = regime.noi_nhan.iter().filter(|recipient| !(inside && recipient.ngoai));
    let noi_nhan: Vec<NoiNhan> = superior_line
        .into_iter()
        .chain(own.map(|recipient| line(slots.fill(&recipient.ten), recipient.de.as_deref())))
        .collect();
    let what = &slots.what;
    let file = File {
        schema,
        loai: "bao-cao",
        // The short form has one outline for all regimes.
        mau: (regime.mau != "bao-cao" && !draft.short).then_some(regime.mau.as_str()),
        co_quan_chu_quan: plan.co_quan_chu_quan.as_deref(),
        co_quan: own_name,
        viet_tat: plan.viet_tat.as_deref(),
        dia_danh: &plan.dia_danh,
        ngay: period.cutoff.format("%Y").to_string(),
        trich_yeu: slots.fill(&period.trich_yeu),
        kinh_gui,
        mo_dau: vec![opening(&report.ke_hoach, request)],
        ket_thuc: vec![format!("Trên đây là Báo cáo kết quả thực hiện {what} {} của {own_name}{closing}", period.name)],
        noi_nhan,
        luu: plan.luu.as_ref(),
        ky: &plan.ky,
        bao_cao: report,
    };
    // Strings and numbers alone: writing them cannot fail.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// `Thực hiện Kế hoạch số … ngày … của … về …, Sở … báo cáo kết quả thực hiện quý I năm 2026 (số liệu …) như sau:`
fn opening(cited: &Text, request: ReportInput<'_>) -> Text {
    let (period, own_name) = (request.period, &request.plan.co_quan);
    let mut pieces = vec![Piece::Plain("Thực hiện ".to_owned())];
    match cited {
        Text::Plain(text) => pieces.push(Piece::Plain(text.clone())),
        Text::Rich(more) => pieces.extend(more.iter().cloned()),
    }
    let span = request.nd30.numbering.zeros.span(period.from, period.cutoff);
    let when = if period.id == Period::ON_DEMAND { "" } else { period.name.as_str() };
    let space = if when.is_empty() { "" } else { " " };
    pieces.push(Piece::Plain(format!(
        ", {own_name} báo cáo kết quả thực hiện{space}{when} (số liệu tính {span}) như sau:"
    )));
    Text::Rich(joined(pieces))
}

/// `Kế hoạch số 38/KH-SKHCN ngày 27/12/2024 của Sở … về cải cách hành chính năm 2025`; what the plan lacks is a gap.
pub(super) fn cited(plan: &Plan, nd30: &Nd30) -> Text {
    let gap = |words: &str| Piece::ChoDien(Text::Plain(words.to_owned()));
    let words = |text: String| Piece::Plain(text);
    let (kind, zeros) = (nd30.kind(&plan.loai), nd30.numbering.zeros);
    let name = kind.map_or("Kế hoạch", |kind| kind.name.as_str());
    let symbol = plan.ky_hieu.clone().unwrap_or_else(|| {
        let parts = [kind.and_then(|kind| kind.abbreviation.as_deref()), plan.viet_tat.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("-")
    });
    let mut pieces = vec![words(format!("{name} số "))];
    pieces.push(plan.so.map_or_else(|| gap("số"), |number| words(zeros.number(&number.to_string()))));
    pieces.push(words(format!("/{symbol} ngày ")));
    pieces.push(plan.day().map_or_else(|| gap("ngày"), |day| words(zeros.date(day))));
    let about = plain_text(&plan.trich_yeu);
    let about = about.trim();
    let lower = lower_first(about);
    let about = if lower.to_lowercase().starts_with("về ") { lower } else { format!("về {lower}") };
    pieces.push(words(format!(" của {} {about}", plan.co_quan)));
    match joined(pieces).as_slice() {
        [Piece::Plain(text)] => Text::Plain(text.clone()),
        pieces => Text::Rich(pieces.to_vec()),
    }
}

/// Neighbouring plain pieces as one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Plain(last)), Piece::Plain(text)) => last.push_str(&text),
            (_, piece) => joined.push(piece),
        }
    }
    joined
}

/// A small first letter, but not in a word of capitals.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if letters.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// What the slots of a regime's texts stand for.
struct Slots {
    pairs: [(&'static str, String); 7],
    /// What is reported on: `Kế hoạch tuyên truyền cải cách hành chính`.
    what: String,
}

impl Slots {
    fn new(plan: &Plan, period: &Period) -> Self {
        let about = lower_first(plain_text(&plan.trich_yeu).trim());
        let about = about.strip_prefix("về ").map_or(about.as_str(), |rest| rest).to_owned();
        // The year stands in the name of the period already.
        let about = about.strip_suffix(&format!(" năm {}", period.year)).map_or(about.as_str(), |rest| rest).to_owned();
        let superior = plan.co_quan_chu_quan.clone().unwrap_or_default();
        let superior = match superior.strip_prefix("UBND ") {
            Some(rest) => format!("Ủy ban nhân dân {rest}"),
            None => superior,
        };
        Self {
            what: format!("Kế hoạch {about}"),
            pairs: [
                ("{ke_hoach}", about),
                ("{ky_ngan}", period.short.clone()),
                ("{ky_sau}", period.next.clone()),
                ("{ky}", period.name.clone()),
                ("{cap_tren}", superior),
                ("{ten_goi}", own_short_name(&plan.co_quan)),
                ("{nam}", period.year.to_string()),
            ],
        }
    }

    fn fill(&self, text: &str) -> String {
        self.pairs.iter().fold(text.to_owned(), |text, (slot, value)| text.replace(slot, value))
    }
}

/// How an agency calls itself: `Sở`, `UBND xã`, else its name.
fn own_short_name(name: &str) -> String {
    if name.starts_with("Sở ") {
        return "Sở".to_owned();
    }
    match name.strip_prefix("Ủy ban nhân dân ").and_then(|rest| rest.split(' ').next()) {
        Some(level @ ("xã" | "phường" | "tỉnh" | "thành")) => {
            format!("UBND {}", if level == "thành" { "thành phố" } else { level })
        }
        _ => name.to_owned(),
    }
}
