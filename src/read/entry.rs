//! Names of the entries of a package: which part one names, and whether a copy may carry it.

use crate::text::name_fault;

/// Longest name of a part, in bytes; no system holds a file of a longer one.
const LONGEST: usize = 4096;
/// Kinds of files in the rights of Unix: the bits, a plain file, a folder.
const KIND: u32 = 0o170_000;
const PLAIN: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;

/// The part that a name means, however it is written: names of parts have no case, `%64` is `d`, `\` is meant as `/`, the
/// first `/` is left out. None where it leads out of the package or through nothing,
/// or is too long.
pub(super) fn part(name: &str) -> Option<String> {
    if name.len() > LONGEST {
        return None;
    }
    let name = unescaped(name).replace('\\', "/").to_lowercase();
    let name = name.strip_prefix('/').unwrap_or(&name);
    let inside = name.split('/').all(|step| !matches!(step, "" | "." | ".."));
    inside.then(|| name.to_owned())
}

/// Whether whoever unpacks a copy may come to harm by an entry of that name and with these rights of Unix: it leads out of
/// the folder, it is a link or device, or Windows cannot hold it.
pub(super) fn is_harmful(name: &str, mode: Option<u32>) -> bool {
    let kind = mode.unwrap_or_default() & KIND;
    let folder = name.ends_with('/');
    let steps = name.strip_suffix('/').unwrap_or(name);
    !(kind == 0 || kind == PLAIN || kind == FOLDER && folder) || steps.split('/').any(|step| name_fault(step).is_some())
}

/// A name with `%XX` as the bytes that it means.
fn unescaped(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        let escape = (*first == b'%').then(|| Some((digit(0)?, digit(1)?))).flatten();
        let meant = escape.and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        bytes.push(meant.unwrap_or(*first));
        rest = after.get(if meant.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_has_many_names() {
        for name in [
            "word/document.xml",
            "/word/document.xml",
            "WORD\\Document.xml",
            "word/%64ocument.XML",
            "word%2Fdocument.xml",
        ] {
            assert_eq!(part(name).as_deref(), Some("word/document.xml"), "{name}");
        }
        assert_eq!(part("word/%E1%BA%A3nh 100%.png").as_deref(), Some("word/ảnh 100%.png"));
        for name in ["", "/", "//a", "a//b", "../a", "a/../b", "./a", "a/", "%2e%2e/a", "..\\a"] {
            assert_eq!(part(name), None, "{name}");
        }
    }

    #[test]
    fn what_harms_whoever_unpacks_is_told() {
        for name in [
            "../x",
            "a/../../x",
            "/x",
            "//x",
            "C:/x",
            "C:x",
            "..\\x",
            "a\\b",
            "con",
            "word/NUL.xml",
            "aux .txt",
            "com1",
            "lpt9.x",
            "COM¹",
            "a\0b",
            "a\u{1b}b",
            "a\u{9b}b",
            "a\nb",
            "a.",
            "a ",
            "a./b",
            "x:y",
            "a?",
            "",
            "a//b",
            "./a",
            "..",
            "../",
        ] {
            assert!(is_harmful(name, None), "{name:?}");
        }
        for name in [
            "word/document.xml",
            "[Content_Types].xml",
            "_rels/.rels",
            "word/media/ảnh (1).png",
            "word/",
            "com10",
            "console",
        ] {
            assert!(!is_harmful(name, None), "{name}");
        }
        let kinds = [
            (0o120_777, true),
            (0o100_644, false),
            (0o644, false),
            (0o010_644, true),
            (0o060_644, true),
            (0o040_755, true),
        ];
        for (mode, harmful) in kinds {
            assert_eq!(is_harmful("a", Some(mode)), harmful, "{mode:o}");
        }
        assert!(!is_harmful("a/", Some(0o040_755)) && is_harmful("a/", Some(0o120_777)));
    }
}
