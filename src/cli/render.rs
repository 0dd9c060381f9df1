//! `vanban render`: one data file → one document.

use std::sync::Arc;

use crate::diag::Faults;
use crate::template::Templates;
use crate::write::save;

use super::args::RenderArgs;
use super::config::Config;
use super::console::Console;
use super::document::{self, Order};
use super::footprint::Footprint;
use super::place::{self, Target};
use super::source::PlanSource;
use super::template;

/// Makes the document; faults that only have a path in the data are shown with their source line.
pub(super) fn run(arguments: &RenderArgs, console: &Console) -> Result<(), Faults> {
    let mut source = PlanSource::new(&arguments.data, arguments.convert, &arguments.swap_dates);
    source.options.set.clone_from(&arguments.set);
    let made = make(arguments, &mut source, console);
    source.located(made)
}

fn make(arguments: &RenderArgs, source: &mut PlanSource, console: &Console) -> Result<(), Faults> {
    let config = Config::find(source.folder(), console.trust())?;
    let templates = template::load(arguments.template_dir.as_deref(), arguments.template.as_deref(), &config)?;
    source.options.nd30 = Arc::clone(templates.nd30());
    let mut footprint = Footprint::default();
    let plan = source.plan(&mut footprint, console)?;
    source.all_swapped()?;
    let stem = source.stem().unwrap_or_else(|| plan.loai.clone());
    let target = place::target(arguments.output.as_deref(), &stem, arguments.format)?;
    footprint.reads_settings(arguments.template_dir.as_deref(), &config).reads_templates(&templates);
    if let Target::File(path) = &target {
        let filled = arguments.keep_rendered.then(|| document::filled(path));
        footprint.writes([path]).writes(&filled).settle()?;
        save::check(path, arguments.format, arguments.force)?;
        // What lies beside a document of ours is of the run that made it; else it may be anybody's.
        filled.map_or(Ok(()), |filled| save::check_new(&filled, arguments.force || path.exists()))?;
    }
    let name = if arguments.template.is_some() { format!("{}.xml", template::OWN) } else { Templates::name_for(&plan) };
    let order = Order {
        templates: &templates,
        template: &name,
        options: config.options(arguments.size_set, arguments.format),
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
