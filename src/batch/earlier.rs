//! What earlier runs left: result lists read back, line by line, and believed only so far as they can be.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic};
use crate::write::save;

use super::log::{ResultLine, State};

/// Longest line that is believed, in bytes.
const LONGEST: usize = 4 << 20;
/// Highest number of an item that is believed.
const HIGHEST: usize = 10_000_000;
/// Bad lines of a list that are named.
const NAMED: usize = 5;

/// What earlier runs have made, by number; the lines themselves stay on disk.
#[derive(Debug, Default)]
pub struct Earlier {
    path: PathBuf,
    /// Where the line of each item begins.
    offsets: HashMap<usize, u64>,
}

impl Earlier {
    /// What the lists hold together, brought into order in one of them; of two lines of an item the later one counts.
    /// `notes` tells which lines could not be read.
    ///
    /// # Errors
    /// What the disk reports.
    pub(super) fn gather(lists: &[&Path], into: &Path, notes: &mut Vec<Diagnostic>) -> Result<Self, Diagnostic> {
        let mut known = LineIndex::default();
        for list in lists {
            known.add(list, notes);
        }
        Ok(Self { offsets: known.write(into)?, path: into.to_owned() })
    }

    /// The line of an item that was made.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<ResultLine> {
        let offset = *self.offsets.get(&number)?;
        let mut file = File::open(&self.path).ok()?;
        file.seek(SeekFrom::Start(offset)).ok()?;
        let mut line = Vec::new();
        next_line(&mut BufReader::with_capacity(1024, file), &mut line).ok()?;
        serde_json::from_slice(&line).ok().filter(|line: &ResultLine| line.stt == number)
    }
}

/// Where the lines of several lists stand, by number of the item.
#[derive(Debug, Default)]
pub(super) struct LineIndex {
    files: Vec<PathBuf>,
    lines: BTreeMap<usize, LinePlace>,
}

/// A line of one of the lists.
#[derive(Debug)]
struct LinePlace {
    file: usize,
    offset: u64,
    state: State,
}

impl LineIndex {
    /// Adds the lines of a list that can be read; those that were cut short or spoiled are left out and told, a list that is
    /// not there is none.
    pub(super) fn add(&mut self, path: &Path, notes: &mut Vec<Diagnostic>) {
        // A pipe would wait for ever, a device never end.
        let regular = match fs::symlink_metadata(path) {
            Ok(data) => data.is_file(),
            Err(_) => return,
        };
        let Some(file) = regular.then(|| File::open(path).ok()).flatten() else {
            notes.push(unread(path, "không đọc được danh sách kết quả của lượt trước".to_owned()));
            return;
        };
        let mut reader = BufReader::new(file);
        let (mut line, mut offset) = (Vec::new(), 0);
        let (mut bad, mut outside) = (Vec::new(), Vec::new());
        for number in 1_usize.. {
            let length = match next_line(&mut reader, &mut line) {
                Ok(0) => break,
                Ok(length) => length,
                Err(_) => {
                    bad.push(number);
                    break;
                }
            };
            match serde_json::from_slice::<ResultLine>(&line) {
                Ok(read) if !read.stays_inside() => outside.push(number),
                Ok(read) if (1..=HIGHEST).contains(&read.stt) && line.len() <= LONGEST => {
                    self.lines.insert(read.stt, LinePlace { file: self.files.len(), offset, state: read.trang_thai });
                }
                _ if line.trim_ascii().is_empty() => {}
                _ => bad.push(number),
            }
            offset += length;
        }
        for (numbers, what) in [(bad, "không đọc được"), (outside, "nêu tệp ngoài thư mục của danh sách")]
        {
            if numbers.is_empty() {
                continue;
            }
            let named: Vec<String> = numbers.iter().take(NAMED).map(usize::to_string).collect();
            let more = if numbers.len() > NAMED { " …" } else { "" };
            let message =
                format!("danh sách kết quả có {} dòng {what}: dòng {}{more}", numbers.len(), named.join(", "));
            notes.push(unread(path, message));
        }
        self.files.push(path.to_owned());
    }

    /// The numbers of the items, in order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        self.lines.keys().copied()
    }

    /// How many items failed.
    pub(super) fn failed(&self) -> usize {
        self.lines.values().filter(|line| line.state == State::Loi).count()
    }

    /// Writes the lines in order; returns where the line of each item that was made begins.
    pub(super) fn write(&self, path: &Path) -> Result<HashMap<usize, u64>, Diagnostic> {
        let mut offsets = HashMap::new();
        let mut at = 0;
        save::pieces(path, |out| {
            let mut files: Vec<BufReader<File>> =
                self.files.iter().map(|path| File::open(path).map(BufReader::new)).collect::<io::Result<_>>()?;
            let mut line = Vec::new();
            for (number, place) in &self.lines {
                let file = &mut files[place.file];
                let here = file.stream_position()?;
                if here != place.offset {
                    file.seek(SeekFrom::Start(place.offset))?;
                }
                next_line(file, &mut line)?;
                let whole = line.trim_ascii_end();
                out.write_all(whole)?;
                out.write_all(b"\n")?;
                if place.state == State::Xong {
                    offsets.insert(*number, at);
                }
                at += whole.len() as u64 + 1;
            }
            Ok(())
        })?;
        Ok(offsets)
    }
}

