//! The sheet: widths, lines, blanks, what stays together.

use std::collections::BTreeSet;
use std::fs;

use vanban::intake::table::TableOptions;
use vanban::intake::{self, LoadOptions};
use vanban::layout::sheet::{Block, LaidRow, Sheet, StyleName};
use vanban::layout::{self, SizeSet};
use vanban::model::{
    Appendix, Closing, Column, DataCell, DataRow, DataTable, Document, Head, Inline, KinhGui, Marks, OwnedRows, Part,
    Properties, RowKind, Signer, SoKyHieu, Span, Title,
};
use vanban::nd30::Nd30;
use vanban::template::Templates;
use vanban::template::vocabulary::ELEMENTS;
use vanban::unit::Length;

/// A date whose day is open.
fn ngay() -> Inline<'static> {
    let mut date = Inline::plain("ngày ");
    date.0.push(Span::Blank(3));
    date.0.extend(Inline::plain(" tháng 01 năm 2024").0);
    date
}

fn document(agency: &'static str) -> Document<'static> {
    Document {
        kind: "ke-hoach".to_owned(),
        properties: Properties::default(),
        marks: Marks::default(),
        head: Some(Head {
            co_quan_chu_quan: Some(Inline::plain("UBND TỈNH HƯNG YÊN")),
            co_quan: vec![Inline::plain(agency)],
            so_ky_hieu: Some(SoKyHieu { so: None, ky_hieu: "KH-SKHCN".to_owned() }),
            v_v: None,
            dia_danh: Some("Hưng Yên".to_owned()),
            ngay: ngay(),
        }),
        title: Title {
            ten_loai: Some(Inline::plain("KẾ HOẠCH")), trich_yeu: Some(Inline::plain("Tuyên truyền"))
        },
        kinh_gui: KinhGui::default(),
        body: vec![Part::Doan(Inline::plain("Một.")), Part::Doan(Inline::plain("Hai."))],
        closing: Closing {
            noi_nhan: vec![Inline::plain("- Lưu: VT.")],
            ky: vec![Signer { chuc_vu: vec![Inline::plain("GIÁM ĐỐC")], ho_ten: None }],
            ..Closing::default()
        },
        attached: Vec::new(),
        copy: None,
        footnotes: false,
        appendices: vec![Appendix {
            label: "Phụ lục".to_owned(),
            title: Inline::plain("BẢNG"),
            reference: Inline::plain("(Kèm theo …)"),
            landscape: Some(true),
            body: Vec::new(),
        }],
    }
}

fn quoc_hieu_size(sheet: &Sheet<'_>) -> u16 {
    sheet.styles.style(StyleName::QuocHieu).size.to_half_points()
}

/// The paragraphs of a section, those of tables included.
fn paragraphs<'s>(blocks: &'s [Block<'s>], out: &mut Vec<(StyleName, String, bool)>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                out.push((paragraph.style, paragraph.text.to_plain().into_owned(), paragraph.direct.keep_next));
            }
            Block::Picture(_) | Block::Line(_) => {}
            Block::Table(table) => {
                for row in table.rows.iter() {
                    for cell in &row.cells {
                        paragraphs(&cell.blocks, out);
                    }
                }
            }
        }
    }
}

/// The blanks that are left in the text of blocks, footnotes and cells included, by the style of their paragraph.
fn blanks(blocks: &[Block<'_>], out: &mut Vec<StyleName>) {
    fn any(text: &Inline<'_>) -> bool {
        text.0.iter().any(|span| match span {
            Span::Blank(_) => true,
            Span::Footnote(note) => any(note),
            Span::Text { .. } | Span::LineBreak => false,
        })
    }
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.extend(any(&paragraph.text).then_some(paragraph.style)),
            Block::Picture(_) | Block::Line(_) => {}
            Block::Table(table) => {
                table.header.iter().flat_map(|row| &row.cells).for_each(|cell| blanks(&cell.blocks, out));
                for row in table.rows.iter() {
                    row.cells.iter().for_each(|cell| blanks(&cell.blocks, out));
                }
            }
        }
    }
}

/// Wherever a template may write a blank, in a footnote too, it is laid out.
#[test]
fn no_blank_is_left_to_the_writer() {
    let mut written = BTreeSet::new();
    let mut left = Vec::new();
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/mau")).unwrap() {
        let file = file.unwrap().path();
        if file.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let mut plan = intake::load_file(&file, &LoadOptions::default()).unwrap().plan;
        intake::attach(&mut plan, file.parent().unwrap(), &TableOptions::default()).unwrap();
        let (templates, name) = (Templates::builtin(), Templates::name_for(&plan));
        let mut xml = templates.render(&name, &plan).unwrap();
        for element in ELEMENTS.iter().filter(|element| element.text && !element.is_inline()) {
            let note = if element.name == "dia-chi" { "" } else { "<cuoi-trang>x <trong/></cuoi-trang>" };
            let end = format!("</{}>", element.name);
            if xml.contains(&end) {
                written.insert(element.name);
                xml = xml.replace(&end, &format!("<trong/>{note}{end}"));
            }
        }
        let document = templates.parse(&xml, &name, &plan).unwrap();
        let sheet = layout::lay_out(&document, Nd30::embedded(), SizeSet::Auto);
        for section in &sheet.sections {
            for part in [&section.first_page.header, &section.blocks, &section.first_page.footer] {
                blanks(part, &mut left);
            }
        }
    }
    assert!(written.len() > 25, "{written:?}");
    assert_eq!(left, []);
}

