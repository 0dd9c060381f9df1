//! A copy of a package with some parts changed; every other entry stays byte for byte as it was, packed as it was.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::error::ReadError;
use super::package::Package;

impl Package<'_> {
    /// The bytes of a copy in which `parts` (name, content) take the place of those of the same name, or are added.
    ///
    /// # Errors
    /// An entry that cannot be copied.
    pub(crate) fn rewritten(&mut self, parts: &[(String, String)]) -> Result<Vec<u8>, ReadError> {
        let broken = |error: zip::result::ZipError| ReadError::Broken(error.to_string());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut left: Vec<&(String, String)> = parts.iter().collect();
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(index).map_err(broken)?;
            let name = entry.name().map_err(broken)?.into_owned();
            let same = |part: &&(String, String)| part.0.eq_ignore_ascii_case(name.trim_start_matches('/'));
            let Some(at) = left.iter().position(same) else {
                writer.raw_copy_file(entry).map_err(broken)?;
                continue;
            };
            drop(entry);
            write(&mut writer, &name, &left.swap_remove(at).1).map_err(broken)?;
        }
        // The order of what is added is that in which it was given.
        for (name, content) in parts.iter().filter(|part| left.iter().any(|one| one.0 == part.0)) {
            write(&mut writer, name, content).map_err(broken)?;
        }
        Ok(writer.finish().map_err(broken)?.into_inner())
    }
}

fn write(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, content: &str) -> zip::result::ZipResult<()> {
    writer.start_file(name, SimpleFileOptions::default())?;
    writer.write_all(content.as_bytes())?;
    Ok(())
}
