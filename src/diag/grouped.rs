//! One cause, one message: what is told of many cells in the same words is told once, with the first places and a count.

use std::collections::HashMap;

use super::{Diagnostic, Severity};

/// Places that are named of a message.
const MOST_PLACES: usize = 10;

/// What messages of one cause have in common: how grave, code, words but for what they quote, remedies, file.
type Cause = (Severity, &'static str, String, Vec<String>, Option<String>);

/// The messages with those of one cause joined, in the order in which each cause is first told.
#[must_use]
pub fn grouped(told: &[Diagnostic]) -> Vec<Diagnostic> {
    // The message that began each, and those that joined it.
    let mut groups: Vec<(&Diagnostic, Vec<&Diagnostic>)> = Vec::new();
    let mut known: HashMap<Cause, usize> = HashMap::new();
    for one in told {
        match cause(one).map(|cause| *known.entry(cause).or_insert(groups.len())) {
            Some(at) if at < groups.len() => groups[at].1.push(one),
            _ => groups.push((one, Vec::new())),
        }
    }
    groups.iter().map(|(first, others)| joined(first, others)).collect()
}

/// What a message of a cell or an entry of a list is caused by; none for one of something else.
fn cause(one: &Diagnostic) -> Option<Cause> {
    let path = one.place.path.as_deref()?;
    let is_cell = one.place.excerpt.is_none() && (path.starts_with("trang «") || path.starts_with("dòng "));
    let is_one_of_many = is_cell || path.starts_with("nhiem_vu[");
    is_one_of_many
        .then(|| (one.severity, one.code.as_str(), shape(&one.message), one.help.clone(), one.place.file.clone()))
}

/// A text without what stands in quotes, and without words with digits, such as codes.
fn shape(text: &str) -> String {
    let mut rest = text;
    let mut words = String::new();
    while let Some((before, quoted)) = rest.split_once('«') {
        words.push_str(before);
        words.push('«');
        rest = quoted.split_once('»').map_or("", |(_, rest)| rest);
    }
    words.push_str(rest);
    let plain = words.split(' ').filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    plain.collect::<Vec<_>>().join(" ")
}

/// What a message is about: the first text in quotes, with the code before it.
fn subject(text: &str) -> Option<String> {
    let (before, rest) = text.split_once('«')?;
    let (quoted, _) = rest.split_once('»')?;
    let code = before.trim_end().rsplit(' ').next().filter(|word| word.contains(|c: char| c.is_ascii_digit()));
    Some(code.map_or_else(|| format!("«{quoted}»"), |code| format!("{code} «{quoted}»")))
}

/// `trang «KH», ô B5, B7`: the sheet is named once.
fn in_one_sheet(places: &[&str]) -> Option<String> {
    let (sheet, _) = places.first()?.split_once(", ô ")?;
    let cells: Option<Vec<&str>> = places.iter().map(|place| place.strip_prefix(sheet)?.strip_prefix(", ô ")).collect();
    Some(format!("{sheet}, ô {}", cells?.join(", ")))
}

/// `dòng 5, 7, cột 2`, in a file without sheets.
fn in_one_column(places: &[&str]) -> Option<String> {
    let (_, column) = places.first()?.split_once(", cột ")?;
    let rows: Option<Vec<&str>> =
        places.iter().map(|place| place.strip_prefix("dòng ")?.strip_suffix(column)?.strip_suffix(", cột ")).collect();
    Some(format!("dòng {}, cột {column}", rows?.join(", ")))
}

fn joined(first: &Diagnostic, others: &[&Diagnostic]) -> Diagnostic {
    let mut one = first.clone();
    if others.is_empty() {
        return one;
    }
    let count = others.len() + 1;
    let all = [first].into_iter().chain(others.iter().copied());
    let mut places: Vec<&str> = all.filter_map(|one| one.place.path.as_deref()).take(MOST_PLACES).collect();
    places.dedup();
    let listed = in_one_sheet(&places).or_else(|| in_one_column(&places)).unwrap_or_else(|| places.join("; "));
    let more = if count > MOST_PLACES { format!(" … (tất cả {count} chỗ)") } else { String::new() };
    one.place.path = Some(format!("{listed}{more}"));
    // The line of one of them tells nothing of the others.
    one.place.excerpt = None;
    one.place.line = None;
    one.place.column = None;
    let own = subject(&first.message);
    let mut subjects: Vec<String> = others.iter().filter_map(|other| subject(&other.message)).collect();
    subjects.retain(|subject| Some(subject) != own.as_ref());
    subjects.dedup();
    if !subjects.is_empty() {
        let more = if subjects.len() > MOST_PLACES { " …" } else { "" };
        let shown: Vec<&str> = subjects.iter().take(MOST_PLACES).map(String::as_str).collect();
        one.message = format!("{}; và {}{more}", one.message, shown.join(", "));
    }
    one
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;

    fn at(message: &str, path: &str) -> Diagnostic {
        Diagnostic::warning(Code::VB717, message).path(path).help("dùng: Hoàn thành")
    }

    #[test]
    fn one_cause_is_told_once_with_its_places() {
        let cell = |row: usize| at(&format!("không hiểu trạng thái «t{row}»"), &format!("trang «KH», ô H{row}"));
        let mut told: Vec<Diagnostic> = (2..14).map(cell).collect();
        told.insert(3, at("dòng có hai trạng thái: «x»", "trang «KH», ô H5"));
        told.push(at("không hiểu trạng thái «khác»", "noi_dung[0]"));
        let joined = grouped(&told);
        assert_eq!(joined.len(), 3);
        assert_eq!(
            joined[0].message,
            "không hiểu trạng thái «t2»; và «t3», «t4», «t5», «t6», «t7», «t8», «t9», «t10», «t11», «t12» …"
        );
        assert_eq!(
            joined[0].place.path.as_deref(),
            Some("trang «KH», ô H2, H3, H4, H5, H6, H7, H8, H9, H10, H11 … (tất cả 12 chỗ)")
        );
        assert_eq!(joined[1].message, told[3].message);
        // Remedies of their own keep messages apart.
        let helped = [at("a «1»", "dòng 2, cột 1"), at("a «2»", "dòng 3, cột 1").help("có phải «b»?")];
        assert_eq!(grouped(&helped).len(), 2);
        let same = [at("a", "dòng 2, cột 1"), at("a", "dòng 3, cột 1")];
        assert_eq!(grouped(&same)[0].place.path.as_deref(), Some("dòng 2, 3, cột 1"));
        let apart = [at("a", "dòng 2, cột 1"), at("a", "dòng 3, cột 4")];
        assert_eq!(grouped(&apart)[0].place.path.as_deref(), Some("dòng 2, cột 1; dòng 3, cột 4"));
    }
}
