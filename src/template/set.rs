//! The templates of a run: built-in ones and those of the user, each parsed once, when it is first asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};
use tera::Tera;

use super::budget::{self, Output};
use super::needs::needed;
use super::{check, context, fault, filter, guard, locate, markup, shape, unknown};
use crate::diag::{Code, Diagnostic, Faults};
use crate::nd30::Nd30;
use crate::nd30::numbering::Zeros;
use crate::plan::Plan;

static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The most bytes a template of the program may produce.
const OUTPUT_LIMIT: usize = 512 * 1024 * 1024;

/// The most bytes that the templates of a user may have together.
const USER_LIMIT: usize = 4 * 1024 * 1024;

/// A template as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateSource {
    /// Its name, such as `ke-hoach.xml` or `part/dau.xml`; `/` between folders.
    pub name: String,
    /// Where it comes from: the path as the user named it; absent = built in.
    pub origin: Option<String>,
    /// Its text.
    pub text: String,
}

/// Templates, ready for many documents.
#[derive(Debug)]
pub struct Templates {
    nd30: Arc<Nd30>,
    sources: BTreeMap<String, TemplateSource>,
    /// By name; made when the template is first asked for.
    ready: BTreeMap<String, OnceLock<Result<Ready, Faults>>>,
}

/// A template that can be filled.
#[derive(Clone)]
struct Ready {
    /// An engine with the template and all that it needs.
    tera: Arc<Tera>,
    /// The names of the context that they use.
    used: Vec<String>,
    /// Whether one of them is of a user, so that all are filled on a budget.
    guarded: bool,
}

impl std::fmt::Debug for Ready {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Ready").field("used", &self.used).finish_non_exhaustive()
    }
}

impl Ready {
    /// A template of an engine.
    fn of(compiled: &Compiled, name: &str) -> Self {
        let Compiled { tera, guarded } = compiled;
        let used = tera.get_template_variables(name).unwrap_or_default();
        let mut used: Vec<_> = used.into_iter().map(str::to_owned).collect();
        used.sort_unstable();
        Self { tera: Arc::clone(tera), used, guarded: *guarded }
    }
}

