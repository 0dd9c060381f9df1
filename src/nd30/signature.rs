//! The judgement of a signature: what stands after each quyền hạn and below it (PL1 I/II.7.b; Điều 13).

use super::signing::{Prefix, Signing};

/// What is wrong with a signature, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignFinding {
    /// The line at fault.
    pub at: SignLine,
    /// The line of quyền hạn that it concerns; nowhere for a position by itself.
    pub power: Option<usize>,
    /// What is wrong.
    pub fault: SignFault,
}

/// A line of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignLine {
    /// A line of quyền hạn.
    Power(usize),
    /// The lines of quyền hạn, of which one is missing.
    Powers,
    /// The position.
    Position,
}

/// What can be wrong with a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignFault {
    /// A prefix in another form.
    PrefixForm {
        /// As it is written.
        written: String,
        /// Which it should be.
        prefix: Prefix,
    },
    /// Nothing stands after a prefix.
    NoTitle(Prefix),
    /// A position with a prefix of its own.
    PrefixInPosition(Prefix),
    /// One who acts as the head of this title does not write `Q.`
    ActingForm(String),
    /// A position says what its holder is charged with.
    InCharge {
        /// By which word.
        word: String,
        /// The position of a deputy that should stand there, where it is known.
        deputy: Option<String>,
    },
    /// After a prefix that asks for a head stands a deputy.
    NotHead {
        /// The prefix.
        prefix: Prefix,
        /// What stands after it.
        title: String,
    },
    /// No position stands below.
    NoPosition {
        /// The prefix.
        prefix: Prefix,
        /// What stands after it.
        title: String,
    },
    /// The head of this title signs in the head's own place.
    KyThayHead(String),
    /// Below `KT.` and this title stands another than a deputy.
    KyThayOther(String),
    /// A deputy of another head signs by order of this one.
    ThuaLenhDeputy(String),
    /// The head of this title or a deputy signs by the head's own order.
    ThuaLenhOwn(String),
    /// One whom the head of this title has empowered has another sign.
    UyQuyenPassedOn(String),
    /// A deputy of the head of this title signs as empowered.
    UyQuyenDeputy(String),
    /// The head signs as empowered by the head.
    UyQuyenHead,
    /// After `TM.` stands the position of one person.
    ThayMatOne(String),
    /// `TM.` is not the first line.
    ThayMatLater,
    /// A deputy signs for this collective without a line for the head.
    ThayMatDeputy(String),
    /// `Q.` and this title as quyền hạn: it is the position.
    QuyenAsPower(String),
}

/// A line of quyền hạn: its prefix and the title after it.
struct Power {
    prefix: Prefix,
    title: String,
}

impl Signing {
    /// What is wrong with a signature: its lines of quyền hạn and its position, empty where there is none.
    #[must_use]
    pub fn judge(&self, powers: &[&str], position: &str) -> Vec<SignFinding> {
        let mut wrongs = Vec::new();
        let mut read = Vec::with_capacity(powers.len());
        for (index, line) in powers.iter().enumerate() {
            match self.power(line) {
                Some(Ok(power)) => read.push(power),
                Some(Err(fault)) => wrongs.push(SignFinding { at: SignLine::Power(index), power: Some(index), fault }),
                None => {}
            }
        }
        if read.len() == powers.len() {
            for (index, power) in read.iter().enumerate() {
                let below = (index + 1 == read.len()).then_some(position);
                wrongs.extend(self.pair(index, power, below));
            }
            if wrongs.is_empty() {
                wrongs.extend(self.position(read.last(), position));
            }
        }
        // Only `Q.` is part of a position.
        if let Some(prefix) = self.leading(position).filter(|prefix| *prefix != Prefix::Quyen) {
            let fault = SignFault::PrefixInPosition(prefix);
            wrongs.push(SignFinding { at: SignLine::Position, power: None, fault });
        }
        wrongs
    }

