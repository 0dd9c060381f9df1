//! What the system and the readers of formats say in English, in Vietnamese: the one place that knows their words.

use std::io::{self, ErrorKind};

/// Codes of the system that have no kind: too many open files, a disk that fails, links in a circle.
#[cfg(not(windows))]
const CODES: [(i32, &str); 4] = [
    (5, "ổ đĩa báo lỗi"),
    (23, "máy đang mở quá nhiều tệp"),
    (24, "đang mở quá nhiều tệp"),
    (40, "liên kết chỉ vòng về chính nó"),
];
/// Codes of Windows that have no kind: a path, a disk or a network that is not there, a file that another program holds.
#[cfg(windows)]
const CODES: [(i32, &str); 4] = [
    (21, "ổ đĩa chưa sẵn sàng"),
    (32, "tệp đang được mở trong chương trình khác"),
    (33, "tệp đang được mở trong chương trình khác"),
    (53, "không tìm thấy đường dẫn mạng"),
];

/// Why the system refused, in words that follow a colon.
#[must_use]
pub fn io_reason(error: &io::Error) -> String {
    let said = match error.kind() {
        ErrorKind::NotFound => "không có tệp hay thư mục này",
        ErrorKind::PermissionDenied => "không có quyền",
        ErrorKind::AlreadyExists => "tên này đã có",
        ErrorKind::NotADirectory => "trên đường dẫn có một tệp nằm ở chỗ của thư mục",
        ErrorKind::IsADirectory => "đây là một thư mục",
        ErrorKind::DirectoryNotEmpty => "thư mục không trống",
        ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        ErrorKind::StorageFull => "đĩa đã đầy",
        ErrorKind::QuotaExceeded => "đã dùng hết dung lượng được cấp",
        ErrorKind::FileTooLarge => "tệp quá lớn",
        ErrorKind::InvalidFilename => "tên tệp quá dài hoặc có ký tự không dùng được",
        ErrorKind::InvalidInput => "tên tệp có ký tự không dùng được",
        ErrorKind::InvalidData => "dữ liệu hỏng",
        ErrorKind::UnexpectedEof => "dữ liệu bị cắt ngang",
        ErrorKind::BrokenPipe | ErrorKind::WriteZero => "đầu nhận đã đóng",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => "tệp đang bận",
        ErrorKind::TimedOut => "chờ quá lâu",
        ErrorKind::CrossesDevices => "hai ổ đĩa khác nhau",
        ErrorKind::StaleNetworkFileHandle => "ổ đĩa mạng đã ngắt",
        ErrorKind::OutOfMemory => "không đủ bộ nhớ",
        ErrorKind::Unsupported | ErrorKind::NotSeekable => "hệ thống không làm được việc này với tệp này",
        _ => {
            return match error.raw_os_error() {
                Some(code) => CODES
                    .iter()
                    .find(|(known, _)| *known == code)
                    .map_or_else(|| format!("hệ thống báo mã {code}"), |(_, said)| (*said).to_owned()),
                None => "lỗi khi đọc ghi".to_owned(),
            };
        }
    };
    said.to_owned()
}

/// What a reader of JSON, TOML, CSV or of a workbook found wrong, without the place; words of ours stay as they are.
#[must_use]
pub fn reader_reason(message: &str) -> String {
    let message = message.rsplit_once(" at line ").map_or(message, |(said, _)| said);
    if let Some(said) = about_a_name(message).or_else(|| about_a_type(message)) {
        return said;
    }
    let message = message.lines().next().unwrap_or_default();
    if let Some((_, said)) = SYNTAX.iter().find(|(words, _)| message.to_lowercase().contains(words)) {
        return (*said).to_owned();
    }
    // Only words of ours have letters with marks outside of a quotation.
    if message.is_ascii() { "viết sai cú pháp".to_owned() } else { message.to_owned() }
}

/// «missing field `x`» and its like.
fn about_a_name(message: &str) -> Option<String> {
    let name = |start: &str| Some(message.strip_prefix(start)?.split_once('`')?.0);
    let forms = [
        ("missing field `", "thiếu khóa"),
        ("unknown field `", "không có khóa"),
        ("duplicate field `", "hai lần khóa"),
        ("unknown variant `", "không nhận giá trị"),
    ];
    forms.iter().find_map(|(start, said)| Some(format!("{said} «{}»", name(start)?)))
}

