//! Kinds of document that the user adds: `loai.toml` in the folder of templates, a sample `<loại>.json` beside it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Faults, reader_reason};
use crate::intake::file;
use crate::nd30::Nd30;

use super::config::{Config, toml_place};
use super::template::{folder_of, read, trust};

/// Name of the table of kinds in the folder of templates.
pub(super) const FILE: &str = "loai.toml";

/// The decree with the user's kinds beside those of the program.
///
/// # Errors
/// A table that cannot be read, is of someone else or holds something else than kinds.
pub(super) fn decree(template_dir: Option<&Path>, config: &Config) -> Result<Arc<Nd30>, Faults> {
    let Some(path) = folder_of(template_dir, config).map(|folder| folder.join(FILE)).filter(|path| file::stands(path))
    else {
        return Ok(Arc::clone(Nd30::embedded()));
    };
    trust(template_dir, config).ask(&path)?;
    let text = read(&path)?;
    let nd30 = Nd30::clone(Nd30::embedded()).with_kinds(&text).map_err(|error| {
        let place = toml_place(&text, &path.display().to_string(), &error);
        let fault = Diagnostic::error(Code::VB150, format!("bảng loại văn bản sai: {}", reader_reason(error.message())));
        fault.at(place).help(
            "mỗi loại một mục [[kind]] với id, name; thêm được abbreviation, scheme, kinh_gui, needs, without, signers, field",
        )
    })?;
    Ok(Arc::new(nd30))
}

/// The user's sample of a kind, where there is one.
///
/// # Errors
/// A sample that cannot be read or is of someone else.
pub(super) fn sample(kind: &str, template_dir: Option<&Path>, config: &Config) -> Result<Option<String>, Diagnostic> {
    let path = folder_of(template_dir, config).map(|folder| sample_file(kind, &folder));
    let Some(path) = path.filter(|path| file::stands(path)) else { return Ok(None) };
    trust(template_dir, config).ask(&path)?;
    read(&path).map(Some)
}

fn sample_file(kind: &str, folder: &Path) -> PathBuf {
    folder.join(format!("{kind}.json"))
}

/// The files of a kind of the user's: the table of kinds, the sample.
pub(super) fn files(kind: &str, config: &Config) -> Vec<PathBuf> {
    folder_of(None, config).map_or_else(Vec::new, |folder| vec![folder.join(FILE), sample_file(kind, &folder)])
}
