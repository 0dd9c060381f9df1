//! Widths of table columns.

use crate::font::{self, Face};
use crate::model::DataTable;
use crate::unit::{FontSize, Length};

/// Rows looked at when widths are found from the content.
const SAMPLE: usize = 200;
/// Cell text beyond this many characters no longer counts.
const LONGEST: usize = 400;
/// A word wider than this share of the table, in percent, is broken rather than given its width.
const WIDEST_WORD: i64 = 40;
/// A header up to this share of the table, in percent, stays on one line.
const SHORT_HEADER: i64 = 10;
/// Short headers stay on one line where all columns then need at most this share of the table, in percent.
const ROOMY: i64 = 75;
/// One millimetre, in EMU.
const MILLIMETRE: i64 = 36_000;

/// Sizes that decide the widths.
#[derive(Clone, Copy)]
pub(super) struct Faces {
    /// Size of header and cells.
    pub(super) size: FontSize,
    /// Both paddings and the borders of a cell.
    pub(super) padding: Length,
}

/// Widths of the columns of a table, which add up to `whole`: by weight where every column has one, else from the header
/// and the first rows. Each column takes its longest word; what is left goes by the amount of text, damped so that one
/// long column does not starve the others.
pub(super) fn widths(table: &DataTable<'_>, whole: Length, faces: Faces) -> Vec<Length> {
    let count = table.columns.len();
    if count == 0 {
        return Vec::new();
    }
    if table.columns.iter().all(|column| column.weight > 0) {
        let weights: Vec<i64> = table.columns.iter().map(|column| i64::from(column.weight)).collect();
        return shared(whole, &vec![0; count], &weights);
    }
    let content = ColumnExtents::of(table, whole, faces);
    // Short headers stay on one line only where enough is left for the text of the rows.
    let roomy = content.heads.iter().sum::<i64>() * 100 <= whole.to_emu() * ROOMY;
    let least = if roomy { &content.heads } else { &content.words };
    if least.iter().sum::<i64>() >= whole.to_emu() {
        return shared(whole, &vec![0; count], least);
    }
    let natural: i64 = content.whole.iter().sum();
    if natural <= whole.to_emu() {
        // Every cell stands on one line; the longer a column's text, the more air it gets.
        let squares: Vec<i64> = content.whole.iter().map(|line| (line / MILLIMETRE).pow(2).max(1)).collect();
        return shared(whole, &content.whole, &squares);
    }
    let wants: Vec<i64> = content.lines.iter().zip(least).map(|(line, word)| damped((line - word).max(0))).collect();
    shared(whole, least, &wants)
}

/// What the columns hold, in EMU.
struct ColumnExtents {
    /// The widest word of each column with its padding.
    words: Vec<i64>,
    /// The same, a short header counted as one word.
    heads: Vec<i64>,
    /// The widest cell of each column on one line, a header on two.
    lines: Vec<i64>,
    /// The widest cell of each column on one line, its header too.
    whole: Vec<i64>,
}

impl ColumnExtents {
    fn of(table: &DataTable<'_>, whole: Length, faces: Faces) -> Self {
        let count = table.columns.len();
        let padding = faces.padding.to_emu();
        let none = || vec![padding; count];
        let mut content = Self { words: none(), heads: none(), lines: none(), whole: none() };
        let cap = whole.to_emu() * WIDEST_WORD / 100;
        for row in &table.header {
            let mut column = 0;
            for cell in row {
                if cell.columns == 1 {
                    let before = content.lines[column.min(count - 1)];
                    let text = cell.text.to_plain();
                    content.take(column, &text, Face::BOLD, faces, cap);
                    // A header may stand on two lines, a short one does not.
                    let one = font::width(&text, Face::BOLD, faces.size).to_emu() + padding;
                    if !text.contains('\n')
                        && one - padding <= whole.to_emu() * SHORT_HEADER / 100
                        && let Some(head) = content.heads.get_mut(column)
                    {
                        *head = (*head).max(one);
                    }
                    if let Some(line) = content.lines.get_mut(column) {
                        *line = before.max(*line / 2).max(content.words[column]).max(content.heads[column]);
                    }
                }
                column += usize::from(cell.columns.max(1));
            }
        }
        for row in table.rows.iter().take(SAMPLE) {
            let mut column = 0;
            for cell in &row.cells {
                if cell.columns == 1 {
                    content.take(column, &cell.text.to_plain(), Face::REGULAR, faces, cap);
                }
                column += usize::from(cell.columns.max(1));
            }
        }
        for (head, word) in content.heads.iter_mut().zip(&content.words) {
            *head = (*head).max(*word);
        }
        content
    }

