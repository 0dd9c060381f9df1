//! The seed plan, typed as its raw text stands and laid out cleanly: what the check finds of its slips.

use std::fmt::Write as _;

use vanban::check::{self, Profile, Settings};
use vanban::nd30::Nd30;
use vanban::read;

use crate::read::built;

const TEXT: &str = include_str!("../fixtures/ke-hoach-2024.txt");

/// How a paragraph looks: size in half-points, bold, italic, alignment, first-line indent.
#[derive(Clone, Copy)]
struct Look(u8, bool, bool, &'static str, u16);

const CENTRED: Look = Look(28, true, false, "center", 0);
const BODY: Look = Look(28, false, false, "both", 720);

fn p(text: &str, look: Look) -> String {
    let Look(size, bold, italic, align, indent) = look;
    let toggles = [("<w:b/>", bold), ("<w:i/>", italic)];
    let toggles: String = toggles.into_iter().filter(|(_, on)| *on).map(|(xml, _)| xml).collect();
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<w:p><w:pPr><w:spacing w:before=\"120\"/><w:ind w:firstLine=\"{indent}\"/><w:jc w:val=\"{align}\"/></w:pPr>\
         <w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"/>{toggles}<w:sz w:val=\"{size}\"/></w:rPr>\
         <w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

fn beside(left: &str, right: &str) -> String {
    format!("<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr></w:tbl>")
}

/// The lines of the text in their places: head and foot in tables, the appendix in a section of its own.
fn typed() -> Vec<u8> {
    let mut lines = TEXT.lines().map(|line| line.trim().trim_matches('*')).filter(|line| !line.is_empty());
    let mut next = || lines.next().unwrap();
    let (number, date) = (next(), next());
    let title = next().strip_prefix("KẾ HOẠCH ").unwrap();
    let mut body = beside(
        &[
            p("UBND TỈNH HƯNG YÊN", Look(24, false, false, "center", 0)),
            p("SỞ KHOA HỌC VÀ CÔNG NGHỆ", Look(24, true, false, "center", 0)),
            p("_______", Look(24, false, false, "center", 0)),
            p(number, Look(26, false, false, "center", 0)),
        ]
        .concat(),
        &[
            p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look(24, true, false, "center", 0)),
            p("Độc lập - Tự do - Hạnh phúc", Look(26, true, false, "center", 0)),
            p("_______________", Look(26, false, false, "center", 0)),
            p(date, Look(26, false, true, "center", 0)),
        ]
        .concat(),
    );
    body += &p("KẾ HOẠCH", CENTRED);
    body += &p(title, CENTRED);
    let mut rows = String::new();
    let mut left = String::new();
    let mut right = String::new();
    let mut part = 0;
    for line in lines {
        part = match line {
            "Nơi nhận:" => 1,
            "KT. GIÁM ĐỐC" => 2,
            "PHỤ LỤC" => {
                body += &beside(&left, &right);
                body += "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"r2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
                    <w:pgMar w:top=\"1134\" w:bottom=\"1134\" w:left=\"1701\" w:right=\"850\"/><w:titlePg/></w:sectPr></w:pPr></w:p>";
                3
            }
            _ if line.starts_with("Stt") => 4,
            _ => part,
        };
        let roman = line.split_once(". ").is_some_and(|(number, _)| number.chars().all(|c| "IVX".contains(c)));
        match part {
            0 if roman => body += &p(line, Look(28, true, false, "both", 720)),
            0 if line.starts_with("Căn cứ") => body += &p(line, Look(28, false, true, "both", 720)),
            0 => body += &p(line, BODY),
            1 if line == "Nơi nhận:" => left += &p(line, Look(24, true, true, "left", 0)),
            1 => left += &p(line, Look(22, false, false, "left", 0)),
            2 => right += &p(line, CENTRED),
            3 if line.starts_with('(') => body += &p(line, Look(28, false, true, "center", 0)),
            3 => body += &p(line, CENTRED),
            _ => {
                let cells: Vec<String> = line
                    .split('\t')
                    .map(|cell| format!("<w:tc>{}</w:tc>", p(cell, Look(24, false, false, "left", 0))))
                    .collect();
                let _ = write!(rows, "<w:tr>{}</w:tr>", cells.concat());
            }
        }
    }
    let table =
        format!("<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>{rows}</w:tbl>");
    let last = "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/><w:pgMar w:top=\"1134\" w:bottom=\"1134\" w:left=\"1701\" w:right=\"850\"/>\
        <w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>";
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"/><w:sz w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>";
    built(&format!("{body}{table}<w:p/>{last}"), styles, "")
}

/// Found: a missing `;`, `PHỤ LỤC`, no reference to it, `IV` after `II`, a bracket, lower case after a full stop, `về về`,
/// `Hung Yên`, `PGĐ`, `KHCN` beside `KH&CN`, `cải CCHC`, `kinh tế xã - hội`, commas. Not found, for lack of a sure rule:
/// syllables that exist but are the wrong ones (`tình hiểu`, `điểm hình`, `Chuyên đổi`), `,...trong`, `ISO9001`, a paragraph
/// that goes on after `;`, `số:` inside a line, `Nghị quyết 06-NQ/TU` without «số» (a symbol of
/// the Party), one unit under several names. False: none.
#[test]
fn slips_of_the_raw_text_are_found() {
    let docx = read::read(&typed()).unwrap();
    let settings = Settings { profile: Profile::Issue, ..Settings::default() };
    let findings = check::check(&docx, Nd30::embedded(), &settings);
    let mut said = String::new();
    for finding in &findings.list {
        let _ = writeln!(said, "{} «{}» {} ×{}", finding.code, finding.place.words, finding.message, finding.count);
    }
    insta::assert_snapshot!(said, @"
    ND312 «- Giám đốc, các PGĐ Sở» dòng nơi nhận kết thúc không phải bằng «;» ×1
    ND316 «PHỤ LỤC» «PHỤ LỤC» in hoa, cần «Phụ lục» ×1
    ND322 «PHỤ LỤC» có phụ lục mà nội dung không chỉ dẫn tới ×1
    ND614 «Số: /KH-SKHCN» văn bản phát hành chưa có số ×1
    ND614 «Hung Yên, ngày tháng 01 năm 2024» văn bản phát hành chưa có ngày, tháng, năm ×1
    ND330 «- Giám đốc, các PGĐ Sở» chức vụ viết tắt «PGĐ» ở Nơi nhận, cần «Phó Giám đốc» ×1
    ND606 «IV. TỔ CHỨC THỰC HIỆN» «IV.» đứng sau «II.»: số thứ tự nhảy hoặc trùng ×1
    ND903 «a) Thực hiện phổ biến, tuyên truyền kịp thời, đầ…» ngoặc mở mà không đóng ×1
    ND904 «g) Tuyên truyền về vai trò, trách nhiệm của ngườ…» sau dấu chấm không viết hoa: «định. các» ×1
    ND910 «đ) Thực hiện tốt công tác truyền thông về về hoạ…» «về» viết hai lần liền ×1
    ND911 «Hung Yên, ngày tháng 01 năm 2024» «Hung Yên» viết thiếu dấu, cần «Hưng Yên» ×1
    ND916 «Trung tâm Thông tin, thống kê, ứng dụng KHCN; Vă…» «KHCN» (1 chỗ) và «KH&CN» là một tên viết tắt hai cách ×1
    ND917 «Tuyên truyền, phổ biến các văn bản QPPL; các văn…» «cải CCHC»: còn sót «cải» trước chữ viết tắt ×1
    ND924 «a) Nâng cao nhận thức, trách nhiệm của tập thể l…» «kinh tế xã - hội» và «kinh tế - xã hội»: một cụm từ viết hai cách ×1
    ND924 «b) Tăng cường sự tham gia, giám sát của người dâ…» «chính trị xã hội» và «chính trị - xã hội»: một cụm từ viết hai cách ×1
    ND346 «(Kèm theo Kế hoạch số: /KH-SKHCN ngày /01/2024 c…» dòng kèm theo còn để trống ×1
    ND408 «1. Mục tiêu» tiêu đề khoản không đậm ×6
    ND922 «a) Đẩy mạnh công tác tuyên truyền các văn bản củ…» «184/KH-UBND» đã viện dẫn ở trên, lần này còn ghi đầy đủ ×1
    ND925 «đ) Thực hiện tốt công tác truyền thông về về hoạ…» «sửa đổi bổ sung», thường viết «sửa đổi, bổ sung» ×1
    ND925 «Các phòng đơn vị thuộc Sở» «phòng đơn vị», thường viết «phòng, đơn vị» ×1
    ");
}
