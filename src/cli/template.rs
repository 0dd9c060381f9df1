//! `vanban template`: list and export.

use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic, Faults, did_you_mean, first_of_name, visible};
use crate::intake::file::{self, Wanted};
use crate::template::{TemplateSource, Templates};
use crate::write::save;

use super::args::TemplateAction;
use super::config::Config;
use super::console::Console;
use super::footprint::Footprint;
use super::init;
use super::own_kinds;
use super::trust::Trust;

/// Name of the folder of templates beside `vanban.toml`.
pub(super) const FOLDER: &str = "templates";

/// A template of the user.
const TEMPLATE: Wanted<'_> = Wanted::by_hand("tệp mẫu", Code::VB345, "kiểm tra đường dẫn");

/// Name of the template that `--template` names, without its extension.
pub(super) const OWN: &str = "--template";

/// Lists or exports templates.
pub(super) fn run(action: &TemplateAction, console: &Console) -> Result<(), Faults> {
    match action {
        TemplateAction::List { template_dir } => {
            let config = Config::find(Path::new("."), console.trust())?;
            let templates = load(template_dir.as_deref(), None, &config)?;
            let sampled = |id: &str| {
                let own = own_kinds::sample(id, template_dir.as_deref(), &config);
                if !matches!(own, Ok(None)) || init::sample(id).is_some() {
                    format!("{id}.json")
                } else {
                    String::new()
                }
            };
            list(&templates, &sampled, console);
            Ok(())
        }
        TemplateAction::Export { name, output, force } => export(name.as_deref(), output, *force, console),
    }
}

