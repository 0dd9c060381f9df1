//! What sort of file bytes are, told by the bytes alone: a file of another sort than is wanted is named for what it is.

use crate::diag::{Code, Diagnostic};

use super::DATA;
use super::file::Wanted;

/// First bytes of an old Office file, or of an encrypted new one.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Bytes that are looked at of a file of text.
const LOOKED_AT: usize = 2_048;
/// Length of the file that Office keeps beside one that is open, in bytes: Word and Excel.
const LOCKS: [usize; 2] = [162, 165];
/// Bytes that it gives to the name of the user, behind the length of that.
const USER: usize = 54;

/// First bytes that tell a file.
const STARTS: [(&[u8], FileSort); 12] = [
    (b"%PDF-", FileSort::Pdf),
    (b"{\\rtf", FileSort::Rtf),
    (b"\x89PNG", FileSort::Picture),
    (b"\xFF\xD8\xFF", FileSort::Picture),
    (b"GIF8", FileSort::Picture),
    (b"II*\0", FileSort::Picture),
    (b"MM\0*", FileSort::Picture),
    (b"Rar!", FileSort::Archive("RAR")),
    (b"7z\xBC\xAF", FileSort::Archive("7z")),
    (b"\x1F\x8B", FileSort::Archive("gzip")),
    (b"MZ", FileSort::Program),
    (b"\x7FELF", FileSort::Program),
];

/// Parts that tell a package, in small letters, the surer first.
const PARTS: [(&str, FileSort); 6] = [
    ("xl/workbook.xml", FileSort::Excel),
    ("xl/workbook.bin", FileSort::BinaryExcel),
    ("word/document.xml", FileSort::Word),
    ("ppt/presentation.xml", FileSort::PowerPoint),
    ("visio/document.xml", FileSort::Visio),
    ("index/document.iwa", FileSort::Apple),
];

/// What an OpenDocument file says of itself at its beginning.
const OPEN: [(&str, FileSort); 3] = [
    ("opendocument.text", FileSort::OpenText),
    ("opendocument.spreadsheet", FileSort::OpenTable),
    ("opendocument.presentation", FileSort::OpenSlides),
];

/// Streams that tell a compound file.
const STREAMS: [(&str, FileSort); 6] = [
    ("EncryptedPackage", FileSort::Locked),
    ("WordDocument", FileSort::OldWord),
    ("PowerPoint Document", FileSort::OldPowerPoint),
    ("Workbook", FileSort::OldExcel),
    ("Book", FileSort::OldExcel),
    ("__substg1.0_", FileSort::Message),
];

/// A sort of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSort {
    /// PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// A picture.
    Picture,
    /// An archive that is no ZIP, by its name.
    Archive(&'static str),
    /// A ZIP archive of anything.
    Zip,
    /// A program.
    Program,
    /// What Office keeps beside a file that is open.
    Lock,
    /// HTML.
    WebPage,
    /// MHTML.
    SavedPage,
    /// A workbook of Excel 2003 in XML.
    XmlTable,
    /// XML of anything.
    Xml,
    /// JSON.
    Json,
    /// DOCX and its kin.
    Word,
    /// DOC.
    OldWord,
    /// XLSX and its kin.
    Excel,
    /// XLSB.
    BinaryExcel,
    /// XLS.
    OldExcel,
    /// PPTX.
    PowerPoint,
    /// PPT.
    OldPowerPoint,
    /// A drawing of Visio.
    Visio,
    /// ODT.
    OpenText,
    /// ODS.
    OpenTable,
    /// ODP.
    OpenSlides,
    /// Numbers, Pages, Keynote.
    Apple,
    /// A message of Outlook.
    Message,
    /// A file of Office with a password.
    Locked,
}

