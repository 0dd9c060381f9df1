//! The tags of a template and the tokens in them, as the engine's own lexer cuts them.

/// Words after which an operand begins.
const OPENING: [&str; 9] = ["in", "and", "or", "not", "if", "elif", "else", "for", "is"];

/// What a tag is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TagKind {
    Print,
    Order,
    Raw,
}

/// A tag of a template.
pub(super) struct Tag {
    pub(super) kind: TagKind,
    pub(super) tokens: Vec<TagToken>,
    /// Offset after it.
    pub(super) end: usize,
    /// Whether it takes the blanks after it away.
    pub(super) trims: bool,
}

impl Tag {
    /// The word that it begins with.
    pub(super) fn words<'s>(&self, source: &'s str) -> Option<&'s str> {
        (self.kind == TagKind::Order).then(|| self.tokens.first().map(|token| token.text(source))).flatten()
    }

    pub(super) fn opens(&self, source: &str) -> bool {
        matches!(self.words(source), Some("for" | "block" | "component"))
    }

    pub(super) fn sets(&self, source: &str) -> bool {
        matches!(self.words(source), Some("set" | "set_global"))
    }

    pub(super) fn begins_operand(&self, index: usize, source: &str) -> bool {
        begins_operand(&self.tokens, index, source)
    }
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TagTokenKind {
    Word,
    Literal,
    Mark,
}

/// A word, literal or mark of a tag, by its bytes.
#[derive(Clone, Copy)]
pub(super) struct TagToken {
    pub(super) kind: TagTokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl TagToken {
    pub(super) fn text<'s>(&self, source: &'s str) -> &'s str {
        source.get(self.start..self.end).unwrap_or_default()
    }
}

/// Whether an operand begins at a token, and no operator of two sides stands there.
pub(super) fn begins_operand(tokens: &[TagToken], index: usize, source: &str) -> bool {
    index.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(|before| match before.kind {
        TagTokenKind::Mark => !matches!(before.text(source), ")" | "]" | "}"),
        TagTokenKind::Word => OPENING.contains(&before.text(source)),
        TagTokenKind::Literal => false,
    })
}

/// The tags of a template as the engine finds them.
pub(super) fn tags(source: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = source.get(at..).and_then(|rest| rest.find('{')).map(|offset| at + offset) {
        let rest = source.get(start..).unwrap_or_default();
        let (kind, close) = match rest.as_bytes().get(1) {
            Some(b'#') => {
                at = rest.find("#}").map_or(source.len(), |offset| start + offset + 2);
                continue;
            }
            Some(b'{') => (TagKind::Print, "}}"),
            Some(b'%') => (TagKind::Order, "%}"),
            _ => {
                at = start + 1;
                continue;
            }
        };
        let inside = start + if rest.as_bytes().get(2) == Some(&b'-') { 3 } else { 2 };
        let mut tag = tokenised(source, inside, kind, close);
        if tag.words(source) == Some("raw") && tag.tokens.len() == 1 {
            tag.kind = TagKind::Raw;
            tag.end = after_raw(source, tag.end);
        }
        at = tag.end;
        found.push(tag);
    }
    found
}

/// The offset after the end of what is to stay as it stands.
fn after_raw(source: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(start) = source.get(at..).and_then(|rest| rest.find("{%")).map(|offset| at + offset + 2) {
        let rest = source.get(start..).unwrap_or_default();
        let inside = rest.strip_prefix('-').unwrap_or(rest).trim_start();
        if let Some(after) = inside.strip_prefix("endraw") {
            let after = after.trim_start();
            let after = after.strip_prefix('-').unwrap_or(after);
            if let Some(after) = after.strip_prefix("%}") {
                return source.len() - after.len();
            }
        }
        at = start;
    }
    source.len()
}

/// The tokens of a tag up to its end.
fn tokenised(source: &str, from: usize, kind: TagKind, close: &str) -> Tag {
    const LONG: [&str; 11] = ["...", "==", "!=", "<=", ">=", "//", "**", "</", "?.", "?[", "=>"];
    let mut tokens = Vec::new();
    let mut at = from;
    loop {
        let rest = source.get(at..).unwrap_or_default();
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let start = source.len() - rest.len();
        let trims = rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(close));
        let Some(first) = rest.chars().next() else { return Tag { kind, tokens, end: source.len(), trims: false } };
        if trims || rest.starts_with(close) {
            return Tag { kind, tokens, end: start + close.len() + usize::from(trims), trims };
        }
        let (kind, length) = match first {
            '"' | '\'' | '`' => (TagTokenKind::Literal, quoted_length(rest, first)),
            '0'..='9' => {
                (TagTokenKind::Literal, rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len()))
            }
            _ if first.is_alphanumeric() || first == '_' => {
                (TagTokenKind::Word, rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()))
            }
            _ => {
                let long = LONG.iter().find(|long| rest.starts_with(**long));
                (TagTokenKind::Mark, long.map_or(first.len_utf8(), |long| long.len()))
            }
        };
        at = start + length;
        tokens.push(TagToken { kind, start, end: at });
    }
}

fn quoted_length(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (offset, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == mark => return offset + 1,
            _ => {}
        }
    }
    rest.len()
}
