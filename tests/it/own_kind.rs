//! A kind that a user adds in a folder of their own: a table, a template, a sample.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::kinds::sample;
use crate::pipeline::paragraphs;

fn vanban(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).current_dir(folder).output().unwrap()
}

#[track_caller]
fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    done(&vanban(folder.path(), &["init"]));
    let templates = folder.path().join("templates");
    fs::create_dir(&templates).unwrap();
    let table = "[[kind]]\nid = \"phieu-trinh\"\nname = \"Phiếu trình\"\nabbreviation = \"PTr\"\nkinh_gui = true\n\n\
                 [[kind.field]]\nkey = \"y_kien\"\ntype = \"chu\"\nrequired = true\ndescription = \"Ý kiến đề xuất\"\n";
    fs::write(templates.join("loai.toml"), table).unwrap();
    fs::write(templates.join("phieu-trinh.xml"), "{% include \"part/co-ten-loai.xml\" %}\n").unwrap();
    let mut data = sample("phieu-gui");
    data["loai"] = json!("phieu-trinh");
    data["rieng"] = json!({"y_kien": "Đồng ý"});
    fs::write(templates.join("phieu-trinh.json"), format!("{data:#}")).unwrap();
    folder
}

#[test]
fn it_is_rendered_listed_explained_and_begun_like_any_other() {
    let folder = folder();
    done(&vanban(folder.path(), &["init", "--kind", "phieu-trinh"]));
    done(&vanban(folder.path(), &["render", "phieu-trinh.json", "-o", "a.docx"]));
    let lines = paragraphs(&fs::read(folder.path().join("a.docx")).unwrap());
    assert!(lines.iter().any(|line| line == "PHIẾU TRÌNH"), "{lines:#?}");
    assert!(lines.iter().any(|line| line.starts_with("Số:") && line.ends_with("/PTr-SKHCN")), "{lines:#?}");
    let starter = fs::read_to_string(folder.path().join("phieu-trinh.json")).unwrap();
    assert!(starter.contains("Ý kiến đề xuất"), "{starter}");
    let listed = done(&vanban(folder.path(), &["template", "list"]));
    let line = listed.lines().find(|line| line.starts_with("phieu-trinh ")).unwrap();
    assert!(line.contains("Phiếu trình") && line.contains("phieu-trinh.json"), "{line}");
    let schema: Value = serde_json::from_str(&done(&vanban(folder.path(), &["schema"]))).unwrap();
    let kinds = schema["properties"]["loai"]["enum"].as_array().unwrap();
    assert!(kinds.contains(&json!("phieu-trinh")), "{kinds:?}");
    done(&vanban(folder.path(), &["batch", "phieu-trinh.json", "-o", "ra"]));
}

#[test]
fn its_faults_are_told_as_those_of_any_other() {
    let folder = folder();
    let path = folder.path().join("templates/phieu-trinh.json");
    let mut data: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    data["rieng"] = json!({});
    data["ky_hieu"] = json!("PG-SKHCN");
    fs::write(folder.path().join("sai.json"), format!("{data:#}")).unwrap();
    let refused = vanban(folder.path(), &["render", "sai.json"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said.contains("VB609") && said.contains("rieng.y_kien") && said.contains("VB602"), "{said}");
    fs::write(folder.path().join("templates/loai.toml"), "[[kind]]\nid = \"a\"\nten = 5\n").unwrap();
    let refused = vanban(folder.path(), &["render", "sai.json"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("VB150") && said.contains("loai.toml:3"), "{said}");
}

#[test]
fn it_is_checked_as_a_kind_by_the_settings_beside() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    done(&vanban(folder.path(), &["render", "templates/phieu-trinh.json", "-o", "ra/a.docx"]));
    let said = |arguments: &[&str]| String::from_utf8(vanban(folder.path(), arguments).stdout).unwrap();
    let found = said(&["check", "ra/a.docx"]);
    assert!(found.contains("Phiếu trình") && !found.contains("ND337") && !found.contains("ND612"), "{found}");
    fs::write(path("templates/loai.toml"), "[[kind]]\nid = 3\n").unwrap();
    let refused = vanban(folder.path(), &["check", "ra/a.docx"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("loai.toml:2"));
}

#[test]
fn the_list_names_only_what_is_there() {
    let folder = folder();
    let line = || {
        let listed = done(&vanban(folder.path(), &["template", "list"]));
        listed.lines().find(|line| line.starts_with("phieu-trinh ")).unwrap().to_owned()
    };
    assert!(line().contains("phieu-trinh.xml") && line().contains("phieu-trinh.json"), "{}", line());
    fs::remove_file(folder.path().join("templates/phieu-trinh.xml")).unwrap();
    assert!(!line().contains(".xml") && !line().contains("có sẵn"), "{}", line());
    fs::remove_file(folder.path().join("templates/phieu-trinh.json")).unwrap();
    assert!(line().trim_end().ends_with("theo thực tế"), "{}", line());
    let refused = vanban(folder.path(), &["init", "moi", "--kind", "phieu-trinh"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said.contains("VB510") && said.contains("phieu-trinh.json"), "{said}");
    let refused = vanban(folder.path(), &["init", "moi", "--kind", "phieu-trin"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("«phieu-trinh»"));
    assert!(!folder.path().join("moi").exists());
}

#[test]
fn a_folder_below_is_begun_without_settings_that_would_hide_the_kind() {
    let folder = folder();
    let below = folder.path().join("moi");
    let begun = vanban(folder.path(), &["init", "moi", "--kind", "phieu-trinh"]);
    assert!(!done(&begun).contains("vanban.toml") && !below.join("vanban.toml").exists());
    assert!(String::from_utf8_lossy(&begun.stderr).contains("vanban.toml"));
    done(&vanban(folder.path(), &["render", "moi/phieu-trinh.json", "-o", "a.docx"]));
    // The folder's own settings begin anew where that is asked for.
    fs::write(folder.path().join("vanban.toml"), "co_chu = \"b\"\n").unwrap();
    let begun = done(&vanban(&below, &["init", "..", "--kind", "phieu-trinh", "--force"]));
    assert!(begun.contains("vanban.toml"), "{begun}");
}

#[test]
fn an_own_number_has_a_comma_before_its_decimals() {
    let folder = TempDir::new().unwrap();
    done(&vanban(folder.path(), &["init", "--kind", "phieu-gui"]));
    let template =
        "{% include \"part/dau.xml\" %}<noi-dung><doan>{{ rieng.gia }}: {{ rieng.gia | so_chu }}</doan></noi-dung>";
    let template = format!("<van-ban loai=\"{{{{ loai }}}}\">{template}</van-ban>");
    fs::write(folder.path().join("m.xml"), template).unwrap();
    let set = ["--template", "m.xml", "--set", "rieng.gia=12.5", "-o", "a.docx"];
    done(&vanban(folder.path(), &[&["render", "phieu-gui.json"][..], &set].concat()));
    let lines = paragraphs(&fs::read(folder.path().join("a.docx")).unwrap());
    assert_eq!(lines.last().map(String::as_str), Some("12,5: mười hai phẩy năm./."));
}
