//! What a copying body writes under a document, on the same sheet (PL1 II/II; Mẫu 3.1).

use crate::model::CopyNote;

use super::Setting;
use super::closing;
use super::head::{agency, cell, layout_table, number, paragraph, place_and_date};
use super::sheet::{Block, Inline, Row, StyleName};

/// The line over the whole width, body and label, number and date, Nơi nhận and signer.
pub(super) fn blocks<'a>(setting: &Setting<'_>, note: &'a CopyNote<'a>) -> Vec<Block<'a>> {
    let whole = setting.page.text_width();
    let left = setting.nd30.layout.head_left();
    let label = vec![paragraph(StyleName::BanSao, note.label.clone())];
    let names = Row { may_split: false, cells: vec![cell(agency(setting, &note.head, left)), cell(label)] };
    let line = |style, text: Option<Inline<'a>>| cell(text.into_iter().map(|text| paragraph(style, text)).collect());
    let numbers = Row {
        may_split: false,
        cells: vec![
            line(StyleName::SoKyHieu, number(setting, &note.head)),
            line(StyleName::DiaDanh, place_and_date(&note.head)),
        ],
    };
    vec![
        paragraph(StyleName::KeNgang, Inline::default()),
        layout_table(vec![left, whole - left], vec![names, numbers]),
        closing::table(setting, &note.closing),
    ]
}
