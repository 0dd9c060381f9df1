//! What one filling of a template of anyone may cost. The engine has no limit of its own; [`super::guard`] writes calls of
//! the filters below into the source, and they charge the budget of the thread that fills.
//!
//! Templates of the program are filled without it.

use std::cell::Cell;
use std::io::{self, Write};

use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

/// The tests of this module spend a smaller budget, with the same sums.
const SCALE: u32 = if cfg!(test) { 40 } else { 1 };

/// Work of one filling, in steps: one is a byte of a template that is run or of a value that is looked at, about 5 ns.
const STEPS: u64 = 400_000_000 / SCALE as u64;

/// Bytes of the values that one filling makes.
const MADE: u64 = 96 * 1024 * 1024 / SCALE as u64;

/// Bytes that a template of anyone may produce.
const OUTPUT: usize = 96 * 1024 * 1024 / SCALE as usize;

/// Parts of one value, counted as often as they are reached.
const PARTS: u64 = 4_000_000;

/// Bytes of the texts of one value.
const TEXTS: u64 = 64 * 1024 * 1024;

/// How deep lists stand in lists.
const DEPTH: u32 = 64;

/// Bytes that a value takes in a list beside its text.
const VALUE: u64 = 32;

/// Steps of one turn of a loop beside the bytes of its body.
const TURN: u64 = 30;

/// Charges a turn: how many bytes of the template are run.
pub(super) const RUN: &str = "_b";

/// Charges a value for work on all of it.
pub(super) const WHOLE: &str = "_n";

/// Charges a value for work on its items, not what is in them; `n` = steps an item.
pub(super) const ITEMS: &str = "_l";

/// Charges a text for going through it to one of its letters.
pub(super) const LETTER: &str = "_t";

/// Charges an index for going through the longest text there is.
pub(super) const INDEX: &str = "_i";

/// Charges a value that is made and kept.
pub(super) const KEPT: &str = "_v";

/// Charges a text that is made or caught, which has to be there.
pub(super) const CAUGHT: &str = "_in";

/// Why a filling was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spent {
    /// Too many steps.
    Steps,
    /// Too many bytes of values.
    Values,
    /// One value is too large.
    Large,
    /// A value is nested too deep.
    Deep,
    /// Too many bytes written.
    Output,
}

impl Spent {
    /// What is wrong, after «mẫu» or «chuỗi mẫu».
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Steps => "chạy quá nhiều bước",
            Self::Values => "tạo ra quá nhiều giá trị (trên 96 MiB)",
            Self::Large => "tạo ra một giá trị quá lớn",
            Self::Deep => "tạo ra danh sách lồng nhau quá sâu",
            Self::Output => "sinh ra quá nhiều nội dung (trên 96 MiB)",
        }
    }
}

/// What is left of a filling.
#[derive(Clone, Copy)]
struct Left {
    steps: u64,
    made: u64,
    /// Bytes of the longest text, of the data or made since.
    longest: u64,
    spent: Option<Spent>,
}

const NONE_USED: Left = Left { steps: STEPS, made: MADE, longest: 0, spent: None };

thread_local! {
    /// The engine hands nothing of ours to a filter but its closure, which all threads share.
    static LEFT: Cell<Left> = const { Cell::new(NONE_USED) };
}

/// Begins a filling on this thread with a whole budget; the longest text of the data has so many bytes.
pub(super) fn begin(longest: usize) {
    LEFT.set(Left { longest: longest as u64, ..NONE_USED });
}

/// Charges what a string of the data became.
pub(super) fn wrote(bytes: usize) -> TeraResult<()> {
    charge(0, bytes as u64)
}

/// Why the filling was stopped, if it was.
pub(super) fn spent() -> Option<Spent> {
    LEFT.get().spent
}

/// Takes steps and bytes of values.
fn charge(steps: u64, made: u64) -> TeraResult<()> {
    let left = LEFT.get();
    let (steps, made) = (left.steps.checked_sub(steps), left.made.checked_sub(made));
    match (steps, made, left.spent) {
        (Some(steps), Some(made), None) => {
            LEFT.set(Left { steps, made, ..left });
            Ok(())
        }
        (_, _, Some(spent)) => Err(stop(spent)),
        (None, _, _) => Err(stop(Spent::Steps)),
        (_, None, _) => Err(stop(Spent::Values)),
    }
}

