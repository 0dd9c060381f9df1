//! What Excel with Vietnamese settings displays: format, value, text.

use super::super::grid::CellKind;
use super::{NumberFormat, builtin};

/// 15/3/2026, a Sunday.
const DAY: f64 = 46_096.0;

#[track_caller]
fn case(code: &str, value: f64, text: &str) {
    assert_eq!(NumberFormat::parse(code).show_number(value, false).text, text, "«{code}» {value}");
}

#[test]
fn numbers_without_a_format() {
    for (value, text) in [
        (0.0, "0"),
        (2.0, "2"),
        (-2.5, "-2,5"),
        (0.1 + 0.2, "0,3"),
        (1.1, "1,1"),
        (1.0 / 3.0, "0,333333333"),
        (10.0 / 3.0, "3,333333333"),
        (100.0 / 3.0, "33,33333333"),
        (2.0 / 3.0, "0,666666667"),
        (1_234_567.891, "1234567,891"),
        (1_500_000.0, "1500000"),
        (912_345_678.0, "912345678"),
        (34_099_012_345.0, "34099012345"),
        (1_234_567_890_123.0, "1234567890123"),
        (1e15, "1E+15"),
        (1.5e20, "1,5E+20"),
        (0.0001, "0,0001"),
        (0.00001, "0,00001"),
        (1e-20, "1E-20"),
        (-0.5, "-0,5"),
    ] {
        case("General", value, text);
        case("", value, text);
    }
    case("General\" ngày\"", 15.0, "15 ngày");
    case("\"Quý \"General", 2.0, "Quý 2");
    case("General;-General;\"-\"", 0.0, "-");
}

#[test]
fn places_of_digits() {
    case("0", 7.0, "7");
    case("0", 0.5, "1");
    case("0", 2.5, "3");
    case("0", -0.4, "0");
    case("0.00", 1.005, "1,01");
    case("0.0", 2.0, "2,0");
    case("0.0", 0.25, "0,3");
    case("0.00", 1234.5, "1234,50");
    case("#", 0.0, "");
    case("#.##", 0.5, ",5");
    case("0.##", 2.0, "2,");
    case("0.0#", 2.25, "2,25");
    case("0.0#", 2.0, "2,0");
    case("#0.0", 12.34, "12,3");
    case("?0", 7.0, "7");
    case("0.0?", 1.5, "1,5");
    case("000", 7.0, "007");
    case("000", 1234.0, "1234");
    case("00000000", 1_234_567.0, "01234567");
    case("000000000000", 34_099_012_345.0, "034099012345");
    case("000-0000-000", 912_345_678.0, "091-2345-678");
    case("0000\" - \"0000", 20_262_027.0, "2026 - 2027");
    case("00\".\"00\".\"00", 10_203.0, "01.02.03");
    case("(000) 000-0000", 9_123_456_789.0, "(912) 345-6789");
    case("0-00", 123.0, "1-23");
}

#[test]
fn thousands() {
    case("#,##0", 0.0, "0");
    case("#,##0", 999.0, "999");
    case("#,##0", 1000.0, "1.000");
    case("#,##0", 1_500_000.0, "1.500.000");
    case("#,##0", -1_500_000.0, "-1.500.000");
    case("#,##0", 1_234_567_890_123.0, "1.234.567.890.123");
    case("#,##0.00", 1234.5, "1.234,50");
    case("#,##0.0", 1_250_000.25, "1.250.000,3");
    case("#,###", 0.0, "");
    case("#,###", 12_345.0, "12.345");
    case("0,000", 7.0, "0.007");
    case("#,##0,", 1_500_000.0, "1.500");
    case("#,##0,,", 25_000_000.0, "25");
    case("#,##0.0,", 1250.0, "1,3");
    case("0.0,,\" triệu\"", 1_250_000.0, "1,3 triệu");
    case("#,##0\" đồng\"", 5000.0, "5.000 đồng");
    case("#,##0 \"đồng\"", 5000.0, "5.000 đồng");
    case("#,##0đ", 5000.0, "5.000đ");
    case("#,##0\\ \"triệu đồng\"", 350.0, "350 triệu đồng");
}