    fn take(&mut self, column: usize, text: &str, face: Face, faces: Faces, cap: i64) {
        if column >= self.words.len() {
            return;
        }
        let space = font::width(" ", face, faces.size);
        let (mut line, mut word) = (Length::ZERO, 0);
        let (mut widest_line, mut widest_word) = (Length::ZERO, Length::ZERO);
        for c in text.chars().take(LONGEST).chain(['\n']) {
            if !c.is_whitespace() {
                word += font::advance(c, face);
                continue;
            }
            if word > 0 {
                let width = font::to_length(word, faces.size);
                line = if line == Length::ZERO { width } else { line + space + width };
                if width.to_emu() <= cap {
                    widest_word = widest_word.max(width);
                }
                word = 0;
            }
            if c == '\n' {
                widest_line = widest_line.max(line);
                line = Length::ZERO;
            }
        }
        let [word, line] = [widest_word, widest_line].map(|width| (width + faces.padding).to_emu());
        for (extents, extent) in [(&mut self.words, word), (&mut self.lines, line), (&mut self.whole, line)] {
            extents[column] = extents[column].max(extent);
        }
    }
}

/// Each column's least width, and a share of the rest by weight; the sum is exactly `whole`.
fn shared(whole: Length, least: &[i64], weights: &[i64]) -> Vec<Length> {
    let rest = whole.to_emu() - least.iter().sum::<i64>();
    let total: i64 = weights.iter().sum();
    let count = i64::try_from(weights.len()).unwrap_or(1);
    let mut used = 0;
    let mut seen = 0;
    least
        .iter()
        .zip(weights)
        .enumerate()
        .map(|(index, (least, weight))| {
            seen += weight;
            let upto = if total > 0 {
                i64::try_from(i128::from(rest) * i128::from(seen) / i128::from(total)).unwrap_or(rest)
            } else {
                rest * i64::try_from(index + 1).unwrap_or(1) / count
            };
            let share = upto - used;
            used = upto;
            Length::emu(least + share)
        })
        .collect()
}

/// The power ¾ of an amount: a column of ten times the text gets less than six times the share.
fn damped(value: i64) -> i64 {
    value.isqrt() * value.isqrt().isqrt()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, prop, proptest};

    use super::*;
    use crate::model::{CellAlign, Column, DataCell, DataRow, HeaderCell, Inline, OwnedRows};

    const FACES: Faces = Faces { size: FontSize::pt(12), padding: Length::mm(3) };

    fn table(header: &[&str], rows: &[Vec<String>]) -> DataTable<'static> {
        let head = header
            .iter()
            .map(|text| HeaderCell { text: Inline::plain((*text).to_owned()), columns: 1, ..HeaderCell::default() })
            .collect();
        let rows = rows
            .iter()
            .map(|row| DataRow {
                cells: row
                    .iter()
                    .map(|text| DataCell { text: Inline::plain(text.clone()), columns: 1, ..DataCell::default() })
                    .collect(),
                ..DataRow::default()
            })
            .collect();
        DataTable {
            columns: vec![Column { weight: 0, align: CellAlign::Left }; header.len()],
            header: vec![head],
            rows: Box::new(OwnedRows(rows)),
        }
    }

    /// The table of figures of a report: many short columns beside one of text.
    #[test]
    fn short_headers_do_not_break_the_words_of_others() {
        let header = [
            "STT",
            "Lĩnh vực",
            "Tổng số",
            "Đúng hạn",
            "Quá hạn",
            "Chưa rõ ngày",
            "Trong hạn",
            "Quá hạn",
            "Thường xuyên",
            "Khác",
            "Tỷ lệ (%)",
        ];
        let mut row = vec!["10".to_owned(); header.len()];
        row[1] = "Xây dựng, phát triển chính quyền điện tử, chính quyền số".to_owned();
        let widths = widths(&table(&header, &[row]), Length::mm(165), FACES);
        for (text, width) in header.iter().zip(&widths) {
            for word in text.split(' ') {
                assert!(font::width(word, Face::BOLD, FACES.size) + FACES.padding <= *width, "{word} in {width:?}");
            }
        }
        assert!(widths.iter().all(|width| *width <= widths[1]), "the column of text is the widest: {widths:?}");
    }

    #[test]
    fn no_word_of_a_header_is_broken() {
        let header = ["STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"];
        let row = vec!["1".to_owned(), "Tuyên truyền ".repeat(60), "Quyết định".to_owned(), "x".repeat(300)];
        let widths = widths(&table(&header, &[row]), Length::mm(165), FACES);
        assert_eq!(widths.iter().copied().sum::<Length>(), Length::mm(165));
        for (text, width) in header.iter().zip(&widths) {
            for word in text.split(' ') {
                assert!(font::width(word, Face::BOLD, FACES.size) + FACES.padding <= *width, "{word}");
            }
        }
        assert!(widths[1] > widths[0] * 2);
    }

    fn rows() -> impl Strategy<Value = (usize, Vec<Vec<String>>)> {
        (1_usize..=12).prop_flat_map(|columns| {
            (Just(columns), prop::collection::vec(prop::collection::vec("[a-z ]{0,80}", columns), 0..6))
        })
    }

    proptest! {
        #[test]
        fn widths_fill_the_table((columns, rows) in rows()) {
            let header = vec!["Cột"; columns];
            let widths = widths(&table(&header, &rows), Length::mm(165), FACES);
            assert_eq!(widths.len(), columns);
            assert_eq!(widths.iter().copied().sum::<Length>(), Length::mm(165));
            assert!(widths.iter().all(|width| *width > Length::ZERO));
        }
    }
}
