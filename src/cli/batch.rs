//! `vanban batch`: many documents at once.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};

use crate::batch::{self, BatchRun, ItemMaker, Items, Job, Names, ResultLog, Shard, State, Totals};
use crate::diag::{Code, Diagnostic, Faults, Severity, reader_reason};
use crate::intake::file::{self, MIB, Wanted};
use crate::intake::{LoadOptions, clean_fields, weigh};
use crate::write::Leftovers;
use crate::write::save::Saving;

use super::Exit;
use super::args::BatchArgs;
use super::config::Config;
use super::console::Console;
use super::footprint::Footprint;
use super::template;

/// Items between two lines of progress where there is no terminal.
const TOLD_EVERY: usize = 1_000;

/// Makes the documents, or joins the lists of shares.
pub(super) fn run(arguments: &BatchArgs, console: &Console) -> Result<Exit, Faults> {
    if arguments.merge {
        return merge(arguments, console);
    }
    let jobs = jobs(arguments)?;
    let config =
        Config::find(jobs.first().map_or(Path::new("."), |job| file::folder_of(&job.du_lieu)), console.trust())?;
    let templates = template::load(arguments.template_dir.as_deref(), arguments.template.as_deref(), &config)?;
    let load = LoadOptions {
        nd30: Arc::clone(templates.nd30()),
        convert: arguments.convert,
        set: Vec::new(),
        swap_dates: arguments.swap_dates.clone(),
        numbers: false,
    };
    let mut maker = ItemMaker::new(
        &templates,
        config.options(arguments.size_set, arguments.format),
        load.clone(),
        &arguments.output,
        Saving { force: arguments.force, sync: arguments.sync },
    );
    let names = Names::new(arguments.name.as_deref(), load, arguments.format)?;
    let list = JobList::new(jobs, &maker, arguments)?;
    let total = if list.streams { None } else { Some(names.check(&mut *list.items())?) };
    console.diagnostics(&list.notes.take());
    let shard = arguments.shard.map(|(number, of)| Shard { number, of });
    let mut footprint = Footprint::default();
    footprint.reads_settings(arguments.template_dir.as_deref(), &config).reads_templates(&templates);
    footprint.reads(&arguments.list).reads(list.files());
    let [list_file, running] = ResultLog::files(&arguments.output, shard);
    footprint.writes([list_file.with_extension("xlsx"), list_file, running]).refuse()?;
    if arguments.force {
        maker.inputs = footprint.inputs();
    }
    batch::check_list(&arguments.output, shard, arguments.force)?;
    let mut notes = Vec::new();
    let opened = ResultLog::open(&arguments.output, shard, arguments.resume, &mut notes);
    console.diagnostics(&notes);
    let (mut log, done) = opened?;
    let leftovers = Leftovers::find(&arguments.output);
    match shard {
        // The other shares may be at work in the folder now, on machines whose locks are not seen here.
        Some(_) => maker.leftovers = leftovers,
        None => leftovers.remove_dead(),
    }
    let here = total.map(|total| shard.map_or(total, |shard| (1..=total).filter(|item| shard.takes(*item)).count()));
    let run = BatchRun {
        maker: &maker,
        names: &names,
        jobs: arguments.jobs.map_or_else(batch::cores, usize::from),
        shard,
        fail_fast: arguments.fail_fast,
        done,
        late_names: list.streams,
    };
    let progress = Meter::new(here);
    let mut told = 0;
    let result = batch::run(&run, &mut *list.items(), &mut |line, findings| {
        log.append(line)?;
        told += usize::from(line.trang_thai != State::Xong);
        progress.item(console, || match told {
            ..=MOST_TOLD => tell(line.trang_thai, &line.vao, findings, console),
            _ if told == MOST_TOLD + 1 && line.trang_thai != State::Xong => {
                console.talk("… còn mục lỗi nữa, không kể hết: xem trong danh sách kết quả.");
            }
            _ => {}
        });
        Ok(())
    });
    progress.end();
    let totals = result?;
    let early = arguments.fail_fast && totals.failed > 0;
    let written = log.finish(early)?;
    console.path(&written);
    tell_sheet(&written, arguments, console);
    summary(totals, arguments, console);
    Ok(if totals.failed > 0 { Exit::WithErrors } else { Exit::Done })
}

/// Writes the list as a workbook too; where that cannot be, the list itself is there all the same.
fn tell_sheet(list: &Path, arguments: &BatchArgs, console: &Console) {
    #[cfg(feature = "xlsx")]
    if arguments.shard.is_none() && list.extension().is_some_and(|own| own == "jsonl") {
        match batch::write_sheet(list, arguments.force) {
            Ok(Some(sheet)) => console.talk(&format!("Bảng kết quả để mở bằng Excel: {}", sheet.display())),
            Ok(None) => {}
            Err(fault) => console.diagnostics(&[Diagnostic { severity: Severity::Warning, ..fault }]),
        }
    }
    #[cfg(not(feature = "xlsx"))]
    let _ = (list, arguments, console);
}

