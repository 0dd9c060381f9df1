//! Decisions that a person has taken once for many plans.

use std::cmp::Reverse;
use std::ops::Range;

use serde::Deserialize;

use crate::diag::{Code, Diagnostic, Faults, reader_reason};
use crate::intake::weigh;
use crate::text::{Repairs, clean};

/// A file of decisions: `{"thay": [{"cu": "…", "moi": "…"}], "giu": ["…"], "bo": ["…"]}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Decisions {
    /// Wordings and what takes their place: citations, units, sentences.
    pub thay: Vec<Replacement>,
    /// Wordings in which no year moves, and of which nothing more is asked.
    pub giu: Vec<String>,
    /// Whole strings of a list that are taken out, such as a căn cứ without a successor.
    pub bo: Vec<String>,
    /// Remark.
    #[serde(rename = "_ghi_chu")]
    pub ghi_chu: Option<String>,
}

/// Most decisions of a kind: each is looked for in every text.
const MOST: usize = 1_000;

/// A wording and its successor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// The old wording, as it stands in the old data.
    pub cu: String,
    /// The new one.
    pub moi: String,
}

impl Decisions {
    /// Reads a file of decisions.
    ///
    /// # Errors
    /// A file that is no such JSON, an empty old wording.
    pub fn read(source: &str, name: &str) -> Result<Self, Faults> {
        weigh(source).map_err(|fault| fault.file(name))?;
        let mut decisions: Self = serde_json::from_str(source.trim_start_matches('\u{feff}')).map_err(|error| {
            let mut fault =
                Diagnostic::error(Code::VB823, format!("tệp quyết định sai: {}", reader_reason(&error.to_string())))
                    .file(name)
                    .help(
                        "dạng đúng: {\"thay\": [{\"cu\": \"…\", \"moi\": \"…\"}], \"giu\": [\"…\"], \"bo\": [\"…\"]}",
                    );
            fault.place.line = Some(error.line());
            fault.place.column = Some(error.column());
            fault
        })?;
        let mut faults = Faults::default();
        let counts = [("thay", decisions.thay.len()), ("giu", decisions.giu.len()), ("bo", decisions.bo.len())];
        for (key, count) in counts.into_iter().filter(|(_, count)| *count > MOST) {
            let fault = format!("tệp quyết định có {count} mục «{key}», nhiều nhất {MOST}");
            faults.push(Diagnostic::error(Code::VB823, fault).file(name).path(key).help("chia thành nhiều lượt"));
        }
        faults.into_result(())?;
        let tidy = |text: &mut String| *text = clean(text, &mut Repairs::default()).into_owned();
        for wanted in &mut decisions.thay {
            tidy(&mut wanted.cu);
            tidy(&mut wanted.moi);
        }
        decisions.giu.iter_mut().chain(&mut decisions.bo).for_each(tidy);
        let empty: Faults = decisions
            .thay
            .iter()
            .enumerate()
            .filter(|(_, wanted)| wanted.cu.trim().is_empty())
            .map(|(index, _)| {
                Diagnostic::error(Code::VB824, "\"cu\" trống: không biết thay chữ nào")
                    .file(name)
                    .path(format!("thay[{index}].cu"))
                    .help("chép nguyên chữ cần thay từ dữ liệu cũ")
            })
            .collect();
        empty.into_result(decisions)
    }

    /// The text with its wordings replaced, and the stretches that were put in; `used` tells which decisions were met.
    /// Where several old wordings begin at one place, the longest is taken.
    pub(super) fn apply(&self, text: &str, used: &mut [bool]) -> (String, Vec<Range<usize>>) {
        let mut result = String::with_capacity(text.len());
        let mut put_in = Vec::new();
        let mut from = 0;
        let find = |words: &str, from: usize| Some(from + text.get(from..)?.find(words)?);
        // Where each wording stands next: looked for again only when it was passed.
        let mut next: Vec<Option<usize>> = self.thay.iter().map(|wanted| find(&wanted.cu, 0)).collect();
        loop {
            let met = self.thay.iter().zip(&next).enumerate();
            let met = met.filter_map(|(index, (wanted, at))| Some(((*at)?, index, wanted)));
            let Some((at, index, wanted)) = met.min_by_key(|(at, _, wanted)| (*at, Reverse(wanted.cu.len()))) else {
                result.push_str(text.get(from..).unwrap_or_default());
                return (result, put_in);
            };
            result.push_str(text.get(from..at).unwrap_or_default());
            put_in.push(result.len()..result.len() + wanted.moi.len());
            result.push_str(&wanted.moi);
            from = at + wanted.cu.len();
            for (next, wanted) in next.iter_mut().zip(&self.thay) {
                if next.is_some_and(|at| at < from) {
                    *next = find(&wanted.cu, from);
                }
            }
            if let Some(used) = used.get_mut(index) {
                *used = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_wording_wins_and_what_is_put_in_stays() {
        let decisions = Decisions::read(
            r#"{"thay": [{"cu": "Sở TT", "moi": "Sở A"}, {"cu": "Sở TT&TT", "moi": "Sở Sở TT"}]}"#,
            "quyet-dinh.json",
        )
        .unwrap();
        let mut used = [false; 2];
        let (text, put_in) = decisions.apply("Sở TT&TT và Sở TT", &mut used);
        assert_eq!(text, "Sở Sở TT và Sở A");
        assert_eq!((used, put_in.len()), ([true, true], 2));
    }

    #[test]
    fn faults_have_a_place() {
        let fault = Decisions::read("{\n \"thai\": []}", "q.json").unwrap_err()[0].clone();
        assert_eq!((fault.code.as_str(), fault.place.line), ("VB823", Some(2)));
        let fault = Decisions::read(r#"{"thay": [{"cu": " ", "moi": "x"}]}"#, "q.json").unwrap_err()[0].clone();
        assert_eq!((fault.code.as_str(), fault.place.path.as_deref()), ("VB824", Some("thay[0].cu")));
    }
}
