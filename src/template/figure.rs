//! Pictures of the markup, by reference to the data.

use std::sync::Arc;

use super::build::Builder;
use super::inline::of_text;
use crate::diag::{Code, Diagnostic};
use crate::model::{Figure, Inline, Turn};
use crate::plan::{PictureFormat, Plan};
use crate::xml::XmlNode;

/// The picture of a `<hinh>`; none with a fault noted.
pub(super) fn build<'p>(node: XmlNode<'_, '_>, builder: &mut Builder<'_>, plan: &'p Plan) -> Option<Figure<'p>> {
    let source = node.attribute("nguon").unwrap_or_default();
    let Some(given) = plan.hinh_at(source) else {
        builder.faults.push(
            Diagnostic::error(Code::VB328, format!("không có hình «{source}» trong dữ liệu"))
                .at(builder.markup.place(node))
                .help("`nguon` là như `noi_dung[0].hinh[0]` hoặc `phu_luc[0].hinh[0]` (số thứ tự đếm từ 0)"),
        );
        return None;
    };
    let Some(read) = &given.anh else {
        builder.faults.push(Diagnostic::error(Code::VB332, "hình để ở tệp khác nhưng chưa được đọc vào").path(source));
        return None;
    };
    Some(Figure {
        bytes: Arc::clone(&read.bytes),
        jpeg: read.format == PictureFormat::Jpeg,
        pixels: (read.width, read.height),
        turn: Turn::of_exif(read.orientation),
        width: given.rong_mm,
        caption: given.chu_thich.as_ref().map_or_else(Inline::default, |text| of_text(text, &builder.citations)),
    })
}
