//! Builds XLS workbooks (MS-XLS in MS-CFB) record by record.

pub(crate) const SECTOR: usize = 512;
const NONE: u32 = u32::MAX;
const END: u32 = u32::MAX - 1;

/// A compound file of one stream.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    // Streams below 4096 bytes would stand in small sectors.
    let length = stream.len().max(4096);
    let sectors = length.div_ceil(SECTOR);
    let tables = (sectors + 1).div_ceil(SECTOR / 4 - 1);
    assert!(tables <= 109, "no room for so large a stream");
    let number = |number: usize| u32::try_from(number).unwrap();
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(24, 0);
    for short in [0x3E_u16, 3, 0xFFFE, 9, 6, 0, 0, 0] {
        file.extend(short.to_le_bytes());
    }
    let directory = number(sectors);
    for long in [0, number(tables), directory, 0, 4096, END, 0, END, 0] {
        file.extend(long.to_le_bytes());
    }
    for table in 0..109 {
        let id = if table < tables { number(sectors + 1 + table) } else { NONE };
        file.extend(id.to_le_bytes());
    }
    file.extend(stream);
    file.resize(SECTOR * (sectors + 1), 0);
    for (name, sort, start, length) in [("Root Entry", 5, END, 0), (name, 2, 0, number(length))] {
        let mut entry = vec![0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = u8::try_from(name.len() * 2 + 2).unwrap();
        entry[66] = sort;
        entry[68..80].fill(0xFF);
        entry[116..120].copy_from_slice(&u32::to_le_bytes(start));
        entry[120..124].copy_from_slice(&u32::to_le_bytes(length));
        file.extend(entry);
    }
    file.resize(SECTOR * (sectors + 2), 0);
    for sector in 0..tables * SECTOR / 4 {
        let next = match sector {
            _ if sector + 1 < sectors => number(sector + 1),
            _ if sector <= sectors => END,
            _ if sector <= sectors + tables => NONE - 2,
            _ => NONE,
        };
        file.extend(next.to_le_bytes());
    }
    file
}

pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

pub(crate) fn shorts(numbers: &[usize]) -> Vec<u8> {
    numbers.iter().flat_map(|number| u16::try_from(*number).unwrap().to_le_bytes()).collect()
}

/// A record of a cell: row, column, format, and what it holds.
pub(crate) fn cell(kind: u16, row: usize, column: usize, format: usize, value: &[u8]) -> Vec<u8> {
    record(kind, &[&shorts(&[row, column, format]), value].concat())
}

/// A string with its length in two bytes.
pub(crate) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let bytes = units.iter().flat_map(|unit| unit.to_le_bytes());
    shorts(&[units.len()]).into_iter().chain([1]).chain(bytes).collect()
}

pub(crate) fn label(row: usize, column: usize, text: &str) -> Vec<u8> {
    cell(0x0204, row, column, 0, &wide(text))
}

pub(crate) const BOF: &[u8] = &[0x00, 0x06, 0x05, 0x00];
pub(crate) const EOF: &[u8] = &[0x0A, 0, 0, 0];

/// The stream of a workbook: what stands before the sheets, and the cells of each.
pub(crate) fn stream(version: &[u8], globals: &[u8], sheets: &[Vec<u8>]) -> Vec<u8> {
    let mut stream = record(0x0809, version);
    stream.extend(globals);
    let names = sheets.len() * 14;
    let mut start = stream.len() + names + EOF.len();
    for (index, sheet) in sheets.iter().enumerate() {
        let name = char::from(b'a' + u8::try_from(index % 26).unwrap());
        let width = u8::from(version == BOF);
        // A name in one byte a letter; the byte that says so stands only from Excel 97 on.
        let mut name_bytes = vec![1, 0, name as u8];
        if width == 0 {
            name_bytes = vec![2, name as u8, b' '];
        }
        let mut data = u32::try_from(start).unwrap().to_le_bytes().to_vec();
        data.extend([0, 0]);
        data.extend(name_bytes);
        data.push(0);
        stream.extend(record(0x0085, &data));
        start += 4 + version.len() + sheet.len() + EOF.len();
    }
    stream.extend(EOF);
    for sheet in sheets {
        stream.extend(record(0x0809, version));
        stream.extend(sheet);
        stream.extend(EOF);
    }
    stream
}

pub(crate) fn book(globals: &[u8], sheets: &[Vec<u8>]) -> Vec<u8> {
    compound("Workbook", &stream(BOF, globals, sheets))
}

pub(crate) fn list() -> Vec<u8> {
    let head = [label(0, 0, "TT"), label(0, 1, "Nhiệm vụ"), label(0, 2, "Chủ trì")].concat();
    [head, label(1, 0, "1"), label(1, 1, "Rà soát"), label(1, 2, "Sở Y tế")].concat()
}

/// A string of the shared table.
pub(crate) fn shared(text: &str) -> Vec<u8> {
    let mut string = wide(text);
    string[2] = u8::from(!text.is_ascii());
    if text.is_ascii() {
        string.truncate(3);
        string.extend(text.bytes());
    }
    string
}

pub(crate) fn table(strings: &[u8]) -> Vec<u8> {
    record(0x00FC, &[&[0; 8], strings].concat())
}
