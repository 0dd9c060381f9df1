//! Sections of pages: a body goes on in a new one where the paper is turned.

use super::sheet::{Block, FirstPage, PageSetup, Section};

/// The sections of a document so far.
#[derive(Default)]
pub(super) struct Sections<'a>(Vec<Section<'a>>);

impl<'a> Sections<'a> {
    /// Begins a section.
    pub(super) fn begin(&mut self, section: Section<'a>) {
        self.0.push(section);
    }

    /// The blocks of pages like `page`: those of the last section, or of a new one that goes on with its page numbers where
    /// the paper is turned.
    pub(super) fn blocks(&mut self, page: PageSetup) -> &mut Vec<Block<'a>> {
        if self.0.last().is_none_or(|last| last.page.landscape != page.landscape) {
            self.0.push(Section {
                page,
                first_page_number: None,
                hide_first_number: false,
                first_page: FirstPage::default(),
                blocks: Vec::new(),
            });
        }
        let last = self.0.len() - 1;
        &mut self.0[last].blocks
    }

    /// The last section.
    pub(super) fn last_mut(&mut self) -> Option<&mut Section<'a>> {
        self.0.last_mut()
    }

    /// The sections that have something in them.
    pub(super) fn into_vec(self) -> Vec<Section<'a>> {
        let mut sections = self.0;
        sections.retain(|section| !section.blocks.is_empty());
        sections
    }
}
