//! A parser that keeps places and goes on after the slips that people make: a comment, a comma too many or too few, NaN,
//! a key twice. Each is one fault; what cannot be understood ends the reading.

use std::collections::HashSet;
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Faults};

use super::tree::{JsonNode, JsonValue, Member, place};

/// Deepest nesting that is read; typed reading allows as much.
const DEEPEST: usize = 127;
/// Most keys of one object; people write some dozens, programs some thousands.
const MOST_KEYS: usize = 100_000;

/// What was read, as far as it could be, and every fault of form.
pub(in crate::intake) fn parse(source: &str) -> (Option<JsonNode>, Vec<Diagnostic>) {
    let mut parser = Parser { source, at: 0, depth: 0, faults: Vec::new() };
    let node = parser.document();
    (node, parser.faults)
}

struct Parser<'s> {
    source: &'s str,
    at: usize,
    depth: usize,
    faults: Vec<Diagnostic>,
}

impl Parser<'_> {
    fn document(&mut self) -> Option<JsonNode> {
        self.space();
        if self.peek().is_none() {
            self.fault(self.at..self.at, Code::VB117, "tệp trống", "tạo dữ liệu mẫu bằng: vanban init");
            return None;
        }
        let node = self.value()?;
        self.space();
        if self.peek().is_some() && node.value != JsonValue::Broken {
            let end = self.source.len();
            self.fault(
                self.at..end,
                Code::VB116,
                "còn chữ sau khi dữ liệu đã kết thúc",
                "xóa phần thừa, hoặc kiểm tra dấu «}» ở trên",
            );
        }
        Some(node)
    }

    fn value(&mut self) -> Option<JsonNode> {
        let start = self.at;
        let value = match self.peek() {
            Some('{') => self.nested(Self::object)?,
            Some('[') => self.nested(Self::list)?,
            Some('"') => JsonValue::Text(self.text()?),
            Some('\'' | '“' | '”' | '‘' | '’') => JsonValue::Text(self.wrong_quotes()?),
            Some(c) if c == '-' || c.is_ascii_digit() => self.number()?,
            Some(c) if c.is_alphabetic() || c == '_' => self.word()?,
            Some(c) => {
                let end = start + c.len_utf8();
                self.fault(
                    start..end,
                    Code::VB106,
                    &format!("không hiểu ký tự «{c}»"),
                    "cần một giá trị: chuỗi trong ngoặc kép, số, true, false, [ … ] hoặc { … }",
                );
                return None;
            }
            None => return self.cut_off(),
        };
        Some(JsonNode { span: start..self.at, value })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Option<JsonValue>) -> Option<JsonValue> {
        if self.depth == DEEPEST {
            self.fault(
                self.at..self.at + 1,
                Code::VB105,
                &format!("dữ liệu lồng nhau quá {DEEPEST} lớp"),
                "kiểm tra các dấu [ và { lặp lại",
            );
            return None;
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Option<JsonValue> {
        self.at += 1;
        let mut members: Vec<Member> = Vec::new();
        let mut keys = HashSet::new();
        loop {
            self.space();
            match self.peek() {
                Some('}') => {
                    self.at += 1;
                    return Some(JsonValue::Object(members));
                }
                Some(',') => self.stray_comma(),
                None => return self.cut_off(),
                _ if members.len() == MOST_KEYS => {
                    let help = "kiểm tra lại chương trình tạo ra tệp; dữ liệu nhiều dòng đặt trong [ … ]";
                    self.fault(self.at..self.at + 1, Code::VB160, "một đối tượng { … } có quá 100.000 khóa", help);
                    return None;
                }
                _ => {
                    let member = self.member()?;
                    if !keys.insert(member.key.clone()) && member.key != "_ghi_chu" {
                        let message = format!("khóa «{}» đã có ở trên", member.key);
                        self.fault(member.key_span.clone(), Code::VB104, &message, "giữ một trong hai, xóa khóa kia");
                    }
                    members.push(member);
                    self.comma('}')?;
                }
            }
        }
    }

    fn member(&mut self) -> Option<Member> {
        let start = self.at;
        let key = match self.peek()? {
            '"' => self.text()?,
            '\'' | '“' | '”' | '‘' | '’' => self.wrong_quotes()?,
            c if c.is_alphabetic() || c == '_' => {
                let key = self.letters();
                self.fault(
                    start..self.at,
                    Code::VB113,
                    &format!("tên khóa «{key}» thiếu ngoặc kép"),
                    &format!("viết \"{key}\""),
                );
                key
            }
            c => {
                self.fault(
                    start..start + c.len_utf8(),
                    Code::VB106,
                    &format!("cần tên khóa, gặp «{c}»"),
                    "tên khóa viết trong ngoặc kép, như \"trich_yeu\"",
                );
                return None;
            }
        };
        let key_span = start..self.at;
        self.space();
        match self.peek() {
            Some(':') => self.at += 1,
            None => return self.cut_off(),
            Some(_) => {
                self.fault(
                    key_span,
                    Code::VB106,
                    &format!("sau khóa «{key}» thiếu dấu hai chấm"),
                    "viết \"khóa\": giá trị",
                );
                return None;
            }
        }
        self.space();
        let value = self.value()?;
        Some(Member { key, key_span, value })
    }

    fn list(&mut self) -> Option<JsonValue> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            match self.peek() {
                Some(']') => {
                    self.at += 1;
                    return Some(JsonValue::List(items));
                }
                Some(',') => self.stray_comma(),
                None => return self.cut_off(),
                _ => {
                    items.push(self.value()?);
                    self.comma(']')?;
                }
            }
        }
    }

    /// The comma after a value, if another value follows.
    fn comma(&mut self, close: char) -> Option<()> {
        let end = self.at;
        self.space();
        match self.peek() {
            Some(',') => {
                let comma = self.at;
                self.at += 1;
                self.space();
                if self.peek() == Some(close) {
                    self.fault(comma..comma + 1, Code::VB112, "thừa dấu phẩy trước dấu đóng ngoặc", "xóa dấu phẩy này");
                }
                Some(())
            }
            Some(c) if c == close => Some(()),
            None => self.cut_off(),
            Some('"' | '{' | '[') => {
                self.fault(
                    end.saturating_sub(1)..end,
                    Code::VB112,
                    "thiếu dấu phẩy sau giá trị này",
                    "thêm dấu phẩy giữa hai giá trị",
                );
                Some(())
            }
            Some(c) => {
                let at = self.at;
                self.fault(
                    at..at + c.len_utf8(),
                    Code::VB106,
                    &format!("cần dấu phẩy hoặc «{close}», gặp «{c}»"),
                    "kiểm tra dấu phẩy và dấu ngoặc quanh đây; dấu ngoặc kép bên trong chuỗi phải viết \\\"",
                );
                None
            }
        }
    }

    fn stray_comma(&mut self) {
        self.fault(self.at..self.at + 1, Code::VB112, "thừa dấu phẩy", "xóa dấu phẩy này");
        self.at += 1;
    }

    fn text(&mut self) -> Option<String> {
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

    fn wrong_quotes(&mut self) -> Option<String> {
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

    fn number(&mut self) -> Option<JsonValue> {
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

    fn word(&mut self) -> Option<JsonValue> {
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

    fn letters(&mut self) -> String {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default().to_owned()
    }

    /// White space, and comments, which are faults.
    fn space(&mut self) {
        loop {
            let rest = self.source.get(self.at..).unwrap_or_default();
            self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            let rest = self.source.get(self.at..).unwrap_or_default();
            let length = if rest.starts_with("//") || rest.starts_with('#') {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else if rest.starts_with('\u{a0}') || rest.starts_with('\u{200B}') {
                let c = rest.chars().next().map_or(1, char::len_utf8);
                self.fault(
                    self.at..self.at + c,
                    Code::VB106,
                    "có ký tự trống đặc biệt ngoài chuỗi",
                    "thay bằng dấu cách thường",
                );
                self.at += c;
                continue;
            } else {
                return;
            };
            self.fault(
                self.at..self.at + length,
                Code::VB102,
                "JSON không có chú thích",
                "xóa đi, hoặc ghi vào khóa \"_ghi_chu\"",
            );
            self.at += length;
        }
    }

    fn peek(&self) -> Option<char> {
        self.source.get(self.at..)?.chars().next()
    }

    fn cut_off<T>(&mut self) -> Option<T> {
        let end = self.source.trim_end().len();
        let last = self.source.get(..end).and_then(|text| text.char_indices().next_back()).map_or(0, |(at, _)| at);
        self.fault(
            last..end,
            Code::VB101,
            "tệp bị cắt ngang: dữ liệu chưa kết thúc",
            "lấy lại tệp đầy đủ, hoặc thêm dấu đóng ngoặc và ngoặc kép còn thiếu",
        );
        None
    }

    fn fault(&mut self, span: Range<usize>, code: Code, message: &str, help: &str) {
        if self.faults.len() >= Faults::MOST {
            return;
        }
        self.faults.push(Diagnostic::error(code, message).at(place(self.source, &span)).help(help));
    }
}
