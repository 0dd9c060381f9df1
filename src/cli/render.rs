//! `vanban render`: one data file → one document.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::intake::LoadOptions;
use crate::layout::Options;
use crate::template::{self, Templates};
use crate::write::save;

use super::args::Render;
use super::config::Config;
use super::console::Console;
use super::document::{self, Order};
use super::place::{self, Target};
use super::source::Source;
use super::template::{load, read};

/// Name of a template given by `--template`.
const OWN_TEMPLATE: &str = "--template.xml";

/// Makes the document; faults that only have a path in the data are shown with their source line.
pub(super) fn run(arguments: &Render, console: &Console) -> Result<(), Vec<Diagnostic>> {
    let options = LoadOptions { set: arguments.set.clone(), convert: arguments.convert, ..LoadOptions::default() };
    let mut source = Source { path: arguments.data.clone(), options };
    make(arguments, &mut source, console).map_err(|mut faults| {
        source.locate(&mut faults);
        faults
    })
}

fn make(arguments: &Render, source: &mut Source, console: &Console) -> Result<(), Vec<Diagnostic>> {
    let config = Config::find(source.folder())?;
    let templates = templates(arguments, &config)?;
    source.options.nd30 = Arc::clone(templates.nd30());
    let plan = source.plan(console)?;
    let stem = source.stem().unwrap_or_else(|| plan.loai.clone());
    let target = place::target(arguments.output.as_deref(), &stem).map_err(|fault| vec![fault])?;
    if let Target::File(path) = &target {
        save::check(path, arguments.force).map_err(|fault| vec![fault])?;
    }
    let name = if arguments.template.is_some() { OWN_TEMPLATE.to_owned() } else { Templates::name_for(&plan) };
    let order = Order {
        templates: &templates,
        template: &name,
        options: Options { size_set: arguments.size_set.map_or(config.size_set, Into::into) },
        force: arguments.force,
        keep_rendered: arguments.keep_rendered,
    };
    order.write(&plan, &target, console)?;
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
fn templates(arguments: &Render, config: &Config) -> Result<Templates, Vec<Diagnostic>> {
    let named = arguments.template.as_ref().map(|path| {
        let text = read(path)?;
        Ok(template::Source { name: OWN_TEMPLATE.to_owned(), origin: Some(path.display().to_string()), text })
    });
    let one = named.transpose().map_err(|fault| vec![fault])?;
    load(arguments.template_dir.as_deref(), config, one)
}
