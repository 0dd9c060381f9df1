//! Nơi nhận and signers from markup.

use std::borrow::Cow;

use super::build::{Builder, child, children, plain, upper};
use super::mark;
use crate::model::{Closing, Emphasis, Inline, Signer, Span};
use crate::xml::XmlNode;

impl Builder<'_> {
    /// Nơi nhận, signers and the box of confirmation.
    pub(super) fn closing(&mut self, root: XmlNode<'_, '_>) -> Closing<'static> {
        let mut confirmation: Vec<_> = children(root, "xac-nhan").map(|line| self.text(line)).collect();
        if let Some(last) = confirmation.last_mut() {
            for span in &mut last.0 {
                if let Span::Text { format, .. } = span {
                    format.bold = true;
                }
            }
        }
        let below = child(root, "noi-nhan").is_some_and(|list| list.attribute("duoi") == Some("co"));
        Closing { noi_nhan: self.noi_nhan(root), ky: self.ky(root), below, confirmation }
    }

    fn noi_nhan(&mut self, root: XmlNode<'_, '_>) -> Vec<Inline<'static>> {
        let Some(list) = child(root, "noi-nhan") else { return Vec::new() };
        let mut lines = Vec::new();
        for node in children(list, "noi") {
            let mut line = self.text(node);
            mark::strip_dash(&mut line);
            if let Some(de) = self.optional(child(node, "de")) {
                mark::trim(&mut line);
                let typed = de.to_plain();
                let open = match (typed.starts_with('('), typed.starts_with("để ")) {
                    (true, _) => " ",
                    (false, true) => " (",
                    (false, false) => " (để ",
                };
                let closed = typed.ends_with(')');
                line.push(Cow::Borrowed(open), Emphasis::default());
                line.0.extend(de.0);
                if !closed {
                    line.push(Cow::Borrowed(")"), Emphasis::default());
                }
            }
            mark::end_with(&mut line, ";");
            lines.push(mark::dashed(line));
        }
        if let Some(luu) = child(list, "luu") {
            lines.push(self.luu(luu));
        } else if let Some(last) = lines.last_mut() {
            mark::end_with(last, ".");
        }
        lines
    }

    fn luu(&mut self, luu: XmlNode<'_, '_>) -> Inline<'static> {
        let unit = self.optional(child(luu, "don-vi"));
        let typed = unit.as_ref().is_some_and(|unit| unit.to_plain().starts_with("VT"));
        let mut line = Inline::plain(match (typed, unit.is_some()) {
            (true, _) => "- Lưu: ",
            (false, true) => "- Lưu: VT, ",
            (false, false) => "- Lưu: VT",
        });
        for part in [unit, self.optional(child(luu, "nguoi-soan"))].into_iter().flatten() {
            line.0.extend(part.0);
        }
        let copies = plain(luu, "so-ban");
        if !copies.is_empty() {
            line.push(Cow::Owned(format!(" ({copies})")), Emphasis::default());
        }
        mark::end_with(&mut line, ".");
        mark::join(&mut line);
        line
    }

    fn ky(&mut self, root: XmlNode<'_, '_>) -> Vec<Signer<'static>> {
        let mut signers = Vec::new();
        for node in child(root, "ky").into_iter().flat_map(|ky| children(ky, "nguoi-ky")) {
            let mut chuc_vu = Vec::new();
            for line in children(node, "quyen-han").chain(children(node, "chuc-vu")) {
                chuc_vu.extend(self.optional(Some(line)).map(upper));
            }
            signers.push(Signer { chuc_vu, ho_ten: self.optional(child(node, "ho-ten")) });
        }
        signers
    }
}
