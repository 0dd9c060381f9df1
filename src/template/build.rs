//! The parts of a document from markup whose elements stand where they may.

use std::borrow::Cow;

use super::body::{self, BodyBuilder};
use super::inline::{self, Citations};
use super::parse::Markup;
use super::{cite, mark};
use crate::diag::{Code, Diagnostic, Faults};
use crate::model::{Appendix, Document, Emphasis, Head, Inline, KinhGui, Properties, SoKyHieu, Span, Title};
use crate::nd30::numbering;
use crate::plan::Plan;
use crate::text::{PartialDate, entries};
use crate::xml::{self, XmlNode};

/// The document.
pub(super) fn document<'p>(
    tree: &xml::XmlTree<'_>,
    markup: Markup<'_>,
    plan: &'p Plan,
) -> Result<Document<'p>, Faults> {
    let root = tree.root();
    let mut faults = Faults::default();
    let citations = cite::citations(root, markup, &mut faults);
    let mut builder = Builder { markup, citations, faults };
    let document = builder.document(root, plan);
    builder.faults.into_result(document)
}

/// What the parts share while they are built.
pub(super) struct Builder<'m> {
    pub(super) markup: Markup<'m>,
    pub(super) citations: Citations,
    pub(super) faults: Faults,
}

impl Builder<'_> {
    fn document<'p>(&mut self, root: XmlNode<'_, '_>, plan: &'p Plan) -> Document<'p> {
        let dau = child(root, "dau");
        let ten_loai = self.optional(child(root, "ten-loai"));
        let agency = dau.map(|dau| self.agency(dau)).unwrap_or_default();
        let head = dau.map(|dau| self.head(dau));
        let trich_yeu = self.optional(child(root, "trich-yeu"));
        let kind_name = ten_loai.as_ref().map_or(Cow::Borrowed("Công văn"), Inline::to_plain);
        let mut body = child(root, "noi-dung").map_or_else(Vec::new, |node| BodyBuilder::new(self, plan).parts(node));
        body::end_main(&mut body);
        let blank = self.markup.nd30.layout.blank();
        let reference = head.as_ref().map(|head| reference(&kind_name, head, &agency, blank)).unwrap_or_default();
        let appendices = self.appendices(root, plan, &reference);
        let properties = Properties {
            title: [Some(kind_name), trich_yeu.as_ref().map(Inline::to_plain)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
                .replace('\n', " "),
            creator: agency,
            subject: head
                .as_ref()
                .and_then(|head| head.so_ky_hieu.as_ref())
                .and_then(|number| Some(format!("Số {}/{}", number.so.as_ref()?, number.ky_hieu)))
                .unwrap_or_default(),
        };
        Document {
            kind: root.attribute("loai").unwrap_or_default().to_owned(),
            properties,
            head,
            marks: self.marks(root, plan),
            kinh_gui: self.kinh_gui(root),
            title: Title { ten_loai: ten_loai.map(upper), trich_yeu },
            body,
            closing: self.closing(root),
            attached: self.attached(root, plan, &reference),
            copy: self.copy(root),
            footnotes: self.markup.xml.contains("<cuoi-trang") || has_footnotes(plan),
            appendices,
        }
    }

    /// The issuing body in running text.
    fn agency(&self, dau: XmlNode<'_, '_>) -> String {
        let names = children(dau, "co-quan").map(|node| self.text(node).to_plain().into_owned());
        names.collect::<Vec<_>>().join(" ").replace('\n', " ")
    }

    pub(super) fn head(&mut self, dau: XmlNode<'_, '_>) -> Head<'static> {
        let names: Vec<_> = children(dau, "co-quan").map(|node| self.text(node)).collect();
        let co_quan_chu_quan = self.optional(child(dau, "co-quan-chu-quan")).map(upper);
        let so = Some(self.markup.nd30.numbering.zeros.number(&plain(dau, "so"))).filter(|so| !so.is_empty());
        let numbered = child(dau, "so").or(child(dau, "ky-hieu")).is_some();
        let co_quan = match names.as_slice() {
            [one] if co_quan_chu_quan.is_none() => two_lines(one),
            _ => names,
        };
        let v_v = self.optional(child(dau, "v-v")).map(|mut about| {
            let typed = about.to_plain().to_lowercase().starts_with("v/v");
            if !typed {
                about.0.insert(0, Span::Text { text: Cow::Borrowed("V/v "), format: Emphasis::default() });
                mark::join(&mut about);
            }
            about
        });
        Head {
            co_quan: co_quan.into_iter().map(upper).collect(),
            co_quan_chu_quan,
            so_ky_hieu: numbered.then(|| SoKyHieu { so, ky_hieu: plain(dau, "ky-hieu") }),
            v_v,
            dia_danh: child(dau, "dia-danh").map(|_| plain(dau, "dia-danh")),
            ngay: self.ngay(dau),
        }
    }

    /// The date as the head prints it; what is not given, or is no date, is a blank.
    fn ngay(&mut self, dau: XmlNode<'_, '_>) -> Inline<'static> {
        let text = plain(dau, "ngay");
        let date = PartialDate::parse(&text).ok();
        if date.is_none() && !text.is_empty() {
            let node = child(dau, "ngay").unwrap_or(dau);
            self.faults.push(
                Diagnostic::error(Code::VB327, format!("«{text}» không phải ngày"))
                    .at(self.markup.place(node))
                    .help("viết 2024-01-15, 2024-01, 2024 hoặc bỏ trống"),
            );
        }
        self.date(date)
    }

    /// `ngày 05 tháng 01 năm 2024` (PL1 I/II.4.b), a blank for what is not given.
    fn date(&self, date: Option<PartialDate>) -> Inline<'static> {
        let (zeros, layout) = (self.markup.nd30.numbering.zeros, &self.markup.nd30.layout);
        let day = date.and_then(|date| date.day).map(|day| zeros.day(day.into()));
        let month = date.and_then(|date| date.month).map(|month| zeros.month(month.into()));
        let year = date.map(|date| date.year.to_string());
        let mut line = Inline::default();
        for (words, number, blank) in [
            ("ngày ", day, layout.blank_day()),
            (" tháng ", month, layout.blank_day()),
            (" năm ", year, layout.blank_year()),
        ] {
            line.push(Cow::Borrowed(words), Emphasis::default());
            match number {
                Some(number) => line.push(Cow::Owned(number), Emphasis::default()),
                None => line.0.push(Span::Blank(blank)),
            }
        }
        line
    }

    fn appendices<'p>(
        &mut self,
        root: XmlNode<'_, '_>,
        plan: &'p Plan,
        reference: &Inline<'static>,
    ) -> Vec<Appendix<'p>> {
        let nodes: Vec<_> = children(root, "phu-luc").collect();
        let several = nodes.len() > 1;
        let mut appendices = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.into_iter().enumerate() {
            let mut body = BodyBuilder::new(self, plan).parts(node);
            body::end_main(&mut body);
            appendices.push(Appendix {
                label: if node.attribute("nhan") == Some("khong") {
                    String::new()
                } else {
                    appendix_label(index, several)
                },
                title: self.optional(child(node, "tieu-de")).map(upper).unwrap_or_default(),
                reference: self.optional(child(node, "kem-theo")).unwrap_or_else(|| reference.clone()),
                landscape: node.attribute("ngang").map(|ngang| ngang == "co"),
                body,
            });
        }
        appendices
    }

    /// One addressee as it is; several, and those of a công điện, with dashes, `;` and a last `.` (PL1 I/II.9.d).
    fn kinh_gui(&mut self, root: XmlNode<'_, '_>) -> KinhGui<'static> {
        let words = self.optional(child(root, "loi-gui"));
        let mut names: Vec<_> = children(root, "kinh-gui").filter_map(|node| self.optional(Some(node))).collect();
        let last = names.len().saturating_sub(1);
        if last > 0 || words.is_some() {
            for (index, name) in names.iter_mut().enumerate() {
                mark::strip_dash(name);
                mark::end_with(name, if index == last { "." } else { ";" });
                *name = mark::dashed(std::mem::take(name));
            }
        }
        KinhGui { words, names }
    }

    /// The running text of an element.
    pub(super) fn text(&self, node: XmlNode<'_, '_>) -> Inline<'static> {
        inline::of_node(node, self.markup, &self.citations)
    }

    /// The running text of an element that is there and not empty.
    pub(super) fn optional(&self, node: Option<XmlNode<'_, '_>>) -> Option<Inline<'static>> {
        node.map(|node| self.text(node)).filter(|inline| !inline.to_plain().trim().is_empty())
    }
}

