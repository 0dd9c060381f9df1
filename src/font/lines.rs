//! Breaking text into lines as Word does: greedily, at spaces.

use crate::unit::{FontSize, Length};

use super::{Face, advance, to_length, to_units, units};

/// How many lines a text takes in a column: greedy, breaking at spaces, a longer word broken anywhere.
/// `\n` begins a new line. Empty text takes one line.
#[must_use]
pub fn count_lines(text: &str, face: Face, size: FontSize, column: Length) -> usize {
    let column = to_units(column, size).max(1);
    let space = advance(' ', face);
    let (mut lines, mut used, mut word) = (0, 0, 0);
    for c in text.chars().chain(['\n']) {
        if !matches!(c, ' ' | '\n') {
            word += advance(c, face);
            continue;
        }
        let with_space = if used == 0 { word } else { used + space + word };
        if with_space <= column {
            used = with_space;
        } else {
            let (full, rest) = if word <= column { (0, word) } else { (word / column, word % column) };
            lines += usize::from(used > 0) + usize::try_from(full).unwrap_or(0);
            used = rest;
        }
        word = 0;
        if c == '\n' {
            lines += 1;
            used = 0;
        }
    }
    lines
}

/// Text on the fewest lines that fit a column, as even as they can be: the longest line is as short as possible.
///
/// A word wider than the column stands alone on its line.
#[must_use]
pub fn balanced(text: &str, face: Face, size: FontSize, column: Length) -> Vec<Vec<&str>> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let widths: Vec<i64> = words.iter().map(|word| units(word, face)).collect();
    let space = units(" ", face);
    let fewest = greedy(&widths, space, |width| to_length(width, size) <= column).len();
    // The narrowest column that still takes the fewest lines; candidates are the widths of all runs of words.
    let mut best = greedy(&widths, space, |width| to_length(width, size) <= column);
    let mut low = widths.iter().copied().max().unwrap_or(0);
    let mut high = to_units(column, size);
    while low < high {
        let middle = low + (high - low) / 2;
        let lines = greedy(&widths, space, |width| width <= middle);
        if lines.len() <= fewest {
            best = lines;
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let mut rest = words.as_slice();
    best.iter()
        .map(|count| {
            let (line, after) = rest.split_at(*count);
            rest = after;
            line.to_vec()
        })
        .collect()
}

/// Words per line, as many on each as `fits` allows, at least one.
fn greedy(widths: &[i64], space: i64, fits: impl Fn(i64) -> bool) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut used = 0;
    let mut count = 0;
    for &width in widths {
        if count > 0 && !fits(used + space + width) {
            lines.push(count);
            count = 0;
            used = 0;
        }
        used += if count > 0 { space + width } else { width };
        count += 1;
    }
    if count > 0 {
        lines.push(count);
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop, proptest};

    use super::super::width;
    use super::*;

    const SIZE: FontSize = FontSize::pt(12);

    fn joined(lines: &[Vec<&str>]) -> Vec<String> {
        lines.iter().map(|line| line.join(" ")).collect()
    }

    #[test]
    fn a_long_name_is_split_evenly() {
        let lines = balanced("TRUNG TÂM THÔNG TIN, THỐNG KÊ VÀ ỨNG DỤNG", Face::BOLD, SIZE, Length::mm(70));
        assert_eq!(joined(&lines), ["TRUNG TÂM THÔNG TIN,", "THỐNG KÊ VÀ ỨNG DỤNG"]);
    }

    #[test]
    fn lines_are_counted_as_word_breaks_them() {
        assert_eq!(count_lines("", Face::REGULAR, SIZE, Length::mm(50)), 1);
        assert_eq!(count_lines("một\nhai", Face::REGULAR, SIZE, Length::mm(50)), 2);
        assert_eq!(count_lines(&"x".repeat(300), Face::REGULAR, SIZE, Length::mm(30)), 22);
    }

    fn words() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("[A-ZĐƯƠÂÊÔ]{1,9}", 1..20)
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_line_fits(words in words(), mm in 20_i64..120) {
            let text = words.join(" ");
            let column = Length::mm(mm);
            let lines = balanced(&text, Face::BOLD, SIZE, column);
            assert_eq!(joined(&lines).join(" "), text);
            for line in &lines {
                assert!(line.len() == 1 || width(&line.join(" "), Face::BOLD, SIZE) <= column);
            }
            assert!(lines.len() <= count_lines(&text, Face::BOLD, SIZE, column));
        }
    }
}