fn stop(spent: Spent) -> Error {
    LEFT.set(Left { spent: Some(spent), ..LEFT.get() });
    Error::message(spent.words())
}

/// Makes the charging filters known to an engine, and those of the engine that multiply what they are given.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter(RUN, |bytes: u64, _: Kwargs, _: &State| {
        charge(bytes + TURN, 0).map(|()| Value::safe_string(""))
    });
    tera.register_filter(WHOLE, |value: &Value, _: Kwargs, _: &State| {
        let made = value.as_str().map_or(0, |text| text.len() as u64);
        charge(Size::of(value)?.steps(), made).map(|()| value.clone())
    });
    tera.register_filter(ITEMS, |value: &Value, options: Kwargs, _: &State| {
        let each = options.get::<u64>("n")?.unwrap_or(1);
        let items = value.len().unwrap_or(0) as u64;
        let made = if value.as_array().is_some() || value.is_map() { 0 } else { items };
        charge(items.saturating_mul(each).saturating_add(TURN), made).map(|()| value.clone())
    });
    tera.register_filter(LETTER, |value: &Value, _: Kwargs, _: &State| {
        let bytes = value.as_str().map_or(0, str::len) as u64;
        charge(bytes.saturating_mul(2), 0).map(|()| value.clone())
    });
    tera.register_filter(INDEX, |value: &Value, _: Kwargs, _: &State| {
        charge(LEFT.get().longest, 0).map(|()| value.clone())
    });
    tera.register_filter(KEPT, |value: &Value, _: Kwargs, _: &State| {
        let size = Size::of(value)?;
        charge(size.steps(), size.made).map(|()| value.clone())
    });
    tera.register_filter(CAUGHT, |value: &Value, _: Kwargs, _: &State| {
        if value.is_undefined() {
            return Err(Error::message("undefined"));
        }
        let size = Size::of(value)?;
        charge(size.steps(), size.texts).map(|()| value.clone())
    });
    tera.register_filter("replace", replace);
    tera.register_filter("join", join);
    tera.register_filter("indent", indent);
    tera.register_filter("unique", unique);
}

/// How large a value is.
#[derive(Default)]
struct Size {
    /// Values in it, itself too.
    parts: u64,
    /// Bytes of its texts.
    texts: u64,
    /// Bytes that it takes where what it holds in the second level and below was there before.
    made: u64,
    /// Bytes of its longest text.
    longest: u64,
}

impl Size {
    /// The size of a value, so far as it is not too large.
    fn of(value: &Value) -> TeraResult<Self> {
        let mut size = Self::default();
        size.add(value, 0)?;
        let left = LEFT.get();
        LEFT.set(Left { longest: left.longest.max(size.longest), ..left });
        Ok(size)
    }

    fn add(&mut self, value: &Value, depth: u32) -> TeraResult<()> {
        self.parts += 1;
        let bytes = value.as_str().map_or(0, str::len) as u64;
        self.texts += bytes;
        self.longest = self.longest.max(bytes);
        if depth <= 2 {
            self.made += VALUE + bytes;
        }
        if self.parts > PARTS || self.texts > TEXTS {
            return Err(stop(Spent::Large));
        }
        if depth > DEPTH {
            return Err(stop(Spent::Deep));
        }
        if let Some(items) = value.as_array() {
            items.iter().try_for_each(|item| self.add(item, depth + 1))
        } else if let Some(map) = value.as_map() {
            for (key, item) in map {
                self.texts += key.as_str().map_or(0, str::len) as u64;
                self.add(item, depth + 1)?;
            }
            Ok(())
        } else {
            Ok(())
        }
    }

    /// Steps of going through it.
    fn steps(&self) -> u64 {
        self.parts * 8 + self.texts / 4
    }
}

/// Charges a text that a filter is about to make.
fn announce(bytes: usize) -> TeraResult<()> {
    let bytes = bytes as u64;
    if bytes > TEXTS {
        return Err(stop(Spent::Large));
    }
    charge(bytes, bytes)
}

/// Whether the result is markup, and the texts as they go into it: what the engine's filters do with markup.
fn rendered(text: &StringInput<'_>, safe: bool, state: &State) -> TeraResult<String> {
    if safe { text.rendered(state).map(Into::into) } else { Ok(text.as_str().to_owned()) }
}