#[test]
fn percents() {
    case("0%", 0.5, "50%");
    case("0%", 1.35, "135%");
    case("0%", 1.0, "100%");
    case("0%", 0.0, "0%");
    case("0%", 0.005, "1%");
    case("0.0%", 0.986, "98,6%");
    case("0.0%", 0.125, "12,5%");
    case("0.00%", 0.12345, "12,35%");
    case("0.00%", 0.125, "12,50%");
    case("0.0#%", 0.986, "98,6%");
    case("#,##0%", 12.5, "1.250%");
    case("-0%", 0.5, "-50%");
    case("0%", -0.25, "-25%");
    case("0%;[Red]-0%", -0.25, "-25%");
    case("0 %", 0.5, "50 %");
    case("%0", 0.5, "%50");
    case("0%%", 0.5, "5000%%");
    case("0\"%\"", 45.0, "45%");
    case("0\\%", 45.0, "45%");
    case("0.0\"%\"", 98.6, "98,6%");
    case("General\"%\"", 98.6, "98,6%");
    case("0\" %\"", 98.0, "98 %");
}

#[test]
fn words_and_signs_round_numbers() {
    case("\"Quý \"0", 2.0, "Quý 2");
    case("0\" ngày\"", 15.0, "15 ngày");
    case("\"KH-\"000", 12.0, "KH-012");
    case("\\Q0", 3.0, "Q3");
    case("+0", 5.0, "+5");
    case("0_)", 5.0, "5");
    case("_(0_)", 5.0, "5");
    case("* 0", 5.0, "5");
    case("0*-", 5.0, "5");
    case("$0", 5.0, "$5");
    case("0.0\"m²\"", 1.5, "1,5m²");
    case("0 \"x\" 0", 12.0, "1 x 2");
    case("[$-42A]0.0", 1.5, "1,5");
    case("[$₫-42A] #,##0", 5000.0, "₫ 5.000");
    case("#,##0\\ [$₫-42A]", 1200.0, "1.200 ₫");
    case("#,##0\\ [$đ]", 1200.0, "1.200 đ");
    case("#,##0 [$VND]", 1200.0, "1.200 VND");
    case("[$$-409]#,##0.00", 12.5, "$12,50");
    case("@", 12.0, "12");
    case("@", 0.5, "0,5");
    case("\"mã \"@", 12.0, "mã 12");
}

#[test]
fn sections() {
    case("0;-0;\"không\"", 0.0, "không");
    case("0;-0;\"không\"", -5.0, "-5");
    case("0;-0;\"không\"", 5.0, "5");
    case("0;(0)", -5.0, "(5)");
    case("0;(0)", 0.0, "0");
    case("#,##0;(#,##0);\"-\"", -1500.0, "(1.500)");
    case("#,##0;(#,##0);\"-\"", 0.0, "-");
    case("#,##0;[Red]-#,##0", -1500.0, "-1.500");
    case("[Red]#,##0;[Blue]-#,##0", -5.0, "-5");
    case("[Color10]0", 5.0, "5");
    case("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", 1200.0, "1.200");
    case("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", -1200.0, "(1.200)");
    case("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", 0.0, "-");
    case("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", 0.0, "-");
    case("_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* \"-\"\\ _₫_-;_-@_-", 1200.0, "1.200");
    case("[>=1000]#,##0,\"k\";0", 2500.0, "3k");
    case("[>=1000]#,##0,\"k\";0", 25.0, "25");
    case("[<1]0%;0.0", 0.5, "50%");
    case("[<1]0%;0.0", 1.5, "1,5");
    case("[=1]\"có\";[=0]\"không\";0", 1.0, "có");
    case("[=1]\"có\";[=0]\"không\";0", 0.0, "không");
    case("[=1]\"có\";[=0]\"không\";0", 7.0, "7");
    case("[<0]\"âm \"0;0", -3.0, "âm 3");
    case("[>=0]#,##0;\\-#,##0", -3.0, "-3");
    case("[>100]0;0.0", -3.0, "-3,0");
    case("\"có\";\"nợ\";\"hết\"", -3.0, "nợ");
    case(";;;", 5.0, "");
    case("0;;", 0.0, "");
    case("0;@", -5.0, "-5");
}

