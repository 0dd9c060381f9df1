//! `Document` → `Sheet`: every length, size and face explicit, taken from `nd30`.

mod appendix;
mod attached;
mod blank;
mod body;
mod closing;
mod columns;
mod copy;
mod head;
mod marks;
mod pages;
pub mod sheet;
mod styles;
mod table;
mod title;

use crate::model::Document;
use crate::nd30::Nd30;
use crate::unit::Length;

use pages::Sections;
use sheet::{Block, Inline, PageSetup, Section, Sheet, StyleName};

/// Which of the two consistent sets of sizes is used (nd30 §16).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SizeSet {
    /// Set A where every line of the head fits, else set B.
    #[default]
    Auto,
    /// Quốc hiệu 13, Tiêu ngữ 14.
    A,
    /// Quốc hiệu 12, Tiêu ngữ 13.
    B,
}

/// How the lines under Tiêu ngữ, the agency and the trích yếu are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RuleLook {
    /// As the lower border of a paragraph.
    #[default]
    Border,
    /// As a drawn shape, which some offices ask for.
    Drawn,
}

/// What every part of the layout needs: the page, the styles and the decree's distances.
struct Setting<'n> {
    nd30: &'n Nd30,
    styles: &'n sheet::StyleSheet,
    page: PageSetup,
    rules: RuleLook,
}

impl Setting<'_> {
    fn style(&self, name: StyleName) -> &sheet::Style {
        self.styles.style(name)
    }
}

/// Lays documents out by one decree; threads may share it.
#[derive(Debug)]
pub struct Layouter<'n> {
    nd30: &'n Nd30,
    sets: styles::Sets,
    rules: RuleLook,
}

impl<'n> Layouter<'n> {
    /// A layouter by the numbers of a decree.
    #[must_use]
    pub fn new(nd30: &'n Nd30) -> Self {
        Self { nd30, sets: styles::Sets::default(), rules: RuleLook::default() }
    }

    /// The same with lines made in one way.
    #[must_use]
    pub fn with_rules(self, rules: RuleLook) -> Self {
        Self { rules, ..self }
    }

    /// Lays a document out.
    #[must_use]
    pub fn lay_out<'a>(&self, document: &'a Document<'a>, size_set: SizeSet) -> Sheet<'a> {
        let (nd30, rules) = (self.nd30, self.rules);
        let page = portrait(nd30);
        let styles = match size_set {
            SizeSet::A => self.sets.a(nd30),
            SizeSet::B => self.sets.b(nd30),
            SizeSet::Auto => {
                let wide = self.sets.a(nd30);
                let setting = Setting { nd30, styles: &wide, page, rules };
                if document.head.as_ref().is_none_or(|head| head::fits(&setting, head)) {
                    wide
                } else {
                    self.sets.b(nd30)
                }
            }
        };
        let mut sections = Sections::default();
        {
            let setting = Setting { nd30, styles: &styles, page, rules };
            let first_page = marks::first_page(&setting, &document.marks);
            let urgency = document.marks.urgency.as_ref();
            let mut blocks = Vec::new();
            if document.footnotes {
                // LibreOffice puts an empty line above a table that opens a document with footnotes; here it joins this one.
                blocks.push(head::paragraph(StyleName::CuoiPhan, Inline::default()));
            }
            blocks.extend(document.head.iter().map(|head| head::table(&setting, head, urgency)));
            blocks.extend(title::blocks(&setting, &document.title));
            title::kinh_gui(&document.kinh_gui, &mut blocks);
            // An address stands at the foot of the text, not in the margin below it.
            let own = if first_page.footer.is_empty() { page } else { PageSetup { footer: page.bottom, ..page } };
            sections.begin(Section { page: own, first_page_number: None, hide_first_number: true, first_page, blocks });
            body::append(&setting, &document.body, Length::ZERO, &mut sections);
            closing::append(&setting, &document.closing, sections.blocks(page));
            for attached in &document.attached {
                attached::append(&setting, attached, &mut sections);
            }
            for appendix in &document.appendices {
                let setting = Setting { nd30, styles: &styles, page, rules };
                let turned = appendix.landscape.unwrap_or_else(|| appendix::wants_landscape(&setting, appendix));
                let page = if turned { landscape(page) } else { page };
                appendix::append(&Setting { nd30, styles: &styles, page, rules }, appendix, &mut sections);
            }
        }
        if let (Some(note), Some(last)) = (&document.copy, sections.last_mut()) {
            let setting = Setting { nd30, styles: &styles, page: last.page, rules };
            last.blocks.extend(copy::blocks(&setting, note));
        }
        let mut sections = sections.into_vec();
        for section in &mut sections {
            keep_tables_apart(&mut section.blocks);
        }
        Sheet { properties: document.properties.clone(), styles, footnotes: document.footnotes, sections }
    }
}

/// Puts a paragraph without height between two tables in a row, which a word processor would take for one.
fn keep_tables_apart(blocks: &mut Vec<Block<'_>>) {
    for at in (1..blocks.len()).rev() {
        if let [Block::Table(_), Block::Table(_)] = &blocks[at - 1..=at] {
            blocks.insert(at, head::paragraph(StyleName::CuoiPhan, Inline::default()));
        }
    }
}

/// Lays one document out.
#[must_use]
pub fn lay_out<'a>(document: &'a Document<'a>, nd30: &Nd30, size_set: SizeSet) -> Sheet<'a> {
    Layouter::new(nd30).lay_out(document, size_set)
}

/// A portrait page (PL1 I/I.1–3).
fn portrait(nd30: &Nd30) -> PageSetup {
    let page = &nd30.page;
    PageSetup {
        width: page.width.length(),
        height: page.height.length(),
        landscape: false,
        top: page.top.length(),
        bottom: page.bottom.length(),
        left: page.left.length(),
        right: page.right.length(),
        header: page.header.length(),
        footer: page.footer.length(),
    }
}

/// The same paper held across; the page edges keep their margins (ND30.PAGE.MARGIN.LANDSCAPE).
fn landscape(page: PageSetup) -> PageSetup {
    PageSetup { width: page.height, height: page.width, landscape: true, ..page }
}
