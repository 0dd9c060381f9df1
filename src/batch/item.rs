//! What a batch makes documents from: data files, or rows over a base plan.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value as Json;

use crate::diag::{Diagnostic, Faults};
use crate::intake::table::open_rows;
use crate::intake::{Base, Fields};
use crate::template::StringTemplates;

use super::columns::{self, Slots};

/// One document to be made.
#[derive(Debug)]
pub struct Item {
    /// Number in the list, counted from 1; set by the run.
    pub number: usize,
    /// Where it comes from, for messages: file, or table and row.
    pub label: String,
    /// What it is made from; the faults of a row that could not be read.
    pub work: Result<Work, Faults>,
    /// Template other than that of the plan.
    pub template: Option<Arc<str>>,
}

/// What a document is made from.
#[derive(Debug)]
pub enum Work {
    /// A data file.
    File(PathBuf),
    /// A base plan and the fields of a row.
    Row(Arc<BasePlan>, Fields),
}

/// A base plan with what is known of its file.
#[derive(Debug)]
pub struct BasePlan {
    /// The plan.
    pub base: Base,
    /// Digest of everything that is read for it: data file and table of tasks.
    pub digest: String,
    /// Its folder, to which paths in it are relative.
    pub folder: PathBuf,
    /// The files that it names.
    pub files: Vec<PathBuf>,
    /// Its strings as templates, compiled once.
    pub strings: StringTemplates,
    /// The names that its strings and the templates use.
    pub slots: Slots,
}

/// Items one at a time, or what reading them reports.
pub type Items<'i> = Box<dyn Iterator<Item = Result<Item, Faults>> + 'i>;

/// A job of a list: data files, or a base plan with a table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// Data file, or base plan where a table is given.
    pub du_lieu: PathBuf,
    /// Table whose rows fill the base plan.
    #[serde(default)]
    pub bang: Option<PathBuf>,
    /// Rows to take: field and value, or list of values.
    #[serde(default)]
    pub loc: std::collections::BTreeMap<String, Json>,
    /// Template other than that of the plan.
    #[serde(default)]
    pub mau: Option<String>,
}

impl Job {
    /// Whether a row is one of those to take.
    fn takes(&self, fields: &Fields) -> bool {
        self.loc.iter().all(|(name, wanted)| {
            let value = fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
            match wanted {
                Json::Array(several) => value.is_some_and(|value| several.contains(value)),
                one => value == Some(one) || (one.is_null() && value.is_none()),
            }
        })
    }

    /// The items of the job, and what is to be told of its table. `base` is the plan of a job with a table, read once; `convert` turns text of the table in an
    /// old encoding into Unicode; `named` is the pattern of the names of the files, which may use columns.
    ///
    /// # Errors
    /// A table that cannot be opened.
    pub fn items(
        self,
        base: Option<Arc<BasePlan>>,
        convert: bool,
        named: &str,
    ) -> Result<(Items<'static>, Vec<Diagnostic>), Faults> {
        let template: Option<Arc<str>> = self.mau.as_deref().map(Arc::from);
        let (Some(table), Some(base)) = (self.bang.clone(), base) else {
            let item = Item {
                number: 0,
                label: self.du_lieu.display().to_string(),
                work: Ok(Work::File(self.du_lieu)),
                template,
            };
            return Ok((Box::new(std::iter::once(Ok(item))), Vec::new()));
        };
        let shown = if table == Path::new("-") { "-".to_owned() } else { table.display().to_string() };
        let mut rows = open_rows(&table, convert)?;
        let mut notes = std::mem::take(&mut rows.notes);
        let mut rows = rows.peekable();
        if let Some((_, Ok(first))) = rows.peek() {
            let also = self.loc.keys().fold(named.to_owned(), |all, key| all + " " + key);
            let unused = columns::unused(&base.base, &base.slots, first, &also);
            notes.extend(unused.map(|note| note.file(shown.clone())));
        }
        let items = Box::new(rows.filter_map(move |(line, row)| {
            if row.as_ref().is_ok_and(|fields| !self.takes(fields)) {
                return None;
            }
            Some(Ok(Item {
                number: 0,
                label: format!("{shown}:{line}"),
                work: row.map(|fields| Work::Row(Arc::clone(&base), fields)),
                template: template.clone(),
            }))
        }));
        Ok((items, notes))
    }
}
