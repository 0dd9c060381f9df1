//! One plan → one document, the same way for every command.

use std::path::Path;

use crate::diag::Diagnostic;
use crate::layout::{self, Options};
use crate::nd30::Nd30;
use crate::plan::{Piece, Plan, Text, for_each_text, plain_text};
use crate::template::Templates;
use crate::write::{docx, save};

use super::console::Console;
use super::place::{self, Target};

/// How a document is made.
pub(super) struct Maker<'t> {
    /// The templates.
    pub(super) templates: &'t Templates,
    /// Name of the template.
    pub(super) template: &'t str,
    /// Choices of layout.
    pub(super) options: Options,
    /// Whether an existing file is replaced.
    pub(super) force: bool,
    /// Whether the filled template is written beside the document.
    pub(super) keep_rendered: bool,
}

impl Maker<'_> {
    /// Makes the document of a plan and writes it.
    ///
    /// # Errors
    /// Faults of the template with this data, and of writing.
    pub(super) fn write(&self, plan: &Plan, target: &Target, console: &Console) -> Result<(), Vec<Diagnostic>> {
        let rendered = self.templates.render(self.template, plan)?;
        let document = self.templates.parse(&rendered, self.template, plan)?;
        let sheet = layout::lay_out(&document, Nd30::get(), self.options);
        let writer = docx::Writer::new(&sheet.styles);
        match target {
            Target::Stdout => {
                let bytes = writer.to_vec(&sheet).map_err(|error| vec![place::stdout_fault(&error)])?;
                console.bytes(&bytes).map_err(|error| vec![place::stdout_fault(&error)])
            }
            Target::File(path) => {
                if self.keep_rendered {
                    let beside = path.with_extension("xml");
                    save::text(&beside, &rendered, true).map_err(|fault| vec![fault])?;
                    console.result(&beside.display().to_string());
                }
                save::docx(path, self.force, |file| writer.write(&sheet, file)).map_err(|fault| vec![fault])?;
                console.result(&path.display().to_string());
                Ok(())
            }
        }
    }
}

/// The gaps that a person must still fill: path and reminder.
pub(super) fn gaps(plan: &Plan) -> Vec<(String, String)> {
    fn find(text: &Text, path: &str, found: &mut Vec<(String, String)>) {
        let Text::Rich(pieces) = text else { return };
        for piece in pieces {
            match piece {
                Piece::ChoDien(reminder) => found.push((path.to_owned(), plain_text(reminder))),
                Piece::Dam(text) | Piece::Nghieng(text) | Piece::Tren(text) | Piece::Duoi(text) => {
                    find(text, path, found);
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    for_each_text(plan, &mut |path, text| {
        if matches!(text, Text::Rich(_)) {
            find(text, &path.to_string(), &mut found);
        }
    });
    found
}

/// Lists the gaps, with the line of the data file where it is known.
pub(super) fn tell_gaps(plan: &Plan, data: Option<(&Path, &str)>, console: &Console) {
    let gaps = gaps(plan);
    if gaps.is_empty() {
        return;
    }
    console.talk(&format!("Còn {} chỗ phải điền, tô vàng trong văn bản:", gaps.len()));
    let mut places: Vec<Diagnostic> = gaps.iter().map(|(path, _)| Diagnostic::hint("VB740", "").path(path)).collect();
    if let Some((path, source)) = data {
        crate::intake::locate(source, &path.display().to_string(), &mut places);
    }
    for ((path, reminder), place) in gaps.iter().zip(&places) {
        let line = match (&place.place.file, place.place.line) {
            (Some(file), Some(line)) => format!("{file}:{line}: "),
            _ => String::new(),
        };
        console.talk(&format!("  {line}{path}: {reminder}"));
    }
}
