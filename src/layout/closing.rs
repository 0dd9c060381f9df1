//! Nơi nhận and the signature block: a borderless table that stays whole and with the last lines of the text.

use crate::font::{self, Face};
use crate::model::{Closing, Signer};
use crate::unit::Length;

use super::Setting;
use super::blank::filled;
use super::head::{cell, layout_table, paragraph};
use super::sheet::{Block, Cell, Inline, Row, Span, StyleName, VerticalMerge};
use super::title::fitted;

/// The word above the list.
const NOI_NHAN: &str = "Nơi nhận:";
/// How many signers leave no room for Nơi nhận beside them.
const CROWDED: usize = 3;

/// Appends Nơi nhận and signers (boxes 7 and 9b).
pub(super) fn append<'a>(setting: &Setting<'_>, closing: &'a Closing<'_>, blocks: &mut Vec<Block<'a>>) {
    if closing.noi_nhan.is_empty() && closing.ky.is_empty() {
        return;
    }
    keep_last_lines(setting, blocks);
    blocks.push(table(setting, closing));
    if is_below(closing) {
        blocks.extend(recipients(closing));
    }
    let lines = confirmation(closing);
    if !lines.is_empty() {
        let left = setting.nd30.layout.sign_left();
        let cells = vec![cell(lines), cell(Vec::new())];
        blocks.push(layout_table(vec![left, setting.page.text_width() - left], vec![Row { may_split: false, cells }]));
    }
}

/// Whether Nơi nhận stands below the signers: as the kind has it, and where the signers need the whole width.
fn is_below(closing: &Closing<'_>) -> bool {
    closing.below || closing.ky.len() >= CROWDED
}

/// The signature table.
pub(super) fn table<'a>(setting: &Setting<'_>, closing: &'a Closing<'_>) -> Block<'a> {
    let whole = setting.page.text_width();
    let mut columns = Vec::new();
    let mut list = None;
    let beside = !is_below(closing) && !closing.noi_nhan.is_empty();
    if beside || closing.ky.len() < 2 {
        columns.push(setting.nd30.layout.sign_left());
        list = Some(if beside { recipients(closing) } else { Vec::new() });
    }
    let rest = whole - columns.iter().copied().sum();
    let share = rest / i64::try_from(closing.ky.len().max(1)).unwrap_or(1);
    let signers: Vec<SignatureBlock<'a>> = closing.ky.iter().map(|signer| signature(setting, signer, share)).collect();
    columns.extend(signers.iter().map(|_| share));
    if signers.is_empty() {
        columns.push(rest);
    }
    layout_table(columns, signed(list, signers))
}

/// One row, the list first; two where the titles of signers have different numbers of lines, so that all names are level.
fn signed<'a>(list: Option<Vec<Block<'a>>>, signers: Vec<SignatureBlock<'a>>) -> Vec<Row<'a>> {
    let level = signers.windows(2).all(|pair| pair[0].lines == pair[1].lines);
    let mut first: Vec<Cell<'a>> = Vec::with_capacity(signers.len() + 1);
    first.extend(list.map(cell));
    if level {
        first.extend(signers.into_iter().map(|mut signer| {
            signer.titles.push(signer.name);
            cell(signer.titles)
        }));
        if first.len() < 2 {
            first.push(cell(Vec::new()));
        }
        return vec![Row { may_split: false, cells: first }];
    }
    let mut second = Vec::with_capacity(first.len() + signers.len());
    if let Some(list) = first.first_mut() {
        list.merge = VerticalMerge::Start;
        second.push(Cell { merge: VerticalMerge::Continue, ..cell(Vec::new()) });
    }
    for signer in signers {
        first.push(cell(signer.titles));
        second.push(cell(vec![signer.name]));
    }
    [first, second].into_iter().map(|cells| Row { may_split: false, cells }).collect()
}

/// The box of confirmation below the signature, on the left: its last line after room for a signature (Mẫu 1.10).
fn confirmation<'a>(closing: &'a Closing<'_>) -> Vec<Block<'a>> {
    let last = closing.confirmation.len().saturating_sub(1);
    let mut lines = Vec::with_capacity(closing.confirmation.len());
    for (index, line) in closing.confirmation.iter().enumerate() {
        let style = if index == last && last > 0 { StyleName::HoTen } else { StyleName::XacNhan };
        lines.push(paragraph(style, filled(line)));
    }
    lines
}

/// Keeps the last lines of the text with what follows: the last paragraph, and the one before it where the last has
/// fewer than two lines.
fn keep_last_lines(setting: &Setting<'_>, blocks: &mut [Block<'_>]) {
    let mut lines = 0;
    for block in blocks.iter_mut().rev() {
        let Block::Paragraph(paragraph) = block else { return };
        paragraph.direct.keep_next = true;
        let style = setting.style(paragraph.style);
        let face = Face { bold: style.bold, italic: style.italic };
        let column = setting.page.text_width() - style.first_line;
        lines += font::count_lines(&paragraph.text.to_plain(), face, style.size, column);
        if lines >= setting.nd30.layout.sign_lines_kept() {
            return;
        }
    }
}

/// «Nơi nhận:» and its lines (PL1 I/II.9.d).
fn recipients<'a>(closing: &'a Closing<'_>) -> Vec<Block<'a>> {
    if closing.noi_nhan.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![paragraph(StyleName::NoiNhan, Inline::plain(NOI_NHAN))];
    blocks.extend(closing.noi_nhan.iter().map(|line| paragraph(StyleName::NoiNhanDong, filled(line))));
    blocks
}

/// A signature block: its titles with the number of their lines, and the name below them.
struct SignatureBlock<'a> {
    titles: Vec<Block<'a>>,
    lines: usize,
    name: Block<'a>,
}

/// Quyền hạn, chức vụ, room for the signature, họ tên (PL1 I/II.7).
fn signature<'a>(setting: &Setting<'_>, signer: &'a Signer<'_>, column: Length) -> SignatureBlock<'a> {
    let mut titles = Vec::new();
    let mut lines = 0;
    for (index, line) in signer.chuc_vu.iter().enumerate() {
        let style = if index == 0 { StyleName::QuyenHan } else { StyleName::ChucVu };
        let (text, _) = fitted(setting, style, &filled(line), column);
        lines += 1 + text.0.iter().filter(|span| **span == Span::LineBreak).count();
        titles.push(paragraph(style, text));
    }
    let name = signer.ho_ten.as_ref().map(filled).unwrap_or_default();
    SignatureBlock { titles, lines, name: paragraph(StyleName::HoTen, name) }
}
