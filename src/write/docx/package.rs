//! The package: fixed parts compressed once, the body streamed into the compressor.

use std::error::Error;
use std::fmt;
use std::io::{self, Cursor, Read, Seek, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, System, ZipArchive, ZipWriter};

use crate::layout::sheet::{Sheet, StyleSheet};

use super::body::Body;
use super::extra::{self, Extra};
use super::fingerprint::{self, Fingerprint};
use super::{properties, shell};

/// How hard the body is compressed: 1 is fastest, at the price of about 1 KB a document.
const LEVEL: i64 = 1;
/// How hard the parts that are compressed once are compressed.
const SHELL_LEVEL: i64 = 9;

/// Writes documents of one style sheet.
///
/// The parts that do not depend on the text are built and compressed once; the writer may be shared by threads.
#[derive(Debug)]
pub struct Writer {
    shell: Shell,
    checksums: Checksums,
}

/// The fixed parts, compressed.
type Shell = ZipArchive<Cursor<Vec<u8>>>;

/// Name, CRC-32 and size of each fixed part.
type Checksums = Vec<(String, u32, u64)>;

/// A package that could not be written.
#[derive(Debug)]
pub struct WriteError(ZipError);

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Error for WriteError {}

impl From<ZipError> for WriteError {
    fn from(error: ZipError) -> Self {
        Self(error)
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self(ZipError::Io(error))
    }
}

impl From<WriteError> for io::Error {
    fn from(error: WriteError) -> Self {
        match error.0 {
            ZipError::Io(error) => error,
            other => Self::other(other),
        }
    }
}

impl Writer {
    /// A writer for a style sheet.
    ///
    /// # Panics
    /// Never: the shell is made in memory.
    #[must_use]
    pub fn new(styles: &StyleSheet) -> Self {
        match shell(styles) {
            Ok((shell, checksums)) => Self { shell, checksums },
            Err(error) => panic!("the shell is made in memory: {error}"),
        }
    }

    /// Writes a document.
    ///
    /// # Errors
    /// What the target reports.
    pub fn write<W: Write + Seek>(&self, sheet: &Sheet<'_>, target: W) -> Result<W, WriteError> {
        let mut zip = ZipWriter::new(target);
        let mut fingerprint = Fingerprint::default();
        let extra = Extra::of(sheet)?;
        self.fixed(&mut zip, &extra, &mut fingerprint)?;
        for (name, bytes) in &extra.media {
            add(&mut zip, &mut fingerprint, name, bytes, stored())?;
        }
        for (name, bytes) in &extra.margins {
            add(&mut zip, &mut fingerprint, name, bytes, options(LEVEL))?;
        }
        let core = properties::core(&sheet.properties, &sheet.styles.language);
        zip.start_file(CORE, stored())?;
        zip.write_all(core.as_bytes())?;
        fingerprint.add(CORE, crc32fast::hash(core.as_bytes()), core.len() as u64);
        zip.start_file(DOCUMENT, options(LEVEL))?;
        let (counted, notes) = Body::new(&sheet.styles, Counted::new(&mut zip)).write(sheet)?;
        let (crc, size) = (counted.hasher.finalize(), counted.size);
        fingerprint.add(DOCUMENT, crc, size);
        if sheet.footnotes {
            let part = extra::footnotes(&notes);
            add(&mut zip, &mut fingerprint, extra::FOOTNOTES, part.as_bytes(), options(LEVEL))?;
        }
        zip.start_file(fingerprint::PART, stored())?;
        zip.write_all(fingerprint.part().as_bytes())?;
        Ok(zip.finish()?)
    }

    /// The parts that do not depend on the text; the two that name the others are changed where there are more
    /// parts.
    fn fixed<W: Write + Seek>(
        &self,
        zip: &mut ZipWriter<W>,
        extra: &Extra<'_>,
        fingerprint: &mut Fingerprint,
    ) -> Result<(), WriteError> {
        let mut shell = self.shell.clone();
        for (index, (name, crc, size)) in self.checksums.iter().enumerate() {
            let Some(change) = extra.changed(name) else {
                zip.raw_copy_file(shell.by_index_raw(index)?)?;
                fingerprint.add(name, *crc, *size);
                continue;
            };
            let mut plain = String::new();
            shell.by_index(index)?.read_to_string(&mut plain)?;
            add(zip, fingerprint, name, change(&plain).as_bytes(), options(LEVEL))?;
        }
        Ok(())
    }

    /// Writes a document into memory.
    ///
    /// # Errors
    /// A document beyond the limits of the ZIP format.
    pub fn to_vec(&self, sheet: &Sheet<'_>) -> Result<Vec<u8>, WriteError> {
        Ok(self.write(sheet, Cursor::new(Vec::new()))?.into_inner())
    }
}

/// Adds a part.
fn add<W: Write + Seek>(
    zip: &mut ZipWriter<W>,
    fingerprint: &mut Fingerprint,
    name: &str,
    bytes: &[u8],
    options: SimpleFileOptions,
) -> Result<(), WriteError> {
    zip.start_file(name, options)?;
    zip.write_all(bytes)?;
    fingerprint.add(name, crc32fast::hash(bytes), bytes.len() as u64);
    Ok(())
}

/// Name of the core properties.
const CORE: &str = "docProps/core.xml";
/// Name of the main part.
const DOCUMENT: &str = "word/document.xml";

/// The fixed parts as an archive in memory, and their checksums.
fn shell(styles: &StyleSheet) -> Result<(Shell, Checksums), ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in shell::parts(styles) {
        zip.start_file(name, options(SHELL_LEVEL))?;
        zip.write_all(&bytes)?;
    }
    zip.start_file("docProps/app.xml", options(SHELL_LEVEL))?;
    zip.write_all(properties::app().as_bytes())?;
    let mut archive = ZipArchive::new(zip.finish()?)?;
    let mut checksums = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index)?;
        checksums.push((part.name()?.into_owned(), part.crc32(), part.size()));
    }
    Ok((archive, checksums))
}

/// The same on every system: no clock, no rights of the one who writes.
fn options(level: i64) -> SimpleFileOptions {
    stored().compression_method(CompressionMethod::Deflated).compression_level(Some(level))
}

/// For parts so small that compressing them takes longer than it saves.
fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .system(System::Unix)
        .unix_permissions(0o644)
}

/// Counts and sums what goes through.
struct Counted<W> {
    sink: W,
    hasher: crc32fast::Hasher,
    size: u64,
}

impl<W> Counted<W> {
    fn new(sink: W) -> Self {
        Self { sink, hasher: crc32fast::Hasher::new(), size: 0 }
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.sink.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or(bytes));
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}