impl FileSort {
    /// The sort of a file; none for text, for what nobody knows, and for what is too damaged to tell.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
        if is_lock(bytes) {
            return Some(Self::Lock);
        }
        if let Some((_, sort)) = STARTS.iter().find(|(mark, _)| start.starts_with(mark)) {
            return Some(*sort);
        }
        if start.starts_with(b"PK\x03\x04") {
            return Self::of_package(start, bytes);
        }
        if start.starts_with(OLE) {
            // The names of streams stand in the directory, anywhere in the file.
            let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
            let holds = |name: &str| memchr::memmem::find(bytes, &wide(name)).is_some();
            return STREAMS.iter().find(|(name, _)| holds(name)).map(|(_, sort)| *sort);
        }
        Self::of_text(start)
    }

    /// The sort of a ZIP archive: by what it says of itself at its beginning, else by the names of its parts.
    fn of_package(start: &[u8], bytes: &[u8]) -> Option<Self> {
        let says = |name: &str| memchr::memmem::find(start, name.as_bytes()).is_some();
        if let Some((_, sort)) = OPEN.iter().find(|(name, _)| says(name)) {
            return Some(*sort);
        }
        let names = part_names(bytes)?;
        // An OpenDocument file of whatever sort.
        if names.iter().any(|name| name == "content.xml") {
            return None;
        }
        Some(Self::of_parts(names.iter().map(String::as_str)).unwrap_or(Self::Zip))
    }

    /// The sort of a package with parts of these names, which are in small letters.
    pub(super) fn of_parts<'n>(names: impl Iterator<Item = &'n str>) -> Option<Self> {
        let place = |name: &str| PARTS.iter().position(|(part, _)| *part == name);
        names.filter_map(place).min().and_then(|at| PARTS.get(at)).map(|(_, sort)| *sort)
    }

    fn of_text(start: &[u8]) -> Option<Self> {
        let text: String = String::from_utf8_lossy(start).chars().filter(|c| *c != '\0').collect();
        let text = text.trim_start_matches(['\u{feff}', '\u{fffd}', ' ', '\t', '\r', '\n']).to_ascii_lowercase();
        let is_markup = text.starts_with('<');
        let is_table = text.contains("excel.sheet")
            || text.contains("urn:schemas-microsoft-com:office:spreadsheet\"") && text.contains("<workbook");
        let is_page =
            ["<html", "<!doctype html", "<table", "<head", "<body", "<meta"].iter().any(|tag| text.contains(tag));
        if text.starts_with("mime-version:") || text.starts_with("from: <saved by") {
            Some(Self::SavedPage)
        } else if is_markup && is_table {
            Some(Self::XmlTable)
        } else if is_markup && is_page {
            Some(Self::WebPage)
        } else if is_markup && text.starts_with("<?xml") {
            Some(Self::Xml)
        } else if text.starts_with('{') || text.starts_with('[') {
            Some(Self::Json)
        } else {
            None
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "tệp PDF",
            Self::Rtf => "tệp RTF",
            Self::Picture => "ảnh",
            Self::Archive("RAR") => "tệp nén RAR",
            Self::Archive("7z") => "tệp nén 7z",
            Self::Archive(_) => "tệp nén gzip",
            Self::Zip => "tệp nén ZIP",
            Self::Program => "chương trình",
            Self::Lock => "tệp tạm của Word, Excel",
            Self::WebPage => "trang web (HTML)",
            Self::SavedPage => "trang web (MHTML)",
            Self::XmlTable => "bảng tính XML 2003",
            Self::Xml => "tệp XML",
            Self::Json => "tệp JSON",
            Self::Word => "tệp Word",
            Self::OldWord => "tệp Word 97–2003 (.doc)",
            Self::Excel => "bảng tính Excel",
            Self::BinaryExcel => "bảng tính Excel dạng nhị phân (.xlsb)",
            Self::OldExcel => "bảng tính Excel 97–2003 (.xls)",
            Self::PowerPoint => "tệp PowerPoint",
            Self::OldPowerPoint => "tệp PowerPoint 97–2003 (.ppt)",
            Self::Visio => "tệp Visio",
            Self::OpenText => "tệp văn bản ODT",
            Self::OpenTable => "bảng tính ODS",
            Self::OpenSlides => "tệp trình chiếu ODP",
            Self::Apple => "tệp Numbers hoặc Pages của máy Mac",
            Self::Message => "thư Outlook (.msg)",
            Self::Locked => "tệp Word hoặc Excel có đặt mật khẩu",
        }
    }

    /// Whether it is text that people may have written.
    fn is_written(self) -> bool {
        matches!(self, Self::Json | Self::Xml | Self::XmlTable | Self::WebPage | Self::SavedPage | Self::Rtf)
    }

    /// The fault of bytes that are given for a file of text and are a file of a program.
    pub(super) fn not_text(bytes: &[u8], wanted: &Wanted<'_>) -> Option<Diagnostic> {
        let what = Self::of(bytes).filter(|sort| !sort.is_written()).map(Self::name);
        let is_packed = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(OLE);
        let what = what.or(is_packed.then_some("tệp Office hoặc tệp nén"))?;
        let fault = Diagnostic::error(Code::VB511, format!("cần {}, mà đây là {what}", wanted.noun));
        Some(if wanted.find.is_empty() { fault } else { fault.help(wanted.find) })
    }

    /// The fault of bytes that are given for data and are something else; none for JSON and for text that may be meant so.
    pub(super) fn not_data(bytes: &[u8], name: &str) -> Option<Diagnostic> {
        let sort = Self::of(bytes);
        let is_csv =
            name.rsplit_once('.').is_some_and(|(_, end)| ["csv", "tsv"].contains(&end.to_lowercase().as_str()));
        let is_table = matches!(sort, Some(Self::Excel | Self::OldExcel | Self::OpenTable));
        let fault = match sort {
            Some(Self::Json) => return None,
            None if is_csv => told("bảng CSV"),
            Some(sort) if sort.is_written() => told(sort.name()),
            _ => Self::not_text(bytes, &DATA)?,
        };
        let fault = match sort {
            Some(Self::Word) => fault.help(format!("muốn kiểm tra thể thức tệp Word: vanban check {name}")),
            _ if is_csv || is_table => {
                fault.help(format!("bảng nhiệm vụ thì để trong tệp dữ liệu: \"nhiem_vu\": {{\"tu_tep\": \"{name}\"}}"))
            }
            _ => fault,
        };
        Some(fault.file(name))
    }
}

