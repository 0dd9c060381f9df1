//! More faults of [`crate::mutant`]: those of parts, positions, numbers and words.

use crate::mutant::{Clean, DOCUMENT, STYLES, Tried, direct, in_style, size_in_style};

/// Every fault that the document can have.
pub(crate) fn all(document: &Clean, tried: &mut Tried) {
    numbers_of_pages(document, tried);
    looks(document, tried);
    places(document, tried);
    head(document, tried);
    rulings(document, tried);
    minutes(document, tried);
    foot(document, tried);
    copies(document, tried);
    appendices(document, tried);
    dates(document, tried);
    words(document, tried);
}

const HEADER: &str = "word/header1.xml";

/// Something put after the first place where a text stands.
fn after(xml: &str, text: &str, new: &str) -> Option<String> {
    let (before, rest) = xml.split_once(text)?;
    Some(format!("{before}{text}{new}{rest}"))
}

fn swap(xml: &str, old: &str, new: &str) -> Option<String> {
    xml.contains(old).then(|| xml.replacen(old, new, 1))
}

/// A paragraph without its text taken out, by its style.
fn without(xml: &str, style: &str) -> Option<String> {
    let (before, rest) = xml.split_once(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>"))?;
    Some(format!("{before}{}", rest.split_once("</w:p>")?.1))
}

/// A paragraph put before the first one of a style.
fn before(xml: &str, style: &str, text: &str, own: &str) -> Option<String> {
    let start = format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
    let (head, rest) = xml.split_once(&start)?;
    let new = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{own}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    );
    Some(format!("{head}{new}{start}{rest}"))
}

fn numbers_of_pages(document: &Clean, tried: &mut Tried) {
    for (form, properties) in [("cỡ 10", "<w:sz w:val=\"20\"/>"), ("đậm", "<w:b/>"), ("nghiêng", "<w:i/>")] {
        tried.fault(document, "ND107", form, HEADER, |xml| {
            swap(xml, "<w:r><w:fldChar", &format!("<w:r><w:rPr>{properties}</w:rPr><w:fldChar"))
        });
    }
    for (form, text) in [("chữ Trang", "Trang "), ("gạch", "- ")] {
        tried.fault(document, "ND108", form, HEADER, |xml| {
            swap(xml, "<w:r><w:fldChar", &format!("<w:r><w:t>{text}</w:t></w:r><w:r><w:fldChar"))
        });
    }
    tried.fault(document, "ND109", "gõ tay", HEADER, |xml| {
        let (head, rest) = xml.split_once("<w:r><w:fldChar")?;
        let (_, tail) = rest.split_once("</w:r>")?;
        Some(format!("{head}<w:r><w:t>2</w:t></w:r>{tail}"))
    });
}

