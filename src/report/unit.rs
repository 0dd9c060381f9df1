//! Names of units: each official name with the other names people write.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Faults, did_you_mean};
use crate::text::fold_name;

/// Names of a table that a strange name is likened to; an agency has fewer.
const MOST_LIKENED: usize = 500;

/// An alias table; empty = every name stands for itself.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// Official name by the folded form of each of its names.
    official: BTreeMap<String, String>,
    names: Vec<String>,
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
                let key = fold_name(name);
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
        self.official.get(&fold_name(name)).map(String::as_str)
    }

    /// The official name, or the name itself with single spaces.
    #[must_use]
    pub fn name(&self, name: &str) -> String {
        let own = || name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.official(name).map_or_else(own, str::to_owned)
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
        for name in ["văn phòng  sở", "VP", "VP Sở.", "Văn phòng"] {
            assert_eq!(units().official(name), Some("Văn phòng Sở"), "{name}");
        }
        assert_eq!(units().official("Viettel"), None);
        assert_eq!(units().name(" Phòng  Một "), "Phòng Một");
        assert!(units().missing("Phòng Một").is_some() && units().missing("VP").is_none());
        assert!(Units::default().missing("Phòng Một").is_none());
    }

    #[test]
    fn a_name_of_two_units_is_refused() {
        let faults = Units::new([(2, "A", "X", ""), (3, "B", "x", ""), (4, "", "Y", "")]).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>(), ["VB705", "VB706"]);
    }
}
