//! One fault at a time, put into clean documents: each must give its code and nothing new.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use vanban::check::{self, Settings};
use vanban::nd30::Nd30;
use vanban::read;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a package as text.
pub(crate) type Parts = BTreeMap<String, Vec<u8>>;

pub(crate) fn unzip(docx: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(file.name().unwrap().into_owned(), bytes);
    }
    parts
}

pub(crate) fn zip(parts: &Parts) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn text<'p>(parts: &'p Parts, name: &str) -> &'p str {
    std::str::from_utf8(&parts[name]).unwrap()
}

/// Codes of errors and warnings; of hints too where they are asked for.
pub(crate) fn codes(parts: &Parts, hints: bool) -> Vec<String> {
    let docx = read::read(&zip(parts)).unwrap_or_else(|error| panic!("{error}"));
    let findings = check::check(&docx, Nd30::embedded(), &Settings::default());
    let mut codes: Vec<String> = findings
        .list
        .iter()
        .filter(|finding| hints || finding.severity != vanban::diag::Severity::Hint)
        .map(|finding| finding.code.to_owned())
        .collect();
    codes.sort();
    codes.dedup();
    codes
}

/// A document to be spoilt.
pub(crate) struct Clean {
    pub(crate) name: &'static str,
    pub(crate) parts: Parts,
    before: Vec<String>,
    hints: Vec<String>,
}

pub(crate) const DOCUMENT: &str = "word/document.xml";
pub(crate) const STYLES: &str = "word/styles.xml";

/// Sets values of the data so that number and date are those of an issued document.
fn clean(name: &'static str) -> Clean {
    let mut data = crate::kinds::sample(name);
    if data.get("ngay").is_some() {
        data["ngay"] = "2026-01-05".into();
    }
    if name != "thu-cong" {
        data["so"] = 7.into();
    }
    let mut parts = unzip(&crate::kinds::made(&data));
    let (before, hints) = (codes(&parts, false), codes(&parts, true));
    // Every text is opened alike, so that a fault is planted in all that it fits.
    let alike = text(&parts, DOCUMENT).replace("<w:t>", "<w:t xml:space=\"preserve\">");
    parts.insert(DOCUMENT.to_owned(), alike.into_bytes());
    Clean { name, parts, before, hints }
}

impl Clean {
    pub(crate) fn text(&self, part: &str) -> &str {
        text(&self.parts, part)
    }
}

