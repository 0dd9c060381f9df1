//! The cells of an ODS workbook, counted as its repeats unfold: a reader of ODS holds them all, empty ones between too.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::diag::Diagnostic;

use super::budget::{MOST_CELLS, MOST_TEXT, too_many, too_much_text};

/// What has been seen of a sheet, and of its row.
#[derive(Default)]
struct OdsSheet {
    rows: usize,
    empty_rows: usize,
    widest: usize,
    row_repeat: usize,
    width: usize,
    gap: usize,
}

/// Counts the cells of all sheets in `content.xml`.
pub(super) fn count<R: BufRead>(content: R) -> Result<(), Diagnostic> {
    let mut reader = Reader::from_reader(content);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let (mut spanned, mut text) = (0_usize, 0_usize);
    let mut sheet = OdsSheet::default();
    // Columns that the cell repeats, and whether it holds something.
    let mut cell: Option<(usize, bool)> = None;
    let mut buffer = Vec::new();
    // What is damaged is told by the reader itself.
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        let mut said = 0;
        match event {
            Event::Start(tag) => match tag.name().as_ref() {
                b"table:table" => {
                    spanned = spanned.saturating_add(sheet.spanned());
                    sheet = OdsSheet::default();
                }
                b"table:table-row" => sheet.begin_row(number(&tag, b"table:number-rows-repeated")),
                b"table:table-cell" | b"table:covered-table-cell" => {
                    let repeat = number(&tag, b"table:number-columns-repeated").min(COLUMNS);
                    let is_filled = tag.attributes().flatten().any(|attribute| {
                        matches!(
                            attribute.key.as_ref(),
                            b"office:value"
                                | b"office:value-type"
                                | b"office:string-value"
                                | b"office:date-value"
                                | b"office:time-value"
                                | b"office:boolean-value"
                                | b"table:formula"
                                | b"calcext:value-type"
                        )
                    });
                    said = tag.len();
                    sheet.cells(repeat, is_filled);
                    cell = Some((repeat, is_filled));
                }
                b"text:s" => said = number(&tag, b"text:c"),
                _ => {}
            },
            Event::Text(part) => said = part.len(),
            Event::End(tag) => match tag.name().as_ref() {
                b"table:table-row" => sheet.end_row(),
                b"table:table-cell" | b"table:covered-table-cell" => cell = None,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        if let Some((repeat, true)) = cell {
            text = text.saturating_add(said.saturating_mul(repeat).saturating_mul(sheet.row_repeat));
        }
        if text > MOST_TEXT {
            return Err(too_much_text());
        }
        if spanned.saturating_add(sheet.spanned()).saturating_add(sheet.width) > MOST_CELLS {
            return Err(too_many(MOST_CELLS, "ô, kể cả ô trống giữa các ô có nội dung"));
        }
        buffer.clear();
    }
    Ok(())
}

/// Most columns and rows of a sheet.
const COLUMNS: usize = 16_384;
const ROWS: usize = 1_048_576;

impl OdsSheet {
    fn begin_row(&mut self, repeat: usize) {
        (self.row_repeat, self.width, self.gap) = (repeat.min(ROWS), 0, 0);
    }

    fn cells(&mut self, repeat: usize, is_filled: bool) {
        if is_filled {
            self.width = (self.width + self.gap + repeat).min(COLUMNS);
            self.gap = 0;
        } else {
            self.gap = (self.gap + repeat).min(COLUMNS);
        }
    }

    fn end_row(&mut self) {
        if self.width == 0 {
            self.empty_rows = self.empty_rows.saturating_add(self.row_repeat);
            return;
        }
        // Empty rows above the first that is filled are not held.
        let above = if self.rows == 0 { 0 } else { self.empty_rows };
        self.rows = self.rows.saturating_add(above).saturating_add(self.row_repeat);
        self.empty_rows = 0;
        self.widest = self.widest.max(self.width);
    }

    fn spanned(&self) -> usize {
        self.rows.saturating_mul(self.widest)
    }
}

/// The number in an attribute; 1 where there is none, and without end where it is no number.
fn number(tag: &BytesStart<'_>, name: &[u8]) -> usize {
    match tag.try_get_attribute(name) {
        Ok(Some(attribute)) => {
            str::from_utf8(&attribute.value).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(usize::MAX)
        }
        _ => 1,
    }
}
