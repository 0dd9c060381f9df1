//! Templates, strings of data and settings of someone else: what they cost is bounded, and whose they are is asked.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

fn vanban(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).current_dir(folder).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn letter() -> Value {
    serde_json::from_str(include_str!("../../data/mau/cong-van.json")).unwrap()
}

/// A letter that is a pattern, with a string in its body.
fn pattern(string: &str) -> String {
    let mut plan = letter();
    plan["la_mau"] = json!(true);
    plan["noi_dung"][0]["doan"][0] = json!(string);
    plan.to_string()
}

/// Strings that would never end, or take all memory.
fn endless() -> [(&'static str, String); 5] {
    let doubled = format!("{{% set a = 'x' %}}{}{{{{ a }}}}", "{% set a = a ~ a %}".repeat(40));
    let lists = format!("{{% set a = [1] %}}{}{{{{ a }}}}", "{% set a = [a, a] %}".repeat(40));
    let loops = format!("{}{}", "{% for i in range(end=100000) %}".repeat(4), "{% endfor %}".repeat(4));
    let caught = "{% set a %}{% for i in range(end=100000) %}{% for j in range(end=1000) %}chữ{% endfor %}{% endfor %}{% endset %}";
    let listed = "{{ [[x for x in range(end=100000)] for y in range(end=100000)] | length }}";
    [("doubled", doubled), ("lists", lists), ("loops", loops), ("caught", caught.into()), ("listed", listed.into())]
}

#[track_caller]
fn stopped(output: &Output, place: &str, what: &str) {
    let said = said(output);
    assert_eq!(output.status.code(), Some(2), "{what}: {said}");
    assert!(said.contains("VB307") && said.contains(place), "{what}: {said}");
}

#[test]
fn a_string_of_the_data_is_stopped() {
    for (what, string) in endless() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("a.json"), pattern(&string)).unwrap();
        let output = vanban(folder.path(), &["render", "a.json", "-o", "a.docx"]);
        stopped(&output, "noi_dung[0].doan[0]", what);
        assert!(!folder.path().join("a.docx").exists(), "{what}");
    }
}

#[test]
fn a_template_is_stopped() {
    for (what, text) in endless() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("a.json"), letter().to_string()).unwrap();
        fs::write(folder.path().join("mau.xml"), format!("<van-ban loai=\"cong-van\">\n{text}</van-ban>")).unwrap();
        let output = vanban(folder.path(), &["render", "a.json", "--template", "mau.xml", "-o", "a.docx"]);
        stopped(&output, "mau.xml", what);
        assert!(!folder.path().join("a.docx").exists(), "{what}");
    }
}

