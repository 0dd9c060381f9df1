//! What reaches the terminal: first words of values, nothing that steers it, no English of the system or of a crate.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::mutant::{Parts, zip};
use crate::read::{W, p, rels};

/// Longest that all streams of one run may be, in bytes, where the result is no document or data.
const MOST: usize = 40_000;

/// Text that would clear the screen, turn the direction of writing, and feign a line of ours.
const STEERING: &str = "x\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{200f}\u{61c}\u{2028}\nlỗi[VBgia]: giả\r\t\u{7}\u{7f}";

/// Words of the system and of crates, and the look of what `{:?}` prints.
const FOREIGN: [&str; 27] = [
    "os error",
    "No such",
    "denied",
    "expected",
    "invalid",
    "missing",
    "unknown",
    "Unknown",
    "Unexpected",
    "unexpected",
    "Found ",
    "found ",
    "panicked",
    "overflow",
    "capacity",
    "Duplicate",
    " at line ",
    "Some(",
    "None",
    "Error",
    "error",
    "cannot",
    "Is a directory",
    "not in ",
    "trailing",
    "EOF",
    "digit",
];

fn vanban(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn is_steering(c: char) -> bool {
    c != '\n' && c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// All that a run said, held to what every run is held to.
#[track_caller]
fn said(name: &str, output: &Output) -> String {
    assert!(output.status.code().is_some_and(|code| code <= 2), "{name}: {output:?}");
    let all = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let steering: Vec<char> = all.chars().filter(|c| is_steering(*c)).collect();
    assert!(steering.is_empty(), "{name}: {steering:?}");
    assert!(!all.lines().any(|line| line.starts_with("lỗi[VBgia]")), "{name}: a line is feigned\n{all}");
    all
}

/// As [`said`], of a run that could not do what it was to do.
#[track_caller]
fn refused(name: &str, folder: &Path, arguments: &[&str]) -> String {
    let output = vanban(folder, arguments);
    let said = said(name, &output);
    assert_eq!(output.status.code(), Some(2), "{name}: {said}");
    assert!(said.len() < MOST, "{name}: {} bytes", said.len());
    // What a message quotes may be in any language.
    let words = said.lines().filter(|line| !line.contains(" | ") && !line.trim_start().starts_with("-->"));
    let outside: String = words
        .map(|line| {
            line.split('«').map(|part| part.split_once('»').map_or(part, |(_, after)| after)).collect::<String>() + "\n"
        })
        .collect();
    let foreign: Vec<&&str> = FOREIGN.iter().filter(|word| outside.contains(**word)).collect();
    assert!(foreign.is_empty(), "{name}: {foreign:?}\n{outside}");
    said
}

/// A plan of the samples with one key changed.
fn plan(key: &str, value: &serde_json::Value) -> String {
    let mut plan = crate::kinds::sample("ke-hoach");
    plan[key] = value.clone();
    plan.to_string()
}

#[test]
fn a_value_is_not_told_whole() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    for value in ["z".repeat(1_000_000), format!("{STEERING}{}", "»«".repeat(200_000)), STEERING.to_owned()] {
        let json = serde_json::Value::from(value.as_str());
        for key in ["ngay", "loai", "la_mau", "nhiem_vu", "ky", value.as_str()] {
            write("a.json", &plan(key, &json));
            refused(&key.chars().take(20).collect::<String>(), folder.path(), &["render", "a.json", "-o", "a.docx"]);
        }
        write("a.json", &plan("ky", &serde_json::json!({ value.as_str(): { value.as_str(): 1 } })));
        refused("a key in a key", folder.path(), &["render", "a.json", "-o", "a.docx"]);
        for source in [&json, &serde_json::json!({ "cot": [{ value.as_str(): 1 }] })] {
            write("a.json", &plan("phu_luc", source));
            refused("phu_luc", folder.path(), &["render", "a.json", "-o", "a.docx"]);
        }
        let list = serde_json::json!([{ "du_lieu": value, "bang": value }]);
        write("list.json", &list.to_string());
        refused("a list", folder.path(), &["batch", "--list", "list.json", "-o", "o"]);
        write("list.json", &serde_json::json!([{ value.as_str(): 1 }]).to_string());
        refused("a key of a list", folder.path(), &["batch", "--list", "list.json", "-o", "o"]);
    }
    write(
        "a.json",
        &plan("so", &serde_json::Value::Null).replace("\"so\":null", &format!("\"so\":{}", "9".repeat(1_000_000))),
    );
    assert!(refused("digits", folder.path(), &["render", "a.json", "-o", "a.docx"]).len() < 2000);
    assert!(!folder.path().join("a.docx").exists());
}

#[test]
fn the_command_line_is_not_repeated_whole() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.json"), plan("so", &serde_json::Value::Null)).unwrap();
    // Windows takes no longer command line.
    for value in ["z".repeat(20_000), STEERING.to_owned()] {
        let value = value.as_str();
        let option = format!("--{value}");
        let set = [format!("so={value}"), format!("{value}=1")];
        let cases: &[&[&str]] = &[
            &[value],
            &["render", &option],
            &["render", value],
            &["render", "a.json", "--set", &set[0]],
            &["render", "a.json", "--set", &set[1]],
            &["render", "a.json", "--set", value],
            &["render", "a.json", "--size-set", value],
            &["render", "a.json", "-o", value],
            &["render", "a.json", "--template", value],
            &["render", "a.json", "--template-dir", value],
            &["check", value],
            &["check", "a.json", "--format", value],
            &["rule", value],
            &["rule", "a", value],
            &["init", "f", "--kind", value],
            &["template", value],
            &["template", "export", value],
            &["completions", value],
            &["batch", value],
            &["batch", "a.json", "--jobs", value],
            &["batch", "a.json", "--shard", value],
            &["batch", "a.json", "--name", value, "--name", value],
            &["report", "a.json", "--year", value],
            &["report", "a.json", "--regime", value, "--period", "quy-1", "--progress", "b.csv"],
            &["next-year", value],
        ];
        for case in cases {
            refused(case[0], folder.path(), case);
        }
    }
    let usual: &[&[&str]] = &[
        &[],
        &["render"],
        &["render", "khong-co.json"],
        &["render", "."],
        &["render", "a.json/x"],
        &["render", "a.json", "--force", "--force"],
        &["batch", "a.json", "--jobs", "0"],
        &["batch", "a.json", "--jobs", "99999"],
        &["batch", "a.json", "--jobs", "-1"],
        &["batch", "a.json", "--shard", "9/3"],
        &["batch", "a.json", "--name", "{{ x | nope }}"],
        &["batch", "a.json", "--name", "{{ x"],
        &["report", "a.json", "--year", "x", "--regime", "nd09", "--period", "quy-1"],
        &["report", "a.json", "--year", "99999999999", "--regime", "nd09", "--period", "quy-1"],
        &["check"],
        &["check", "--format"],
        &["next-year", "a.json", "--compare", "b.json"],
    ];
    for case in usual {
        refused(&case.join(" "), folder.path(), case);
    }
}

