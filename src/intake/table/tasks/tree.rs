//! Which task stands below which: by code, by number, below labels.

use crate::nd30::numbering::roman_value;

/// What places a row among those above it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TaskRow<'g> {
    /// Its number without what closes it: `1.1`, `a`, `-`, `II`.
    pub(super) number: &'g str,
    /// Its code.
    pub(super) code: &'g str,
    /// Whether it names what follows and is no work itself: nothing beside the content.
    pub(super) is_label: bool,
}

/// The rows that are open: each below the one before it.
#[derive(Debug, Default)]
pub(super) struct OpenRows<'g> {
    rows: Vec<TaskRow<'g>>,
}

impl<'g> OpenRows<'g> {
    /// Nothing stands above what follows.
    pub(super) fn clear(&mut self) {
        self.rows.clear();
    }

    /// How deep a row stands; those that come after it may stand below it.
    pub(super) fn place(&mut self, row: TaskRow<'g>) -> usize {
        while self.rows.last().is_some_and(|above| !row.is_below(*above)) {
            self.rows.pop();
        }
        self.rows.push(row);
        self.rows.len() - 1
    }
}

/// What a number of a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum NumberKind {
    Roman,
    /// `1`, `1.1`, `B2`.
    Dotted,
    /// `a`.
    Letter,
    Dash,
    Plus,
    None,
}

impl TaskRow<'_> {
    fn kind(self) -> NumberKind {
        let number = self.number;
        match number {
            "" => NumberKind::None,
            "-" | "–" | "•" | "*" => NumberKind::Dash,
            "+" => NumberKind::Plus,
            _ if is_numeral(number) => NumberKind::Roman,
            _ if number.chars().count() == 1 && number.chars().all(char::is_lowercase) => NumberKind::Letter,
            _ => NumberKind::Dotted,
        }
    }

    /// Whether the row stands below one above it.
    fn is_below(self, above: Self) -> bool {
        if !self.code.is_empty() && !above.code.is_empty() && begins(above.code, self.code) {
            return true;
        }
        match (above.kind(), self.kind()) {
            // A label without a number is for the rows up to the next one.
            (NumberKind::None, NumberKind::None) => above.is_label && !self.is_label,
            (NumberKind::None, kind) => {
                let by_code = !above.code.is_empty() && !self.code.is_empty();
                above.is_label && !by_code && kind != NumberKind::Roman
            }
            // Rows without a number belong to a numbered one that is no work itself.
            (kind, NumberKind::None) => kind == NumberKind::Roman || (above.is_label && !self.is_label),
            (NumberKind::Roman, kind) => kind != NumberKind::Roman,
            (NumberKind::Dotted, NumberKind::Dotted) => begins(above.number, self.number),
            (above, kind) => kind > above,
        }
    }
}

/// Whether a code or number, `N01.2`, begins another, `N01.2.1`, and a part of that ends there.
fn begins(above: &str, below: &str) -> bool {
    let Some(rest) = below.strip_prefix(above) else { return false };
    rest.starts_with(['.', '-', '_', '/']) && rest.len() > 1
}

/// Whether a code is the beginning of the next one.
pub(super) fn is_parent_code(code: &str, next: &str) -> bool {
    !code.is_empty() && begins(code, next)
}

/// Whether a number is the numeral of a group; `C` is a letter of one.
pub(in crate::intake::table) fn is_numeral(number: &str) -> bool {
    roman_value(number.trim_end_matches('.')).is_some_and(|value| value < 100)
}

/// Puts a task, or what goes with one, below the last one that stands higher; `below` is where it keeps those below it.
pub(super) fn insert<T>(tasks: &mut Vec<T>, task: T, depth: usize, below: fn(&mut T) -> &mut Vec<T>) {
    match tasks.last_mut() {
        Some(parent) if depth > 0 => insert(below(parent), task, depth - 1, below),
        _ => tasks.push(task),
    }
}

/// A number without what closes it.
pub(super) fn closed(number: &str) -> &str {
    number.trim_end_matches(['.', ')', '/', ':']).trim_start_matches('(')
}

/// The dash with which a content without a number begins.
pub(super) fn dash(content: &str) -> &str {
    let is_dash = ["- ", "– ", "+ ", "• ", "* "].iter().any(|dash| content.starts_with(dash));
    if is_dash { content.split(' ').next().unwrap_or_default() } else { "" }
}

#[cfg(test)]
mod tests {
    use super::{OpenRows, TaskRow};

    /// Rows as `number code`, `!` before a label, and how deep each stands.
    #[track_caller]
    fn case(rows: &[&'static str], depths: &[usize]) {
        let mut open = OpenRows::default();
        let place = |row: &&'static str| {
            let (is_label, row) = row.strip_prefix('!').map_or((false, *row), |row| (true, row));
            let (number, code) = row.split_once(' ').unwrap_or((row, ""));
            open.place(TaskRow { number, code, is_label })
        };
        assert_eq!(rows.iter().map(place).collect::<Vec<_>>(), depths, "{rows:?}");
    }

    #[test]
    fn rows_stand_below_others_by_number() {
        case(&["1", "1.1", "a", "b", "1.2", "2", "-", "+", "+", "-", "3"], &[0, 1, 2, 2, 1, 0, 1, 2, 2, 1, 0]);
        case(&["1.1", "1.2", "1.2.1", "1.10", "2.1"], &[0, 0, 1, 0, 0]);
        case(&["I.1", "I.2", "II.1"], &[0, 0, 0]);
        case(&["I", "1", "2", "II", "1"], &[0, 1, 1, 0, 1]);
        case(&["a", "b", "c"], &[0, 0, 0]);
        case(&["", "", "-", ""], &[0, 0, 0, 0]);
    }

    #[test]
    fn rows_stand_below_others_by_code() {
        case(&["1 N01.1", "! N01.2", "2 N01.2.1", "3 N01.2.2", "4 N01.3"], &[0, 0, 1, 1, 0]);
        case(&["1 N01.1", "2 N01.10", "3 N01.1.1"], &[0, 0, 0]);
        case(&[" KH20_TT_N01.1", " KH20_TT_N01.1.2", " KH20_TT_N02"], &[0, 1, 0]);
        case(&["1 A", "1.1 B", "2 C"], &[0, 1, 0]);
    }

    #[test]
    fn rows_stand_below_labels() {
        case(&["1", "!", "2", "3", "!", "4"], &[0, 0, 1, 1, 0, 1]);
        case(&["!1", "", "", "!2", ""], &[0, 1, 1, 0, 1]);
        case(&["1", "", "2"], &[0, 0, 0]);
    }
}