fn made(text: String, safe: bool) -> Value {
    if safe { Value::safe_string(&text) } else { Value::from(text) }
}

/// The engine's `replace`, counted before it is done.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands the arguments over by value")]
fn replace(text: StringInput<'_>, options: Kwargs, state: &State) -> TeraResult<Value> {
    let from = options.must_get::<&str>("from")?;
    let to = options.must_get::<StringInput<'_>>("to")?;
    let safe = state.autoescaping_enabled() && (text.is_safe() || to.is_safe());
    let (text, to) = (rendered(&text, safe, state)?, rendered(&to, safe, state)?);
    announce(text.matches(from).count().saturating_mul(to.len()).saturating_add(text.len()))?;
    Ok(made(text.replace(from, &to), safe))
}

/// The engine's `join`, counted before it is done.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands the arguments over by value")]
fn join(items: &[Value], options: Kwargs, state: &State) -> TeraResult<Value> {
    let between = options.get::<StringInput<'_>>("sep")?;
    let is_safe = |text: &StringInput<'_>| text.is_safe();
    let safe = state.autoescaping_enabled()
        && (items.iter().any(|item| item.is_string() && item.is_safe()) || between.as_ref().is_some_and(is_safe));
    let between = between.map_or(Ok(String::new()), |between| rendered(&between, safe, state))?;
    announce(items.len().saturating_mul(between.len()))?;
    let mut parts = Vec::with_capacity(items.len());
    for item in items {
        parts.push(match (safe, item.is_undefined()) {
            (true, true) => String::new(),
            (true, false) => state.escape_if_needed(item)?,
            (false, _) => item.to_string(),
        });
    }
    announce(parts.iter().map(String::len).sum())?;
    Ok(made(parts.join(&between), safe))
}

/// The engine's `indent`, counted before it is done.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands the arguments over by value")]
fn indent(text: StringInput<'_>, options: Kwargs, state: &State) -> TeraResult<Value> {
    let width = options.get::<usize>("width")?.unwrap_or(4).min(1000);
    let indentation = options.get::<StringInput<'_>>("indentation")?;
    let first = options.get::<bool>("first")?.unwrap_or(false);
    let blank = options.get::<bool>("blank")?.unwrap_or(false);
    if indentation.as_ref().is_some_and(|one| one.as_str().chars().count() != 1) {
        return Err(Error::message("The `indentation` argument must contain exactly one character"));
    }
    let safe =
        state.autoescaping_enabled() && (text.is_safe() || indentation.as_ref().is_some_and(StringInput::is_safe));
    let text = rendered(&text, safe, state)?;
    let one = indentation.map_or(Ok(" ".to_owned()), |one| rendered(&one, safe, state))?;
    let indent = one.repeat(width);
    announce(text.lines().count().saturating_mul(indent.len() + 1).saturating_add(text.len()))?;
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let indented = if number == 0 { first } else { !line.is_empty() || blank };
        lines.push(if indented { format!("{indent}{line}") } else { line.to_owned() });
    }
    let mut out = lines.join("\n");
    if text.ends_with('\n') {
        out.push('\n');
    }
    Ok(made(out, safe))
}

/// The engine's `unique`, which compares each item with all before it.
fn unique(items: &[Value], _: Kwargs, _: &State) -> TeraResult<Vec<Value>> {
    let mut found: Vec<Value> = Vec::new();
    for item in items {
        let steps = Size::of(item)?.steps();
        charge((found.len() as u64).saturating_mul(1 + steps / 32).saturating_add(steps), 0)?;
        if !found.contains(item) {
            found.push(item.clone());
        }
    }
    Ok(found)
}

/// Output of a filling that stops where it is too much.
pub(super) struct Output<'o> {
    /// What was written.
    bytes: &'o mut Vec<u8>,
    /// Most bytes.
    limit: usize,
}

impl<'o> Output<'o> {
    /// An output of a template of anyone.
    pub(super) fn of_anyone(bytes: &'o mut Vec<u8>) -> Self {
        Self { bytes, limit: OUTPUT }
    }

    /// An output with a limit of its own.
    pub(super) fn new(bytes: &'o mut Vec<u8>, limit: usize) -> Self {
        Self { bytes, limit }
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.limit {
            stop(Spent::Output);
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
