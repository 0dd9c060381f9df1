//! People who can be reached, in the cell of a unit: names with telephone numbers and addresses are never printed.

use std::ops::Range;

use super::super::words::{after_words, lists};

/// Digits of a telephone number, with the zero or the code of the country.
const DIGITS: Range<usize> = 9..13;
/// Words of a name of a person.
const NAME: Range<usize> = 2..6;

/// The units of a cell without the people; none where there are no people, or nothing else.
///
/// A cell that names only a person keeps the name, without number and address.
pub(super) fn without_contacts(cell: &str) -> Option<String> {
    let has_sign = cell.contains(['@', '(']) || cell.bytes().any(|byte| byte.is_ascii_digit()) || marked(cell);
    if !has_sign {
        return None;
    }
    let addresses = addresses(cell);
    let bare = blanked(cell, &addresses);
    if addresses.is_empty() && !bracketed(&bare).any(is_person) && !parts(&bare).any(is_marked_person) {
        return None;
    }
    let units = units(&bare);
    if units.is_empty() {
        let alone: Vec<String> =
            bare.lines().map(|line| trimmed(line).to_owned()).filter(|line| !line.is_empty()).collect();
        return (!addresses.is_empty()).then(|| alone.join("\n"));
    }
    Some(units.join("\n"))
}

/// Whether a text has a word that stands before the name of a person.
fn marked(text: &str) -> bool {
    parts(text).any(is_marked_person)
}

/// Numbers and addresses with the labels before them, in their order.
fn addresses(cell: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(c) = cell.get(at..).and_then(|rest| rest.chars().next()) {
        let begins = cell.get(..at).is_none_or(|before| !before.ends_with(char::is_alphanumeric));
        let rest = cell.get(at..).unwrap_or_default();
        let length = if begins { address(rest).or_else(|| phone(rest)).or_else(|| labelled(rest)) } else { None };
        if let Some(length) = length {
            let start = with_labels(cell, at);
            found.push(start..at + length);
            at += length;
        } else {
            at += c.len_utf8();
        }
    }
    found
}

/// Length of an e-mail address at the beginning.
fn address(text: &str) -> Option<usize> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let name = text.find(|c| !is_part(c)).filter(|length| *length > 0)?;
    let domain = text.get(name..)?.strip_prefix('@')?;
    let end = domain.find(|c| !is_part(c)).unwrap_or(domain.len());
    let domain = domain.get(..end)?.trim_end_matches(['.', '-']);
    domain.contains('.').then_some(name + 1 + domain.len())
}

/// Length of a telephone number at the beginning: `0912.345.678`, `(024) 3 825 1234`, `+84 912 345 678`, `1900 1234`.
fn phone(text: &str) -> Option<usize> {
    let (mut digits, mut end) = (String::new(), 0);
    let mut separators = 0;
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' if digits.len() < DIGITS.end => {
                digits.push(c);
                separators = 0;
                end = at + 1;
            }
            '+' | '(' if at == 0 => {}
            ')' | '(' | ' ' | '.' | '-' | '\u{a0}' if separators < 2 => separators += 1,
            _ => break,
        }
        // Another number begins.
        if digits.len() >= 10 && separators > 0 {
            break;
        }
    }
    let is_abroad = text.starts_with("+84") || text.starts_with("(+84");
    let is_service = digits.starts_with("1800") || digits.starts_with("1900");
    let is_number = match digits.len() {
        length if is_service => (8..=10).contains(&length),
        length => DIGITS.contains(&length) && (digits.starts_with('0') || is_abroad),
    };
    is_number.then_some(end)
}

