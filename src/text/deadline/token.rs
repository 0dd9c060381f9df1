//! A cell as words, numbers and signs, without case and marks.

use crate::text::fold_letters;

/// A word, number or sign of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// Folded: lower case, without marks, `đ` as `d`.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: TokenKind,
    /// Where it begins in the cell, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// As written.
    pub(super) written: &'t str,
}

/// Kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters.
    Word,
    /// Digits.
    Number(u32),
    /// A sign.
    Sign(char),
    /// A line break.
    Break,
}

impl Token<'_> {
    /// Whether it is that word.
    pub(super) fn is(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text == word
    }

    /// Whether it is that sign.
    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.kind == TokenKind::Sign(sign)
    }

    /// Its value.
    pub(super) fn number(&self) -> Option<u32> {
        match self.kind {
            TokenKind::Number(value) => Some(value),
            _ => None,
        }
    }
}

/// The tokens of a cell; spaces separate, every dash is `-`.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    #[derive(PartialEq)]
    enum Class {
        Letter,
        Digit,
        Other,
    }
    let class = |c: char| {
        if c.is_ascii_digit() {
            Class::Digit
        } else if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}') {
            Class::Letter
        } else {
            Class::Other
        }
    };
    let mut tokens = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, c)) = letters.next() {
        if c.is_whitespace() {
            if c == '\n' {
                tokens.push(token(text, start, start + 1, TokenKind::Break));
            }
            continue;
        }
        let own = class(c);
        let mut end = start + c.len_utf8();
        if own != Class::Other {
            while let Some((at, next)) = letters.next_if(|(_, next)| class(*next) == own) {
                end = at + next.len_utf8();
            }
        }
        let written = text.get(start..end).unwrap_or_default();
        let kind = match own {
            Class::Letter => TokenKind::Word,
            Class::Digit => written.parse().map_or(TokenKind::Sign('#'), TokenKind::Number),
            Class::Other => TokenKind::Sign(if matches!(c, '–' | '—' | '−') { '-' } else { c }),
        };
        tokens.push(token(text, start, end, kind));
    }
    tokens
}

fn token(text: &str, start: usize, end: usize, kind: TokenKind) -> Token<'_> {
    let written = text.get(start..end).unwrap_or_default();
    Token { text: fold_letters(written), kind, start, end, written }
}

/// The words and numbers joined by spaces; signs are left out.
pub(super) fn fold(tokens: &[Token<'_>]) -> String {
    let words = tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number(_)));
    words.map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}