#[test]
fn powers_and_fractions() {
    case("0.00E+00", 12_345.0, "1,23E+04");
    case("0.00E+00", 0.00012, "1,20E-04");
    case("0.00E-00", 12_345.0, "1,23E04");
    case("0E+0", 99_999.0, "1E+5");
    case("##0.0E+0", 12_345.0, "12,3E+3");
    case("0.00E+00", 0.0, "0,00E+00");
    case("# ?/?", 0.5, "1/2");
    case("# ?/?", 2.25, "2 1/4");
    case("# ?/?", 3.0, "3");
    case("# ?/?", 0.0, "0");
    case("# ??/??", 0.333_333, "1/3");
    case("# ??/??", 3.52, "3 13/25");
    case("?/?", 2.25, "9/4");
    case("# ?/8", 0.375, "3/8");
    case("# ??/100", 0.25, "25/100");
    case("# ?/?", -1.5, "-1 1/2");
    case("# ?/?", 0.99, "1");
}

#[test]
fn dates() {
    for code in [
        "dd/mm/yyyy",
        "d/m/yyyy",
        "d/m/yy",
        "m/d/yyyy",
        "mm/dd/yy",
        "yyyy-mm-dd",
        "yyyy/m/d",
        "d-mmm-yy",
        "dd\\-mm\\-yyyy",
        "d.m.yyyy",
        "[$-1010000]d/m/yy",
        "[$-42A]dd mmmm yyyy",
        "dd/mm/yyyy;@",
        "dd/mm/yyyy hh:mm",
        "hh:mm dd/mm/yyyy",
        "DD/MM/YYYY",
        "mmmm d, yyyy",
    ] {
        case(code, DAY, "15/03/2026");
    }
    case("dddd, dd/mm/yyyy", DAY, "Chủ Nhật, 15/03/2026");
    case("[$-F800]dddd, mmmm dd, yyyy", DAY + 1.0, "Thứ Hai, 16/03/2026");
    case("dddd", DAY + 6.0, "Thứ Bảy");
    case("\"ngày \"dd\" tháng \"mm\" năm \"yyyy", DAY, "ngày 15 tháng 03 năm 2026");
    case("\"Hà Nội, ngày \"d\" tháng \"m", DAY, "Hà Nội, ngày 15 tháng 3");
    case("mm/yyyy", DAY, "03/2026");
    case("m/yyyy", DAY, "3/2026");
    case("mm\\-yyyy", DAY, "03-2026");
    case("\"Tháng \"m/yyyy", DAY, "Tháng 3/2026");
    case("\"T\"m/yyyy", DAY, "T3/2026");
    case("[$-42A]mmmm yyyy", DAY, "Tháng 3/2026");
    case("mmm-yy", DAY, "Tháng 3/2026");
    case("mmmm", DAY, "Tháng 3");
    case("yyyy", DAY, "2026");
    case("\"Năm \"yyyy", DAY, "Năm 2026");
    case("yy", DAY, "26");
    case("d/m", DAY, "15/3");
    case("dd/mm", DAY, "15/03");
    case("m/d", DAY, "15/03");
    case("d-mmm", DAY, "15/03");
    case("d", DAY, "15");
    case("dd/mm/yyyy hh:mm", DAY + 0.5, "15/03/2026 12:00");
    case("m/d/yy h:mm", DAY + 0.75, "15/03/2026 18:00");
    case("hh:mm dd/mm/yyyy", DAY + 0.375, "15/03/2026 09:00");
    case("dd/mm/yyyy", 1.0, "01/01/1900");
    case("dd/mm/yyyy", 59.0, "28/02/1900");
    case("dd/mm/yyyy", 60.0, "29/02/1900");
    case("dd/mm/yyyy", 61.0, "01/03/1900");
    case("dd/mm/yyyy", 2_958_465.0, "31/12/9999");
}

#[test]
fn times() {
    case("h:mm", 0.375, "9:00");
    case("hh:mm", 0.5, "12:00");
    case("hh:mm:ss", 0.5, "12:00:00");
    case("h:mm AM/PM", 0.75, "6:00 CH");
    case("h:mm AM/PM", 0.25, "6:00 SA");
    case("h:mm AM/PM", 0.0, "12:00 SA");
    case("h\"h\"mm", 0.375, "9h00");
    case("h\" giờ \"mm", 0.375, "9 giờ 00");
    case("mm:ss", 0.01, "14:24");
    case("mm:ss.0", 0.01, "14:24,0");
    case("[h]:mm", 1.5, "36:00");
    case("[hh]:mm:ss", 0.25, "06:00:00");
    case("[mm]", 0.5, "720");
    case("[s]", 0.001, "86");
    case("hh:mm", 0.999_999_9, "00:00");
    case("h:mm", DAY + 0.375, "9:00");
}

