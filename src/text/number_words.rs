//! Numbers in words, as on contracts and invoices: `linh`, `nghìn`, `tư`, `tỷ`.

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

/// An amount of money in words, with a capital: `Một triệu hai trăm nghìn đồng`.
#[must_use]
pub fn money_words(amount: i128) -> String {
    let words = number_words(amount) + " đồng";
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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
    fn money_begins_with_a_capital() {
        assert_eq!(money_words(1_234_567_000), "Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn đồng");
        assert_eq!(money_words(0), "Không đồng");
        assert_eq!(number_words(-15), "âm mười lăm");
    }
}
