//! A copy of a package with some parts changed; every other entry stays byte for byte as it was, packed as it
//! was; folders, which hold nothing, are left out.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::entry::{is_harmful, part};
use super::error::ReadError;
use super::package::Package;

impl Package<'_> {
    /// The bytes of a copy in which `parts` (name, content) take the place of those of the same name, or are added.
    ///
    /// # Errors
    /// An entry that cannot be copied, or that would harm whoever unpacks the copy.
    pub(crate) fn rewritten(&mut self, parts: &[(String, String)]) -> Result<Vec<u8>, ReadError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut left: Vec<&(String, String)> = parts.iter().collect();
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(index)?;
            let name = entry.name()?.into_owned();
            let empty_folder = entry.is_dir() && entry.size() == 0 && entry.compressed_size() == 0;
            if is_harmful(&name, entry.unix_mode()) || entry.is_dir() && !empty_folder {
                return Err(ReadError::Harmful(name));
            }
            if empty_folder {
                continue;
            }
            let Some(at) = left.iter().position(|changed| part(&changed.0) == part(&name)) else {
                writer.raw_copy_file(entry)?;
                continue;
            };
            drop(entry);
            write(&mut writer, &name, &left.swap_remove(at).1)?;
        }
        // The order of what is added is that in which it was given.
        for (name, content) in parts.iter().filter(|part| left.iter().any(|one| one.0 == part.0)) {
            write(&mut writer, name, content)?;
        }
        Ok(writer.finish()?.into_inner())
    }
}

fn write(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, content: &str) -> zip::result::ZipResult<()> {
    writer.start_file(name, SimpleFileOptions::default())?;
    writer.write_all(content.as_bytes())?;
    Ok(())
}