/// Length of a label with a number behind it that is none by itself: `máy lẻ 12`, `SĐT: 912345678`.
fn labelled(text: &str) -> Option<usize> {
    let words = &lists().contact;
    let rest = words.labels.iter().find_map(|label| after_words(text, label))?;
    let is_extension = words.extensions.iter().any(|label| after_words(text, label).is_some());
    let rest = rest.trim_start_matches([':', '.', ' ', '-']);
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '.' | '-'))).unwrap_or(rest.len());
    let number = rest.get(..end)?.trim_end_matches([' ', '.', '-']);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_number = if is_extension { digits > 0 } else { digits >= 7 };
    is_number.then(|| text.len() - rest.len() + number.len())
}

/// Where a number begins with the labels before it.
fn with_labels(cell: &str, at: usize) -> usize {
    let mut start = at;
    loop {
        let before = cell.get(..start).unwrap_or_default().trim_end_matches([' ', ':', '.', '-', '–']);
        let label = lists().contact.labels.iter().find_map(|label| {
            let begin = before.char_indices().rev().nth(label.chars().count() - 1)?.0;
            let is_word = !before.get(..begin)?.ends_with(char::is_alphanumeric);
            (is_word && after_words(before.get(begin..)?, label) == Some("")).then_some(begin)
        });
        match label {
            Some(begin) => start = begin,
            None => return start,
        }
    }
}

/// A text with line ends in place of what is taken out.
fn blanked(cell: &str, out: &[Range<usize>]) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut at = 0;
    for range in out {
        text.push_str(cell.get(at..range.start).unwrap_or_default());
        text.push(GAP);
        at = range.end;
    }
    text.push_str(cell.get(at..).unwrap_or_default());
    text
}

/// What stands where a number or address was.
const GAP: char = '\u{1}';

/// The texts in brackets.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    text.split('(').skip(1).map(|rest| rest.split(')').next().unwrap_or_default())
}

/// The parts of a text, as a list of people or units has them.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', ';', ',', '(', ')', GAP])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
        .map(trimmed)
}

/// A part without what separates it from others.
fn trimmed(part: &str) -> &str {
    part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':' | ';' | ',' | '(' | ')' | '/' | GAP))
}

/// The units that are left, one a line: without brackets about people, people, and their posts.
fn units(bare: &str) -> Vec<String> {
    let mut text = String::with_capacity(bare.len());
    let mut rest = bare;
    while let Some(open) = rest.find('(') {
        let inside = rest.get(open + 1..).unwrap_or_default();
        let end = inside.find(')').unwrap_or(inside.len());
        let bracket = inside.get(..end).unwrap_or_default();
        text.push_str(rest.get(..open).unwrap_or_default());
        if bracket.contains(GAP) || is_person(bracket) {
            text.push(' ');
        } else {
            text.push_str(rest.get(open..=open + end).unwrap_or_default());
            text.push_str(if inside.len() > end { ")" } else { "" });
        }
        rest = inside.get(end + 1..).unwrap_or_default();
    }
    text.push_str(rest);
    let mut units = Vec::new();
    for piece in text.split(['\n', ';', GAP]) {
        let mut kept: Vec<&str> = Vec::new();
        let mut after_person = false;
        for part in piece.split(", ").flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – ")) {
            let part = trimmed(part);
            let is_out = is_person(part) || (after_person && is_post(part));
            after_person = is_out;
            if !is_out && !part.is_empty() {
                kept.push(part);
            }
        }
        let whole = trimmed(piece);
        let is_whole =
            kept.iter().map(|part| part.len()).sum::<usize>() + 2 * kept.len().saturating_sub(1) >= whole.len();
        match kept.as_slice() {
            [] => {}
            // Nothing was taken out of it: it stays as it was typed.
            _ if is_whole => units.push(whole.to_owned()),
            kept => units.push(kept.join(", ")),
        }
    }
    units
}

/// Whether a part is a person: a mark before the name, or a family name and what follows one.
fn is_person(part: &str) -> bool {
    let part = trimmed(part);
    is_marked_person(part) || is_name(part)
}