/// «invalid type: integer `1`, expected a string» and its like.
fn about_a_type(message: &str) -> Option<String> {
    let wrong = ["invalid type: ", "invalid value: ", "invalid length "];
    let rest = wrong.iter().find_map(|start| message.strip_prefix(start))?;
    let (is, wanted) = rest.rsplit_once(", expected ")?;
    let (is, wanted) = (shape(is), shape(wanted));
    // A number of the right shape that is below or above what its field takes.
    Some(if is == wanted {
        format!("cần {wanted} trong khoảng dùng được")
    } else {
        format!("cần {wanted}, không phải {is}")
    })
}

/// A shape of values that serde names.
fn shape(name: &str) -> &'static str {
    let name = name.trim_start_matches("a ").trim_start_matches("an ").trim_start_matches("borrowed ");
    let number = |name: &str| name.starts_with(['u', 'i']) && name.ends_with(['8', '6', '2', '4', 'e']);
    match name.split([' ', '`']).next().unwrap_or_default() {
        "string" | "str" | "character" => "chuỗi trong dấu \"…\"",
        "boolean" | "bool" => "true hay false",
        "sequence" | "array" | "tuple" => "danh sách […]",
        "map" | "struct" | "table" | "object" => "đối tượng { … }",
        "null" | "unit" | "Option" => "giá trị trống",
        "integer" => "số nguyên",
        "floating" | "float" | "f64" | "f32" | "number" => "số",
        name if number(name) => "số nguyên",
        _ => "giá trị dạng này",
    }
}