/// What was tried: rule, form, how often.
#[derive(Default)]
pub(crate) struct Tried(BTreeMap<(String, &'static str), usize>, Vec<String>);

impl Tried {
    /// Puts a fault into a document; where its text is not there nothing is tried.
    #[track_caller]
    pub(crate) fn fault(
        &mut self,
        clean: &Clean,
        code: &str,
        form: &'static str,
        part: &str,
        change: impl Fn(&str) -> Option<String>,
    ) {
        let Some(changed) = clean.parts.get(part).and_then(|bytes| change(std::str::from_utf8(bytes).unwrap())) else {
            return;
        };
        let mut parts = clean.parts.clone();
        parts.insert(part.to_owned(), changed.into_bytes());
        let hint = check::rules().iter().any(|rule| rule.code == code && rule.severity == vanban::diag::Severity::Hint);
        let before = if hint { &clean.hints } else { &clean.before };
        let after: Vec<String> = codes(&parts, hint).into_iter().filter(|code| !before.contains(code)).collect();
        if after != [code] {
            self.1.push(format!("{}: {form}: {after:?}, wanted {code}", clean.name));
        }
        *self.0.entry((code.to_owned(), form)).or_default() += 1;
    }

    pub(crate) fn replaced(&mut self, clean: &Clean, code: &str, form: &'static str, old: &str, new: &str) {
        self.fault(clean, code, form, DOCUMENT, |xml| xml.contains(old).then(|| xml.replacen(old, new, 1)));
    }
}

/// Puts run properties into the first run of the first paragraph of a style.
pub(crate) fn direct(xml: &str, style: &str, properties: &str) -> Option<String> {
    let (before, rest) = xml.split_once(&format!("<w:pStyle w:val=\"{style}\"/>"))?;
    let (head, paragraph) = rest.split_once("<w:r>")?;
    let (paragraph, after) = paragraph.split_once("</w:p>")?;
    if head.contains("</w:p>") {
        return None;
    }
    let paragraph = paragraph.replace("<w:r>", &format!("<w:r><w:rPr>{properties}</w:rPr>"));
    Some(format!("{before}<w:pStyle w:val=\"{style}\"/>{head}<w:r><w:rPr>{properties}</w:rPr>{paragraph}</w:p>{after}"))
}

/// Changes the element of a style, to which what it has from the common one is added first.
pub(crate) fn in_style(xml: &str, style: &str, change: impl Fn(&str) -> String) -> Option<String> {
    let begin = xml.find(&format!("w:styleId=\"{style}\""))?;
    let end = begin + xml.get(begin..)?.find("</w:style>")?;
    let (_, common) = xml.split_once("w:styleId=\"VBChung\"")?;
    let element = spelled_out(xml.get(begin..end)?, common);
    let changed = change(&element);
    (changed != element).then(|| format!("{}{changed}{}", &xml.get(..begin).unwrap(), &xml.get(end..).unwrap()))
}

/// The element of a style with the size, the indents, the spacing and the alignment that it inherits.
fn spelled_out(element: &str, common: &str) -> String {
    let mut element = element.to_owned();
    if !element.contains("<w:pPr>") {
        let at = element.find("<w:rPr>").unwrap_or(element.len());
        element.insert_str(at, "<w:pPr></w:pPr>");
    }
    if !element.contains("<w:rPr>") {
        element.push_str("<w:rPr></w:rPr>");
    }
    let tag = |xml: &str, name: &str| {
        let (_, rest) = xml.split_once(&format!("<{name} "))?;
        Some(format!("<{name} {}/>", rest.split_once("/>")?.0))
    };
    let mut format = String::new();
    for name in ["w:spacing", "w:ind", "w:jc"] {
        let (own, inherited) = (tag(&element, name).unwrap_or_default(), tag(common, name).unwrap());
        element = element.replace(&own, "");
        let missing = inherited.split(' ').filter_map(|part| part.trim_end_matches("/>").split_once('='));
        let hangs = |name: &str| own.contains("hanging") && name == "w:firstLine";
        let missing = missing.filter(|(name, _)| !own.contains(name)).filter(|(name, _)| !hangs(name));
        let missing: Vec<_> = missing.map(|(name, value)| format!(" {name}={value}")).collect();
        format += &if own.is_empty() { inherited } else { own.replace("/>", &format!("{}/>", missing.concat())) };
    }
    let at = element.find("<w:outlineLvl").or_else(|| element.find("</w:pPr>")).unwrap();
    element.insert_str(at, &format);
    if !element.contains("<w:sz ") {
        let size = tag(common, "w:sz").unwrap() + &tag(common, "w:szCs").unwrap();
        element = element.replace("</w:rPr>", &format!("{size}</w:rPr>"));
    }
    element
}

/// The size of a style.
pub(crate) fn size_in_style(element: &str, half_points: u16) -> String {
    let (before, rest) = element.split_once("<w:sz w:val=\"").unwrap();
    let (_, after) = rest.split_once('"').unwrap();
    format!("{before}<w:sz w:val=\"{half_points}\"{after}")
}

/// Style, whether it is bold, italic, in the decree's font table.
const LOOKS: [(&str, bool, bool); 18] = [
    ("VBQuocHieu", true, false),
    ("VBTieuNgu", true, false),
    ("VBCoQuanChuQuan", false, false),
    ("VBCoQuan", true, false),
    ("VBSoKyHieu", false, false),
    ("VBDiaDanh", false, true),
    ("VBTenLoai", true, false),
    ("VBTrichYeu", true, false),
    ("VBVeViec", false, false),
    ("VBKinhGui", false, false),
    ("VBCanCu", false, true),
    ("VBQuyenHan", true, false),
    ("VBHoTen", true, false),
    ("VBNoiNhan", true, true),
    ("VBNoiNhanDong", false, false),
    ("VBPhuLuc", true, false),
    ("VBPhuLucTen", true, false),
    ("VBPhuLucKemTheo", false, true),
];

#[test]
#[expect(clippy::print_stderr, reason = "the table of rules and mutants is the output of this test")]
fn every_fault_gives_its_code_and_nothing_new() {
    let names = [
        "cong-van",
        "ke-hoach",
        "quyet-dinh",
        "to-trinh",
        "nghi-quyet",
        "bien-ban",
        "giay-moi",
        "chuong-trinh",
        "sao-y",
        "quy-che",
    ];
    let documents: Vec<Clean> = names.into_iter().map(clean).collect();
    let mut tried = Tried::default();
    for document in &documents {
        assert!(document.before.is_empty(), "{}: {:?}", document.name, document.before);
        looks(document, &mut tried);
        pages(document, &mut tried);
        paragraphs(document, &mut tried);
        words(document, &mut tried);
        crate::mutant_rules::all(document, &mut tried);
    }
    let total: usize = tried.0.values().sum();
    let mut table = String::new();
    for ((code, form), count) in &tried.0 {
        let _ = writeln!(table, "{code} {form}: {count}");
    }
    eprintln!("{total} mutants\n{table}");
    assert!(tried.1.is_empty(), "{}", tried.1.join("\n"));
    assert!(total >= 200, "{total} mutants\n{table}");
    let rules: Vec<&str> = check::rules().iter().map(|rule| rule.code).collect();
    let untried: Vec<&&str> = rules
        .iter()
        .filter(|rule| !tried.0.keys().any(|(code, _)| code == **rule) && !ELSEWHERE.contains(rule))
        .collect();
    assert!(untried.is_empty(), "no mutant for {untried:?}\n{table}");
}

/// Rules that need a document or a setting that the samples are not: the tests in their own files show them.
const ELSEWHERE: [&str; 5] = ["ND106", "ND305", "ND332", "ND613", "ND918"];

fn looks(document: &Clean, tried: &mut Tried) {
    for (style, bold, italic) in LOOKS {
        // Of a part in two styles one line alone is changed: most of the part must be.
        let whole = !(style == "VBQuyenHan" || style == "VBKinhGui") || document.name != "nghi-quyet";
        tried.fault(document, "ND203", "cỡ chữ, trên chữ", DOCUMENT, |xml| {
            direct(xml, style, "<w:sz w:val=\"40\"/>")
        });
        tried.fault(document, "ND203", "cỡ chữ, trong kiểu", STYLES, |xml| {
            text(&document.parts, DOCUMENT).contains(&format!("\"{style}\"")).then_some(())?;
            in_style(xml, style, |element| size_in_style(element, 18))
        });
        if whole {
            let (value, other) = if bold { ("<w:b w:val=\"0\"/>", "<w:b w:val=\"0\"/>") } else { ("<w:b/>", "<w:b/>") };
            tried.fault(document, "ND204", "đậm, trên chữ", DOCUMENT, |xml| direct(xml, style, value));
            tried.fault(document, "ND204", "đậm, trong kiểu", STYLES, |xml| {
                text(&document.parts, DOCUMENT).contains(&format!("\"{style}\"")).then_some(())?;
                in_style(xml, style, |element| {
                    let plain = element.replace("<w:b/>", "").replace("<w:bCs/>", "");
                    plain.replacen("<w:sz ", &format!("{other}<w:sz "), 1)
                })
            });
            let slant = if italic { "<w:i w:val=\"0\"/>" } else { "<w:i/>" };
            tried.fault(document, "ND205", "nghiêng, trên chữ", DOCUMENT, |xml| direct(xml, style, slant));
        }
        tried.fault(document, "ND201", "phông, trên chữ", DOCUMENT, |xml| {
            direct(xml, style, "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/>")
        });
        tried.fault(document, "ND202", "màu, trên chữ", DOCUMENT, |xml| {
            direct(xml, style, "<w:color w:val=\"FF0000\"/>")
        });
    }
    tried.fault(document, "ND201", "phông, mặc định của tệp", STYLES, |xml| {
        Some(xml.replace("Times New Roman", "Calibri"))
    });
    tried.fault(document, "ND202", "màu, mặc định của tệp", STYLES, |xml| {
        Some(xml.replacen("<w:rPrDefault><w:rPr>", "<w:rPrDefault><w:rPr><w:color w:val=\"1F4E79\"/>", 1))
    });
    tried.fault(document, "ND206", "Tiêu ngữ lệch bộ", STYLES, |xml| {
        let (_, element) = xml.split_once("w:styleId=\"VBTieuNgu\"")?;
        let small = element.split("</w:style>").next()?.contains("<w:sz w:val=\"26\"");
        in_style(xml, "VBTieuNgu", |element| size_in_style(element, if small { 28 } else { 26 }))
    });
    for style in ["VBQuocHieu", "VBCoQuan", "VBNoiNhan"] {
        tried.fault(document, "ND207", "gạch chân", DOCUMENT, |xml| direct(xml, style, "<w:u w:val=\"single\"/>"));
    }
}

fn pages(document: &Clean, tried: &mut Tried) {
    for (form, old, new) in [
        ("lề trái", "w:left=\"1701\"", "w:left=\"1134\""),
        ("lề phải", "w:right=\"850\"", "w:right=\"1701\""),
        ("lề trên", "w:top=\"1134\"", "w:top=\"720\""),
        ("lề dưới", "w:bottom=\"1134\"", "w:bottom=\"1701\""),
    ] {
        tried.replaced(document, "ND101", form, old, new);
    }
    tried.replaced(
        document,
        "ND102",
        "Letter",
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        "<w:pgSz w:w=\"12240\" w:h=\"15840\"/>",
    );
    tried.replaced(
        document,
        "ND103",
        "nằm ngang",
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>",
    );
    tried.fault(document, "ND104", "góc phải", STYLES, |xml| {
        in_style(xml, "VBSoTrang", |element| element.replace("<w:jc w:val=\"center\"/>", "<w:jc w:val=\"right\"/>"))
    });
    tried.replaced(document, "ND105", "không có trang đầu khác", "<w:titlePg/>", "");
}

fn paragraphs(document: &Clean, tried: &mut Tried) {
    for style in ["VBNoiDung", "VBKhoan"] {
        let long = text(&document.parts, DOCUMENT).split("</w:p>").any(|paragraph| {
            paragraph.contains(&format!("\"{style}\""))
                && paragraph.split("<w:t").skip(1).map(str::len).sum::<usize>() > 200
        });
        let used = text(&document.parts, DOCUMENT).contains(&format!("\"{style}\""));
        if long {
            tried.fault(document, "ND401", "canh trái, trong kiểu", STYLES, |xml| {
                in_style(xml, style, |element| element.replace("<w:jc w:val=\"both\"/>", "<w:jc w:val=\"left\"/>"))
            });
        }
        if !used {
            continue;
        }
        for (code, form, old, new) in [
            ("ND402", "lùi 2 cm, trong kiểu", "w:firstLine=\"720\"", "w:firstLine=\"1134\""),
            ("ND404", "giãn dòng đôi, trong kiểu", "w:lineRule=\"auto\"", "w:lineRule=\"exact\""),
        ] {
            tried.fault(document, code, form, STYLES, |xml| in_style(xml, style, |element| element.replace(old, new)));
        }
        tried.fault(document, "ND402", "không lùi, trên đoạn", DOCUMENT, |xml| {
            let own = format!("<w:pStyle w:val=\"{style}\"/>");
            xml.contains(&own).then(|| xml.replacen(&own, &format!("{own}<w:ind w:firstLine=\"0\"/>"), 1))
        });
    }
    if document.name != "giay-moi" {
        tried.fault(document, "ND403", "cách đoạn 0, mọi kiểu", STYLES, |xml| {
            let changed = xml.replace("w:before=\"120\"", "w:before=\"0\"");
            (changed != xml).then_some(changed)
        });
    }
}

fn words(document: &Clean, tried: &mut Tried) {
    let mut swap =
        |code: &str, form: &'static str, old: &str, new: &str| tried.replaced(document, code, form, old, new);
    swap("ND302", "sai dấu", "CỘNG HÒA XÃ", "CÔNG HÒA XÃ");
    swap("ND302", "viết thường", "VIỆT NAM<", "Việt Nam<");
    swap("ND303", "gạch dài", "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc");
    swap("ND303", "viết hoa", "Độc lập - Tự do", "Độc Lập - Tự Do");
    swap("ND319", "KH&CN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ<", "SỞ KH&amp;CN<");
    if document.name != "sao-y" {
        swap("ND319", "UBND", "ỦY BAN NHÂN DÂN<", "UBND<");
    }
    swap("ND911", "thiếu dấu", " thực hiện ", " thực hiện Ha Noi ");
    swap("ND912", "ngày không có", " thực hiện ", " thực hiện ngày 31/02/2025 ");
    swap("ND912", "thiếu số", " thực hiện ", " thực hiện Kế hoạch 184/KH-UBND ");
    swap("ND912", "sai ký hiệu", " thực hiện ", " thực hiện Tờ trình số 11/TT-SKHCN ");
    swap("ND601", "số thiếu 0", "Số: 07/", "Số: 7/");
    swap("ND602", "không có hai chấm", "Số: 07/", "Số 07/");
    swap("ND602", "có năm", "Số: 07/", "Số: 07/2026/");
    swap("ND602", "dấu cách trong ký hiệu", "-SKHCN</w:t>", " SKHCN</w:t>");
    swap("ND603", "sai chữ viết tắt", "07/TTr-", "07/TT-");
    swap("ND603", "sai chữ viết tắt", "07/NQ-", "07/QĐ-");
    swap("ND603", "công văn có CV", "07/SKHCN-", "07/CV-SKHCN-");
    swap("ND604", "ngày thiếu 0", "ngày 05 tháng 01", "ngày 5 tháng 01");
    swap("ND604", "tháng thiếu 0", "ngày 05 tháng 01", "ngày 05 tháng 1");
    swap("ND605", "thiếu dấu phẩy", "Hưng Yên, ngày 05", "Hưng Yên ngày 05");
    swap("ND605", "viết tắt", "Hưng Yên, ngày 05 tháng 01 năm 2026", "Hưng Yên, ngày 05/01/2026");
    swap("ND309", "dấu phẩy", "- Các sở, ban, ngành;", "- Các sở, ban, ngành,");
    swap("ND310", "thiếu Như trên", "- Như trên;", "- Văn phòng;");
    swap("ND311", "thiếu VT", "- Lưu: VT", "- Lưu: HS");
    swap("ND311", "thiếu hai chấm", "- Lưu: VT", "- Lưu VT");
    let entry = "\"VBNoiNhanDong\"/></w:pPr><w:r><w:t xml:space=\"preserve\">- Lãnh đạo Sở";
    swap("ND312", "dấu phẩy", &format!("{entry};"), &format!("{entry},"));
    swap("ND312", "không dấu", "- Như Điều 2;", "- Như Điều 2");
    swap("ND313", "K/T", "KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC");
    swap("ND313", "KT. cấp phó", "KT. GIÁM ĐỐC", "KT. PHÓ GIÁM ĐỐC");
    swap("ND313", "thiếu dấu cách", "TL. GIÁM ĐỐC", "TL.GIÁM ĐỐC");
    swap("ND314", "học vị", "Nguyễn Văn An</w:t>", "TS. Nguyễn Văn An</w:t>");
    swap("ND315", "họ tên in hoa", "Nguyễn Văn An</w:t>", "NGUYỄN VĂN AN</w:t>");
    swap("ND316", "PHỤ LỤC", ">Phụ lục<", ">PHỤ LỤC<");
    swap("ND317", "số Ả Rập", ">Phụ lục I<", ">Phụ lục 1<");
    swap("ND320", "thiếu ./.", "./.</w:t>", ".</w:t>");
    swap("ND321", "dấu phẩy", "ngày 25 tháng 11 năm 2013;", "ngày 25 tháng 11 năm 2013,");
    swap("ND321", "dấu phẩy cuối", "Chánh Văn phòng Sở.</w:t>", "Chánh Văn phòng Sở,</w:t>");
    swap("ND405", "mục viết thường", "MỤC ĐÍCH, YÊU CẦU", "Mục đích, yêu cầu");
    swap("ND606", "nhảy mục", ">II. ", ">IV. ");
    swap("ND606", "nhảy khoản", ">2. ", ">3. ");
    swap("ND607", "điểm f", ">b) ", ">f) ");
    swap("ND608", "1)", ">1. ", ">1) ");
    swap("ND608", "a.", ">a) ", ">a. ");
    swap("ND902", "tiếng sai", "đúng hạn", "đúng hạnn");
    swap("ND902", "tiếng sai", "triển khai", "triễnn khai");
    swap("ND903", "thiếu ngoặc", "(UBND)", "(UBND");
    swap("ND905", "Khoản", "khoản 1 Mục II", "Khoản 1 Mục II");
    swap("ND910", "lặp từ", " các ", " các các ");
    swap("ND910", "lặp từ", " thực hiện ", " thực hiện triệt triệt để ");
    swap("ND908", "tỉnh cũ", "theo dõi", "theo dõi tỉnh Thái Bình");
    tried.fault(document, "ND901", "tổ hợp", DOCUMENT, |xml| {
        let old = "thực hiện";
        let new: String = unicode_normalization::UnicodeNormalization::nfd(old).collect();
        let at = xml.rfind(old)?;
        Some(format!("{}{new}{}", xml.get(..at)?, xml.get(at + old.len()..)?))
    });
    for style in ["VBTrichYeu", "VBVeViec"] {
        tried.fault(document, "ND307", "dấu chấm sau trích yếu", DOCUMENT, |xml| {
            let (before, rest) = xml.split_once(&format!("\"{style}\""))?;
            let (paragraph, after) = rest.split_once("</w:t></w:r></w:p>")?;
            Some(format!("{before}\"{style}\"{paragraph}.</w:t></w:r></w:p>{after}"))
        });
    }
    tried.fault(document, "ND904", "thường sau chấm", DOCUMENT, |xml| {
        let at = xml.rfind(" thực hiện")?;
        Some(format!("{} thực hiện. các đơn vị{}", xml.get(..at)?, xml.get(at..)?))
    });
    tried.fault(document, "ND901", "Ð", DOCUMENT, |xml| {
        let at = xml.rfind("thực hiện")?;
        Some(format!("{}\u{d0}ề án {}", xml.get(..at)?, xml.get(at..)?))
    });
    tried.fault(document, "ND906", "chỗ trống", DOCUMENT, |xml| {
        let at = xml.find("\"VBNoiDung\"")?;
        let text = at + xml.get(at..)?.find("preserve\">")? + "preserve\">".len();
        Some(format!("{}[… tên đơn vị] {}", xml.get(..text)?, xml.get(text..)?))
    });
    tried.fault(document, "ND907", "theo dõi sửa đổi", DOCUMENT, |xml| {
        Some(xml.replacen(
            "<w:r>",
            "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>x</w:delText></w:r></w:del><w:r>",
            1,
        ))
    });
    tried.fault(document, "ND304", "không có đường kẻ", STYLES, |xml| {
        in_style(xml, "VBDuongKe", |element| {
            let (before, rest) = element.split_once("<w:pBdr>").unwrap();
            format!("{before}{}", rest.split_once("</w:pBdr>").unwrap().1)
        })
    });
    tried.fault(document, "ND301", "thiếu dòng số", DOCUMENT, |xml| {
        let (before, rest) = xml.split_once("Số: 07/")?;
        Some(format!("{before}{}", rest.split_once("</w:t>")?.1.replacen("</w:r>", "</w:t></w:r>", 1)))
    });
    tried.fault(document, "ND306", "V/v", DOCUMENT, |xml| {
        let (before, rest) = xml.split_once("\"VBTrichYeu\"")?;
        let (head, after) = rest.split_once("preserve\">")?;
        Some(format!("{before}\"VBTrichYeu\"{head}preserve\">V/v {after}"))
    });
    tried.fault(document, "ND308", "Kính gửi", DOCUMENT, |xml| {
        let (before, rest) = xml.split_once("\"VBTrichYeu\"")?;
        (document.name == "ke-hoach").then_some(())?;
        let (line, after) = rest.split_once("</w:p>")?;
        let (rule, after) = after.split_once("</w:p>")?;
        let run = "<w:r><w:t>Kính gửi: Sở Nội vụ</w:t></w:r>";
        let text = "Kính gửi: Sở Nội vụ";
        let _ = text;
        Some(format!(
            "{before}\"VBTrichYeu\"{line}</w:p>{rule}</w:p><w:p><w:pPr><w:pStyle w:val=\"VBKinhGui\"/></w:pPr>{run}</w:p>{after}"
        ))
    });
    tried.fault(document, "ND322", "không chỉ dẫn", DOCUMENT, |xml| {
        let changed =
            xml.replacen("tại Phụ lục I.", "tại danh sách.", 1).replacen("tại Phụ lục II)", "tại danh sách)", 1);
        (changed != xml).then_some(changed)
    });
    tried.fault(document, "ND318", "không có dòng kèm theo", DOCUMENT, |xml| {
        (document.name != "quyet-dinh").then_some(())?;
        let (before, rest) = xml.split_once("<w:p><w:pPr><w:pStyle w:val=\"VBPhuLucKemTheo\"/>")?;
        Some(format!("{before}{}", rest.split_once("</w:p>")?.1))
    });
}
