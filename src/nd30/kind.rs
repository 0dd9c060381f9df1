//! The kinds of document (Điều 7).

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kinds {
    pub(super) kind: Vec<Kind>,
}

/// A kind of document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Id, as in the data file's `loai` and the template's name.
    pub id: String,
    /// Name with its capital: `Kế hoạch`.
    pub name: String,
    /// Abbreviation for the symbol (PL3 I); absent for công văn and thư công.
    pub abbreviation: Option<String>,
    /// Number of the official form; absent where the decree has none.
    pub form: Option<String>,
    /// Hierarchy scheme `A` or `B` (PL1 I/II.6.d).
    pub scheme: String,
    /// Whether the kind is addressed with `Kính gửi`.
    pub kinh_gui: bool,
    /// Where the decree names the kind.
    pub clause: String,
}
