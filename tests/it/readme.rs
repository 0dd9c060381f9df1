//! The commands that the READMEs show, run one after the other in an empty folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The commands of the `sh` blocks of a page that call the program, as argument lists.
fn commands(page: &str) -> Vec<Vec<String>> {
    let mut commands = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside {
            let call = line.strip_prefix("vanban ").or_else(|| line.strip_prefix("cargo run --release -- "));
            if let Some(call) = call {
                commands.push(words(call));
            }
        }
    }
    commands
}

/// Splits a command line at spaces, `"…"` kept together; a trailing remark is dropped.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.split(" #").next().unwrap().trim().chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

#[track_caller]
fn case(page: &str, at_least: usize) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = TempDir::new().unwrap();
    copy_folder(&root.join("data"), &folder.path().join("data"));
    let commands = commands(&fs::read_to_string(root.join(page)).unwrap());
    assert!(commands.len() >= at_least, "{page} shows {} commands", commands.len());
    for command in commands {
        let mut process = Command::new(env!("CARGO_BIN_EXE_vanban"));
        let (arguments, redirect) = match command.iter().position(|word| word == ">") {
            Some(at) => (&command[..at], command.get(at + 1)),
            None => (&command[..], None),
        };
        let output = process.args(arguments).current_dir(folder.path()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "vanban {}\n{said}", command.join(" "));
        if let Some(file) = redirect {
            fs::write(folder.path().join(file), &output.stdout).unwrap();
        }
    }
}

#[test]
fn the_english_page_works() {
    case("README.md", 5);
}

#[test]
fn the_vietnamese_page_works() {
    case("README.vi.md", 5);
}
