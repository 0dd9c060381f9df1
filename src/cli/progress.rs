//! `vanban progress`: blank sheets for the units.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Faults, reader_reason};
use crate::report::forms;
use crate::text::slug;
use crate::write::save;

use super::args::ProgressArgs;
use super::config::Config;
use super::console::Console;
use super::footprint::Footprint;
use super::own_kinds;
use super::source::PlanSource;
use super::which;

/// Name of the sheet with all tasks.
const ALL: &str = "tat-ca";

/// Writes a sheet for each lead unit and one for all; nothing is written when a file is in the way.
pub(super) fn run(arguments: &ProgressArgs, console: &Console) -> Result<(), Faults> {
    let mut source = PlanSource::new(&arguments.plan, arguments.convert, &arguments.swap_dates);
    source.options.numbers = true;
    let made = make(arguments, &mut source, console);
    source.located(made)
}

fn make(arguments: &ProgressArgs, source: &mut PlanSource, console: &Console) -> Result<(), Faults> {
    let config = Config::find(source.folder(), console.trust())?;
    source.options.nd30 = own_kinds::decree(None, &config)?;
    let mut footprint = Footprint::default();
    let plan = source.plan(&mut footprint, console)?;
    source.all_swapped()?;
    let (_, period) = which::period(&arguments.which, (&plan, &source.options.nd30), &config, console)?;
    let units = which::units(arguments.which.units.as_deref(), (source.folder(), &plan), console)?;
    let (forms, mut findings) = forms(&plan, &source.options.nd30, &period, &units);
    source.locate(&mut findings);
    console.diagnostics(&findings);
    if forms.iter().all(|form| form.rows.is_empty()) {
        return Err(which::nothing_to_report(&plan).into());
    }
    let mut names = BTreeSet::new();
    let mut files = Vec::new();
    for form in &forms {
        let stem = form.unit.as_deref().map_or_else(|| ALL.to_owned(), slug);
        let mut name = stem.clone();
        let mut number = 2;
        while !names.insert(name.clone()) {
            name = format!("{stem}-{number}");
            number += 1;
        }
        let path = arguments.output.join(format!("{name}-{}-{}.xlsx", period.id, period.year));
        files.push((path, form));
    }
    footprint.reads_settings(None, &config).reads(which::files(&arguments.which, source.folder(), &config)?);
    footprint.writes(files.iter().map(|(path, _)| path)).settle()?;
    let in_the_way: Faults = files
        .iter()
        .filter_map(|(path, _)| save::check_new(path, arguments.force).err())
        .map(|fault| fault.help("có thể đơn vị đã điền vào đó; ghi sang thư mục khác bằng -o"))
        .collect();
    in_the_way.into_result(())?;
    for (path, form) in files {
        let bytes = form.to_xlsx().map_err(|error| {
            Diagnostic::error(Code::VB522, format!("không tạo được phiếu: {}", reader_reason(&error.to_string())))
                .file(path.display().to_string())
        })?;
        save::bytes(&path, &bytes, arguments.force)?;
        console.path(&path);
    }
    console.talk(&format!(
        "Gửi mỗi đơn vị phiếu của mình; khi nhận lại: vanban report {} --regime {} --period {} --progress {}",
        arguments.plan.display(),
        arguments.which.regime,
        arguments.which.period,
        arguments.output.display()
    ));
    Ok(())
}
