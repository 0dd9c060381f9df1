//! The one way from a plan to a document: every command goes through here, and every benchmark and test that asks for no single step.

use std::sync::{Arc, Mutex};

use crate::diag::{Code, Diagnostic, Faults, io_reason};
use crate::layout::sheet::StyleSheet;
use crate::layout::{Layouter, RuleLook, SizeSet};
use crate::plan::Plan;
use crate::template::Templates;
use crate::write::{Format, docx};

/// What the user may choose about a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// In which sizes it is laid out.
    pub size_set: SizeSet,
    /// How its lines are made.
    pub rules: RuleLook,
    /// What its file is.
    pub format: Format,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The filled template.
    pub markup: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Makes the document of a plan by the template that it names.
///
/// # Errors
/// Faults of the data that no template can print, of the template with this data, and of writing.
pub fn make(plan: &Plan, templates: &Templates, options: Options) -> Result<Made, Faults> {
    Maker::new(templates, options).make(plan, &Templates::name_for(plan))
}

/// Makes many documents of the same templates; what they share is built once. Threads may share it.
#[derive(Debug)]
pub struct Maker<'t> {
    templates: &'t Templates,
    options: Options,
    layouter: Layouter<'t>,
    /// Writers of the style sheets in use.
    writers: Mutex<Vec<(Arc<StyleSheet>, Arc<docx::Writer>)>>,
}

impl<'t> Maker<'t> {
    /// A maker of documents.
    #[must_use]
    pub fn new(templates: &'t Templates, options: Options) -> Self {
        Self {
            templates,
            options,
            layouter: Layouter::new(templates.nd30()).with_rules(options.rules),
            writers: Mutex::default(),
        }
    }

    /// Makes the document of a plan by a template.
    ///
    /// # Errors
    /// As [`make`].
    pub fn make(&self, plan: &Plan, template: &str) -> Result<Made, Faults> {
        let markup = self.templates.render(template, plan)?;
        let document = self.templates.parse(&markup, template, plan)?;
        let sheet = self.layouter.lay_out(&document, self.options.size_set);
        let bytes = match self.options.format {
            Format::Docx => self.writer(&sheet.styles).to_vec(&sheet),
        };
        let bytes = bytes
            .map_err(|error| Diagnostic::error(Code::VB507, format!("không tạo được tệp: {}", io_reason(&error))))?;
        Ok(Made { markup, bytes })
    }

    /// The writer of a style sheet, made once.
    fn writer(&self, styles: &Arc<StyleSheet>) -> Arc<docx::Writer> {
        let Ok(mut writers) = self.writers.lock() else { return Arc::new(docx::Writer::new(styles)) };
        if let Some((_, writer)) = writers.iter().find(|(known, _)| Arc::ptr_eq(known, styles)) {
            return Arc::clone(writer);
        }
        let writer = Arc::new(docx::Writer::new(styles));
        writers.push((Arc::clone(styles), Arc::clone(&writer)));
        writer
    }
}
