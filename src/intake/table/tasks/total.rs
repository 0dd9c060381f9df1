//! Rows of totals: no tasks, but what they say is compared with what the list holds.

use crate::diag::{Code, Diagnostic};
use crate::nd30::numbering::roman_value;
use crate::text::Amount;

use super::super::grid::Grid;
use super::super::header::Header;
use super::super::words::{after_words, lists};

/// What stands behind the label of a total, `: 02 nhiệm vụ`; none where a text is no such label.
///
/// «Cộng nhóm I» is one, «Cộng tác với báo chí» is not.
pub(in crate::intake::table) fn after_label(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['-', '*', ' ']);
    let rest = lists().total.iter().find_map(|label| after_words(text, label))?.trim_start();
    let first = rest.split([' ', ':', '.', ',', ')']).next().unwrap_or_default();
    let parts = || first.split(['+', '-', '–']).map(str::trim).filter(|part| !part.is_empty());
    let numbered = parts().all(|part| roman_value(part).is_some() || matches!(part.as_bytes(), [b'A'..=b'Z']));
    let is_label = rest.is_empty()
        || rest.starts_with(|c: char| !c.is_alphabetic())
        || numbered
        || lists().total_of.iter().any(|word| after_words(rest, word).is_some());
    is_label.then_some(rest)
}

/// A running sum, of the tasks that stand highest and of all.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    top: Amount,
    all: Amount,
}

impl Sums {
    fn add(&mut self, amount: Amount, is_top: bool) {
        self.all += amount;
        if is_top {
            self.top += amount;
        }
    }
}

/// Sums of a column, or the number of tasks.
#[derive(Clone, Debug, Default)]
struct Running {
    list: Sums,
    group: Sums,
    since_total: Sums,
}

impl Running {
    fn add(&mut self, amount: Amount, is_top: bool) {
        for sums in [&mut self.list, &mut self.group, &mut self.since_total] {
            sums.add(amount, is_top);
        }
    }

    /// What a total that stands here may be of; the first is the most likely one of a group.
    fn candidates(&self) -> [Amount; 6] {
        let Self { list, group, since_total } = self;
        [since_total.top, since_total.all, group.top, group.all, list.all, list.top]
    }
}

/// A figure of a row of totals.
#[derive(Debug)]
struct Stated {
    row: usize,
    column: usize,
    figure: Amount,
    /// The sums of this column; none = the number of tasks.
    of: Option<usize>,
    candidates: [Amount; 6],
    /// Whether it is said to be of the whole list.
    is_whole: bool,
}

/// The sums of a list while it is read, and the figures of its totals.
#[derive(Debug)]
pub(super) struct ListTotals {
    /// What each task counts.
    one: Amount,
    count: Running,
    /// By column, where it may hold amounts: how many there were, and their sums.
    columns: Vec<(usize, usize, Running)>,
    stated: Vec<Stated>,
}

impl ListTotals {
    pub(super) fn new(header: &Header) -> Self {
        let not_summed = ["stt", "ma", "noi_dung", "thoi_gian", "nhom"].map(|field| header.column(field));
        let columns = (0..header.texts.len()).filter(|column| !not_summed.contains(&Some(*column)));
        Self {
            one: amount("1"),
            count: Running::default(),
            columns: columns.map(|column| (column, 0, Running::default())).collect(),
            stated: Vec::new(),
        }
    }

    /// Counts a task.
    pub(super) fn task(&mut self, grid: &Grid, row: usize, is_top: bool) {
        self.count.add(self.one, is_top);
        for (column, seen, running) in &mut self.columns {
            let cell = grid.cell(row, *column).filter(|cell| !cell.merged_down);
            if let Some(amount) = cell.and_then(|cell| figure(cell.text.trim())) {
                *seen += 1;
                running.add(amount, is_top);
            }
        }
    }

    /// A group begins.
    pub(super) fn group(&mut self) {
        self.count.group = Sums::default();
        for (_, _, running) in &mut self.columns {
            running.group = Sums::default();
        }
    }

    /// A row of totals, with what stands behind its label in a column.
    pub(super) fn total(&mut self, grid: &Grid, row: usize, label: (usize, &str)) {
        let count = self.count.candidates();
        let text = grid.text(row, label.0);
        let is_whole = after_words(text, "cộng").is_none() && !text.contains('+');
        let stated = |column, figure, of, candidates| Stated { row, column, figure, of, candidates, is_whole };
        if let Some(figure) = counted(label.1) {
            self.stated.push(stated(label.0, figure, None, count));
        }
        for (at, (column, _, running)) in self.columns.iter().enumerate() {
            if *column != label.0
                && let Some(figure) = figure(grid.text(row, *column))
            {
                self.stated.push(stated(*column, figure, Some(at), running.candidates()));
            }
        }
        self.count.since_total = Sums::default();
        for (_, _, running) in &mut self.columns {
            running.since_total = Sums::default();
        }
    }