/// Whether some text of the data has a footnote; tables by reference take it from there.
fn has_footnotes(plan: &Plan) -> bool {
    let mut found = false;
    plan.for_each_text(&mut |_, text| found = found || text.has_footnote());
    found
}

/// `Phụ lục`, or `Phụ lục I` where there are several (PL1 III.1.a).
pub(super) fn appendix_label(index: usize, several: bool) -> String {
    if several { format!("Phụ lục {}", numbering::roman(index + 1)) } else { "Phụ lục".to_owned() }
}

/// The first child element of that name.
pub(super) fn child<'a, 'i>(node: XmlNode<'a, 'i>, name: &str) -> Option<XmlNode<'a, 'i>> {
    children(node, name).next()
}

/// The child elements of that name.
pub(super) fn children<'a, 'i>(node: XmlNode<'a, 'i>, name: &str) -> impl Iterator<Item = XmlNode<'a, 'i>> {
    node.children().filter(move |child| child.is_element() && child.name() == name)
}

pub(super) fn plain(node: XmlNode<'_, '_>, name: &str) -> String {
    child(node, name).and_then(XmlNode::text).unwrap_or_default().trim().to_owned()
}

pub(super) fn upper(mut inline: Inline<'static>) -> Inline<'static> {
    mark::capitals(&mut inline);
    inline
}

/// `Ủy ban nhân dân xã …` without a superior agency stands on two lines.
fn two_lines(name: &Inline<'static>) -> Vec<Inline<'static>> {
    let words = name.to_plain();
    for body in entries(include_str!("../../data/text/hai-dong.txt")) {
        let Some((head, rest)) = words.split_at_checked(body.len()) else { continue };
        if rest.starts_with(' ') && head.to_lowercase() == body.to_lowercase() && !rest.trim().is_empty() {
            return vec![Inline::plain(head.to_owned()), Inline::plain(rest.trim().to_owned())];
        }
    }
    vec![name.clone()]
}

/// `(Kèm theo Kế hoạch số …/KH-SKHCN ngày … tháng 01 năm 2024 của Sở Khoa học và Công nghệ)` (PL1 III.1.c).
fn reference(kind: &str, head: &Head<'static>, agency: &str, blank: u8) -> Inline<'static> {
    let mut line = Inline::plain(format!("(Kèm theo {kind}"));
    if let Some(number) = &head.so_ky_hieu {
        line.push(Cow::Borrowed(" số "), Emphasis::default());
        match &number.so {
            Some(so) => line.push(Cow::Owned(so.clone()), Emphasis::default()),
            None => line.0.push(Span::Blank(blank)),
        }
        line.push(Cow::Owned(format!("/{}", number.ky_hieu)), Emphasis::default());
    }
    if head.dia_danh.is_some() {
        line.push(Cow::Borrowed(" "), Emphasis::default());
        line.0.extend(head.ngay.0.iter().cloned());
    }
    line.push(Cow::Owned(format!(" của {agency})")), Emphasis::default());
    mark::join(&mut line);
    line
}
