//! Typed view of `data/nd30`: the only home of the decree's numbers.

mod font;
mod kind;
mod layout;
pub mod numbering;
mod page;

pub use font::{Fonts, Part, PartName};
pub use kind::{CopyKind, Field, FieldShape, Kind, Scheme};
pub use layout::Layout;
pub use page::{Margin, Page};

use std::sync::OnceLock;

use serde::de::DeserializeOwned;

/// Kinds that the user has added for this run.
static OWN: OnceLock<Vec<Kind>> = OnceLock::new();

/// The decree's numbers and word lists.
#[derive(Debug)]
pub struct Nd30 {
    /// Paper and margins.
    pub page: Page,
    /// Faces and sizes.
    pub fonts: Fonts,
    /// Distances and lines.
    pub layout: Layout,
    kinds: kind::Kinds,
}

impl Nd30 {
    /// The tables embedded in the program, parsed once.
    ///
    /// # Panics
    /// Never in a program that passes its tests: the tables are embedded and a test reads them.
    #[must_use]
    pub fn get() -> &'static Self {
        static ND30: OnceLock<Nd30> = OnceLock::new();
        let own = OWN.get_or_init(Vec::new);
        ND30.get_or_init(|| Self {
            page: parse("page", include_str!("../../data/nd30/page.toml")),
            fonts: parse("font", include_str!("../../data/nd30/font.toml")),
            layout: parse("layout", include_str!("../../data/nd30/layout.toml")),
            kinds: with_own(parse("kind", include_str!("../../data/nd30/kind.toml")), own),
        })
    }

    /// Adds kinds of the user's own, for the whole run; a built-in kind of the same id is left out. Only the first call
    /// before [`Nd30::get`] counts: the table does not change once it has been read.
    ///
    /// # Errors
    /// Text that is no list of `[[kind]]`.
    pub fn add_kinds(text: &str) -> Result<(), toml::de::Error> {
        let own: kind::OwnKinds = toml::from_str(text)?;
        let _ = OWN.set(own.kind);
        Ok(())
    }

    /// The kinds of document that the program makes.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds.kind
    }

    /// The kind of an id such as `ke-hoach`.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds().iter().find(|kind| kind.id == id)
    }

    /// The kinds of copies.
    #[must_use]
    pub fn copies(&self) -> &[CopyKind] {
        &self.kinds.copy
    }

    /// The kind of copy of an id such as `sao-y`.
    #[must_use]
    pub fn copy(&self, id: &str) -> Option<&CopyKind> {
        self.copies().iter().find(|copy| copy.id == id)
    }
}

fn with_own(mut kinds: kind::Kinds, own: &[Kind]) -> kind::Kinds {
    kinds.kind.retain(|kind| own.iter().all(|added| added.id != kind.id));
    kinds.kind.extend(own.iter().cloned());
    kinds
}

fn parse<T: DeserializeOwned>(name: &str, text: &str) -> T {
    match toml::from_str(text) {
        Ok(table) => table,
        Err(error) => panic!("data/nd30/{name}.toml is embedded and tested: {error}"),
    }
}
