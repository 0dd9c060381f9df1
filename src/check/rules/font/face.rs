//! Phông chữ không phải Times New Roman.

use crate::check::prelude::{At, Context, declare_rule};
use crate::lists;
use crate::text::holds;

declare_rule! {
    /// Phông chữ không phải Times New Roman
    ///
    /// Vì sao: phông Times New Roman, bộ mã Unicode theo TCVN 6909:2001, cho mọi chữ, kể cả bảng và đầu trang.
    ///
    /// Sai: Calibri, .VnTime
    /// Đúng: Times New Roman
    ///
    /// Không báo khi: chữ chỉ gồm dấu cách; ký hiệu của phông Symbol, Wingdings
    "ND201" "wrong-face" Error ["ND30.FONT.FACE", "ND30.FONT.CHARSET"] ["V03"] "PL1 I/I.4"
}

fn check(ctx: &mut Context<'_, '_>) {
    let (facts, signs) = (ctx.facts, &lists::words().sign_faces);
    let right = &ctx.nd30.fonts.face;
    let lines = facts.lines.iter().enumerate();
    let in_lines =
        lines.flat_map(|(index, line)| line.runs.iter().map(move |run| (At::Line(index), run.0.as_str(), run.1)));
    let notes = facts.docx.notes.iter().flat_map(|note| &note.runs);
    let in_notes = notes.map(|run| (At::Document, run.text.as_str(), &*run.format));
    for (at, text, format) in in_lines.chain(in_notes) {
        let used_faces = [
            (&format.face, text.chars().any(|c| c.is_ascii_alphanumeric())),
            (&format.high_face, text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())),
        ];
        let wrong = used_faces
            .iter()
            .find(|(face, used)| *used && !is_of_family(&face.value, right) && !holds(signs, &face.value));
        let Some((face, _)) = wrong else { continue };
        ctx.at_place(at)
            .found(&*face.value)
            .expected(right)
            .from(&face.from)
            .set(format!("phông {right}"))
            .say(format!("phông «{}», cần «{right}»", face.value));
    }
}

/// `Times New Roman Bold` is a face of the family too.
fn is_of_family(face: &str, family: &str) -> bool {
    let (face, family) = (face.to_lowercase(), family.to_lowercase());
    face.strip_prefix(&family).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Para, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let calibri = |one: &mut Para| one.run = "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\"/>";
        finds(&RULE, &Doc::plan().with(PartName::TenLoai, calibri), &["phông «Calibri», cần «Times New Roman»"]);
        let note = "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>abc</w:t></w:r></w:p>";
        finds(&RULE, &Doc::plan().note(note), &["phông «.VnTime», cần «Times New Roman»"]);
        silent(&RULE, &Doc::plan());
        silent(&RULE, &Doc::plan().note(&note.replace(".VnTime", "Times New Roman Bold")));
        // Chữ chỉ gồm dấu cách.
        silent(&RULE, &Doc::plan().body_with(" ", calibri));
        // Ký hiệu.
        for face in ["Symbol", "Wingdings"] {
            silent(&RULE, &Doc::plan().note(&note.replace(".VnTime", face)));
        }
    }
}
