//! Every string of a plan is repaired once, at the border: texts, names, codes, dates, the user's own fields.

use crate::diag::Faults;
use crate::text::{self, Encoding};

use super::cleaner::Cleaner;
use super::load::Loaded;
use crate::plan::{Plan, StringKind};

/// The old encodings that are sure of some string of a plan; a short string of the same file is then in one of them too.
fn old_encodings(plan: &Plan) -> Vec<Encoding> {
    let mut known = Vec::new();
    plan.for_each_string(&mut |_, kind, text| {
        if kind != StringKind::File
            && let Some(encoding) = text::detect(text)
            && !known.contains(&encoding)
        {
            known.push(encoding);
        }
    });
    known
}

/// Repairs every string of the plan; those in an old encoding are converted or are faults.
pub(super) fn clean(plan: &mut Plan, convert: bool, loaded: &mut Loaded) -> Faults {
    let mut cleaner = Cleaner { known: old_encodings(plan), ..Cleaner::new(convert) };
    plan.for_each_string_mut(&mut |path, kind, text| {
        if kind != StringKind::File {
            cleaner.text(text, || path.to_string());
        }
    });
    loaded.repairs = cleaner.repairs;
    loaded.converted = cleaner.converted;
    cleaner.faults
}
