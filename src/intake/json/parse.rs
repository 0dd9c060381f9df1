//! A parser that keeps places and goes on after the slips that people make: a comment, a comma too many or too few, NaN,
//! a key twice. Each is one fault; what cannot be understood ends the reading.

use std::collections::HashSet;
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Faults};

use super::tree::{JsonNode, JsonValue, Member, place};
use super::weight::weigh;

/// Deepest nesting that is read; typed reading allows as much.
const DEEPEST: usize = 127;
/// Most keys of one object; people write some dozens, programs some thousands.
const MOST_KEYS: usize = 100_000;

/// What was read, as far as it could be, and every fault of form; nothing of what would not be held.
pub(in crate::intake) fn parse(source: &str) -> (Option<JsonNode>, Vec<Diagnostic>) {
    if let Err(fault) = weigh(source) {
        return (None, vec![fault]);
    }
    let mut parser = Parser { source, at: 0, depth: 0, faults: Vec::new() };
    let node = parser.document();
    (node, parser.faults)
}

pub(super) struct Parser<'s> {
    pub(super) source: &'s str,
    pub(super) at: usize,
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

    pub(super) fn peek(&self) -> Option<char> {
        self.source.get(self.at..)?.chars().next()
    }

    pub(super) fn cut_off<T>(&mut self) -> Option<T> {
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

    pub(super) fn fault(&mut self, span: Range<usize>, code: Code, message: &str, help: &str) {
        if self.faults.len() >= Faults::MOST {
            return;
        }
        self.faults.push(Diagnostic::error(code, message).at(place(self.source, &span)).help(help));
    }
}