#[test]
fn what_is_no_moment_fills_the_cell() {
    for value in [-1.0, 3_000_000.0, f64::INFINITY, f64::NAN] {
        let shown = NumberFormat::parse("dd/mm/yyyy").show_number(value, false);
        assert_eq!((shown.text.as_str(), shown.kind), ("#####", CellKind::Error), "{value}");
    }
}

#[test]
fn days_are_counted_from_1904_too() {
    let shown = NumberFormat::parse("dd/mm/yyyy").show_number(DAY - 1462.0, true);
    assert_eq!(shown.text, "15/03/2026");
    assert_eq!(NumberFormat::parse("[h]:mm").show_number(1.5, true).text, "36:00");
}

#[test]
fn a_date_is_told_from_a_month_and_a_number() {
    let kind = |code: &str| NumberFormat::parse(code).show_number(DAY, false).kind;
    let date = |month_first| CellKind::Date { year: 2026, month: 3, day: 15, month_first };
    assert_eq!(kind("m/d/yyyy"), date(true));
    assert_eq!(kind("dd/mm/yyyy"), date(false));
    assert_eq!(kind("yyyy-mm-dd"), date(false));
    for plain in ["mm/yyyy", "\"Tháng \"m/yyyy", "yyyy", "h:mm", "mmm-yy"] {
        assert_eq!(kind(plain), CellKind::Plain, "{plain}");
    }
    assert_eq!(kind("0.0"), CellKind::Number { value: DAY });
    assert_eq!(kind("General"), CellKind::Number { value: DAY });
    for number in ["#,##0\" đồng\"", "[Red]0", "0\\d", "_d0", "0;\"dd\"", "0.00E+00"] {
        assert_eq!(kind(number), CellKind::Number { value: DAY }, "{number}");
    }
}

#[test]
fn texts_are_as_they_are() {
    let text = |code: &str| NumberFormat::parse(code).show_text("Văn phòng");
    for code in ["General", "0", "@", "0;-0;0", "dd/mm/yyyy;@", "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)"] {
        assert_eq!(text(code).trim(), "Văn phòng", "{code}");
    }
    assert_eq!(text("\"- \"@"), "- Văn phòng");
    assert_eq!(text("0;0;0;\"chữ: \"@"), "chữ: Văn phòng");
}

#[test]
fn built_in_formats() {
    let shown = |id, value| NumberFormat::parse(builtin(id).unwrap()).show_number(value, false).text;
    assert_eq!(shown(1, 2.4), "2");
    assert_eq!(shown(3, 12_000.0), "12.000");
    assert_eq!(shown(4, 12_000.5), "12.000,50");
    assert_eq!(shown(9, 0.5), "50%");
    assert_eq!(shown(10, 0.125), "12,50%");
    assert_eq!(shown(14, DAY), "15/03/2026");
    assert_eq!(shown(17, DAY), "Tháng 3/2026");
    assert_eq!(shown(20, 0.375), "9:00");
    assert_eq!(shown(22, DAY + 0.5), "15/03/2026 12:00");
    assert_eq!(shown(37, -1200.0), "-1.200");
    assert_eq!(shown(44, 0.0), "-");
    assert_eq!(shown(49, 123.0), "123");
    assert!(builtin(23).is_none() && builtin(164).is_none());
}

#[test]
fn any_code_shows_something_of_bounded_length() {
    let pieces = [
        "0", "#", "?", ",", ".", "%", "E+", "/", "@", "\"", "\\", "_", "*", "[h]", "[", "]", ";", "m", "d", "yyyy",
        "AM/PM", "General", "₫", "[<5]",
    ];
    let mut seed = 1_u64;
    for _ in 0..20_000 {
        let mut code = String::new();
        for _ in 0..8 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            code.push_str(pieces[usize::try_from(seed >> 40).unwrap() % pieces.len()]);
        }
        let format = NumberFormat::parse(&code);
        for value in [0.0, -1.5, 46_096.25, 1e300, 5e-324, -0.0] {
            let shown = format.show_number(value, false);
            assert!(shown.text.len() < 4_000, "{code}: {}", shown.text.len());
        }
        let _ = format.show_text("chữ");
    }
}
