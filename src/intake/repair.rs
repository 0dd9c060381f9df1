//! Every string of a plan is repaired once, at the border: texts, names, codes, dates, the user's own fields.

use std::borrow::Cow;

use crate::diag::Diagnostic;
use crate::text::{self, Encoding, Repairs};

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
pub(super) fn clean(plan: &mut Plan, convert: bool, loaded: &mut Loaded) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut repairs = Repairs::default();
    let mut converted = 0;
    let known = old_encodings(plan);
    plan.for_each_string_mut(&mut |path, kind, text| {
        if kind == StringKind::File {
            return;
        }
        let encoding = text::detect(text).or_else(|| known.iter().copied().find(|known| text::is_in(text, *known)));
        if let Some(encoding) = encoding {
            if !convert {
                faults.push(
                    Diagnostic::error("VB401", format!("chữ ở bảng mã cũ {}", encoding.name()))
                        .path(path)
                        .help("gõ lại bằng Unicode, hoặc thêm --convert để chương trình tự chuyển"),
                );
                return;
            }
            let unicode = text::convert(text, encoding);
            converted += unicode.words;
            *text = unicode.text;
        }
        if let Cow::Owned(clean) = text::clean(text, &mut repairs) {
            *text = clean;
        }
    });
    loaded.repairs = repairs;
    loaded.converted = converted;
    faults
}