fn looks(document: &Clean, tried: &mut Tried) {
    let xml = document.text(DOCUMENT);
    let long =
        |style: &str| xml.split("<w:p>").filter(|one| one.contains(&format!("\"{style}\"")) && one.len() > 200).count();
    if (3..9).contains(&long("VBKhoan")) && long("VBNoiDung") > 1 {
        tried.fault(document, "ND208", "hai cỡ", STYLES, |xml| {
            in_style(xml, "VBKhoan", |style| size_in_style(style, 26))
        });
    }
    let text = "Các phòng, đơn vị thuộc Sở tổ chức thực hiện nghiêm túc nội dung của văn bản này, kịp thời báo cáo khó khăn, vướng mắc về Văn phòng để tổng hợp.";
    tried.fault(document, "ND408", "cả khoản đậm", DOCUMENT, |xml| {
        let (head, rest) = xml.split_once("\"VBKhoan\"/></w:pPr><w:r><w:t xml:space=\"preserve\">1. ")?;
        let rest = rest.split_once("</w:t>")?.1;
        Some(format!(
            "{head}\"VBKhoan\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">1. {text}</w:t>{rest}"
        ))
    });
    tried.fault(document, "ND411", "đoạn nghiêng", DOCUMENT, |xml| {
        let last = xml.rfind("\"VBNoiDung\"")?;
        let (head, rest) = xml.split_at_checked(last)?;
        let start = head.rfind("<w:p>")?;
        Some(format!(
            "{}<w:p><w:pPr><w:pStyle w:val=\"VBNoiDung\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>{text}</w:t></w:r></w:p>{}{rest}",
            head.get(..start)?,
            head.get(start..)?
        ))
    });
    for (form, properties, paragraph) in
        [("không đậm", "<w:b w:val=\"0\"/>", ""), ("canh trái", "", "<w:jc w:val=\"left\"/>")]
    {
        tried.fault(document, "ND412", form, DOCUMENT, |xml| {
            swap(
                xml,
                "<w:pStyle w:val=\"VBPhan\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Chương I<",
                &format!("<w:pStyle w:val=\"VBPhan\"/>{paragraph}</w:pPr><w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">Chương I<"),
            )
        });
    }
}

fn places(document: &Clean, tried: &mut Tried) {
    for style in
        ["VBTenLoai", "VBTrichYeu", "VBSoKyHieu", "VBDiaDanh", "VBCoQuan", "VBHoTen", "VBQuyenHan", "VBPhuLucTen"]
    {
        tried.fault(document, "ND406", "canh trái, trên đoạn", DOCUMENT, |xml| {
            // A title of an appendix in another place is no title: only what is told by its text can be told then.
            (style != "VBPhuLucTen").then_some(())?;
            let own = format!("<w:pStyle w:val=\"{style}\"/>");
            swap(xml, &own, &format!("{own}<w:jc w:val=\"left\"/>"))
        });
    }
    tried.fault(document, "ND406", "canh trái, trong kiểu", STYLES, |xml| {
        document.text(DOCUMENT).contains("\"VBTenLoai\"").then_some(())?;
        in_style(xml, "VBTenLoai", |style| style.replace("<w:jc w:val=\"center\"/>", "<w:jc w:val=\"left\"/>"))
    });
    for style in ["VBQuocHieu", "VBTieuNgu", "VBCoQuan", "VBCoQuanChuQuan"] {
        tried.fault(document, "ND407", "giãn 1,5, trên đoạn", DOCUMENT, |xml| {
            let own = format!("<w:pStyle w:val=\"{style}\"/>");
            swap(xml, &own, &format!("{own}<w:spacing w:line=\"360\" w:lineRule=\"auto\"/>"))
        });
    }
    for (style, form, points) in [
        ("VBTieuNgu", "kẻ Tiêu ngữ ngắn", 40),
        ("VBCoQuan", "kẻ cơ quan dài", 400),
        ("VBTrichYeu", "kẻ trích yếu dài", 450),
    ] {
        if document.name == "quyet-dinh" && style == "VBTrichYeu" {
            continue;
        }
        tried.fault(document, "ND342", form, DOCUMENT, |xml| {
            let at = if style == "VBTieuNgu" { xml.find(style)? } else { xml.get(..xml.find("VBDuongKe").filter(|_| style == "VBCoQuan").or_else(|| xml.find("\"VBNoiDung\""))?)?.rfind(style)? };
            let end = at + xml.get(at..)?.find("</w:p>")?;
            let line = format!("<w:r><w:pict><v:line xmlns:v=\"urn:schemas-microsoft-com:vml\" from=\"0,0\" to=\"{points}pt,0\"/></w:pict></w:r>");
            Some(format!("{}{line}{}", xml.get(..end)?, xml.get(end..)?))
        });
    }
    tried.fault(document, "ND343", "hàng khác", DOCUMENT, |xml| {
        let at = xml.find("\"VBDiaDanh\"")?;
        let cell = xml.get(..at)?.rfind("<w:tc>")?;
        let row = "<w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc>";
        Some(format!("{}{row}{}", xml.get(..cell)?, xml.get(cell..)?))
    });
}

fn head(document: &Clean, tried: &mut Tried) {
    tried.replaced(document, "ND334", "UBND TỈNH", "UBND TỈNH HƯNG YÊN<", "UBND TỈNH<");
    tried.fault(document, "ND335", "không có cấp trên", DOCUMENT, |xml| without(xml, "VBCoQuanChuQuan"));
    for name in ["CHƯƠNG TRÌNH<", "TỜ TRÌNH<", "GIẤY MỜI<"] {
        tried.replaced(document, "ND337", "PHIẾU TRÌNH", name, "PHIẾU TRÌNH<");
    }
    for (form, text) in [("KHẨN không đậm", "KHẨN"), ("chữ thường", "Lưu hành nội bộ")] {
        tried.fault(document, "ND333", form, DOCUMENT, |xml| before(xml, "VBTenLoai", text, "Normal"));
    }
    for (part, bytes) in &document.parts {
        if part.contains("footer") && String::from_utf8_lossy(bytes).contains("VBDiaChi") {
            tried.fault(document, "ND336", "cỡ 9", STYLES, |xml| {
                in_style(xml, "VBDiaChi", |style| size_in_style(style, 18))
            });
            tried.fault(document, "ND336", "nghiêng", part, |xml| {
                Some(xml.replace("<w:r><w:t", "<w:r><w:rPr><w:i/></w:rPr><w:t"))
            });
        }
    }
    tried.replaced(
        document,
        "ND338",
        "hai căn cứ một dòng",
        ";</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"VBCanCu\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Căn cứ",
        "; Căn cứ",
    );
    if document.name != "cong-van" && document.text(DOCUMENT).contains("\"VBCanCu\"") {
        tried.fault(document, "ND339", "đề nghị đứng trước", DOCUMENT, |xml| {
            before(xml, "VBCanCu", "Theo đề nghị của Trưởng phòng Hành chính;", "VBCanCu")
        });
    }
    for (form, old, new) in [
        ("thiếu ngày", " ngày 05 tháng 3 năm 2020 của Chính phủ", " của Chính phủ"),
        ("thiếu cơ quan", "năm 2020 của Chính phủ về", "năm 2020 về"),
        ("thiếu trích yếu", "của Chính phủ về công tác văn thư", "của Chính phủ"),
    ] {
        tried.replaced(document, "ND921", form, old, new);
    }
}

fn rulings(document: &Clean, tried: &mut Tried) {
    for verb in ["QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"] {
        let (old, bare) = (format!("{verb}<"), format!("{}<", verb.trim_end_matches(':')));
        tried.replaced(document, "ND323", "thiếu hai chấm", &old, &bare);
        tried.fault(document, "ND323", "thiếu dòng", DOCUMENT, |xml| {
            let at = xml.find(&old)?;
            let (start, end) = (xml.get(..at)?.rfind("<w:p>")?, at + xml.get(at..)?.find("</w:p>")? + "</w:p>".len());
            Some(format!("{}{}", xml.get(..start)?, xml.get(end..)?))
        });
    }
    tried.fault(document, "ND324", "thiếu thẩm quyền", DOCUMENT, |xml| without(xml, "VBThamQuyen"));
    tried.replaced(document, "ND329", "không Như Điều", "- Như Điều 3;", "- Văn phòng Sở;");
    let number = "<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">Điều 2. </w:t>";
    tried.replaced(document, "ND409", "số điều không đậm", number, "<w:t xml:space=\"preserve\">Điều 2. </w:t>");
    tried.fault(document, "ND410", "cả điều đậm", DOCUMENT, |xml| {
        let rest = "</w:r><w:r><w:t xml:space=\"preserve\">";
        let text = "Quyết định này có hiệu lực kể từ ngày ký và thay thế các quy định trước đây của Sở về cùng một nội dung đã nêu ở trên.";
        let bold = format!("</w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">");
        let (head, tail) = xml.split_once(&format!("{number}{rest}"))?;
        let (_, tail) = tail.split_once("</w:t></w:r>")?;
        Some(format!("{head}{number}{}{tail}", bold.strip_suffix("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">")?))
    });
}

fn minutes(document: &Clean, tried: &mut Tried) {
    if document.name != "bien-ban" {
        return;
    }
    tried.fault(document, "ND325", "có địa danh", DOCUMENT, |xml| {
        let (head, tail) = xml.split_once("<w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr></w:p>")?;
        let date = "<w:p><w:pPr><w:pStyle w:val=\"VBDiaDanh\"/></w:pPr><w:r><w:t>Hưng Yên, ngày 31 tháng 3 năm 2026</w:t></w:r></w:p>";
        Some(format!("{head}{date}{tail}"))
    });
    tried.replaced(document, "ND326", "không có thư ký", "THƯ KÝ<", "CHÁNH VĂN PHÒNG<");
    tried.replaced(document, "ND326", "không có chủ tọa", "CHỦ TỌA<", "ĐẠI BIỂU<");
}

fn foot(document: &Clean, tried: &mut Tried) {
    tried.fault(document, "ND327", "xuống dòng", DOCUMENT, |xml| {
        let (head, rest) = xml.split_once("Kính gửi: ")?;
        let (name, rest) = rest.split_once("</w:t></w:r></w:p>")?;
        let next = "<w:p><w:pPr><w:pStyle w:val=\"VBKinhGui\"/></w:pPr><w:r><w:t>- ";
        Some(format!("{head}Kính gửi:</w:t></w:r></w:p>{next}{name}</w:t></w:r></w:p>{rest}"))
    });
    if document.name != "sao-y" {
        tried.replaced(document, "ND328", "không hai chấm", "Nơi nhận:</w:t>", "Nơi nhận</w:t>");
    }
    for short in ["PGĐ", "PCT"] {
        if ["ke-hoach", "chuong-trinh", "giay-moi"].contains(&document.name) {
            tried.fault(document, "ND330", "viết tắt chức vụ", DOCUMENT, |xml| {
                swap(
                    xml,
                    "\"VBNoiNhanDong\"/></w:pPr><w:r><w:t xml:space=\"preserve\">- ",
                    &format!("\"VBNoiNhanDong\"/></w:pPr><w:r><w:t xml:space=\"preserve\">- {short}, "),
                )
            });
        }
    }
    if !["bien-ban", "sao-y"].contains(&document.name) {
        tried.replaced(
            document,
            "ND340",
            "kèm tên cơ quan",
            "GIÁM ĐỐC</w:t>",
            "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ</w:t>",
        );
    }
    if document.text(DOCUMENT).contains("SỞ KHOA HỌC VÀ CÔNG NGHỆ<") {
        tried.fault(document, "ND344", "lãnh đạo sở khác", DOCUMENT, |xml| {
            let at = xml.find("- Lưu: VT")?;
            let start = xml.get(..at)?.rfind("<w:p>")?;
            let line = "<w:p><w:pPr><w:pStyle w:val=\"VBNoiNhanDong\"/></w:pPr><w:r><w:t>- Lãnh đạo Sở Giáo dục và Đào tạo;</w:t></w:r></w:p>";
            Some(format!("{}{line}{}", xml.get(..start)?, xml.get(start..)?))
        });
    }
    for (form, old, new) in [
        ("TM. chức vụ", ">GIÁM ĐỐC<", ">TM. GIÁM ĐỐC<"),
        ("dưới KT. không phải phó", ">PHÓ GIÁM ĐỐC<", ">GIÁM ĐỐC SỞ<"),
        ("TL. cấp phó", ">TL. GIÁM ĐỐC<", ">TL. PHÓ GIÁM ĐỐC<"),
        ("TUQ. cấp phó", ">GIÁM ĐỐC<", ">TUQ. PHÓ GIÁM ĐỐC<"),
        ("Q. cấp phó", ">GIÁM ĐỐC<", ">Q. PHÓ GIÁM ĐỐC<"),
    ] {
        if document.name != "bien-ban" {
            tried.replaced(document, "ND313", form, old, new);
        }
    }
}

fn copies(document: &Clean, tried: &mut Tried) {
    tried.replaced(document, "ND341", "ký hiệu SL", "05/SY-", "05/SL-");
    tried.fault(document, "ND341", "không đậm", DOCUMENT, |xml| direct(xml, "VBBanSao", "<w:b w:val=\"0\"/>"));
}

fn appendices(document: &Clean, tried: &mut Tried) {
    for (form, old, new) in [
        ("số khác", " số 07/", " số 08/"),
        ("ký hiệu khác", "/KH-UBND ngày", "/KH-SNV ngày"),
        ("ký hiệu khác", "/QĐ-SKHCN ngày", "/QĐ-SNV ngày"),
        (
            "ngày khác",
            "ngày 05 tháng 01 năm 2026</w:t></w:r><w:r><w:br/>",
            "ngày 06 tháng 01 năm 2026</w:t></w:r><w:r><w:br/>",
        ),
    ] {
        tried.fault(document, "ND331", form, DOCUMENT, |xml| {
            let at = xml.find("\"VBPhuLucKemTheo\"")?;
            Some(format!("{}{}", xml.get(..at)?, swap(xml.get(at..)?, old, new)?))
        });
    }
    tried.fault(document, "ND345", "cột giải trình", DOCUMENT, |xml| {
        let (head, rest) = xml.split_once("\"VBBangTieuDe\"")?;
        let (start, tail) = rest.split_once("preserve\">")?;
        let (_, tail) = tail.split_once("</w:t>")?;
        Some(format!("{head}\"VBBangTieuDe\"{start}preserve\">Giải trình</w:t>{tail}"))
    });
}

fn dates(document: &Clean, tried: &mut Tried) {
    let date = ", ngày 05 tháng 01 năm 2026<";
    let appendix = document.text(DOCUMENT).contains("VBPhuLucKemTheo");
    if !appendix {
        tried.replaced(document, "ND609", "tháng 03", date, ", ngày 05 tháng 03 năm 2026<");
        tried.replaced(document, "ND610", "ngày không có", date, ", ngày 31 tháng 6 năm 2026<");
        if !document.text(DOCUMENT).contains("Hưng Yên, ngày 05 tháng 01 năm 2026") || !document.name.starts_with("quy")
        {
            tried.replaced(document, "ND612", "chữ thường", "-SKHCN</w:t>", "-SKHcn</w:t>");
        }
    }
    tried.replaced(document, "ND614", "chưa có ngày", date, ", ngày …… tháng …… năm 2026<");
    tried.fault(document, "ND346", "dòng kèm theo trống", DOCUMENT, |xml| {
        let at = xml.find("\"VBPhuLucKemTheo\"")?;
        let (old, new) = ("ngày 05 tháng 01 năm", "ngày …… tháng …… năm");
        Some(format!("{}{}", xml.get(..at)?, swap(xml.get(at..)?, old, new)?))
    });
    if document.name == "quyet-dinh" {
        tried.fault(document, "ND610", "trước căn cứ", DOCUMENT, |xml| {
            Some(xml.replace("ngày 05 tháng 01 năm 2026", "ngày 05 tháng 01 năm 2012"))
        });
    }
    tried.replaced(document, "ND611", "Hồ Chí Minh", "Hưng Yên, ngày 05 tháng 01", "Hồ Chí Minh, ngày 05 tháng 01");
    tried.replaced(document, "ND611", "TP.", "Hưng Yên, ngày 05 tháng 01", "TP. Hồ Chí Minh, ngày 05 tháng 01");
    tried.replaced(document, "ND611", "số", "Tiền Hải, ngày 05 tháng 01", "3, ngày 05 tháng 01");
    for (form, old, new) in [
        ("năm cũ ở trích yếu", "xã Tiền Hải năm 2026<", "xã Tiền Hải năm 2024<"),
        ("năm cũ ở trích yếu", "quý I năm 2025<", "quý I năm 2022<"),
    ] {
        tried.replaced(document, "ND923", form, old, new);
    }
}

fn words(document: &Clean, tried: &mut Tried) {
    for (code, form, text) in [
        ("ND913", "luật cũ", "theo Luật Tổ chức Chính phủ năm 2015"),
        ("ND914", "hai kiểu dấu", "hòa giải, hoà giải"),
        ("ND915", "thiếu dấu", "quy đinh, theo quy định"),
        ("ND915", "thiếu dấu", "ngân sach nhà nước, ngân sách nhà nước"),
        ("ND916", "hai cách viết tắt", "KHCN, KH&amp;CN"),
        ("ND917", "sót chữ", "cải cách hành chính, công tác cải CCHC"),
        ("ND919", "hoa mọi chữ", "Sở Khoa Học Và Công Nghệ"),
        ("ND919", "Ủy Ban", "Ủy Ban Nhân Dân"),
        ("ND919", "Tỉnh", "của Tỉnh Hà Tĩnh"),
        ("ND919", "thành phố", "tại thành phố Hồ Chí Minh"),
        ("ND920", "TCVN3", ""),
        (
            "ND922",
            "hai lần",
            "Kế hoạch số 91/KH-UBND ngày 15/01/2026 của UBND tỉnh; Kế hoạch số 91/KH-UBND ngày 15/01/2026 của UBND tỉnh",
        ),
        ("ND924", "thiếu gạch", "kinh tế - xã hội, kinh tế xã hội"),
        ("ND924", "dính gạch", "kinh tế - xã hội, kinh tế-xã hội"),
        ("ND924", "gạch sai chỗ", "phát triển kinh tế xã - hội"),
        ("ND925", "thiếu phẩy", "sửa đổi bổ sung"),
        ("ND925", "thiếu phẩy", "khó khăn vướng mắc"),
    ] {
        // Without a date no law is out of force; what is issued with a decision is another document.
        if (code == "ND913" && document.name == "bien-ban") || (code == "ND922" && document.name == "quyet-dinh") {
            continue;
        }
        tried.fault(document, code, form, DOCUMENT, |xml| {
            let last = xml.rfind("\"VBNoiDung\"")?;
            let start = xml.get(..last)?.rfind("<w:p>")?;
            let sentence = if code == "ND920" {
                "KÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m häc míi".to_owned()
            } else {
                format!("Các phòng, đơn vị thực hiện {text}.")
            };
            let new =
                format!("<w:p><w:pPr><w:pStyle w:val=\"VBNoiDung\"/></w:pPr><w:r><w:t>{sentence}</w:t></w:r></w:p>");
            Some(format!("{}{new}{}", xml.get(..start)?, xml.get(start..)?))
        });
    }
    tried.fault(document, "ND909", "dấu cách trước phẩy", DOCUMENT, |xml| {
        after(xml, "\"VBNoiDung\"/></w:pPr><w:r><w:t xml:space=\"preserve\">", "Theo đó , ")
    });
}