#[test]
fn files_of_anyone_are_told_in_vietnamese() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("a.json", &plan("so", &serde_json::Value::Null));
    let quoted = serde_json::Value::from(STEERING).to_string();
    for settings in [
        "co_chu",
        "co_chu =",
        "co_chu = x",
        "co_chu = 1",
        "co_chu = \"",
        "[x",
        "x = 1",
        "co_chu = \"a\"\nco_chu = \"b\"",
        "quy_tac = 1",
        "[quy_tac]\nND101 = 1",
        "tu_dung = \"a\"",
        "co_chu = \"a\" b",
        &format!("{quoted} = 1"),
        &format!("co_chu = {quoted}"),
        &format!("[quy_tac]\n{quoted} = \"tat\""),
        &format!("co_chu = {STEERING}"),
    ] {
        write("cau-hinh/vanban.toml", settings);
        write("cau-hinh/a.json", &plan("so", &serde_json::Value::Null));
        refused(settings, &folder.path().join("cau-hinh"), &["render", "a.json"]);
    }
    for template in [
        "<van-ban>{{ nope }}</van-ban>",
        "<van-ban>{% if %}</van-ban>",
        "<van-ban>{{ so",
        "<van-ban>{{ so | nope }}</van-ban>",
        "<van-ban>{% nope %}",
        "<van-ban>{{ nope() }}</van-ban>",
        "<van-ban>{{ 1 + \"a\" }}</van-ban>",
        "<van-ban>{% for x in 1 %}{% endfor %}",
        "<van-ban><a></b></van-ban>",
        "<van-ban a=1/>",
        "{% extends \"x\" %}",
        "{% include \"x\" %}",
    ] {
        for text in [template.to_owned(), format!("<!-- {STEERING} -->{STEERING}{template}")] {
            write("mau.xml", &text);
            refused(template, folder.path(), &["render", "a.json", "--template", "mau.xml", "-o", "a.docx"]);
        }
    }
    for decisions in [
        "",
        "[",
        "{\"x\": 1}",
        "{\"thay\": 1}",
        "{\"thay\": [{\"cu\": 1}]}",
        "{\"thay\": [{}]}",
        "{\"giu\": [1]}",
        &format!("{{{quoted}: 1}}"),
    ] {
        write("quyet-dinh.json", decisions);
        refused(decisions, folder.path(), &["next-year", "a.json", "--apply", "quyet-dinh.json", "-o", "b.json"]);
    }
    write("cong-viec.json", "[{\"du_lieu\": 1}]");
    refused("a list", folder.path(), &["batch", "--list", "cong-viec.json", "-o", "o"]);
    write("che-do/x.toml", &format!("ten = {quoted}\n"));
    let report =
        ["report", "a.json", "--regime", "x", "--period", "quy-1", "--regime-dir", "che-do", "--progress", "a.json"];
    refused("a regime", folder.path(), &report);
    for (name, text) in [("a.docx", "PK\u{3}\u{4} cụt"), ("b.docx", "%PDF"), ("c.docx", "")] {
        write(name, text);
        refused(name, folder.path(), &["check", name]);
    }
}

