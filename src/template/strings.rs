//! `la_mau`: the strings of a plan are templates themselves, over its own fields and those of a batch row.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value as Json;
use tera::{Context, Tera};

use super::budget::{self, Output, Spent};
use super::set::{engine, longest};
use super::shape;
use super::words::told;
use super::{context, guard};
use crate::diag::{Code, Diagnostic, Faults, did_you_mean};
use crate::nd30::Nd30;
use crate::plan::{Path, Plan, Segment, StringKind, is_template};

/// Most tags of all strings of a plan.
const TAGS: usize = 100_000;
/// Words of strings that look for other templates, or become parts of them: these are compiled by themselves each time.
const LINKING: [&str; 4] = ["extends", "block", "include", "component"];

/// What strings and names of files may name of a plan: the plain fields, and the year that is found in it.
fn fields() -> impl Iterator<Item = &'static str> {
    Plan::HEAD.into_iter().chain(["nam"])
}

/// An engine for strings of data: their values stay as they are, and all they do is charged.
fn string_engine(nd30: &Nd30) -> Tera {
    let mut tera = engine(nd30.numbering.zeros);
    // A name is the string itself, whatever it ends with.
    tera.autoescape_on(Vec::<&str>::new());
    budget::register(&mut tera);
    tera
}

/// A string with the calls that charge the budget; most need none.
fn guarded(text: &str) -> String {
    guard::guarded(text, guard::catches(text))
}

fn too_much(spent: Spent) -> Diagnostic {
    Diagnostic::error(Code::VB307, format!("chuỗi mẫu {}", spent.words()))
        .help("kiểm tra vòng lặp lồng nhau và chuỗi tự nối thêm; nội dung dài nên ghi thẳng vào dữ liệu")
}

/// Fills every string of the plan; `row` are the fields of a batch row, which win over the plan's own in `rieng`.
/// The values put in stay literal. Fields of `rieng` are known by their own name and as `rieng.ten`.
///
/// # Errors
/// A name nobody gives, or a string that is no template: VB340, each with its path in the data.
pub fn render_strings(plan: &mut Plan, nd30: &Nd30, row: &BTreeMap<String, Json>) -> Result<(), Faults> {
    StringTemplates(string_engine(nd30)).fill(plan, nd30, row)
}

/// The strings of a `la_mau` plan, compiled once for many rows.
pub struct StringTemplates(Tera);

impl fmt::Debug for StringTemplates {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("StringTemplates")
    }
}

impl StringTemplates {
    /// Compiles every string of a plan that is a template. One that is none is told when it is filled.
    #[must_use]
    pub fn new(plan: &Plan, nd30: &Nd30) -> Self {
        let mut found = BTreeSet::new();
        let mut count = 0_usize;
        plan.for_each_string(&mut |_, _, text| {
            let alone = text.contains("{%") && LINKING.iter().any(|word| text.contains(word));
            count = count.saturating_add(shape::tags_at_most(text));
            if count <= TAGS && is_template(text) && !alone && guard::too_many_branches(text).is_none() {
                found.insert(text);
            }
        });
        let mut tera = string_engine(nd30);
        let found: Vec<(&str, String)> = found.into_iter().map(|text| (text, guarded(text))).collect();
        if tera.add_raw_templates(found.iter().map(|(name, text)| (name, text))).is_err() {
            for (name, text) in &found {
                // Told when it is filled, with its path.
                let _ = tera.add_raw_template(name, text);
            }
        }
        Self(tera)
    }

    /// Does what [`render_strings`] does; a string that was not compiled is compiled now.
    ///
    /// # Errors
    /// As [`render_strings`].
    pub fn fill(&self, plan: &mut Plan, nd30: &Nd30, row: &BTreeMap<String, Json>) -> Result<(), Faults> {
        let mut fill = Fill {
            tera: &self.0,
            context: Context::new(),
            unfilled: Vec::new(),
            faults: Faults::default(),
            tags: 0,
            out: Vec::new(),
        };
        // One budget for all strings of a plan.
        budget::begin(longest(plan).max(row.values().filter_map(Json::as_str).map(str::len).max().unwrap_or(0)));
        for (name, json) in row {
            fill.context.insert_value(name.clone(), context::free(json));
        }
        // The plan's plain fields first: they may name the row's; then the user's own, which may name both; then the others.
        let own = plan.rieng.values().any(holds_template).then_some(Pass::Own);
        for pass in [Some(Pass::Head), own, Some(Pass::Rest)].into_iter().flatten() {
            fill.insert_own(plan, nd30, row, pass);
            plan.for_each_string_mut(&mut |path, kind, text| {
                if pass == Pass::of(path, kind) {
                    fill.string(text, path);
                }
            });
        }
        fill.faults.into_result(())
    }
}

