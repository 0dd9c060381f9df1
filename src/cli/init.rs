//! `vanban init`: a folder to begin with.

use std::path::Path;

use crate::diag::Diagnostic;
use crate::input;
use crate::write::save;

use super::args::Init;
use super::config;
use super::console::Console;

/// The explained sample.
const SAMPLE: &str = include_str!("../../data/mau/ke-hoach.json");
/// Name of the schema in the new folder.
const SCHEMA: &str = "vanban.schema.json";
/// How the sample names the schema inside the project.
const SAMPLE_SCHEMA: &str = "../schema/vanban.schema.json";
/// The settings, explained.
const SETTINGS: &str = "# Cấu hình của vanban cho thư mục này và các thư mục con.\n\
    # Mẫu riêng đặt trong thư mục templates/ cạnh tệp này (lấy mẫu có sẵn: vanban template export).\n\n\
    # Bộ cỡ chữ: \"a\" (Quốc hiệu 13), \"b\" (Quốc hiệu 12), \"auto\" (a nếu các dòng đầu vừa, không thì b).\n\
    co_chu = \"auto\"\n";

/// Writes the folder; nothing is written when a file is in the way.
pub(super) fn run(arguments: &Init, console: &Console) -> Result<(), Vec<Diagnostic>> {
    let data = SAMPLE.replace(SAMPLE_SCHEMA, SCHEMA);
    let files = [("ke-hoach.json", data), (SCHEMA, input::schema_text()), (config::FILE, SETTINGS.to_owned())];
    let in_the_way: Vec<Diagnostic> = files
        .iter()
        .map(|(name, _)| arguments.folder.join(name))
        .filter(|path| path.exists() && !arguments.force)
        .map(|path| already_there(&path))
        .collect();
    if !in_the_way.is_empty() {
        return Err(in_the_way);
    }
    for (name, text) in &files {
        let path = arguments.folder.join(name);
        save::text(&path, text, arguments.force).map_err(|fault| vec![fault])?;
        console.result(&path.display().to_string());
    }
    let data = arguments.folder.join("ke-hoach.json");
    console.talk(&format!("Sửa {0} theo các ghi chú trong tệp, rồi chạy: vanban render {0}", data.display()));
    Ok(())
}

/// The fault of a file that stands where we would write.
pub(super) fn already_there(path: &Path) -> Diagnostic {
    Diagnostic::error("VB522", "tệp đã có, không ghi đè")
        .file(path.display().to_string())
        .help("thêm --force để ghi đè, hoặc chọn thư mục khác")
}