#[test]
fn kinds_of_a_user_do_not_break_the_list() {
    let folder = TempDir::new().unwrap();
    let templates = folder.path().join("templates");
    fs::create_dir(&templates).unwrap();
    fs::write(folder.path().join("vanban.toml"), "").unwrap();
    for name in [STEERING.to_owned(), "z".repeat(200_000)] {
        // TOML is stricter than JSON with the last control of ASCII.
        let name = serde_json::Value::from(name).to_string().replace('\u{7f}', "\\u007f");
        fs::write(templates.join("loai.toml"), format!("[[kind]]\nid = \"rieng\"\nname = {name}\n")).unwrap();
        let list = vanban(folder.path(), &["template", "list"]);
        let told = said("list", &list);
        assert!(list.status.code() == Some(0) && told.contains("rieng"), "{told}");
        let schema = vanban(folder.path(), &["schema"]);
        assert_eq!(schema.status.code(), Some(0));
        said("schema", &schema);
        assert!(serde_json::from_slice::<serde_json::Value>(&schema.stdout).is_ok());
    }
}

/// A document whose text, style and font would steer a terminal.
fn steering_document() -> Vec<u8> {
    let steering = "\u{9b}31m\u{202e}\u{85}\u{2028}&#10;&#9;";
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>về về việc{steering} hai  cách ,</w:t></w:r></w:p>{}",
        p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    );
    let styles = format!(
        "<w:styles {W}><w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"Kiểu{steering}\"/><w:rPr>\
         <w:rFonts w:ascii=\"Phông{steering}\" w:hAnsi=\"Phông{steering}\"/><w:sz w:val=\"7\"/></w:rPr></w:style></w:styles>"
    );
    let mut parts = Parts::new();
    for (name, text) in [
        ("_rels/.rels", rels(&[("officeDocument", "d.xml")])),
        ("_rels/d.xml.rels", rels(&[("styles", "s.xml")])),
        ("d.xml", format!("<w:document {W}><w:body>{body}</w:body></w:document>")),
        ("s.xml", styles),
    ] {
        parts.insert(name.to_owned(), text.into_bytes());
    }
    zip(&parts)
}