/// A pattern for names of files, over the plain fields of a plan, those of a row, and `stt`.
pub struct NamePattern {
    tera: Tera,
    text: String,
}

impl fmt::Debug for NamePattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("NamePattern")
    }
}

impl NamePattern {
    /// A pattern such as `{{ stt }}-{{ co_quan | slug }}`.
    ///
    /// # Errors
    /// Text that is no template, VB801.
    pub fn new(pattern: &str, nd30: &Nd30) -> Result<Self, Diagnostic> {
        if guard::too_many_branches(pattern).is_some() {
            return Err(super::fault::branches("--name").path("--name"));
        }
        if shape::links(pattern) {
            return Err(linked().path("--name"));
        }
        let mut tera = string_engine(nd30);
        tera.add_raw_template(NAME, pattern).map_err(|error| {
            Diagnostic::error(Code::VB801, format!("--name viết sai cú pháp Tera: «{pattern}»"))
                .help(told(&error.to_string()))
                .help("viết như --name \"{{ stt }}-{{ co_quan | slug }}-ke-hoach-{{ nam }}\"")
        })?;
        tera.add_raw_template(NAME, &guarded(pattern)).map_err(|_| too_much(Spent::Steps).path("--name"))?;
        Ok(Self { tera, text: pattern.to_owned() })
    }

    /// The pattern filled for an item; fields of the row win.
    ///
    /// # Errors
    /// A name nobody gives, VB340.
    pub fn fill(
        &self,
        number: usize,
        plan: &Plan,
        nd30: &Nd30,
        row: &BTreeMap<String, Json>,
    ) -> Result<String, Diagnostic> {
        let mut context = Context::new();
        context.insert_value("stt", tera::Value::from(i64::try_from(number).unwrap_or(i64::MAX)));
        for name in fields() {
            let value = context::field(plan, nd30, name);
            if !value.is_none() {
                context.insert_value(name, value);
            }
        }
        for (name, json) in plan.rieng.iter().chain(row) {
            context.insert_value(name.clone(), context::free(json));
        }
        let known = |name: &str| context.contains_key(name);
        budget::begin(longest(plan).max(row.values().filter_map(Json::as_str).map(str::len).max().unwrap_or(0)));
        let mut out = Vec::new();
        let filled = self.tera.render_to(NAME, &context, Output::of_anyone(&mut out));
        match filled {
            Ok(()) => Ok(simdutf8::basic::from_utf8(&out).unwrap_or_default().to_owned()),
            Err(error) => {
                let fault = match budget::spent() {
                    Some(spent) => too_much(spent),
                    None => fault(&error, &self.text, &known),
                };
                Err(fault.path("--name"))
            }
        }
    }
}

/// What the pattern is known by.
const NAME: &str = "--name";

/// Which strings are filled: each may name what was filled before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Head,
    Own,
    Rest,
}

impl Pass {
    fn of(path: &Path, kind: StringKind) -> Self {
        match (kind, path.segments()) {
            (StringKind::Own, _) => Self::Own,
            (_, [Segment::Key(key)]) if Plan::HEAD.contains(&key.as_ref()) => Self::Head,
            _ => Self::Rest,
        }
    }
}

fn holds_template(json: &Json) -> bool {
    match json {
        Json::String(text) => is_template(text),
        Json::Array(items) => items.iter().any(holds_template),
        Json::Object(fields) => fields.values().any(holds_template),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}

struct Fill<'t> {
    tera: &'t Tera,
    context: Context,
    /// Fields of the plan that are templates themselves and not filled yet, so that no string can name them.
    unfilled: Vec<String>,
    faults: Faults,
    /// Tags of the strings so far.
    tags: usize,
    /// What a string is rendered into.
    out: Vec<u8>,
}

