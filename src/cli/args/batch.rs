//! Arguments of `vanban batch`.

use std::path::PathBuf;

use clap::Args;

use crate::write::Format;

use super::SizeSetArg;

/// `vanban batch`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[command(after_help = "Ví dụ:\n  vanban batch du-lieu/ -o output/\n  \
    vanban batch mau-so.json --table don-vi.csv --name \"{{ stt }}-{{ co_quan | slug }}-ke-hoach-{{ nam }}\"\n  \
    vanban batch --list cong-viec.json -o output/ --resume\n  \
    vanban batch mau-so.json --table don-vi.csv --shard 3/16\n  \
    vanban batch --merge -o output/")]
pub(in crate::cli) struct BatchArgs {
    /// Tệp dữ liệu, thư mục, hoặc mẫu tên như "du-lieu/*.json"; với --table là một kế hoạch mẫu
    #[arg(value_name = "TỆP", required_unless_present_any = ["list", "merge"])]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    /// Bảng (CSV, XLSX, NDJSON; `-` là NDJSON từ đầu vào chuẩn): mỗi dòng một văn bản, tên cột là trường của dữ liệu hoặc chỗ trống của mẫu (hay --bang)
    #[arg(long, alias = "bang", value_name = "TỆP", conflicts_with = "list")]
    pub(in crate::cli) table: Option<PathBuf>,
    /// Danh sách công việc JSON: [{"du_lieu": …, "bang": …, "loc": {…}, "mau": …}] (hay --danh-sach)
    #[arg(long, alias = "danh-sach", value_name = "TỆP", conflicts_with = "inputs")]
    pub(in crate::cli) list: Option<PathBuf>,
    /// Thư mục ghi, mặc định output (hay --ra)
    #[arg(short, long, alias = "ra", value_name = "THƯ MỤC", default_value = "output", hide_default_value = true)]
    pub(in crate::cli) output: PathBuf,
    /// Tên tệp kết quả, là mẫu Tera trên các trường của dữ liệu và của dòng; chữ có dấu tự bỏ dấu (hay --ten)
    #[arg(long, alias = "ten", value_name = "MẪU TÊN")]
    pub(in crate::cli) name: Option<String>,
    /// Dùng tệp mẫu này thay cho mẫu của loại văn bản (hay --mau)
    #[arg(long, alias = "mau", value_name = "TỆP")]
    pub(in crate::cli) template: Option<PathBuf>,
    /// Thư mục mẫu riêng; mẫu trùng tên thay cho mẫu có sẵn (hay --thu-muc-mau)
    #[arg(long, alias = "thu-muc-mau", value_name = "THƯ MỤC")]
    pub(in crate::cli) template_dir: Option<PathBuf>,
    /// Dạng tệp kết quả: docx (hay --dang)
    #[arg(
        long,
        alias = "dang",
        value_enum,
        value_name = "DẠNG",
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(in crate::cli) format: Format,
    /// Số luồng; không nêu thì dùng mọi nhân của máy (hay --luong)
    #[arg(long, alias = "luong", value_name = "SỐ", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(in crate::cli) jobs: Option<u16>,
    /// Chỉ làm một phần, như 3/16: mục 3, 19, 35 … (hay --phan)
    #[arg(long, alias = "phan", value_name = "PHẦN", value_parser = shard)]
    pub(in crate::cli) shard: Option<(usize, usize)>,
    /// Ghép danh sách kết quả của các phần trong thư mục ghi, nói còn thiếu gì (hay --ghep)
    #[arg(long, alias = "ghep", conflicts_with_all = ["inputs", "list", "table", "shard"])]
    pub(in crate::cli) merge: bool,
    /// Làm tiếp lần chạy dở: mục đã xong và không đổi được giữ nguyên (hay --tiep-tuc)
    #[arg(long, alias = "tiep-tuc")]
    pub(in crate::cli) resume: bool,
    /// Chờ từng văn bản xuống đĩa hẳn, để mất điện cũng không hỏng; chậm hơn (hay --ghi-chac)
    #[arg(long, alias = "ghi-chac")]
    pub(in crate::cli) sync: bool,
    /// Dừng ở mục lỗi đầu tiên (hay --dung-khi-loi)
    #[arg(long, alias = "dung-khi-loi")]
    pub(in crate::cli) fail_fast: bool,
    /// Bộ cỡ chữ: a, b, auto (hay --co-chu)
    #[arg(long, alias = "co-chu", value_enum, value_name = "BỘ", ignore_case = true, hide_possible_values = true)]
    pub(in crate::cli) size_set: Option<SizeSetArg>,
    /// Cột ngày của bảng nhiệm vụ bị đảo ngày và tháng: tên cột hoặc chữ cái; dùng được nhiều lần (hay --dao-ngay)
    #[arg(long, alias = "dao-ngay", value_name = "CỘT")]
    pub(in crate::cli) swap_dates: Vec<String>,
    /// Ghi đè tệp đã có (hay --ghi-de)
    #[arg(long, alias = "ghi-de")]
    pub(in crate::cli) force: bool,
    /// Chuyển chữ ở bảng mã cũ sang Unicode (hay --chuyen-ma)
    #[arg(long, alias = "chuyen-ma")]
    pub(in crate::cli) convert: bool,
}

/// `3/16` as number and count.
fn shard(argument: &str) -> Result<(usize, usize), String> {
    let numbers = argument.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
    match numbers {
        Some((number, of)) if (1..=of).contains(&number) => Ok((number, of)),
        _ => Err("cần dạng PHẦN/TỔNG, như 3/16, phần từ 1 đến tổng".to_owned()),
    }
}