#[test]
fn a_document_does_not_steer_the_terminal() {
    let folder = TempDir::new().unwrap();
    let mut names = vec!["a.docx".to_owned()];
    if cfg!(unix) {
        names.push(format!("{STEERING}.docx"));
    } else {
        names.push("\u{9b}\u{202e}.docx".to_owned());
    }
    for name in &names {
        fs::write(folder.path().join(name), steering_document()).unwrap();
        let run = |more: &[&str]| vanban(folder.path(), &[&["check", name.as_str()], more].concat());
        for more in [&[][..], &["--parts"], &["--format", "short"], &["--format", "json"], &["--format", "html"]] {
            assert!(!said(&format!("{more:?}"), &run(more)).is_empty());
        }
        // One finding is one line, and the values of JSON are those of the document.
        let short = run(&["--format", "short"]);
        let json: serde_json::Value = serde_json::from_slice(&run(&["--format", "json"]).stdout).unwrap();
        let findings = json["findings"].as_array().unwrap();
        assert_eq!(String::from_utf8(short.stdout).unwrap().lines().count(), findings.len());
        assert_eq!(json["file"], name.as_str());
        assert!(findings.iter().any(|finding| finding["message"].as_str().unwrap().contains('\u{9b}')), "{json}");
        // Colours are ours alone.
        let coloured = String::from_utf8(run(&["--color", "always"]).stdout).unwrap();
        let plain = ["\u{1b}[1;31m", "\u{1b}[1;33m", "\u{1b}[1;36m", "\u{1b}[0m"]
            .iter()
            .fold(coloured.clone(), |text, code| text.replace(code, ""));
        assert!(coloured.contains("\u{1b}[1;31m") && !plain.contains(is_steering), "{coloured:?}");
    }
}

#[test]
#[cfg(unix)]
fn names_that_steer_are_shown() {
    let folder = TempDir::new().unwrap();
    let name = format!("{STEERING}.json");
    fs::write(folder.path().join(&name), plan("so", &serde_json::Value::Null)).unwrap();
    let rendered = vanban(folder.path(), &["render", &name, "-o", "a.docx", "--set", "dia_danh=Huế"]);
    assert_eq!(rendered.status.code(), Some(0));
    assert!(said("render", &rendered).contains("x\\u{1b}[2J\\u{9b}31m\\u{202e}"));
    let folder_name = format!("thu-muc{STEERING}");
    assert_eq!(said("init", &vanban(folder.path(), &["init", &folder_name])).lines().count(), 4);
    let moved = vanban(folder.path(), &["next-year", &name, "-o", "b.json"]);
    said("next-year", &moved);
    said("batch", &vanban(folder.path(), &["batch", &name, "-o", &folder_name]));
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_no_unicode_are_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = TempDir::new().unwrap();
    let name = OsStr::from_bytes(b"a\xff\xfe.json");
    fs::write(folder.path().join(name), plan("so", &serde_json::Value::Null)).unwrap();
    for (command, arguments) in [("render", vec!["-o", "a.docx"]), ("check", vec![]), ("batch", vec!["-o", "o"])] {
        let run = Command::new(env!("CARGO_BIN_EXE_vanban"))
            .arg(command)
            .arg(name)
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        said(command, &run);
    }
}
