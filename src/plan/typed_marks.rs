//! Marks that a person typed where the program writes its own: `I. `, `1. `, `a) `, `- `, `Điều 1. `, `Phụ lục I: `,
//! `Kính gửi: `.

use crate::diag::{Code, Diagnostic};

use super::document::{Luu, Muc, NoiNhan, Plan};
use super::path::Path;
use super::shape::FromWords;
use super::text::{Text, plain_text};
use super::walk::NodeMut;

/// Most digits of a number of an entry.
const LONGEST_NUMBER: usize = 3;

/// Takes the marks off that would be printed twice, and tells of each.
pub(super) fn take_off(plan: &mut Plan) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    plan.walk_mut(&mut |path, node| match node {
        NodeMut::Level(entry) => level(entry, path, &mut told),
        NodeMut::Group(group) => {
            if let Some(title) = &mut group.nhom {
                strip(title, |text| mark(text, true), &|| path.at("nhom"), &mut told);
            }
        }
        NodeMut::Appendix(appendix) => {
            strip(&mut appendix.tieu_de, appendix_mark, &|| path.at("tieu_de"), &mut told);
        }
        _ => {}
    });
    for (index, name) in plan.kinh_gui.iter_mut().enumerate() {
        strip(name, addressed, &|| Path::from("kinh_gui").nth(index), &mut told);
    }
    if let Some(title) = &mut plan.nhiem_vu_tieu_de {
        strip(title, appendix_mark, &|| Path::from("nhiem_vu_tieu_de"), &mut told);
    }
    kept_copies(&mut plan.noi_nhan, &mut plan.luu);
    told
}

/// The number of an entry stands before its title, or before the first paragraph of one without.
fn level(entry: &mut Muc, path: &Path, told: &mut Vec<Diagnostic>) {
    let is_top = path.keys().all(|key| key != "muc");
    if let Some(title) = &mut entry.tieu_de {
        strip(title, |text| mark(text, is_top), &|| path.at("tieu_de"), told);
    } else if let Some(first) = entry.doan.first_mut() {
        strip(first, |text| mark(text, false), &|| path.at("doan").nth(0), told);
    }
}

/// Takes off what `mark` finds at the beginning of a text that has more.
fn strip(text: &mut Text, mark: impl Fn(&str) -> Option<usize>, at: &dyn Fn() -> Path, told: &mut Vec<Diagnostic>) {
    let whole = plain_text(text);
    let Some((typed, rest)) = mark(&whole).and_then(|length| whole.split_at_checked(length)) else { return };
    if rest.trim().is_empty() {
        return;
    }
    // The mark may reach over pieces: `[{"dam": "1."}, " Mục tiêu"]`.
    let mut left = typed.len();
    text.for_each_string_mut(&mut |string| {
        let taken = string.floor_char_boundary(left.min(string.len()));
        string.drain(..taken);
        left -= taken;
    });
    told.push(
        Diagnostic::hint(Code::VB176, format!("«{}» gõ sẵn ở đầu không in: chương trình tự ghi", typed.trim()))
            .path(at())
            .help("bỏ số và dấu ở đầu tiêu đề, ở đầu đoạn của mục không có tiêu đề"),
    );
}

/// Bytes of the mark of an entry at the beginning of a text, with the white space after it. `capital` says that a letter of
/// a part (`A.`) is one too.
fn mark(text: &str, capital: bool) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let body = text.get(start..)?;
    let length = bullet(body)
        .or_else(|| named(body))
        .or_else(|| bracketed(body))
        .or_else(|| numbered(body))
        .or_else(|| lettered(body, capital))?;
    let rest = body.get(length..)?;
    Some(start + length + (rest.len() - rest.trim_start().len()))
}

/// `- `, `– `, `+ `, `• `: a sign with white space, or a letter, after it.
fn bullet(text: &str) -> Option<usize> {
    let sign = text.chars().next().filter(|c| "-–—+*•·●▪".contains(*c))?;
    let rest = text.get(sign.len_utf8()..)?;
    let next = rest.chars().next()?;
    let stands_alone = next.is_whitespace() || (next.is_alphabetic() && sign != '*' && sign != '+');
    stands_alone.then_some(sign.len_utf8())
}