/// Items that failed and are told one by one; all of them stand in the list of results.
const MOST_TOLD: usize = 100;

/// Says what became of an item, where there is something to say.
fn tell(state: State, label: &str, findings: &[Diagnostic], console: &Console) {
    if state == State::Xong {
        return;
    }
    let mut shown = findings.to_vec();
    for finding in &mut shown {
        if finding.place.file.is_none() {
            finding.place.file = Some(label.to_owned());
        }
    }
    shown.retain(|finding| finding.severity == Severity::Error);
    console.diagnostics(&shown);
}

fn summary(totals: Totals, arguments: &BatchArgs, console: &Console) {
    if totals.made + totals.kept + totals.failed == 0 {
        console.talk("Không có mục nào để làm: bảng trống hoặc chỉ có dòng tên cột.");
    }
    let kept = if totals.kept > 0 { format!(", giữ nguyên {}", totals.kept) } else { String::new() };
    console.talk(&format!("Đã tạo {} văn bản{kept}, lỗi {}.", totals.made, totals.failed));
    if totals.failed > 0 {
        console.talk("Sửa các mục lỗi nêu trên rồi chạy lại với --resume: mục đã xong được giữ nguyên.");
    } else if let Some((_, of)) = arguments.shard {
        console.talk(&format!("Khi đủ {of} phần: vanban batch --merge -o {}", arguments.output.display()));
    }
}

fn merge(arguments: &BatchArgs, console: &Console) -> Result<Exit, Faults> {
    batch::check_list(&arguments.output, None, arguments.force)?;
    let merged = batch::merge(&arguments.output)?;
    let list = arguments.output.join(batch::log_name(None));
    console.path(&list);
    tell_sheet(&list, arguments, console);
    console.diagnostics(&merged.notes);
    for missing in &merged.told {
        console.talk(missing);
    }
    if merged.missing > merged.told.len() {
        console.talk(&format!("… và {} chỗ thiếu khác", merged.missing - merged.told.len()));
    }
    console.talk(&format!(
        "Ghép {} mục, lỗi {}, thiếu {}.",
        merged.lines,
        merged.failed,
        if merged.missing == 0 { "không".to_owned() } else { merged.missing.to_string() }
    ));
    Ok(if merged.failed > 0 || merged.missing > 0 { Exit::WithErrors } else { Exit::Done })
}

/// The jobs that the command line names.
fn jobs(arguments: &BatchArgs) -> Result<Vec<Job>, Faults> {
    let own = arguments.template.as_ref().map(|_| template::OWN.to_owned());
    let job =
        |du_lieu: PathBuf, bang: Option<PathBuf>| Job { du_lieu, bang, loc: BTreeMap::default(), mau: own.clone() };
    if let Some(list) = &arguments.list {
        return listed(list, arguments.convert);
    }
    if let Some(table) = &arguments.table {
        return match arguments.inputs.as_slice() {
            [base] => Ok(vec![job(base.clone(), Some(table.clone()))]),
            _ => Err(Diagnostic::error(Code::VB807, "--table đi với đúng một kế hoạch mẫu")
                .help("nhiều kế hoạch mẫu thì ghi vào danh sách công việc: --list cong-viec.json")
                .into()),
        };
    }
    let mut files = Vec::new();
    let mut faults = Faults::default();
    for input in &arguments.inputs {
        match expand(input) {
            Ok(more) => files.extend(more),
            Err(fault) => faults.push(fault),
        }
    }
    faults.into_result(files.into_iter().map(|file| job(file, None)).collect())
}

/// The data files of a file, folder or pattern, in the order of their names.
fn expand(input: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let shown = input.display().to_string();
    let nothing = |what: &str| {
        Diagnostic::error(Code::VB808, what.to_owned())
            .file(shown.clone())
            .help("cần tệp dữ liệu .json; kiểm tra lại đường dẫn")
    };
    // A pipe or a device is refused, and told, where it is read.
    if !input.is_dir() && input.exists() {
        return Ok(vec![input.to_owned()]);
    }
    let pattern = if input.is_dir() {
        format!("{}/*.json", glob::Pattern::escape(&shown))
    } else if shown.contains(['*', '?', '[']) {
        shown.clone()
    } else {
        return Err(nothing("không có tệp hay thư mục này"));
    };
    let paths = glob::glob(&pattern).map_err(|_| nothing("mẫu tên tệp viết sai"))?;
    let mut files: Vec<PathBuf> = paths.filter_map(Result::ok).filter(|path| !path.is_dir()).collect();
    files.retain(|path| !path.to_string_lossy().ends_with(".schema.json"));
    files.sort();
    if files.is_empty() { Err(nothing("không có tệp dữ liệu nào")) } else { Ok(files) }
}

/// A list of jobs.
const JOBS: Wanted<'_> = Wanted {
    limit: 64 * MIB,
    ..Wanted::by_hand("danh sách công việc", Code::VB811, "kiểm tra lại đường dẫn ở --list")
};

