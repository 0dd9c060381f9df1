//! How a file of ours that nobody has changed is known: a custom property holds the checksums of all other parts.

use std::fmt::Write as _;
use std::io::{Read, Seek};

use zip::ZipArchive;

use super::properties;

/// The part that holds the fingerprint.
pub(super) const PART: &str = "docProps/custom.xml";
/// Name of the property.
const PROPERTY: &str = "vanban";
/// Longest fingerprint part that is read.
const LONGEST_PART: u64 = 4096;

/// Checksums of the parts of a package, gathered in the order in which they are written.
#[derive(Clone, Debug, Default)]
pub(super) struct Fingerprint(String);

impl Fingerprint {
    /// Adds a part with its CRC-32 and its size in bytes.
    pub(super) fn add(&mut self, name: &str, crc: u32, size: u64) {
        let _ = writeln!(self.0, "{name} {crc:08x} {size}");
    }

    /// The text of [`PART`].
    pub(super) fn part(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        properties::custom(PROPERTY, &format!("{version} {:08x}", crc32fast::hash(self.0.as_bytes())))
    }
}

/// Whether a file was written by this program and nobody has changed it since: Word rewrites every part when it saves.
///
/// Files of other versions count as ours too. Anything that cannot be read does not.
pub fn is_untouched(file: impl Read + Seek) -> bool {
    let Ok(mut archive) = ZipArchive::new(file) else { return false };
    let mut fingerprint = Fingerprint::default();
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(index) else { return false };
        let Ok(name) = part.name() else { return false };
        if name != PART {
            fingerprint.add(&name, part.crc32(), part.size());
        }
    }
    let Ok(part) = archive.by_name(PART) else { return false };
    let mut said = String::new();
    if part.take(LONGEST_PART).read_to_string(&mut said).is_err() {
        return false;
    }
    let expected = fingerprint.part();
    match (checksum(&said), checksum(&expected)) {
        (Some(said), Some(expected)) => said == expected,
        _ => false,
    }
}

/// The checksum in a fingerprint part, whatever version wrote it.
fn checksum(part: &str) -> Option<&str> {
    let (_, value) = part.split_once("name=\"vanban\"><vt:lpwstr>")?;
    let (value, _) = value.split_once('<')?;
    value.rsplit(' ').next()
}
