//! The parts of a workbook in a ZIP archive: what they unpack to is counted while they unpack, never taken from what the
//! archive says of itself.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read};
use std::rc::Rc;

use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::diag::{Code, Diagnostic, io_reason};

use super::super::budget::{MOST_CELLS, too_many};
use super::super::foreign::locked;
use super::damaged;

/// Most bytes that the parts unpack to: 100 000 rows of 50 cells are 225 MB.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// Most tags of all parts: ten for each cell.
const MOST_TAGS: usize = 10 * MOST_CELLS;
/// Most parts of an archive.
const MOST_PARTS: usize = 10_000;
/// Longest text or tag, in bytes; Excel takes 32,767 characters in a cell.
const LONGEST: u64 = 16 * 1024 * 1024;

/// What may still be unpacked and looked at.
#[derive(Debug)]
struct Left {
    bytes: Cell<u64>,
    tags: Cell<usize>,
}

/// The parts of a workbook.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// Index of each part, by its name in small letters with `/` between folders: names are compared so.
    names: HashMap<String, usize>,
    left: Rc<Left>,
}

impl<'b> Archive<'b> {
    /// # Errors
    /// An archive that cannot be read, or with too many parts.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Diagnostic> {
        if entries(bytes) > MOST_PARTS {
            return Err(too_large(&format!("tệp bảng tính có quá {MOST_PARTS} tệp con")));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| not_opened(&error))?;
        let mut names = HashMap::new();
        for (index, name) in zip.file_names().enumerate() {
            if let Ok(name) = name {
                names.entry(normal(&name)).or_insert(index);
            }
        }
        let left = Left { bytes: Cell::new(MOST_UNPACKED), tags: Cell::new(MOST_TAGS) };
        Ok(Self { zip, names, left: Rc::new(left) })
    }

    /// Whether a part is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&normal(name))
    }

    /// The names of the parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// A part of XML; none where it is not there.
    ///
    /// # Errors
    /// A part that cannot be opened.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<XmlPart<'_>>, Diagnostic> {
        let Some(index) = self.names.get(&normal(name)).copied() else { return Ok(None) };
        let entry = self.zip.by_index(index).map_err(|error| not_opened(&error))?;
        let source = Metered { part: Box::new(entry), left: Rc::clone(&self.left), since_tag: 0 };
        let mut reader = Reader::from_reader(BufReader::with_capacity(64 * 1024, source));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        Ok(Some(XmlPart { reader, buffer: Vec::new(), left: Rc::clone(&self.left) }))
    }
}

/// Why an archive or a part of it was not opened.
fn not_opened(error: &ZipError) -> Diagnostic {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            locked("tệp Excel", "Excel")
        }
        ZipError::Io(error) => damaged("tệp", &io_reason(error)),
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            damaged("tệp", &"gói ZIP nén theo cách chương trình không đọc được")
        }
        _ => damaged("tệp", &"gói ZIP hỏng hoặc bị cắt ngang"),
    }
}

/// A name of a part as names are compared: in small letters, `/` between folders, none at the beginning.
fn normal(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Entries that the end of the archive tells, of all that begin like one: a reader makes room for them at once.
fn entries(bytes: &[u8]) -> usize {
    const END: &[u8] = b"PK\x05\x06";
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or_default();
    let told = |at: usize| {
        let count = tail.get(at + 10..at + 12)?;
        Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
    };
    memchr::memmem::find_iter(tail, END)
        .filter_map(told)
        .filter(|count| *count != usize::from(u16::MAX))
        .max()
        .unwrap_or(0)
}

/// Bytes of a part while it is unpacked.
struct Metered<'a> {
    part: Box<dyn Read + 'a>,
    left: Rc<Left>,
    /// Bytes since a tag began or ended: what lies between is held.
    since_tag: u64,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        let left = self.left.bytes.get().checked_sub(read as u64);
        self.left.bytes.set(left.unwrap_or(0));
        let piece = buffer.get(..read).unwrap_or_default();
        self.since_tag = match memchr::memrchr2(b'<', b'>', piece) {
            Some(at) => (read - at) as u64,
            None => self.since_tag + read as u64,
        };
        if left.is_none() || self.since_tag > LONGEST {
            self.left.bytes.set(0);
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(read)
    }
}

