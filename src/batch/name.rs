//! Names of the outputs: a Tera template over the fields of the plan and of the row; plain, short, legal on Windows.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value as Json;

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::{self, Fields, LoadOptions};
use crate::plan::Plan;
use crate::template::{NamePattern, render_strings};
use crate::text::slug;
use crate::write::Format;

use super::item::{Item, Work};

/// The name of a document made from a row, where none is asked for.
pub const OF_ROW: &str = "{{ stt }}-{{ co_quan }}-{{ loai }}";

/// How outputs are named.
#[derive(Debug)]
pub struct Names {
    pattern: NamePattern,
    /// Whether the pattern was asked for; data files are else named after themselves.
    own: bool,
    /// How data files are read.
    load: LoadOptions,
    /// What the documents are.
    format: Format,
}

impl Names {
    /// A pattern such as `{{ stt }}-{{ co_quan | slug }}-ke-hoach-{{ nam }}`; none = the usual names.
    ///
    /// # Errors
    /// A pattern that is no template, VB801.
    pub fn new(pattern: Option<&str>, load: LoadOptions, format: Format) -> Result<Self, Diagnostic> {
        Ok(Self {
            pattern: NamePattern::new(pattern.unwrap_or(OF_ROW), &load.nd30)?,
            own: pattern.is_some(),
            load,
            format,
        })
    }

    /// The name of the file of a document: letters without marks, digits, `-`, and the extension of its format.
    ///
    /// # Errors
    /// A field that the pattern names and nobody gives; a name that comes out empty, VB802.
    pub fn name(&self, number: usize, plan: &Plan, fields: &Fields, stem: Option<&str>) -> Result<String, Diagnostic> {
        let text = match stem {
            Some(stem) if !self.own => stem.to_owned(),
            _ => {
                let row: BTreeMap<String, Json> = fields.iter().cloned().collect();
                self.pattern.fill(number, plan, &self.load.nd30, &row)?
            }
        };
        let name = slug(&text);
        if name.is_empty() {
            return Err(Diagnostic::error(Code::VB802, "tên tệp kết quả trống")
                .help("thêm trường khác vào --name, như {{ stt }}"));
        }
        Ok(self.format.file_name(&name))
    }

    /// The name of an item before its document is made; none where a fault is told when it is made.
    fn early(&self, item: &Item) -> Option<Result<String, Diagnostic>> {
        match item.work.as_ref().ok()? {
            Work::File(path) if !self.own => {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                Some(self.name(item.number, &Plan::default(), &Fields::new(), Some(&stem)))
            }
            Work::File(path) => {
                let mut plan = intake::load_file(path, &self.load).ok()?.plan;
                if plan.la_mau {
                    render_strings(&mut plan, &self.load.nd30, &BTreeMap::new()).ok()?;
                }
                Some(self.name(item.number, &plan, &Fields::new(), None))
            }
            Work::Row(template, fields) => {
                let mut plan = template.base.head_with(fields)?;
                if plan.la_mau {
                    template.strings.fill(&mut plan, &self.load.nd30, &fields.iter().cloned().collect()).ok()?;
                }
                Some(self.name(item.number, &plan, fields, None))
            }
        }
    }

    /// Every name that two items share, told before work begins.
    ///
    /// # Errors
    /// VB803 for each, and what reading the items reports.
    pub fn check(&self, items: &mut dyn Iterator<Item = Result<Item, Faults>>) -> Result<usize, Faults> {
        let mut taken: HashMap<u64, usize> = HashMap::new();
        let mut faults = Faults::default();
        let mut number = 0;
        for item in items {
            let mut item = item?;
            number += 1;
            item.number = number;
            // A name that cannot be made is told when the item is.
            if let Some(Ok(name)) = self.early(&item)
                && let Some(first) = taken.insert(key(&name), number)
            {
                faults.push(twice(&name, first, &item.label));
            }
        }
        faults.into_result(number)
    }
}

/// Makes a name that came before the fault of its item.
pub(super) fn note(item: &mut Item, names: &Names, taken: &mut HashMap<u64, usize>) {
    let Some(Ok(name)) = names.early(item) else { return };
    if let Some(first) = taken.insert(key(&name), item.number) {
        item.work = Err(twice(&name, first, &item.label).into());
    }
}

fn twice(name: &str, first: usize, label: &str) -> Diagnostic {
    Diagnostic::error(Code::VB803, format!("hai mục cùng ra tệp «{name}»"))
        .file(label.to_owned())
        .help(format!("trùng với mục thứ {first}; thêm {{{{ stt }}}} hoặc một trường riêng vào --name"))
}

/// What a name is known by: 64 bits are kept, not the name.
fn key(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
