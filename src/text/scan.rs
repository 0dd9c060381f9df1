//! Looking for bytes, many at once.

/// Bytes that are looked at together; without a branch among them the processor takes many at once.
const BLOCK: usize = 16;

/// Where the first byte stands of which `is` holds. It is asked without a branch: `|` and `&` rather than `||` and `&&`.
#[inline]
pub fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let none = |block: &&[u8]| !block.iter().fold(false, |found, byte| found | is(*byte));
    let passed = bytes.chunks_exact(BLOCK).take_while(none).count() * BLOCK;
    bytes.get(passed..)?.iter().position(|byte| is(*byte)).map(|at| passed + at)
}

/// Where the first byte stands of which, and of the one behind it, `is` holds; behind the last one stands 0. It is asked
/// as in [`position`], which takes fewer instructions where the byte behind does not matter.
#[inline]
pub(super) fn position_of_pair(bytes: &[u8], is: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let behind = bytes.get(1..)?;
    let none = |(firsts, seconds): &(&[u8], &[u8])| {
        !firsts.iter().zip(*seconds).fold(false, |found, (first, second)| found | is(*first, *second))
    };
    let blocks = bytes.chunks_exact(BLOCK).zip(behind.chunks_exact(BLOCK));
    let passed = blocks.take_while(none).count() * BLOCK;
    let (firsts, seconds) = (bytes.get(passed..)?, behind.get(passed..)?.iter().chain(&[0]));
    firsts.iter().zip(seconds).position(|(first, second)| is(*first, *second)).map(|at| passed + at)
}

/// Whether a byte is a control character that neither a text nor XML has: tabs and ends of lines are none.
#[must_use]
#[expect(clippy::needless_bitwise_bool, reason = "a branch for each byte keeps the compiler from taking many at once")]
#[inline]
pub const fn is_control(byte: u8) -> bool {
    (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
}

/// Whether one of two ASCII characters stands in a text.
#[must_use]
#[expect(clippy::needless_bitwise_bool, reason = "a branch for each byte keeps the compiler from taking many at once")]
#[inline]
pub fn has_either(text: &str, one: u8, other: u8) -> bool {
    position(text.as_bytes(), |byte| (byte == one) | (byte == other)).is_some()
}

#[cfg(test)]
mod tests {
    use super::{has_either, position, position_of_pair};

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in [0, 1, 15, 16, 17, 31, 32, 33, 100] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(position(&bytes, |byte| byte == b'b'), None);
            for at in 0..length {
                bytes[at] = b'b';
                assert_eq!(position(&bytes, |byte| byte == b'b'), Some(at));
                let behind = bytes.get(at + 1).copied().unwrap_or(0);
                assert_eq!(position_of_pair(&bytes, |first, second| first == b'b' && second == behind), Some(at));
                let before = at.checked_sub(1);
                assert_eq!(position_of_pair(&bytes, |first, second| first == b'a' && second == b'b'), before);
                bytes[length - 1] = b'b';
                assert_eq!(position(&bytes, |byte| byte == b'b'), Some(at));
                bytes.fill(b'a');
            }
        }
        assert!(has_either("một\rhai", b'\n', b'\r') && has_either("một\nhai", b'\n', b'\r'));
        assert!(!has_either("một hai", b'\n', b'\r'));
    }
}