fn told(what: &str) -> Diagnostic {
    Diagnostic::error(Code::VB511, format!("cần {}, mà đây là {what}", DATA.noun)).help(DATA.find)
}

/// Whether bytes are what Office keeps beside an open file: the length of the name of the user, the name, blanks.
fn is_lock(bytes: &[u8]) -> bool {
    let Some((length, name)) = bytes.split_first().filter(|_| LOCKS.contains(&bytes.len())) else { return false };
    let blank = name.get(usize::from(*length)..USER);
    *length > 0 && !bytes.contains(&b'\n') && blank.is_some_and(|blank| blank.iter().all(|b| matches!(b, b' ' | 0)))
}

/// The names of the parts of a ZIP archive, by the list at its end; none where that is cut off.
fn part_names(bytes: &[u8]) -> Option<Vec<String>> {
    let number = |at: usize| bytes.get(at..at + 2).map(|two| usize::from(u16::from_le_bytes([two[0], two[1]])));
    let end = memchr::memmem::rfind(bytes, b"PK\x05\x06")?;
    let mut at = number(end + 16)? | number(end + 18)? << 16;
    let mut names = Vec::new();
    while bytes.get(at..)?.starts_with(b"PK\x01\x02") {
        let length = number(at + 28)?;
        let name = String::from_utf8_lossy(bytes.get(at + 46..at + 46 + length)?).to_lowercase();
        names.push(name.replace('\\', "/").trim_start_matches('/').to_owned());
        at += 46 + length + number(at + 30)? + number(at + 32)?;
    }
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::FileSort;

    /// The names of an archive and where they stand; its parts are left out.
    fn package(names: &[&str]) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        for name in names {
            let mut entry = b"PK\x01\x02".to_vec();
            entry.resize(46, 0);
            entry[28] = u8::try_from(name.len()).unwrap();
            bytes.extend(entry);
            bytes.extend(name.bytes());
        }
        bytes.extend(b"PK\x05\x06");
        bytes.resize(bytes.len() + 12, 0);
        bytes.extend([4, 0, 0, 0, 0, 0]);
        bytes
    }

    #[track_caller]
    fn case(bytes: &[u8], sort: Option<FileSort>) {
        assert_eq!(FileSort::of(bytes), sort);
    }

    fn compound(stream: &str) -> Vec<u8> {
        let mut bytes = super::OLE.to_vec();
        bytes.resize(3_000, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    }

    #[test]
    fn a_file_is_told_by_its_bytes() {
        case(b"%PDF-1.7", Some(FileSort::Pdf));
        case(b"\x89PNG\r\n\x1A\n", Some(FileSort::Picture));
        case("\u{feff} {\"loai\": 1}".as_bytes(), Some(FileSort::Json));
        case(b"STT;T\xC3\xAAn", None);
        case(b"", None);
        case(&[&b"\x05Admin"[..], &[b' '; 159]].concat(), Some(FileSort::Lock));
        // A short CSV has the same length.
        let row = b"1;Viec;P;Quy I\r\n";
        case(&[&row[..], &[b'a'; 165 - 16]].concat(), None);
        case(b"<html><body>", Some(FileSort::WebPage));
        case(b"<?xml version=\"1.0\"?><a/>", Some(FileSort::Xml));
        case(&compound("WordDocument"), Some(FileSort::OldWord));
        case(&compound("Workbook"), Some(FileSort::OldExcel));
        case(&compound("EncryptedPackage"), Some(FileSort::Locked));
        case(&compound("PowerPoint Document"), Some(FileSort::OldPowerPoint));
        case(&compound("Root Entry"), None);
        for (part, sort) in [
            ("word/document.xml", FileSort::Word),
            ("XL\\workbook.xml", FileSort::Excel),
            ("/xl/workbook.bin", FileSort::BinaryExcel),
            ("ppt/presentation.xml", FileSort::PowerPoint),
            ("word/embeddings/xl/workbook.xml", FileSort::Zip),
        ] {
            case(&package(&["a.txt", part]), Some(sort));
        }
        for (kind, sort) in [("text", FileSort::OpenText), ("spreadsheet", FileSort::OpenTable)] {
            case(format!("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.{kind}").as_bytes(), Some(sort));
        }
        // What is cut off does not tell, nor what says nothing of itself.
        case(&package(&["content.xml"]), None);
        case(b"PK\x03\x04word/document.xml", None);
    }
}
