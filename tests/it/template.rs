//! Integration tests: template.

use std::fmt::Write as _;

use proptest::prelude::*;
use vanban::diag::Diagnostic;
use vanban::input::{
    Bang, Cot, Dong, KyMot, Luu, Muc, NhiemVu, NhiemVuNguon, NhomNhiemVu, NoiNhan, O, PhuLuc, Piece, Plan, Text,
};
use vanban::model::{Block, Document, Inline, RowKind, Span, Table, VerticalAlign, VerticalMerge};
use vanban::template::{Source, Templates, render_strings, vocabulary};

fn t(text: &str) -> Text {
    Text::Plain(text.to_owned())
}

fn muc(title: &str, doan: &[&str], below: Vec<Muc>) -> Muc {
    Muc {
        id: None,
        tieu_de: (!title.is_empty()).then(|| t(title)),
        doan: doan.iter().copied().map(t).collect(),
        muc: below,
    }
}

fn task(noi_dung: &str, chu_tri: &[&str]) -> NhiemVu {
    NhiemVu { noi_dung: t(noi_dung), chu_tri: chu_tri.iter().copied().map(t).collect(), ..NhiemVu::default() }
}

fn plan() -> Plan {
    Plan {
        loai: "ke-hoach".into(),
        co_quan_chu_quan: Some("UBND tỉnh Hưng Yên".into()),
        co_quan: "Sở Khoa học và Công nghệ".into(),
        viet_tat: Some("SKHCN".into()),
        dia_danh: "Hưng Yên".into(),
        ngay: Some("2024-01".into()),
        trich_yeu: t("Tuyên truyền cải cách hành chính năm 2024"),
        can_cu: vec![t("Căn cứ Kế hoạch số 184/KH-UBND,"), t("Căn cứ Kế hoạch số 193/KH-UBND;")],
        mo_dau: vec![t("Sở xây dựng Kế hoạch như sau:")],
        noi_dung: vec![
            muc("Mục tiêu, yêu cầu", &[], vec![muc(
                "Mục tiêu",
                &["Đoạn dưới khoản."],
                vec![muc("", &["Điểm một;", "Đoạn sau."], vec![]), muc("", &["Điểm hai."], vec![])],
            )]),
            muc("Tổ chức thực hiện", &[], vec![muc("", &["Giao Văn phòng Sở."], vec![])]),
        ],
        ket_thuc: vec![t("Các phòng thực hiện theo thực tế của Sở.")],
        noi_nhan: vec![
            NoiNhan { ten: t("UBND tỉnh"), de: Some(t("báo cáo")) },
            NoiNhan { ten: t("- Chánh Văn phòng Sở;"), de: None },
        ],
        luu: Some(Luu {
            don_vi: Some(Text::Rich(vec![Piece::Plain("VP".into()), Piece::Tren(t("XT"))])),
            ..Luu::default()
        }),
        ky: vec![KyMot {
            quyen_han: vec![t("KT. Giám đốc")],
            chuc_vu: t("Phó Giám đốc"),
            ho_ten: Some(t("Nguyễn Xuân Hải")),
        }],
        nhiem_vu: Some(NhiemVuNguon::Danh(vec![NhomNhiemVu {
            nhom: None,
            nhiem_vu: vec![task("Tuyên truyền văn bản", &["Trung tâm Thông tin;", "Văn phòng Sở."])],
        }])),
        ..Plan::default()
    }
}

fn inline(inline: &Inline<'_>) -> String {
    let mut out = String::new();
    for span in &inline.0 {
        match span {
            Span::Text { text, format } => {
                let mut marks = String::new();
                marks.push_str(if format.bold { "b" } else { "" });
                marks.push_str(if format.italic { "i" } else { "" });
                marks.push_str(match format.vertical {
                    VerticalAlign::Baseline => "",
                    VerticalAlign::Superscript => "^",
                    VerticalAlign::Subscript => "_",
                });
                if marks.is_empty() { out.push_str(text) } else { write!(out, "[{marks} {text}]").unwrap() }
            }
            Span::LineBreak => out.push('⏎'),
            Span::Blank(width) => write!(out, "‹{width}›").unwrap(),
        }
    }
    out
}

fn table(out: &mut String, table: &Table<'_>) {
    for row in &table.header {
        let cells: Vec<_> = row.iter().map(|cell| inline(&cell.text)).collect();
        writeln!(out, "  = {}", cells.join(" | ")).unwrap();
    }
    table.rows.for_each(&mut |row| {
        let cells: Vec<_> = row
            .cells
            .iter()
            .map(|cell| {
                let merge = match cell.merge {
                    VerticalMerge::None => "",
                    VerticalMerge::Start => "↓",
                    VerticalMerge::Continue => "…",
                };
                let wide = if cell.columns > 1 { format!("×{}", cell.columns) } else { String::new() };
                format!("{}{merge}{wide}", inline(&cell.text))
            })
            .collect();
        let kind = match row.kind {
            RowKind::Plain => "-",
            RowKind::Group => "#",
            RowKind::Total => "Σ",
        };
        writeln!(out, "  {kind} {}", cells.join(" | ")).unwrap();
    });
}

fn blocks(out: &mut String, blocks: &[Block<'_>]) {
    for block in blocks {
        match block {
            Block::CanCu(text) => writeln!(out, "căn cứ: {}", inline(text)).unwrap(),
            Block::Doan(text) => writeln!(out, "đoạn: {}", inline(text)).unwrap(),
            Block::Level(level) => {
                let title = if level.titled { "*" } else { "" };
                writeln!(out, "{:?}{title} {} {}", level.kind, level.number, inline(&level.text)).unwrap();
            }
            Block::Table(rows) => table(out, rows),
        }
    }
}

fn dump(document: &Document<'_>) -> String {
    let mut out = String::new();
    let head = &document.head;
    if let Some(superior) = &head.co_quan_chu_quan {
        writeln!(out, "chủ quản: {}", inline(superior)).unwrap();
    }
    for line in &head.co_quan {
        writeln!(out, "cơ quan: {}", inline(line)).unwrap();
    }
    let number = head.so_ky_hieu.so.as_deref().unwrap_or("…");
    writeln!(out, "số: {number}/{}", head.so_ky_hieu.ky_hieu).unwrap();
    let date = head.ngay;
    writeln!(out, "{}, {:?} {:?} {:?}", head.dia_danh, date.day, date.month, date.year).unwrap();
    for title in [&document.title.ten_loai, &document.title.trich_yeu].into_iter().flatten() {
        writeln!(out, "tên: {}", inline(title)).unwrap();
    }
    blocks(&mut out, &document.body);
    for line in &document.closing.noi_nhan {
        writeln!(out, "nhận: {}", inline(line)).unwrap();
    }
    for signer in &document.closing.ky {
        let lines: Vec<_> = signer.chuc_vu.iter().map(inline).collect();
        writeln!(out, "ký: {} / {}", lines.join(" / "), signer.ho_ten.as_ref().map(inline).unwrap_or_default()).unwrap();
    }
    for appendix in &document.appendices {
        let page = if appendix.landscape { " (ngang)" } else { "" };
        writeln!(out, "== {}{page}: {}", appendix.label, inline(&appendix.title)).unwrap();
        writeln!(out, "{}", inline(&appendix.reference)).unwrap();
        blocks(&mut out, &appendix.body);
    }
    out
}

#[track_caller]
fn made(plan: &Plan) -> String {
    dump(&Templates::builtin().document(plan).unwrap())
}

#[test]
fn a_plan_becomes_the_parts_of_a_document() {
    insta::assert_snapshot!(made(&plan()), @"");
}