fn is_marked_person(part: &str) -> bool {
    lists().contact.persons.iter().any(|mark| {
        after_words(part, mark)
            .is_some_and(|rest| rest.trim_start_matches(['.', ':', ' ']).starts_with(char::is_uppercase))
    })
}

fn is_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    let family = words.first().map(|word| word.to_lowercase()).unwrap_or_default();
    let contact = &lists().contact;
    let is_family = contact.families.contains(&family) || (words.len() > 2 && contact.place_families.contains(&family));
    NAME.contains(&words.len()) && words.iter().all(is_capital) && is_family
}

fn is_post(part: &str) -> bool {
    lists().contact.posts.iter().any(|post| after_words(part, post).is_some())
}

#[cfg(test)]
mod tests {
    use super::without_contacts;

    /// A cell, and what is left of it; none = all of it.
    #[track_caller]
    fn case(cell: &str, left: Option<&str>) {
        assert_eq!(without_contacts(cell).as_deref(), left, "{cell}");
    }

    #[test]
    fn people_are_taken_off() {
        for cell in [
            "Phòng Quy hoạch (đ/c Nguyễn Văn An, 0912 345 678)",
            "Phòng Quy hoạch (Nguyễn Văn An; an@gmail.com; +84 912 345 678)",
            "Phòng Quy hoạch (Đồng chí An)",
            "Phòng Quy hoạch\nNguyễn Văn An - 0912.345.678",
            "Phòng Quy hoạch\nNguyễn Văn An\n0912-345-678",
            "Phòng Quy hoạch - ĐT: 0221 3865 123",
            "Phòng Quy hoạch; SĐT 0900 000 002",
            "Phòng Quy hoạch, email: an.nv@hungyen.gov.vn",
            "Phòng Quy hoạch\nĐ/c An (Zalo 0912345678)",
            "Phòng Quy hoạch (024) 3825 1234 số máy lẻ 12",
            "Phòng Quy hoạch: 0912345678 - 0987654321",
            "Phòng Quy hoạch, đ/c Trần Thị Bình, Phó Trưởng phòng, 0988777666",
            "Đ/c Trần Thị Bình, Phó Trưởng phòng - 0988777666\nPhòng Quy hoạch",
            "Phòng Quy hoạch; Trần Bình, chuyên viên, điện thoại: (0221) 3 865 123",
            "Phòng Quy hoạch - SĐT: 912345678",
            "Phòng Quy hoạch, hotline 1900 1234",
        ] {
            case(cell, Some("Phòng Quy hoạch"));
        }
        case("Sở Y tế (0912345678); Sở Tài chính (ông Lê B, 0987654321)", Some("Sở Y tế\nSở Tài chính"));
        case("Văn Phòng\nHà Nội (0912345678)", Some("Văn Phòng\nHà Nội"));
        case("Phòng Tổ chức, cán bộ (0912345678)", Some("Phòng Tổ chức, cán bộ"));
    }

    #[test]
    fn units_stay_whole() {
        for cell in [
            "Văn phòng",
            "Công an phường 12",
            "Phòng PC06",
            "Tổ 1022",
            "Tổng đài 1022",
            "Phòng Quy hoạch (bộ phận một cửa)",
            "Ban QLDA 1; Ban QLDA 2",
            "UBND xã Tân Hưng, Yên Mỹ",
            "45 xã, phường",
            "Sở Y tế (chủ trì từ ngày 01/01/2026 đến 31/12/2026)",
            "Các đơn vị theo Quyết định số 123/QĐ-UBND ngày 02/3/2026",
            "Hồ Chí Minh",
            "Phòng Hồ sơ, Lưu trữ",
        ] {
            case(cell, None);
        }
    }

    #[test]
    fn a_person_alone_stays_without_the_number() {
        case("Nguyễn Văn An - 0912 345 678", Some("Nguyễn Văn An"));
        case("đ/c Nguyễn Văn An", None);
        case("", None);
    }
}