    /// The head in whose place a deputy signs alone, without quyền hạn (Điều 13 khoản 1).
    #[must_use]
    pub fn deputy_alone(&self, powers: &[&str], position: &str) -> Option<String> {
        self.head_of(position).filter(|_| powers.is_empty())
    }

    /// Reads a line of quyền hạn; nothing where it has no prefix.
    fn power(&self, line: &str) -> Option<Result<Power, SignFault>> {
        let line = line.trim();
        let prefix = self.prefix(line)?;
        let word = line.split_whitespace().next()?;
        if word != self.form(prefix) {
            return Some(Err(SignFault::PrefixForm { written: word.to_owned(), prefix }));
        }
        let title = line.strip_prefix(word).unwrap_or_default().trim();
        if title.is_empty() {
            return Some(Err(SignFault::NoTitle(prefix)));
        }
        Some(Ok(Power { prefix, title: title.to_owned() }))
    }

    /// What stands after a prefix and, where it is the last, below it.
    fn pair(&self, index: usize, power: &Power, below: Option<&str>) -> Option<SignFinding> {
        let Power { prefix, title } = power;
        let here = |fault| Some(SignFinding { at: SignLine::Power(index), power: Some(index), fault });
        if *prefix == Prefix::ThayMat {
            if self.is_one_person(title) {
                return here(SignFault::ThayMatOne(title.clone()));
            }
            if index > 0 {
                return here(SignFault::ThayMatLater);
            }
        } else if self.is_deputy(title) {
            return here(SignFault::NotHead { prefix: *prefix, title: title.clone() });
        }
        match (prefix, below) {
            (Prefix::UyQuyen, None) => return here(SignFault::UyQuyenPassedOn(title.clone())),
            (Prefix::Quyen, _) => return here(SignFault::QuyenAsPower(title.clone())),
            _ => {}
        }
        let position = below?;
        let same = position.to_lowercase() == title.to_lowercase();
        let deputy = self.is_deputy_of(position, title);
        let (at, fault) = match prefix {
            Prefix::KyThay | Prefix::ThuaLenh if position.is_empty() => {
                let fault = SignFault::NoPosition { prefix: *prefix, title: title.clone() };
                (SignLine::Position, fault)
            }
            Prefix::KyThay if same => (SignLine::Position, SignFault::KyThayHead(title.clone())),
            Prefix::KyThay if !deputy => (SignLine::Position, SignFault::KyThayOther(title.clone())),
            Prefix::ThuaLenh if same || deputy => (SignLine::Position, SignFault::ThuaLenhOwn(title.clone())),
            Prefix::ThuaLenh if self.is_deputy(position) => {
                (SignLine::Powers, SignFault::ThuaLenhDeputy(title.clone()))
            }
            Prefix::UyQuyen if deputy => (SignLine::Position, SignFault::UyQuyenDeputy(title.clone())),
            Prefix::UyQuyen if same => (SignLine::Position, SignFault::UyQuyenHead),
            Prefix::ThayMat if self.is_deputy(position) => (SignLine::Powers, SignFault::ThayMatDeputy(title.clone())),
            _ => return None,
        };
        Some(SignFinding { at, power: Some(index), fault })
    }

    /// How the position itself is written.
    fn position(&self, power: Option<&Power>, position: &str) -> Option<SignFinding> {
        let title = position.strip_prefix(self.form(Prefix::Quyen)).map(str::trim);
        let fault = if let Some(title) = self.acting(position) {
            SignFault::ActingForm(title)
        } else if let Some(title) = title.filter(|title| self.is_deputy(title)) {
            SignFault::NotHead { prefix: Prefix::Quyen, title: title.to_owned() }
        } else {
            let head = power.filter(|power| power.prefix == Prefix::KyThay);
            let deputy = head.map(|power| self.deputy(&power.title));
            SignFault::InCharge { word: self.in_charge(position)?.to_owned(), deputy }
        };
        Some(SignFinding { at: SignLine::Position, power: None, fault })
    }
}
