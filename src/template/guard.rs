//! Templates of anyone, with calls written into them that charge the [`super::budget`]: at the head of whatever can run
//! more than once, and wherever a value is made or gone through whose size the template decides.
//!
//! The filters pass values on as they are, and bind tighter than any operator of two sides, so that a call can stand
//! after every operand. Nothing written in holds a line break: what the engine says of a line stays true.

use super::budget::{CAUGHT, INDEX, ITEMS, KEPT, LETTER, RUN, WHOLE};
use super::tag::{Tag, TagKind, TagToken, TagTokenKind, begins_operand, tags};

/// Steps of calling a component or template beside its text.
const CALL: usize = 300;

/// Filters that cost the same whatever they are given.
const CHEAP: [&str; 21] = [
    "default",
    "length",
    "first",
    "last",
    "nth",
    "get",
    "abs",
    "round",
    "int",
    "float",
    "pluralize",
    "la_ma",
    "so_0",
    "dem",
    "ngay_thang",
    "ngay_so",
    "quy",
    "thu",
    "ngay_chu",
    "chu_cai",
    "nghin",
];

/// Brackets in brackets that are looked into; the engine refuses an expression with 40.
const DEEPEST: usize = 50;

/// The template with the calls written in. `prints` = printed values are charged too: where a template of the run catches
/// what is printed, see [`catches`].
pub(super) fn guarded(source: &str, prints: bool) -> String {
    let mut guard = Guard { source, tokens: Vec::new(), calls: Vec::new(), prints, depth: 0 };
    let tags = tags(source);
    let extends = tags.iter().any(|tag| tag.words(source) == Some("extends"));
    if !extends && !source.is_empty() {
        let more = source.len().min(4096) + CALL;
        if tags.iter().any(|tag| tag.kind != TagKind::Raw) {
            guard.calls.push((0, format!("{{{{{more}|{RUN}}}}}")));
        }
    }
    for (tag, body) in tags.iter().zip(bodies(&tags, source)) {
        guard.tag(tag, body);
    }
    let mut calls = guard.calls;
    calls.sort_by_key(|(place, _)| *place);
    let mut out = String::with_capacity(source.len() + calls.iter().map(|(_, call)| call.len()).sum::<usize>());
    let mut done = 0;
    for (place, call) in calls {
        out.push_str(source.get(done..place).unwrap_or_default());
        out.push_str(&call);
        done = place;
    }
    out.push_str(source.get(done..).unwrap_or_default());
    out
}

/// Whether a template catches what is printed in a text of its own, which no limit of the output sees.
pub(super) fn catches(source: &str) -> bool {
    tags(source).iter().any(|tag| {
        let is = |index: usize, word: &str| tag.tokens.get(index).is_some_and(|token| token.text(source) == word);
        let called = tag.tokens.windows(2).enumerate().any(|(index, pair)| {
            let [one, next] = pair else { return false };
            let whole = tag.kind == TagKind::Print && index == 0;
            (one.text(source) == "<" && next.kind == TagTokenKind::Word && !whole && tag.begins_operand(index, source))
                || (one.text(source) == "super" && next.text(source) == "(")
        });
        let caught = tag.kind == TagKind::Order && (is(0, "filter") || is(0, "<") || (tag.sets(source) && !is(2, "=")));
        called || caught
    })
}

/// Most `elif` of the conditions that are open at one place: the engine goes a step deeper into the stack for each.
const BRANCHES: usize = 100;

/// The line of a template where its conditions have too many branches.
pub(super) fn too_many_branches(source: &str) -> Option<usize> {
    if source.matches("elif").count() <= BRANCHES {
        return None;
    }
    let mut open: Vec<usize> = Vec::new();
    let mut branches = 0;
    for tag in tags(source) {
        match (tag.words(source), open.last_mut()) {
            (Some("if"), _) => open.push(0),
            (Some("elif"), Some(last)) => {
                (*last, branches) = (*last + 1, branches + 1);
            }
            (Some("endif"), _) => branches -= open.pop().unwrap_or(0),
            _ => {}
        }
        if branches > BRANCHES {
            return Some(source.get(..tag.end).unwrap_or_default().matches('\n').count() + 1);
        }
    }
    None
}

/// How many bytes run in the body that each tag opens, without the bodies in it, which are charged by themselves.
fn bodies(tags: &[Tag], source: &str) -> Vec<usize> {
    let mut lengths = vec![0; tags.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut from = 0;
    for (index, tag) in tags.iter().enumerate() {
        if let Some(length) = open.last().and_then(|opening| lengths.get_mut(*opening)) {
            *length += tag.end.saturating_sub(from);
        }
        from = tag.end;
        if tag.opens(source) {
            open.push(index);
        } else if matches!(tag.words(source), Some("endfor" | "endblock" | "endcomponent")) {
            open.pop();
        }
    }
    lengths
}

struct Guard<'s> {
    source: &'s str,
    /// Tokens of the tag at hand.
    tokens: Vec<TagToken>,
    /// What is written in, and where.
    calls: Vec<(usize, String)>,
    prints: bool,
    /// Brackets that are open.
    depth: usize,
}

