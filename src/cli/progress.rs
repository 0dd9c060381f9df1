//! `vanban progress`: blank sheets for the units.

use std::collections::BTreeSet;

use crate::diag::Diagnostic;
use crate::report::forms;
use crate::text::slug;
use crate::write::save;

use super::args::Progress;
use super::config::Config;
use super::console::Console;
use super::source::Source;
use super::which;

/// Name of the sheet with all tasks.
const ALL: &str = "tat-ca";

/// Writes a sheet for each lead unit and one for all; nothing is written when a file is in the way.
pub(super) fn run(arguments: &Progress, console: &Console) -> Result<(), Vec<Diagnostic>> {
    let source = Source::new(&arguments.plan, arguments.convert);
    source.located(make(arguments, &source, console))
}

fn make(arguments: &Progress, source: &Source, console: &Console) -> Result<(), Vec<Diagnostic>> {
    let config = Config::find(source.folder())?;
    let plan = source.plan(console)?;
    let (_, period) = which::period(&arguments.which, &plan, &config, console)?;
    let units = which::units(arguments.which.units.as_deref(), source.folder(), console)?;
    let (forms, mut findings) = forms(&plan, &period, &units);
    source.locate(&mut findings);
    console.diagnostics(&findings);
    if forms.iter().all(|form| form.rows.is_empty()) {
        return Err(vec![
            Diagnostic::error("VB700", "kế hoạch không có nhiệm vụ nào để báo cáo")
                .path("nhiem_vu")
                .help("thêm \"nhiem_vu\" vào dữ liệu kế hoạch"),
        ]);
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
    let in_the_way: Vec<Diagnostic> = files
        .iter()
        .filter_map(|(path, _)| save::check_new(path, arguments.force).err())
        .map(|fault| fault.help("có thể đơn vị đã điền vào đó; ghi sang thư mục khác bằng -o"))
        .collect();
    if !in_the_way.is_empty() {
        return Err(in_the_way);
    }
    for (path, form) in files {
        let bytes = form.to_xlsx().map_err(|error| {
            vec![Diagnostic::error("VB522", format!("không tạo được phiếu: {error}")).file(path.display().to_string())]
        })?;
        save::bytes(&path, &bytes, arguments.force).map_err(|fault| vec![fault])?;
        console.result(&path.display().to_string());
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