/// A part of XML, event by event.
pub(super) struct XmlPart<'a> {
    reader: Reader<BufReader<Metered<'a>>>,
    buffer: Vec<u8>,
    left: Rc<Left>,
}

/// What stands in a part.
pub(super) enum PartNode<'e> {
    /// A tag begins an element.
    Start(XmlTag<'e>),
    /// An element ends.
    End(BytesEnd<'e>),
    /// Text, as much of it as stands in one piece.
    Text(String),
    /// What says nothing.
    Other,
}

impl XmlPart<'_> {
    /// The next node; none at the end of the part.
    ///
    /// # Errors
    /// XML that breaks off, and more of it than may be.
    pub(super) fn next(&mut self) -> Result<Option<PartNode<'_>>, Diagnostic> {
        self.buffer.clear();
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(_) if self.left.bytes.get() == 0 => {
                let most = MOST_UNPACKED / (1024 * 1024);
                return Err(too_large(&format!("tệp bảng tính bung ra quá {most} MiB")));
            }
            Err(quick_xml::Error::Io(_)) => return Err(damaged("bảng tính", &"dữ liệu nén hỏng hoặc bị cắt ngang")),
            Err(_) => return Err(damaged("bảng tính", &"XML bên trong viết sai")),
        };
        let text =
            |text: Result<Cow<'_, str>, _>| text.map_or(PartNode::Other, |text| PartNode::Text(text.into_owned()));
        Ok(Some(match event {
            Event::Eof => return Ok(None),
            Event::Start(tag) | Event::Empty(tag) => {
                let tags = self.left.tags.get();
                if tags == 0 {
                    return Err(too_many(MOST_TAGS, "thẻ XML"));
                }
                self.left.tags.set(tags - 1);
                PartNode::Start(XmlTag(tag))
            }
            Event::End(tag) => PartNode::End(tag),
            Event::Text(piece) => text(piece.xml10_content()),
            Event::CData(piece) => text(piece.xml10_content()),
            Event::GeneralRef(name) => PartNode::Text(referred(&name)),
            _ => PartNode::Other,
        }))
    }
}

/// What a reference stands for; one that is not known stays as it is.
fn referred(name: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    let name = name.decode().unwrap_or_default();
    match &*name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        name => format!("&{name};"),
    }
}

/// A name without its prefix.
fn local(name: &[u8]) -> &[u8] {
    memchr::memchr(b':', name).and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// The tag that begins an element.
pub(super) struct XmlTag<'e>(BytesStart<'e>);

impl XmlTag<'_> {
    /// Name without its prefix.
    pub(super) fn name(&self) -> &[u8] {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, whatever its prefix.
    pub(super) fn attribute(&self, name: &[u8]) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.as_ref()) == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// Whether a cell of ODS is told to hold an error.
    pub(super) fn is_error(&self) -> bool {
        let mut attributes = self.0.attributes();
        let is_sort =
            |attribute: &quick_xml::events::attributes::Attribute<'_>| local(attribute.key.as_ref()) == b"value-type";
        attributes
            .with_checks(false)
            .flatten()
            .any(|attribute| is_sort(&attribute) && attribute.value.as_ref() == b"error")
    }

    /// A whole number in an attribute.
    pub(super) fn number(&self, name: &[u8]) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes.
    pub(super) fn flag(&self, name: &[u8]) -> bool {
        self.attribute(name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
    }
}

/// The fault of a workbook that unpacks to too much.
fn too_large(message: &str) -> Diagnostic {
    Diagnostic::error(Code::VB221, message).help("bỏ bớt trang tính và hình ảnh, hoặc lưu bảng thành CSV")
}
