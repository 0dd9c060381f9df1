//! Arguments of `vanban check` and `vanban rule`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::check::Profile;

/// `vanban check`.
#[derive(Debug, Args)]
#[command(after_help = "Ví dụ:\n  vanban check ke-hoach.docx\n  vanban check van-ban-di/ --format short\n  \
    vanban check cong-van.docx --profile phat-hanh --format json\n  vanban check ke-hoach.docx --parts\n  \
    vanban check van-ban-di/ --format html > ket-qua.html\n  vanban check ke-hoach.docx --annotate ke-hoach-gop-y.docx")]
pub(in crate::cli) struct CheckArgs {
    /// Tệp DOCX, DOCM, DOTX, thư mục, hoặc - là đầu vào chuẩn
    #[arg(required = true, value_name = "TỆP")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Dạng kết quả: human, short, json, html (hay --dang)
    #[arg(
        long,
        alias = "dang",
        value_enum,
        value_name = "DẠNG",
        default_value = "human",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(in crate::cli) format: CheckFormat,
    /// Coi là bản du-thao hay phat-hanh; mặc định: dự thảo khi chưa có số (hay --muc-dich)
    #[arg(long, alias = "muc-dich", value_enum, value_name = "BẢN", hide_possible_values = true)]
    pub(in crate::cli) profile: Option<CheckProfile>,
    /// In từng dòng được nhận ra là thành phần nào (hay --thanh-phan)
    #[arg(long, alias = "thanh-phan")]
    pub(in crate::cli) parts: bool,
    /// Ghi thêm một bản sao của tệp có chú thích Word ở từng chỗ sai (hay --chu-thich)
    #[arg(long, alias = "chu-thich", value_name = "TỆP", conflicts_with = "parts")]
    pub(in crate::cli) annotate: Option<PathBuf>,
    /// Ghi đè bản sao đã có (hay --ghi-de)
    #[arg(long, alias = "ghi-de", requires = "annotate")]
    pub(in crate::cli) force: bool,
}

/// Forms of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormat {
    /// For people.
    Human,
    /// One line a finding.
    Short,
    /// One object a file.
    Json,
    /// A page to print.
    Html,
}

/// What a document is judged as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckProfile {
    /// A draft.
    DuThao,
    /// For issue.
    PhatHanh,
}

impl From<CheckProfile> for Profile {
    fn from(profile: CheckProfile) -> Self {
        match profile {
            CheckProfile::DuThao => Self::Draft,
            CheckProfile::PhatHanh => Self::Issue,
        }
    }
}