impl<'s> Guard<'s> {
    fn tag(&mut self, tag: &Tag, body: usize) {
        if tag.kind == TagKind::Raw {
            return;
        }
        self.tokens.clone_from(&tag.tokens);
        let end = self.tokens.len();
        match (tag.kind, self.text(0)) {
            (TagKind::Print, _) => {
                self.expression(0, end);
                // A component that is printed writes where it is called.
                if self.prints && self.text(0) != "<" {
                    self.wrap(0, end, CAUGHT);
                }
            }
            (_, "set" | "set_global") if self.text(2) == "=" => {
                self.expression(3, end);
                self.keep(3, end);
            }
            (_, "set" | "set_global" | "filter") => {
                self.expression(2, end);
                self.after(end.saturating_sub(1), KEPT);
            }
            (_, "for") => {
                if let Some(word) = (0..end).find(|&index| self.text(index) == "in") {
                    self.expression(word + 1, end);
                    self.wrap(word + 1, end, ITEMS);
                }
            }
            // Arguments of a definition are names and literals.
            (_, "component" | "block" | "include" | "extends" | "</") => {}
            (_, word) => self.expression(usize::from(word != "<"), end),
        }
        let more = match tag.words(self.source) {
            Some("for") => Some(body),
            Some("block" | "component") => Some(body + CALL),
            _ => None,
        };
        if let Some(more) = more {
            let trim = if tag.trims { "-" } else { "" };
            self.calls.push((tag.end, format!("{{{{{more}|{RUN}{trim}}}}}")));
        }
    }