#[test]
fn the_size_set_follows_the_width_or_the_user() {
    let nd30 = Nd30::embedded();
    let size = |agency, set| quoc_hieu_size(&layout::lay_out(&document(agency), nd30, set));
    assert_eq!(size("SỞ Y TẾ", SizeSet::Auto), 26);
    assert_eq!(size("SỞ KHOA HỌC VÀ CÔNG NGHỆ", SizeSet::Auto), 24);
    assert_eq!(size("SỞ Y TẾ", SizeSet::B), 24);
    assert_eq!(size("SỞ KHOA HỌC VÀ CÔNG NGHỆ", SizeSet::A), 26);
}

#[test]
fn blanks_neither_break_nor_stretch() {
    let document = document("SỞ Y TẾ");
    let sheet = layout::lay_out(&document, Nd30::embedded(), SizeSet::default());
    let mut lines = Vec::new();
    paragraphs(&sheet.sections[0].blocks, &mut lines);
    let number = &lines.iter().find(|line| line.0 == StyleName::SoKyHieu).unwrap().1;
    assert!(number.starts_with("Số:\u{a0}") && number.ends_with("/KH-SKHCN"), "{number}");
    assert!(number.chars().filter(|c| *c == '\u{a0}').count() >= 12);
    let date = &lines.iter().find(|line| line.0 == StyleName::DiaDanh).unwrap().1;
    assert!(date.starts_with("Hưng Yên, ngày\u{a0}") && date.ends_with("\u{a0}tháng 01 năm 2024"), "{date}");
}

#[test]
fn the_last_lines_stay_with_the_signature() {
    let document = document("SỞ Y TẾ");
    let sheet = layout::lay_out(&document, Nd30::embedded(), SizeSet::default());
    let mut lines = Vec::new();
    paragraphs(&sheet.sections[0].blocks, &mut lines);
    for text in ["Một.", "Hai."] {
        assert!(lines.iter().any(|(_, line, kept)| line == text && *kept), "{text}");
    }
}

#[test]
fn an_appendix_has_its_own_landscape_page_and_numbers() {
    let document = document("SỞ Y TẾ");
    let sheet = layout::lay_out(&document, Nd30::embedded(), SizeSet::default());
    let [main, appendix] = sheet.sections.as_slice() else { panic!("two sections") };
    assert_eq!((main.page.width, main.page.height), (Length::mm(210), Length::mm(297)));
    assert_eq!(
        (appendix.page.width, appendix.page.height, appendix.page.landscape),
        (Length::mm(297), Length::mm(210), true)
    );
    assert_eq!(appendix.page.left, Nd30::embedded().page.left.length());
    assert_eq!((appendix.first_page_number, appendix.hide_first_number), (Some(1), true));
    assert_eq!((main.first_page_number, main.hide_first_number), (None, true));
}

#[test]
fn every_style_is_in_the_sheet_in_its_place() {
    let document = document("SỞ Y TẾ");
    let sheet = layout::lay_out(&document, Nd30::embedded(), SizeSet::default());
    for (style, name) in sheet.styles.styles.iter().zip(StyleName::ALL) {
        assert_eq!(style.name, *name);
        assert!(!name.display().contains(','), "Word takes a comma for the end of a style name");
    }
    assert_eq!(sheet.styles.styles.len(), StyleName::ALL.len());
}

/// A body that ends in a table above the table of the signature, and two tables of a template.
#[test]
fn two_tables_never_stand_in_a_row() {
    let table = || {
        Part::Table(DataTable {
            columns: vec![Column::default()],
            header: Vec::new(),
            rows: Box::new(OwnedRows(vec![DataRow {
                cells: vec![DataCell { text: Inline::plain("1"), columns: 1, ..DataCell::default() }],
                ..DataRow::default()
            }])),
        })
    };
    let mut document = document("SỞ Y TẾ");
    document.body = vec![Part::Doan(Inline::plain("Một.")), table(), table()];
    document.appendices[0].body = vec![table(), table()];
    document.closing.confirmation = vec![Inline::plain("Xác nhận")];
    let sheet = layout::lay_out(&document, Nd30::embedded(), SizeSet::default());
    for (section, count) in sheet.sections.iter().zip([5, 2]) {
        let is_table: Vec<_> = section.blocks.iter().map(|block| matches!(block, Block::Table(_))).collect();
        assert!(!is_table.windows(2).any(|pair| pair == [true, true]), "{is_table:?}");
        assert_eq!(is_table.iter().filter(|is| **is).count(), count);
    }
}

#[test]
fn rows_can_be_looked_ahead_at_and_gone_through_again() {
    let rows = (0..300).map(|number: usize| DataRow {
        kind: if number.is_multiple_of(100) { RowKind::Group } else { RowKind::Plain },
        cells: vec![DataCell { text: Inline::plain(number.to_string()), columns: 1, ..DataCell::default() }],
    });
    let rows = Box::new(OwnedRows(rows.collect()));
    let mut document = document("SỞ Y TẾ");
    document.body = vec![Part::Table(DataTable { columns: vec![Column::default()], header: Vec::new(), rows })];
    let sheet = layout::lay_out(&document, Nd30::embedded(), SizeSet::default());
    let Some(Block::Table(table)) =
        sheet.sections[0].blocks.iter().rfind(|block| matches!(block, Block::Table(table) if table.borders.is_some()))
    else {
        panic!("no table")
    };
    let text = |row: &LaidRow<'_>| match &row.cells[0].blocks[0] {
        Block::Paragraph(paragraph) => paragraph.text.to_plain().into_owned(),
        _ => panic!("a cell holds a paragraph"),
    };
    let mut ahead = table.rows.iter().peekable();
    let mut seen = 0;
    while let Some(row) = ahead.next() {
        assert_eq!(text(&row), seen.to_string());
        seen += 1;
        assert_eq!(ahead.peek().map(text), (seen < 300).then(|| seen.to_string()));
    }
    assert_eq!((seen, table.rows.iter().count()), (300, 300));
}
