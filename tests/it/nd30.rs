//! The decree's numbers, once more as literals.

use vanban::nd30::{Nd30, PartName, Prefix, Scheme};
use vanban::unit::{FontSize, Length, LineSpacing};

#[test]
fn page() {
    let page = &Nd30::embedded().page;
    for (margin, value, range) in [
        (&page.width, 210, (210, 210)),
        (&page.height, 297, (297, 297)),
        (&page.top, 20, (20, 25)),
        (&page.bottom, 20, (20, 25)),
        (&page.left, 30, (30, 35)),
        (&page.right, 15, (15, 20)),
    ] {
        assert_eq!(margin.length(), Length::mm(value), "{}", margin.clause);
        assert_eq!(margin.range(), (Length::mm(range.0), Length::mm(range.1)));
    }
}

/// Part, sizes of set A and B, range of the decree, bold, italic.
type Row = (PartName, u16, u16, Option<(u16, u16)>, bool, bool);

const FONTS: &[Row] = &[
    (PartName::QuocHieu, 13, 12, Some((12, 13)), true, false),
    (PartName::TieuNgu, 14, 13, Some((13, 14)), true, false),
    (PartName::CoQuanChuQuan, 13, 12, Some((12, 13)), false, false),
    (PartName::CoQuan, 13, 12, Some((12, 13)), true, false),
    (PartName::SoKyHieu, 13, 13, Some((13, 13)), false, false),
    (PartName::DiaDanh, 14, 13, Some((13, 14)), false, true),
    (PartName::TenLoai, 14, 14, Some((13, 14)), true, false),
    (PartName::TrichYeu, 14, 14, Some((13, 14)), true, false),
    (PartName::KinhGui, 14, 14, Some((13, 14)), false, false),
    (PartName::CanCu, 14, 14, Some((13, 14)), false, true),
    (PartName::NoiDung, 14, 14, Some((13, 14)), false, false),
    (PartName::TieuDe, 14, 14, Some((13, 14)), true, false),
    (PartName::ChucVu, 14, 14, Some((13, 14)), true, false),
    (PartName::HoTen, 14, 14, Some((13, 14)), true, false),
    (PartName::NoiNhan, 12, 12, Some((12, 12)), true, true),
    (PartName::NoiNhanDong, 11, 11, Some((11, 11)), false, false),
    (PartName::PhuLuc, 14, 14, Some((14, 14)), true, false),
    (PartName::PhuLucTen, 14, 14, Some((13, 14)), true, false),
    (PartName::PhuLucKemTheo, 14, 14, Some((13, 14)), false, true),
    (PartName::SoTrang, 14, 14, Some((13, 14)), false, false),
    (PartName::Bang, 12, 12, None, false, false),
    (PartName::BangTieuDe, 12, 12, None, true, false),
];

#[test]
fn fonts() {
    let fonts = &Nd30::embedded().fonts;
    assert_eq!(fonts.face, "Times New Roman");
    for &(name, a, b, range, bold, italic) in FONTS {
        let part = fonts.part(name);
        assert_eq!((part.size_a(), part.size_b()), (FontSize::pt(a), FontSize::pt(b)), "{name:?}");
        assert_eq!(part.range(), range.map(|(least, most)| (FontSize::pt(least), FontSize::pt(most))), "{name:?}");
        assert_eq!((part.bold, part.italic), (bold, italic), "{name:?}");
        assert!(!part.clause.is_empty());
        if let Some((least, most)) = part.range() {
            assert!(least <= part.size_b() && part.size_a() <= most, "{name:?}");
        }
    }
}

