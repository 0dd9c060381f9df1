//! The cells of a sheet of XLSX, one after the other.

use crate::diag::Diagnostic;
use crate::text::PartialDate;

use super::super::grid::Struck;
use super::archive::{PartNode, XmlPart, XmlTag};
use super::sheet::{CellValue, MergedRun, SheetBuilder, unescaped};
use super::xlsx::{RichText, Shared};

/// Most rows of a sheet.
const ROWS: usize = 1_048_576;

/// A cell while it comes in.
#[derive(Default)]
struct Cell {
    place: (usize, usize),
    look: usize,
    sort: String,
    value: String,
    has_value: bool,
    has_formula: bool,
    rich: RichText,
}

/// Where text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Rich,
}

/// Reads the part of a sheet.
///
/// # Errors
/// A part that is damaged, and more cells than are held.
pub(super) fn read(mut part: XmlPart<'_>, shared: &Shared, builder: &mut SheetBuilder<'_>) -> Result<(), Diagnostic> {
    let mut cell = Cell::default();
    let mut inside = Inside::Nothing;
    let (mut row, mut column) = (0, 0);
    let mut next_row = 0;
    while let Some(node) = part.next()? {
        match &node {
            PartNode::Start(tag) => match tag.name() {
                b"c" => {
                    begin(&mut cell, tag, (row, column));
                    (row, column) = (cell.place.0, cell.place.1 + 1);
                }
                b"v" => (inside, cell.has_value) = (Inside::Value, true),
                b"is" => (inside, cell.has_value) = (Inside::Rich, true),
                b"f" => cell.has_formula = true,
                b"row" => {
                    let told = tag.number(b"r").filter(|number| (1..=ROWS).contains(number));
                    row = told.map_or(next_row, |number| number - 1);
                    (next_row, column) = (row + 1, 0);
                    let is_flat = tag.attribute(b"ht").is_some_and(|height| height.parse() == Ok(0.0));
                    if is_flat || tag.flag(b"hidden") {
                        builder.hide_row(row);
                    }
                }
                b"col" => {
                    let is_flat = tag.attribute(b"width").is_some_and(|width| width.parse() == Ok(0.0));
                    if let (true, Some(first), Some(last)) =
                        (is_flat || tag.flag(b"hidden"), tag.number(b"min"), tag.number(b"max"))
                    {
                        builder.hide_columns(first.saturating_sub(1)..last);
                    }
                }
                b"autoFilter" => builder.filter(),
                b"mergeCell" => {
                    // A reference that is none is passed over, as Excel does.
                    if let Some(run) = tag.attribute(b"ref").and_then(|text| merged(&text)) {
                        builder.merge(run)?;
                    }
                }
                _ if inside == Inside::Rich => cell.rich.node(&node),
                _ => {}
            },
            PartNode::End(tag) => match tag.local_name().into_inner() {
                b"c" => {
                    inside = Inside::Nothing;
                    finish(&mut cell, shared, builder)?;
                }
                b"v" | b"is" => inside = Inside::Nothing,
                _ if inside == Inside::Rich => cell.rich.node(&node),
                _ => {}
            },
            PartNode::Text(text) if inside == Inside::Value => cell.value.push_str(text),
            PartNode::Text(_) if inside == Inside::Rich => cell.rich.node(&node),
            PartNode::Text(_) | PartNode::Other => {}
        }
    }
    Ok(())
}

/// A cell begins; without a reference it stands behind the one before it.
fn begin(cell: &mut Cell, tag: &XmlTag<'_>, after: (usize, usize)) {
    let place = tag.attribute(b"r").and_then(|text| place(&text)).unwrap_or(after);
    cell.value.clear();
    *cell = Cell {
        place,
        look: tag.number(b"s").unwrap_or(0),
        sort: tag.attribute(b"t").unwrap_or_default(),
        value: std::mem::take(&mut cell.value),
        ..Cell::default()
    };
}

fn finish(cell: &mut Cell, shared: &Shared, builder: &mut SheetBuilder<'_>) -> Result<(), Diagnostic> {
    let (format, font) = shared.looks.get(cell.look).copied().unwrap_or((0, false));
    let Some(format) = shared.formats.get(format).or(shared.formats.first()) else { return Ok(()) };
    let value = cell.value.trim();
    let is_computed = cell.has_value && (!value.is_empty() || cell.sort == "str");
    let mut struck = if font { Struck::Whole } else { Struck::No };
    let value = match cell.sort.as_str() {
        _ if cell.has_formula && !is_computed => CellValue::NotComputed,
        _ if !cell.has_value => return Ok(()),
        "s" => match value.parse::<usize>().ok().and_then(|at| shared.strings.get(at)) {
            Some((text, own)) => {
                struck = struck.max(*own);
                CellValue::Text(text.clone())
            }
            None => return Ok(()),
        },
        "inlineStr" => {
            let (text, own) = cell.rich.take();
            struck = struck.max(own);
            CellValue::Text(text)
        }
        "str" => CellValue::Text(unescaped(cell.value.clone())),
        "b" => CellValue::Flag(matches!(value, "1" | "true")),
        "e" => CellValue::Error(value.to_owned()),
        "d" => iso_day(value),
        _ => match value.parse::<f64>() {
            Ok(number) => CellValue::Number(number),
            Err(_) if value.is_empty() => return Ok(()),
            Err(_) => CellValue::Text(unescaped(cell.value.clone())),
        },
    };
    builder.put(cell.place, value, format, shared.is_1904, struck)
}

/// A date as it is written in the file, `2026-03-15T00:00:00`.
pub(super) fn iso_day(text: &str) -> CellValue {
    match PartialDate::parse(text.split('T').next().unwrap_or_default()) {
        Ok(PartialDate { year, month: Some(month), day: Some(day) }) => {
            CellValue::Text(format!("{day:02}/{month:02}/{year}"))
        }
        _ => CellValue::Text(text.to_owned()),
    }
}

/// The place that a reference names, `B5`; none where it is no reference.
fn place(text: &str) -> Option<(usize, usize)> {
    let text = text.trim();
    let letters = text.find(|c: char| c.is_ascii_digit()).filter(|length| (1..=3).contains(length))?;
    let (letters, digits) = text.split_at_checked(letters)?;
    let column = letters.bytes().try_fold(0_usize, |number, letter| {
        letter.is_ascii_alphabetic().then(|| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: usize = digits.parse().ok().filter(|row| *row <= ROWS)?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The run that a reference names, `A1:B2`.
fn merged(text: &str) -> Option<MergedRun> {
    let (first, last) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    (top <= bottom && left <= right).then_some(MergedRun { rows: (top, bottom), columns: (left, right) })
}

#[cfg(test)]
mod tests {
    use super::{merged, place};

    #[test]
    fn references_name_places() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("AB12"), Some((11, 27)));
        for strange in ["", "A", "1", "A0", "Á1", "AAAA1", "A-1", "$A$1", "A99999999999999999999"] {
            assert_eq!(place(strange), None, "{strange}");
        }
        assert!(merged("A1:B2").is_some());
        for strange in ["A1", "B2:A1", "A:B", "1:2", ":", "\u{17}", "A1:B"] {
            assert_eq!(merged(strange), None, "{strange}");
        }
    }
}
