//! What a plan keeps in other files: tasks, tables, pictures.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Faults};
use crate::text::Repairs;

use super::file::{self, Wanted};
use super::picture;
use super::table::{TableOptions, TaskPlaces, cell_faults, fill_from_file, read_task_file};
use crate::plan::{CotNhiemVu, Dong, NhiemVuNguon, Node, NodeMut, PictureFile, Plan, SttNhiemVu};

/// What is to be said of the files that were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilesRead {
    /// How the columns of a list were understood, a line each.
    pub described: Vec<String>,
    /// Notes.
    pub notes: Vec<Diagnostic>,
    /// What was repaired in the text.
    pub repairs: Repairs,
    /// How many words were turned into Unicode from an old encoding.
    pub converted: usize,
    /// Which of the columns to be turned round the list has.
    pub swapped: Vec<String>,
    /// Where the tasks of the list stand.
    pub places: TaskPlaces,
}

impl FilesRead {
    /// The faults of columns that are to be turned round and that no list has.
    pub fn unswapped<'s>(swapped: &'s [String], wanted: &'s [String]) -> impl Iterator<Item = Diagnostic> + 's {
        wanted.iter().filter(|name| !swapped.contains(name)).map(|name| {
            Diagnostic::error(Code::VB726, format!("không bảng nào được đọc có cột «{name}» nêu ở --swap-dates"))
                .help("ghi chữ cái của cột, như H, hoặc đúng tên cột")
        })
    }
}

/// The files that a plan names, as [`attach`] will read them.
#[must_use]
pub fn named_files(plan: &Plan, folder: &Path) -> Vec<PathBuf> {
    let mut named = Vec::new();
    if let Some(NhiemVuNguon::TuTep(source)) = &plan.nhiem_vu {
        named.push(beside(folder, &source.tu_tep));
    }
    plan.walk(&mut |_, node| match node {
        Node::Table(bang) => named.extend(bang.tu_tep.as_ref().map(|file| beside(folder, file))),
        Node::Picture(hinh) => named.push(beside(folder, &hinh.tep)),
        _ => {}
    });
    named
}

/// The path of a file that the data names, as people write it.
fn beside(folder: &Path, name: &str) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) }
}

/// Reads every file that a plan names; paths are relative to `folder`.
///
/// # Errors
/// Every file that cannot be read, with the path in the data that names it.
pub fn attach(plan: &mut Plan, folder: &Path, options: &TableOptions) -> Result<FilesRead, Faults> {
    let mut attached = FilesRead::default();
    let mut faults = Faults::default();
    if let Some(NhiemVuNguon::TuTep(source)) = &plan.nhiem_vu {
        let columns = source.cot.iter().map(|(column, field)| (column.clone(), field.clone().unwrap_or_default()));
        let numbers = options.numbers || plan.nhiem_vu_phu_luc.numbers() == SttNhiemVu::Giu;
        let options = TableOptions { columns: columns.collect(), numbers, ..options.clone() };
        match read_task_file(&beside(folder, &source.tu_tep), source.trang.as_deref(), &options) {
            Ok(tasks) => {
                attached.described = tasks.describe().to_vec();
                attached.notes = tasks.notes;
                attached.repairs = tasks.repairs;
                attached.converted = tasks.converted;
                attached.swapped = tasks.swapped;
                attached.places = tasks.places;
                plan.nhiem_vu = Some(NhiemVuNguon::Danh(tasks.groups));
                if plan.nhiem_vu_phu_luc.giu_dau && plan.nhiem_vu_phu_luc.cot.is_empty() {
                    let kept = |(field, name): (&'static str, String)| CotNhiemVu {
                        muc: field.into(),
                        ten: Some(name.into()),
                        rong: None,
                    };
                    plan.nhiem_vu_phu_luc.cot = tasks.heads.into_iter().map(kept).collect();
                }
            }
            Err(more) => faults.extend(more),
        }
    }
    let mut held = Held::default();
    plan.walk_mut(&mut |path, node| match node {
        _ if held.is_full || faults.is_full() => {}
        NodeMut::Table(bang) => {
            let file = bang.tu_tep.take().map(|file| beside(folder, &file));
            match file.as_ref().map(|file| fill_from_file(bang, &path.to_string(), file, options.convert)) {
                None => {}
                Some(Ok(read)) => {
                    attached.repairs.add(read.cleaner.repairs);
                    attached.converted += read.cleaner.converted;
                    attached.notes.extend(read.notes);
                    attached.described.push(read.described);
                }
                Some(Err(more)) => faults.extend(more),
            }
            let cells = bang
                .dong
                .iter()
                .map(|row| if let Dong::O(cells) | Dong::Dang(_, cells) = row { cells.len() } else { 1 })
                .sum();
            faults.extend(file.as_ref().and_then(|_| held.cells(cells)).map(|fault| fault.path(path.at("tu_tep"))));
            // The cells of a file are told when it is read.
            if file.is_none() {
                faults.extend(cell_faults(bang, |row, _| path.at("dong").nth(row).to_string()));
            }
        }
        NodeMut::Picture(hinh) => match held.picture(beside(folder, &hinh.tep)) {
            Ok(picture) => hinh.anh = Some(picture),
            Err(fault) => faults.push(fault.path(path.at("tep"))),
        },
        _ => {}
    });
    faults.into_result(attached)
}

