//! The one place where the files that a command reads meet those that it will write.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::file;
use crate::template::Templates;
use crate::write::{FileId, Leftovers};

use super::config::{self, Config};
use super::own_kinds;
use super::template::folder_of;

/// What a command reads and what it will write.
#[derive(Debug, Default)]
pub(super) struct Footprint {
    inputs: Vec<PathBuf>,
    outputs: Vec<PathBuf>,
}

impl Footprint {
    /// Adds files that are read; `-` is standard input.
    pub(super) fn reads<P: Into<PathBuf>>(&mut self, paths: impl IntoIterator<Item = P>) -> &mut Self {
        self.inputs.extend(paths.into_iter().map(Into::into));
        self
    }

    /// Adds what every command reads that makes documents: the settings, the user's templates and kinds.
    pub(super) fn reads_settings(&mut self, template_dir: Option<&Path>, config: &Config) -> &mut Self {
        let kinds = folder_of(template_dir, config).map(|folder| folder.join(own_kinds::FILE));
        let settings = config.folder.as_ref().map(|folder| folder.join(config::FILE));
        self.reads(kinds.into_iter().chain(settings))
    }

    /// Adds the files of the user's templates.
    pub(super) fn reads_templates(&mut self, templates: &Templates) -> &mut Self {
        self.reads(templates.list().filter_map(|source| source.origin.as_deref()))
    }

    /// Adds files that will be written.
    pub(super) fn writes<P: Into<PathBuf>>(&mut self, paths: impl IntoIterator<Item = P>) -> &mut Self {
        self.outputs.extend(paths.into_iter().map(Into::into));
        self
    }

    /// What the files that are read are known by.
    pub(super) fn inputs(&self) -> HashSet<FileId> {
        self.inputs.iter().filter_map(|path| id(path)).collect()
    }

    /// As [`Footprint::refuse`]; then clears away what killed runs left where this one writes.
    ///
    /// # Errors
    /// As [`Footprint::refuse`].
    pub(super) fn settle(&self) -> Result<(), Faults> {
        self.refuse()?;
        let folders: BTreeSet<&Path> = self.outputs.iter().map(|path| file::folder_of(path)).collect();
        for folder in folders {
            Leftovers::find(folder).remove_dead();
        }
        Ok(())
    }

    /// Refuses what would replace a file that is read, or write two results into one file.
    ///
    /// # Errors
    /// Every output that is an input or another output, whatever its spelling.
    pub(super) fn refuse(&self) -> Result<(), Faults> {
        let inputs = self.inputs();
        let mut taken: HashMap<FileId, &Path> = HashMap::new();
        let mut faults = Faults::default();
        for path in &self.outputs {
            let id = FileId::of_place(path);
            if inputs.contains(&id) {
                faults.push(
                    Diagnostic::error(Code::VB139, "tệp ghi ra trùng với một tệp mà lệnh đọc vào")
                        .file(path.display().to_string())
                        .help("ghi sang tên khác; tệp đọc vào không bao giờ bị ghi đè, kể cả với --force"),
                );
            } else if let Some(first) = taken.insert(id, path) {
                faults.push(
                    Diagnostic::error(Code::VB509, format!("hai kết quả cùng ghi vào một tệp: «{}»", first.display()))
                        .file(path.display().to_string())
                        .help("đặt cho mỗi kết quả một tên riêng"),
                );
            }
        }
        faults.into_result(())
    }
}

fn id(path: &Path) -> Option<FileId> {
    if path.as_os_str() == "-" { FileId::of_stdin() } else { FileId::of(path) }
}
