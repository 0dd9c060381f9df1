//! One plan → one document, the same way for every command.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic, Faults};
use crate::make::{Maker, Options};
use crate::plan::{Piece, Plan, plain_text};
use crate::template::Templates;
use crate::write::save::{self, Saving};

use super::console::Console;
use super::place::{self, Target};

/// How a document is made and where existing files stand.
pub(super) struct Order<'t> {
    /// The templates.
    pub(super) templates: &'t Templates,
    /// Name of the template.
    pub(super) template: &'t str,
    /// What the user chose of the document.
    pub(super) options: Options,
    /// Whether an existing file is replaced.
    pub(super) force: bool,
    /// Whether the filled template is written beside the document.
    pub(super) keep_rendered: bool,
}

impl Order<'_> {
    /// Makes the document of a plan and writes it.
    ///
    /// # Errors
    /// Faults of the template with this data, and of writing.
    pub(super) fn write(&self, plan: &Plan, target: &Target, console: &Console) -> Result<(), Faults> {
        let made = Maker::new(self.templates, self.options).make(plan, self.template)?;
        match target {
            Target::Stdout => console.bytes(&made.bytes).map_err(|error| place::stdout_fault(&error).into()),
            Target::File(path) => {
                if self.keep_rendered {
                    let beside = filled(path);
                    save::text(&beside, &made.markup, true)?;
                    console.path(&beside);
                }
                let saving = Saving { force: self.force, sync: true };
                save::document(path, self.options.format, saving, |mut file| {
                    file.write_all(&made.bytes).map(|()| file)
                })?;
                console.path(path);
                Ok(())
            }
        }
    }
}

/// Where the filled template of a document is written.
pub(super) fn filled(document: &Path) -> PathBuf {
    document.with_extension("xml")
}

/// The gaps that a person must still fill: path and reminder.
pub(super) fn gaps(plan: &Plan) -> Vec<(String, String)> {
    let mut found = Vec::new();
    plan.for_each_text(&mut |path, text| {
        text.for_each_piece(&mut |piece| {
            if let Piece::ChoDien(reminder) = piece {
                found.push((path.to_string(), plain_text(reminder)));
            }
        });
    });
    found
}

/// Gaps of one kind that are named one by one.
const MOST_NAMED: usize = 3;

/// Lists the gaps, with the line of the data file where it is known; many of one kind in one line.
pub(super) fn tell_gaps(plan: &Plan, data: Option<(&Path, &str)>, console: &Console) {
    let gaps = gaps(plan);
    if gaps.is_empty() {
        return;
    }
    console.talk(&format!("Còn {} chỗ phải điền, tô vàng trong văn bản:", gaps.len()));
    let mut places: Vec<Diagnostic> =
        gaps.iter().map(|(path, _)| Diagnostic::hint(Code::VB740, "").path(path)).collect();
    if let Some((path, source)) = data {
        crate::intake::locate(source, &path.display().to_string(), &mut places);
    }
    // The kinds in the order in which each first stands, and the gaps of each.
    let mut kinds: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut known: HashMap<(String, &str), usize> = HashMap::new();
    for (at, (path, reminder)) in gaps.iter().enumerate() {
        let kind = *known.entry((without_places(path), reminder)).or_insert(kinds.len());
        if kind == kinds.len() {
            kinds.push((reminder, Vec::new()));
        }
        kinds[kind].1.push(at);
    }
    for (reminder, all) in &kinds {
        let line = |at: usize| places[at].place.line;
        if all.len() > MOST_NAMED {
            let lines: Vec<String> =
                all.iter().filter_map(|at| line(*at)).take(10).map(|line| line.to_string()).collect();
            let file = data.filter(|_| !lines.is_empty()).map(|(path, _)| path.display().to_string());
            let more = if all.len() > lines.len() { " …" } else { "" };
            let place = file.map_or_else(String::new, |file| format!(": {file}, dòng {}{more}", lines.join(", ")));
            console.talk(&format!("  {} ({} chỗ){place}: {reminder}", without_places(&gaps[all[0]].0), all.len()));
            continue;
        }
        for at in all {
            let place = match (&places[*at].place.file, line(*at)) {
                (Some(file), Some(line)) => format!("{file}:{line}: "),
                _ => String::new(),
            };
            console.talk(&format!("  {place}{}: {reminder}", gaps[*at].0));
        }
    }
}

/// A path without the places in lists: `bao_cao.nhom[…].nhiem_vu[…].ly_do`.
fn without_places(path: &str) -> String {
    let mut parts = path.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |path, part| path + "[…]" + part.split_once(']').map_or("", |(_, rest)| rest))
}
