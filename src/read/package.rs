//! The package: a ZIP archive with limits; parts are found by relationships, never by fixed names.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::error::ReadError;
use super::xml;

/// Most entries of an archive.
const ENTRIES: usize = 10_000;
/// Largest unpacked part, in bytes.
const PART: u64 = 192 * 1024 * 1024;
/// Most unpacked bytes of all parts that are read.
const TOTAL: u64 = 256 * 1024 * 1024;
/// A part beyond this size may not unpack to more than [`RATIO`] times its packed size.
const SMALL: u64 = 8 * 1024 * 1024;
/// See [`SMALL`].
const RATIO: u64 = 400;
/// First bytes of an OLE compound file: a `.doc`, or an encrypted package.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Last word of the type of the relationship to the main part.
const MAIN: &str = "officeDocument";
/// The part that says of what type each part is.
const TYPES: &str = "[Content_Types].xml";
/// Types of the main part of DOCX, DOTX, DOCM and DOTM, without `application/` and `.main+xml`, in lower case.
const WORD: [&str; 4] = [
    "vnd.openxmlformats-officedocument.wordprocessingml.document",
    "vnd.openxmlformats-officedocument.wordprocessingml.template",
    "vnd.ms-word.document.macroenabled",
    "vnd.ms-word.template.macroenabledtemplate",
];

/// Types of parts, in lower case: by part, by extension.
#[derive(Debug, Default)]
struct Types {
    parts: HashMap<String, String>,
    extensions: HashMap<String, String>,
}

impl Types {
    /// Whether a part may be the main part of a Word file: its type says so, or says no more than XML, or is not given.
    fn is_word(&self, part: &str) -> bool {
        let part = part.to_lowercase();
        let by_extension = || self.extensions.get(part.rsplit_once('.')?.1);
        let Some(kind) = self.parts.get(&part).or_else(by_extension) else {
            return part.rsplit('.').next() == Some("xml");
        };
        let word = kind.strip_prefix("application/").and_then(|kind| kind.strip_suffix(".main+xml"));
        word.is_some_and(|kind| WORD.contains(&kind)) || matches!(kind.as_str(), "application/xml" | "text/xml")
    }
}

/// An open package.
pub(crate) struct Package<'b> {
    pub(super) archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Index by name in lower case: names of parts have no case.
    names: HashMap<String, usize>,
    left: u64,
}

/// A relationship of a part.
#[derive(Debug)]
pub(crate) struct Relation {
    /// Its id.
    pub(crate) id: String,
    /// Last word of its type: `styles`, `header`.
    pub(super) kind: String,
    /// The part that it leads to.
    pub(super) target: String,
}

