//! Finds the header of a list and which column holds which field.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::diag::{Code, Diagnostic};
use crate::plan::{CotChon, WordList};
use crate::text::{fold_letters, fold_name, table};
use serde::Deserialize;

use super::decide;
use super::grid::{Grid, letters};
use super::passed::is_column_numbers;

/// Columns that one line of talk names.
const COLUMNS_TO_A_LINE: usize = 10;

/// Rows from the top in which a header is looked for.
const LOOKED_AT: usize = 30;
/// Headers this short match only exactly: «TT» lies in «Viettel».
const SHORT: usize = 3;

/// A field and what people call its column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldNames {
    truong: String,
    ten: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnNames {
    cot: Vec<FieldNames>,
}

/// The header of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The row of the header, and the first row below it.
    pub(super) row: usize,
    pub(super) below: usize,
    /// Column of each field.
    pub(super) columns: BTreeMap<String, usize>,
    /// Header text of each column.
    pub(super) texts: Vec<String>,
}

impl Header {
    /// The column of a field.
    pub(super) fn column(&self, field: &str) -> Option<usize> {
        self.columns.get(field).copied()
    }

    /// The column of that letter or header.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let by_header = self.texts.iter().position(|text| key(text) == key(name));
        by_header.or_else(|| (0..self.texts.len()).find(|column| letters(*column).eq_ignore_ascii_case(name.trim())))
    }

    /// The columns that were taken, some to a line: letter, header, field.
    pub(super) fn describe(&self) -> Vec<String> {
        let mut columns: Vec<(usize, &str)> =
            self.columns.iter().map(|(field, column)| (*column, field.as_str())).collect();
        columns.sort_unstable();
        let columns: Vec<String> = columns
            .into_iter()
            .map(|(column, field)| format!("{} «{}» → {field}", letters(column), self.texts[column]))
            .collect();
        columns.chunks(COLUMNS_TO_A_LINE).map(|some| format!("  cột {}", some.join("; "))).collect()
    }

    /// The columns that a table of tasks can show, left to right: field and header.
    pub(super) fn printed(&self) -> Vec<(&'static str, String)> {
        let known = |(field, column): (&String, &usize)| {
            let field = CotChon::WORDS.iter().find(|word| *word == field)?;
            Some((*column, *field))
        };
        let mut columns: Vec<_> = self.columns.iter().filter_map(known).collect();
        columns.sort_unstable();
        columns.into_iter().map(|(column, field)| (field, self.texts[column].clone())).collect()
    }

    /// Columns with a header that no field takes.
    pub(super) fn unused(&self) -> Vec<String> {
        self.texts
            .iter()
            .enumerate()
            .filter(|(column, text)| !text.is_empty() && !self.columns.values().any(|used| used == column))
            .map(|(column, text)| format!("{} «{text}»", letters(column)))
            .collect()
    }
}

/// A kind of list: what its columns are called, and what makes a row its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListKind {
    /// Tasks of a plan.
    Tasks,
    /// Progress on tasks.
    Progress,
}

impl ListKind {
    /// The fields with the keys of their names.
    fn fields(self) -> &'static [(String, Vec<Name>)] {
        static TASKS: OnceLock<Vec<(String, Vec<Name>)>> = OnceLock::new();
        static PROGRESS: OnceLock<Vec<(String, Vec<Name>)>> = OnceLock::new();
        match self {
            Self::Tasks => TASKS.get_or_init(|| parse(include_str!("../../../data/nhiem-vu/cot.toml"))),
            Self::Progress => PROGRESS.get_or_init(|| parse(include_str!("../../../data/nhiem-vu/cot-tien-do.toml"))),
        }
    }

    /// Whether a row with these columns is a header of the list.
    fn is_header(self, columns: &BTreeMap<String, usize>) -> bool {
        let has = |fields: &[&str]| fields.iter().any(|field| columns.contains_key(*field));
        match self {
            Self::Tasks => has(&["noi_dung"]) && columns.len() >= 2,
            Self::Progress => {
                has(&["ma", "noi_dung"])
                    && has(&["trang_thai", "ket_qua", "ngay_xong", "van_ban", "da_xong", "dang_lam", "chua_lam"])
            }
        }
    }

    /// The names of its fields.
    pub(super) fn field_names(self) -> impl Iterator<Item = &'static str> {
        self.fields().iter().map(|(field, _)| field.as_str())
    }
}

/// The header of a list: the row in the first ones in which the most columns are known.
///
/// # Errors
/// Two columns that name one field equally well.
pub(super) fn find(grid: &Grid, list: ListKind) -> Result<Option<Header>, Diagnostic> {
    find_said(grid, list, &[])
}

