//! Numbers in words, as on contracts and invoices: `linh`, `nghìn`, `tư`, `tỷ`.

use super::amount::Amount;

/// The digits.
const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
/// A thousand millions.
const BILLION: u128 = 1_000_000_000;

/// A whole number in words: `một nghìn không trăm linh năm`.
#[must_use]
pub fn number_words(number: i128) -> String {
    let mut words = Vec::new();
    if number < 0 {
        words.push("âm");
    }
    whole(number.unsigned_abs(), false, &mut words);
    words.join(" ")
}

/// Which of the words that differ between North and South are used; by default those of the North.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    /// `lẻ` instead of `linh`.
    pub le: bool,
    /// `ngàn` instead of `nghìn`.
    pub ngan: bool,
    /// `bốn` instead of `tư` after `mươi`.
    pub bon: bool,
}

impl Spelling {
    /// Number words of the default spelling in this one.
    #[must_use]
    pub fn of(self, words: &str) -> String {
        let word = |word: &str| match word {
            "linh" if self.le => "lẻ".to_owned(),
            "nghìn" if self.ngan => "ngàn".to_owned(),
            "tư" if self.bon => "bốn".to_owned(),
            other => other.to_owned(),
        };
        words.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }
}

/// A number as people write it in words, `1.200,05` → `một nghìn hai trăm phẩy không năm`; decimals that are all zero are
/// not said. `None` for what is no number.
#[must_use]
pub fn decimal_words(text: &str) -> Option<String> {
    let shown = Amount::parse(text)?.to_string();
    let (whole, decimals) = shown.split_once(',').unwrap_or((&shown, ""));
    let negative = whole.starts_with('-');
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let mut words = number_words(digits.parse().ok()?);
    if negative {
        words.insert_str(0, "âm ");
    }
    if decimals.bytes().all(|digit| digit == b'0') {
        return Some(words);
    }
    words.push_str(" phẩy");
    let rest = decimals.trim_start_matches('0');
    for _ in rest.len()..decimals.len() {
        words.push_str(" không");
    }
    if !rest.is_empty() {
        words.push(' ');
        words.push_str(&number_words(rest.parse().ok()?));
    }
    Some(words)
}

/// Words with a capital and the currency: `Một triệu hai trăm nghìn đồng`.
#[must_use]
pub fn in_dong(words: &str) -> String {
    let mut letters = words.chars();
    let capital = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    capital + " đồng"
}

/// An amount of money in words, with a capital: `Một triệu hai trăm nghìn đồng`.
#[must_use]
pub fn money_words(amount: i128) -> String {
    in_dong(&number_words(amount))
}

/// `full`: something stands before, so that hundreds and tens are said even where they are zero.
fn whole(number: u128, full: bool, words: &mut Vec<&'static str>) {
    if number == 0 && !full {
        words.push(DIGITS[0]);
        return;
    }
    let (billions, rest) = (number / BILLION, number % BILLION);
    if billions > 0 {
        whole(billions, full, words);
        words.push("tỷ");
    }
    let mut said = full || billions > 0;
    for (value, unit) in [(1_000_000, Some("triệu")), (1_000, Some("nghìn")), (1, None)] {
        let group = usize::try_from(rest / value % 1_000).unwrap_or(0);
        if group > 0 {
            three(group, said, words);
            words.extend(unit);
            said = true;
        }
    }
}

/// A group of three digits.
fn three(group: usize, full: bool, words: &mut Vec<&'static str>) {
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    let full = full || hundreds > 0;
    if full {
        words.extend([DIGITS[hundreds], "trăm"]);
    }
    match (tens, ones) {
        (0, 0) => {}
        (0, _) => {
            if full {
                words.push("linh");
            }
            words.push(DIGITS[ones]);
        }
        (1, _) => {
            words.push("mười");
            match ones {
                0 => {}
                5 => words.push("lăm"),
                _ => words.push(DIGITS[ones]),
            }
        }
        _ => {
            words.extend([DIGITS[tens], "mươi"]);
            match ones {
                0 => {}
                1 => words.push("mốt"),
                4 => words.push("tư"),
                5 => words.push("lăm"),
                _ => words.push(DIGITS[ones]),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vector_of_the_table_holds() {
        let table = include_str!("../../data/text/so-thanh-chu.tsv");
        let mut count = 0;
        for line in table.lines().skip(1) {
            let (number, words) = line.split_once('\t').unwrap();
            assert_eq!(number_words(number.parse().unwrap()), words, "{number}");
            count += 1;
        }
        assert!(count > 20, "{count}");
    }

    #[test]
    fn decimals_and_spellings() {
        for (written, words) in [
            ("1.200,05", "một nghìn hai trăm phẩy không năm"),
            ("-3,14", "âm ba phẩy mười bốn"),
            ("0,5", "không phẩy năm"),
            ("1.005.000", "một triệu không trăm linh năm nghìn"),
        ] {
            assert_eq!(decimal_words(written).as_deref(), Some(words), "{written}");
        }
        assert_eq!(decimal_words("mười"), None);
        let south = Spelling { le: true, ngan: true, bon: true };
        assert_eq!(south.of(&number_words(24_105)), "hai mươi bốn ngàn một trăm lẻ năm");
        assert_eq!(Spelling::default().of(&number_words(24_105)), number_words(24_105));
    }

    #[test]
    fn money_begins_with_a_capital() {
        assert_eq!(money_words(1_234_567_000), "Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn đồng");
        assert_eq!(money_words(0), "Không đồng");
        assert_eq!(number_words(-15), "âm mười lăm");
    }
}
