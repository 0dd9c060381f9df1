//! The command line as types. Names are English words, aliases and help Vietnamese.

mod batch;
mod check;
mod next_year;

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::layout;
use crate::write::Format;

pub(super) use batch::BatchArgs;
pub(super) use check::{CheckArgs, CheckFormat};
pub(super) use next_year::{ListFormat, NextYearArgs};

/// Headings of a help page in Vietnamese.
const HELP: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";

/// vanban: văn bản hành chính theo Nghị định 30/2020/NĐ-CP, từ dữ liệu kế hoạch ra tệp DOCX.
#[derive(Debug, Parser)]
#[command(
    name = "vanban",
    version,
    about = "Văn bản hành chính theo Nghị định 30/2020/NĐ-CP: từ dữ liệu kế hoạch ra tệp DOCX",
    help_template = HELP,
    subcommand_help_heading = "Lệnh",
    subcommand_value_name = "LỆNH",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    next_help_heading = "Tùy chọn",
    after_help = "Ví dụ:\n  vanban init ke-hoach-moi\n  vanban render ke-hoach-moi/ke-hoach.json\n  vanban render --help\n\n\
                  Mã thoát: 0 xong; 1 xong nhưng có lỗi; 2 không làm được."
)]
pub(super) struct Cli {
    /// The command.
    #[command(subcommand)]
    pub(super) command: Command,
    /// Khi nào tô màu: auto, always, never
    #[arg(long, global = true, value_enum, default_value_t = ColourWhen::Auto, value_name = "KHI", hide_default_value = true, hide_possible_values = true)]
    pub(super) color: ColourWhen,
    /// Dùng cả vanban.toml và thư mục templates của người dùng khác (hay --tin-thu-muc)
    #[arg(long, global = true, alias = "tin-thu-muc")]
    pub(super) trust_folder: bool,
    /// In hướng dẫn
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// In phiên bản
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

impl Cli {
    /// The command with every page of help in the same shape.
    pub(super) fn full_command() -> clap::Command {
        fn shape(command: clap::Command, path: &str) -> clap::Command {
            let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
            let mut command = command
                .bin_name(path)
                .help_template(HELP)
                .subcommand_help_heading("Lệnh")
                .subcommand_value_name("LỆNH")
                .disable_help_subcommand(true)
                .mut_args(|argument| {
                    let heading = if argument.is_positional() { "Tham số" } else { "Tùy chọn" };
                    argument.help_heading(heading)
                });
            let usage = command.render_usage().to_string();
            let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[TÙY CHỌN]");
            command = command.override_usage(usage);
            for name in names {
                let path = format!("{path} {name}");
                command = command.mut_subcommand(name, |sub| shape(sub, &path));
            }
            command
        }
        shape(Self::command(), "vanban")
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ColourWhen {
    /// Chỉ trên màn hình, và khi không đặt NO_COLOR
    Auto,
    /// Luôn luôn
    Always,
    /// Không bao giờ
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Tạo văn bản DOCX từ một tệp dữ liệu (hay: tao)
    #[command(alias = "tao")]
    Render(RenderArgs),
    /// Tạo dự thảo báo cáo từ kế hoạch và tiến độ các đơn vị gửi về (hay: bao-cao)
    #[command(alias = "bao-cao")]
    Report(Box<ReportArgs>),
    /// Tạo phiếu tiến độ (XLSX) cho từng đơn vị chủ trì (hay: phieu)
    #[cfg(feature = "xlsx")]
    #[command(alias = "phieu")]
    Progress(ProgressArgs),
    /// Tạo nhiều văn bản một lần: nhiều tệp dữ liệu, hoặc một kế hoạch mẫu và một bảng cơ quan (hay: hang-loat)
    #[command(alias = "hang-loat")]
    Batch(Box<BatchArgs>),
    /// Chuyển dữ liệu kế hoạch sang năm sau, nêu mọi chỗ đã đổi và mọi chỗ phải quyết (hay: nam-sau)
    #[command(alias = "nam-sau")]
    NextYear(Box<NextYearArgs>),
    /// Kiểm tra thể thức tệp DOCX theo Nghị định 30 (hay: kiem-tra)
    #[command(alias = "kiem-tra")]
    Check(CheckArgs),
    /// Giải thích một quy tắc kiểm tra, như ND101 hoặc V01, hay một mã lỗi, như VB107 (hay: quy-tac)
    #[command(alias = "quy-tac")]
    Rule {
        /// Mã hoặc tên quy tắc, mã lỗi; không nêu thì liệt kê các quy tắc, VB thì liệt kê các mã lỗi
        #[arg(value_name = "MÃ")]
        key: Option<String>,
    },
    /// Mở một thư mục mới có dữ liệu mẫu, lược đồ và cấu hình (hay: khoi-tao)
    #[command(alias = "khoi-tao")]
    Init(InitArgs),
    /// Xem hoặc lấy ra các mẫu (template) (hay: mau)
    #[command(alias = "mau")]
    Template {
        /// What to do.
        #[command(subcommand)]
        action: TemplateAction,
    },
    /// In lược đồ JSON (JSON Schema) của tệp dữ liệu (hay: luoc-do)
    #[command(alias = "luoc-do")]
    Schema,
    /// In tệp gợi ý lệnh cho shell
    Completions {
        /// Loại shell: bash, elvish, fish, powershell, zsh
        #[arg(value_enum, value_name = "SHELL", hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
}

/// `vanban render`.
#[derive(Debug, Args)]
#[command(after_help = "Ví dụ:\n  vanban render data/ke-hoach-2024.json\n  \
    vanban render ke-hoach.json -o ban-hanh/ --set so=15 --set ngay=2024-01-20\n  \
    vanban render ke-hoach.json -o ke-hoach.docx --size-set b --force\n  \
    vanban render - -o ke-hoach.docx < ke-hoach.json")]
pub(super) struct RenderArgs {
    /// Tệp dữ liệu JSON; `-` đọc từ đầu vào chuẩn
    #[arg(value_name = "TỆP")]
    pub(super) data: PathBuf,
    /// Tệp .docx hoặc thư mục (đã có, hoặc kết thúc bằng `/`); không nêu thì ghi vào output/; `-` ghi ra đầu ra chuẩn (hay --ra)
    #[arg(short, long, alias = "ra", value_name = "NƠI GHI")]
    pub(super) output: Option<PathBuf>,
    /// Đặt lại một trường của dữ liệu, như so=15 hoặc ky.ho_ten="Nguyễn Văn A"; dùng được nhiều lần (hay --dat)
    #[arg(long, alias = "dat", value_name = "TRƯỜNG=GIÁ TRỊ", value_parser = assignment)]
    pub(super) set: Vec<(String, String)>,
    /// Dùng tệp mẫu này thay cho mẫu của loại văn bản (hay --mau)
    #[arg(long, alias = "mau", value_name = "TỆP")]
    pub(super) template: Option<PathBuf>,
    /// Thư mục mẫu riêng; mẫu trùng tên thay cho mẫu có sẵn (hay --thu-muc-mau)
    #[arg(long, alias = "thu-muc-mau", value_name = "THƯ MỤC")]
    pub(super) template_dir: Option<PathBuf>,
    /// Bộ cỡ chữ: a (Quốc hiệu 13), b (Quốc hiệu 12), auto (a nếu vừa dòng, không thì b) (hay --co-chu)
    #[arg(long, alias = "co-chu", value_enum, value_name = "BỘ", ignore_case = true, hide_possible_values = true)]
    pub(super) size_set: Option<SizeSetArg>,
    /// Ghi đè tệp đã có (hay --ghi-de)
    #[arg(long, alias = "ghi-de")]
    pub(super) force: bool,
    /// Chuyển chữ ở bảng mã cũ (TCVN3, VNI, Windows-1258 …) sang Unicode (hay --chuyen-ma)
    #[arg(long, alias = "chuyen-ma")]
    pub(super) convert: bool,
    /// Cột ngày của bảng nhiệm vụ bị đảo ngày và tháng: tên cột hoặc chữ cái; dùng được nhiều lần (hay --dao-ngay)
    #[arg(long, alias = "dao-ngay", value_name = "CỘT")]
    pub(super) swap_dates: Vec<String>,
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
    pub(super) format: Format,
    /// Ghi thêm tệp XML mà mẫu tạo ra, cạnh tệp DOCX (hay --giu-xml)
    #[arg(long, alias = "giu-xml")]
    pub(super) keep_rendered: bool,
}

/// Which report: regime, period, year; shared by `report` and `progress`.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// Chế độ báo cáo: nd09, cchc, lich, hoặc chế độ riêng (hay --che-do)
    #[arg(long, alias = "che-do", value_name = "CHẾ ĐỘ", default_value = "nd09", hide_default_value = true)]
    pub(super) regime: String,
    /// Kỳ báo cáo, như quy-1, 6-thang, nam, thang-3, dot-xuat (hay --ky)
    #[arg(long, alias = "ky", value_name = "KỲ")]
    pub(super) period: String,
    /// Năm; không nêu thì lấy năm trong trích yếu của kế hoạch (hay --nam)
    #[arg(long, alias = "nam", value_name = "NĂM", value_parser = clap::value_parser!(i32).range(1900..=2999))]
    pub(super) year: Option<i32>,
    /// Ngày đầu của báo cáo đột xuất, như 01/3/2025 (hay --tu)
    #[arg(long, alias = "tu", value_name = "NGÀY")]
    pub(super) from: Option<String>,
    /// Ngày chốt của báo cáo đột xuất (hay --den)
    #[arg(long, alias = "den", value_name = "NGÀY")]
    pub(super) to: Option<String>,
    /// Thư mục chế độ báo cáo riêng (TOML); không nêu thì lấy che-do/ cạnh vanban.toml (hay --thu-muc-che-do)
    #[arg(long, alias = "thu-muc-che-do", value_name = "THƯ MỤC")]
    pub(super) regime_dir: Option<PathBuf>,
    /// Bảng tên đơn vị (CSV, XLSX): tên chính thức, tên khác, viết tắt; không nêu thì lấy ten-don-vi.csv cạnh kế hoạch (hay --don-vi)
    #[arg(long, alias = "don-vi", value_name = "TỆP")]
    pub(super) units: Option<PathBuf>,
}

/// `vanban report`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[command(after_help = "Ví dụ:\n  vanban report ke-hoach.json --period quy-1 --progress phieu/\n  \
    vanban report ke-hoach.json --regime cchc --period 6-thang --progress tien-do/ --data-out bao-cao.json\n  \
    vanban report ke-hoach.json --period dot-xuat --from 01/3/2025 --to 20/4/2025 --progress tien-do.xlsx\n  \
    vanban render bao-cao.json")]
pub(super) struct ReportArgs {
    /// Tệp dữ liệu của kế hoạch; `-` đọc từ đầu vào chuẩn
    #[arg(value_name = "KẾ HOẠCH")]
    pub(super) plan: PathBuf,
    #[command(flatten)]
    pub(super) which: Which,
    /// Tiến độ: tệp XLSX, XLS, ODS, CSV, JSON hoặc thư mục; dùng được nhiều lần (hay --tien-do)
    #[arg(long, alias = "tien-do", value_name = "TỆP", num_args = 1..)]
    pub(super) progress: Vec<PathBuf>,
    /// Cột ngày bị đảo ngày và tháng: tên cột hoặc chữ cái; dùng được nhiều lần (hay --dao-ngay)
    #[arg(long, alias = "dao-ngay", value_name = "CỘT")]
    pub(super) swap_dates: Vec<String>,
    /// Dữ liệu của báo cáo kỳ trước, để đối chiếu (hay --ky-truoc)
    #[arg(long, alias = "ky-truoc", value_name = "TỆP")]
    pub(super) previous: Option<PathBuf>,
    /// Nơi kính gửi, thay cho nơi của chế độ; dùng được nhiều lần (hay --kinh-gui)
    #[arg(long, alias = "kinh-gui", value_name = "NƠI")]
    pub(super) to_superior: Vec<String>,
    /// Bỏ Kính gửi (hay --khong-kinh-gui)
    #[arg(long, alias = "khong-kinh-gui", conflicts_with = "to_superior")]
    pub(super) no_addressee: bool,
    /// Dạng ngắn, cho báo cáo tháng hoặc hai tuần (hay --ngan)
    #[arg(long, alias = "ngan")]
    pub(super) short: bool,
    /// Báo cáo nội bộ, có bảng theo đơn vị (hay --noi-bo)
    #[arg(long, alias = "noi-bo")]
    pub(super) internal: bool,
    /// Mã thoát 1 khi còn việc phải hỏi lại (hay --chat-che)
    #[arg(long, alias = "chat-che")]
    pub(super) strict: bool,
    /// Ghi thêm tệp dữ liệu của báo cáo, để điền chỗ trống rồi tạo lại (hay --ghi-du-lieu)
    #[arg(long, alias = "ghi-du-lieu", value_name = "TỆP")]
    pub(super) data_out: Option<PathBuf>,
    /// Tệp .docx hoặc thư mục; không nêu thì output/bao-cao-KỲ-NĂM.docx; `-` ghi ra đầu ra chuẩn (hay --ra)
    #[arg(short, long, alias = "ra", value_name = "NƠI GHI")]
    pub(super) output: Option<PathBuf>,
    /// Thư mục mẫu riêng; mẫu trùng tên thay cho mẫu có sẵn (hay --thu-muc-mau)
    #[arg(long, alias = "thu-muc-mau", value_name = "THƯ MỤC")]
    pub(super) template_dir: Option<PathBuf>,
    /// Bộ cỡ chữ: a, b, auto (hay --co-chu)
    #[arg(long, alias = "co-chu", value_enum, value_name = "BỘ", ignore_case = true, hide_possible_values = true)]
    pub(super) size_set: Option<SizeSetArg>,
    /// Ghi đè tệp đã có (hay --ghi-de)
    #[arg(long, alias = "ghi-de")]
    pub(super) force: bool,
    /// Chuyển chữ ở bảng mã cũ sang Unicode (hay --chuyen-ma)
    #[arg(long, alias = "chuyen-ma")]
    pub(super) convert: bool,
}

/// `vanban progress`.
#[cfg(feature = "xlsx")]
#[derive(Debug, Args)]
#[command(after_help = "Ví dụ:\n  vanban progress ke-hoach.json --period quy-1\n  \
    vanban progress ke-hoach.json --regime cchc --period 6-thang --units ten-don-vi.csv -o phieu/")]
pub(super) struct ProgressArgs {
    /// Tệp dữ liệu của kế hoạch; `-` đọc từ đầu vào chuẩn
    #[arg(value_name = "KẾ HOẠCH")]
    pub(super) plan: PathBuf,
    #[command(flatten)]
    pub(super) which: Which,
    /// Thư mục ghi phiếu, mặc định phieu (hay --ra)
    #[arg(short, long, alias = "ra", value_name = "THƯ MỤC", default_value = "phieu", hide_default_value = true)]
    pub(super) output: PathBuf,
    /// Cột ngày của bảng nhiệm vụ bị đảo ngày và tháng: tên cột hoặc chữ cái; dùng được nhiều lần (hay --dao-ngay)
    #[arg(long, alias = "dao-ngay", value_name = "CỘT")]
    pub(super) swap_dates: Vec<String>,
    /// Ghi đè tệp đã có (hay --ghi-de)
    #[arg(long, alias = "ghi-de")]
    pub(super) force: bool,
    /// Chuyển chữ ở bảng mã cũ sang Unicode (hay --chuyen-ma)
    #[arg(long, alias = "chuyen-ma")]
    pub(super) convert: bool,
}

/// `vanban init`.
#[derive(Debug, Args)]
#[command(after_help = "Ví dụ:\n  vanban init\n  vanban init ke-hoach-moi\n  \
    vanban init --kind quyet-dinh\n  vanban init cong-van --kind cong-van")]
pub(super) struct InitArgs {
    /// Thư mục cần mở; không nêu thì là thư mục hiện tại
    #[arg(value_name = "THƯ MỤC", default_value = ".", hide_default_value = true)]
    pub(super) folder: PathBuf,
    /// Loại văn bản của dữ liệu mẫu, mặc định ke-hoach; xem các loại: vanban template list (hay --loai)
    #[arg(long, alias = "loai", value_name = "LOẠI", default_value = "ke-hoach", hide_default_value = true)]
    pub(super) kind: String,
    /// Ghi đè tệp đã có (hay --ghi-de)
    #[arg(long, alias = "ghi-de")]
    pub(super) force: bool,
}

/// `vanban template …`.
#[derive(Debug, Subcommand)]
pub(super) enum TemplateAction {
    /// Liệt kê các mẫu và nơi chứa (hay: liet-ke)
    #[command(alias = "liet-ke")]
    List {
        /// Thư mục mẫu riêng (hay --thu-muc-mau)
        #[arg(long, alias = "thu-muc-mau", value_name = "THƯ MỤC")]
        template_dir: Option<PathBuf>,
    },
    /// Chép mẫu có sẵn ra thư mục để sửa (hay: xuat)
    #[command(
        alias = "xuat",
        after_help = "Ví dụ:\n  vanban template export ke-hoach.xml\n  vanban template export -o mau-rieng/"
    )]
    Export {
        /// Tên mẫu, như ke-hoach.xml; không nêu thì chép tất cả
        #[arg(value_name = "TÊN")]
        name: Option<String>,
        /// Thư mục chép ra, mặc định templates (hay --ra)
        #[arg(
            short,
            long,
            alias = "ra",
            value_name = "THƯ MỤC",
            default_value = "templates",
            hide_default_value = true
        )]
        output: PathBuf,
        /// Ghi đè tệp đã có (hay --ghi-de)
        #[arg(long, alias = "ghi-de")]
        force: bool,
    },
}

/// The size sets as a user names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SizeSetArg {
    /// Quốc hiệu 13, Tiêu ngữ 14
    A,
    /// Quốc hiệu 12, Tiêu ngữ 13
    B,
    /// Bộ a nếu mọi dòng đầu vừa, không thì bộ b
    Auto,
}

impl From<SizeSetArg> for layout::SizeSet {
    fn from(set: SizeSetArg) -> Self {
        match set {
            SizeSetArg::A => Self::A,
            SizeSetArg::B => Self::B,
            SizeSetArg::Auto => Self::Auto,
        }
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.extension()))
    }
}

/// `--set` as path and value.
fn assignment(argument: &str) -> Result<(String, String), String> {
    match argument.split_once('=') {
        Some((path, value)) if !path.trim().is_empty() => Ok((path.trim().to_owned(), value.to_owned())),
        _ => Err("cần dạng TRƯỜNG=GIÁ TRỊ, như so=15".to_owned()),
    }
}
