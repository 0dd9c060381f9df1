//! The kinds of document (Điều 7) and of copies (Điều 25).

use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kinds {
    pub(super) kind: Vec<Kind>,
    pub(super) copy: Vec<CopyKind>,
}

/// Kinds that a user adds in a file of their own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnKinds {
    #[serde(default)]
    pub(super) kind: Vec<Kind>,
}

/// A kind of document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Id, as in the data file's `loai` and the template's name.
    pub id: String,
    /// Name with its capital: `Kế hoạch`.
    pub name: String,
    /// Abbreviation for the symbol (PL3 I); absent for công văn and thư công.
    pub abbreviation: Option<String>,
    /// What people put in its place, though the kind has none.
    #[serde(default)]
    pub(super) mistaken: Vec<String>,
    /// Number of the official form; absent where the decree has none.
    pub form: Option<String>,
    /// Hierarchy scheme (PL1 I/II.6.d).
    #[serde(default)]
    pub scheme: Scheme,
    /// Whether the kind may be addressed with `Kính gửi`.
    #[serde(default)]
    pub kinh_gui: bool,
    /// Keys of the data file that the kind cannot do without, beside those of every kind.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Keys of the data file that the kind does not have.
    #[serde(default)]
    pub without: Vec<String>,
    /// Whether it may well go without nơi nhận and without content of its own.
    #[serde(default)]
    pub brief: bool,
    /// How many signature blocks it has.
    #[serde(default = "one")]
    pub signers: usize,
    /// Its own fields, in `rieng`.
    #[serde(default)]
    pub field: Vec<Field>,
    /// Where the decree names the kind; nowhere for a kind of the user's own.
    #[serde(default)]
    pub clause: String,
}

/// The two ways of dividing a text (PL1 I/II.6.d).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Scheme {
    /// Phần – chương – mục – tiểu mục – điều – khoản – điểm.
    A,
    /// Phần – mục (I.) – khoản (1.) – điểm (a).
    #[default]
    B,
}

/// A field of one kind.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its key in `rieng`.
    pub key: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub shape: FieldShape,
    /// Whether it must be given.
    pub required: bool,
    /// What it is, in Vietnamese.
    pub description: String,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldShape {
    /// A text.
    Chu,
    /// A list of texts.
    DanhSach,
    /// Parties of an agreement: objects of texts, `ten` first.
    CacBen,
}

/// A kind of copy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyKind {
    /// Id, as in the data file's `ban_sao.hinh_thuc`.
    pub id: String,
    /// Label: `Sao y`.
    pub label: String,
    /// Abbreviation for the symbol (PL3 I).
    pub abbreviation: String,
    /// Number of the official form.
    pub form: String,
    /// Where the decree names it.
    pub clause: String,
}

impl CopyKind {
    /// The symbol of a copy that an agency makes: `SY-SKHCN` (PL1 II/II.1.c).
    #[must_use]
    pub fn symbol(&self, agency: &str) -> String {
        format!("{}-{agency}", self.abbreviation)
    }
}

/// Keys of the data file that every kind needs, where it has them.
const NEEDED: [&str; 3] = ["dia_danh", "trich_yeu", "ky"];

impl Kind {
    /// Whether Điều 7 names it.
    #[must_use]
    pub fn is_of_decree(&self) -> bool {
        self.clause.starts_with("Đ7;")
    }

    /// The keys of the data file that the kind cannot do without.
    pub fn needed(&self) -> impl Iterator<Item = &str> {
        let common = NEEDED.into_iter().filter(|key| self.has(key));
        common.chain(self.needs.iter().map(String::as_str))
    }

    /// Whether the kind has a key of the data file.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        !self.without.iter().any(|without| without == key)
    }
}

fn one() -> usize {
    1
}

#[cfg(test)]
mod tests {
    use super::super::Nd30;

    #[test]
    fn a_kind_that_takes_the_place_of_one_is_still_of_the_decree() {
        let own = "[[kind]]\nid = \"ke-hoach\"\nname = \"Kế hoạch\"\n[[kind]]\nid = \"phieu-trinh\"\nname = \"Phiếu trình\"\n";
        let nd30 = Nd30::clone(Nd30::embedded()).with_kinds(own).unwrap();
        let of_decree = |id: &str| nd30.kind(id).is_some_and(super::Kind::is_of_decree);
        assert_eq!([of_decree("ke-hoach"), of_decree("phieu-trinh")], [true, false]);
        assert_eq!(nd30.kinds().len(), Nd30::embedded().kinds().len() + 1);
    }
}
