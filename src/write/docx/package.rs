//! The package: fixed parts packed once, the body streamed into the compressor.

use std::io::{self, Cursor, Seek, Write};

use crc32fast::Hasher;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::layout::sheet::{Sheet, StyleSheet};

use super::body::BodyWriter;
use super::extra::{self, Extra};
use super::fingerprint::{self, Fingerprint};
use super::properties;
use super::shell::{self, PackagePart};

/// How hard parts are deflated.
const LEVEL: i64 = 4;
/// Parts of fewer bytes are not deflated: little would be won.
const SMALL: usize = 400;
/// Bytes of a document of a few pages.
const USUAL: usize = 16 * 1024;
/// Name of the core properties.
const CORE: &str = "docProps/core.xml";
/// Name of the main part.
const DOCUMENT: &str = "word/document.xml";

/// Writes documents of one style sheet.
///
/// The parts that do not depend on the text are built and packed once; the writer may be shared by threads.
#[derive(Debug)]
pub struct Writer {
    parts: Vec<PackagePart>,
    /// The same as the beginning of a package.
    shell: ZipArchive<Cursor<Vec<u8>>>,
    fingerprint: Fingerprint,
}

impl Writer {
    /// A writer for a style sheet.
    ///
    /// # Panics
    /// Never: the shell is made in memory.
    #[must_use]
    pub fn new(styles: &StyleSheet) -> Self {
        let parts = shell::parts(styles);
        let packed = || -> io::Result<_> {
            let mut package = PackageWriter::new(Cursor::new(Vec::with_capacity(USUAL)));
            parts.iter().try_for_each(|(name, text)| package.add(name, text.as_bytes()))?;
            Ok((ZipArchive::new(package.zip.finish()?)?, package.fingerprint))
        };
        match packed() {
            Ok((shell, fingerprint)) => Self { parts, shell, fingerprint },
            Err(error) => panic!("the shell is made in memory: {error}"),
        }
    }

    /// Writes a document.
    ///
    /// # Errors
    /// What the target reports, and a document beyond the limits of the ZIP format.
    pub fn write<W: Write + Seek>(&self, sheet: &Sheet<'_>, target: W) -> io::Result<W> {
        let mut package = PackageWriter::new(target);
        let extra = Extra::of(sheet)?;
        if extra.is_empty() {
            package.zip.merge_archive(self.shell.clone())?;
            package.fingerprint.clone_from(&self.fingerprint);
        } else {
            // The parts that name the others say more where there are more.
            for (name, text) in &self.parts {
                package.add(name, extra.changed(name, text).as_bytes())?;
            }
        }
        for (name, bytes) in &extra.media {
            package.store(name, bytes)?;
        }
        for margin in &extra.margins {
            package.add(margin.name, &margin.bytes)?;
        }
        // It is another one in each document, and too short to win much by deflating it.
        package.store(CORE, properties::core(&sheet.properties, &sheet.styles.language).as_bytes())?;
        let notes = package.part(DOCUMENT, true, |out| BodyWriter::new(&sheet.styles, out).write(sheet))?;
        if sheet.footnotes {
            package.add(extra::FOOTNOTES, extra::footnotes(&notes).as_bytes())?;
        }
        let fingerprint = package.fingerprint.part();
        package.store(fingerprint::PART, fingerprint.as_bytes())?;
        Ok(package.zip.finish()?)
    }

    /// Writes a document into memory.
    ///
    /// # Errors
    /// A document beyond the limits of the ZIP format.
    pub fn to_vec(&self, sheet: &Sheet<'_>) -> io::Result<Vec<u8>> {
        Ok(self.write(sheet, Cursor::new(Vec::with_capacity(USUAL)))?.into_inner())
    }
}

/// A package that is being written, the same on every system: no clock, no rights of the one who writes.
struct PackageWriter<W: Write + Seek> {
    zip: ZipWriter<W>,
    /// What was written.
    fingerprint: Fingerprint,
}

impl<W: Write + Seek> PackageWriter<W> {
    fn new(target: W) -> Self {
        Self { zip: ZipWriter::new(target), fingerprint: Fingerprint::default() }
    }

    /// Adds a part.
    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.part(name, bytes.len() >= SMALL, |out| out.write_all(bytes))
    }

    /// Adds a part as it is.
    fn store(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.part(name, false, |out| out.write_all(bytes))
    }

    /// Adds a part of any length while `fill` writes it.
    fn part<T>(
        &mut self,
        name: &str,
        deflated: bool,
        fill: impl FnOnce(&mut PartWriter<'_, W>) -> io::Result<T>,
    ) -> io::Result<T> {
        let options = SimpleFileOptions::DEFAULT
            .compression_method(if deflated { CompressionMethod::Deflated } else { CompressionMethod::Stored })
            .compression_level(deflated.then_some(LEVEL))
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Unix)
            .unix_permissions(0o644);
        self.zip.start_file(name, options)?;
        let mut out = PartWriter { zip: &mut self.zip, hasher: Hasher::new(), size: 0 };
        let filled = fill(&mut out)?;
        let (crc, size) = (out.hasher.finalize(), out.size);
        self.fingerprint.add(name, crc, size);
        Ok(filled)
    }
}

/// Sums what is written into a part.
struct PartWriter<'z, W: Write + Seek> {
    zip: &'z mut ZipWriter<W>,
    hasher: Hasher,
    size: u64,
}

impl<W: Write + Seek> Write for PartWriter<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.zip.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.size += written as u64;
        if self.size > u64::from(u32::MAX) {
            let told = "tệp vượt 4 GiB, quá giới hạn của dạng ZIP";
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, told));
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}
