//! `vanban render`: one data file → one document.

use crate::diag::Faults;
use crate::intake::LoadOptions;
use crate::layout::Options;
use crate::template::{self, Templates};
use crate::write::save;

use super::args::Render;
use super::config::Config;
use super::console::Console;
use super::document::{self, Maker};
use super::place::{self, Target};
use super::source::Source;
use super::template::{read, sources};

/// Name of a template given by `--template`.
const OWN_TEMPLATE: &str = "--template.xml";

/// Makes the document; faults that only have a path in the data are shown with their source line.
pub(super) fn run(arguments: &Render, console: &Console) -> Result<(), Faults> {
    let source = Source {
        path: arguments.data.clone(),
        options: LoadOptions { set: arguments.set.clone(), convert: arguments.convert },
    };
    make(arguments, &source, console).map_err(|mut faults| {
        source.locate(&mut faults);
        faults
    })
}

fn make(arguments: &Render, source: &Source, console: &Console) -> Result<(), Faults> {
    let config = Config::find(source.folder())?;
    let templates = templates(arguments, &config)?;
    let plan = source.plan(console)?;
    let stem = source.stem().unwrap_or_else(|| plan.loai.clone());
    let target = place::target(arguments.output.as_deref(), &stem)?;
    if let Target::File(path) = &target {
        save::check(path, arguments.force)?;
    }
    let name = if arguments.template.is_some() { OWN_TEMPLATE.to_owned() } else { Templates::name_for(&plan) };
    let maker = Maker {
        templates: &templates,
        template: &name,
        options: Options { size_set: arguments.size_set.map_or(config.size_set, Into::into) },
        force: arguments.force,
        keep_rendered: arguments.keep_rendered,
    };
    maker.write(&plan, &target, console)?;
    document::tell_gaps(&plan, None, console);
    if plan.so.is_none() && !source.is_stdin() && matches!(target, Target::File(_)) {
        console.talk(&format!(
            "Khi có số và ngày ban hành: vanban render {} --set so=SỐ --set ngay=NĂM-THÁNG-NGÀY",
            arguments.data.display()
        ));
    }
    Ok(())
}

/// Templates with `--template` among them.
fn templates(arguments: &Render, config: &Config) -> Result<Templates, Faults> {
    let mut sources = sources(arguments.template_dir.as_deref(), config)?;
    if let Some(path) = &arguments.template {
        let text = read(path)?;
        sources.push(template::Source {
            name: OWN_TEMPLATE.to_owned(),
            origin: Some(path.display().to_string()),
            text,
        });
    }
    Templates::load(sources)
}
