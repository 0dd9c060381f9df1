//! `vanban.toml`: settings of a folder, found beside the data or above it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::check;
use crate::diag::{Code, Diagnostic, Faults, Place, Severity, reader_reason};
use crate::intake::file::{self, Wanted};
use crate::layout::{RuleLook, SizeSet};
use crate::make::Options;
use crate::write::Format;

use super::args::SizeSetArg;
use super::trust::Trust;

/// Name of the settings file.
pub(super) const FILE: &str = "vanban.toml";

/// Its file.
const SETTINGS: Wanted<'_> = Wanted::by_hand("tệp cấu hình", Code::VB130, "kiểm tra tên và thư mục");

/// The settings in force for a data file.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// Size set.
    pub(super) size_set: SizeSet,
    /// How lines are made.
    pub(super) rules_look: RuleLook,
    /// Rules of the check that are off or at another severity.
    pub(super) rules: check::Settings,
    /// The folder that holds `vanban.toml`.
    pub(super) folder: Option<PathBuf>,
    /// Whether what lies beside it is used, whoever it belongs to.
    pub(super) trust: Trust,
}

/// The keys of `vanban.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    /// `a`, `b` or `auto`.
    co_chu: Option<String>,
    /// `vien` (border) or `ve` (drawn).
    duong_ke: Option<String>,
    /// Rules of the check: `ND909 = "tat"`, or `"loi"`, `"canh-bao"`, `"goi-y"`.
    #[serde(default)]
    quy_tac: BTreeMap<String, String>,
    /// Words that are right although they look strange.
    #[serde(default)]
    tu_dung: Vec<String>,
    /// Abbreviations of the agency and its units that may stand in a symbol.
    #[serde(default)]
    viet_tat: Vec<String>,
}

impl Config {
    /// How documents are made: in the sizes that the command line names, else in those of the settings.
    pub(super) fn options(&self, size_set: Option<SizeSetArg>, format: Format) -> Options {
        Options { size_set: size_set.map_or(self.size_set, Into::into), rules: self.rules_look, format }
    }

    /// The nearest `vanban.toml` in `start` or above it.
    ///
    /// # Errors
    /// A file of someone else, one that cannot be read or holds something else than the known keys.
    pub(super) fn find(start: &Path, trust: Trust) -> Result<Self, Faults> {
        let absolute = std::path::absolute(start).unwrap_or_else(|_| start.to_owned());
        let Some(folder) = absolute.ancestors().find(|folder| file::stands(&folder.join(FILE))) else {
            return Ok(Self { trust, ..Self::default() });
        };
        let path = folder.join(FILE);
        trust.ask(&path)?;
        let name = path.display().to_string();
        let text = file::text(&path, &SETTINGS)?;
        let keys: Keys = toml::from_str(&text).map_err(|error| fault(&text, &name, &error))?;
        let size_set = match keys.co_chu.as_deref().map(str::to_lowercase).as_deref() {
            None | Some("auto") => SizeSet::Auto,
            Some("a") => SizeSet::A,
            Some("b") => SizeSet::B,
            Some(other) => {
                return Err(Diagnostic::error(Code::VB132, format!("co_chu không nhận giá trị «{other}»"))
                    .file(name)
                    .path("co_chu")
                    .help("dùng một trong: a, b, auto")
                    .into());
            }
        };
        let rules_look = match keys.duong_ke.as_deref().map(str::to_lowercase).as_deref() {
            None | Some("vien") => RuleLook::Border,
            Some("ve") => RuleLook::Drawn,
            Some(other) => {
                return Err(Diagnostic::error(Code::VB132, format!("duong_ke không nhận giá trị «{other}»"))
                    .file(name)
                    .path("duong_ke")
                    .help("dùng một trong: vien (đường viền của đoạn), ve (hình vẽ)")
                    .into());
            }
        };
        let chosen =
            check::Settings { words: keys.tu_dung, abbreviations: keys.viet_tat, ..check::Settings::default() };
        let rules = rules(keys.quy_tac, chosen).map_err(|fault| fault.file(name))?;
        Ok(Self { size_set, rules_look, rules, folder: Some(folder.to_owned()), trust })
    }
}

/// The rules that the user has switched.
fn rules(named: BTreeMap<String, String>, mut settings: check::Settings) -> Result<check::Settings, Diagnostic> {
    for (rule, state) in named {
        if !check::rules().iter().any(|known| known.is_named(&rule)) {
            return Err(Diagnostic::error(Code::VB132, format!("không có quy tắc «{rule}»"))
                .path(format!("quy_tac.{rule}"))
                .help("xem các quy tắc: vanban rule"));
        }
        match state.as_str() {
            "tat" => settings.off.push(rule),
            "loi" => settings.severities.push((rule, Severity::Error)),
            "canh-bao" => settings.severities.push((rule, Severity::Warning)),
            "goi-y" => settings.severities.push((rule, Severity::Hint)),
            other => {
                return Err(Diagnostic::error(Code::VB132, format!("quy tắc «{rule}» không nhận mức «{other}»"))
                    .path(format!("quy_tac.{rule}"))
                    .help("dùng một trong: tat, goi-y, canh-bao, loi"));
            }
        }
    }
    Ok(settings)
}

fn fault(text: &str, file: &str, error: &toml::de::Error) -> Diagnostic {
    Diagnostic::error(Code::VB131, format!("cấu hình sai: {}", reader_reason(error.message())))
        .at(toml_place(text, file, error))
        .help("các khóa dùng được: co_chu = \"a\" | \"b\" | \"auto\"; duong_ke = \"vien\" | \"ve\"; [quy_tac]; tu_dung = [\"…\"]; viet_tat = [\"…\"]")
}

/// Where a fault of a TOML file stands.
pub(super) fn toml_place(text: &str, file: &str, error: &toml::de::Error) -> Place {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Place { file: Some(file.to_owned()), line: Some(line), column: Some(column), ..Place::default() }
}
