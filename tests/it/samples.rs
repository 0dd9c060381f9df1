//! The samples that ship: they load, render, and nothing of their text is lost.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use vanban::intake::{self, LoadOptions};
use vanban::nd30::Nd30;
use vanban::plan;

use crate::pipeline::{docx, paragraphs, part};

const SAMPLES: [&str; 5] = [
    "data/ke-hoach-2024.json",
    "data/ke-hoach-2025.json",
    "data/ke-hoach-cchc-2025.json",
    "data/mau/ke-hoach.json",
    "data/mau/bao-cao.json",
];

fn read(name: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// What a reader compares: letters and digits in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The strings of rich text, spans included.
fn plain(text: &plan::Text, out: &mut String) {
    match text {
        plan::Text::Plain(text) => out.push_str(text),
        plan::Text::Rich(pieces) => {
            for piece in pieces {
                match piece {
                    plan::Piece::Plain(text) => out.push_str(text),
                    plan::Piece::Dam(text)
                    | plan::Piece::Nghieng(text)
                    | plan::Piece::Tren(text)
                    | plan::Piece::Duoi(text)
                    | plan::Piece::ChoDien(text) => plain(text, out),
                    // The program puts something of its own here.
                    _ => out.push('|'),
                }
            }
        }
    }
}

/// Every text of the data stands in the document, in the order of the data (case folded, the program's marks aside).
#[test]
fn the_text_of_the_data_is_the_text_of_the_document() {
    for name in SAMPLES {
        let source = read(name);
        let plan = intake::load(&source, name, &LoadOptions::default()).unwrap().plan;
        let bytes = docx(&source).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        let document = letters(&paragraphs(&bytes).join("\n"));
        let mut texts = Vec::new();
        plan.for_each_text(&mut |path, text| {
            // The outline of a report takes its figures from the data in its own order.
            if path.to_string().starts_with("bao_cao") {
                return;
            }
            let mut words = String::new();
            plain(text, &mut words);
            texts.extend(words.split('|').map(|words| (path.to_string(), letters(words))));
        });
        let mut from = 0;
        for (path, text) in texts {
            let rest = document.get(from..).unwrap();
            // Columns of a row, and quyền hạn beside Nơi nhận, are in the order of the page.
            let ordered = !(path.contains("nhiem_vu[") || path.starts_with("ky"));
            match rest.find(&text) {
                Some(at) if ordered => from += at + text.len(),
                Some(_) => {}
                None => {
                    assert!(!ordered && document.contains(&text), "{name}: {path} «{text}» is lost or out of order");
                }
            }
        }
    }
}

#[test]
fn samples_name_the_schema_and_fit_it() {
    for name in SAMPLES {
        let data: Value = serde_json::from_str(&read(name)).unwrap();
        let schema = PathBuf::from(name).parent().unwrap().join(data["$schema"].as_str().unwrap());
        let schema = read(schema.to_str().unwrap());
        let known = serde_json::from_str::<Value>(&schema).unwrap() == plan::schema(Nd30::embedded());
        assert!(known, "{name} names a schema that is not that of the types: VANBAN_UPDATE=1 cargo test");
    }
}

#[test]
fn the_schema_that_ships_is_the_schema_of_the_types() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/schema/vanban.schema.json");
    if std::env::var_os("VANBAN_UPDATE").is_some() {
        fs::write(&path, plan::schema_text(Nd30::embedded())).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap().replace("\r\n", "\n"),
        plan::schema_text(Nd30::embedded()),
        "VANBAN_UPDATE=1 cargo test"
    );
}

#[test]
fn the_seed_plan_keeps_its_own_words() {
    let lines = paragraphs(&docx(&read(SAMPLES[0])).unwrap());
    for line in [
        "UBND TỈNH HƯNG YÊN",
        "KẾ HOẠCH",
        "I. MỤC TIÊU, YÊU CẦU",
        "III. TỔ CHỨC THỰC HIỆN",
        "4. Kinh phí thực hiện",
        "- UBND tỉnh (để báo cáo);",
        "- Lưu: VT, VPXT.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Xuân Hải",
        "Phụ lục",
        "Ngay sau khi có quyết định công bộ của UBND tỉnh",
    ] {
        assert!(lines.iter().any(|known| known == line), "«{line}» in {lines:#?}");
    }
    let all = lines.join("\n");
    for words in ["kinh tế xã - hội", "cải CCHC", "về về hoạt động", "chỉ số Chuyên đổi số", "luân chuyển; khen thưởng"]
    {
        assert!(all.contains(words), "{words}");
    }
    assert!(lines.iter().any(|line| line.starts_with("đ) ")) && lines.iter().any(|line| line.starts_with("g) ")));
    assert!(lines.iter().any(|line| line.ends_with("thực tiễn của Sở./.")));
    let causes: Vec<&String> = lines.iter().filter(|line| line.starts_with("Căn cứ")).collect();
    assert!(causes[0].ends_with(';') && causes[1].ends_with('.'));
}

#[test]
fn the_file_says_what_it_is() {
    let core = part(&docx(&read(SAMPLES[0])).unwrap(), "docProps/core.xml");
    assert!(core.contains("<dc:title>Kế hoạch Tuyên truyền cải cách hành chính năm 2024</dc:title>"), "{core}");
    assert!(core.contains("<dc:creator>Sở Khoa học và Công nghệ</dc:creator>"));
    assert!(core.contains("<dc:language>vi-VN</dc:language>") && !core.contains("dcterms:created"));
}
