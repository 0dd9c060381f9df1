//! Roman numerals in capitals, written and read.

/// Signs and pairs of signs with their values, largest first.
const STEPS: [(usize, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];
/// Largest number that is written as a numeral.
const LARGEST: usize = 9999;
/// Longest numeral that is read, in letters: CCCLXXXVIII.
const LONGEST: usize = 11;

/// A Roman numeral; 0 gives an empty string, what is beyond 9999 its digits.
#[must_use]
pub fn roman(mut number: usize) -> String {
    if number > LARGEST {
        return number.to_string();
    }
    let mut numeral = String::new();
    for (value, letters) in STEPS {
        while number >= value {
            numeral.push_str(letters);
            number -= value;
        }
    }
    numeral
}

/// The value of a numeral of the letters I, V, X, L and C, as parts of a document have them: `D` and `M` stand alone as
/// letters more often than as numbers. One that is written as it should not be, such as `IIII`, is read too.
#[must_use]
pub fn roman_value(numeral: &str) -> Option<usize> {
    if !(1..=LONGEST).contains(&numeral.len()) {
        return None;
    }
    let digit = |letter: char| {
        let value = STEPS.iter().find(|(_, letters)| letters.strip_prefix(letter) == Some("")).map(|(value, _)| *value);
        value.filter(|value| *value <= 100)
    };
    let digits: Vec<usize> = numeral.chars().map(digit).collect::<Option<_>>()?;
    let mut value: usize = digits.iter().sum();
    // A smaller digit before a larger one is taken off it.
    for pair in digits.windows(2) {
        if pair[0] < pair[1] {
            value = value.checked_sub(2 * pair[0])?;
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_written_and_read_back() {
        let written = [0, 1, 4, 9, 14, 40, 1994, 9999, 10_000].map(roman);
        assert_eq!(written, ["", "I", "IV", "IX", "XIV", "XL", "MCMXCIV", "MMMMMMMMMCMXCIX", "10000"]);
        for number in 1..400 {
            assert_eq!(roman_value(&roman(number)), Some(number));
        }
        assert_eq!(
            ["IIII", "IM", "D", "M", "iv", "", "I.", "IIIIIIIIIIII"].map(roman_value),
            [Some(4), None, None, None, None, None, None, None]
        );
    }
}