/// `Điều 1. `, `Chương II: `, `Mục 1 - `, `Phần thứ nhất\n`: the name of a level, its number, and a sign or the end of the line.
fn named(text: &str) -> Option<usize> {
    const LEVELS: [&str; 6] = ["Phần", "Chương", "Mục", "Tiểu mục", "Điều", "Khoản"];
    let same = |level: &&&str| {
        // Capitals have as many bytes as small letters here.
        text.get(..level.len()).is_some_and(|head| head.to_lowercase() == level.to_lowercase())
    };
    let level = LEVELS.iter().find(same)?;
    let after = text.get(level.len()..)?;
    let number = after.trim_start();
    if number.len() == after.len() {
        return None;
    }
    let in_order = ["thứ ", "THỨ "].iter().find_map(|word| number.strip_prefix(word));
    let number_end = match in_order {
        Some(rest) => number.len() - rest.len() + rest.find(|c: char| !c.is_alphanumeric())?,
        None => number.find(|c: char| !c.is_alphanumeric())?,
    };
    let digits = number.get(..number_end)?;
    if in_order.is_none() && !is_number(digits) {
        return None;
    }
    let rest = number.get(number_end..)?;
    let sign = rest.trim_start_matches([' ', '\u{A0}', '\t']);
    let mark = sign.chars().next().filter(|c| ".:-–—/\n".contains(*c))?;
    Some(text.len() - sign.len() + mark.len_utf8())
}

/// `(1) `, `(a) `: a number or letter in brackets.
fn bracketed(text: &str) -> Option<usize> {
    let (inside, rest) = text.strip_prefix('(')?.split_once(')')?;
    let is_letter = inside.chars().count() == 1 && inside.chars().all(char::is_lowercase);
    let fits = (is_number(inside) || is_letter) && rest.starts_with(char::is_whitespace);
    fits.then(|| text.len() - rest.len())
}

/// `I. `, `1) `, `2.1. `, `I.1. `, `II - `, `2.1 Nội dung`: numbers with a sign after them.
fn numbered(text: &str) -> Option<usize> {
    let mut end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(text.len());
    // `1.Mục tiêu`: the title begins right behind the point.
    let glued = text.get(..end)?.rfind('.').filter(|dot| {
        let title = text.get(dot + 1..).unwrap_or_default();
        title.starts_with(char::is_uppercase) && title.chars().nth(1).is_some_and(char::is_alphabetic)
    });
    if let Some(dot) = glued {
        end = dot + 1;
    }
    let numbers = text.get(..end)?;
    let parts: Vec<&str> = numbers.trim_end_matches('.').split('.').collect();
    let (first, deeper) = parts.split_first()?;
    let is_deeper = |part: &&str| part.len() < LONGEST_NUMBER && is_arabic(part);
    if !is_number(first) || !deeper.iter().all(is_deeper) {
        return None;
    }
    let rest = text.get(end..)?;
    if numbers.ends_with('.') {
        return (glued.is_some() || rest.starts_with(char::is_whitespace)).then_some(end);
    }
    if let Some(closed) = rest.strip_prefix([')', '/', ':']) {
        return (deeper.is_empty() || rest.starts_with(')'))
            .then_some(())
            .filter(|()| closed.starts_with(char::is_whitespace))
            .map(|()| end + 1);
    }
    // `3- Khác`; a number before a dash may be the first of a range.
    if let Some(title) = rest.strip_prefix(['-', '–']).filter(|_| deeper.is_empty())
        && title.starts_with(char::is_whitespace)
        && title.trim_start().starts_with(char::is_uppercase)
    {
        return Some(text.len() - title.len());
    }
    let spaced = rest.trim_start();
    if spaced.len() == rest.len() {
        return None;
    }
    // `II - YÊU CẦU`; a number before a dash may be the first of a range.
    if !is_arabic(first)
        && let Some(title) = spaced.strip_prefix(['-', '–', '—'])
    {
        return title.starts_with(char::is_whitespace).then(|| text.len() - title.len());
    }
    // `2.1 Nội dung`, but not `1.5 triệu đồng`.
    (!deeper.is_empty() && spaced.starts_with(char::is_uppercase)).then_some(end)
}

