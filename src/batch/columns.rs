//! Columns of a table that nothing of a run uses.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::intake::{Base, Fields};
use crate::plan::Plan;
use crate::template::Templates;

/// Columns that people keep for themselves: the number and the code of a row.
const ROW_NAMES: [&str; 3] = ["stt", "tt", "ma"];

/// Names that may be given by a column beside the fields of a plan.
#[derive(Clone, Debug, Default)]
pub struct Slots(BTreeSet<String>);

impl Slots {
    /// The own fields that templates name.
    pub(super) fn of_templates(templates: &Templates) -> Self {
        let fields = templates.nd30().kinds().iter().flat_map(|kind| &kind.field).map(|field| field.key.clone());
        let sources = templates.list();
        let named =
            sources.flat_map(|source| source.text.split("rieng.").skip(1)).filter_map(|rest| words(rest).next());
        Self(fields.chain(named.map(str::to_owned)).collect())
    }

    /// The same with what the strings of a base plan name.
    pub(super) fn and_strings(&self, source: &str) -> Self {
        let tags = source.split("{{").skip(1).chain(source.split("{%").skip(1)).filter_map(|tag| tag.split('}').next());
        Self(self.0.iter().cloned().chain(tags.flat_map(words).map(str::to_owned)).collect())
    }
}

/// Says which columns of a table nothing uses: they are no field of the plan, no slot, and `also` does not name them.
pub(super) fn unused(base: &Base, slots: &Slots, row: &Fields, also: &str) -> Option<Diagnostic> {
    let is_used = |name: &str| {
        ROW_NAMES.contains(&name)
            || base.is_field(name)
            || words(name).next().is_none_or(|word| slots.0.contains(word))
            || words(also).any(|word| word == name)
    };
    let known = || Plan::HEAD.into_iter().chain(slots.0.iter().map(String::as_str));
    let unused: Vec<String> = row
        .iter()
        .filter(|(name, _)| !is_used(name))
        .map(|(name, _)| match did_you_mean(name, known()) {
            Some(meant) => format!("«{name}» (có phải «{meant}»?)"),
            None => format!("«{name}»"),
        })
        .collect();
    (!unused.is_empty()).then(|| {
        Diagnostic::hint(Code::VB240, format!("cột không chỗ nào dùng tới: {}", unused.join(", ")))
            .help("tên cột là một khóa của dữ liệu, như so, ky.ho_ten, hoặc một tên mà kế hoạch mẫu dùng trong {{ … }}")
    })
}

/// The words of a text that may be names.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}
