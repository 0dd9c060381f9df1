//! `la_mau`: the strings of a plan are templates themselves, over its own fields and those of a batch row.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use tera::{Context, Tera};

use super::context;
use super::set::engine;

use crate::diag::{Diagnostic, did_you_mean};
use crate::input::{Piece, Plan, Text, for_each_text_mut};

/// The plan's plain fields its strings may name.
const FIELDS: [&str; 9] =
    ["loai", "co_quan_chu_quan", "co_quan", "viet_tat", "so", "ky_hieu", "dia_danh", "ngay", "nam"];

/// Fills every string of the plan; `row` are the fields of a batch row, which win over the plan's own in `rieng`.
/// The values put in stay literal. Fields of `rieng` are known by their own name and as `rieng.ten`.
///
/// # Errors
/// A name nobody gives, or a string that is no template: VB340, each with its path in the data.
pub fn render_strings(plan: &mut Plan, row: &BTreeMap<String, Json>) -> Result<(), Vec<Diagnostic>> {
    let mut fill = Fill { tera: engine(), context: Context::new(), faults: Vec::new() };
    for (name, json) in plan.rieng.iter().chain(row) {
        fill.context.insert_value(name.clone(), context::free(json));
    }
    // The plan's plain fields first: they may name the row's, the texts may name them.
    fill.insert_own(plan, row);
    let mut fields = [
        ("co_quan_chu_quan", plan.co_quan_chu_quan.as_mut()),
        ("viet_tat", plan.viet_tat.as_mut()),
        ("ky_hieu", plan.ky_hieu.as_mut()),
        ("ngay", plan.ngay.as_mut()),
        ("co_quan", Some(&mut plan.co_quan)),
        ("dia_danh", Some(&mut plan.dia_danh)),
    ];
    for (path, text) in &mut fields {
        if let Some(text) = text {
            fill.string(text, path);
        }
    }
    fill.insert_own(plan, row);
    for (name, json) in &mut plan.rieng {
        fill.json(json, &format!("rieng.{name}"));
    }
    for_each_text_mut(plan, &mut |path, text| fill.text(text, path));
    if fill.faults.is_empty() { Ok(()) } else { Err(fill.faults) }
}

/// A pattern for names of files, over the plain fields of a plan, those of a row, and `stt`.
pub struct NamePattern(Tera);

impl std::fmt::Debug for NamePattern {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("NamePattern")
    }
}

impl NamePattern {
    /// A pattern such as `{{ stt }}-{{ co_quan | slug }}`.
    ///
    /// # Errors
    /// Text that is no template, VB801.
    pub fn new(pattern: &str) -> Result<Self, Diagnostic> {
        let mut tera = engine();
        tera.add_raw_template(NAME, pattern).map_err(|error| {
            Diagnostic::error("VB801", format!("--name viết sai cú pháp Tera: «{pattern}»"))
                .help(format!("Tera báo: {}", error.to_string().lines().next().unwrap_or_default()))
                .help("viết như --name \"{{ stt }}-{{ co_quan | slug }}-ke-hoach-{{ nam }}\"")
        })?;
        Ok(Self(tera))
    }

    /// The pattern filled for an item; fields of the row win.
    ///
    /// # Errors
    /// A name nobody gives, VB340.
    pub fn fill(&self, number: usize, plan: &Plan, row: &BTreeMap<String, Json>) -> Result<String, Diagnostic> {
        let mut context = Context::new();
        context.insert_value("stt", tera::Value::from(i64::try_from(number).unwrap_or(i64::MAX)));
        for name in FIELDS {
            let value = context::field(plan, name);
            if !value.is_none() {
                context.insert_value(name, value);
            }
        }
        for (name, json) in plan.rieng.iter().chain(row) {
            context.insert_value(name.clone(), context::free(json));
        }
        self.0.render(NAME, &context).map_err(|error| fault(&error).path("--name"))
    }
}

/// What the pattern is known by.
const NAME: &str = "--name";

struct Fill {
    tera: Tera,
    context: Context,
    faults: Vec<Diagnostic>,
}

impl Fill {
    fn insert_own(&mut self, plan: &Plan, row: &BTreeMap<String, Json>) {
        for name in FIELDS {
            let value = context::field(plan, name);
            if !row.contains_key(name) && !value.is_none() {
                self.context.insert_value(name, value);
            }
        }
        self.context.insert_value("rieng", context::field(plan, "rieng"));
    }

    fn text(&mut self, text: &mut Text, path: &dyn std::fmt::Display) {
        match text {
            Text::Plain(plain) => self.string(plain, path),
            Text::Rich(pieces) => {
                for piece in pieces {
                    match piece {
                        Piece::Plain(plain) => self.string(plain, path),
                        Piece::Dam(text)
                        | Piece::Nghieng(text)
                        | Piece::Tren(text)
                        | Piece::Duoi(text)
                        | Piece::ChoDien(text)
                        | Piece::CuoiTrang(text) => self.text(text, path),
                        Piece::XuongDong | Piece::ThamChieu(_) => {}
                    }
                }
            }
        }
    }

    fn json(&mut self, json: &mut Json, path: &str) {
        match json {
            Json::String(text) => self.string(text, &path),
            Json::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.json(item, &format!("{path}[{index}]"));
                }
            }
            Json::Object(fields) => {
                for (name, field) in fields {
                    self.json(field, &format!("{path}.{name}"));
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) => {}
        }
    }

    fn string(&mut self, text: &mut String, path: &dyn std::fmt::Display) {
        if !["{{", "{%", "{#"].iter().any(|mark| text.contains(mark)) {
            return;
        }
        match self.tera.render_str(text, &self.context, false) {
            Ok(filled) => *text = filled,
            Err(error) => {
                let fault = fault(&error).path(path.to_string());
                self.faults.push(fault);
            }
        }
    }
}

fn fault(error: &tera::Error) -> Diagnostic {
    use tera::ErrorKind;
    let message = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.message().to_owned(),
        _ => error.to_string(),
    };
    let named = message.strip_prefix("Variable `").and_then(|rest| rest.split_once('`'));
    let Some((name, rest)) = named else {
        let words = message.lines().next().unwrap_or_default();
        return Diagnostic::error("VB341", "chuỗi mẫu viết sai cú pháp Tera").help(format!("Tera báo: {words}"));
    };
    let fault = Diagnostic::error("VB340", format!("chuỗi mẫu dùng «{name}» nhưng không trường nào có tên ấy"));
    let known: Vec<_> =
        rest.split_once("Available variables: ").map(|(_, names)| names.split(", ").collect()).unwrap_or_default();
    match did_you_mean(name, known.iter().copied()) {
        Some(meant) => fault.help(format!("có phải là «{meant}»?")),
        None => fault.help(format!("các tên có sẵn: {}", known.join(", "))),
    }
}