/// A list of jobs; paths in it are relative to it. `convert` turns text in an old encoding into Unicode.
fn listed(path: &Path, convert: bool) -> Result<Vec<Job>, Faults> {
    let shown = path.display().to_string();
    let bad = |code: Code, message: String| {
        Diagnostic::error(code, message)
            .file(shown.clone())
            .help("cần [{\"du_lieu\": \"mau-so.json\", \"bang\": \"don-vi.csv\", \"loc\": {\"cap\": \"sở\"}}, …]")
    };
    let text = file::data(path, &JOBS, convert)?;
    weigh(&text).map_err(|fault| fault.file(shown.clone()))?;
    let mut jobs: Vec<Job> = serde_json::from_str(&text).map_err(|error| {
        let mut fault =
            bad(Code::VB809, format!("danh sách công việc viết sai: {}", reader_reason(&error.to_string())));
        fault.place.line = Some(error.line());
        fault.place.column = Some(error.column());
        fault
    })?;
    let faults: Faults = jobs.iter_mut().flat_map(|job| clean_fields(&mut job.loc, convert)).collect();
    faults.file(&shown).into_result(())?;
    let folder = path.parent().unwrap_or(Path::new(""));
    for job in &mut jobs {
        job.du_lieu = folder.join(&job.du_lieu);
        if let Some(table) = job.bang.take() {
            job.bang = Some(if table.as_os_str() == "-" { table } else { folder.join(table) });
        }
    }
    if jobs.is_empty() {
        return Err(bad(Code::VB809, "danh sách công việc trống".to_owned()).into());
    }
    Ok(jobs)
}

/// The items of all jobs; may be gone through more than once, unless they come on a stream.
struct JobList {
    jobs: Vec<Job>,
    bases: HashMap<PathBuf, Arc<batch::BasePlan>>,
    streams: bool,
    convert: bool,
    /// The pattern of the names of the files.
    named: String,
    /// What is to be told of the tables, gathered as the items are gone through.
    notes: RefCell<Vec<Diagnostic>>,
}

impl JobList {
    /// Reads every base plan once.
    fn new(jobs: Vec<Job>, maker: &ItemMaker<'_>, arguments: &BatchArgs) -> Result<Self, Faults> {
        let mut bases = HashMap::new();
        let mut faults = Faults::default();
        for job in jobs.iter().filter(|job| job.bang.is_some()) {
            if !bases.contains_key(&job.du_lieu) {
                match maker.base(&job.du_lieu) {
                    Ok(base) => {
                        bases.insert(job.du_lieu.clone(), Arc::new(base));
                    }
                    Err(more) => faults.extend(more),
                }
            }
        }
        let streams = jobs.iter().any(|job| job.bang.as_deref() == Some(Path::new("-")));
        let named = arguments.name.clone().unwrap_or_else(|| batch::OF_ROW.to_owned());
        faults.into_result(Self { jobs, bases, streams, convert: arguments.convert, named, notes: RefCell::default() })
    }

    /// The files that are read: data files, tables, and what the base plans name.
    fn files(&self) -> impl Iterator<Item = &Path> {
        let jobs = self.jobs.iter().flat_map(|job| [Some(job.du_lieu.as_path()), job.bang.as_deref()]).flatten();
        jobs.chain(self.bases.values().flat_map(|base| &base.files).map(PathBuf::as_path))
    }

    fn items(&self) -> Items<'_> {
        Box::new(self.jobs.iter().flat_map(|job| {
            let base = self.bases.get(&job.du_lieu).map(Arc::clone);
            match job.clone().items(base, self.convert, &self.named) {
                Ok((items, notes)) => {
                    self.notes.borrow_mut().extend(notes);
                    items
                }
                Err(faults) => Box::new(std::iter::once(Err(faults))),
            }
        }))
    }
}

/// How far a run is: a bar on a terminal, plain lines elsewhere.
struct Meter {
    bar: Option<ProgressBar>,
    done: std::cell::Cell<usize>,
}

impl Meter {
    fn new(total: Option<usize>) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let (bar, form) = match total {
                Some(total) => (
                    ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX)),
                    "{bar:30} {pos}/{len} · {per_sec} · còn {eta}",
                ),
                None => (ProgressBar::new_spinner(), "{spinner} {pos} · {per_sec}"),
            };
            bar.with_style(ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { bar, done: std::cell::Cell::new(0) }
    }

    /// One item more; `tell` may print above the bar.
    fn item(&self, console: &Console, tell: impl FnOnce()) {
        if let Some(bar) = &self.bar {
            bar.suspend(tell);
            bar.inc(1);
            return;
        }
        tell();
        self.done.set(self.done.get() + 1);
        if self.done.get().is_multiple_of(TOLD_EVERY) {
            console.talk(&format!("Đã xong {} mục …", self.done.get()));
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
