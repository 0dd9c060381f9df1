//! `vanban init`: a folder to begin with.

use std::fmt::Write as _;
use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::diag::{Code, Diagnostic, Faults, did_you_mean};
use crate::intake::file::{self, Wanted};
use crate::nd30::{Kind, Nd30};
use crate::plan;
use crate::write::save;

use super::args::InitArgs;
use super::config::{self, Config};
use super::console::Console;
use super::footprint::Footprint;
use super::own_kinds;

/// A sample of every kind and copy, with the pictures that they name.
static SAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/mau");
/// A file that may be the same already.
const THERE: Wanted<'_> = Wanted::by_hand("tệp", Code::VB503, "");
/// Name of the schema in the new folder.
const SCHEMA: &str = "vanban.schema.json";
/// How the sample names the schema inside the project.
const SAMPLE_SCHEMA: &str = "../schema/vanban.schema.json";
/// The settings, explained.
const SETTINGS: &str = "# Cấu hình của vanban cho thư mục này và các thư mục con.\n\
    # Mẫu riêng đặt trong thư mục templates/ cạnh tệp này (lấy mẫu có sẵn: vanban template export).\n\n\
    # Bộ cỡ chữ: \"a\" (Quốc hiệu 13), \"b\" (Quốc hiệu 12), \"auto\" (a nếu các dòng đầu vừa, không thì b).\n\
    co_chu = \"auto\"\n";

/// Writes the folder; nothing is written when a file is in the way. Settings that are there already stay; where those of a
/// folder above hold, none are written that would hide them and the kinds beside them.
pub(super) fn run(arguments: &InitArgs, console: &Console) -> Result<(), Faults> {
    let config = Config::find(&arguments.folder, console.trust())?;
    let nd30 = own_kinds::decree(None, &config)?;
    let own = own_kinds::sample(&arguments.kind, None, &config)?;
    let sample = own.as_deref().or(sample(&arguments.kind)).ok_or_else(|| unknown(&arguments.kind, &nd30))?;
    let name = format!("{}.json", arguments.kind);
    let mut files = vec![
        (name.as_str(), explained(sample, nd30.kind(&arguments.kind)).into_bytes()),
        (SCHEMA, plan::schema_text(&nd30).into_bytes()),
    ];
    files.extend(pictures(sample));
    let above = config.folder.as_deref().filter(|folder| !is_same(folder, &arguments.folder));
    if above.is_none() {
        files.push((config::FILE, SETTINGS.as_bytes().to_vec()));
    }
    files.retain(|(name, bytes)| {
        let path = arguments.folder.join(name);
        let kept = *name == config::FILE && !arguments.force;
        // A pipe or device is refused below.
        !path.exists() || !(kept || file::read(&path, &THERE).is_ok_and(|there| there == *bytes))
    });
    let mut footprint = Footprint::default();
    // The settings are no input: where `--force` is given they begin anew.
    footprint.reads(own_kinds::files(&arguments.kind, &config));
    footprint.writes(files.iter().map(|(name, _)| arguments.folder.join(name))).settle()?;
    // The schema is made by the program and follows its table of kinds: an older one gives way.
    let replaced = |name: &str| arguments.force || name == SCHEMA;
    let in_the_way: Faults = files
        .iter()
        .filter(|(name, _)| !replaced(name))
        .map(|(name, _)| arguments.folder.join(name))
        .filter_map(|path| save::check_new(&path, false).err())
        .collect();
    in_the_way.into_result(())?;
    for (name, bytes) in &files {
        let path = arguments.folder.join(name);
        save::bytes(&path, bytes, replaced(name))?;
        console.path(&path);
    }
    if let Some(folder) = above {
        console.talk(&format!("Cấu hình và các mẫu riêng theo {}", folder.join(config::FILE).display()));
    }
    let data = arguments.folder.join(&name);
    console.talk(&format!("Sửa {0} theo các ghi chú trong tệp, rồi chạy: vanban render {0}", data.display()));
    Ok(())
}

/// The sample of a kind or copy.
pub(super) fn sample(kind: &str) -> Option<&'static str> {
    SAMPLES.get_file(format!("{kind}.json"))?.contents_utf8()
}

/// The sample with its schema beside it, and the kind's own fields explained.
fn explained(sample: &str, kind: Option<&Kind>) -> String {
    let text = sample.replace(SAMPLE_SCHEMA, SCHEMA);
    let fields = kind.map(|kind| kind.field.as_slice()).unwrap_or_default();
    if fields.is_empty() {
        return text;
    }
    let mut note = String::from("Khóa riêng của loại này.");
    for field in fields {
        let needed = if field.required { "" } else { " (không bắt buộc)" };
        let description = field.description.replace('"', "'");
        let _ = write!(note, " {}{needed}: {description}.", field.key);
    }
    text.replacen("\"rieng\": {\n", &format!("\"rieng\": {{\n    \"_ghi_chu\": \"{note}\",\n"), 1)
}

/// The pictures that a sample names.
fn pictures<'n>(sample: &str) -> impl Iterator<Item = (&'n str, Vec<u8>)> {
    SAMPLES.files().filter_map(move |file| {
        let name = file.path().to_str()?;
        let named = file.path().extension().is_none_or(|extension| extension != "json") && sample.contains(name);
        named.then(|| (name, file.contents().to_vec()))
    })
}

/// Whether two paths name one folder, written differently or not.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok().or_else(|| std::path::absolute(path).ok());
    real(one) == real(other)
}

fn unknown(kind: &str, nd30: &Nd30) -> Diagnostic {
    if nd30.kind(kind).is_some() {
        return Diagnostic::error(Code::VB510, format!("loại «{kind}» chưa có dữ liệu mẫu"))
            .help(format!("đặt tệp {kind}.json cạnh {} rồi chạy lại", own_kinds::FILE));
    }
    let samples = SAMPLES.files().filter_map(|file| file.path().to_str()?.strip_suffix(".json"));
    let known = nd30.kinds().iter().map(|kind| kind.id.as_str()).chain(samples);
    let fault = Diagnostic::error(Code::VB109, format!("không có loại văn bản «{kind}»"));
    match did_you_mean(kind, known) {
        Some(near) => fault.help(format!("có phải «{near}»? xem các loại: vanban template list")),
        None => fault.help("xem các loại: vanban template list"),
    }
}
