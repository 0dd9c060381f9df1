//! The plan of a command: read, its strings filled, its tasks taken from their own file, everything of note said.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Faults, Severity};
use crate::intake::table::TaskPlaces;
use crate::intake::{self, DATA, FilesRead, LoadOptions, file};
use crate::plan::Plan;
use crate::template;
use crate::text::Repairs;

use super::console::Console;
use super::footprint::Footprint;

/// Where a plan comes from and how it is to be read.
#[derive(Clone, Debug)]
pub(super) struct PlanSource {
    /// The data file; `-` is standard input.
    pub(super) path: PathBuf,
    /// How it is read.
    pub(super) options: LoadOptions,
    /// Which of the columns to be turned round the list of the plan had.
    pub(super) swapped: RefCell<Vec<String>>,
    /// Where the tasks of its list stand.
    pub(super) places: RefCell<TaskPlaces>,
}

impl PlanSource {
    /// A plan without fields set from outside.
    pub(super) fn new(path: &Path, convert: bool, swap_dates: &[String]) -> Self {
        let options = LoadOptions { convert, swap_dates: swap_dates.to_vec(), ..LoadOptions::default() };
        Self { path: path.to_owned(), options, swapped: RefCell::default(), places: RefCell::default() }
    }

    /// # Errors
    /// Columns that are to be turned round and that the list of the plan does not have.
    pub(super) fn all_swapped(&self) -> Result<(), Faults> {
        let unswapped: Faults = FilesRead::unswapped(&self.swapped.borrow(), &self.options.swap_dates).collect();
        unswapped.into_result(())
    }

    /// Whether the plan comes from standard input.
    pub(super) fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Whether its tasks came from a list.
    fn has_list(&self) -> bool {
        *self.places.borrow() != TaskPlaces::default()
    }

    /// The folder of the data file.
    pub(super) fn folder(&self) -> &Path {
        file::folder_of(&self.path)
    }

    /// Name of the data file without its extension; none for standard input.
    pub(super) fn stem(&self) -> Option<String> {
        (!self.is_stdin()).then(|| self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
    }

    /// Shows faults that only have a path in the data with their source line, those of tasks from a list with their cell.
    pub(super) fn locate(&self, faults: &mut [Diagnostic]) {
        self.places.borrow().name(faults);
        if !self.is_stdin() {
            intake::locate_in_file(&self.path, &self.options, faults);
        }
    }

    /// What came of the work on the plan, its faults with their source line.
    pub(super) fn located<T>(&self, result: Result<T, Faults>) -> Result<T, Faults> {
        result.map_err(|mut faults| {
            self.locate(&mut faults);
            faults
        })
    }

    /// The plan; what is read for it is noted in `footprint`.
    ///
    /// # Errors
    /// Every fault of the data and of the table file it names.
    pub(super) fn plan(&self, footprint: &mut Footprint, console: &Console) -> Result<Plan, Faults> {
        footprint.reads([&self.path]);
        let bytes = file::read_or_stdin(&self.path, &DATA)?;
        let loaded = intake::load_bytes(&bytes, &self.path.display().to_string(), &self.options)?;
        console.diagnostics(&loaded.warnings);
        tell_repairs(loaded.repairs, loaded.converted, console);
        let mut plan = loaded.plan;
        if plan.la_mau {
            template::render_strings(&mut plan, &self.options.nd30, &BTreeMap::new())?;
            plan.la_mau = false;
            let faults = crate::plan::settle(&mut plan, &self.options.nd30);
            if faults.iter().any(|fault| fault.severity == Severity::Error) {
                return Err(faults.into());
            }
            console.diagnostics(&faults);
        }
        footprint.reads(intake::named_files(&plan, self.folder()));
        let attached = intake::attach(&mut plan, self.folder(), &self.options.tables())?;
        self.swapped.replace(attached.swapped);
        self.places.replace(attached.places);
        for line in &attached.described {
            console.talk(line);
        }
        let mut notes = attached.notes;
        if self.has_list() {
            // What is doubtful in the tasks of the data file was told with it.
            let mut found = crate::plan::doubtful_tasks(&plan);
            self.places.borrow().name(&mut found);
            notes.extend(found);
        }
        console.diagnostics(&notes);
        tell_repairs(attached.repairs, attached.converted, console);
        Ok(plan)
    }
}

/// Says what was changed in the text that came in.
pub(super) fn tell_repairs(repairs: Repairs, converted: usize, console: &Console) {
    if let Some(summary) = repairs.summary() {
        console.talk(&summary);
    }
    if converted > 0 {
        console.talk(&format!("Đã chuyển {converted} từ ở bảng mã cũ sang Unicode."));
    }
}
