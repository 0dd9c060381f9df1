//! Tables of the markup: by reference to the data, or written out.

use super::build::{Builder, children};
use super::free_rows::{self, Given, merged};
use super::task_rows;
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::model::{CellAlign, Column, DataRow, DataTable, HeaderCell, OwnedRows, RowKind};
use crate::plan::{Can, NhiemVuNguon, Plan, Readable, TableGrid};
use crate::xml::XmlNode;

/// The table of a `<bang>`; none with a fault noted.
pub(super) fn build<'p>(node: XmlNode<'_, '_>, builder: &mut Builder<'_>, plan: &'p Plan) -> Option<DataTable<'p>> {
    match node.attribute("nguon") {
        Some(source) => by_reference(node, source, builder, plan),
        None => written_out(node, builder),
    }
}

fn by_reference<'p>(
    node: XmlNode<'_, '_>,
    source: &str,
    builder: &mut Builder<'_>,
    plan: &'p Plan,
) -> Option<DataTable<'p>> {
    if source == "nhiem_vu" {
        let groups: &[_] = match &plan.nhiem_vu {
            Some(NhiemVuNguon::Danh(groups)) => groups,
            _ => &[],
        };
        let own = &plan.nhiem_vu_phu_luc;
        return match task_rows::columns(node.attribute("cot"), &own.cot, groups) {
            Ok(columns) => {
                let diem = &builder.markup.nd30.numbering.diem;
                Some(task_rows::table(columns, groups, own.numbers(), builder.citations.clone(), diem))
            }
            Err(unknown) => {
                for name in unknown {
                    let fault = Diagnostic::error(Code::VB328, format!("bảng nhiệm vụ không có cột «{name}»"))
                        .at(builder.markup.place(node));
                    builder.faults.push(match did_you_mean(&name, task_rows::names()) {
                        Some(meant) => fault.help(format!("có phải là «{meant}»?")),
                        None => fault.help(format!("các cột: {}", task_rows::names().collect::<Vec<_>>().join(", "))),
                    });
                }
                None
            }
        };
    }
    let bang = plan.bang_at(source);
    if bang.is_none() {
        let fault = Diagnostic::error(Code::VB328, format!("không có bảng «{source}» trong dữ liệu"))
            .at(builder.markup.place(node))
            .path(source);
        builder.faults.push(match did_you_mean(source, ["nhiem_vu", "phu_luc[0].bang"]) {
            Some(meant) => fault.help(format!("có phải là «{meant}»?")),
            None => fault.help("`nguon` là `nhiem_vu`, `phu_luc[0].bang` hoặc `noi_dung[0].bang` (số thứ tự đếm từ 0)"),
        });
    }
    Some(free_rows::table(bang?, builder.citations.clone()))
}

fn written_out(node: XmlNode<'_, '_>, builder: &mut Builder<'_>) -> Option<DataTable<'static>> {
    let mut columns = Vec::new();
    let mut names = Vec::new();
    for cot in children(node, "cot") {
        columns.push(Column { weight: number(cot, "rong", 0, builder), align: align(cot).unwrap_or_default() });
        names.push(HeaderCell { text: builder.text(cot), columns: 1, ..HeaderCell::default() });
    }
    if columns.is_empty() {
        builder.faults.push(
            Diagnostic::error(Code::VB329, "bảng không có cột nào")
                .at(builder.markup.place(node))
                .help("khai báo mỗi cột bằng `<cot>Tên cột</cot>`, hoặc lấy bảng từ dữ liệu bằng `nguon`"),
        );
        return None;
    }
    let plain = || TableGrid::new(columns.iter().map(|_| false));
    let mut grid = plain();
    let mut header: Vec<Vec<HeaderCell<'static>>> = Vec::new();
    for row in children(node, "dong-dau") {
        let cells = cells(row, &mut grid, builder);
        header.push(
            cells
                .into_iter()
                .map(|cell| HeaderCell { text: cell.text, columns: cell.columns, merge: cell.merge })
                .collect(),
        );
    }
    if header.is_empty() && names.iter().any(|name| !name.text.is_empty()) {
        header.push(names);
    }
    let mut grid = plain();
    let mut rows = Vec::new();
    for row in children(node, "dong") {
        let kind = match row.attribute("loai") {
            Some("nhom") => RowKind::Group,
            Some("tong") => RowKind::Total,
            _ => RowKind::Plain,
        };
        rows.push(DataRow { kind, cells: cells(row, &mut grid, builder) });
    }
    Some(DataTable { columns, header, rows: Box::new(OwnedRows(rows)) })
}

fn cells(
    row: XmlNode<'_, '_>,
    grid: &mut TableGrid,
    builder: &mut Builder<'_>,
) -> Vec<crate::model::DataCell<'static>> {
    let mut given: Vec<Given<'static>> = Vec::new();
    for cell in children(row, "o") {
        let (columns, rows) = (number(cell, "cot", 1, builder), number(cell, "dong", 1, builder));
        given.push((builder.text(cell), columns.max(1), rows.max(1), align(cell)));
    }
    let (cells, fits) = merged(given, grid);
    if !fits {
        builder.faults.push(
            Diagnostic::error(Code::VB336, "số ô của hàng không khớp số cột của bảng")
                .at(builder.markup.place(row))
                .help(format!("bảng có {} cột; ô chiếm nhiều cột ghi `cot=\"2\"`", grid.width())),
        );
    }
    cells
}

fn number(node: XmlNode<'_, '_>, name: &str, default: u16, builder: &mut Builder<'_>) -> u16 {
    let Some(text) = node.attribute(name) else { return default };
    text.trim().parse().unwrap_or_else(|_| {
        builder.faults.push(
            Diagnostic::error(Code::VB325, format!("«{name}» phải là số nguyên, không phải «{text}»"))
                .at(builder.markup.place(node)),
        );
        default
    })
}

fn align(node: XmlNode<'_, '_>) -> Option<CellAlign> {
    node.attribute("can").and_then(Can::read).map(free_rows::align)
}
