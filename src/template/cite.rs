//! What each `id` of the markup is cited as (PL2 V.7): lowest unit first, `điểm a khoản 2 Mục I`.

use super::body::{Counters, level_kind};
use super::build::{appendix_label, child, children, plain};
use super::inline::Citations;
use super::number;
use super::parse::Markup;
use crate::diag::{Code, Diagnostic, Faults, did_you_mean};
use crate::model::LevelKind;
use crate::nd30::numbering::Diem;
use crate::xml::XmlNode;

/// The citations of every `id`; a reference to nowhere and an `id` given twice are faults.
pub(super) fn citations(root: XmlNode<'_, '_>, markup: Markup<'_>, faults: &mut Faults) -> Citations {
    let mut citations = Citations::new();
    if !markup.xml.contains(" id=") {
        return citations;
    }
    let mut walk = Walk { diem: &markup.nd30.numbering.diem, citations: &mut citations, twice: Vec::new() };
    if let Some(body) = child(root, "noi-dung") {
        walk.below(body, Above::default(), &mut Counters::default());
    }
    for attached in children(root, "van-ban-kem") {
        let Some(body) = child(attached, "noi-dung") else { continue };
        let within = issued(attached);
        walk.below(body, Above::of(&within), &mut Counters::default());
    }
    let several = children(root, "phu-luc").nth(1).is_some();
    for (index, appendix) in children(root, "phu-luc").enumerate() {
        let own = appendix_label(index, several);
        let label = format!(" {own}");
        walk.add(appendix, own);
        walk.below(appendix, Above::of(&label), &mut Counters::default());
    }
    for node in walk.twice.into_iter().take(Faults::MOST) {
        let id = node.attribute("id").unwrap_or_default();
        faults.push(Diagnostic::error(Code::VB331, format!("hai chỗ cùng có id «{id}»")).at(markup.place(node)));
    }
    for node in root.descendants().filter(|node| node.name() == "tham-chieu") {
        let id = node.attribute("toi").unwrap_or_default();
        if !citations.contains_key(id) && faults.len() < Faults::MOST {
            let fault =
                Diagnostic::error(Code::VB334, format!("dẫn chiếu tới «{id}» nhưng không phần tử nào có id ấy"))
                    .at(markup.place(node));
            faults.push(match did_you_mean(id, citations.keys().map(String::as_str)) {
                Some(meant) => fault.help(format!("có phải là «{meant}»?")),
                None => fault.help(format!("đặt `id=\"{id}\"` ở mục, khoản hoặc điểm cần dẫn chiếu")),
            });
        }
    }
    citations
}

/// What is said after a part of a document issued with this one, where something outside of it refers to it: «Điều 1 Quy
/// chế kèm theo». Inside it the words are taken away again by [`inside`].
fn issued(attached: XmlNode<'_, '_>) -> String {
    let kind = plain(attached, "ten-loai");
    if kind.is_empty() { String::new() } else { format!(" {kind} kèm theo") }
}

/// The citations as they are inside a document issued with this one.
pub(super) fn inside(attached: XmlNode<'_, '_>, citations: &Citations) -> Citations {
    let words = issued(attached);
    let own: Vec<&str> = child(attached, "noi-dung")
        .into_iter()
        .flat_map(XmlNode::descendants)
        .filter_map(|node| node.attribute("id"))
        .collect();
    let mut inside = citations.clone();
    for id in own {
        if let Some(cited) = inside.get_mut(id)
            && let Some(short) = cited.strip_suffix(&words)
        {
            *cited = short.to_owned();
        }
    }
    inside
}

/// What is said after the number of a level.
#[derive(Clone, Copy, Default)]
struct Above<'c> {
    /// The appendix, or the document issued with this one, that it stands in.
    document: &'c str,
    /// All levels above it.
    cited: &'c str,
    /// The khoản above it and the levels above that.
    khoan: &'c str,
    /// The number that decimals go on from: `1.`, `1.2.`.
    decimals: &'c str,
}

impl<'c> Above<'c> {
    /// Above the levels of a document.
    fn of(document: &'c str) -> Self {
        Self { document, cited: document, khoan: document, decimals: "" }
    }
}

/// A walk through the levels.
struct Walk<'a, 'i, 'c> {
    diem: &'c Diem,
    citations: &'c mut Citations,
    /// What has an `id` that something before it has.
    twice: Vec<XmlNode<'a, 'i>>,
}

impl<'a, 'i> Walk<'a, 'i, '_> {
    fn add(&mut self, node: XmlNode<'a, 'i>, cited: String) {
        if let Some(id) = node.attribute("id").filter(|id| !id.is_empty())
            && self.citations.insert(id.to_owned(), cited).is_some()
        {
            self.twice.push(node);
        }
    }

    fn below(&mut self, node: XmlNode<'a, 'i>, above: Above<'_>, counters: &mut Counters) {
        let mut local = Counters::default();
        for child in node.children().filter(XmlNode::is_element) {
            let Some(kind) = level_kind(child.name()) else { continue };
            let number = local.next(kind, counters);
            let own = number::citation(self.diem, kind, number, above.decimals);
            // A điều is unique in its document: the chương and mục above it are not cited. Decimals hold those above them.
            let after = match kind {
                LevelKind::Dieu => above.document,
                LevelKind::ThapPhan => above.khoan,
                _ => above.cited,
            };
            let cited = format!("{own}{after}");
            let (below, decimals) = (format!(" {cited}"), format!("{}{number}.", above.decimals));
            self.add(child, cited);
            let inside = match kind {
                LevelKind::Khoan => Above { cited: &below, khoan: &below, decimals: &decimals, ..above },
                LevelKind::ThapPhan => Above { cited: &below, decimals: &decimals, ..above },
                _ => Above { cited: &below, ..above },
            };
            self.below(child, inside, counters);
        }
    }
}
