//! ODS (OpenDocument part 3, chapter 9): sheets of rows of cells, with repeats that are not unfolded where nothing stands.

use crate::diag::{Code, Diagnostic};

use super::super::budget::Budget;
use super::super::grid::{Grid, Struck};
use super::SheetName;
use super::archive::{Archive, PartNode, XmlPart, XmlTag};
use super::cells::iso_day;
use super::ods_styles::{OdsStyles, Usual};
use super::sheet::{CellValue, MergedRun, SheetBuilder};

/// Most rows and columns of a sheet.
const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;
/// Most cells that a cell with content repeats, and rows.
const MOST_REPEATS: usize = 10_000;

/// A cell while it comes in.
#[derive(Default)]
struct Cell {
    sort: String,
    value: String,
    style: String,
    text: String,
    repeat: usize,
    spans: (usize, usize),
    has_formula: bool,
    is_error: bool,
    paragraphs: usize,
}

/// A row while it comes in: cells that hold something, and the column of each.
#[derive(Default)]
struct Row {
    repeat: usize,
    is_hidden: bool,
    /// Style of its cells that have none.
    style: String,
    cells: Vec<RowCell>,
    spans: Vec<(usize, (usize, usize))>,
}

/// A cell of a row that holds something.
struct RowCell {
    column: usize,
    repeat: usize,
    value: CellValue,
    style: String,
    usual: Usual,
}

/// The sheets of a workbook, all read in one go: none leads to another part.
///
/// # Errors
/// A part that is damaged, and more cells than are held.
pub(super) fn read(
    archive: &mut Archive<'_>,
    wanted: &dyn Fn(&SheetName) -> bool,
    budget: &mut Budget,
) -> Result<Vec<(SheetName, Option<Grid>)>, Diagnostic> {
    let mut styles = OdsStyles::default();
    if let Some(mut part) = archive.xml("styles.xml")? {
        styles.read(&mut part)?;
    }
    let mut sheets = Vec::new();
    let Some(mut part) = archive.xml("content.xml")? else { return Ok(sheets) };
    styles.read(&mut part)?;
    while let Some(node) = part.next()? {
        let PartNode::Start(tag) = node else { continue };
        if tag.name() != b"table" {
            continue;
        }
        let style = tag.attribute(b"style-name").unwrap_or_default();
        let name = SheetName { text: tag.attribute(b"name").unwrap_or_default(), is_hidden: styles.is_hidden(&style) };
        let is_wanted = wanted(&name);
        let mut builder = SheetBuilder::new(&name.text, budget);
        sheet(&mut part, &mut styles, &mut builder, is_wanted)?;
        let grid = if is_wanted { Some(builder.finish()?) } else { None };
        sheets.push((name, grid));
    }
    Ok(sheets)
}

