//! `vanban render`: one data file → one document.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;

use crate::diag::{Diagnostic, Level};
use crate::input::{self, LoadOptions, NhiemVuNguon, Plan, table};
use crate::layout::{self, Options};
use crate::nd30::Nd30;
use crate::template::{self, Source, Templates};
use crate::text::Repairs;
use crate::write::{docx, save};

use super::args::Render;
use super::config::Config;
use super::console::Console;
use super::place::{self, Target};
use super::template::{read, sources};

/// Name of a template given by `--template`.
const OWN_TEMPLATE: &str = "--template.xml";

/// Makes the document; faults that only have a path in the data are shown with their source line.
pub(super) fn run(arguments: &Render, console: &Console) -> Result<(), Vec<Diagnostic>> {
    make(arguments, console).map_err(|mut faults| {
        if arguments.data.as_os_str() != "-" {
            input::locate_in_file(&arguments.data, &options(arguments), &mut faults);
        }
        faults
    })
}

/// How the data is to be read.
fn options(arguments: &Render) -> LoadOptions {
    LoadOptions { set: arguments.set.clone(), convert: arguments.convert }
}

fn make(arguments: &Render, console: &Console) -> Result<(), Vec<Diagnostic>> {
    let from_stdin = arguments.data.as_os_str() == "-";
    let folder = if from_stdin { Path::new(".") } else { arguments.data.parent().unwrap_or(Path::new(".")) };
    let config = Config::find(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?;
    let templates = templates(arguments, &config)?;
    let plan = plan(arguments, from_stdin, folder, console)?;

    let stem = if from_stdin {
        plan.loai.clone()
    } else {
        arguments.data.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    };
    let target = place::target(arguments.output.as_deref(), &stem).map_err(|fault| vec![fault])?;
    if let Target::File(path) = &target {
        save::check(path, arguments.force).map_err(|fault| vec![fault])?;
    }

    let name = if arguments.template.is_some() { OWN_TEMPLATE.to_owned() } else { Templates::name_for(&plan) };
    let rendered = templates.render(&name, &plan)?;
    let document = templates.parse(&rendered, &name, &plan)?;
    let options = Options { size_set: arguments.size_set.map_or(config.size_set, Into::into) };
    let sheet = layout::lay_out(&document, Nd30::get(), options);
    let writer = docx::Writer::new(&sheet.styles);
    match target {
        Target::Stdout => {
            let bytes = writer.to_vec(&sheet).map_err(|error| vec![place::stdout_fault(&error.into())])?;
            console.bytes(&bytes).map_err(|error| vec![place::stdout_fault(&error)])
        }
        Target::File(path) => {
            if arguments.keep_rendered {
                let beside = path.with_extension("xml");
                save::text(&beside, &rendered, true).map_err(|fault| vec![fault])?;
                console.result(&beside.display().to_string());
            }
            save::docx(&path, arguments.force, |file| writer.write(&sheet, file)).map_err(|fault| vec![fault])?;
            console.result(&path.display().to_string());
            if plan.so.is_none() && !from_stdin {
                console.talk(&format!(
                    "Khi có số và ngày ban hành: vanban render {} --set so=SỐ --set ngay=NĂM-THÁNG-NGÀY",
                    arguments.data.display()
                ));
            }
            Ok(())
        }
    }
}

/// Templates with `--template` among them.
fn templates(arguments: &Render, config: &Config) -> Result<Templates, Vec<Diagnostic>> {
    let mut sources = sources(arguments.template_dir.as_deref(), config)?;
    if let Some(path) = &arguments.template {
        let text = read(path).map_err(|fault| vec![fault])?;
        sources.push(Source { name: OWN_TEMPLATE.to_owned(), origin: Some(path.display().to_string()), text });
    }
    Templates::load(sources)
}

/// The plan, with tasks read from their own file and everything of note said.
fn plan(arguments: &Render, from_stdin: bool, folder: &Path, console: &Console) -> Result<Plan, Vec<Diagnostic>> {
    let options = options(arguments);
    let loaded = if from_stdin {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(|error| {
            vec![Diagnostic::error("VB133", format!("không đọc được đầu vào chuẩn: {error}")).file("-")]
        })?;
        input::load_bytes(&bytes, "-", &options)?
    } else {
        input::load_file(&arguments.data, &options)?
    };
    console.diagnostics(&loaded.warnings);
    tell_repairs(loaded.repairs, loaded.converted, console);
    let mut plan = loaded.plan;
    if plan.la_mau {
        template::render_strings(&mut plan, &BTreeMap::new())?;
        plan.la_mau = false;
        let faults = input::check(&plan);
        if faults.iter().any(|fault| fault.level == Level::Error) {
            return Err(faults);
        }
        console.diagnostics(&faults);
    }
    if let Some(NhiemVuNguon::TuTep(source)) = &plan.nhiem_vu {
        let path = folder.join(&source.tu_tep);
        let tasks = table::read_task_file(&path, source.trang.as_deref(), arguments.convert)?;
        for line in tasks.describe() {
            console.talk(line);
        }
        console.diagnostics(&tasks.notes);
        tell_repairs(tasks.repairs, tasks.converted, console);
        plan.nhiem_vu = Some(NhiemVuNguon::Danh(tasks.groups));
    }
    Ok(plan)
}

/// Says what was changed in the text that came in.
fn tell_repairs(repairs: Repairs, converted: usize, console: &Console) {
    if let Some(summary) = repairs.summary() {
        console.talk(&summary);
    }
    if converted > 0 {
        console.talk(&format!("Đã chuyển {converted} từ ở bảng mã cũ sang Unicode."));
    }
}
