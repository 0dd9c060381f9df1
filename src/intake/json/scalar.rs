//! Strings, numbers and words of JSON, and the slips that people make in them.

use crate::diag::Code;

use super::parse::Parser;
use super::tree::JsonValue;

impl Parser<'_> {
    pub(super) fn text(&mut self) -> Option<String> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        let mut tabbed = false;
        while let Some(c) = self.peek() {
            let at = self.at;
            self.at += c.len_utf8();
            match c {
                '"' => return Some(text),
                '\\' => self.escape(&mut text)?,
                '\n' | '\r' => {
                    self.fault(
                        start..at,
                        Code::VB114,
                        "chuỗi bị xuống dòng giữa chừng, hoặc thiếu dấu ngoặc kép đóng",
                        "đóng ngoặc kép ở cuối dòng; muốn xuống dòng trong chuỗi thì viết \\n",
                    );
                    return None;
                }
                '\t' => {
                    if !std::mem::replace(&mut tabbed, true) {
                        self.fault(start..at, Code::VB114, "chuỗi có dấu Tab gõ thẳng", "viết \\t trong chuỗi");
                    }
                    text.push(c);
                }
                c if c < ' ' => {
                    self.fault(
                        at..at + 1,
                        Code::VB114,
                        &format!("chuỗi có ký tự điều khiển U+{:04X}", u32::from(c)),
                        "xóa ký tự đó",
                    );
                }
                c => text.push(c),
            }
        }
        self.cut_off()
    }

    fn escape(&mut self, text: &mut String) -> Option<()> {
        let start = self.at - 1;
        let c = self.peek()?;
        self.at += c.len_utf8();
        match c {
            '"' | '\\' | '/' => text.push(c),
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{C}'),
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            'u' => match self.unicode() {
                Some(c) => text.push(c),
                None => self.fault(
                    start..self.at,
                    Code::VB115,
                    "mã \\u sai",
                    "viết \\u và bốn chữ số thập lục, hoặc gõ thẳng ký tự",
                ),
            },
            _ => self.fault(
                start..self.at,
                Code::VB115,
                &format!("không có dấu thoát «\\{c}»"),
                "dấu gạch chéo ngược trong chuỗi phải viết \\\\",
            ),
        }
        Some(())
    }

    /// The character of `\uXXXX`, or of a pair of them.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        if self.source.get(self.at..)?.starts_with("\\u") {
            self.at += 2;
            let second = self.hex()?;
            if (0xDC00..0xE000).contains(&second) {
                return char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
        }
        None
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.source.get(self.at..self.at + 4)?;
        let value =
            digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())??;
        self.at += 4;
        Some(value)
    }

    pub(super) fn wrong_quotes(&mut self) -> Option<String> {
        let start = self.at;
        let open = self.peek()?;
        self.at += open.len_utf8();
        let rest = self.source.get(self.at..)?;
        let close = |c: char| if open == '\'' { c == '\'' } else { "“”‘’\"".contains(c) };
        let length = rest.find(|c| close(c) || c == '\n').unwrap_or(rest.len());
        let text = rest.get(..length)?.to_owned();
        self.at += length;
        if let Some(c) = self.peek().filter(|c| close(*c)) {
            self.at += c.len_utf8();
        }
        self.fault(
            start..self.at,
            Code::VB113,
            &format!("chuỗi phải đặt trong ngoặc kép thẳng \"…\", không phải «{open}»"),
            "thay bằng dấu \"",
        );
        Some(text)
    }

    pub(super) fn number(&mut self) -> Option<JsonValue> {
        let start = self.at;
        let rest = self.source.get(start..)?;
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c))).unwrap_or(rest.len());
        let text = rest.get(..length)?;
        self.at += length;
        if serde_json::from_str::<serde_json::Number>(text).is_err() {
            let how = if text.starts_with('0') && text.len() > 1 {
                "bỏ số 0 ở đầu: số 05 viết là 5, chương trình tự thêm số 0 khi in"
            } else {
                "số viết bằng chữ số, như 15; chữ và ngày tháng đặt trong ngoặc kép"
            };
            self.fault(start..self.at, Code::VB103, &format!("«{text}» không phải một số"), how);
            return Some(JsonValue::Broken);
        }
        Some(JsonValue::Number(text.to_owned()))
    }

    pub(super) fn word(&mut self) -> Option<JsonValue> {
        let start = self.at;
        let word = self.letters();
        match word.as_str() {
            "true" => return Some(JsonValue::Bool(true)),
            "false" => return Some(JsonValue::Bool(false)),
            "null" => return Some(JsonValue::Null),
            _ => {}
        }
        if self.peek().is_none() && ["true", "false", "null"].iter().any(|known| known.starts_with(&word)) {
            return self.cut_off();
        }
        let (message, how) = match word.as_str() {
            "NaN" | "Infinity" | "undefined" | "None" => {
                (format!("«{word}» không phải giá trị JSON"), "bỏ cả khóa nếu chưa có giá trị")
            }
            "True" | "False" | "TRUE" | "FALSE" => (format!("«{word}» phải viết thường"), "viết true hoặc false"),
            _ => (format!("chữ «{word}» đứng ngoài ngoặc kép"), "đặt chữ trong ngoặc kép"),
        };
        self.fault(start..self.at, Code::VB103, &message, how);
        Some(JsonValue::Broken)
    }

    pub(super) fn letters(&mut self) -> String {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default().to_owned()
    }
}
