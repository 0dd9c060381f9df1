//! `vanban report`: plan + progress + period → a draft báo cáo.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Faults, Severity};
use crate::intake::{self, LoadOptions};
use crate::lists::Period;
use crate::plan::BaoCao;
use crate::report::{self, Draft, ReportInput, contradictions, data_file};
use crate::template::Templates;
use crate::write::{Format, save};

use super::Exit;
use super::args::ReportArgs;
use super::config::Config;
use super::console::Console;
use super::document::{self, Order};
use super::footprint::Footprint;
use super::place::{self, Target};
use super::returned;
use super::source::PlanSource;
use super::template;
use super::which;

/// The schema that a data file names.
const SCHEMA: &str = "vanban.schema.json";

/// Makes the draft.
pub(super) fn run(arguments: &ReportArgs, console: &Console) -> Result<Exit, Faults> {
    let mut source = PlanSource::new(&arguments.plan, arguments.convert, &arguments.swap_dates);
    source.options.numbers = true;
    let made = make(arguments, &mut source, console);
    source.located(made)
}

fn make(arguments: &ReportArgs, source: &mut PlanSource, console: &Console) -> Result<Exit, Faults> {
    let config = Config::find(source.folder(), console.trust())?;
    let templates = template::load(arguments.template_dir.as_deref(), None, &config)?;
    source.options.nd30 = Arc::clone(templates.nd30());
    let own = LoadOptions { nd30: Arc::clone(templates.nd30()), ..LoadOptions::default() };
    let mut footprint = Footprint::default();
    footprint.reads_settings(arguments.template_dir.as_deref(), &config).reads_templates(&templates);
    footprint.reads(&arguments.previous).reads(returned::files(&arguments.progress, &mut Faults::default()));
    footprint.reads(which::files(&arguments.which, source.folder(), &config)?).writes(&arguments.data_out);
    let plan = source.plan(&mut footprint, console)?;
    which::has_tasks(&plan)?;
    let (regime, period) = which::period(&arguments.which, (&plan, templates.nd30()), &config, console)?;
    let units = which::units(arguments.which.units.as_deref(), (source.folder(), &plan), console)?;
    let target = target(arguments, &period, &mut footprint)?;
    let progress = {
        let swapped = source.swapped.borrow().clone();
        returned::progress(&arguments.progress, arguments.convert, &arguments.swap_dates, swapped, console)?
    };
    let input = ReportInput {
        plan: &plan,
        nd30: templates.nd30(),
        regime: &regime,
        period: &period,
        progress: &progress,
        units: &units,
    };
    let (compiled, findings) = report::compile(input);
    let to_settle = findings.to_settle();
    let mut findings = findings.into_list();
    if let Some(previous) = &arguments.previous {
        findings.extend(against_previous(previous, &own, &compiled)?);
    }
    let data = data(arguments, input, compiled);
    source.locate(&mut findings);
    console.diagnostics(&findings);
    let name = arguments.data_out.clone().unwrap_or_else(|| PathBuf::from("bao-cao.json"));
    let draft = intake::load(&data, &name.display().to_string(), &own)?.plan;
    let order = Order {
        templates: &templates,
        template: &Templates::name_for(&draft),
        options: config.options(arguments.size_set, Format::Docx),
        force: arguments.force,
        keep_rendered: false,
    };
    order.write(&draft, &target, console)?;
    if let Some(path) = &arguments.data_out {
        save::text(path, &data, arguments.force)?;
        console.path(path);
    }
    document::tell_gaps(&draft, arguments.data_out.as_deref().map(|path| (path, data.as_str())), console);
    if to_settle > 0 {
        console.talk(&format!("Có {to_settle} việc phải hỏi lại hoặc chốt, nêu ở trên."));
    }
    if let Some(path) = &arguments.data_out {
        console.talk(&format!("Điền chỗ trống trong {0}, rồi chạy: vanban render {0}", path.display()));
    } else {
        console.talk("Thêm --data-out TỆP.json để có dữ liệu của báo cáo mà điền chỗ trống.");
    }
    Ok(if arguments.strict && to_settle > 0 { Exit::WithErrors } else { Exit::Done })
}

/// Where the draft goes, checked before any work begins.
fn target(arguments: &ReportArgs, period: &Period, footprint: &mut Footprint) -> Result<Target, Faults> {
    let stem = format!("bao-cao-{}-{}", period.id, period.year);
    let target = place::target(arguments.output.as_deref(), &stem, Format::Docx)?;
    if let Target::File(path) = &target {
        footprint.writes([path]);
    }
    footprint.settle()?;
    let mut faults = Faults::default();
    if let Target::File(path) = &target {
        faults.extend(save::check(path, Format::Docx, arguments.force).err());
    }
    if let Some(path) = &arguments.data_out {
        faults.extend(save::check_new(path, arguments.force).and_then(|()| place::is_data(path)).err());
    }
    faults.into_result(target)
}

fn data(arguments: &ReportArgs, input: ReportInput<'_>, report: BaoCao) -> String {
    let kinh_gui = if arguments.no_addressee {
        Some(Vec::new())
    } else {
        (!arguments.to_superior.is_empty()).then(|| arguments.to_superior.clone())
    };
    let draft = Draft { kinh_gui, short: arguments.short, internal: arguments.internal };
    let schema = arguments
        .data_out
        .as_ref()
        .map(|path| path.with_file_name(SCHEMA))
        .filter(|path| path.is_file())
        .map(|_| SCHEMA);
    data_file(input, report, &draft, schema)
}

fn against_previous(path: &Path, options: &LoadOptions, report: &BaoCao) -> Result<Vec<Diagnostic>, Faults> {
    let loaded = intake::load_file(path, options)?;
    match &loaded.plan.bao_cao {
        Some(previous) => {
            let name = path.display().to_string();
            let mut findings = contradictions(previous, report);
            for finding in findings.iter_mut().filter(|finding| finding.severity != Severity::Error) {
                finding.place.file = Some(name.clone());
            }
            Ok(findings)
        }
        None => Err(Diagnostic::error(Code::VB734, "tệp này không phải dữ liệu của một báo cáo")
            .file(path.display().to_string())
            .help("nêu tệp mà «vanban report … --data-out» kỳ trước đã ghi")
            .into()),
    }
}
