//! What clap says of a wrong command line, in Vietnamese.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Longest bound of a range that is told; a longer one is that of the machine.
const LONGEST_BOUND: usize = 6;

/// The message for a command line that cannot be taken, line by line.
pub(super) fn explain(error: &clap::Error) -> Vec<String> {
    let mut lines = vec![format!("lỗi: {}", what(error))];
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        if let Some(name) = context(error, kind) {
            lines.push(format!("  cách sửa: có phải «{name}»?"));
        }
    }
    let extra = context(error, ContextKind::InvalidArg).filter(|argument| !argument.starts_with('-'));
    if error.kind() == ErrorKind::UnknownArgument && extra.is_some() {
        lines.push(
            "  cách sửa: tên có dấu cách thì đặt trong ngoặc kép; nhiều văn bản thì dùng vanban batch".to_owned(),
        );
    }
    if let Some(values) = context(error, ContextKind::ValidValue) {
        lines.push(format!("  các giá trị dùng được: {values}"));
    }
    lines.push("  xem cách dùng: vanban --help, vanban LỆNH --help".to_owned());
    lines
}

fn what(error: &clap::Error) -> String {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = context(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("không có lệnh «{}»", context(error, ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("không có tùy chọn «{argument}»"),
        ErrorKind::UnknownArgument => format!("thừa «{argument}»"),
        ErrorKind::InvalidValue if value.is_empty() => format!("«{argument}» cần một giá trị"),
        ErrorKind::InvalidValue => format!("«{argument}» không nhận giá trị «{value}»"),
        ErrorKind::ValueValidation => {
            let said = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("«{argument}» không nhận giá trị «{value}»: {}", reason(&said))
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "thiếu lệnh".to_owned(),
        ErrorKind::ArgumentConflict => match context(error, ContextKind::PriorArg) {
            Some(prior) if prior != argument => format!("«{argument}» không đi cùng «{prior}»"),
            _ => format!("«{argument}» nêu hai lần"),
        },
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("«{argument}» có số giá trị không đúng")
        }
        ErrorKind::NoEquals => format!("«{argument}» cần dấu ="),
        ErrorKind::InvalidUtf8 => "có chữ không phải Unicode trên dòng lệnh".to_owned(),
        ErrorKind::Io | ErrorKind::Format => "không ghi được ra màn hình".to_owned(),
        _ => "dòng lệnh viết sai".to_owned(),
    }
}

/// Why a value was not taken: in our words as they are, in those of a reader of numbers translated.
fn reason(said: &str) -> String {
    match said.rsplit_once(" is not in ").and_then(|(_, range)| range.split_once("..=")) {
        Some((from, to)) if to.len() <= LONGEST_BOUND => format!("cần một số từ {from} đến {to}"),
        Some(_) => "số quá lớn".to_owned(),
        None if said.is_ascii() => "cần một số nguyên".to_owned(),
        None => said.to_owned(),
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => Some(texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        ContextValue::Number(number) => Some(number.to_string()),
        ContextValue::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
    .filter(|text| !text.is_empty())
}