impl Templates {
    /// The built-in templates.
    ///
    /// # Panics
    /// Never: only a template of a user can be at fault here.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static TEMPLATES: OnceLock<Templates> = OnceLock::new();
        TEMPLATES.get_or_init(|| Self::load(Nd30::embedded(), Vec::new()).expect("no template of a user is at fault"))
    }

    /// The built-in templates and those of the user; a user's template takes the place of the built-in of its name. Kinds
    /// and their templates go together: the decree whose kinds they are made for comes with them. Those of the user are parsed at once, the others when they are
    /// asked for.
    ///
    /// # Errors
    /// Every syntax fault and unknown name in what the user's templates need, VB301–VB306.
    pub fn load(nd30: &Arc<Nd30>, user: Vec<TemplateSource>) -> Result<Self, Faults> {
        let mut sources = builtin_sources();
        let user_bytes: usize = user.iter().map(|source| source.text.len()).sum();
        let names: Vec<String> = user.iter().map(|source| source.name.clone()).collect();
        sources.extend(user.into_iter().map(|source| (source.name.clone(), source)));
        let mut ready: BTreeMap<_, _> = sources.keys().map(|name| (name.clone(), OnceLock::new())).collect();
        if !names.is_empty() {
            if user_bytes > USER_LIMIT {
                return Err(too_long(user_bytes).into());
            }
            let branching: Faults = names.iter().filter_map(|name| too_branched(&sources, name)).collect();
            branching.into_result(())?;
            if let Some((name, words)) = shape::fault(&sources, &names) {
                return Err(Diagnostic::error(Code::VB307, words)
                    .file(shown(&sources, name))
                    .help("chia mẫu ra ít phần hơn; phần lặp lại để trong vòng `for`")
                    .into());
            }
            let compiled = compiled(&sources, names.iter().map(String::as_str), nd30)?;
            for name in names {
                let one = Ready::of(&compiled, &name);
                let needs = needed(&sources, [name.as_str()]);
                let needs: Vec<_> = needs.iter().filter_map(|name| sources.get(*name)).collect();
                let mut strange = unknown::in_conditions(&one.used, &needs);
                rename(&sources, &mut strange);
                ready.insert(name, OnceLock::from(strange.into_result(one)));
            }
        }
        Ok(Self { nd30: Arc::clone(nd30), sources, ready })
    }

    /// The decree that the templates are made for.
    #[must_use]
    pub fn nd30(&self) -> &Arc<Nd30> {
        &self.nd30
    }

    /// A template that can be filled, with its faults if it cannot; `None` = there is none of that name.
    fn ready(&self, name: &str) -> Option<&Result<Ready, Faults>> {
        let make = || Ok(Ready::of(&compiled(&self.sources, [name], &self.nd30)?, name));
        self.ready.get(name).map(|ready| ready.get_or_init(make))
    }

    /// Name of the template of a plan: the one it names in `mau`, else that of its kind.
    #[must_use]
    pub fn name_for(plan: &Plan) -> String {
        format!("{}.xml", plan.mau.as_deref().unwrap_or(&plan.loai))
    }

    /// All templates in the order of their names; those in `part/` are pieces of others.
    pub fn list(&self) -> impl Iterator<Item = &TemplateSource> {
        self.sources.values()
    }

    /// A template by its name.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&TemplateSource> {
        self.sources.get(name)
    }

    /// Fills the template of that name; [`Templates::name_for`] gives the one of a plan's kind.
    ///
    /// # Errors
    /// No such template, VB302; a fault in what it needs, VB301–VB306; a name the data does not have, VB310–VB313;
    /// faults of the data itself, VB33x.
    pub fn render(&self, name: &str, plan: &Plan) -> Result<String, Faults> {
        check::faults(plan, &self.nd30).into_result(())?;
        let Ready { tera, used, guarded } = match self.ready(name) {
            Some(Ok(ready)) => ready,
            Some(Err(faults)) => return Err(faults.clone()),
            None => return Err(self.missing(name).into()),
        };
        let context = context::context(plan, &self.nd30, used.iter().map(String::as_str));
        let mut out = Vec::new();
        if *guarded {
            budget::begin(longest(plan));
            let error = match tera.render_to(name, &context, Output::of_anyone(&mut out)) {
                Ok(()) => return String::from_utf8(out).map_err(|_| not_text()),
                Err(error) => error,
            };
            drop(out);
            return Err(self.guarded_faults(name, &context, error));
        }
        match tera.render_to(name, &context, Output::new(&mut out, OUTPUT_LIMIT)) {
            Ok(()) => match simdutf8::basic::from_utf8(&out) {
                Ok(xml) => Ok(xml.to_owned()),
                Err(_) => Err(not_text()),
            },
            Err(error) => Err(self.faults(&error)),
        }
    }

    /// An error of the engine as it is shown.
    fn faults(&self, error: &tera::Error) -> Faults {
        let mut faults = fault::faults(error, &|name| self.text(name));
        rename(&self.sources, &mut faults);
        faults
    }

    /// An error of a filling on a budget. Where the budget was not spent, the template as it was written stops at the
    /// same place, and says it of its own columns.
    fn guarded_faults(&self, name: &str, context: &tera::Context, error: tera::Error) -> Faults {
        if let Some(spent) = budget::spent() {
            let mut fault = fault::spent(&error, spent, &|name| self.text(name));
            // What is written is stopped without a line.
            fault.place.file.get_or_insert_with(|| name.to_owned());
            let mut faults = Faults::from(fault);
            rename(&self.sources, &mut faults);
            return faults;
        }
        let plain = plain(&self.sources, &needed(&self.sources, [name]), &self.nd30);
        let again = plain.and_then(|plain| plain.render_to(name, context, Output::of_anyone(&mut Vec::new())));
        self.faults(&again.err().unwrap_or(error))
    }

    /// Fills the template once more with the place of each element written into it: for messages only.
    pub(super) fn render_located(&self, name: &str, plan: &Plan) -> Option<String> {
        let used = &self.ready(name)?.as_ref().ok()?.used;
        let mut tera = engine(self.nd30.numbering.zeros);
        let located = needed(&self.sources, [name])
            .into_iter()
            .filter_map(|name| Some((name, locate::instrument(name, &self.sources.get(name)?.text))));
        tera.add_raw_templates(located).ok()?;
        let mut out = Vec::new();
        let context = context::context(plan, &self.nd30, used.iter().map(String::as_str));
        tera.render_to(name, &context, Output::of_anyone(&mut out)).ok()?;
        String::from_utf8(out).ok()
    }

    /// How a person knows the template: its path, or its name where it is built in.
    pub(super) fn shown(&self, name: &str) -> String {
        shown(&self.sources, name)
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.sources.get(name).map(|source| source.text.clone())
    }

    fn missing(&self, name: &str) -> Diagnostic {
        let kind = name.trim_end_matches(".xml");
        let kinds: Vec<_> =
            self.sources.keys().filter(|name| !name.contains('/')).map(|name| name.trim_end_matches(".xml")).collect();
        let diagnostic = Diagnostic::error(Code::VB302, format!("chưa có mẫu cho loại văn bản «{kind}»"));
        match crate::diag::did_you_mean(kind, kinds.iter().copied()) {
            Some(meant) => diagnostic.help(format!("có phải là «{meant}»?")),
            None => diagnostic.help(format!("các mẫu đang có: {}", kinds.join(", "))),
        }
        .help(format!("hoặc tự viết mẫu «{kind}.xml» trong thư mục templates"))
    }
}

/// Bytes of the longest text of a plan.
pub(super) fn longest(plan: &Plan) -> usize {
    let mut longest = 0;
    plan.for_each_string(&mut |_, _, text| longest = longest.max(text.len()));
    longest
}