/// Most bytes of all pictures of a plan, each file counted once.
const MOST_PICTURES: usize = 128 * 1024 * 1024;
/// Most cells of all tables that a plan has in files.
const MOST_CELLS: usize = 2_000_000;

/// What is held of the files of a plan.
#[derive(Default)]
struct Held {
    pictures: BTreeMap<PathBuf, Arc<PictureFile>>,
    bytes: usize,
    cells: usize,
    /// Whether no more files are read.
    is_full: bool,
}

impl Held {
    /// A picture, read once however often it is named.
    fn picture(&mut self, path: PathBuf) -> Result<Arc<PictureFile>, Diagnostic> {
        if let Some(known) = self.pictures.get(&path) {
            return Ok(Arc::clone(known));
        }
        let read = Arc::new(picture(&path)?);
        self.bytes = self.bytes.saturating_add(read.bytes.len());
        if self.bytes > MOST_PICTURES {
            self.is_full = true;
            return Err(Diagnostic::error(
                Code::VB250,
                format!("các ảnh của văn bản dài quá {} MiB", MOST_PICTURES / (1024 * 1024)),
            )
            .help("thu nhỏ ảnh, hoặc lưu thành JPEG"));
        }
        self.pictures.insert(path, Arc::clone(&read));
        Ok(read)
    }

    /// Counts the cells of a table.
    fn cells(&mut self, count: usize) -> Option<Diagnostic> {
        self.cells = self.cells.saturating_add(count);
        self.is_full |= self.cells > MOST_CELLS;
        self.is_full.then(|| {
            Diagnostic::error(Code::VB224, "các bảng của văn bản có quá 2.000.000 ô")
                .help("bỏ bớt dòng, hoặc chia thành nhiều văn bản")
        })
    }
}

/// A picture beside the data.
const PICTURE: Wanted<'_> = Wanted {
    noun: "tệp ảnh",
    missing: Code::VB251,
    unreadable: Code::VB254,
    large: Code::VB250,
    find: "đường dẫn ở «tep» tính từ thư mục của tệp dữ liệu",
    shrink: "thu nhỏ ảnh, hoặc lưu thành JPEG",
    limit: picture::LARGEST as u64,
};

fn picture(path: &Path) -> Result<PictureFile, Diagnostic> {
    file::read(path, &PICTURE).and_then(PictureFile::new).map_err(|mut fault| {
        // The fault stands where the data names the picture.
        fault.place.file = None;
        fault.message = format!("{}: «{}»", fault.message, path.display());
        fault
    })
}
