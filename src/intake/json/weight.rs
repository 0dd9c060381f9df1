//! How much a JSON text would hold, counted before it is read: a value takes many times the two bytes that it is written in.

use crate::diag::{Code, Diagnostic};

use super::tree::place;

/// Most values of a file, keys aside: a hundred thousand tasks have about half as many.
const MOST_VALUES: usize = 1_500_000;
/// Most objects among them.
const MOST_OBJECTS: usize = 250_000;

/// Counts what opens and parts values outside of strings.
///
/// # Errors
/// More values or objects than are held, VB161, at the first that is too many.
pub fn weigh(source: &str) -> Result<(), Diagnostic> {
    let bytes = source.as_bytes();
    // A value has a comma or bracket beside it.
    if bytes.len() < 2 * MOST_OBJECTS {
        return Ok(());
    }
    let (mut values, mut objects) = (0, 0);
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = end_of_string(bytes, at + 1),
            b'{' => {
                values += 1;
                objects += 1;
            }
            b'[' | b',' => values += 1,
            _ => {}
        }
        let fault = if objects > MOST_OBJECTS {
            "dữ liệu có quá 250.000 đối tượng { … }"
        } else if values > MOST_VALUES {
            "dữ liệu có quá 1.500.000 giá trị"
        } else {
            at += 1;
            continue;
        };
        return Err(Diagnostic::error(Code::VB161, fault)
            .at(place(source, &(at..at + 1)))
            .help("để bảng nhiệm vụ lớn ở tệp CSV riêng và trỏ tới bằng \"nhiem_vu\": {\"tu_tep\": \"…\"}"));
    }
    Ok(())
}

/// Where the quote that closes a string stands, or the end; `at` is behind the one that opens it.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes.get(at) == Some(&b'"') {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::{MOST_OBJECTS, MOST_VALUES, weigh};

    fn list(item: &str, count: usize) -> String {
        format!("{{\"a\":[\n{}{item}]}}", format!("{item},").repeat(count - 1))
    }

    #[test]
    fn values_are_counted_and_strings_passed_over() {
        let text = format!(r#""{}\" [{{,""#, "a,".repeat(MOST_VALUES));
        for fits in [list("{}", MOST_OBJECTS - 1), list("0", MOST_VALUES - 1), list(&text, 3), "\"".to_owned() + &text]
        {
            assert_eq!(weigh(&fits), Ok(()));
        }
        for (beyond, column) in
            [(list("{}", MOST_OBJECTS), 3 * MOST_OBJECTS - 2), (list("0", MOST_VALUES), 2 * MOST_VALUES - 2)]
        {
            let fault = weigh(&beyond).unwrap_err();
            assert_eq!((fault.code.as_str(), fault.place.line), ("VB161", Some(2)));
            assert!(
                fault.place.column.is_some_and(|told| told.abs_diff(column) < 4),
                "{:?} {column}",
                fault.place.column
            );
        }
    }
}
