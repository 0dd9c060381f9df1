//! The templates of a run: built-in ones and those of the user, each parsed once, when it is first asked for.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};
use tera::Tera;

use super::needs::needed;
use super::{check, context, fault, filter, locate, markup};
use crate::diag::{Code, Diagnostic, Faults};
use crate::nd30::Nd30;
use crate::nd30::numbering::Zeros;
use crate::plan::Plan;

static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The most bytes a template may produce.
const OUTPUT_LIMIT: usize = 512 * 1024 * 1024;

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
}

impl std::fmt::Debug for Ready {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Ready").field("used", &self.used).finish_non_exhaustive()
    }
}

impl Ready {
    /// A template of an engine.
    fn of(tera: &Arc<Tera>, name: &str) -> Self {
        let used = tera.get_template_variables(name).unwrap_or_default();
        Self { tera: Arc::clone(tera), used: used.into_iter().map(str::to_owned).collect() }
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
        let names: Vec<String> = user.iter().map(|source| source.name.clone()).collect();
        sources.extend(user.into_iter().map(|source| (source.name.clone(), source)));
        let mut ready: BTreeMap<_, _> = sources.keys().map(|name| (name.clone(), OnceLock::new())).collect();
        if !names.is_empty() {
            let tera = Arc::new(compiled(&sources, names.iter().map(String::as_str), nd30)?);
            for name in names {
                let one = Ready::of(&tera, &name);
                ready.insert(name, OnceLock::from(Ok(one)));
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
        let make = || Ok(Ready::of(&Arc::new(compiled(&self.sources, [name], &self.nd30)?), name));
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
        let Ready { tera, used } = match self.ready(name) {
            Some(Ok(ready)) => ready,
            Some(Err(faults)) => return Err(faults.clone()),
            None => return Err(self.missing(name).into()),
        };
        let context = context::context(plan, &self.nd30, used.iter().map(String::as_str));
        let mut out = Limited(Vec::new());
        match tera.render_to(name, &context, &mut out) {
            Ok(()) => match simdutf8::basic::from_utf8(&out.0) {
                Ok(xml) => Ok(xml.to_owned()),
                Err(_) => Err(Diagnostic::error(Code::VB313, "mẫu sinh ra chữ không phải UTF-8").into()),
            },
            Err(error) => {
                let mut faults = fault::faults(&error, &|name| self.text(name));
                rename(&self.sources, &mut faults);
                Err(faults)
            }
        }
    }

    /// Fills the template once more with the place of each element written into it: for messages only.
    pub(super) fn render_located(&self, name: &str, plan: &Plan) -> Option<String> {
        let used = &self.ready(name)?.as_ref().ok()?.used;
        let mut tera = engine(self.nd30.numbering.zeros);
        let located = needed(&self.sources, [name])
            .into_iter()
            .filter_map(|name| Some((name, locate::instrument(name, &self.sources.get(name)?.text))));
        tera.add_raw_templates(located).ok()?;
        let mut out = Limited(Vec::new());
        tera.render_to(name, &context::context(plan, &self.nd30, used.iter().map(String::as_str)), &mut out).ok()?;
        String::from_utf8(out.0).ok()
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

/// An engine with the templates of some names and all that they need.
fn compiled<'s>(
    sources: &'s BTreeMap<String, TemplateSource>,
    wanted: impl IntoIterator<Item = &'s str>,
    nd30: &Nd30,
) -> Result<Tera, Faults> {
    let needed: Vec<&TemplateSource> =
        needed(sources, wanted).into_iter().filter_map(|name| sources.get(name)).collect();
    let mut tera = engine(nd30.numbering.zeros);
    match tera.add_raw_templates(needed.iter().map(|source| (&source.name, &source.text))) {
        Ok(()) => Ok(tera),
        Err(error) => Err(load_faults(sources, &needed, &error)),
    }
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

/// Output that stops at [`OUTPUT_LIMIT`].
struct Limited(Vec<u8>);

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > OUTPUT_LIMIT {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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
