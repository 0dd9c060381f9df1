//! Looking for bytes, many at once.

/// Bytes that are looked at together; without a branch among them the processor takes many at once.
const BLOCK: usize = 32;

/// Where the first byte stands of which `is` holds. It is asked without a branch: `|` and `&` rather than `||` and `&&`.
pub fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let none = |block: &&[u8]| !block.iter().fold(false, |found, byte| found | is(*byte));
    let passed = bytes.chunks_exact(BLOCK).take_while(none).count() * BLOCK;
    bytes.get(passed..)?.iter().position(|byte| is(*byte)).map(|at| passed + at)
}

/// Whether one of two ASCII characters stands in a text.
#[must_use]
#[expect(clippy::needless_bitwise_bool, reason = "a branch for each byte keeps the compiler from taking many at once")]
pub fn has_either(text: &str, one: u8, other: u8) -> bool {
    position(text.as_bytes(), |byte| (byte == one) | (byte == other)).is_some()
}

#[cfg(test)]
mod tests {
    use super::{has_either, position};

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in [0, 1, 31, 32, 33, 100] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(position(&bytes, |byte| byte == b'b'), None);
            for at in 0..length {
                bytes[at] = b'b';
                assert_eq!(position(&bytes, |byte| byte == b'b'), Some(at));
                bytes[length - 1] = b'b';
                assert_eq!(position(&bytes, |byte| byte == b'b'), Some(at));
                bytes.fill(b'a');
            }
        }
        assert!(has_either("một\rhai", b'\n', b'\r') && has_either("một\nhai", b'\n', b'\r'));
        assert!(!has_either("một hai", b'\n', b'\r'));
    }
}
