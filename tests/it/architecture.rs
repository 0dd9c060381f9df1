//! The arrows between modules: each may use what the table says, nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Module and what it may use. `cli`, `batch` and `serve` may use everything; nothing may use them.
const MAY_USE: &[(&str, &[&str])] = &[
    ("unit", &[]),
    ("diag", &[]),
    ("text", &["diag"]),
    ("nd30", &["text", "unit", "diag"]),
    ("lists", &["text", "diag"]),
    ("font", &["unit"]),
    ("plan", &["text", "nd30", "lists", "diag"]),
    ("intake", &["plan", "text", "nd30", "lists", "diag"]),
    ("model", &["diag"]),
    ("template", &["plan", "text", "model", "nd30", "diag"]),
    ("layout", &["model", "nd30", "font", "unit", "diag"]),
    ("write", &["layout", "text", "unit", "diag"]),
    ("make", &["plan", "template", "layout", "write", "nd30", "diag"]),
    ("read", &["unit", "diag"]),
    ("recognise", &["read", "nd30", "text", "font", "unit", "diag"]),
    ("check", &["recognise", "read", "nd30", "font", "lists", "text", "unit", "diag"]),
    ("report", &["plan", "intake", "text", "nd30", "lists", "diag"]),
    ("next_year", &["plan", "intake", "text", "nd30", "lists", "diag"]),
];

/// Modules at the top, which nothing else uses.
const TOP: &[&str] = &["cli", "batch", "serve"];

/// A source file holds one thing; this is where «about 400 lines» ends.
const LONGEST_FILE: usize = 450;

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
        "use crate::unit::Length;\nuse crate::{diag::Level, text};\n// crate::layout\nfn f(x: crate::font::X) {}";
    let used: Vec<String> = used_modules(source).into_iter().collect();
    assert_eq!(used, ["diag", "font", "text", "unit"]);
}