fn shown(sources: &BTreeMap<String, TemplateSource>, name: &str) -> String {
    match sources.get(name) {
        Some(TemplateSource { origin: Some(origin), .. }) => origin.clone(),
        _ => format!("templates/{name}"),
    }
}

fn rename(sources: &BTreeMap<String, TemplateSource>, faults: &mut [Diagnostic]) {
    for fault in faults {
        if let Some(file) = &mut fault.place.file {
            *file = shown(sources, file);
        }
    }
}

fn builtin_sources() -> BTreeMap<String, TemplateSource> {
    let mut sources = BTreeMap::new();
    let mut folders = vec![&BUILTIN];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let name = file.path().to_string_lossy().replace('\\', "/");
            if let (Some("xml"), Some(text)) = (name.rsplit('.').next(), file.contents_utf8()) {
                sources.insert(name.clone(), TemplateSource { name, origin: None, text: text.replace("\r\n", "\n") });
            }
        }
    }
    sources
}

/// The engine with our filters and escaping, without templates.
pub(super) fn engine(zeros: Zeros) -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([".xml"]);
    tera.set_escape_fn(markup::escape);
    filter::register(&mut tera, zeros);
    tera
}

/// An engine with templates.
struct Compiled {
    tera: Arc<Tera>,
    /// Whether they charge the budget.
    guarded: bool,
}

/// An engine with the templates of some names and all that they need. One of a user among them, and all charge the
/// budget: it may call the others as often as it likes.
fn compiled<'s>(
    sources: &'s BTreeMap<String, TemplateSource>,
    wanted: impl IntoIterator<Item = &'s str>,
    nd30: &Nd30,
) -> Result<Compiled, Faults> {
    let names = needed(sources, wanted);
    let needed: Vec<&TemplateSource> = names.iter().filter_map(|name| sources.get(*name)).collect();
    let tera = plain(sources, &names, nd30).map_err(|error| load_faults(sources, &needed, &error))?;
    if needed.iter().all(|source| source.origin.is_none()) {
        return Ok(Compiled { tera: Arc::new(tera), guarded: false });
    }
    let prints = needed.iter().any(|source| guard::catches(&source.text));
    let mut tera = engine(nd30.numbering.zeros);
    budget::register(&mut tera);
    let guarded = needed.iter().map(|source| (&source.name, guard::guarded(&source.text, prints)));
    match tera.add_raw_templates(guarded) {
        Ok(()) => Ok(Compiled { tera: Arc::new(tera), guarded: true }),
        Err(error) => {
            let mut faults =
                Faults::from(fault::too_complex(&error, &|name| sources.get(name).map(|source| source.text.clone())));
            rename(sources, &mut faults);
            Err(faults)
        }
    }
}

/// An engine with templates as they are written.
fn plain(sources: &BTreeMap<String, TemplateSource>, names: &BTreeSet<&str>, nd30: &Nd30) -> tera::TeraResult<Tera> {
    let mut tera = engine(nd30.numbering.zeros);
    let needed = names.iter().filter_map(|name| sources.get(*name));
    tera.add_raw_templates(needed.map(|source| (&source.name, &source.text)))?;
    Ok(tera)
}

fn too_branched(sources: &BTreeMap<String, TemplateSource>, name: &str) -> Option<Diagnostic> {
    let text = &sources.get(name)?.text;
    let line = guard::too_many_branches(text)?;
    let place = fault::line(&shown(sources, name), text, line);
    Some(fault::branches("mẫu").at(place))
}

fn too_long(bytes: usize) -> Diagnostic {
    Diagnostic::error(Code::VB307, format!("các mẫu riêng dài {} MiB, nhiều nhất là 4 MiB", bytes / (1024 * 1024)))
        .help("nêu đúng thư mục mẫu ở --template-dir; nội dung dài để ở dữ liệu, không để ở mẫu")
}

fn not_text() -> Faults {
    Diagnostic::error(Code::VB313, "mẫu sinh ra chữ không phải UTF-8").into()
}

/// The engine stops at the first syntax fault: each template is tried by itself, so that all are told.
fn load_faults(sources: &BTreeMap<String, TemplateSource>, needed: &[&TemplateSource], error: &tera::Error) -> Faults {
    let text = |name: &str| sources.get(name).map(|source| source.text.clone());
    let mut faults = Faults::default();
    for source in needed {
        let mut alone = Tera::default();
        if let Err(error) = alone.add_raw_template(&source.name, &source.text)
            && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
        {
            faults.extend(fault::faults(&error, &text));
        }
    }
    if faults.is_empty() {
        faults = fault::faults(error, &text);
    }
    rename(sources, &mut faults);
    faults
}

#[cfg(test)]
mod tests {
    use super::Templates;

    #[test]
    fn every_built_in_template_can_be_filled() {
        let templates = Templates::builtin();
        for source in templates.list() {
            assert!(templates.ready(&source.name).is_some_and(Result::is_ok), "{}", source.name);
        }
    }
}