/// Words of the readers, the narrower before the wider.
const SYNTAX: [(&str, &str); 51] = [
    ("eocd", "gói ZIP bị cắt, thiếu phần cuối"),
    ("multi-disk", "gói ZIP chia làm nhiều phần"),
    ("invalid zip", "gói ZIP hỏng"),
    ("excel's", "vượt giới hạn của Excel (32.767 ký tự mỗi ô)"),
    ("eof while parsing a string", "thiếu dấu \" đóng chuỗi"),
    ("eof while parsing", "tệp kết thúc giữa chừng"),
    ("expected `:`", "thiếu dấu «:» sau khóa"),
    ("expected `,` or", "thiếu dấu «,» hoặc dấu đóng"),
    ("trailing comma", "thừa dấu «,» ở cuối"),
    ("trailing characters", "còn chữ sau khi dữ liệu đã hết"),
    ("key must be a string", "khóa phải đặt trong dấu \"…\""),
    ("control character", "trong chuỗi có ký tự điều khiển hoặc chỗ xuống dòng"),
    ("surrogate", "mã \\u trong chuỗi sai"),
    ("escape", "dấu \\ trong chuỗi viết sai"),
    ("unicode", "mã ký tự sai"),
    ("recurs", "lồng quá sâu"),
    ("number out of range", "số quá lớn"),
    ("out of range", "số ngoài khoảng dùng được"),
    ("duplicate key", "một khóa viết hai lần"),
    ("missing opening quote", "chuỗi phải đặt trong dấu \"…\""),
    ("must be quoted", "chuỗi phải đặt trong dấu \"…\""),
    ("unquoted", "khóa chỉ dùng chữ không dấu, số, «-» và «_»"),
    ("unclosed", "thiếu dấu đóng"),
    ("missing comma", "thiếu dấu «,»"),
    ("missing key", "thiếu khóa trước dấu «=»"),
    ("open", "thiếu dấu mở"),
    ("newline", "mỗi khóa đứng ở một dòng riêng"),
    ("missing assignment", "thiếu dấu «=» sau khóa"),
    ("key with no value", "thiếu dấu «=» và giá trị sau khóa"),
    ("missing value", "thiếu giá trị sau dấu «=»"),
    ("cannot extend", "khóa này đã có giá trị khác"),
    ("already", "khóa này đã có giá trị khác"),
    ("fields, but", "các dòng có số cột khác nhau"),
    ("utf-8", "không phải UTF-8"),
    ("password", "có mật khẩu"),
    ("encrypted", "có mật khẩu"),
    ("not found", "thiếu một phần bên trong"),
    ("missing", "thiếu một phần bên trong"),
    ("unsupported", "có chỗ chương trình không đọc được"),
    ("compression", "nén theo cách chương trình không đọc được"),
    ("checksum", "dữ liệu nén hỏng"),
    ("deflate", "dữ liệu nén hỏng"),
    ("unexpected end", "dữ liệu bị cắt ngang"),
    ("eof", "dữ liệu bị cắt ngang"),
    ("string", "chuỗi viết sai"),
    ("table", "tên mục trong […] viết sai"),
    ("key", "khóa viết sai"),
    ("number", "số viết sai"),
    ("integer", "số viết sai"),
    ("float", "số viết sai"),
    ("expected", "có chữ không đúng chỗ"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    /// Whether a text is Vietnamese: English has neither these letters nor only names in «…».
    #[track_caller]
    fn vietnamese(said: &str) {
        let english = ["expected", "invalid", "missing", "unknown", "line", "error", "found", "the ", "struct"];
        let outside: String =
            said.split('«').map(|part| part.split_once('»').map_or(part, |(_, after)| after)).collect();
        assert!(!said.is_ascii() && !english.iter().any(|word| outside.contains(word)), "{said}");
    }

    #[test]
    fn every_refusal_of_the_system_is_vietnamese() {
        for code in 1..200 {
            let said = io_reason(&io::Error::from_raw_os_error(code));
            vietnamese(&said);
        }
        vietnamese(&io_reason(&io::Error::other("English words")));
        vietnamese(&io_reason(&io::Error::new(ErrorKind::InvalidData, "English words")));
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only what is wrong with it is looked at")]
    struct Keys {
        so: u32,
        ten: Option<String>,
        #[serde(default)]
        bang: BTreeMap<String, Vec<bool>>,
        #[serde(default)]
        cap: Level,
    }

    #[derive(Debug, Default, Deserialize)]
    enum Level {
        #[default]
        So,
    }

    #[test]
    fn every_fault_of_json_is_vietnamese() {
        let deep = "[".repeat(200);
        for source in [
            "",
            "{",
            "[",
            "1",
            "{\"so\" 1}",
            "{\"so\": }",
            "{\"so\": 1,}",
            "{\"so\": 1} x",
            "{so: 1}",
            "{\"so\": \"1\"}",
            "{\"so\": -1}",
            "{\"so\": 1.5}",
            "{\"so\": 1e999}",
            "{\"so\": 01}",
            "{\"so\": 9999999999}",
            "{\"so\": null}",
            "{\"la, expected a string\": 1}",
            "{\"so\": 1, \"so\": 2}",
            "{\"ten\": \"a\\q\"}",
            "{\"ten\": \"a\n\"}",
            "{\"ten\": \"a",
            "{\"ten\": \"\\ud800\"}",
            "{\"ten\": \"\\u12\"}",
            "{\"ten\": tru}",
            "{\"so\": 1, \"bang\": []}",
            "{\"ten\": {}}",
            "{\"so\": 1, \"bang\": {\"a\": [1]}}",
            "{\"so\": 1, \"cap\": \"Xa\"}",
            "{\"so\": 1, \"cap\": 3}",
            "{}",
            &deep,
            "{\"a\\nb\": 1}",
            "\u{feff}{}",
            "{\"so\": \"at line 3, expected u32\"}",
        ] {
            let error = serde_json::from_str::<Keys>(source).unwrap_err();
            vietnamese(&reader_reason(&error.to_string()));
        }
        assert_eq!(reader_reason("missing field `so` at line 1 column 2"), "thiếu khóa «so»");
        assert_eq!(
            reader_reason("invalid type: string \"x, expected\", expected u32 at line 1 column 12"),
            "cần số nguyên, không phải chuỗi trong dấu \"…\""
        );
        assert_eq!(
            reader_reason("invalid value: integer `-1`, expected u32 at line 1 column 8"),
            "cần số nguyên trong khoảng dùng được"
        );
        assert_eq!(reader_reason("ngày sai"), "ngày sai");
    }

    #[test]
    fn every_fault_of_toml_is_vietnamese() {
        for source in [
            "so",
            "so =",
            "so = x",
            "so = \"",
            "so = '",
            "so = 1 2",
            "so = 1\nso = 2",
            "[a",
            "[[a]",
            "[]",
            "a.b = 1\na = 2\n[a.c]",
            "so = [1, 2",
            "so = {a = 1",
            "so = 0x",
            "so = 1_",
            "so = 01",
            "so = 1e",
            "so = 99999999999999999999",
            "khóa = 1",
            "so = \"\\q\"",
            "so = \"\\u12\"",
            "so = 2026-13-01",
            "= 1",
            "so = true",
            "so = 1\nla = 2",
            "ten = 1",
            "\"\"\"",
            "so = \"\"\"a",
            "so = 1\n[bang]\na = 1",
            "so = 1\r",
            "so = \u{7}",
            "so = 1 # \u{1}",
            "so = 1\ncap = \"Xa\"",
            "so = -1",
            "so = [1 2]",
        ] {
            let error = toml::from_str::<Keys>(source).unwrap_err();
            vietnamese(&reader_reason(error.message()));
        }
    }
}
