//! Nơi nhận and the signature block: a borderless table that stays whole and with the last lines of the text.

use crate::font::{self, Face};
use crate::model::{Closing, Signer};
use crate::unit::Length;

use super::Setting;
use super::blank::filled;
use super::head::{cell, layout_table, paragraph};
use super::sheet::{Block, Inline, Row, StyleName};
use super::title::fitted;

/// The word above the list.
const NOI_NHAN: &str = "Nơi nhận:";
/// Lines of the text that must stand on the page of the signature (ND30.SIGN.KEEP).
const LINES_KEPT: usize = 2;

/// Appends Nơi nhận and signers (boxes 7 and 9b).
pub(super) fn append<'a>(setting: &Setting<'_>, closing: &Closing<'a>, blocks: &mut Vec<Block<'a>>) {
    if closing.noi_nhan.is_empty() && closing.ky.is_empty() {
        return;
    }
    keep_last_lines(setting, blocks);
    blocks.push(table(setting, closing));
    if closing.below {
        blocks.extend(recipients(closing));
    }
}

/// The signature table.
pub(super) fn table<'a>(setting: &Setting<'_>, closing: &Closing<'a>) -> Block<'a> {
    let whole = setting.page.text_width();
    let mut columns = Vec::new();
    let mut cells = Vec::new();
    let beside = !closing.below && !closing.noi_nhan.is_empty();
    if beside || closing.ky.len() < 2 {
        let left = setting.nd30.layout.sign_left();
        columns.push(left);
        let mut list = if beside { recipients(closing) } else { Vec::new() };
        list.extend(confirmation(closing));
        cells.push(cell(list));
    }
    let rest = whole - columns.iter().copied().sum();
    let share = rest / i64::try_from(closing.ky.len().max(1)).unwrap_or(1);
    for signer in &closing.ky {
        columns.push(share);
        cells.push(cell(signature(setting, signer, share)));
    }
    if closing.ky.is_empty() {
        columns.push(rest);
        cells.push(cell(Vec::new()));
    }
    layout_table(columns, vec![Row { may_split: false, cells }])
}

/// The box of confirmation under Nơi nhận: its last line after room for a signature (Mẫu 1.10).
fn confirmation<'a>(closing: &Closing<'a>) -> Vec<Block<'a>> {
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
        if lines >= LINES_KEPT {
            return;
        }
    }
}

/// «Nơi nhận:» and its lines (PL1 I/II.9.d).
fn recipients<'a>(closing: &Closing<'a>) -> Vec<Block<'a>> {
    if closing.noi_nhan.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![paragraph(StyleName::NoiNhan, Inline::plain(NOI_NHAN))];
    blocks.extend(closing.noi_nhan.iter().map(|line| paragraph(StyleName::NoiNhanDong, filled(line))));
    blocks
}

/// Quyền hạn, chức vụ, room for the signature, họ tên (PL1 I/II.7).
fn signature<'a>(setting: &Setting<'_>, signer: &Signer<'a>, column: Length) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    for (index, line) in signer.chuc_vu.iter().enumerate() {
        let style = if index == 0 { StyleName::QuyenHan } else { StyleName::ChucVu };
        let (text, _) = fitted(setting, style, &filled(line), column);
        blocks.push(paragraph(style, text));
    }
    let name = signer.ho_ten.as_ref().map(filled).unwrap_or_default();
    blocks.push(paragraph(StyleName::HoTen, name));
    blocks
}
