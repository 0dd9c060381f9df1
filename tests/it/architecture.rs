//! The arrows between modules: each may use what the table says, nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Module and what it may use. `cli`, `batch` and `serve` may use everything; nothing may use them.
const MAY_USE: &[(&str, &[&str])] = &[
    ("unit", &[]),
    ("xml", &["text"]),
    ("diag", &[]),
    ("text", &["diag"]),
    ("nd30", &["text", "unit", "diag"]),
    ("lists", &["text", "diag"]),
    ("font", &["unit"]),
    ("plan", &["text", "nd30", "lists", "diag"]),
    ("intake", &["plan", "text", "nd30", "lists", "diag"]),
    ("model", &["text", "diag"]),
    ("template", &["plan", "text", "model", "nd30", "xml", "diag"]),
    ("layout", &["model", "nd30", "font", "unit", "diag"]),
    ("write", &["layout", "xml", "text", "unit", "diag"]),
    ("make", &["plan", "template", "layout", "write", "nd30", "diag"]),
    ("read", &["xml", "text", "unit", "diag"]),
    ("recognise", &["read", "nd30", "text", "font", "unit", "diag"]),
    ("check", &["recognise", "read", "nd30", "font", "lists", "text", "xml", "unit", "diag"]),
    ("report", &["plan", "intake", "text", "nd30", "lists", "diag"]),
    ("next_year", &["plan", "intake", "text", "nd30", "lists", "diag"]),
];

/// Modules at the top, which nothing else uses.
const TOP: &[&str] = &["cli", "batch", "serve"];

/// A source file holds one thing; this is where «about 400 lines» ends.
const LONGEST_FILE: usize = 450;

/// Names that stand in two rooms, and the one idea that they stand for in both.
const SHARED_NAMES: &[(&str, &str)] = &[
    ("Colour", "of text and lines: as it is written, as it is read"),
    ("Paragraph", "of Word: as it is written, as it is read"),
    ("Section", "of Word: as it is written, as it is read"),
    ("Style", "of Word: as it is written, as it is read"),
    ("StyleSheet", "all styles of a file: as they are written, as they are read"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The modules that a source text names as `crate::<module>`, comments left out.
fn used_modules(source: &str) -> BTreeSet<String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut used = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => {
                let list = group.split(';').next().unwrap_or(group);
                used.extend(list.split(',').map(|item| name(item.trim())));
            }
            None => {
                used.insert(name(rest));
            }
        }
    }
    used
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let source = root().join("src");
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(module, _)| *module).chain(TOP.iter().copied()).collect();
    let mut wrong = Vec::new();
    for file in rust_files(&source) {
        let inside = file.strip_prefix(&source).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.trim_end_matches(".rs");
        if module == "lib" || module == "main" {
            continue;
        }
        if !known.contains(module) {
            wrong.push(format!("{}: module «{module}» is not in the table", inside.display()));
            continue;
        }
        if TOP.contains(&module) {
            continue;
        }
        let allowed = MAY_USE.iter().find(|(name, _)| *name == module).unwrap().1;
        for used in used_modules(&fs::read_to_string(&file).unwrap()) {
            if known.contains(used.as_str()) && used != module && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: «{module}» may not use «{used}»", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The type that a line declares for others than its own module.
fn declared_type(line: &str) -> Option<&str> {
    let declared = line.trim_start().strip_prefix("pub")?;
    let declared = declared.strip_prefix('(').and_then(|scope| Some(scope.split_once(')')?.1)).unwrap_or(declared);
    let (keyword, name) = declared.trim_start().split_once(' ')?;
    let end = name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len());
    (["struct", "enum", "trait", "type"].contains(&keyword) && end > 0).then(|| name.split_at(end).0)
}

#[test]
fn a_name_stands_for_one_type() {
    let source = root().join("src");
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in rust_files(&source) {
        for name in fs::read_to_string(&file).unwrap().lines().filter_map(declared_type) {
            let place = file.strip_prefix(&source).unwrap().display().to_string();
            places.entry(name.to_owned()).or_default().push(place);
        }
    }
    assert!(places.contains_key("Plan") && places.contains_key("Package"), "types are not seen");
    places.retain(|_, files| files.len() > 1);
    let shared: BTreeSet<&str> = SHARED_NAMES.iter().map(|(name, _)| *name).collect();
    let twice: BTreeSet<&str> = places.keys().map(String::as_str).collect();
    assert_eq!(twice, shared, "each name stands for one type, or here with a reason: {places:#?}");
}

#[test]
fn only_the_shell_names_docx_rs() {
    for file in rust_files(&root().join("src")) {
        let names_it = fs::read_to_string(&file).unwrap().contains("docx_rs");
        assert!(!names_it || file.ends_with("write/docx/shell.rs"), "{} names docx_rs", file.display());
    }
}

#[test]
fn files_stay_short() {
    let long: Vec<String> = rust_files(&root().join("src"))
        .iter()
        .map(|file| (file, fs::read_to_string(file).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(file, lines)| format!("{}: {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn imports_are_explicit() {
    for file in rust_files(&root().join("src")) {
        let source = fs::read_to_string(&file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap();
        assert!(!code.contains("use super::*"), "{} imports everything", file.display());
    }
}

#[test]
fn the_reader_of_arrows_sees_them() {
    let source =
        "use crate::unit::Length;\nuse crate::{diag::Severity, text};\n// crate::layout\nfn f(x: crate::font::X) {}";
    let used: Vec<String> = used_modules(source).into_iter().collect();
    assert_eq!(used, ["diag", "font", "text", "unit"]);
}