/// The kinds with their form and sample, the copies, then every template that is not one of a kind.
fn list(templates: &Templates, sampled: &dyn Fn(&str) -> String, console: &Console) {
    let origin = |source: &TemplateSource| source.origin.clone().unwrap_or("có sẵn".to_owned());
    let mut rows =
        vec![["LOẠI", "TÊN", "VIẾT TẮT", "MẪU NĐ 30", "TỆP MẪU", "DỮ LIỆU MẪU", "NƠI CHỨA"].map(str::to_owned)];
    let mut named = Vec::new();
    for kind in templates.nd30().kinds() {
        let name = format!("{}.xml", kind.id);
        let form = kind.form.clone().unwrap_or("theo thực tế".to_owned());
        let abbreviation = kind.abbreviation.clone().unwrap_or_default();
        // A kind of the user's may be without a template as yet.
        let [template, place] =
            templates.source(&name).map_or_else(Default::default, |source| [source.name.clone(), origin(source)]);
        rows.push([kind.id.clone(), kind.name.clone(), abbreviation, form, template, sampled(&kind.id), place]);
        named.push(name);
    }
    for copy in templates.nd30().copies() {
        let [none, place] = [String::new(), "có sẵn".to_owned()];
        let (form, sample) = (copy.form.clone(), sampled(&copy.id));
        rows.push([copy.id.clone(), copy.label.clone(), copy.abbreviation.clone(), form, none, sample, place]);
    }
    for source in templates.list().filter(|source| !named.contains(&source.name)) {
        let mut row = [const { String::new() }; 7];
        row[4].clone_from(&source.name);
        row[6] = origin(source);
        rows.push(row);
    }
    // The kinds of a user may have names of any length.
    let rows: Vec<[String; 7]> =
        rows.into_iter().map(|row| row.map(|cell| first_of_name(visible(&cell).into_owned()))).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 7] = std::array::from_fn(width);
    for row in &rows {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        console.result(cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    console.talk("Dữ liệu mẫu của một loại: vanban init --kind LOẠI; chép mẫu ra để sửa: vanban template export TỆP");
}

/// The templates of the user, which win over built-in ones by name: `--template-dir`, else `templates/` beside the nearest
/// `vanban.toml`.
///
/// # Errors
/// A folder or file that cannot be read, or that was found, not named, and is of someone else.
fn sources(folder: Option<&Path>, config: &Config) -> Result<Vec<TemplateSource>, Faults> {
    let mut walk = Walk { trust: trust(folder, config), is_named: folder.is_some(), ..Walk::default() };
    if let Some(folder) = folder_of(folder, config) {
        walk.folder(&folder, "");
    }
    walk.faults.into_result(walk.sources)
}

/// The templates of a run with the kinds they are made for: those of the program and of the user, and the one that
/// `--template` names, which is called [`OWN`].
///
/// # Errors
/// A file that cannot be read, and every fault of a template.
pub(super) fn load(folder: Option<&Path>, own: Option<&Path>, config: &Config) -> Result<Templates, Faults> {
    let (nd30, mut sources) = match (own_kinds::decree(folder, config), sources(folder, config)) {
        (Ok(nd30), Ok(sources)) => (nd30, sources),
        (Err(mut faults), Err(more)) => {
            faults.extend(more);
            return Err(faults);
        }
        (Err(faults), _) | (_, Err(faults)) => return Err(faults),
    };
    if let Some(path) = own {
        let text = read(path)?;
        sources.push(TemplateSource { name: format!("{OWN}.xml"), origin: Some(path.display().to_string()), text });
    }
    Templates::load(&nd30, sources)
}

/// The folder of the user's templates, where there is one.
pub(super) fn folder_of(folder: Option<&Path>, config: &Config) -> Option<PathBuf> {
    let beside = config.folder.as_ref().map(|folder| folder.join(FOLDER)).filter(|folder| file::stands(folder));
    folder.map(Path::to_owned).or(beside)
}

/// Whose files of that folder are used: anyone's where it was named.
pub(super) fn trust(folder: Option<&Path>, config: &Config) -> Trust {
    folder.map_or(config.trust, |_| Trust::Anyone)
}

/// Entries of the folder of templates and those below it, in all.
const MOST_ENTRIES: usize = 10_000;

/// Folders in folders of templates.
const DEEPEST: usize = 8;

/// Bytes of all templates of a folder.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The walk through a folder of templates.
#[derive(Default)]
struct Walk {
    sources: Vec<TemplateSource>,
    faults: Faults,
    trust: Trust,
    /// Whether the user named the folder.
    is_named: bool,
    /// The folders that are open, without links.
    open: Vec<PathBuf>,
    entries: usize,
    bytes: usize,
}

impl Walk {
    /// The `.xml` files below a folder, named with `/`; whether the walk may go on.
    fn folder(&mut self, folder: &Path, prefix: &str) -> bool {
        if let Err(fault) = self.trust.ask(folder) {
            self.faults.push(fault);
            return true;
        }
        let paths = match file::inside(folder) {
            Ok(paths) => paths,
            Err(fault) => {
                self.faults.push(if self.is_named {
                    fault.help("nêu đúng thư mục mẫu ở --template-dir")
                } else {
                    fault
                });
                return true;
            }
        };
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        if self.open.contains(&real) {
            return self.refuse(folder, "liên kết này quay về thư mục đang chứa nó");
        }
        if self.open.len() >= DEEPEST {
            return self.refuse(folder, &format!("thư mục mẫu có quá {DEEPEST} cấp"));
        }
        self.entries += paths.len();
        if self.entries > MOST_ENTRIES {
            return self.refuse(folder, &format!("thư mục mẫu có quá nhiều tệp (trên {MOST_ENTRIES})"));
        }
        self.open.push(real);
        let done = paths.iter().all(|path| {
            let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
            if path.is_dir() { self.folder(path, &format!("{name}/")) } else { self.file(path, name) }
        });
        self.open.pop();
        done
    }

    fn file(&mut self, path: &Path, name: String) -> bool {
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xml")) {
            match self.trust.ask(path).and_then(|()| read(path)) {
                Ok(text) => {
                    self.bytes += text.len();
                    self.sources.push(TemplateSource { name, origin: Some(path.display().to_string()), text });
                }
                Err(fault) => self.faults.push(fault),
            }
        }
        self.bytes <= MOST_BYTES || self.refuse(path, "các mẫu trong thư mục này dài quá 16 MiB")
    }

    fn refuse(&mut self, path: &Path, why: &str) -> bool {
        let fault = Diagnostic::error(Code::VB159, why).file(path.display().to_string());
        let named = if self.is_named {
            "nêu đúng thư mục mẫu ở --template-dir"
        } else {
            "dọn lại thư mục mẫu"
        };
        self.faults.push(fault.help(format!("{named}; bỏ liên kết quay vòng")));
        false
    }
}

/// The text of a template file.
///
/// # Errors
/// A file that cannot be read or is not UTF-8.
pub(super) fn read(path: &Path) -> Result<String, Diagnostic> {
    file::text(path, &TEMPLATE)
}

fn export(name: Option<&str>, output: &Path, force: bool, console: &Console) -> Result<(), Faults> {
    let all = Templates::builtin();
    let chosen: Vec<&TemplateSource> = match name {
        None => all.list().collect(),
        Some(name) => {
            let found: Vec<_> = all.source(name).into_iter().collect();
            if found.is_empty() {
                let mut fault = Diagnostic::error(Code::VB346, format!("không có mẫu «{name}»"));
                if let Some(near) = did_you_mean(name, all.list().map(|known| known.name.as_str())) {
                    fault = fault.help(format!("có phải «{near}»?"));
                }
                return Err(fault.help("xem các mẫu: vanban template list").into());
            }
            found
        }
    };
    Footprint::default().writes(chosen.iter().map(|source| output.join(&source.name))).settle()?;
    let in_the_way: Faults = chosen
        .iter()
        .map(|source| output.join(&source.name))
        .filter_map(|path| save::check_new(&path, force).err())
        .collect();
    in_the_way.into_result(())?;
    for source in chosen {
        let path = output.join(&source.name);
        save::text(&path, &source.text, force)?;
        console.path(&path);
    }
    Ok(())
}
