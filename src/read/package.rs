//! The package: a ZIP archive with limits; parts are found by relationships, never by fixed names.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use super::entry::part;
use super::error::ReadError;
use super::xml;

/// Most entries of an archive.
const ENTRIES: usize = 10_000;
/// Most bytes that the list of entries takes beside what each has.
const TOLD: usize = 8 * 1024 * 1024;
/// Largest unpacked part, in bytes.
const PART: u64 = 48 * 1024 * 1024;
/// Most unpacked bytes of all parts that are read.
const TOTAL: u64 = 128 * 1024 * 1024;
/// A part beyond this size may not unpack to more than [`RATIO`] times its packed size.
const SMALL: u64 = 8 * 1024 * 1024;
/// See [`SMALL`].
const RATIO: u64 = 400;
/// First bytes of an OLE compound file: a `.doc`, or an encrypted package.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Last word of the type of the relationship to the main part.
const MAIN: &str = "officeDocument";
/// The part that says of what type each part is.
pub(crate) const TYPES: &str = "[Content_Types].xml";
/// Types of the main part of DOCX, DOTX, DOCM and DOTM, without `application/` and `.main+xml`, in lower case.
const WORD: [&str; 4] = [
    "vnd.openxmlformats-officedocument.wordprocessingml.document",
    "vnd.openxmlformats-officedocument.wordprocessingml.template",
    "vnd.ms-word.document.macroenabled",
    "vnd.ms-word.template.macroenabledtemplate",
];

/// Types of parts, in lower case: by part, by extension.
#[derive(Debug, Default)]
pub(crate) struct Types {
    parts: HashMap<String, String>,
    extensions: HashMap<String, String>,
}

impl Types {
    /// The type of a part, in lower case.
    pub(crate) fn of(&self, name: &str) -> Option<&str> {
        let name = part(name)?;
        let by_extension = || self.extensions.get(name.rsplit_once('.')?.1);
        self.parts.get(&name).or_else(by_extension).map(String::as_str)
    }

    /// Whether a type is given to the part itself, not only to its extension.
    pub(crate) fn names(&self, name: &str) -> bool {
        part(name).is_some_and(|name| self.parts.contains_key(&name))
    }

    /// Whether a part may be the main part of a Word file: its type says so, or says no more than XML, or is not given.
    fn is_word(&self, part: &str) -> bool {
        let Some(kind) = self.of(part) else {
            return part.to_lowercase().rsplit('.').next() == Some("xml");
        };
        let word = kind.strip_prefix("application/").and_then(|kind| kind.strip_suffix(".main+xml"));
        word.is_some_and(|kind| WORD.contains(&kind)) || matches!(kind, "application/xml" | "text/xml")
    }
}

/// An open package.
pub(crate) struct Package<'b> {
    pub(super) archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Index by name as [`part`] makes it.
    names: HashMap<String, usize>,
    left: u64,
}

