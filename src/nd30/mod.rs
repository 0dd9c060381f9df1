//! Typed view of `data/nd30`: the numbers and words of the decree, each with its clause.

mod font;
mod kind;
mod layout;
mod mark;
mod national;
pub mod numbering;
mod page;
mod signature;
mod signing;

pub use font::{FontRow, Fonts, PartName};
pub use kind::{CopyKind, Field, FieldShape, Kind, Scheme};
pub use layout::Layout;
pub use mark::MarkTable;
pub use national::{Motto, National};
pub use numbering::NumberTable;
pub use page::{PageLength, PageTable};
pub use signature::{SignFault, SignFinding, SignLine};
pub use signing::{Prefix, Signing};

use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;

use crate::text::{fold_letters, fold_name};

/// The decree's numbers and word lists: a value that is passed to whoever needs it.
#[derive(Clone, Debug)]
pub struct Nd30 {
    /// Paper and margins.
    pub page: PageTable,
    /// Faces and sizes.
    pub fonts: Fonts,
    /// Distances and lines.
    pub layout: Layout,
    /// Quốc hiệu and Tiêu ngữ.
    pub national: National,
    /// Letters of điểm, leading zeros.
    pub numbering: NumberTable,
    /// Marks outside the text.
    pub marks: MarkTable,
    /// The words of those who sign.
    pub signing: Signing,
    kinds: kind::Kinds,
}

/// The texts of the tables, TOML as in `data/nd30`.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'t> {
    /// `page.toml`
    pub page: &'t str,
    /// `font.toml`
    pub font: &'t str,
    /// `layout.toml`
    pub layout: &'t str,
    /// `kind.toml`
    pub kind: &'t str,
    /// `national.toml`
    pub national: &'t str,
    /// `number.toml`
    pub number: &'t str,
    /// `mark.toml`
    pub mark: &'t str,
    /// `signing.toml`
    pub signing: &'t str,
}

impl Tables<'static> {
    /// The tables embedded in the program.
    pub const EMBEDDED: Self = Self {
        page: include_str!("../../data/nd30/page.toml"),
        font: include_str!("../../data/nd30/font.toml"),
        layout: include_str!("../../data/nd30/layout.toml"),
        kind: include_str!("../../data/nd30/kind.toml"),
        national: include_str!("../../data/nd30/national.toml"),
        number: include_str!("../../data/nd30/number.toml"),
        mark: include_str!("../../data/nd30/mark.toml"),
        signing: include_str!("../../data/nd30/signing.toml"),
    };
}

impl Nd30 {
    /// The decree as it is embedded in the program, parsed once.
    ///
    /// # Panics
    /// Never in a program that passes its tests: a test reads the embedded tables.
    #[must_use]
    pub fn embedded() -> &'static Arc<Self> {
        static EMBEDDED: OnceLock<Arc<Nd30>> = OnceLock::new();
        let parsed = || Self::parse(&Tables::EMBEDDED).expect("data/nd30 is embedded and read by a test");
        EMBEDDED.get_or_init(|| Arc::new(parsed()))
    }

    /// Reads tables.
    ///
    /// # Errors
    /// The first table that is no TOML of its shape.
    pub fn parse(tables: &Tables<'_>) -> Result<Self, toml::de::Error> {
        fn read<T: DeserializeOwned>(text: &str) -> Result<T, toml::de::Error> {
            toml::from_str(text)
        }
        Ok(Self {
            page: read(tables.page)?,
            fonts: read(tables.font)?,
            layout: read(tables.layout)?,
            national: read(tables.national)?,
            numbering: read(tables.number)?,
            marks: read(tables.mark)?,
            signing: read(tables.signing)?,
            kinds: read(tables.kind)?,
        })
    }

    /// The same decree with kinds of the user's own; one of the same id takes the place of a kind, and is still of Điều 7.
    ///
    /// # Errors
    /// Text that is no list of `[[kind]]`.
    pub fn with_kinds(mut self, text: &str) -> Result<Self, toml::de::Error> {
        let mut own: kind::OwnKinds = toml::from_str(text)?;
        for added in own.kind.iter_mut().filter(|added| added.clause.is_empty()) {
            added.clause = self.kind(&added.id).map(|kind| kind.clause.clone()).unwrap_or_default();
        }
        self.kinds.kind.retain(|kind| own.kind.iter().all(|added| added.id != kind.id));
        self.kinds.kind.extend(own.kind);
        Ok(self)
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

    /// The kind of an id, or of a name as people write it: `ke-hoach`, `Kế hoạch`, `KẾ HOẠCH`, `ke hoach`.
    #[must_use]
    pub fn kind_named(&self, words: &str) -> Option<&Kind> {
        self.kind(words).or_else(|| {
            let folded = fold_name(words);
            self.kinds().iter().find(|kind| fold_name(&kind.id) == folded || fold_name(&kind.name) == folded)
        })
    }

    /// Whether letters at the beginning of a symbol say, or are meant to say, of what kind a document is.
    #[must_use]
    pub fn is_abbreviation(&self, letters: &str) -> bool {
        let mut known = self.kinds().iter().flat_map(|kind| kind.abbreviation.iter().chain(&kind.mistaken));
        known.any(|known| known == letters)
    }

    /// The kinds of copies.
    #[must_use]
    pub fn copies(&self) -> &[CopyKind] {
        &self.kinds.copy
    }

    /// The kind of copy of a label, in lower case without accents.
    #[must_use]
    pub fn copy_labelled(&self, folded: &str) -> Option<&CopyKind> {
        self.copies().iter().find(|copy| fold_letters(&copy.label) == folded)
    }

    /// The kind of copy of an id such as `sao-y`.
    #[must_use]
    pub fn copy(&self, id: &str) -> Option<&CopyKind> {
        self.copies().iter().find(|copy| copy.id == id)
    }
}
