//! The package: fixed parts packed once, the body streamed into the compressor.

use std::io::{self, Cursor, Seek, Write};
use std::sync::Mutex;

use crate::layout::sheet::{Sheet, StyleSheet};

use super::archive::{Archive, Packed, Packer};
use super::body::BodyWriter;
use super::extra::{self, Extra};
use super::{fingerprint, properties, shell};

/// Name of the core properties.
const CORE: &str = "docProps/core.xml";
/// Name of the application properties.
const APP: &str = "docProps/app.xml";
/// Name of the main part.
const DOCUMENT: &str = "word/document.xml";

/// Writes documents of one style sheet.
///
/// The parts that do not depend on the text are built and packed once; the writer may be shared by threads.
#[derive(Debug)]
pub struct Writer {
    shell: Vec<Fixed>,
    /// Those that no thread is using.
    packers: Mutex<Vec<Packer>>,
}

/// A part that does not depend on the text.
#[derive(Debug)]
struct Fixed {
    name: &'static str,
    plain: String,
    packed: Packed<'static>,
}

impl Writer {
    /// A writer for a style sheet.
    ///
    /// # Panics
    /// Never: the shell is made in memory.
    #[must_use]
    pub fn new(styles: &StyleSheet) -> Self {
        let mut packer = Packer::new();
        let parts = shell::parts(styles).into_iter().chain([(APP, properties::app().to_owned())]);
        let shell = parts.map(|(name, plain)| {
            Ok(Fixed { name, packed: Packed::deflated(name, plain.as_bytes(), &mut packer)?, plain })
        });
        match shell.collect::<io::Result<_>>() {
            Ok(shell) => Self { shell, packers: Mutex::new(vec![packer]) },
            Err(error) => panic!("the shell is made in memory: {error}"),
        }
    }

    /// Writes a document.
    ///
    /// # Errors
    /// What the target reports, and a document beyond the limits of the ZIP format.
    pub fn write<W: Write + Seek>(&self, sheet: &Sheet<'_>, target: W) -> io::Result<W> {
        let spare = self.packers.lock().ok().and_then(|mut packers| packers.pop());
        let mut packer = spare.unwrap_or_else(Packer::new);
        let mut archive = Archive::new(target);
        let extra = Extra::of(sheet)?;
        for part in &self.shell {
            // The parts that name the others are changed where there are more parts.
            match extra.changed(part.name) {
                None => archive.add(&part.packed)?,
                Some(change) => {
                    archive.add(&Packed::deflated(part.name, change(&part.plain).as_bytes(), &mut packer)?)?;
                }
            }
        }
        for (name, bytes) in &extra.media {
            archive.add(&Packed::stored(name, *bytes))?;
        }
        for (name, bytes) in &extra.margins {
            archive.add(&Packed::deflated(*name, bytes, &mut packer)?)?;
        }
        let core = properties::core(&sheet.properties, &sheet.styles.language);
        archive.add(&Packed::stored(CORE, core.as_bytes()))?;
        let notes =
            archive.stream(DOCUMENT, &mut packer, |stream| BodyWriter::new(&sheet.styles, stream).write(sheet))?;
        if sheet.footnotes {
            let part = extra::footnotes(&notes);
            archive.add(&Packed::deflated(extra::FOOTNOTES, part.as_bytes(), &mut packer)?)?;
        }
        let fingerprint = archive.fingerprint.part();
        archive.add(&Packed::stored(fingerprint::PART, fingerprint.as_bytes()))?;
        if let Ok(mut packers) = self.packers.lock() {
            packers.push(packer);
        }
        archive.finish()
    }

    /// Writes a document into memory.
    ///
    /// # Errors
    /// A document beyond the limits of the ZIP format.
    pub fn to_vec(&self, sheet: &Sheet<'_>) -> io::Result<Vec<u8>> {
        Ok(self.write(sheet, Cursor::new(Vec::new()))?.into_inner())
    }
}