/// A relationship of a part.
#[derive(Debug)]
pub(crate) struct Relation {
    /// Its id.
    pub(crate) id: String,
    /// Last word of its type: `styles`, `header`.
    pub(crate) kind: String,
    /// The part that it leads to.
    pub(crate) target: String,
    /// Whether it leads out of the package.
    pub(crate) external: bool,
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
        // The list of entries takes more memory than the file: it is not read where it is too long.
        let mut told = 0;
        for (count, at) in memmem::find_iter(bytes, b"PK\x01\x02").enumerate() {
            if count == ENTRIES {
                return Err(ReadError::TooLarge("quá nhiều tệp con"));
            }
            // The lengths of its name, of what more is told of it, and of a remark.
            let lengths = bytes.get(at + 28..at + 34).unwrap_or_default().as_chunks().0;
            told += lengths.iter().map(|length| usize::from(u16::from_le_bytes(*length))).sum::<usize>();
            if told > TOLD {
                return Err(ReadError::TooLarge("tên các tệp con quá dài"));
            }
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        let twice = |name: &str| ReadError::Broken(format!("hai tệp con cùng tên «{name}»"));
        if archive.has_duplicate_names() {
            return Err(ReadError::Broken("hai tệp con cùng tên".to_owned()));
        }
        let mut names = HashMap::with_capacity(archive.len());
        // The bytes that each entry takes, and where the list of them begins.
        let mut taken = vec![(archive.central_directory_start(), u64::MAX)];
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index)?;
            if entry.encrypted() {
                return Err(ReadError::Encrypted);
            }
            let begin = entry.header_start();
            taken.push((begin, entry.data_start().unwrap_or(begin).saturating_add(entry.compressed_size())));
            let name = entry.name()?;
            if part(&name).is_some_and(|part| names.insert(part, index).is_some()) {
                return Err(twice(&name));
            }
        }
        taken.sort_unstable();
        if taken.windows(2).any(|pair| pair[1].0 < pair[0].1) {
            return Err(ReadError::Broken("các tệp con chồng lên nhau".to_owned()));
        }
        Ok(Self { archive, names, left: TOTAL })
    }

    /// The name of the main part.
    pub(crate) fn main_part(&mut self) -> Result<String, ReadError> {
        let types = self.types()?;
        let relations = self.relations_of("", "_rels/.rels")?;
        let targets = relations.into_iter().filter(|one| one.kind == MAIN && !one.external).map(|one| one.target);
        targets.filter(|target| self.has(target)).find(|target| types.is_word(target)).ok_or(ReadError::NotWord)
    }

    /// What `[Content_Types].xml` says of the parts; nothing where there is no such part.
    pub(crate) fn types(&mut self) -> Result<Types, ReadError> {
        let mut types = Types::default();
        if !self.has(TYPES) {
            return Ok(types);
        }
        let text = self.text(TYPES)?;
        let tree = xml::parse(&text, TYPES)?;
        for node in tree.root().children() {
            let Some(kind) = node.attribute("ContentType").map(str::to_lowercase) else { continue };
            match (node.attribute("PartName"), node.attribute("Extension")) {
                (Some(name), _) => part(name).and_then(|name| types.parts.insert(name, kind)),
                (None, Some(extension)) => types.extensions.insert(extension.to_lowercase(), kind),
                (None, None) => None,
            };
        }
        Ok(types)
    }

    /// Whether there is a part of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// Whether two names are those of one part.
    pub(crate) fn same(&self, name: &str, other: &str) -> bool {
        self.index(name).is_some_and(|index| self.index(other) == Some(index))
    }

    /// Where the part of that name stands in the archive.
    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.names.get(&part(name)?).copied()
    }

    /// The relationships of a part that lead to parts.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, ReadError> {
        let mut relations = self.all_relations(part)?;
        relations.retain(|relation| !relation.external);
        Ok(relations)
    }

    /// The relationships of a part, also those that lead out of the package.
    pub(crate) fn all_relations(&mut self, part: &str) -> Result<Vec<Relation>, ReadError> {
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
        let relations = inside.filter_map(|node| {
            let kind = node.attribute("Type")?.rsplit('/').next()?.to_owned();
            Some(Relation {
                id: node.attribute("Id")?.to_owned(),
                kind,
                target: resolved(folder, node.attribute("Target")?),
                external: node.attribute("TargetMode") == Some("External"),
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
        let index = self.index(name).ok_or_else(|| ReadError::Broken(format!("thiếu tệp con «{name}»")))?;
        let broken = |what: &str| ReadError::Broken(format!("tệp con «{name}» {what}"));
        let entry = self.archive.by_index(index)?;
        // What the archive says of a size may be a lie: no more is unpacked than what is packed may hold.
        let said = entry.size();
        let most = SMALL.max(entry.compressed_size().saturating_mul(RATIO));
        if said > most {
            return Err(ReadError::TooLarge("tệp con nén bất thường"));
        }
        let limit = PART.min(self.left);
        if said > limit {
            return Err(ReadError::TooLarge("nội dung giải nén quá lớn"));
        }
        let mut bytes = Vec::new();
        let read = entry.take(said + 1).read_to_end(&mut bytes);
        read.map_err(|_| broken("nén hỏng hoặc bị cắt ngang"))?;
        if bytes.len() as u64 != said {
            return Err(broken("không lớn như tệp nén ghi"));
        }
        self.left -= said;
        decoded(bytes).ok_or_else(|| broken("không phải UTF-8"))
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