/// Whether a file of ODS has a password: its parts are said to be encrypted.
pub(super) fn is_locked(archive: &mut Archive<'_>) -> Result<bool, Diagnostic> {
    let Some(mut part) = archive.xml("META-INF/manifest.xml")? else { return Ok(false) };
    while let Some(node) = part.next()? {
        if let PartNode::Start(tag) = node
            && matches!(tag.name(), b"encryption-data" | b"EncryptedKey")
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn sheet(
    part: &mut XmlPart<'_>,
    styles: &mut OdsStyles,
    builder: &mut SheetBuilder<'_>,
    is_wanted: bool,
) -> Result<(), Diagnostic> {
    let (mut row_at, mut column_at, mut column_told) = (0_usize, 0_usize, 0_usize);
    let (mut row, mut cell) = (Row::default(), None::<Cell>);
    // The style of cells that have none: of how many columns, and which.
    let mut column_styles: Vec<(usize, String)> = Vec::new();
    // A table in a cell, a note or a drawing is none of the cells.
    let mut inside = 0_usize;
    while let Some(node) = part.next()? {
        match &node {
            PartNode::Start(tag) => match tag.name() {
                b"annotation" | b"shapes" | b"frame" | b"table" | b"custom-shape" => inside += 1,
                _ if inside > 0 => {}
                b"table-column" => {
                    let count = tag.number(b"number-columns-repeated").unwrap_or(1).min(COLUMNS);
                    if tag.attribute(b"visibility").is_some_and(|value| value != "visible") {
                        builder.hide_columns(column_told..column_told + count);
                    }
                    column_told = (column_told + count).min(COLUMNS);
                    if column_styles.len() < COLUMNS {
                        column_styles
                            .push((column_told, tag.attribute(b"default-cell-style-name").unwrap_or_default()));
                    }
                }
                b"table-row" => {
                    let hidden = tag.attribute(b"visibility");
                    row = Row {
                        repeat: tag.number(b"number-rows-repeated").unwrap_or(1).clamp(1, ROWS),
                        is_hidden: hidden.as_deref().is_some_and(|value| value != "visible"),
                        style: tag.attribute(b"default-cell-style-name").unwrap_or_default(),
                        ..Row::default()
                    };
                    if hidden.as_deref() == Some("filter") {
                        builder.filter();
                    }
                    column_at = 0;
                }
                b"table-cell" | b"covered-table-cell" => cell = Some(begin(tag)),
                _ => {
                    if let Some(cell) = &mut cell {
                        inner(tag, cell);
                    }
                }
            },
            PartNode::End(tag) => match tag.local_name().into_inner() {
                b"table" if inside == 0 => return Ok(()),
                b"annotation" | b"shapes" | b"frame" | b"table" | b"custom-shape" => inside = inside.saturating_sub(1),
                _ if inside > 0 => {}
                b"table-cell" | b"covered-table-cell" => {
                    if let Some(mut cell) = cell.take() {
                        let repeat = cell.repeat;
                        if cell.style.is_empty() {
                            let of_column = column_styles.iter().find(|(end, _)| *end > column_at);
                            let usual = of_column.map(|(_, style)| style).filter(|_| row.style.is_empty());
                            cell.style.clone_from(usual.unwrap_or(&row.style));
                        }
                        if is_wanted {
                            row.take(&mut cell, column_at)?;
                        }
                        column_at = (column_at + repeat).min(COLUMNS);
                    }
                }
                b"table-row" => {
                    if is_wanted {
                        put(&row, row_at, styles, builder)?;
                    }
                    row_at = row_at.saturating_add(row.repeat).min(ROWS);
                }
                _ => {}
            },
            PartNode::Text(text) if inside == 0 => {
                if let Some(cell) = &mut cell
                    && cell.paragraphs > 0
                {
                    cell.text.push_str(text);
                }
            }
            PartNode::Text(_) | PartNode::Other => {}
        }
    }
    Ok(())
}

fn begin(tag: &XmlTag<'_>) -> Cell {
    let attribute = |name: &[u8]| tag.attribute(name).unwrap_or_default();
    let sorts = tag.attribute(b"value-type").unwrap_or_default();
    let value = [&b"value"[..], b"date-value", b"time-value", b"boolean-value", b"string-value"];
    Cell {
        value: value.iter().find_map(|name| tag.attribute(name)).unwrap_or_default(),
        style: attribute(b"style-name"),
        repeat: tag.number(b"number-columns-repeated").unwrap_or(1).clamp(1, COLUMNS),
        spans: (
            tag.number(b"number-rows-spanned").unwrap_or(1).clamp(1, ROWS),
            tag.number(b"number-columns-spanned").unwrap_or(1).clamp(1, COLUMNS),
        ),
        has_formula: tag.attribute(b"formula").is_some(),
        is_error: tag.is_error(),
        sort: sorts,
        ..Cell::default()
    }
}

/// Spaces, line ends and paragraphs within a cell.
fn inner(tag: &XmlTag<'_>, cell: &mut Cell) {
    match tag.name() {
        b"p" | b"h" => {
            if cell.paragraphs > 0 {
                cell.text.push('\n');
            }
            cell.paragraphs += 1;
        }
        b"line-break" => cell.text.push('\n'),
        b"tab" => cell.text.push('\t'),
        b"s" => {
            let count = tag.number(b"c").unwrap_or(1).min(1_000);
            cell.text.push_str(&" ".repeat(count));
        }
        _ => {}
    }
}

impl Row {
    fn take(&mut self, cell: &mut Cell, column: usize) -> Result<(), Diagnostic> {
        if cell.spans != (1, 1) {
            self.spans.push((column, cell.spans));
        }
        let Some(value) = value(cell) else { return Ok(()) };
        if cell.repeat > MOST_REPEATS {
            return Err(repeats());
        }
        let usual = match cell.sort.as_str() {
            "percentage" => Usual::Percent,
            "date" => Usual::Date,
            _ => Usual::General,
        };
        let style = std::mem::take(&mut cell.style);
        self.cells.push(RowCell { column, repeat: cell.repeat, value, style, usual });
        Ok(())
    }
}

/// What a cell holds; none where there is nothing.
fn value(cell: &Cell) -> Option<CellValue> {
    let number = || cell.value.trim().parse::<f64>().ok();
    let shown = || (!cell.text.is_empty()).then(|| CellValue::Text(cell.text.clone()));
    if cell.is_error {
        return Some(CellValue::Error(cell.text.clone()));
    }
    match cell.sort.as_str() {
        "float" | "percentage" | "currency" => number().map(CellValue::Number).or_else(shown),
        "boolean" => Some(CellValue::Flag(cell.value == "true")),
        "date" => Some(moment(&cell.value).map_or_else(|| iso_day(&cell.value), CellValue::Number)),
        "time" => duration(&cell.value).map(CellValue::Number).or_else(shown),
        "string" => shown().or_else(|| (!cell.value.is_empty()).then(|| CellValue::Text(cell.value.clone()))),
        _ if cell.has_formula => Some(CellValue::NotComputed),
        _ => shown(),
    }
}

/// A date as days since 30/12/1899, as Excel counts them: `2026-03-15`, `2026-03-15T12:00:00`.
#[expect(clippy::float_arithmetic, reason = "a workbook holds moments as floating numbers")]
#[expect(clippy::cast_precision_loss, reason = "days of ten thousand years")]
fn moment(text: &str) -> Option<f64> {
    use chrono::{NaiveDate, NaiveDateTime};
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some((date - first).num_days() as f64);
    }
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
    Some((moment - first.and_hms_opt(0, 0, 0)?).num_milliseconds() as f64 / 86_400_000.0)
}

/// A span of time in days: `PT12H30M00S`.
#[expect(clippy::float_arithmetic, reason = "a workbook holds moments as floating numbers")]
fn duration(text: &str) -> Option<f64> {
    let mut seconds = 0.0;
    let mut rest = text.strip_prefix("PT")?;
    while let Some(end) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let number: f64 = rest.get(..end)?.replace(',', ".").parse().ok()?;
        seconds += number
            * match rest.as_bytes().get(end)? {
                b'H' => 3_600.0,
                b'M' => 60.0,
                b'S' => 1.0,
                _ => return None,
            };
        rest = rest.get(end + 1..)?;
    }
    Some(seconds / 86_400.0)
}