#[test]
fn one_item_that_is_stopped_ends_no_other() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    let [(_, string), ..] = endless();
    for (name, string) in [("a", "Đoạn."), ("b", string.as_str()), ("c", "Đoạn.")] {
        fs::write(folder.path().join("in").join(name).with_extension("json"), pattern(string)).unwrap();
    }
    let output = vanban(folder.path(), &["batch", "in", "-o", "ra", "--name", "{{ stt }}"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let made = ["1.docx", "2.docx", "3.docx"].map(|name| folder.path().join("ra").join(name).exists());
    assert_eq!(made, [true, false, true], "{}", said(&output));
    let name = format!("{}{{{{ stt }}}}", "{% for i in range(end=100000) %}".repeat(2) + &"{% endfor %}".repeat(2));
    let output = vanban(folder.path(), &["batch", "in", "-o", "hai", "--name", &name]);
    assert!(output.status.code() > Some(0) && said(&output).contains("VB307"), "{}", said(&output));
}

/// A copy of a template of the program may be filled as often as the program's own.
#[test]
fn an_exported_copy_makes_the_same_bytes_of_many_tasks() {
    let folder = TempDir::new().unwrap();
    assert!(vanban(folder.path(), &["template", "export", "-o", "mau"]).status.success());
    let mut plan: Value = serde_json::from_str(include_str!("../../data/mau/ke-hoach.json")).unwrap();
    let task = |number| json!({"noi_dung": format!("Việc {number}"), "chu_tri": ["Văn phòng"], "thoi_gian": "Quý I"});
    plan["nhiem_vu"] = json!([{"nhom": "Việc", "nhiem_vu": (0..5000).map(task).collect::<Vec<_>>()}]);
    fs::write(folder.path().join("a.json"), plan.to_string()).unwrap();
    for (name, more) in [("a.docx", &[][..]), ("b.docx", &["--template-dir", "mau"])] {
        let output = vanban(folder.path(), &[&["render", "a.json", "-o", name], more].concat());
        assert!(output.status.success(), "{}", said(&output));
    }
    let made = ["a.docx", "b.docx"].map(|name| fs::read(folder.path().join(name)).unwrap());
    assert!(made[0] == made[1]);
}

/// Renders a letter with the templates of a folder that `fill` has filled.
fn with_folder(fill: impl Fn(&Path)) -> Output {
    let folder = TempDir::new().unwrap();
    let templates = folder.path().join("mau");
    fs::create_dir(&templates).unwrap();
    fill(&templates);
    fs::write(folder.path().join("a.json"), letter().to_string()).unwrap();
    vanban(folder.path(), &["render", "a.json", "--template-dir", "mau", "-o", "a.docx"])
}

#[test]
fn a_folder_of_templates_is_walked_to_a_limit() {
    let deep = |templates: &Path| fs::create_dir_all(templates.join(["x"; 12].join("/"))).unwrap();
    let wide = |templates: &Path| (0..10_001).for_each(|at| fs::write(templates.join(at.to_string()), "").unwrap());
    let large = |templates: &Path| {
        let text = "<!-- chú thích -->".repeat(400_000);
        (0..3).for_each(|at| fs::write(templates.join(format!("{at}.xml")), &text).unwrap());
    };
    for (what, output) in [("deep", with_folder(deep)), ("wide", with_folder(wide)), ("large", with_folder(large))] {
        let said = said(&output);
        assert!(output.status.code() == Some(2) && said.contains("VB159"), "{what}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_round_are_told() {
    use std::os::unix::fs::symlink;
    let two = |templates: &Path| ["a", "b"].iter().for_each(|name| symlink(".", templates.join(name)).unwrap());
    let round = |templates: &Path| symlink("a", templates.join("a")).unwrap();
    for (what, output) in [("two", with_folder(two)), ("round", with_folder(round))] {
        let said = said(&output);
        assert!(matches!(output.status.code(), Some(0 | 2)), "{what}: {said}");
        assert!(output.status.success() || said.contains("mau/a"), "{what}: {said}");
    }
    let pipe = |templates: &Path| {
        assert!(Command::new("mkfifo").arg(templates.join("cong-van.xml")).status().unwrap().success());
    };
    let output = with_folder(pipe);
    assert!(output.status.code() == Some(2) && said(&output).contains("cong-van.xml"), "{}", said(&output));
}

/// Only an administrator can give a file to someone else.
#[cfg(unix)]
#[test]
fn settings_of_someone_else_are_used_with_a_word_alone() {
    use std::os::unix::fs::{MetadataExt, chown};
    let folder = TempDir::new().unwrap();
    let settings = folder.path().join("vanban.toml");
    fs::write(folder.path().join("a.json"), letter().to_string()).unwrap();
    fs::write(&settings, "co_chu = \"b\"\n").unwrap();
    if fs::metadata(&settings).unwrap().uid() != 0 {
        return;
    }
    let render = |more: &[&str]| vanban(folder.path(), &[&["render", "a.json", "-o", "a.docx"], more].concat());
    assert!(render(&[]).status.success());
    chown(&settings, Some(12_345), None).unwrap();
    let output = render(&[]);
    assert!(output.status.code() == Some(2) && said(&output).contains("VB158"), "{}", said(&output));
    assert!(said(&output).contains("--trust-folder"));
    for word in ["--trust-folder", "--tin-thu-muc"] {
        assert!(render(&[word]).status.success());
    }
    chown(&settings, Some(0), None).unwrap();
    fs::create_dir(folder.path().join("templates")).unwrap();
    chown(folder.path().join("templates"), Some(12_345), None).unwrap();
    assert!(said(&render(&[])).contains("VB158"));
}

/// Each of them is found, not named: one of someone else stops the command, unless it is named or trusted.
#[cfg(unix)]
#[test]
fn each_file_that_is_found_is_asked_for_its_owner() {
    use std::os::unix::fs::{MetadataExt, lchown, symlink};
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["templates/part", "che-do", "ngoai"] {
        fs::create_dir_all(at(name)).unwrap();
    }
    let regime = include_str!("../../data/che-do/nd09.toml").replace("nd09", "rieng");
    let files = [
        ("vanban.toml", "co_chu = \"b\"\n"),
        ("templates/rieng.xml", "<!-- chú thích -->"),
        ("templates/part/rieng.xml", "<!-- chú thích -->"),
        ("templates/loai.toml", ""),
        ("templates/cong-van.json", &letter().to_string()),
        ("che-do/rieng.toml", &regime),
        ("ten-don-vi.csv", "Tên chính thức,Tên khác\nVăn phòng,VP\n"),
        ("ngoai/mau.xml", "<!-- chú thích -->"),
        ("a.json", include_str!("../../data/mau/ke-hoach.json")),
    ];
    for (name, text) in files {
        fs::write(at(name), text).unwrap();
    }
    symlink("../ngoai/mau.xml", at("templates/noi.xml")).unwrap();
    if fs::metadata(at("a.json")).unwrap().uid() != 0 {
        return;
    }
    let render = ["render", "a.json", "--force", "-o", "a.docx"];
    let progress = ["progress", "a.json", "--period", "quy-1", "--year", "2025", "--force", "-o", "a.xlsx"];
    let init = ["init", ".", "--kind", "cong-van", "--force"];
    for (name, shown, command) in [
        ("templates/rieng.xml", "templates/rieng.xml", &render[..]),
        ("templates/part", "templates/part", &render),
        ("templates/part/rieng.xml", "templates/part/rieng.xml", &render),
        ("templates/loai.toml", "templates/loai.toml", &render),
        ("templates/noi.xml", "templates/noi.xml", &render),
        ("ngoai/mau.xml", "templates/noi.xml", &render),
        ("templates/cong-van.json", "templates/cong-van.json", &init),
        ("che-do", "che-do", &progress),
        ("che-do/rieng.toml", "che-do/rieng.toml", &progress),
        ("ten-don-vi.csv", "ten-don-vi.csv", &progress),
    ] {
        let run = |more: &[&str]| vanban(folder.path(), &[command, more].concat());
        assert!(run(&[]).status.success(), "{name}: {}", said(&run(&[])));
        lchown(at(name), Some(12_345), None).unwrap();
        let output = run(&[]);
        let words = said(&output);
        assert!(output.status.code() == Some(2) && words.contains("VB158") && words.contains(shown), "{name}: {words}");
        let named: &[&str] = match command[0] {
            "render" => &["--template-dir", "templates"],
            "progress" => &["--regime-dir", "che-do", "--units", "ten-don-vi.csv"],
            _ => &["--trust-folder"],
        };
        for more in [named, &["--trust-folder"]] {
            assert!(run(more).status.success(), "{name}: {}", said(&run(more)));
        }
        lchown(at(name), Some(0), None).unwrap();
    }
    for name in ["templates/rieng.xml", "templates/loai.toml", "templates/part"] {
        lchown(at(name), Some(12_345), None).unwrap();
    }
    assert_eq!(said(&vanban(folder.path(), &render)).matches("VB158").count(), 3);
}
