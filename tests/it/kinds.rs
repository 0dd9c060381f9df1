//! The table of kinds: every one has its template and sample, and what it needs is asked for.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;
use vanban::diag::Faults;
use vanban::intake::table::TableOptions;
use vanban::intake::{self, LoadOptions};
use vanban::make::Options;
use vanban::make::make;
use vanban::nd30::Nd30;
use vanban::template::Templates;

use crate::pipeline::{paragraphs, part};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/mau")
}

pub(crate) fn sample(id: &str) -> Value {
    let text = fs::read_to_string(folder().join(format!("{id}.json"))).unwrap_or_else(|_| panic!("no sample {id}"));
    serde_json::from_str(&text).unwrap()
}

/// The DOCX of data; files that it names stand in a folder.
pub(crate) fn made_in(data: &Value, folder: &Path) -> Result<Vec<u8>, Faults> {
    let mut plan = intake::load(&format!("{data:#}"), "thu.json", &LoadOptions::default())?.plan;
    intake::attach(&mut plan, folder, &TableOptions::default())?;
    Ok(make(&plan, Templates::builtin(), Options::default())?.bytes)
}

#[track_caller]
pub(crate) fn made(data: &Value) -> Vec<u8> {
    made_in(data, &folder()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// The samples of all kinds and copies.
pub(crate) fn all() -> Vec<Vec<u8>> {
    let kinds = Nd30::embedded().kinds().iter().map(|kind| &kind.id);
    kinds.chain(Nd30::embedded().copies().iter().map(|copy| &copy.id)).map(|id| made(&sample(id))).collect()
}

#[track_caller]
fn lines(data: &Value) -> Vec<String> {
    paragraphs(&made(data))
}

#[track_caller]
fn codes(data: &Value) -> Vec<&'static str> {
    made_in(data, &folder()).expect_err("the data is at fault").iter().map(|fault| fault.code.as_str()).collect()
}

#[track_caller]
fn stands(lines: &[String], line: &str) {
    assert!(lines.iter().any(|there| there == line), "«{line}» is not in {lines:#?}");
}

#[test]
fn every_kind_has_a_template_and_a_sample_that_becomes_a_document() {
    let kinds = Nd30::embedded().kinds();
    let of_the_decree = kinds.iter().filter(|kind| kind.is_of_decree()).count();
    assert_eq!(of_the_decree, 29);
    for kind in kinds {
        assert!(Templates::builtin().source(&format!("{}.xml", kind.id)).is_some(), "{}", kind.id);
        let data = sample(&kind.id);
        assert_eq!(data["loai"], json!(kind.id));
        assert!(data["_ghi_chu"].is_string(), "{} is explained", kind.id);
        let lines = lines(&data);
        stands(&lines, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        match kind.id.as_str() {
            "cong-van" => assert!(lines.iter().any(|line| line.starts_with("V/v"))),
            "thu-cong" => stands(&lines, "THƯ CHÚC MỪNG"),
            _ => stands(&lines, &kind.name.to_uppercase()),
        }
        let symbol = lines.iter().find(|line| line.starts_with("Số:"));
        assert_eq!(symbol.is_some(), kind.has("so"), "{}", kind.id);
        if let (Some(symbol), Some(abbreviation)) = (symbol, &kind.abbreviation) {
            assert!(symbol.contains(&format!("/{abbreviation}-")), "{symbol}");
        }
    }
    for copy in Nd30::embedded().copies() {
        let lines = lines(&sample(&copy.id));
        stands(&lines, &copy.label.to_uppercase());
        assert!(lines.iter().any(|line| line.starts_with("Số: 05/") && line.contains(&copy.abbreviation)));
    }
}

#[test]
fn the_gallery_shows_every_kind() {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs");
    let page = fs::read_to_string(docs.join("mau.md")).unwrap();
    let kinds = Nd30::embedded().kinds().iter().map(|kind| (&kind.id, &kind.name, kind.form.as_deref()));
    let copies = Nd30::embedded().copies().iter().map(|copy| (&copy.id, &copy.label, Some(copy.form.as_str())));
    for (id, name, form) in kinds.chain(copies) {
        let form = form.map_or("theo thực tế".to_owned(), |form| format!("Mẫu {form}"));
        assert!(page.contains(&format!("![{name}](hinh/mau/{id}.png)<br>**{name}** `{id}`, {form}")), "{id}");
        assert!(docs.join(format!("hinh/mau/{id}.png")).exists(), "docs/lam-mau.sh makes {id}.png");
    }
}

#[test]
fn what_a_kind_needs_or_does_not_have_is_told() {
    for kind in Nd30::embedded().kinds() {
        for key in kind.needed() {
            let mut data = sample(&kind.id);
            data.as_object_mut().unwrap().remove(key);
            let codes = codes(&data);
            assert!(codes.iter().all(|code| ["VB108", "VB140", "VB141", "VB609"].contains(code)), "{key}: {codes:?}");
        }
        for key in &kind.without {
            let mut data = sample(&kind.id);
            data[key] = if key == "so" { json!(5) } else { json!("2026-01-05") };
            assert!(codes(&data).contains(&"VB608"), "{} {key}", kind.id);
        }
        for field in kind.field.iter().filter(|field| field.required) {
            let mut data = sample(&kind.id);
            data["rieng"].as_object_mut().unwrap().remove(&field.key);
            assert_eq!(codes(&data), ["VB609"], "{} {}", kind.id, field.key);
            data["rieng"][&field.key] = json!(5);
            assert_eq!(codes(&data), ["VB110"], "{} {}", kind.id, field.key);
        }
        for index in 1..kind.signers {
            let mut data = sample(&kind.id);
            data["ky"].as_array_mut().unwrap().truncate(index);
            assert_eq!(codes(&data), ["VB149"], "{}", kind.id);
        }
    }
    let mut misspelt = sample("giay-moi");
    let field = misspelt["rieng"].as_object_mut().unwrap().remove("chu_tri").unwrap();
    misspelt["rieng"]["chu_tr"] = field;
    assert_eq!(codes(&misspelt), ["VB107"]);
    let mut strange = sample("quyet-dinh");
    strange["kem_theo"][0]["loai"] = json!("quy-chee");
    assert_eq!(codes(&strange), ["VB109"]);
    let mut secret = sample("cong-van");
    secret["do_mat"] = json!("Mật");
    assert_eq!(codes(&secret), ["VB610"]);
}

#[test]
fn a_symbol_is_that_of_its_kind() {
    let with = |id: &str, symbol: &str| {
        let mut data = sample(id);
        data["ky_hieu"] = json!(symbol);
        made_in(&data, &folder()).map(|bytes| paragraphs(&bytes).join("\n")).map_err(|faults| faults[0].code.as_str())
    };
    assert!(with("quy-dinh", "QyĐ-SKHCN").unwrap().contains("/QyĐ-SKHCN"));
    assert_eq!(with("quy-dinh", "QĐ-SKHCN"), Err("VB602"));
    assert_eq!(with("to-trinh", "TT-SKHCN"), Err("VB602"));
    assert_eq!(with("cong-van", "CV-SKHCN"), Err("VB602"));
    assert!(with("cong-van", "SKHCN-QLKH").unwrap().contains("/SKHCN-QLKH"));
}

#[test]
fn parts_of_the_official_forms_stand_in_their_order() {
    let decision = lines(&sample("quyet-dinh"));
    let at = |line: &str| decision.iter().position(|there| there == line).unwrap_or_else(|| panic!("«{line}»"));
    assert!(at("QUYẾT ĐỊNH") < at("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ"));
    assert!(at("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ") < at("Theo đề nghị của Chánh Văn phòng Sở."));
    assert!(at("Theo đề nghị của Chánh Văn phòng Sở.") < at("QUYẾT ĐỊNH:"));
    assert!(at("QUYẾT ĐỊNH:") < at("Điều 2. Quyết định này có hiệu lực kể từ ngày ký."));
    stands(&lines(&sample("nghi-quyet")), "QUYẾT NGHỊ:");
    let letter = lines(&sample("cong-van"));
    assert!(!letter.iter().any(|line| line == "CÔNG VĂN"));
    stands(&letter, "- Các sở, ban, ngành;");
    stands(&letter, "- Ủy ban nhân dân các xã, phường\n(qua Văn phòng HĐND và UBND).");
    let minutes = lines(&sample("bien-ban"));
    assert!(minutes.iter().all(|line| !line.starts_with("Hưng Yên, ngày")));
    let at = |line: &str| minutes.iter().position(|there| there == line).unwrap_or_else(|| panic!("«{line}»"));
    assert!(at("THƯ KÝ") < at("CHỦ TỌA") && at("CHỦ TỌA") < at("Nơi nhận:"));
}

#[test]
fn one_addressee_stands_beside_the_words_several_below_them() {
    let mut data = sample("cong-van");
    data["kinh_gui"] = json!(["Sở Nội vụ"]);
    stands(&lines(&data), "Kính gửi: Sở Nội vụ");
    data["kinh_gui"] = json!(["Sở Nội vụ", "Sở Tài chính"]);
    let several = lines(&data);
    for line in ["Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính."] {
        stands(&several, line);
    }
}

#[test]
fn marks_stand_in_the_margins_of_the_first_page() {
    let mut data = sample("cong-van");
    data["do_khan"] = json!("thuong-khan");
    data["luu_hanh"] = json!("xem-xong-tra-lai");
    data["du_thao"] = json!(true);
    let bytes = made(&data);
    let (header, footer) = (part(&bytes, "word/header2.xml"), part(&bytes, "word/footer1.xml"));
    assert!(header.contains("DỰ THẢO") && header.contains("XEM XONG TRẢ LẠI") && header.contains("VBDauGoc"));
    assert!(footer.contains("Số 01 đường Quảng Trường") && footer.contains("VBDiaChi"));
    stands(&paragraphs(&bytes), "THƯỢNG KHẨN");
    let body = part(&bytes, "word/document.xml");
    for reference in
        ["<w:headerReference w:type=\"first\" r:id=\"rIdHeaderMarks\"/>", "<w:footerReference w:type=\"first\""]
    {
        assert_eq!(body.matches(reference).count(), 1, "{reference}");
    }
    data["phu_luc"] = json!([{"tieu_de": "Một", "noi_dung": [{"doan": ["Nội dung."]}]}]);
    let bytes = made(&data);
    let body = part(&bytes, "word/document.xml");
    for reference in ["Marks", "None"] {
        let reference = format!("<w:headerReference w:type=\"first\" r:id=\"rIdHeader{reference}\"/>");
        assert_eq!(body.matches(&reference).count(), 1, "{reference}");
    }
    assert!(!part(&bytes, "word/header3.xml").contains("<w:t"));
    let plain = made(&sample("to-trinh"));
    assert!(!part(&plain, "word/document.xml").contains("footerReference"));
}

#[test]
fn footnotes_are_those_of_word() {
    let mut data = sample("huong-dan");
    data["ket_thuc"] = json!([["Một", {"cuoi_trang": ["a < b & ", {"dam": "đậm"}]}, " hai", {"cuoi_trang": "c"}, "."]]);
    let bytes = made(&data);
    let (body, notes) = (part(&bytes, "word/document.xml"), part(&bytes, "word/footnotes.xml"));
    let tree = roxmltree::Document::parse(&notes).unwrap();
    let texts: Vec<String> = tree
        .root_element()
        .children()
        .skip(2)
        .map(|note| note.descendants().filter(roxmltree::Node::is_text).filter_map(|text| text.text()).collect())
        .collect();
    assert_eq!(texts, [" Có văn bản cam kết của đơn vị tiếp nhận kết quả.", " a < b & đậm", " c"]);
    for id in 1..=3 {
        assert_eq!(body.matches(&format!("<w:footnoteReference w:id=\"{id}\"/>")).count(), 1);
    }
    assert!(part(&bytes, "[Content_Types].xml").contains("/word/footnotes.xml"));
    data["dia_chi"] = json!([["Số 1", {"cuoi_trang": "x"}]]);
    assert_eq!(codes(&data), ["VB333"]);
}

#[test]
fn pictures_fit_the_text_and_keep_their_shape() {
    let extent = |width: Value| {
        let mut data = sample("de-an");
        data["noi_dung"][1]["muc"][0]["muc"][0]["hinh"][0]["rong_mm"] = width;
        let body = part(&made(&data), "word/document.xml");
        let (_, rest) = body.split_once("<wp:extent cx=\"").expect("a picture");
        let (width, rest) = rest.split_once("\" cy=\"").unwrap();
        let (height, _) = rest.split_once('"').unwrap();
        (width.parse::<i64>().unwrap(), height.parse::<i64>().unwrap())
    };
    let (width, height) = extent(json!(100));
    assert_eq!(width, 100 * 36_000);
    let (full, tall) = extent(json!(400));
    let page = &Nd30::embedded().page;
    let text = page.width.length() - page.left.length() - page.right.length();
    assert!((full - text.to_emu()).abs() < 36_000, "{full}");
    assert!((full * height - tall * width).abs() < full * 3_600, "the shape is kept");
    let mut data = sample("de-an");
    data["noi_dung"][1]["muc"][0]["muc"][0]["hinh"][0]["tep"] = json!("khong-co.png");
    assert_eq!(codes(&data), ["VB251"]);
    data["noi_dung"][1]["muc"][0]["muc"][0]["hinh"][0]["tep"] = json!("de-an.json");
    assert_eq!(codes(&data), ["VB250"]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(made(&sample("de-an")))).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name("word/media/image1.png").unwrap(), &mut bytes).unwrap();
    assert_eq!(bytes, fs::read(folder().join("quy-trinh.png")).unwrap());
}

#[test]
fn a_document_issued_with_a_decision_has_pages_of_its_own() {
    let bytes = made(&sample("quyet-dinh"));
    let lines = paragraphs(&bytes);
    let at = lines.iter().position(|line| line == "QUY CHẾ").unwrap();
    let blank = "\u{a0}";
    assert!(lines[at + 2].replace(blank, "").starts_with("(Kèm theo Quyết định số"), "{}", lines[at + 2]);
    assert!(lines[at - 6..at].iter().all(|line| !line.starts_with("Số:") && !line.contains("ngày")));
    assert_eq!(part(&bytes, "word/document.xml").matches("<w:pgNumType w:start=\"1\"/>").count(), 1);
}

#[test]
fn references_name_the_lowest_level_first() {
    let mut data = sample("quy-che");
    data["noi_dung"] = json!([
        {"cap": "chuong", "tieu_de": "Quy định chung", "muc": [
            {"tieu_de": "Phạm vi", "muc": [
                {"doan": ["Một:"], "muc": [{"id": "d", "doan": ["Điểm một."]}]},
                {"id": "k", "doan": ["Hai."]}
            ]},
            {"id": "dieu", "tieu_de": "Sau", "doan": [
                ["Xem ", {"tham_chieu": "d"}, ", ", {"tham_chieu": "k"}, ", ", {"tham_chieu": "dieu"}, ", ", {"tham_chieu": "pl"}, "."]
            ]}
        ]}
    ]);
    data["phu_luc"] = json!([
        {"tieu_de": "Một", "noi_dung": [{"doan": ["x"]}]},
        {"id": "pl", "tieu_de": "Hai", "noi_dung": [{"doan": ["y"]}]}
    ]);
    stands(&lines(&data), "Xem điểm a khoản 1 Điều 1, khoản 2 Điều 1, Điều 2, Phụ lục II./.");
    data["ket_thuc"] = json!([["Xem ", {"tham_chieu": "khong"}]]);
    assert_eq!(codes(&data), ["VB334"]);
}

#[test]
fn columns_show_numbers_dates_and_totals() {
    let mut data = sample("chuong-trinh");
    data["phu_luc"] = json!([{"id": "kinh-phi", "tieu_de": "Kinh phí", "bang": {
        "cot": [{"ten": "STT", "kieu": "stt"}, {"ten": "Việc"}, {"ten": "Hạn", "kieu": "ngay"}, {"ten": "Đồng", "kieu": "so"}],
        "dong": [
            {"nhom": "Khối sở"}, ["Hội chợ", "2026-04-20", 350_000_000], ["Hội thảo", "tháng 5", "1200,5"],
            {"nhom": "Khối xã"}, ["Tập huấn", "", "-50000"]
        ],
        "tong": "Tổng cộng", "chu_thich": ["Ghi chú: tạm tính."]
    }}]);
    let lines = lines(&data);
    let at = lines.iter().position(|line| line == "STT").unwrap();
    let cells: Vec<&str> = lines[at..].iter().map(String::as_str).collect();
    assert_eq!(
        cells.join("|"),
        "STT|Việc|Hạn|Đồng|I|Khối sở|1|Hội chợ|20/04/2026|350.000.000|2|Hội thảo|tháng 5|1.200,5|II|Khối xã|1|Tập huấn||-50.000|\
         Tổng cộng|349.951.200,5|Ghi chú: tạm tính."
    );
}

#[test]
fn cells_over_several_rows_keep_sums_in_their_columns() {
    let mut data = sample("chuong-trinh");
    data["phu_luc"] = json!([{"id": "kinh-phi", "tieu_de": "Kinh phí", "bang": {
        "cot": [{"ten": "Khối"}, {"ten": "Việc"}, {"ten": "Đồng", "kieu": "so"}],
        "dong": [[{"o": "Sở", "dong": 2}, "Một", 1000], ["Hai", 2000], [{"o": "Xã, ba", "cot": 2}, 5]],
        "tong": "Cộng"
    }}]);
    stands(&lines(&data), "3.005");
    data["phu_luc"][0]["bang"]["dong"][1][1] = json!("hai nghìn");
    let faults = made_in(&data, &folder()).unwrap_err();
    assert_eq!((faults[0].code.as_str(), faults[0].place.path.as_deref()), ("VB253", Some("phu_luc[0].bang.dong[1]")));
}

#[test]
fn an_appendix_of_ten_thousand_rows_comes_from_a_file() {
    let folder = TempDir::new().unwrap();
    let rows = (1..=10_000).map(|row| format!("{row};Máy số {row} & <phụ kiện>;{}\n", row * 1000));
    let csv: String = std::iter::once("Danh mục thiết bị;;\nTT;Tên;Số lượng\n".to_owned()).chain(rows).collect();
    fs::write(folder.path().join("bang.csv"), csv).unwrap();
    let mut data = sample("quyet-dinh");
    data["phu_luc"] = json!([{"tieu_de": "Danh mục", "ngang": true, "bang": {
        "tu_tep": "bang.csv", "cot": [{"ten": "TT", "kieu": "stt"}, {"ten": ""}, {"ten": "", "kieu": "so"}], "tong": "Cộng"
    }}]);
    let lines = paragraphs(&made_in(&data, folder.path()).unwrap());
    for line in ["TT", "Tên", "Số lượng", "Máy số 10000 & <phụ kiện>", "10.000.000", "50.005.000.000"] {
        stands(&lines, line);
    }
    assert_eq!(lines.iter().filter(|line| line.starts_with("Máy số ")).count(), 10_000);
    fs::remove_file(folder.path().join("bang.csv")).unwrap();
    assert!(made_in(&data, folder.path()).is_err());
}

#[test]
fn an_electronic_copy_says_so_at_the_top() {
    let mut data = sample("sao-y");
    data["ban_sao"]["ky_so"] = json!("2026-01-15T08:30:05");
    let header = part(&made(&data), "word/header2.xml");
    assert!(header.contains("SAO Y") && header.contains("15/01/2026; 08:30:05"), "{header}");
    data["ban_sao"]["ky_so"] = json!("hôm nay");
    assert_eq!(codes(&data), ["VB142"]);
    data["ban_sao"]["hinh_thuc"] = json!("sao");
    assert!(codes(&data).contains(&"VB109"));
}

#[cfg(feature = "cli")]
#[test]
fn a_folder_begins_with_any_kind() {
    let run = |folder: &Path, arguments: &[&str]| {
        let program = env!("CARGO_BIN_EXE_vanban");
        std::process::Command::new(program).args(arguments).current_dir(folder).output().unwrap()
    };
    let folder = TempDir::new().unwrap();
    let copies = Nd30::embedded().copies().iter().map(|copy| &copy.id);
    for id in Nd30::embedded().kinds().iter().map(|kind| &kind.id).chain(copies) {
        assert!(run(folder.path(), &["init", "--kind", id]).status.success(), "init {id}");
        assert!(run(folder.path(), &["render", &format!("{id}.json")]).status.success(), "render {id}");
    }
    let starter: Value = serde_json::from_slice(&fs::read(folder.path().join("giay-moi.json")).unwrap()).unwrap();
    let note = starter["rieng"]["_ghi_chu"].as_str().unwrap();
    let kind = Nd30::embedded().kind("giay-moi").unwrap();
    assert!(kind.field.iter().all(|field| note.contains(&field.key) && note.contains(&field.description)), "{note}");
    let again = run(folder.path(), &["init", "--kind", "giay-moi"]);
    assert_eq!(again.status.code(), Some(0), "the same starter is there already");
    fs::write(folder.path().join("giay-moi.json"), "{}").unwrap();
    assert_eq!(run(folder.path(), &["init", "--kind", "giay-moi"]).status.code(), Some(2));
    let wrong = run(folder.path(), &["init", "--kind", "giay-moii"]);
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("giay-moi»"));
    let listed = String::from_utf8(run(folder.path(), &["template", "list"]).stdout).unwrap();
    for kind in Nd30::embedded().kinds() {
        let line = listed.lines().find(|line| line.starts_with(&format!("{} ", kind.id))).unwrap();
        assert!(line.contains(&kind.name) && line.contains(&format!("{}.json", kind.id)), "{line}");
        assert!(line.contains(kind.form.as_deref().unwrap_or("theo thực tế")), "{line}");
    }
}
