//! Names of units: each official name with the other names people write.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Faults, did_you_mean};
use crate::plan::{Node, Plan, plain_text};

/// Names of a table that a strange name is likened to; an agency has fewer.
const MOST_LIKENED: usize = 500;

/// An alias table; empty = every name stands for itself.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// Official name by the key of each of its names.
    official: BTreeMap<String, String>,
    names: Vec<String>,
    /// How a plan writes each name, by its key: the spelling that stands for all.
    written: BTreeMap<String, String>,
}

/// Spellings that are named in a message.
const MOST_NAMED: usize = 10;
/// Names that a cell of several is parted into at most.
const MOST_PARTS: usize = 50;

/// A name as names are compared: without case, punctuation and doubled spaces; marks tell names apart.
fn key(name: &str) -> String {
    let name = name.to_lowercase();
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A name without what closes or lists it.
fn trimmed(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    name.trim_start_matches(['-', '–', '+', '•', '*', ' ']).trim_end_matches([':', ';', ',', '.', ' ']).to_owned()
}

impl Units {
    /// A table from rows of official name, other names (between `|`), abbreviation.
    ///
    /// # Errors
    /// A name that stands for two units, VB705; a row without an official name, VB706; each with its row, counted from 1.
    pub fn new<'r>(rows: impl IntoIterator<Item = (usize, &'r str, &'r str, &'r str)>) -> Result<Self, Faults> {
        let mut units = Self::default();
        let mut faults = Faults::default();
        for (row, official, others, abbreviation) in rows {
            let official = official.trim();
            if official.is_empty() {
                faults.push(
                    Diagnostic::error(Code::VB706, "đơn vị không có tên chính thức")
                        .path(format!("dòng {row}"))
                        .help("ghi tên ở cột thứ nhất"),
                );
                continue;
            }
            units.names.push(official.to_owned());
            for name in std::iter::once(official).chain(others.split('|')).chain([abbreviation]) {
                let key = key(name);
                if key.is_empty() {
                    continue;
                }
                if let Some(other) = units.official.insert(key, official.to_owned())
                    && other != official
                {
                    faults.push(
                        Diagnostic::error(
                            Code::VB705,
                            format!("tên «{}» chỉ cả «{other}» và «{official}»", name.trim()),
                        )
                        .path(format!("dòng {row}"))
                        .help("bỏ tên đó ở một trong hai đơn vị"),
                    );
                }
            }
        }
        faults.into_result(units)
    }

    /// Whether there is a table at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.official.is_empty()
    }

    /// The official name, where the table has the name.
    #[must_use]
    pub fn official(&self, name: &str) -> Option<&str> {
        self.official.get(&key(name)).map(String::as_str)
    }

    /// The units as a plan writes them too: spellings that differ in case and punctuation alone are one, and a comma between
    /// two names that stand alone elsewhere parts them. What was joined or parted is told.
    #[must_use]
    pub fn with_plan(mut self, plan: &Plan) -> (Self, Vec<Diagnostic>) {
        // By key: each spelling, how often it stands, in the order of the plan.
        let mut spellings: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
        let mut cells: Vec<String> = Vec::new();
        plan.walk(&mut |_, node| {
            let Node::Task(task) = node else { return };
            for unit in task.chu_tri.iter().chain(&task.phoi_hop) {
                let written = plain_text(unit);
                let known = spellings.entry(key(&written)).or_default();
                let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
                match known.iter_mut().find(|(name, _)| *name == written) {
                    Some((_, count)) => *count += 1,
                    None => known.push((written, 1)),
                }
            }
            cells.extend(task.chu_tri.iter().map(plain_text).filter(|cell| cell.contains(',')));
        });
        let mut joined = Vec::new();
        for (key, names) in spellings.into_iter().filter(|(key, _)| !key.is_empty()) {
            // Capitals throughout are a matter of layout.
            let rank = |name: &str, count: usize| {
                (
                    name.chars().any(char::is_lowercase),
                    name.starts_with(char::is_uppercase),
                    name == trimmed(name),
                    count,
                )
            };
            let best = names.iter().rev().max_by_key(|(name, count)| rank(name, *count)).map(|(name, _)| trimmed(name));
            let best = best.unwrap_or_default();
            let others: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).filter(|name| *name != best).collect();
            if !others.is_empty() && !self.official.contains_key(&key) {
                let others = others.iter().take(MOST_NAMED).map(|name| format!("«{name}»")).collect::<Vec<_>>();
                joined.push(format!("«{best}» = {}", others.join(", ")));
            }
            self.written.insert(key, best);
        }
        let mut notes = Vec::new();
        let told = |list: &[String]| {
            let more = list.len().saturating_sub(MOST_NAMED);
            let shown = list.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join("; ");
            if more > 0 { format!("{shown}; và {more} tên khác") } else { shown }
        };
        if !joined.is_empty() {
            let message = format!("các cách viết được coi là một đơn vị: {}", told(&joined));
            notes.push(
                Diagnostic::hint(Code::VB265, message).help("hai đơn vị khác nhau thì ghi cả hai vào ten-don-vi.csv"),
            );
        }
        cells.sort();
        cells.dedup();
        let parted: Vec<String> =
            cells.iter().filter(|cell| self.names(cell).len() > 1).map(|cell| format!("«{}»", trimmed(cell))).collect();
        if !parted.is_empty() {
            let message = format!("dấu phẩy ngăn các đơn vị, được tách ra: {}", told(&parted));
            notes.push(
                Diagnostic::hint(Code::VB265, message).help("nếu là tên một đơn vị thì ghi tên ấy vào ten-don-vi.csv"),
            );
        }
        (self, notes)
    }

    /// The official name, else the name as the plan writes it, else the name itself with single spaces.
    #[must_use]
    pub fn name(&self, name: &str) -> String {
        let own = || name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.official(name).or_else(|| self.written.get(&key(name)).map(String::as_str)).map_or_else(own, str::to_owned)
    }

    /// The names in a cell of units: one, or those that commas part and that each stand alone elsewhere.
    #[must_use]
    pub fn names(&self, written: &str) -> Vec<String> {
        let pieces: Vec<&str> = written.split(',').map(str::trim).collect();
        if self.official(written).is_some() || !(2..=MOST_PARTS).contains(&pieces.len()) {
            return vec![self.name(written)];
        }
        let is_known = |name: &str| {
            let key = key(name);
            self.official.contains_key(&key) || self.written.contains_key(&key)
        };
        let mut names = Vec::new();
        let mut from = 0;
        while from < pieces.len() {
            // The longest name first: «Phòng Tổ chức, cán bộ»; the whole is no part of itself.
            let ends = (from + 1..=pieces.len()).rev().filter(|end| *end - from < pieces.len());
            let found = ends.map(|end| (end, pieces[from..end].join(", "))).find(|(_, name)| is_known(name));
            let Some((end, name)) = found else { return vec![self.name(written)] };
            names.push(self.name(&name));
            from = end;
        }
        names
    }

    /// The finding for a name that a table lacks; none where there is no table.
    #[must_use]
    pub fn missing(&self, name: &str) -> Option<Diagnostic> {
        if self.is_empty() || self.official(name).is_some() {
            return None;
        }
        let fault =
            Diagnostic::warning(Code::VB716, format!("đơn vị «{}» không có trong bảng tên đơn vị", name.trim()));
        let names = self.names.iter().take(MOST_LIKENED);
        Some(match did_you_mean(name, names.map(String::as_str)) {
            Some(near) => fault.help(format!("thêm vào tên khác của «{near}», nếu là một")),
            None => fault.help("thêm một dòng vào bảng tên đơn vị"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units() -> Units {
        Units::new([
            (2, "Văn phòng Sở", "VP Sở|Văn phòng", "VP"),
            (3, "Trung tâm Ứng dụng KH&CN", "Trung tâm ứng dụng tiến bộ KH và CN", "TTUD"),
        ])
        .unwrap()
    }

    #[test]
    fn every_name_leads_to_the_official_one() {
        for name in ["văn phòng  sở", "VP", "VP Sở.", "VĂN PHÒNG"] {
            assert_eq!(units().official(name), Some("Văn phòng Sở"), "{name}");
        }
        assert_eq!(units().official("Viettel"), None);
        assert_eq!(units().name(" Phòng  Một "), "Phòng Một");
        assert!(units().missing("Phòng Một").is_some() && units().missing("VP").is_none());
        assert!(Units::default().missing("Phòng Một").is_none());
    }

    /// Leads of tasks in their order, and the names of a cell.
    #[track_caller]
    fn case(leads: &[&str], cell: &str, names: &[&str], told: usize) {
        let text = |lead: &&str| crate::plan::Text::Plain((*lead).to_owned());
        let task = |lead| crate::plan::NhiemVu { chu_tri: vec![text(lead)], ..Default::default() };
        let group = crate::plan::NhomNhiemVu { nhiem_vu: leads.iter().map(task).collect(), ..Default::default() };
        let plan = Plan { nhiem_vu: Some(crate::plan::NhiemVuNguon::Danh(vec![group])), ..Plan::default() };
        let (units, notes) = Units::default().with_plan(&plan);
        assert_eq!(units.names(cell), names, "{cell}");
        assert_eq!(notes.len(), told, "{notes:#?}");
    }

    #[test]
    fn spellings_of_a_plan_are_one_and_commas_part_names_that_stand_alone() {
        let leads = ["sở y tế", "Sở Y tế", "Sở Y tế:", "Sở  Y tế.", "SỞ Y TẾ", "- Sở Y tế"];
        for cell in leads {
            case(&leads, cell, &["Sở Y tế"], 1);
        }
        case(&["Xã Tân Hưng", "Xã Tân Hùng"], "Xã Tân Hưng", &["Xã Tân Hưng"], 0);
        case(&["Sở Y tế", "Sở  Y tế"], "Sở Y tế", &["Sở Y tế"], 0);
        let leads = ["Sở Y tế", "Sở Tài chính", "Sở Y tế, Sở Tài chính", "Phòng Tổ chức, cán bộ", "Văn phòng"];
        case(&leads, "Sở Y tế, Sở Tài chính", &["Sở Y tế", "Sở Tài chính"], 1);
        case(&leads, "Phòng Tổ chức, cán bộ", &["Phòng Tổ chức, cán bộ"], 1);
        case(&leads, "Văn phòng, Phòng Tổ chức, cán bộ", &["Văn phòng", "Phòng Tổ chức, cán bộ"], 1);
        case(&leads, "Sở Y tế, Sở Xây dựng", &["Sở Y tế, Sở Xây dựng"], 1);
        case(&["Sở Y tế, Sở Tài chính"], "Sở Y tế, Sở Tài chính", &["Sở Y tế, Sở Tài chính"], 0);
    }

    #[test]
    fn a_name_of_two_units_is_refused() {
        let faults = Units::new([(2, "A", "X", ""), (3, "B", "x", ""), (4, "", "Y", "")]).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>(), ["VB705", "VB706"]);
    }
}