/// `a) `, `đ. `, `aa) `; `A. ` where that is asked.
fn lettered(text: &str, capital: bool) -> Option<usize> {
    let end = text.find(|c: char| !c.is_alphabetic())?;
    let letters = text.get(..end)?;
    let sign = text.get(end..)?.chars().next()?;
    let count = letters.chars().count();
    let fits = match sign {
        ')' | '/' => count <= 2 && letters.chars().all(char::is_lowercase),
        '.' => count == 1 && (capital || letters.chars().all(char::is_lowercase)),
        _ => false,
    };
    let rest = text.get(end + 1..)?;
    (fits && rest.starts_with(char::is_whitespace)).then_some(end + 1)
}

/// `12`, `IV`.
fn is_number(part: &str) -> bool {
    is_arabic(part) || (!part.is_empty() && part.bytes().all(|byte| b"IVX".contains(&byte)))
}

fn is_arabic(part: &str) -> bool {
    (1..=LONGEST_NUMBER).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// `Phụ lục I: ` before the title of an appendix.
fn appendix_mark(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let body = text.get(start..)?;
    let length = ["Phụ lục", "PHỤ LỤC", "Phụ Lục"].iter().find(|words| body.starts_with(**words))?.len();
    let after = body.get(length..)?;
    let number = after.trim_start_matches([' ', '\u{A0}', '\t']);
    let end = number.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(number.len());
    let rest = number.get(end..)?;
    if end > 0 && !is_number(number.get(..end)?) {
        return None;
    }
    let sign = rest.trim_start_matches([' ', '\u{A0}', '\t']);
    let title = sign.strip_prefix([':', '.', '-', '–', '—', '\n'])?;
    Some(text.len() - title.trim_start().len())
}

/// `Kính gửi: ` before the name of who is addressed.
fn addressed(text: &str) -> Option<usize> {
    let body = text.trim_start();
    let rest = ["Kính gửi", "KÍNH GỬI", "Kính Gửi"].iter().find_map(|words| body.strip_prefix(words))?;
    let name = rest.trim_start().trim_start_matches(':').trim_start();
    (name.len() < rest.len()).then(|| text.len() - name.len())
}

/// A last line of Nơi nhận that says what is kept is the line Lưu, which the program writes itself.
fn kept_copies(receivers: &mut Vec<NoiNhan>, kept: &mut Option<Luu>) {
    if kept.is_none()
        && let Some(words) = receivers.last().map(|last| plain_text(&last.ten))
        && words.trim_start().trim_start_matches(['-', '–', ' ']).starts_with("Lưu:")
    {
        *kept = Some(Luu::from_words(&words));
        receivers.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, left: &str) {
        let length = mark(text, false).unwrap_or_default();
        assert_eq!(text.get(length..), Some(left), "{text:?}");
    }

    #[test]
    fn marks_of_entries() {
        case("I. MỤC ĐÍCH", "MỤC ĐÍCH");
        case("II - YÊU CẦU", "YÊU CẦU");
        case("III/ Tổ chức", "Tổ chức");
        case("IV) Tổ chức", "Tổ chức");
        case("1. Mục tiêu", "Mục tiêu");
        case("12. Mục tiêu", "Mục tiêu");
        case("1) Mục tiêu", "Mục tiêu");
        case("2.1. Mục tiêu", "Mục tiêu");
        case("2.1 Mục tiêu", "Mục tiêu");
        case("1.1.2. mục", "mục");
        case("I.1. Mục tiêu", "Mục tiêu");
        case("2.1) Mục tiêu", "Mục tiêu");
        case("a) Điểm", "Điểm");
        case("đ) Điểm", "Điểm");
        case("aa) Điểm", "Điểm");
        case("b. Điểm", "Điểm");
        case("a/ Điểm", "Điểm");
        case("(a) Điểm", "Điểm");
        case("(2) Khoản", "Khoản");
        case("3- Khoản", "Khoản");
        case("I- Mục", "Mục");
        case("III.Tổ chức", "Tổ chức");
        case("1.Chung", "Chung");
        case("2.1.Đánh giá", "Đánh giá");
        case("- Gạch", "Gạch");
        case("-\tGạch", "Gạch");
        case("–Gạch", "Gạch");
        case("+ Cộng", "Cộng");
        case("• Chấm", "Chấm");
        case("* Sao", "Sao");
        case("Điều 1. Phạm vi", "Phạm vi");
        case("ĐIỀU 2: PHẠM VI", "PHẠM VI");
        case("Chương II\nTỔ CHỨC", "TỔ CHỨC");
        case("Phần thứ nhất: Đánh giá", "Đánh giá");
        case("Mục 1 - Chung", "Chung");
        case("  1.\u{A0}Mục tiêu", "Mục tiêu");
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for text in [
            "2026. Năm bản lề",
            "2026 là năm bản lề",
            "1.500 đồng mỗi bản",
            "1.500. đồng",
            "1.5 triệu đồng",
            "2.1 km đường",
            "1-2 cuộc họp",
            "5 - 7 ngày",
            "15/01/2026 là hạn",
            "-5 độ",
            "+84 912 345 678",
            "A. Nguyễn Văn",
            "Điều 1 Luật Đầu tư quy định",
            "Điều lệ: quy định",
            "Chương trình: phối hợp",
            "Mục tiêu: đúng hạn",
            "Phần mềm: cài đặt",
            "CNTT. Hạ tầng",
            "VI phạm",
            "ban hành) kèm theo",
            "(sau đây gọi là Sở) chủ trì",
            "(2026) là năm",
            "3- 5 cuộc họp",
            "24/7 trực",
            "TP.Hưng Yên",
            "1.500đ",
            "a, b, c",
            "i.e. ví dụ",
            "*quan trọng",
            "**Đậm** chữ",
            "1",
            "",
        ] {
            case(text, text);
        }
    }

    #[test]
    fn a_letter_is_the_mark_of_a_part() {
        assert_eq!(mark("A. PHẦN CHUNG", true), Some(3));
        assert_eq!(mark("A. Nguyễn", false), None);
    }

    #[test]
    fn marks_of_appendices_and_addressees() {
        for (text, left) in [
            ("Phụ lục I: Danh mục", "Danh mục"),
            ("PHỤ LỤC 1. DANH MỤC", "DANH MỤC"),
            ("Phụ lục - Danh mục", "Danh mục"),
            ("Phụ lục III\nDanh mục", "Danh mục"),
            ("Phụ lục hợp đồng: mẫu", "Phụ lục hợp đồng: mẫu"),
            ("Phụ lục I kèm theo", "Phụ lục I kèm theo"),
        ] {
            assert_eq!(text.get(appendix_mark(text).unwrap_or_default()..), Some(left), "{text}");
        }
        for (text, left) in
            [("Kính gửi: UBND tỉnh", "UBND tỉnh"), ("Kính gửi UBND tỉnh", "UBND tỉnh"), ("UBND tỉnh", "UBND tỉnh")]
        {
            assert_eq!(text.get(addressed(text).unwrap_or_default()..), Some(left), "{text}");
        }
    }

    #[test]
    fn a_mark_may_reach_over_pieces() {
        let mut text: Text = serde_json::from_str(r#"[{"dam": "1."}, " Mục ", {"nghieng": "tiêu"}]"#).unwrap();
        let mut told = Vec::new();
        strip(&mut text, |text| mark(text, false), &Path::default, &mut told);
        assert_eq!(plain_text(&text), "Mục tiêu");
        assert_eq!(told.len(), 1);
    }
}