impl Fill<'_> {
    /// Puts in what the plan's own strings are known by; those that this pass or a later one fills are left out.
    fn insert_own(&mut self, plan: &Plan, nd30: &Nd30, row: &BTreeMap<String, Json>, pass: Pass) {
        self.unfilled.clear();
        let mut filled = BTreeMap::new();
        for (name, json) in &plan.rieng {
            if pass != Pass::Rest && holds_template(json) {
                self.unfilled.push(name.clone());
                continue;
            }
            filled.insert(name.clone(), json.clone());
            if !row.contains_key(name) {
                self.context.insert_value(name.clone(), context::free(json));
            }
        }
        for name in fields() {
            let value = context::field(plan, nd30, name);
            if row.contains_key(name) || value.is_none() {
                continue;
            }
            if pass == Pass::Head && value.as_str().is_some_and(is_template) {
                self.unfilled.push(name.to_owned());
            } else {
                self.context.insert_value(name, value);
            }
        }
        self.context.insert_value("rieng", context::own(nd30, &plan.loai, &filled));
    }

    /// What keeps a string from being handed to the engine.
    fn refused(&self, text: &str) -> Option<Diagnostic> {
        if guard::too_many_branches(text).is_some() {
            return Some(super::fault::branches("chuỗi mẫu"));
        }
        if self.tags > TAGS {
            let message = format!("các chuỗi mẫu có quá nhiều thẻ (trên {TAGS})");
            return Some(Diagnostic::error(Code::VB307, message).help("nội dung dài nên ghi thẳng vào dữ liệu"));
        }
        shape::links(text).then(linked)
    }

    fn string(&mut self, text: &mut String, path: &Path) {
        if !is_template(text) || budget::spent().is_some() || self.faults.is_full() {
            return;
        }
        self.tags = self.tags.saturating_add(shape::tags_at_most(text));
        if let Some(fault) = self.refused(text) {
            self.faults.push(fault.path(path));
            return;
        }
        self.out.clear();
        let out = Output::of_anyone(&mut self.out);
        let filled = if self.tera.contains_template(text) {
            self.tera.render_to(text, &self.context, out)
        } else {
            self.tera.render_str_to(&guarded(text), &self.context, false, out)
        };
        let filled = filled.and_then(|()| budget::wrote(self.out.len()));
        match filled {
            // Tera writes text alone.
            Ok(()) => simdutf8::basic::from_utf8(&self.out).unwrap_or_default().clone_into(text),
            Err(error) => {
                if let Some(spent) = budget::spent() {
                    self.faults.push(too_much(spent).path(path));
                    return;
                }
                // What is wrong is told of the string as it is written.
                let mut again = Vec::new();
                let plain = self.tera.render_str_to(text, &self.context, false, Output::of_anyone(&mut again));
                let error = plain.err().unwrap_or(error);
                let known = |name: &str| self.context.contains_key(name);
                let fault =
                    match unknown(text, &known).filter(|name| self.unfilled.iter().any(|unfilled| unfilled == name)) {
                        Some(name) => {
                            Diagnostic::error(Code::VB340, format!("chuỗi mẫu dùng «{name}», mà trường ấy cũng là mẫu"))
                                .help(format!("ghi thẳng nội dung, hoặc thêm cột «{name}» vào bảng của «vanban batch»"))
                        }
                        None => fault(&error, text, &known),
                    };
                self.faults.push(fault.path(path));
            }
        }
    }
}

fn linked() -> Diagnostic {
    Diagnostic::error(Code::VB341, "chuỗi mẫu gọi mẫu khác (include, extends)")
        .help("mẫu khác chỉ gọi được trong tệp mẫu; ghi thẳng nội dung vào chuỗi")
}

/// The first name that a template prints or passes on and nobody gives.
fn unknown<'t>(template: &'t str, known: &dyn Fn(&str) -> bool) -> Option<&'t str> {
    template.split("{{").skip(1).find_map(|rest| {
        let rest = rest.trim_start();
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, _) = rest.split_at(length);
        (name.starts_with(|c: char| c.is_ascii_alphabetic()) && !known(name)).then_some(name)
    })
}

fn nobody_gives(name: &str) -> Diagnostic {
    Diagnostic::error(Code::VB340, format!("chuỗi mẫu dùng «{name}» nhưng không trường nào có tên ấy"))
}

fn fault(error: &tera::Error, template: &str, known: &dyn Fn(&str) -> bool) -> Diagnostic {
    use tera::ErrorKind;
    let message = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.message().to_owned(),
        _ => error.to_string(),
    };
    let named = message.strip_prefix("Variable `").and_then(|rest| rest.split_once('`'));
    let Some((name, rest)) = named else {
        // A filter says only that it was given nothing.
        if let Some(name) = unknown(template, known).filter(|_| message.contains("`undefined`")) {
            return nobody_gives(name).help(format!("thêm cột hoặc trường «{name}»"));
        }
        return Diagnostic::error(Code::VB341, "chuỗi mẫu viết sai cú pháp Tera").help(told(&message));
    };
    let fault = nobody_gives(name);
    let known: Vec<_> =
        rest.split_once("Available variables: ").map(|(_, names)| names.split(", ").collect()).unwrap_or_default();
    match did_you_mean(name, known.iter().copied()) {
        Some(meant) => fault.help(format!("có phải là «{meant}»?")),
        None => fault.help(format!("các tên có sẵn: {}", known.join(", "))),
    }
}