    fn text(&self, index: usize) -> &'s str {
        self.tokens.get(index).map_or("", |token| token.text(self.source))
    }

    fn is_literal(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| {
            token.kind == TagTokenKind::Literal
                || matches!(self.text(index), "true" | "false" | "True" | "False" | "none" | "None" | "null")
        })
    }

    /// Writes the call of a filter after a token.
    fn after(&mut self, index: usize, filter: &str) {
        if let Some(token) = self.tokens.get(index) {
            self.calls.push((token.end, format!("|{filter}")));
        }
    }

    /// Writes the call of a filter after an expression.
    fn wrap(&mut self, from: usize, to: usize, filter: &str) {
        let last = to.checked_sub(1).and_then(|last| self.tokens.get(last));
        if let (true, Some(first), Some(last)) = (from < to, self.tokens.get(from), last) {
            self.calls.push((first.start, "(".to_owned()));
            self.calls.push((last.end, format!(")|{filter}")));
        }
    }

    /// Charges the value of an expression that is kept; lists and what functions give are charged where they stand, and a
    /// name alone makes nothing.
    fn keep(&mut self, from: usize, to: usize) {
        let makes = (from..to).any(|index| match self.text(index) {
            "~" | "|" | "__tera_context" => true,
            "<" => self.is_component(index),
            _ => false,
        });
        if makes {
            self.wrap(from, to, KEPT);
        }
    }

    fn is_component(&self, index: usize) -> bool {
        self.text(index) == "<"
            && self.tokens.get(index + 1).is_some_and(|token| token.kind == TagTokenKind::Word)
            && begins_operand(&self.tokens, index, self.source)
    }

    /// The index of the bracket that closes one.
    fn closing(&self, open: usize, to: usize) -> usize {
        let mut depth = 0_usize;
        for index in open..to {
            match self.text(index) {
                "(" | "[" | "?[" | "{" => depth += 1,
                ")" | "]" | "}" => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return index;
                    }
                }
                _ => {}
            }
        }
        to
    }

    /// The first of some tokens that stands in no bracket.
    fn outside(&self, from: usize, to: usize, wanted: &[&str]) -> Option<usize> {
        let mut index = from;
        while index < to {
            let text = self.text(index);
            if wanted.contains(&text) && self.tokens.get(index).is_some_and(|token| token.kind != TagTokenKind::Literal)
            {
                return Some(index);
            }
            index = if matches!(text, "(" | "[" | "?[" | "{") { self.closing(index, to) + 1 } else { index + 1 };
        }
        None
    }

    /// Charges what the operators, brackets and calls of an expression cost.
    fn expression(&mut self, from: usize, to: usize) {
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        let mut index = from;
        while index < to {
            if self.tokens.get(index).is_some_and(|token| token.kind == TagTokenKind::Literal) {
                index += 1;
                continue;
            }
            let before = index.checked_sub(1).filter(|before| *before >= from);
            match (self.text(index), before) {
                ("~", Some(before)) => self.after(before, WHOLE),
                ("<", _) if self.is_component(index) => {
                    index = self.component(index + 2, to);
                    continue;
                }
                ("==" | "!=" | "<" | ">" | "<=" | ">=", Some(before))
                    if !self.is_literal(before) && !self.is_literal(index + 1) =>
                {
                    self.after(before, WHOLE);
                }
                ("in", Some(_)) => self.after_name(index + 1, to),
                ("is", Some(before)) => {
                    let test = if self.text(index + 1) == "not" { index + 2 } else { index + 1 };
                    if matches!(self.text(test), "containing" | "starting_with" | "ending_with") {
                        self.after(before, WHOLE);
                    }
                }
                ("|", before) => {
                    if let Some(before) = before
                        && !CHEAP.contains(&self.text(index + 1))
                    {
                        self.after(before, WHOLE);
                    }
                }
                ("__tera_context", _) => self.after(index, WHOLE),
                ("(" | "[" | "?[" | "{", before) => {
                    index = self.bracket(index, before, to) + 1;
                    continue;
                }
                _ => {}
            }
            index += 1;
        }
        self.depth -= 1;
    }

    /// Charges a bracket and what stands in it; its end.
    fn bracket(&mut self, open: usize, before: Option<usize>, to: usize) -> usize {
        let close = self.closing(open, to);
        let operand = begins_operand(&self.tokens, open, self.source) || before.is_none();
        match self.text(open) {
            "[" if operand => {
                match self.outside(open + 1, close, &["for"]) {
                    Some(word) => self.comprehension(open, word, close),
                    None => self.expression(open + 1, close),
                }
                self.after(close, KEPT);
            }
            "{" => {
                self.expression(open + 1, close);
                self.after(close, KEPT);
            }
            "(" => {
                self.expression(open + 1, close);
                // What a function gives; filters and tests have words before their name.
                let caller = before.and_then(|name| name.checked_sub(1)).map_or("", |caller| self.text(caller));
                let tests = caller == "not" && self.is_test(before);
                if !(operand || tests || matches!(caller, "|" | "is")) {
                    self.after(close, KEPT);
                }
            }
            _ => {
                self.expression(open + 1, close);
                if self.outside(open + 1, close, &[":"]).is_some() {
                    self.after(close, ITEMS);
                } else if let Some(before) = before {
                    self.letter(before, open, close, to);
                }
            }
        }
        close
    }

    /// Charges an index: it goes through a text to one of its letters. Behind a filter the engine takes no `.`, `?.` or
    /// `?[`: where one follows, the index is charged as if the longest text were gone through.
    fn letter(&mut self, before: usize, open: usize, close: usize, to: usize) {
        let mut next = close + 1;
        for _ in 0..DEEPEST {
            if next >= to || self.text(next) != "[" {
                break;
            }
            next = self.closing(next, to) + 1;
        }
        if self.text(open) == "?[" || next < to && matches!(self.text(next), "." | "?." | "?[" | "[") {
            self.wrap(open + 1, close, INDEX);
        } else {
            self.after(before, LETTER);
        }
    }

    /// Whether a name after `not` is that of a test, `is not name(…)`.
    fn is_test(&self, name: Option<usize>) -> bool {
        name.and_then(|name| name.checked_sub(2)).is_some_and(|word| self.text(word) == "is")
    }

    /// `[each for x in list if condition]`: the list is charged for all its turns before the first.
    fn comprehension(&mut self, open: usize, word: usize, close: usize) {
        self.expression(open + 1, word);
        self.keep(open + 1, word);
        let Some(of) = self.outside(word, close, &["in"]) else { return };
        let condition = self.outside(of, close, &["if"]).unwrap_or(close);
        self.expression(of + 1, condition);
        let length = match (self.tokens.get(open), self.tokens.get(close)) {
            (Some(open), Some(close)) => close.end - open.start,
            _ => 0,
        };
        self.wrap(of + 1, condition, &format!("{ITEMS}(n={})", length + 20));
        self.expression(condition + 1, close);
    }

    /// Charges the list or text on the right of `in`: all of it is gone through.
    fn after_name(&mut self, first: usize, to: usize) {
        if !self.tokens.get(first).is_some_and(|token| token.kind == TagTokenKind::Word) {
            return;
        }
        let mut last = first;
        loop {
            let next = self.text(last + 1);
            if last + 1 < to && matches!(next, "[" | "?[" | "(") {
                last = self.closing(last + 1, to);
            } else if last + 2 < to && matches!(next, "." | "?.") {
                last += 2;
            } else {
                break;
            }
        }
        self.after(last, WHOLE);
    }

    /// The attributes of a component from after its name; where the call ends.
    fn component(&mut self, from: usize, to: usize) -> usize {
        let mut index = from;
        while index < to {
            match self.text(index) {
                "{" => {
                    let close = self.closing(index, to);
                    let first = if self.text(index + 1) == "..." { index + 2 } else { index + 1 };
                    self.expression(first, close);
                    self.keep(first, close);
                    index = close;
                }
                ">" => return index + 1,
                _ => {}
            }
            index += 1;
        }
        to
    }
}
