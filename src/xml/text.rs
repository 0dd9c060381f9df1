//! What stands between tags and in quotes, as it is meant.

use std::borrow::Cow;

/// White space of XML.
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Every end of a line is one character.
pub(super) fn with_one_line_end(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text }
}

/// A value of an attribute, in which ends of lines and tabs are spaces.
pub(super) fn in_one_line(value: &str) -> Cow<'_, str> {
    if value.contains(['\t', '\n', '\r']) {
        value.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ").into()
    } else {
        value.into()
    }
}

/// Text with its references replaced.
///
/// # Errors
/// Where an `&` stands that begins none.
pub(super) fn unescaped(text: Cow<'_, str>) -> Result<Cow<'_, str>, usize> {
    let Some((plain, _)) = text.split_once('&') else { return Ok(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(plain);
    let mut rest = text.get(plain.len()..).unwrap_or_default();
    while let Some(after) = rest.strip_prefix('&') {
        let at = || text.len() - rest.len();
        let (name, tail) = after.split_once(';').ok_or_else(at)?;
        out.push(referred(name).ok_or_else(at)?);
        let plain = tail.split('&').next().unwrap_or_default();
        out.push_str(plain);
        rest = tail.get(plain.len()..).unwrap_or_default();
    }
    Ok(out.into())
}

/// The character that a reference stands for.
fn referred(name: &str) -> Option<char> {
    let code = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let number = match code.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => code.parse(),
    };
    char::from_u32(number.ok()?).filter(|c| !c.is_control() || is_space(*c) || *c >= '\u{7F}')
}