#[test]
fn body_and_lines() {
    let layout = &Nd30::embedded().layout;
    assert_eq!(layout.first_line(), Length::centi_mm(1270));
    assert_eq!(layout.first_line_choices().collect::<Vec<_>>(), [Length::mm(10), Length::centi_mm(1270)]);
    assert_eq!(layout.least_paragraph_space(), Length::pt(6));
    assert!(layout.paragraph_space() >= layout.least_paragraph_space());
    assert_eq!(layout.line_spacing_range(), (LineSpacing::Multiple(240), LineSpacing::Multiple(360)));
    assert_eq!(layout.rule_share_range(), (33, 50));
    assert_eq!(layout.rule_under(Length::mm(100)), Length::mm(42));
    assert_eq!((layout.rule_motto_share(), layout.rule_under_motto(Length::mm(100))), (100, Length::mm(100)));
    assert_eq!(layout.line_spacing_percent(), (100, 150));
    assert_eq!((layout.blank_number(), layout.blank(), layout.blank_day(), layout.blank_year()), (8, 6, 3, 4));
    assert_eq!((layout.tab_stop(), layout.cell_border()), (Length::centi_mm(1270), Length::pt(1) / 2));
    assert_eq!(layout.sign_lines_kept(), 2);
    assert_eq!((layout.kinh_gui_left(), layout.kinh_gui_list()), (Length::mm(35), Length::mm(45)));
}

#[test]
fn kinds() {
    let kinds = Nd30::embedded().kinds();
    let plan = Nd30::embedded().kind("ke-hoach").unwrap();
    assert_eq!((plan.name.as_str(), plan.abbreviation.as_deref(), plan.scheme), ("Kế hoạch", Some("KH"), Scheme::B));
    let report = Nd30::embedded().kind("bao-cao").unwrap();
    assert_eq!((report.abbreviation.as_deref(), report.kinh_gui, plan.kinh_gui), (Some("BC"), true, false));
    for kind in kinds {
        assert!(!kind.clause.is_empty(), "{}", kind.id);
    }
}

#[test]
fn fixed_words_and_marks() {
    let national = &Nd30::embedded().national;
    assert_eq!(national.quoc_hieu.words, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    assert_eq!(national.tieu_ngu.words, "Độc lập - Tự do - Hạnh phúc");
    let marks = &Nd30::embedded().marks;
    for (id, words, width) in [("khan", "Khẩn", 20), ("thuong-khan", "Thượng khẩn", 40), ("hoa-toc", "Hỏa tốc", 30)]
    {
        assert_eq!(marks.urgency(id), Some(words));
        assert_eq!(marks.box_width(&words.to_uppercase()), Length::mm(width), "{id}");
    }
    assert_eq!((marks.box_height(), marks.colour()), (Length::mm(8), [0xFF, 0, 0]));
    assert_eq!(marks.circulation("luu-hanh-noi-bo"), Some("Lưu hành nội bộ"));
}

#[test]
fn letters_and_zeros() {
    let numbering = &Nd30::embedded().numbering;
    assert_eq!(numbering.diem.letters().collect::<String>(), "abcdđeghiklmnopqrstuvxy");
    let zeros = numbering.zeros;
    assert_eq!(["9", "10"].map(|number| zeros.number(number)), ["09", "10"]);
    assert_eq!([9, 10].map(|day| zeros.day(day)), ["09", "10"]);
    assert_eq!([1, 2, 3, 10].map(|month| zeros.month(month)), ["01", "02", "3", "10"]);
}

#[test]
fn copies() {
    for (id, symbol) in [("sao-y", "SY-SKHCN"), ("sao-luc", "SL-SKHCN"), ("trich-sao", "TrS-SKHCN")] {
        assert_eq!(Nd30::embedded().copy(id).unwrap().symbol("SKHCN"), symbol);
    }
}

#[test]
fn signers() {
    let signing = &Nd30::embedded().signing;
    let forms = [Prefix::ThayMat, Prefix::KyThay, Prefix::ThuaLenh, Prefix::UyQuyen, Prefix::Quyen];
    assert_eq!(forms.map(|prefix| signing.form(prefix)), ["TM.", "KT.", "TL.", "TUQ.", "Q."]);
}