/// Lines of a file among which one of a list is looked for.
const LOOKED_AT: usize = 1_000;
/// How the lines of a list begin.
const BEGINS: &[u8] = b"{\"stt\":";

/// Whether a file is a list, be it one that was spoiled or cut short; an empty one is.
pub(super) fn is_list(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let mut reader = BufReader::new(file);
    let mut line = Vec::new();
    let mut empty = true;
    for _ in 0..LOOKED_AT {
        match next_line(&mut reader, &mut line) {
            Ok(1..) if line.starts_with(BEGINS) || serde_json::from_slice::<ResultLine>(&line).is_ok() => return true,
            // A power cut leaves zeros.
            Ok(1..) => empty &= line.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0),
            Ok(0) | Err(_) => break,
        }
    }
    empty
}

fn unread(path: &Path, message: String) -> Diagnostic {
    Diagnostic::warning(Code::VB814, message)
        .file(path.display().to_string())
        .help("các dòng ấy bị bỏ qua, mục của chúng được làm lại; không phải làm gì nếu lượt trước bị ngắt")
}

/// The next line; of one beyond what is believed only the beginning is kept. Returns its length in the file, 0 at the end.
pub(super) fn next_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<u64> {
    line.clear();
    let mut length = 0;
    loop {
        let ahead = match reader.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            ahead => ahead?,
        };
        let end = ahead.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(ahead.len(), |end| end + 1);
        if line.len() <= LONGEST {
            line.extend_from_slice(&ahead[..taken]);
        }
        reader.consume(taken);
        length += taken as u64;
        if end.is_some() || taken == 0 {
            return Ok(length);
        }
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn line(number: usize) -> String {
        format!("{{\"stt\":{number},\"vao\":\"a\",\"ra\":\"{number}.docx\",\"trang_thai\":\"xong\",\"khoa\":\"k\"}}\n")
    }

    #[test]
    fn a_spoiled_line_costs_its_own_item_alone() {
        let folder = TempDir::new().unwrap();
        let list = folder.path().join("ket-qua.jsonl");
        let spoiled: [&[u8]; 8] = [
            b"\xFF\xFE{\n",
            b"{\"stt\":2,\"vao\":\"\xE1\"}\n",
            b"\0\0\0\0\n",
            b"{\"stt\":2\n",
            b"[[[[\n",
            b"{\"stt\":-1}\n",
            &line(usize::MAX).into_bytes(),
            &[&vec![b'a'; LONGEST * 2][..], b"\n"].concat(),
        ];
        for bytes in spoiled {
            let all = [line(1).as_bytes(), bytes, b"\r\n", line(3).as_bytes(), b"{\"stt\":4,\"va"].concat();
            fs::write(&list, all).unwrap();
            let mut notes = Vec::new();
            let earlier = Earlier::gather(&[&list], &list, &mut notes).unwrap();
            assert_eq!([1, 2, 3, 4].map(|number| earlier.get(number).is_some()), [true, false, true, false]);
            assert_eq!(notes.len(), 1);
            let said = "danh sách kết quả có 2 dòng không đọc được: dòng 2, 5";
            assert_eq!((notes[0].code.as_str(), notes[0].message.as_str()), ("VB814", said));
            assert_eq!(fs::read_to_string(&list).unwrap(), line(1) + &line(3));
        }
    }

    #[test]
    fn no_more_of_a_line_is_kept_than_is_believed() {
        let endless = io::Read::take(io::repeat(b'a'), 64 << 20);
        let mut line = Vec::new();
        assert_eq!(next_line(&mut BufReader::new(endless), &mut line).unwrap(), 64 << 20);
        assert!(line.len() > LONGEST && line.len() < LONGEST * 2, "{}", line.len());
    }

    #[cfg(unix)]
    #[test]
    fn a_list_that_is_no_file_is_not_opened() {
        let folder = TempDir::new().unwrap();
        let list = folder.path().join("ket-qua.jsonl");
        std::os::unix::fs::symlink("/dev/zero", &list).unwrap();
        let mut notes = Vec::new();
        let mut index = LineIndex::default();
        index.add(&list, &mut notes);
        assert!(index.lines.is_empty() && notes.len() == 1);
    }
}
