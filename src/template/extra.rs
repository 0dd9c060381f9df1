//! Marks, documents issued with another one, copies: from markup.

use super::body::{self, BodyBuilder};
use super::build::{Builder, child, children, plain, upper};
use super::cite;
use crate::diag::{Code, Diagnostic};
use crate::model::{Attached, CopyNote, Head, Inline, Marks, Title};
use crate::nd30::Nd30;
use crate::plan::Plan;
use crate::xml::XmlNode;

impl Builder<'_> {
    /// Marks outside the text.
    pub(super) fn marks(&mut self, root: XmlNode<'_, '_>, plan: &Plan) -> Marks<'static> {
        let mark = |name| self.optional(child(root, name)).map(upper);
        let (urgency, circulation, draft) = (mark("khan"), mark("luu-hanh"), mark("du-thao"));
        let address = children(root, "dia-chi").filter_map(|line| self.optional(Some(line))).collect();
        Marks { urgency, circulation, draft, address, signed_copy: signed_copy(plan, self.markup.nd30) }
    }

    /// Documents issued with this one; each is of the same body and refers to it.
    pub(super) fn attached<'p>(
        &mut self,
        root: XmlNode<'_, '_>,
        plan: &'p Plan,
        reference: &Inline<'static>,
    ) -> Vec<Attached<'p>> {
        let mut attached = Vec::new();
        for node in children(root, "van-ban-kem") {
            let head = child(node, "dau").map(|dau| self.head(dau)).unwrap_or_default();
            let ten_loai = self.optional(child(node, "ten-loai")).map(upper);
            let title = Title { ten_loai, trich_yeu: self.optional(child(node, "trich-yeu")) };
            let reference = self.optional(child(node, "kem-theo")).unwrap_or_else(|| reference.clone());
            let outside = std::mem::take(&mut self.citations);
            self.citations = cite::inside(node, &outside);
            let mut body =
                child(node, "noi-dung").map_or_else(Vec::new, |body| BodyBuilder::new(self, plan).parts(body));
            self.citations = outside;
            body::end_main(&mut body);
            attached.push(Attached { head, title, reference, body });
        }
        attached
    }

    /// What the copying body writes under the document; nothing for a copy that is signed electronically.
    pub(super) fn copy(&mut self, root: XmlNode<'_, '_>) -> Option<CopyNote<'static>> {
        let node = child(root, "ban-sao")?;
        let id = node.attribute("loai").unwrap_or_default();
        let nd30 = self.markup.nd30;
        let Some(kind) = nd30.copy(id) else {
            let known: Vec<_> = nd30.copies().iter().map(|copy| copy.id.as_str()).collect();
            self.faults.push(
                Diagnostic::error(Code::VB325, format!("`<ban-sao>`: «loai» không nhận «{id}»"))
                    .at(self.markup.place(node))
                    .help(format!("các giá trị: {}", known.join(", "))),
            );
            return None;
        };
        if !plain(node, "ky-so").is_empty() {
            return None;
        }
        let head = child(node, "dau").map_or_else(Head::default, |dau| self.head(dau));
        Some(CopyNote { label: upper(Inline::plain(kind.label.clone())), head, closing: self.closing(node) })
    }
}

/// `SAO Y; SỞ …; 15/01/2026; 08:30:00`: label, copying body, time of signing (PL1 II/I.3.c).
fn signed_copy(plan: &Plan, nd30: &Nd30) -> Option<Inline<'static>> {
    let copy = plan.ban_sao.as_ref()?;
    let time = copy.signed_time()?;
    let label = nd30.copy(&copy.hinh_thuc)?.label.to_uppercase();
    Some(Inline::plain(format!("{label}; {}; {time}", copy.co_quan)))
}
