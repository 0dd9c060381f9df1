//! A number format of Excel and the number that it shows, as a cell of a list: the first line is the number, the rest the
//! format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::intake::table::{TableOptions, read_tasks};
use vanban_fuzz::{escaped, list_with_styles, silence_caught_panics};

fuzz_target!(init: silence_caught_panics(), |bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (number, format) = text.split_once('\n').unwrap_or(("45000.5", text));
    let styles = format!(
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts><numFmt numFmtId=\"164\" \
         formatCode=\"{}\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
        escaped(format)
    );
    let file = list_with_styles(&styles, &escaped(number));
    let options = TableOptions::default();
    let read = |file: &[u8]| read_tasks(file, "a.xlsx", None, &options).map(|tasks| tasks.groups).map_err(|faults| faults.len());
    let once = read(&file);
    if let Err(faults) = once {
        assert!(faults > 0);
    }
    assert_eq!(once, read(&file), "the same cell shows the same text");
});
