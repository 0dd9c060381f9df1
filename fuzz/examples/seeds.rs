//! Writes what the targets begin with: `corpus/<target>/` from the samples of the project, and `dictionary/<target>` with
//! the words that stand in them.
//!
//! `cargo run --example seeds` in this folder; `.ci/deep` does it.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use vanban::intake::{LoadOptions, load_file};
use vanban::make::{Options, make};
use vanban::template::Templates;
use vanban_fuzz::{BETWEEN, DOCX_PARTS, XLSX_PARTS, old_stream};
use zip::ZipArchive;

/// Lengths of a word that is worth a place in a dictionary, in bytes.
const WORD: std::ops::RangeInclusive<usize> = 2..=40;
/// Values on which numbers turn.
const NUMBERS: [&str; 8] = ["0", "-1", "65536", "2147483647", "2147483648", "4294967296", "1e308", "XFD1048576"];
/// What XML and templates are cut by.
const MARKS: [&str; 14] =
    ["{{", "}}", "{%", "%}", "{#", "#}", " | ", " ~ ", "<![CDATA[", "]]>", "<!--", "-->", "xmlns:", "&#x9;"];

/// Numbers, each with a format below it.
const FORMATS: [&str; 14] = [
    "0.986\n0.0%",
    "-1234567.891\n#,##0.00;[Red](#,##0.00);\"không\";@",
    "46096.75\ndd/mm/yyyy hh:mm",
    "1.5\n[h]:mm:ss.00",
    "46096\n[$-042A]dddd, d mmmm yyyy",
    "3.14159\n# ?/?",
    "3.14159\n# ??/100",
    "123456789\n0.00E+00",
    "1250000\n#,##0\\ \"₫\"",
    "7\n000",
    "1e308\nGeneral",
    "-1\nyyyy",
    "12345\n[>=1000]#,##0.0,\"k\";0",
    "0.5\nh:mm AM/PM",
];

/// The seeds of one target.
struct Target {
    name: &'static str,
    words: BTreeSet<String>,
    folder: PathBuf,
}

impl Target {
    fn new(name: &'static str) -> Result<Self, Box<dyn Error>> {
        let folder = here().join("corpus").join(name);
        fs::create_dir_all(&folder)?;
        let words = NUMBERS.iter().chain(&MARKS).map(|word| (*word).to_owned()).collect();
        Ok(Self { name, words, folder })
    }

    fn add(&mut self, name: &str, seed: &[u8]) -> Result<(), Box<dyn Error>> {
        let text = std::str::from_utf8(seed).unwrap_or_default();
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || ":_-".contains(c)));
        let worth = |word: &&str| WORD.contains(&word.len()) && word.starts_with(|c: char| c.is_ascii_alphabetic());
        self.words.extend(words.filter(worth).map(str::to_owned));
        Ok(fs::write(self.folder.join(name), seed)?)
    }

    fn finish(self) -> Result<(), Box<dyn Error>> {
        let folder = here().join("dictionary");
        fs::create_dir_all(&folder)?;
        let between = BETWEEN.replace('\n', "\\x0a");
        let lines = self.words.iter().map(|word| format!("\"{word}\"\n"));
        Ok(fs::write(folder.join(self.name), lines.chain([format!("\"{between}\"\n")]).collect::<String>())?)
    }
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder of the project with this extension, in the order of their names.
fn files(folder: &str, extension: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(here().join("..").join(folder))? {
        let path = entry?.path();
        if path.extension().is_some_and(|own| own == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The named parts of a package as the input of a target holds them; a part that it lacks is empty.
fn parts(package: impl Read + std::io::Seek, names: &[&str]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut archive = ZipArchive::new(package)?;
    let mut texts = Vec::new();
    for name in names {
        let mut text = String::new();
        if let Ok(mut part) = archive.by_name(name) {
            part.read_to_string(&mut text)?;
        }
        texts.push(text);
    }
    Ok(texts.join(BETWEEN).into_bytes())
}

fn main() -> Result<(), Box<dyn Error>> {
    let [mut json, mut van_ban] = [Target::new("json")?, Target::new("van_ban")?];
    let [mut docx, mut dau_vet] = [Target::new("docx")?, Target::new("dau_vet")?];
    let [mut mau, mut bang] = [Target::new("mau")?, Target::new("bang")?];
    let [mut dinh_dang, mut csv] = [Target::new("dinh_dang")?, Target::new("csv")?];
    for (index, seed) in FORMATS.iter().enumerate() {
        dinh_dang.add(&index.to_string(), seed.as_bytes())?;
    }
    for path in files("data/mau", "json")?.into_iter().chain(files("data", "json")?) {
        let source = fs::read(&path)?;
        json.add(&stem(&path), &source)?;
        van_ban.add(&stem(&path), &source)?;
        let Ok(loaded) = load_file(&path, &LoadOptions::default()) else { continue };
        let Ok(made) = make(&loaded.plan, Templates::builtin(), Options::default()) else { continue };
        docx.add(&stem(&path), &parts(Cursor::new(&made.bytes), &DOCX_PARTS)?)?;
        dau_vet.add(&stem(&path), &made.bytes)?;
    }
    for folder in ["templates", "templates/part"] {
        for path in files(folder, "xml")? {
            mau.add(&stem(&path), &fs::read(&path)?)?;
        }
    }
    for folder in ["data", "data/tien-do"] {
        for path in files(folder, "csv")? {
            bang.add(&stem(&path), &fs::read(&path)?)?;
            csv.add(&stem(&path), &fs::read(&path)?)?;
        }
    }
    for folder in ["data/tien-do", "data/tien-do/6-thang-2025"] {
        for path in files(folder, "xlsx")? {
            bang.add(&stem(&path), &parts(File::open(&path)?, &XLSX_PARTS)?)?;
        }
    }
    bang.add("xls", &old_stream())?;
    [json, van_ban, docx, dau_vet, mau, bang, dinh_dang, csv].into_iter().try_for_each(Target::finish)
}
