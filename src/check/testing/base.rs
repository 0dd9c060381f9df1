//! The good documents from which those of the tests are made.

use super::{Doc, Page, Para, PartName, Settings};

/// Parts and their texts.
type Lines<'l> = &'l [(PartName, &'l str)];

/// A page number as a paragraph of a header, with properties of the paragraph and of its run.
pub(in crate::check) fn number(paragraph: &str, run: &str) -> String {
    format!(
        "<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:fldChar w:fldCharType=\"begin\"/>\
         <w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>2</w:t>\
         <w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
    )
}

impl Doc {
    /// A kế hoạch.
    pub(in crate::check) fn plan() -> Self {
        Self::new(
            &[(PartName::SoKyHieu, "Số: 15/KH-SKHCN")],
            "Hưng Yên, ngày 05 tháng 01 năm 2026",
            &[
                (PartName::TenLoai, "KẾ HOẠCH"),
                (PartName::TrichYeu, "Cải cách hành chính năm 2026"),
                (PartName::CanCu, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
                (
                    PartName::CanCu,
                    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
                ),
                (PartName::NoiDung, "Sở Khoa học và Công nghệ ban hành Kế hoạch cải cách hành chính năm 2026 như sau:"),
                (PartName::TieuDe, "I. MỤC ĐÍCH, YÊU CẦU"),
                (PartName::NoiDung, "1. Nâng cao chất lượng phục vụ người dân, doanh nghiệp trong năm 2026."),
                (PartName::NoiDung, "2. Xác định rõ việc, rõ người, rõ thời hạn, rõ sản phẩm của từng nhiệm vụ."),
                (PartName::TieuDe, "II. TỔ CHỨC THỰC HIỆN"),
                (PartName::NoiDung, "Văn phòng Sở theo dõi, đôn đốc và báo cáo kết quả theo quy định."),
                (PartName::NoiDung, "Các phòng, đơn vị thuộc Sở căn cứ chức năng, nhiệm vụ thực hiện Kế hoạch này./."),
            ],
            &["- UBND tỉnh (để báo cáo);", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP."],
        )
    }

    /// A công văn.
    pub(in crate::check) fn letter() -> Self {
        Self::new(
            &[(PartName::SoKyHieu, "Số: 15/SKHCN-VP"), (PartName::TrichYeuCongVan, "V/v báo cáo cải cách hành chính")],
            "Hưng Yên, ngày 05 tháng 01 năm 2026",
            &[
                (PartName::KinhGui, "Kính gửi: Sở Nội vụ"),
                (PartName::NoiDung, "Sở Khoa học và Công nghệ đề nghị Sở Nội vụ cho biết thời hạn gửi báo cáo."),
                (PartName::NoiDung, "Trân trọng cảm ơn sự phối hợp của quý cơ quan./."),
            ],
            &["- Như trên;", "- Lưu: VT, VP."],
        )
    }

    /// A quyết định.
    pub(in crate::check) fn decision() -> Self {
        Self::new(
            &[(PartName::SoKyHieu, "Số: 15/QĐ-SKHCN")],
            "Hưng Yên, ngày 05 tháng 01 năm 2026",
            &[
                (PartName::TenLoai, "QUYẾT ĐỊNH"),
                (PartName::TrichYeu, "Về việc ban hành Quy chế làm việc của Sở"),
                (PartName::ThamQuyen, "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
                (PartName::CanCu, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
                (PartName::CanCu, "Theo đề nghị của Chánh Văn phòng Sở."),
                (PartName::ThamQuyen, "QUYẾT ĐỊNH:"),
                (PartName::NoiDung, "<b>Điều 1.<b> Ban hành Quy chế làm việc của Sở Khoa học và Công nghệ."),
                (PartName::NoiDung, "<b>Điều 2.<b> Các phòng, đơn vị thuộc Sở chịu trách nhiệm thi hành./."),
            ],
            &["- Như Điều 2;", "- Lưu: VT, VP."],
        )
    }

    /// A biên bản.
    pub(in crate::check) fn minutes() -> Self {
        let mut minutes = Self::new(
            &[(PartName::SoKyHieu, "Số: 15/BB-SKHCN")],
            "",
            &[
                (PartName::TenLoai, "BIÊN BẢN"),
                (PartName::TrichYeu, "Họp giao ban tháng 01 năm 2026"),
                (PartName::NoiDung, "Cuộc họp bắt đầu lúc 08 giờ 00 tại phòng họp của Sở Khoa học và Công nghệ."),
                (PartName::NoiDung, "Cuộc họp kết thúc vào hồi 10 giờ 00 cùng ngày./."),
            ],
            &["- Như thành phần dự họp;", "- Lưu: VT, VP."],
        );
        minutes.paragraphs.retain(|one| one.part != PartName::ChucVu && one.part != PartName::HoTen);
        let at = minutes.place(PartName::NoiNhan, false);
        for (column, texts) in [["THƯ KÝ", "Trần Thị Bình"], ["CHỦ TỌA", "Nguyễn Văn An"]].iter().enumerate().rev()
        {
            for (part, text) in [PartName::HoTen, PartName::ChucVu].iter().zip(texts.iter().rev()) {
                minutes.paragraphs.insert(at, Para { cell: Some([1, 0, column]), ..Para::new(*part, text) });
            }
        }
        for own in minutes
            .paragraphs
            .iter_mut()
            .filter(|one| one.part == PartName::NoiNhan || one.part == PartName::NoiNhanDong)
        {
            own.cell = Some([1, 1, 0]);
        }
        minutes
    }

    fn new(left: Lines<'_>, date: &str, body: Lines<'_>, recipients: &[&str]) -> Self {
        let mut paragraphs = Vec::new();
        let mut cell = |cell: Option<[usize; 3]>, part: PartName, text: &str| {
            paragraphs.push(Para { cell, ..Para::new(part, text) });
        };
        cell(Some([0, 0, 0]), PartName::CoQuanChuQuan, "UBND TỈNH HƯNG YÊN");
        cell(Some([0, 0, 0]), PartName::CoQuan, "SỞ KHOA HỌC VÀ CÔNG NGHỆ");
        cell(Some([0, 0, 1]), PartName::QuocHieu, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        cell(Some([0, 0, 1]), PartName::TieuNgu, "Độc lập - Tự do - Hạnh phúc");
        for (part, text) in left {
            cell(Some([0, 1, 0]), *part, text);
        }
        cell(Some([0, 1, 1]), PartName::DiaDanh, date);
        for (part, text) in body {
            cell(None, *part, text);
        }
        cell(Some([1, 0, 0]), PartName::NoiNhan, "Nơi nhận:");
        for text in recipients {
            cell(Some([1, 0, 0]), PartName::NoiNhanDong, text);
        }
        cell(Some([1, 0, 1]), PartName::ChucVu, "GIÁM ĐỐC");
        cell(Some([1, 0, 1]), PartName::HoTen, "Nguyễn Văn An");
        for own in paragraphs.iter_mut().filter(|one| one.part == PartName::TieuNgu) {
            own.own = "<w:pBdr><w:bottom w:val=\"single\"/></w:pBdr>";
        }
        Self {
            paragraphs,
            page: Page::GOOD,
            margins: [number("<w:jc w:val=\"center\"/>", ""), String::new(), String::new()],
            notes: String::new(),
            comments: String::new(),
            settings: Settings::default(),
        }
    }
}

#[test]
fn the_good_documents_have_no_fault() {
    for doc in [Doc::plan(), Doc::letter(), Doc::decision(), Doc::minutes()] {
        assert_eq!(doc.findings(), []);
        // Each part is taken for what it is meant to be.
        let docx = crate::read::read(&doc.bytes()).unwrap();
        let facts = crate::recognise::Facts::new(&docx, crate::nd30::Nd30::embedded());
        for (line, own) in facts.lines.iter().zip(&facts.parts).filter(|(line, _)| !line.text.is_empty()) {
            let meant = doc.paragraphs[line.paragraph].part;
            let text = meant == PartName::NoiDung && *own == Some(PartName::TieuDe);
            assert!(*own == Some(meant) || text, "{}: {own:?}", line.text);
        }
    }
    let line = "(Kèm theo Kế hoạch số 15/KH-SKHCN ngày 05 tháng 01 năm 2026 của Sở Khoa học và Công nghệ)";
    let plan = Doc::plan().swap("nhiệm vụ thực hiện", "nhiệm vụ tại Phụ lục thực hiện");
    let plan = plan.appendix(["Phụ lục", "DANH MỤC NHIỆM VỤ NĂM 2026", line, "Các đơn vị thực hiện./."]);
    assert_eq!(plan.table_at_end("TT | Nhiệm vụ\n1 | Báo cáo").findings(), []);
}