/// As [`find`], with columns as the user says them: letter or header, and field.
///
/// # Errors
/// As [`find`].
pub(super) fn find_said(grid: &Grid, list: ListKind, said: &[(String, String)]) -> Result<Option<Header>, Diagnostic> {
    let mut best: Option<(usize, Header, Vec<Diagnostic>)> = None;
    for row in 0..grid.rows.len().min(LOOKED_AT) {
        let (mut header, faults) = at(grid, row, list);
        let known = header.columns.len() + decide::said(&mut header, said);
        if list.is_header(&header.columns) && best.as_ref().is_none_or(|(most, ..)| known > *most) {
            best = Some((known, header, faults));
        }
    }
    match best {
        None => Ok(None),
        Some((_, _, mut faults)) if !faults.is_empty() => Err(faults.remove(0)),
        Some((_, header, _)) => Ok(Some(header)),
    }
}

/// What a row would be as a header; a second header line below merged cells, and a line of column numbers, belong to it.
fn at(grid: &Grid, row: usize, list: ListKind) -> (Header, Vec<Diagnostic>) {
    let width = grid.rows.get(row).map_or(0, Vec::len).max(grid.rows.get(row + 1).map_or(0, Vec::len));
    let two_lines = (0..width).any(|column| grid.cell(row + 1, column).is_some_and(|cell| cell.merged_down));
    let mut texts = Vec::with_capacity(width);
    for column in 0..width {
        let mut text = one_line(grid.text(row, column));
        let below = grid.cell(row + 1, column);
        if two_lines && below.is_some_and(|cell| !cell.merged_down && !cell.text.trim().is_empty()) {
            let second = one_line(grid.text(row + 1, column));
            text = if text.is_empty() { second } else { format!("{text} {second}") };
        }
        texts.push(text);
    }
    let mut below = row + 1 + usize::from(two_lines);
    if is_column_numbers(grid, below) {
        below += 1;
    }
    let (columns, faults) = map(grid, row, &texts, list);
    let mut header = Header { row, below, columns, texts };
    // What the cells hold is looked at where the row can be a header.
    if header.columns.len() >= 2 {
        decide::decide(grid, &mut header, list);
    }
    (header, faults)
}

/// Which column holds which field: an exact name beats a contained one; each column and each field is taken once.
fn map(grid: &Grid, row: usize, texts: &[String], list: ListKind) -> (BTreeMap<String, usize>, Vec<Diagnostic>) {
    let mut columns: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    let keys: Vec<String> = texts.iter().map(|text| key(text)).collect();
    for exact in [true, false] {
        for (field, names) in list.fields() {
            if columns.contains_key(field) {
                continue;
            }
            let rank = |column: usize| {
                let key = &keys[column];
                let matches = |name: &Name| {
                    if exact {
                        *key == name.key
                    } else {
                        !name.whole && name.key.chars().count() > SHORT && key.contains(name.key.as_str())
                    }
                };
                // Of whole names the one that is listed first, of contained ones the longest.
                let found = names.iter().enumerate().filter(|(_, name)| matches(name));
                found.map(|(at, name)| if exact { names.len() - at } else { name.key.len() }).max()
            };
            let free = |column: &usize| !columns.values().any(|used| used == column);
            let ranked: Vec<(usize, usize)> = (0..keys.len())
                .filter(|column| !keys[*column].is_empty() && free(column))
                .filter_map(|column| rank(column).map(|rank| (rank, column)))
                .collect();
            let Some(most) = ranked.iter().map(|(rank, _)| *rank).max() else { continue };
            let best: Vec<usize> = ranked.iter().filter(|(rank, _)| *rank == most).map(|(_, column)| *column).collect();
            if exact && best.len() > 1 && keys[best[0]] == keys[best[1]] {
                faults.push(
                    Diagnostic::error(Code::VB230, format!("hai cột cùng tên «{}»", texts[best[0]]))
                        .path(grid.place(row, best[1]))
                        .help("đổi tên một cột, hoặc xóa cột thừa"),
                );
            }
            columns.insert(field.clone(), best[0]);
        }
    }
    (columns, faults)
}

/// Whether a text is the name of a column of the list, whole.
pub(super) fn is_name(list: ListKind, text: &str) -> bool {
    let key = key(text);
    list.fields().iter().any(|(_, names)| names.iter().any(|name| name.key == key))
}

/// Whether a text is the name of a column of codes, which hang together what comes back and is not printed.
pub(super) fn is_code_name(text: &str) -> bool {
    let key = key(text);
    let codes = ListKind::Tasks.fields().iter().find(|(field, _)| field == "ma");
    codes.is_some_and(|(_, names)| names.iter().any(|name| name.key == key))
}

/// A name of a column.
#[derive(Debug)]
struct Name {
    key: String,
    /// Never taken where it is only a part of a header.
    whole: bool,
}

fn parse(text: &str) -> Vec<(String, Vec<Name>)> {
    let fields: ColumnNames = table(text);
    let name = |text: &String| Name { key: key(text), whole: text.starts_with('=') };
    fields.cot.into_iter().map(|field| (field.truong, field.ten.iter().map(name).collect())).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters of a text that are looked at for a name.
const LONGEST: usize = 1_000;

/// A name without case, marks, punctuation and «(nếu có)».
pub(super) fn key(text: &str) -> String {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
    fold_name(&fold_letters(text.get(..end).unwrap_or_default()).replace("(neu co)", " "))
}
