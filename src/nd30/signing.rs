//! The words of those who sign: quyền hạn, heads, deputies (PL1 I/II.7.b; Điều 13).

use serde::Deserialize;

/// The words of those who sign.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signing {
    prefix: Prefixes,
    head: Words,
    collective: Words,
    deputy: Deputies,
    acting: Words,
    in_charge: InCharge,
    position: Words,
}

/// The forms of quyền hạn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefix {
    /// In the name of a collective: `TM.`
    ThayMat,
    /// In the place of the head: `KT.`
    KyThay,
    /// By order of the head: `TL.`
    ThuaLenh,
    /// Empowered by the head: `TUQ.`
    UyQuyen,
    /// Acting as head: `Q.`
    Quyen,
}

impl Prefix {
    const ALL: [Self; 5] = [Self::ThayMat, Self::KyThay, Self::ThuaLenh, Self::UyQuyen, Self::Quyen];
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Prefixes {
    thay_mat: String,
    ky_thay: String,
    thua_lenh: String,
    uy_quyen: String,
    quyen: String,
    #[serde(rename = "clause")]
    _clause: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
    #[serde(rename = "clause")]
    _clause: String,
}

impl Words {
    /// The first of the words with which a text begins.
    fn begin(&self, text: &str) -> Option<&str> {
        self.words.iter().map(String::as_str).find(|word| begins(text, word))
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deputies {
    words: Vec<String>,
    #[serde(rename = "clause")]
    _clause: String,
    own: Vec<Deputy>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deputy {
    head: String,
    deputy: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InCharge {
    words: Vec<String>,
    deputy: Vec<String>,
    #[serde(rename = "clause")]
    _clause: String,
}

impl Signing {
    /// How a prefix is written: `KT.`
    #[must_use]
    pub fn form(&self, prefix: Prefix) -> &str {
        let forms = &self.prefix;
        match prefix {
            Prefix::ThayMat => &forms.thay_mat,
            Prefix::KyThay => &forms.ky_thay,
            Prefix::ThuaLenh => &forms.thua_lenh,
            Prefix::UyQuyen => &forms.uy_quyen,
            Prefix::Quyen => &forms.quyen,
        }
    }

    /// The prefix with which a line begins, in whatever form: `KT.`, `K/T`, `KT`, `KT.GIÁM`.
    #[must_use]
    pub fn prefix(&self, line: &str) -> Option<Prefix> {
        let word = line.split_whitespace().next()?;
        let head = word.split('.').next().unwrap_or_default();
        let bare: String = head.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
        Prefix::ALL.into_iter().find(|prefix| self.form(*prefix).trim_end_matches('.') == bare)
    }

    /// The prefix with which a position begins, written as it should be but for the space after it.
    pub(super) fn leading(&self, position: &str) -> Option<Prefix> {
        Prefix::ALL.into_iter().find(|prefix| position.starts_with(self.form(*prefix)))
    }

    /// Whether a line, in lower case without accents, begins like one of a signature.
    #[must_use]
    pub fn is_position(&self, folded: &str) -> bool {
        self.position.words.iter().any(|start| folded.starts_with(start.as_str()))
    }

    /// The deputy of a head: `Giám đốc`, `Q. Giám đốc` → `Phó Giám đốc`; `Bộ trưởng Bộ Nội vụ` → `Thứ trưởng`.
    #[must_use]
    pub fn deputy(&self, head: &str) -> String {
        let acting = self.form(Prefix::Quyen);
        let acts = head.to_lowercase().starts_with(&acting.to_lowercase());
        let head = if acts { after(head, acting) } else { head.to_owned() };
        let lower = head.to_lowercase();
        let own = self.deputy.own.iter().find(|own| begins(&lower, &own.head));
        own.map_or_else(|| format!("Phó {head}"), |own| own.deputy.clone())
    }

    /// Whether a position is that of a deputy of some head.
    #[must_use]
    pub fn is_deputy(&self, position: &str) -> bool {
        let lower = position.to_lowercase();
        self.deputy.words.iter().any(|word| begins(&lower, word))
    }

    /// Whether a position is that of a deputy of this head: either may say more («Phó Giám đốc Thường trực», «Giám đốc
    /// Sở Tài chính»), and of several positions of the head it is one («Bộ trưởng, Chủ nhiệm»).
    #[must_use]
    pub fn is_deputy_of(&self, position: &str, head: &str) -> bool {
        let position = position.to_lowercase();
        if !self.is_deputy(&position) || !position.contains(' ') {
            return false;
        }
        head.split(',').map(str::trim).filter(|head| !head.is_empty()).any(|head| {
            // `Trưởng phòng` → `Phó Trưởng phòng`, `Phó phòng`.
            let usual = self.deputy(head).to_lowercase();
            let head = head.to_lowercase();
            let short = head.strip_prefix("trưởng ").map(|unit| format!("phó {unit}"));
            let named = |deputy: &String| begins(&position, deputy) || begins(deputy, &position);
            named(&usual) || short.as_ref().is_some_and(named)
        })
    }

    /// The head of a deputy: `Phó Giám đốc` → `Giám đốc`, `Thứ trưởng` → `Bộ trưởng`.
    #[must_use]
    pub fn head_of(&self, deputy: &str) -> Option<String> {
        let lower = deputy.to_lowercase();
        let own = self.deputy.own.iter().find(|own| begins(&lower, &own.deputy.to_lowercase()));
        let head = match own {
            Some(own) => own.head.clone(),
            None => after(deputy, lower.strip_prefix("phó ").map(|_| "phó ")?),
        };
        let mut letters = head.chars();
        Some(letters.next()?.to_uppercase().chain(letters).collect())
    }

    /// Whether a name after `TM.` is the position of one person, not a collective.
    pub(super) fn is_one_person(&self, title: &str) -> bool {
        let lower = title.to_lowercase();
        self.collective.begin(&lower).is_none() && self.head.begin(&lower).is_some()
    }

    /// What follows the word of one who acts as head but does not write `Q.`: `Quyền Giám đốc` → `Giám đốc`.
    pub(super) fn acting(&self, position: &str) -> Option<String> {
        let lower = position.to_lowercase();
        let form = self.form(Prefix::Quyen);
        if let Some(rest) = lower.strip_prefix(&form.to_lowercase()) {
            let right = rest.starts_with(' ') && position.starts_with(form);
            return (!right).then(|| after(position, form));
        }
        let word = self.acting.begin(&lower).filter(|word| lower.len() > word.len())?;
        Some(after(position, word))
    }

    /// The word by which a position says what a person is charged with.
    pub(super) fn in_charge(&self, position: &str) -> Option<&str> {
        let lower = position.to_lowercase();
        let deputy = self.is_deputy(&lower);
        let ends = |word: &str| lower.ends_with(&format!(" {word}"));
        let anyone =
            |word: &str| lower.starts_with(word) || ends(word) || (deputy && lower.contains(&format!(" {word} ")));
        let of_deputy = |word: &str| lower.starts_with(word) || (deputy && ends(word));
        let words = &self.in_charge;
        let charged = words.words.iter().map(String::as_str).find(|word| anyone(word));
        charged.or_else(|| words.deputy.iter().map(String::as_str).find(|word| of_deputy(word)))
    }
}

/// Whether a text begins with a word or is that word.
fn begins(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// What follows a word of so many letters.
fn after(text: &str, word: &str) -> String {
    text.chars().skip(word.chars().count()).collect::<String>().trim().to_owned()
}
