//! The records of a workbook's stream (MS-XLS): a kind, a length, and bytes that go on in the records behind.

/// Kinds of record, by the names of MS-XLS.
pub(super) mod kind {
    pub(in super::super) const FORMULA: usize = 0x0006;
    pub(in super::super) const EOF: usize = 0x000A;
    pub(in super::super) const DATE_1904: usize = 0x0022;
    pub(in super::super) const FONT: usize = 0x0031;
    pub(in super::super) const FILE_PASS: usize = 0x002F;
    pub(in super::super) const CONTINUE: usize = 0x003C;
    pub(in super::super) const CODE_PAGE: usize = 0x0042;
    pub(in super::super) const COL_INFO: usize = 0x007D;
    pub(in super::super) const BOUND_SHEET: usize = 0x0085;
    pub(in super::super) const FILTER_MODE: usize = 0x009B;
    pub(in super::super) const MUL_RK: usize = 0x00BD;
    pub(in super::super) const R_STRING: usize = 0x00D6;
    pub(in super::super) const XF: usize = 0x00E0;
    pub(in super::super) const MERGE_CELLS: usize = 0x00E5;
    pub(in super::super) const SST: usize = 0x00FC;
    pub(in super::super) const LABEL_SST: usize = 0x00FD;
    pub(in super::super) const NUMBER: usize = 0x0203;
    pub(in super::super) const LABEL: usize = 0x0204;
    pub(in super::super) const ROW: usize = 0x0208;
    pub(in super::super) const BOOL_ERR: usize = 0x0205;
    pub(in super::super) const STRING: usize = 0x0207;
    pub(in super::super) const RK: usize = 0x027E;
    pub(in super::super) const FORMAT: usize = 0x041E;
    pub(in super::super) const BOF: usize = 0x0809;
}

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'s> {
    /// One of [`kind`], or another.
    pub(super) kind: usize,
    /// Its bytes.
    pub(super) data: &'s [u8],
    /// The stream behind it.
    behind: &'s [u8],
}

/// Records, one after the other.
pub(super) struct Records<'s> {
    rest: &'s [u8],
}

impl<'s> Records<'s> {
    pub(super) fn of(stream: &'s [u8]) -> Self {
        Self { rest: stream }
    }

    /// Whether the stream breaks off within a record.
    pub(super) fn is_cut(&self) -> bool {
        !self.rest.is_empty()
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, length) = (short(self.rest, 0)?, short(self.rest, 2)?);
        let data = self.rest.get(4..4 + length)?;
        self.rest = self.rest.get(4 + length..)?;
        Some(Record { kind, data, behind: self.rest })
    }
}

impl<'s> Record<'s> {
    /// The bytes of the record from a place on, with those of the records that continue it.
    pub(super) fn continued(self, from: usize) -> Option<Continued<'s>> {
        Some(Continued { piece: self.data.get(from..)?, behind: Records::of(self.behind) })
    }
}

/// Bytes of a record and of those that continue it.
pub(super) struct Continued<'s> {
    piece: &'s [u8],
    behind: Records<'s>,
}

impl<'s> Continued<'s> {
    /// Goes on to the record that continues this one; whether there is one.
    pub(super) fn go_on(&mut self) -> bool {
        match self.behind.next() {
            Some(record) if record.kind == kind::CONTINUE => {
                self.piece = record.data;
                true
            }
            _ => false,
        }
    }

    /// Whether bytes are left, in this record or one that continues it.
    pub(super) fn has_more(&mut self) -> bool {
        while self.piece.is_empty() {
            if !self.go_on() {
                return false;
            }
        }
        true
    }

    /// So many bytes, or as many as the piece still has.
    pub(super) fn some(&mut self, most: usize) -> &'s [u8] {
        let (taken, rest) = self.piece.split_at(most.min(self.piece.len()));
        self.piece = rest;
        taken
    }

    /// The next bytes, which may be parted.
    pub(super) fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            if !self.has_more() {
                return None;
            }
            *byte = *self.some(1).first()?;
        }
        Some(bytes)
    }

    /// Passes over bytes.
    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if !self.has_more() {
                return None;
            }
            count -= self.some(count).len();
        }
        Some(())
    }
}

/// A number of two bytes.
pub(super) fn short(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

/// A number of four bytes.
pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// A number as a count or place.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
