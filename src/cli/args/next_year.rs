//! Arguments of `vanban next-year`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `vanban next-year`.
#[derive(Debug, Args)]
#[command(after_help = "Ví dụ:\n  vanban next-year ke-hoach-2025.json\n  \
    vanban next-year ke-hoach-2025.json -o ke-hoach-2026.json --apply quyet-dinh.json\n  \
    vanban next-year ke-hoach-2025.json --progress tien-do-nam.xlsx --list json\n  \
    vanban next-year --compare ke-hoach-2025.json ke-hoach-2026.json -o so-sanh.docx")]
pub(in crate::cli) struct NextYearArgs {
    /// Tệp dữ liệu của kế hoạch năm cũ
    #[arg(value_name = "KẾ HOẠCH", required_unless_present = "compare")]
    pub(in crate::cli) plan: Option<PathBuf>,
    /// Năm của kế hoạch mới; không nêu thì là năm sau năm của kế hoạch (hay --nam)
    #[arg(long, alias = "nam", value_name = "NĂM")]
    pub(in crate::cli) year: Option<i32>,
    /// Quyết định đã có, JSON: {"thay": [{"cu": …, "moi": …}], "giu": […], "bo": […]}; dùng được nhiều lần (hay --ap-dung)
    #[arg(long, alias = "ap-dung", value_name = "TỆP")]
    pub(in crate::cli) apply: Vec<PathBuf>,
    /// Tiến độ cả năm: bỏ việc đã xong, chuyển tiếp việc chưa xong; tệp hoặc thư mục, dùng được nhiều lần (hay --tien-do)
    #[arg(long, alias = "tien-do", value_name = "TỆP", num_args = 1..)]
    pub(in crate::cli) progress: Vec<PathBuf>,
    /// Bảng tên đơn vị, khi đọc tiến độ; không nêu thì lấy ten-don-vi.csv cạnh kế hoạch (hay --don-vi)
    #[arg(long, alias = "don-vi", value_name = "TỆP")]
    pub(in crate::cli) units: Option<PathBuf>,
    /// Cách in danh sách: human (màn hình), json (đầu ra chuẩn) (hay --danh-sach)
    #[arg(long, alias = "danh-sach", value_enum, value_name = "DẠNG", default_value_t = ListFormat::Human, hide_default_value = true, hide_possible_values = true)]
    pub(in crate::cli) list: ListFormat,
    /// So sánh hai kế hoạch, thành văn bản hai cột cũ | mới (hay --so-sanh)
    #[arg(long, alias = "so-sanh", value_names = ["CŨ", "MỚI"], num_args = 2, conflicts_with_all = ["plan", "year", "apply", "progress"])]
    pub(in crate::cli) compare: Option<Vec<PathBuf>>,
    /// Tệp ghi ra; không nêu thì là tên tệp cũ với năm mới, bảng so sánh là output/so-sanh.docx; `-` ghi ra đầu ra chuẩn (hay --ra)
    #[arg(short, long, alias = "ra", value_name = "TỆP")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Cột ngày của bảng nhiệm vụ bị đảo ngày và tháng: tên cột hoặc chữ cái; dùng được nhiều lần (hay --dao-ngay)
    #[arg(long, alias = "dao-ngay", value_name = "CỘT")]
    pub(in crate::cli) swap_dates: Vec<String>,
    /// Ghi đè tệp đã có (hay --ghi-de)
    #[arg(long, alias = "ghi-de")]
    pub(in crate::cli) force: bool,
}

/// How the list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    /// For people, on stderr
    Human,
    /// One JSON object on stdout
    Json,
}