    /// Says which figures of totals are not what the list holds.
    pub(super) fn differences(&self, grid: &Grid) -> Vec<Diagnostic> {
        let differs = |stated: &&Stated| {
            let (running, seen) = match stated.of {
                None => (&self.count, 1),
                Some(at) => (&self.columns[at].2, self.columns[at].1),
            };
            let whole = [running.list.top, running.list.all];
            // A column without amounts has a total of something else.
            seen > 0 && !stated.candidates.iter().chain(&whole).any(|sum| *sum == stated.figure)
        };
        let tell = |stated: &Stated| {
            let zero = Amount::default();
            let mut sums = stated.candidates.into_iter().filter(|sum| *sum != zero);
            let sum = if stated.is_whole { sums.next_back() } else { sums.next() }.unwrap_or(zero);
            let message = match stated.of {
                None => format!("dòng tổng ghi {} nhiệm vụ, bảng có {sum}", stated.figure),
                Some(_) => format!("dòng tổng ghi {}, cộng các dòng được {sum}", stated.figure),
            };
            Diagnostic::warning(Code::VB270, message)
                .path(grid.place(stated.row, stated.column))
                .help("kiểm tra lại: thiếu dòng, thừa dòng, hoặc sửa số ở dòng tổng; dòng tổng không được in")
        };
        self.stated.iter().filter(differs).map(tell).collect()
    }
}

fn amount(text: &str) -> Amount {
    Amount::parse(text).unwrap_or_default()
}

/// The amount in a cell.
fn figure(text: &str) -> Option<Amount> {
    if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−')) { Amount::parse(text) } else { None }
}

/// The number of tasks that a label states: `: 02 nhiệm vụ`, `: 15`.
fn counted(rest: &str) -> Option<Amount> {
    let rest = rest.trim_start_matches([':', '=', '-', '–', '(', ' ']);
    let rest = lists().counted.iter().find_map(|word| after_words(rest, word)).unwrap_or(rest);
    let rest = rest.trim_start_matches([':', '=', '-', '–', '(', ' ']);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, unit) = rest.split_at_checked(end)?;
    let unit = unit.trim_matches([' ', '.', ')', ';']);
    let is_count = unit.is_empty() || lists().counted.iter().any(|word| after_words(unit, word).is_some());
    if is_count { Amount::parse(digits) } else { None }
}

#[cfg(test)]
mod tests {
    use super::{after_label, counted};

    #[track_caller]
    fn case(text: &str, rest: Option<&str>) {
        assert_eq!(after_label(text), rest, "{text}");
    }

    #[test]
    fn labels_of_totals_are_known_from_tasks() {
        case("Tổng cộng", Some(""));
        case("TỔNG CỘNG: 02 nhiệm vụ", Some(": 02 nhiệm vụ"));
        case("Cộng", Some(""));
        case("Cộng:", Some(":"));
        case("Cộng (I)", Some("(I)"));
        case("Cộng I+II", Some("I+II"));
        case("Cộng A", Some("A"));
        case("Cộng nhóm I", Some("nhóm I"));
        case("Cộng mục II", Some("mục II"));
        case("Tổng số: 15", Some(": 15"));
        case("Tổng số nhiệm vụ: 15", Some("nhiệm vụ: 15"));
        case("Tổng kinh phí", Some("kinh phí"));
        case("- Tổng cộng", Some(""));
        case("Tổng hợp báo cáo năm", None);
        case("Tổng kết công tác", None);
        case("Tổng rà soát văn bản", None);
        case("Tổng điều tra dân số", None);
        case("Tổng số hóa tài liệu", None);
        case("Cộng tác với báo chí", None);
        case("Cộng đồng an toàn", None);
        case("Công khai ngân sách", None);
        case("Tổng", Some(""));
    }

    #[test]
    fn the_number_of_tasks_is_read() {
        let read = |text: &str| counted(text).map(|amount| amount.to_string());
        assert_eq!(read(": 02 nhiệm vụ").as_deref(), Some("2"));
        assert_eq!(read("nhiệm vụ: 15").as_deref(), Some("15"));
        assert_eq!(read("15").as_deref(), Some("15"));
        assert_eq!(read("(15 việc)").as_deref(), Some("15"));
        assert_eq!(read(": 02 báo cáo"), None);
        assert_eq!(read(""), None);
    }
}