/// Puts the cells of a row at their places, as often as it stands.
fn put(row: &Row, at: usize, styles: &mut OdsStyles, builder: &mut SheetBuilder<'_>) -> Result<(), Diagnostic> {
    if row.cells.is_empty() {
        if row.is_hidden {
            (at..at + row.repeat.min(MOST_REPEATS)).for_each(|row| builder.hide_row(row));
        }
        return Ok(());
    }
    if row.repeat > MOST_REPEATS {
        return Err(repeats());
    }
    for line in at..at + row.repeat {
        if row.is_hidden {
            builder.hide_row(line);
        }
        for cell in &row.cells {
            let (format, is_struck) = styles.look(&cell.style, cell.usual);
            let struck = if is_struck { Struck::Whole } else { Struck::No };
            for column in cell.column..cell.column + cell.repeat {
                builder.put((line, column), cell.value.clone(), format, false, struck)?;
            }
        }
        for (column, (rows, columns)) in &row.spans {
            builder.merge(MergedRun { rows: (line, line + rows - 1), columns: (*column, column + columns - 1) })?;
        }
    }
    Ok(())
}

fn repeats() -> Diagnostic {
    Diagnostic::error(Code::VB224, "một ô hoặc dòng có nội dung được lặp lại quá 10.000 lần")
        .help("xóa các dòng, cột và ô thừa ở xa, rồi lưu lại")
}
