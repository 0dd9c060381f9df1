//! `vanban check`: judge DOCX files; `vanban rule`: explain a rule.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::check::output::{Checked, human, json, parts, short};
use crate::check::{self, Facts, Findings, Options, Profile, Rule};
use crate::diag::{Diagnostic, Level, did_you_mean};
use crate::nd30::Nd30;
use crate::read;

use super::Exit;
use super::args::{Check, CheckFormat};
use super::config::Config;
use super::console::Console;

/// Largest file that is read, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Checks every file; a file that cannot be read does not stop the others.
pub(super) fn run(arguments: &Check, console: &Console) -> Result<Exit, Vec<Diagnostic>> {
    let files = files(&arguments.files)?;
    let only = files.len() == 1;
    let mut exit = Exit::Done;
    for file in &files {
        match one(file, arguments, console) {
            Ok(errors) if errors => exit = Exit::WithErrors,
            Ok(_) => {}
            Err(faults) if only => return Err(faults),
            Err(faults) => {
                console.diagnostics(&faults);
                exit = Exit::WithErrors;
            }
        }
    }
    Ok(exit)
}

/// Checks a file; says whether it has errors.
fn one(file: &Path, arguments: &Check, console: &Console) -> Result<bool, Vec<Diagnostic>> {
    let name = file.display().to_string();
    let bytes = bytes(file).map_err(|fault| vec![fault.file(&name)])?;
    let docx = read::read(&bytes).map_err(|fault| vec![fault.diagnostic().file(&name)])?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let config = Config::find(folder)?;
    let facts = Facts::new(&docx, Nd30::get());
    if arguments.parts {
        console.result(&parts(&facts));
        return Ok(false);
    }
    let options = Options { profile: arguments.profile.map_or(Profile::Auto, Into::into), ..config.rules };
    let findings = check::check_facts(&facts, &options);
    let kind = facts.kind.map(|kind| (kind.id.as_str(), kind.name.as_str()));
    say(&Checked { file: &name, kind, findings: &findings }, arguments.format, console);
    Ok(has_errors(&findings))
}

fn say(checked: &Checked<'_>, format: CheckFormat, console: &Console) {
    let said = match format {
        CheckFormat::Human => human(checked, console.colours_results()),
        CheckFormat::Short => short(checked),
        CheckFormat::Json => json(checked).to_string(),
    };
    if !said.is_empty() {
        console.result(&said);
    }
}

fn has_errors(findings: &Findings) -> bool {
    findings.count(Level::Error) > 0
}

fn bytes(file: &Path) -> Result<Vec<u8>, Diagnostic> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Diagnostic::error("VB135", "không có tệp này").help("kiểm tra tên và thư mục"),
        _ => Diagnostic::error("VB136", format!("không đọc được tệp: {error}")).help("kiểm tra quyền đọc tệp"),
    };
    let mut bytes = Vec::new();
    let read = if file.as_os_str() == "-" {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(file).map_err(unreadable)?.take(LARGEST + 1).read_to_end(&mut bytes)
    };
    read.map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Diagnostic::error("VB120", "tệp lớn hơn 256 MiB").help("thu nhỏ ảnh trong tệp"));
    }
    Ok(bytes)
}

/// The files that are named, those of a folder in the order of their names.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path).map_err(|error| {
            vec![
                Diagnostic::error("VB136", format!("không đọc được thư mục: {error}")).file(path.display().to_string()),
            ]
        })?;
        let is_word = |path: &PathBuf| {
            let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            // Word puts a file of the same kind beside one that is open: ~$ten.docx.
            let open = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
            ["docx", "docm", "dotx", "dotm"].contains(&extension.as_str()) && !open
        };
        let mut inside: Vec<PathBuf> =
            entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(is_word).collect();
        inside.sort();
        if inside.is_empty() {
            return Err(vec![
                Diagnostic::error("VB137", "thư mục không có tệp DOCX nào").file(path.display().to_string()),
            ]);
        }
        files.extend(inside);
    }
    Ok(files)
}

/// Explains a rule, or lists all of them.
pub(super) fn rule(key: Option<&str>, console: &Console) -> Result<(), Vec<Diagnostic>> {
    let Some(key) = key else {
        for rule in check::rules() {
            console.result(&format!("{}  {:<9} {}", rule.code, word(rule.level), rule.explanation[0].trim()));
        }
        console.talk("Giải thích một quy tắc: vanban rule ND101");
        return Ok(());
    };
    let found: Vec<&Rule> = check::find_rules(key).collect();
    if found.is_empty() {
        let fault = Diagnostic::error("VB347", format!("không có quy tắc «{key}»"));
        let near = did_you_mean(&key.to_uppercase(), check::rules().iter().map(|rule| rule.code));
        let fault = match near {
            Some(near) => fault.help(format!("có phải «{near}»?")),
            None => fault,
        };
        return Err(vec![fault.help("xem các quy tắc: vanban rule")]);
    }
    for rule in found {
        console.result(&format!("{} {} ({})", rule.code, rule.name, word(rule.level)));
        for line in rule.explanation {
            console.result(format!("  {}", line.trim()).trim_end());
        }
        console.result("");
        console.result(&format!("  Căn cứ: {}", rule.clause));
        let ids: Vec<&str> = rule.breaks.iter().chain(rule.faults).copied().collect();
        if !ids.is_empty() {
            console.result(&format!("  Mã: {}", ids.join(", ")));
        }
    }
    Ok(())
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Error => "lỗi",
        Level::Warning => "cảnh báo",
        Level::Hint => "gợi ý",
    }
}