impl<'b> Package<'b> {
    /// Opens an archive.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        if bytes.starts_with(OLE) {
            let marker: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let encrypted = bytes.windows(marker.len()).any(|window| window == marker);
            return Err(if encrypted { ReadError::Encrypted } else { ReadError::OldWord });
        }
        if !bytes.windows(4).take(1024).any(|window| window == b"PK\x03\x04") {
            return Err(ReadError::NotZip);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReadError::Broken(error.to_string()))?;
        if archive.len() > ENTRIES {
            return Err(ReadError::TooLarge("quá nhiều tệp con"));
        }
        let mut names = HashMap::with_capacity(archive.len());
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|error| ReadError::Broken(error.to_string()))?;
            let name = entry.name().map_err(|error| ReadError::Broken(error.to_string()))?.to_lowercase();
            if names.insert(name.trim_start_matches('/').to_owned(), index).is_some() {
                return Err(ReadError::Broken(format!("hai tệp con cùng tên {name}")));
            }
        }
        Ok(Self { archive, names, left: TOTAL })
    }

    /// The name of the main part.
    pub(crate) fn main_part(&mut self) -> Result<String, ReadError> {
        let types = self.types()?;
        let relations = self.relations_of("", "_rels/.rels")?;
        let targets = relations.into_iter().filter(|one| one.kind == MAIN).map(|one| one.target);
        targets.filter(|target| self.has(target)).find(|target| types.is_word(target)).ok_or(ReadError::NotWord)
    }

    /// What `[Content_Types].xml` says of the parts; nothing where there is no such part.
    fn types(&mut self) -> Result<Types, ReadError> {
        let mut types = Types::default();
        if !self.has(TYPES) {
            return Ok(types);
        }
        let text = self.text(TYPES)?;
        let tree = xml::parse(&text, TYPES)?;
        for node in tree.root().children() {
            let Some(kind) = node.attribute("ContentType").map(str::to_lowercase) else { continue };
            match (node.attribute("PartName"), node.attribute("Extension")) {
                (Some(part), _) => types.parts.insert(part.trim_start_matches('/').to_lowercase(), kind),
                (None, Some(extension)) => types.extensions.insert(extension.to_lowercase(), kind),
                (None, None) => None,
            };
        }
        Ok(types)
    }

    /// Whether there is a part of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&name.to_lowercase())
    }

    /// The relationships of a part.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, ReadError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        self.relations_of(&folder, &format!("{folder}_rels/{name}.rels"))
    }

    fn relations_of(&mut self, folder: &str, name: &str) -> Result<Vec<Relation>, ReadError> {
        if !self.has(name) {
            return Ok(Vec::new());
        }
        let text = self.text(name)?;
        let tree = xml::parse(&text, name)?;
        let inside = tree.root().children().filter(|node| node.name() == "Relationship");
        let relations = inside.filter(|node| node.attribute("TargetMode") != Some("External")).filter_map(|node| {
            let kind = node.attribute("Type")?.rsplit('/').next()?.to_owned();
            Some(Relation {
                id: node.attribute("Id")?.to_owned(),
                kind,
                target: resolved(folder, node.attribute("Target")?),
            })
        });
        Ok(relations.collect())
    }

    /// The text of a part that a relationship of that kind leads to, and the name of the part.
    pub(crate) fn related(
        &mut self,
        relations: &[Relation],
        kind: &str,
    ) -> Result<Option<(String, String)>, ReadError> {
        match relations.iter().find(|relation| relation.kind == kind) {
            Some(relation) if self.has(&relation.target) => {
                Ok(Some((self.text(&relation.target)?, relation.target.clone())))
            }
            _ => Ok(None),
        }
    }

    /// How many elements of that name a related part holds.
    pub(super) fn count(&mut self, relations: &[Relation], kind: &str, name: &str) -> Result<usize, ReadError> {
        let Some((text, part)) = self.related(relations, kind)? else { return Ok(0) };
        let tree = xml::parse(&text, &part)?;
        Ok(tree.root().children().filter(|node| xml::is(*node, name)).count())
    }

    /// The text of a part: UTF-8, or UTF-16 with its mark.
    pub(crate) fn text(&mut self, name: &str) -> Result<String, ReadError> {
        let index = self.names.get(&name.to_lowercase()).copied();
        let index = index.ok_or_else(|| ReadError::Broken(format!("thiếu tệp con {name}")))?;
        let broken = |what: String| ReadError::Broken(format!("{name}: {what}"));
        let entry = self.archive.by_index(index).map_err(|error| broken(error.to_string()))?;
        if entry.size() > SMALL && entry.size() / RATIO > entry.compressed_size() {
            return Err(ReadError::TooLarge("tệp con nén bất thường"));
        }
        let limit = PART.min(self.left);
        let mut bytes = Vec::new();
        entry.take(limit + 1).read_to_end(&mut bytes).map_err(|error| broken(error.to_string()))?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(ReadError::TooLarge("nội dung giải nén quá lớn"));
        }
        self.left -= size;
        decoded(bytes).ok_or_else(|| broken("không phải UTF-8".to_owned()))
    }
}

fn decoded(bytes: Vec<u8>) -> Option<String> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

/// A target seen from the folder of its source; it cannot leave the package.
fn resolved(folder: &str, target: &str) -> String {
    let path =
        if let Some(absolute) = target.strip_prefix('/') { absolute.to_owned() } else { format!("{folder}{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_inside() {
        assert_eq!(resolved("word/", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/", "/word/document.xml"), "word/document.xml");
        assert_eq!(resolved("word/", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolved("", "./word//document.xml"), "word/document.xml");
    }

    #[test]
    fn what_is_no_package_is_told_apart() {
        let fault = |bytes: &[u8]| Package::open(bytes).err();
        assert_eq!(fault(b""), Some(ReadError::NotZip));
        assert_eq!(fault(b"%PDF-1.7"), Some(ReadError::NotZip));
        assert_eq!(fault(OLE), Some(ReadError::OldWord));
        let mut encrypted = OLE.to_vec();
        encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(fault(&encrypted), Some(ReadError::Encrypted));
        assert!(matches!(fault(b"PK\x03\x04 cut"), Some(ReadError::Broken(_))));
    }
}
