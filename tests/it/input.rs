//! Bad data files: every fault at once, with its place and its remedy.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use proptest::prelude::{Strategy, any, prop, proptest};
use tempfile::TempDir;
use vanban::diag::{Diagnostic, Printer};
use vanban::intake::{self, LoadOptions, Loaded};
use vanban::plan::{self};

/// A good file; `%` is where a test puts something in.
const GOOD: &str = r#"{
  "loai": "ke-hoach",
  "co_quan": "Sở Khoa học và Công nghệ",
  "viet_tat": "SKHCN",
  "dia_danh": "Hưng Yên",
  "trich_yeu": "Tuyên truyền năm 2024",
  %"ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"}
}
"#;

fn with(fields: &str) -> String {
    GOOD.replace('%', fields)
}

fn options(set: &[(&str, &str)], convert: bool) -> LoadOptions {
    LoadOptions {
        set: set.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect(),
        convert,
        ..LoadOptions::default()
    }
}

#[track_caller]
fn good(source: &str) -> Loaded {
    intake::load(source, "a.json", &LoadOptions::default()).unwrap_or_else(|faults| panic!("{}", printed(&faults)))
}

fn printed(faults: &[Diagnostic]) -> String {
    let mut printer = Printer::new(Vec::new(), false);
    for fault in faults {
        printer.print(fault).unwrap();
    }
    String::from_utf8(printer.into_inner()).unwrap()
}

/// What is said of a bad file.
#[track_caller]
fn said(source: &str) -> String {
    said_of(source.as_bytes(), &LoadOptions::default())
}

#[track_caller]
fn said_of(bytes: &[u8], options: &LoadOptions) -> String {
    match intake::load_bytes(bytes, "a.json", options) {
        Ok(_) => panic!("taken: {}", String::from_utf8_lossy(bytes)),
        Err(faults) => {
            assert!(faults.iter().all(|fault| !fault.help.is_empty() && fault.place.file.is_some()), "{faults:#?}");
            printed(&faults)
        }
    }
}

#[test]
fn good_files_load() {
    good(&with(""));
    good(&with("").replace('\n', "\r\n"));
    good(&with("\"so\": 15, \"ngay\": \"2024-01-20\", \"_ghi_chu\": {\"a\": [1]},\n"));
    good(&with(
        "\"mo_dau\": [[\"VP\", {\"tren\": \"XT\"}, {\"dam\": [\"a\", {\"nghieng\": \"b\"}]}, {\"xuong_dong\": true}]],\n",
    ));
    good(&with(
        "\"nhiem_vu\": [{\"noi_dung\": \"a\"}, {\"nhom\": \"N\", \"nhiem_vu\": [{\"noi_dung\": \"b\"}]}, {\"noi_dung\": \"c\"}],\n",
    ));
    good(&with("\"rieng\": {\"gi\": [1, {\"x\": null}]},\n"));
    let bom = format!("\u{FEFF}{}", with(""));
    intake::load_bytes(bom.as_bytes(), "a.json", &LoadOptions::default()).unwrap();
}

#[test]
fn files_that_are_no_json() {
    assert_snapshot!(said(""), @"
    lỗi[VB117]: tệp trống
     --> a.json:1:1
      |
    1 |
      | ^
      |
      = cách sửa: tạo dữ liệu mẫu bằng: vanban init
    ");
    assert_snapshot!(said("  \n"), @"
    lỗi[VB117]: tệp trống
     --> a.json:2:1
      |
    2 |
      | ^
      |
      = cách sửa: tạo dữ liệu mẫu bằng: vanban init
    ");
    assert_snapshot!(said("[1, 2]"), @"
    lỗi[VB118]: tệp phải là một đối tượng { … }
     --> a.json:1:1
      |
    1 | [1, 2]
      | ^^^^^^
      |
      = cách sửa: xem mẫu: vanban init
    ");
    assert_snapshot!(said("xin chào"), @"
    lỗi[VB103]: chữ «xin» đứng ngoài ngoặc kép
     --> a.json:1:1
      |
    1 | xin chào
      | ^^^
      |
      = cách sửa: đặt chữ trong ngoặc kép
    ");
    assert_snapshot!(said(&with("").replace("A\"}\n}", "A")), @r#"
    lỗi[VB114]: chuỗi bị xuống dòng giữa chừng, hoặc thiếu dấu ngoặc kép đóng
     --> a.json:7:43
      |
    7 |   "ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A
      |                                           ^^^^^^^^^^^^^
      |
      = cách sửa: đóng ngoặc kép ở cuối dòng; muốn xuống dòng trong chuỗi thì viết \n
    "#);
    assert_snapshot!(said(with("").trim_end().trim_end_matches('}')), @r#"
    lỗi[VB101]: tệp bị cắt ngang: dữ liệu chưa kết thúc
     --> a.json:7:57
      |
    7 |   "ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"}
      |                                                         ^
      |
      = cách sửa: lấy lại tệp đầy đủ, hoặc thêm dấu đóng ngoặc và ngoặc kép còn thiếu
    "#);
    assert_snapshot!(said(&format!("{}{{", with(""))), @"
    lỗi[VB116]: còn chữ sau khi dữ liệu đã kết thúc
     --> a.json:9:1
      |
    9 | {
      | ^
      |
      = cách sửa: xóa phần thừa, hoặc kiểm tra dấu «}» ở trên
    ");
}

#[test]
fn slips_of_form_are_all_told() {
    assert_snapshot!(said(&with("// chú thích\n  \"so\": NaN,\n  'ngay': \"2024\",\n  \"mo_dau\": [\"a\" \"b\",],\n  ")), @r#"
    lỗi[VB102]: JSON không có chú thích
     --> a.json:7:3
      |
    7 |   // chú thích
      |   ^^^^^^^^^^^^
      |
      = cách sửa: xóa đi, hoặc ghi vào khóa "_ghi_chu"

    lỗi[VB103]: «NaN» không phải giá trị JSON
     --> a.json:8:9
      |
    8 |   "so": NaN,
      |         ^^^
      |
      = cách sửa: bỏ cả khóa nếu chưa có giá trị

    lỗi[VB113]: chuỗi phải đặt trong ngoặc kép thẳng "…", không phải «'»
     --> a.json:9:3
      |
    9 |   'ngay': "2024",
      |   ^^^^^^
      |
      = cách sửa: thay bằng dấu "

    lỗi[VB112]: thiếu dấu phẩy sau giá trị này
      --> a.json:10:16
       |
    10 |   "mo_dau": ["a" "b",],
       |                ^
       |
       = cách sửa: thêm dấu phẩy giữa hai giá trị

    lỗi[VB112]: thừa dấu phẩy trước dấu đóng ngoặc
      --> a.json:10:21
       |
    10 |   "mo_dau": ["a" "b",],
       |                     ^
       |
       = cách sửa: xóa dấu phẩy này
    "#);
    assert_snapshot!(said(&with("\"so\": 1, \"so\": 2,\n  ")), @r#"
    lỗi[VB104]: khóa «so» đã có ở trên
     --> a.json:7:12
      |
    7 |   "so": 1, "so": 2,
      |            ^^^^
      |
      = cách sửa: giữ một trong hai, xóa khóa kia
    "#);
    assert_snapshot!(said(&with("\"so\": 05,\n  ")), @r#"
    lỗi[VB103]: «05» không phải một số
     --> a.json:7:9
      |
    7 |   "so": 05,
      |         ^^
      |
      = cách sửa: bỏ số 0 ở đầu: số 05 viết là 5, chương trình tự thêm số 0 khi in
    "#);
    assert_snapshot!(said(&with("\"mo_dau\": [\"xuống\ndòng\"],\n  ")), @r#"
    lỗi[VB114]: chuỗi bị xuống dòng giữa chừng, hoặc thiếu dấu ngoặc kép đóng
     --> a.json:7:14
      |
    7 |   "mo_dau": ["xuống
      |              ^^^^^^
      |
      = cách sửa: đóng ngoặc kép ở cuối dòng; muốn xuống dòng trong chuỗi thì viết \n
    "#);
    assert_snapshot!(said(&with("\"mo_dau\": [\"C:\\thư mục\\x\"],\n  ")), @r#"
    lỗi[VB115]: không có dấu thoát «\x»
     --> a.json:7:25
      |
    7 |   "mo_dau": ["C:\thư mục\x"],
      |                         ^^
      |
      = cách sửa: dấu gạch chéo ngược trong chuỗi phải viết \\
    "#);
    assert_snapshot!(said(&with("\"mo_dau\": [\"gọi là \"Sở\" ấy\"],\n  ")), @r#"
    lỗi[VB106]: cần dấu phẩy hoặc «]», gặp «S»
     --> a.json:7:23
      |
    7 |   "mo_dau": ["gọi là "Sở" ấy"],
      |                       ^
      |
      = cách sửa: kiểm tra dấu phẩy và dấu ngoặc quanh đây; dấu ngoặc kép bên trong chuỗi phải viết \"
    "#);
    assert_snapshot!(said(&with("“so”: 5,\n  ")), @r#"
    lỗi[VB113]: chuỗi phải đặt trong ngoặc kép thẳng "…", không phải «“»
     --> a.json:7:3
      |
    7 |   “so”: 5,
      |   ^^^^
      |
      = cách sửa: thay bằng dấu "
    "#);
    assert_snapshot!(said(&with("\"mo_dau\": [\"\\ud800\"],\n  ")), @r#"
    lỗi[VB115]: mã \u sai
     --> a.json:7:15
      |
    7 |   "mo_dau": ["\ud800"],
      |               ^^^^^^
      |
      = cách sửa: viết \u và bốn chữ số thập lục, hoặc gõ thẳng ký tự
    "#);
    assert_snapshot!(said(&with("so: 5, \"la_mau\": True,\n  ")), @r#"
    lỗi[VB113]: tên khóa «so» thiếu ngoặc kép
     --> a.json:7:3
      |
    7 |   so: 5, "la_mau": True,
      |   ^^
      |
      = cách sửa: viết "so"

    lỗi[VB103]: «True» phải viết thường
     --> a.json:7:20
      |
    7 |   so: 5, "la_mau": True,
      |                    ^^^^
      |
      = cách sửa: viết true hoặc false
    "#);
}

/// A Tab is one fault; what comes after it in the string is told as if it were not there.
#[test]
fn a_tab_does_not_hide_what_follows_it() {
    let told = |text: &str| {
        let faults =
            intake::load(&with(&format!("\"mo_dau\": [\"{text}")), "a.json", &options(&[], false)).unwrap_err();
        faults.iter().map(|fault| fault.message.clone()).collect::<Vec<_>>()
    };
    let tab = "chuỗi có dấu Tab gõ thẳng";
    let open = "chuỗi bị xuống dòng giữa chừng, hoặc thiếu dấu ngoặc kép đóng";
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(told(&format!("một\thai{end}")), [tab, open], "{end:?}");
        assert_eq!(told(&format!("một\thai\tba{end}")), [tab, open], "{end:?}");
        assert_eq!(told(&format!("một{end}")), [open], "{end:?}");
    }
    assert_eq!(told("một\thai\tba\"],\n"), [tab]);
    assert_eq!(told("một\thai\u{1}ba\"],\n"), [tab, "chuỗi có ký tự điều khiển U+0001"]);
}

#[test]
fn wrong_types_are_told_with_what_is_wanted() {
    assert_snapshot!(said(&with("\"so\": \"15a\", \"ngay\": 2024, \"can_cu\": {}, \"phu_luc\": {},\n  ")), @r#"
    lỗi[VB110]: «so» phải là số nguyên, không phải «15a»
     --> a.json:7:9
      |
    7 |   "so": "15a", "ngay": 2024, "can_cu": {}, "phu_luc": {},
      |         ^^^^^ so
      |
      = cách sửa: chỉ ghi số, như 15; ký hiệu ghi ở khóa riêng, chưa có số thì bỏ khóa này

    lỗi[VB110]: «ngay» phải là chuỗi, không phải số
     --> a.json:7:24
      |
    7 |   "so": "15a", "ngay": 2024, "can_cu": {}, "phu_luc": {},
      |                        ^^^^ ngay
      |
      = cách sửa: đặt trong ngoặc kép: "2024"

    lỗi[VB110]: «can_cu» phải là chuỗi hoặc danh sách [ … ], không phải đối tượng { … }
     --> a.json:7:40
      |
    7 |   "so": "15a", "ngay": 2024, "can_cu": {}, "phu_luc": {},
      |                                        ^^ can_cu
      |
      = cách sửa: xem mẫu: vanban init; mô tả từng khóa: vanban schema

    lỗi[VB110]: «phu_luc» phải là danh sách [ … ], không phải đối tượng { … }
     --> a.json:7:55
      |
    7 |   "so": "15a", "ngay": 2024, "can_cu": {}, "phu_luc": {},
      |                                                       ^^ phu_luc
      |
      = cách sửa: đặt trong ngoặc vuông: [ … ]
    "#);
    assert_snapshot!(said(&with("\"so\": 0, \"luu\": {\"so_ban\": 1.5}, \"viet_tat\": null,\n  ")), @r#"
    lỗi[VB111]: «so» phải từ 1 trở lên, không phải 0
     --> a.json:7:9
      |
    7 |   "so": 0, "luu": {"so_ban": 1.5}, "viet_tat": null,
      |         ^ so
      |
      = cách sửa: sửa lại số

    lỗi[VB111]: «luu.so_ban» phải là số nguyên, không phải 1.5
     --> a.json:7:30
      |
    7 |   "so": 0, "luu": {"so_ban": 1.5}, "viet_tat": null,
      |                              ^^^ luu.so_ban
      |
      = cách sửa: viết số nguyên, như 15

    lỗi[VB104]: khóa «viet_tat» đã có ở trên
     --> a.json:7:36
      |
    7 |   "so": 0, "luu": {"so_ban": 1.5}, "viet_tat": null,
      |                                    ^^^^^^^^^^
      |
      = cách sửa: giữ một trong hai, xóa khóa kia
    "#);
    assert_snapshot!(said(&with("\"mo_dau\": [5, {\"dam\": 1}, [{\"gach\": \"x\"}]],\n  ")), @r#"
    lỗi[VB110]: «mo_dau[0]» phải là chuỗi hoặc danh sách [ … ], không phải số
     --> a.json:7:14
      |
    7 |   "mo_dau": [5, {"dam": 1}, [{"gach": "x"}]],
      |              ^ mo_dau[0]
      |
      = cách sửa: đặt trong ngoặc kép: "5"

    lỗi[VB110]: «mo_dau[1]» phải là chuỗi hoặc danh sách [ … ], không phải đối tượng { … }
     --> a.json:7:17
      |
    7 |   "mo_dau": [5, {"dam": 1}, [{"gach": "x"}]],
      |                 ^^^^^^^^^^ mo_dau[1]
      |
      = cách sửa: xem mẫu: vanban init; mô tả từng khóa: vanban schema

    lỗi[VB107]: không có khóa «gach»
     --> a.json:7:31
      |
    7 |   "mo_dau": [5, {"dam": 1}, [{"gach": "x"}]],
      |                               ^^^^^^ mo_dau[2][0].gach
      |
      = cách sửa: các khóa ở đây: _ghi_chu, cho_dien, cuoi_trang, dam, duoi, gach_chan, nghieng, tham_chieu, tren, xuong_dong
    "#);
    assert_snapshot!(said(&with("\"nhiem_vu\": [{\"noi_dung\": \"a\", \"chu_tri\": \"VP\"}, {\"nhom\": \"N\"}, 5],\n  ")), @r#"
    lỗi[VB108]: thiếu khóa «nhiem_vu»
     --> a.json:7:52
      |
    7 |   "nhiem_vu": [{"noi_dung": "a", "chu_tri": "VP"}, {"nhom": "N"}, 5],
      |                                                    ^ nhiem_vu[1]
      |
      = cách sửa: thêm "nhiem_vu": … (nhiệm vụ trong nhóm)

    lỗi[VB110]: «nhiem_vu[2]» phải là đối tượng { … }, không phải số
     --> a.json:7:67
      |
    7 |   "nhiem_vu": [{"noi_dung": "a", "chu_tri": "VP"}, {"nhom": "N"}, 5],
      |                                                                   ^ nhiem_vu[2]
      |
      = cách sửa: xem mẫu: vanban init; mô tả từng khóa: vanban schema
    "#);
    assert_snapshot!(said(&with("\"nhiem_vu\": \"nhiem-vu.xlsx\",\n  ")), @r#"
    lỗi[VB110]: «nhiem_vu» phải là danh sách [ … ] hoặc đối tượng { … }, không phải chuỗi
     --> a.json:7:15
      |
    7 |   "nhiem_vu": "nhiem-vu.xlsx",
      |               ^^^^^^^^^^^^^^^ nhiem_vu
      |
      = cách sửa: bảng ở tệp riêng thì viết {"tu_tep": "nhiem-vu.xlsx"}
    "#);
}

#[test]
fn unknown_and_missing_keys_are_told_together() {
    assert_snapshot!(said("{\"loai\": \"ke-hoach\", \"trich_yue\": \"a\", \"noi_nhan\": [{\"tem\": \"x\"}]}"), @r#"
    lỗi[VB108]: thiếu khóa «co_quan»
     --> a.json:1:1
      |
    1 | {"loai": "ke-hoach", "trich_yue": "a", "noi_nhan": [{"tem": "x"}]}
      | ^
      |
      = cách sửa: thêm "co_quan": … (cơ quan ban hành, viết thường, như "Sở Khoa học và Công nghệ")

    lỗi[VB108]: thiếu khóa «dia_danh»
     --> a.json:1:1
      |
    1 | {"loai": "ke-hoach", "trich_yue": "a", "noi_nhan": [{"tem": "x"}]}
      | ^
      |
      = cách sửa: thêm "dia_danh": … (địa danh, như "Hưng Yên")

    lỗi[VB108]: thiếu khóa «trich_yeu»
     --> a.json:1:1
      |
    1 | {"loai": "ke-hoach", "trich_yue": "a", "noi_nhan": [{"tem": "x"}]}
      | ^
      |
      = cách sửa: thêm "trich_yeu": … (trích yếu nội dung)

    lỗi[VB108]: thiếu khóa «ky»
     --> a.json:1:1
      |
    1 | {"loai": "ke-hoach", "trich_yue": "a", "noi_nhan": [{"tem": "x"}]}
      | ^
      |
      = cách sửa: thêm "ky": … (người ký: một đối tượng, hoặc danh sách từ trái sang phải)

    lỗi[VB107]: không có khóa «trich_yue»
     --> a.json:1:22
      |
    1 | {"loai": "ke-hoach", "trich_yue": "a", "noi_nhan": [{"tem": "x"}]}
      |                      ^^^^^^^^^^^ trich_yue
      |
      = cách sửa: có phải «trich_yeu»?

    lỗi[VB108]: thiếu khóa «ten»
     --> a.json:1:53
      |
    1 | {"loai": "ke-hoach", "trich_yue": "a", "noi_nhan": [{"tem": "x"}]}
      |                                                     ^ noi_nhan[0]
      |
      = cách sửa: thêm "ten": … (nơi nhận)

    lỗi[VB107]: không có khóa «tem»
     --> a.json:1:54
      |
    1 | {"loai": "ke-hoach", "trich_yue": "a", "noi_nhan": [{"tem": "x"}]}
      |                                                      ^^^^^ noi_nhan[0].tem
      |
      = cách sửa: có phải «ten»?
    "#);
    assert_snapshot!(said(&with("\"noi_dung\": [{\"tieude\": \"a\", \"muc\": [{\"doan\": [], \"mục\": []}]}],\n  ")), @r#"
    lỗi[VB107]: không có khóa «tieude»
     --> a.json:7:17
      |
    7 |   "noi_dung": [{"tieude": "a", "muc": [{"doan": [], "mục": []}]}],
      |                 ^^^^^^^^ noi_dung[0].tieude
      |
      = cách sửa: có phải «tieu_de»?

    lỗi[VB107]: không có khóa «mục»
     --> a.json:7:53
      |
    7 |   "noi_dung": [{"tieude": "a", "muc": [{"doan": [], "mục": []}]}],
      |                                                     ^^^^^ noi_dung[0].muc[0].mục
      |
      = cách sửa: có phải «muc»?
    "#);
    assert_snapshot!(said(&with("").replace("ke-hoach", "kehoach")), @r#"
    lỗi[VB109]: không có loại văn bản «kehoach»
     --> a.json:2:11
      |
    2 |   "loai": "kehoach",
      |           ^^^^^^^^^ loai
      |
      = cách sửa: có phải «ke-hoach»?
    "#);
    assert_snapshot!(said(&with("").replace("ke-hoach", "hóa đơn")), @r#"
    lỗi[VB109]: không có loại văn bản «hóa đơn»
     --> a.json:2:11
      |
    2 |   "loai": "hóa đơn",
      |           ^^^^^^^^^ loai
      |
      = cách sửa: dùng một trong: nghi-quyet, quyet-dinh, chi-thi, quy-che, quy-dinh, thong-cao, thong-bao, huong-dan, chuong-trinh, ke-hoach, phuong-an, de-an, du-an, bao-cao, bien-ban, to-trinh, hop-dong, cong-van, cong-dien, ban-ghi-nho, ban-thoa-thuan, giay-uy-quyen, giay-moi, giay-gioi-thieu, giay-nghi-phep, phieu-gui, phieu-chuyen, phieu-bao, thu-cong
    "#);
}

#[test]
fn values_that_cannot_be() {
    assert_snapshot!(said(&with("\"ngay\": \"15/01/24\",\n  ")), @r#"
    lỗi[VB142]: «15/01/24» không phải ngày
     --> a.json:7:11
      |
    7 |   "ngay": "15/01/24",
      |           ^^^^^^^^^^ ngay
      |
      = cách sửa: viết năm-tháng-ngày: "2024-01-15"; chưa có ngày thì "2024-01" hoặc "2024"
    "#);
    assert_snapshot!(said(&with("\"ngay\": \"2023-02-29\",\n  ")), @r#"
    lỗi[VB143]: không có ngày «2023-02-29» trong lịch
     --> a.json:7:11
      |
    7 |   "ngay": "2023-02-29",
      |           ^^^^^^^^^^^^ ngay
      |
      = cách sửa: kiểm tra lại ngày, tháng, năm
    "#);
    assert_snapshot!(said(&with("\"ky_hieu\": \"QĐ-SKHCN\",\n  ")), @r#"
    lỗi[VB602]: ký hiệu «QĐ-SKHCN» không phải của kế hoạch
     --> a.json:7:14
      |
    7 |   "ky_hieu": "QĐ-SKHCN",
      |              ^^^^^^^^^^ ky_hieu
      |
      = cách sửa: ký hiệu bắt đầu bằng KH-, như KH-SKHCN
      = cách sửa: Phụ lục III mục I Nghị định 30/2020/NĐ-CP
    "#);
    assert_snapshot!(said(&with("\"ky_hieu\": \"15/KH-SKHCN\",\n  ")), @r#"
    lỗi[VB601]: ký hiệu «15/KH-SKHCN» có «/» hoặc dấu cách
     --> a.json:7:14
      |
    7 |   "ky_hieu": "15/KH-SKHCN",
      |              ^^^^^^^^^^^^^ ky_hieu
      |
      = cách sửa: ký hiệu viết liền, như KH-SKHCN; số ghi ở khóa «so»
    "#);
    assert_snapshot!(said(&with("").replace("\"viet_tat\": \"SKHCN\",", "")), @r#"
    lỗi[VB144]: chưa có chữ viết tắt tên cơ quan để ghép ký hiệu
     --> a.json:1:1
      |
    1 | {
      | ^ viet_tat
      |
      = cách sửa: thêm "viet_tat": "SKHCN", hoặc cả ký hiệu: "ky_hieu": "KH-SKHCN"
    "#);
    assert_snapshot!(said(&with("").replace("Hưng Yên", " ").replace("\"Giám đốc\"", "\"\"")), @r#"
    lỗi[VB141]: «dia_danh» để trống
     --> a.json:5:15
      |
    5 |   "dia_danh": " ",
      |               ^^^ dia_danh
      |
      = cách sửa: ghi nội dung cho khóa này

    lỗi[VB141]: «chuc_vu» để trống
     --> a.json:7:21
      |
    7 |   "ky": {"chuc_vu": "", "ho_ten": "Nguyễn Văn A"}
      |                     ^^ ky[0].chuc_vu
      |
      = cách sửa: ghi chức vụ của người ký, như "Phó Giám đốc"
    "#);
    assert_snapshot!(said(&with("\"noi_dung\": [{\"tieu_de\": \"A\", \"muc\": [{}, {\"tieu_de\": \" \"}]}],\n  ")), @r#"
    lỗi[VB147]: mục không có tiêu đề và không có đoạn nào
     --> a.json:7:41
      |
    7 |   "noi_dung": [{"tieu_de": "A", "muc": [{}, {"tieu_de": " "}]}],
      |                                         ^^ noi_dung[0].muc[0]
      |
      = cách sửa: thêm "tieu_de" hoặc "doan"

    lỗi[VB146]: tiêu đề để trống
     --> a.json:7:57
      |
    7 |   "noi_dung": [{"tieu_de": "A", "muc": [{}, {"tieu_de": " "}]}],
      |                                                         ^^^ noi_dung[0].muc[1].tieu_de
      |
      = cách sửa: ghi tiêu đề, hoặc bỏ khóa "tieu_de"
    "#);
    assert_snapshot!(said(&with("").replace("{\"chuc_vu\"", "{\"quyen_han\": \"K/T Giám đốc\", \"chuc_vu\"")), @r#"
    lỗi[VB603]: quyền hạn viết «K/T» là sai
     --> a.json:7:23
      |
    7 |   "ky": {"quyen_han": "K/T Giám đốc", "chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"}
      |                       ^^^^^^^^^^^^^^ ky[0].quyen_han[0]
      |
      = cách sửa: viết KT. rồi dấu cách, như «KT. Giám đốc» (Phụ lục I, Phần I, Mục II, khoản 7)
    "#);
    assert_snapshot!(said(&with("").replace("{\"chuc_vu\"", "{\"quyen_han\": [\"KT. Giám đốc\"], \"chuc_vu\"")), @r#"
    lỗi[VB604]: «KT.» và chức vụ bên dưới là một
     --> a.json:7:52
      |
    7 |   "ky": {"quyen_han": ["KT. Giám đốc"], "chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"}
      |                                                    ^^^^^^^^^^ ky[0].chuc_vu
      |
      = cách sửa: dưới «KT. Giám đốc» là chức vụ cấp phó: «Phó Giám đốc»; người đứng đầu tự ký thì bỏ quyen_han
    "#);
    assert_snapshot!(said(&with("").replace("{\"chuc_vu\"", "{\"quyen_han\": [\"KT. Phó Giám đốc\"], \"chuc_vu\"")), @r#"
    lỗi[VB604]: sau «KT.» phải là chức vụ người đứng đầu, không phải «Phó Giám đốc»
     --> a.json:7:24
      |
    7 |   "ky": {"quyen_han": ["KT. Phó Giám đốc"], "chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"}
      |                        ^^^^^^^^^^^^^^^^^^ ky[0].quyen_han[0]
      |
      = cách sửa: ghi «KT. Giám đốc» ở quyen_han và «Phó Giám đốc» ở chuc_vu
    "#);
}

#[test]
fn tables_and_numbers_that_cannot_be() {
    let table = |rows: &str| {
        format!(
            "\"phu_luc\": [{{\"tieu_de\": \"B\", \"bang\": {{\"cot\": [{{\"ten\": \"1\"}}, {{\"ten\": \"2\"}}], \"dong\": [{rows}]}}}}],\n  "
        )
    };
    for rows in [
        "[\"a\", \"b\", \"c\"]",
        "[\"a\"]",
        "[{\"o\": \"a\", \"cot\": 9}, \"b\"]",
        "[{\"o\": \"a\", \"dong\": 2}, \"b\"], [\"c\", \"d\"]",
    ] {
        assert!(said(&with(&table(rows))).contains("VB153"), "{rows}");
    }
    for rows in [
        "[\"a\", \"b\"]",
        "[{\"o\": \"a\", \"cot\": 2}]",
        "[{\"o\": \"a\", \"dong\": 2}, \"b\"], [\"d\"], {\"nhom\": \"N\"}, [\"e\", \"f\"]",
    ] {
        good(&with(&table(rows)));
    }
    assert!(said(&with("\"so\": 0,\n  ")).contains("VB111"));
    assert!(said(&with("\"luu\": {\"so_ban\": 0},\n  ")).contains("VB111"));
    assert!(
        said(&with(&table("").replacen("\"ten\": \"1\"", "\"ten\": \"1\", \"can\": \"giữa\"", 1))).contains("VB109")
    );
}

#[test]
fn of_very_many_faults_the_first_are_told() {
    let many = format!("\"mo_dau\": [{}1],\n  ", "1, ".repeat(5_000));
    let text = said(&with(&many));
    assert_eq!(text.matches("lỗi[VB110]").count(), 100);
    assert!(text.contains("VB119"));
}

#[test]
fn encodings_other_than_utf8_are_named() {
    let utf16: Vec<u8> = std::iter::once('\u{FEFF}')
        .chain(with("").chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_snapshot!(said_of(&utf16, &LoadOptions::default()), @"
    lỗi[VB121]: tệp ở bảng mã UTF-16, cần UTF-8
      tại: a.json
      cách sửa: lưu lại tệp ở mã hóa UTF-8, hoặc thêm --convert để chương trình tự chuyển
    ");
    intake::load_bytes(&utf16, "a.json", &options(&[], true)).unwrap();
    let (cp1258, _, _) =
        encoding_rs::WINDOWS_1258.encode("{\"a\": \"K\u{ea}\u{301} hoa\u{323}ch tuy\u{ea}n truy\u{ea}\u{300}n\"}");
    assert_snapshot!(said_of(&cp1258, &LoadOptions::default()), @"
    lỗi[VB122]: tệp ở bảng mã Windows-1258, cần UTF-8
      tại: a.json
      cách sửa: lưu lại tệp ở mã hóa UTF-8, hoặc thêm --convert để chương trình tự chuyển
    ");
    assert_snapshot!(said_of(b"{\n\"a\": \"\xFF\xFE\xFD\"}", &LoadOptions::default()), @"
    lỗi[VB123]: tệp không phải văn bản UTF-8
      tại: a.json:2:7
      cách sửa: mở tệp bằng Notepad, chọn Lưu thành, mã hóa UTF-8
    ");
}

#[test]
fn old_encodings_inside_the_file_are_named_and_can_be_converted() {
    let source =
        with("\"mo_dau\": [\"KÕ ho¹ch tuyªn truyÒn c¶i c¸ch hµnh chÝnh\", \"Keá hoaïch tuyeân truyeàn\"],\n  ");
    assert_snapshot!(said(&source), @r#"
    lỗi[VB401]: chữ ở bảng mã cũ TCVN3 (ABC, .VnTime)
     --> a.json:7:14
      |
    7 |   "mo_dau": ["KÕ ho¹ch tuyªn truyÒn c¶i c¸ch hµnh chÝnh", "Keá hoaïch tuyeân truyeàn"],
      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mo_dau[0]
      |
      = cách sửa: gõ lại bằng Unicode, hoặc thêm --convert để chương trình tự chuyển

    lỗi[VB401]: chữ ở bảng mã cũ VNI-Windows
     --> a.json:7:59
      |
    7 |   "mo_dau": ["KÕ ho¹ch tuyªn truyÒn c¶i c¸ch hµnh chÝnh", "Keá hoaïch tuyeân truyeàn"],
      |                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mo_dau[1]
      |
      = cách sửa: gõ lại bằng Unicode, hoặc thêm --convert để chương trình tự chuyển
    "#);
    let loaded = intake::load(&source, "a.json", &options(&[], true)).unwrap();
    assert!(loaded.converted >= 8, "{}", loaded.converted);
    assert_eq!(loaded.plan.mo_dau[1], plan::Text::Plain("Kế hoạch tuyên truyền".to_owned()));
}

/// One word proves nothing by itself, but does beside others of its file.
#[test]
fn a_single_word_follows_the_encoding_of_its_file() {
    let old = "\"mo_dau\": [\"KÕ ho¹ch tuyªn truyÒn\", \"th\u{AD}êng\", \"Së KHCN\", \"Ø60\"],\n  ";
    let loaded = intake::load(&with(old), "a.json", &options(&[], true)).unwrap();
    let texts: Vec<_> = loaded.plan.mo_dau.iter().map(|text| format!("{text:?}")).collect();
    assert_eq!(texts[1..3], ["Plain(\"thường\")", "Plain(\"Sở KHCN\")"]);
    assert_eq!(loaded.plan.mo_dau[3], plan::Text::Plain("Ø60".to_owned()));
    good(&with("\"mo_dau\": [\"Ống Ø60, Ø90; khổ 210 × 297 × 3 mm\", \"10÷20; 30÷40\"],\n  "));
}

#[test]
fn text_is_repaired_once_and_counted() {
    let loaded = good(&with("\"mo_dau\": [\"ðường e\u{302}\u{301} e\u{301}\u{302}\u{200B} \\u0065\\u0301\"],\n  "));
    assert_eq!(loaded.plan.mo_dau[0], plan::Text::Plain("đường ế ế é".to_owned()));
    assert_snapshot!(loaded.repairs.summary().unwrap(), @"Đã sửa chữ: 5 chữ tổ hợp đưa về dạng dựng sẵn (NFC); 1 chữ giống «đ» đổi thành «đ»; 1 ký tự ẩn bỏ đi.");
    assert_eq!(good(&with("")).repairs.summary(), None);
}

#[test]
fn deep_nesting_ends_in_words() {
    let deep = format!("\"rieng\": {{\"a\": {}{}}},\n  ", "[".repeat(200), "]".repeat(200));
    assert_snapshot!(said(&with(&deep)), @"
    lỗi[VB105]: dữ liệu lồng nhau quá 127 lớp
     --> a.json:7:37
      |
    7 | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      |                                     ^
      |
      = cách sửa: kiểm tra các dấu [ và { lặp lại
    ");
    let levels = format!(
        "\"noi_dung\": {}{},\n  ",
        "[{\"tieu_de\": \"a\", \"muc\": ".repeat(70),
        "[]".to_owned() + &"}]".repeat(70)
    );
    assert!(said(&with(&levels)).contains("VB105"));
}

#[test]
fn files_that_cannot_be_read() {
    let folder = TempDir::new().unwrap();
    let at = |path: &Path| match intake::load_file(path, &LoadOptions::default()) {
        Ok(_) => panic!("taken"),
        Err(faults) => {
            faults.iter().map(|fault| format!("{} {}", fault.code, fault.message)).collect::<Vec<_>>().join("\n")
        }
    };
    assert_snapshot!(at(&folder.path().join("khong-co.json")), @"VB135 không có tệp dữ liệu này");
    assert_snapshot!(at(folder.path()), @"VB134 đây là một thư mục, không phải tệp dữ liệu");
    let large = folder.path().join("lon.json");
    fs::File::create(&large).unwrap().set_len(300 * 1024 * 1024).unwrap();
    assert_snapshot!(at(&large), @"VB120 tệp dữ liệu lớn hơn 64 MiB");
}

#[test]
fn fields_are_set_from_outside() {
    let load = |set: &[(&str, &str)]| intake::load(&with(""), "a.json", &options(set, false));
    let plan =
        load(&[("so", "15"), ("ngay", "2024-01-20"), ("ky.ho_ten", "Trần \"B\""), ("luu.don_vi", "VP")]).unwrap().plan;
    assert_eq!((plan.so, plan.ngay.as_deref()), (Some(15), Some("2024-01-20")));
    assert_eq!(plan.ky[0].ho_ten, Some(plan::Text::Plain("Trần \"B\"".to_owned())));
    assert_eq!(plan.luu.unwrap().don_vi, Some(plan::Text::Plain("VP".to_owned())));
    assert_eq!(load(&[("ky[0].ho_ten", "C")]).unwrap().plan.ky[0].ho_ten, Some(plan::Text::Plain("C".to_owned())));
    assert_eq!(load(&[("viet_tat", "15")]).unwrap().plan.viet_tat.as_deref(), Some("15"));
    assert_eq!(load(&[("mo_dau", "[\"a\", \"b\"]")]).unwrap().plan.mo_dau.len(), 2);
    assert_snapshot!(printed(&load(&[("so", "mười")]).unwrap_err()), @"
    lỗi[VB110]: «so» phải là số nguyên, không phải «mười»
      tại: --set so=mười (so)
      cách sửa: chỉ ghi số, như 15; ký hiệu ghi ở khóa riêng, chưa có số thì bỏ khóa này
    ");
    assert_snapshot!(printed(&load(&[("trich_yue", "x")]).unwrap_err()), @r#"
    lỗi[VB107]: không có khóa «trich_yue»
      tại: --set trich_yue=x (trich_yue)
      cách sửa: có phải «trich_yeu»?
    "#);
    assert_snapshot!(printed(&load(&[("noi_nhan[3].ten", "x")]).unwrap_err()), @"
    lỗi[VB137]: --set không tìm thấy chỗ «noi_nhan[3].ten» trong dữ liệu
      tại: noi_nhan[3].ten
      cách sửa: đường dẫn như so, ky.ho_ten, noi_nhan[0].ten; phần tử của danh sách phải có sẵn
    ");
}

#[test]
fn warnings_do_not_stop_the_run() {
    let loaded = good(&with("").replace("năm 2024", "năm 2024."));
    assert_snapshot!(printed(&loaded.warnings), @r#"
    cảnh báo[VB178]: văn bản không có nội dung, nơi nhận, dòng Lưu của đơn vị soạn thảo
     --> a.json:1:1
      |
    1 | {
      | ^ noi_dung
      |
      = cách sửa: thêm "noi_dung": [{"tieu_de": …, "doan": …}], "noi_nhan": ["Như trên", …], "luu": "VT, VP"; cố ý để trống thì bỏ qua

    cảnh báo[VB605]: trích yếu có dấu chấm ở cuối
     --> a.json:6:16
      |
    6 |   "trich_yeu": "Tuyên truyền năm 2024.",
      |                ^^^^^^^^^^^^^^^^^^^^^^^^ trich_yeu
      |
      = cách sửa: bỏ dấu chấm
    "#);
}

/// A good file with one token of its text replaced.
fn mutated() -> impl Strategy<Value = String> {
    let sample = include_str!("../../data/mau/ke-hoach.json");
    let tokens = prop::sample::select(vec![
        "", "{", "}", "[", "]", "\"", ",", ":", "null", "5", "-1", "1.5", "true", "\"x\"", "\\", "//", "{}", "[]",
        "\u{301}", "NaN", " ",
    ]);
    (0..sample.chars().count(), 0_usize..6, tokens).prop_map(move |(at, length, token)| {
        let before: String = sample.chars().take(at).collect();
        let after: String = sample.chars().skip(at + length).collect();
        format!("{before}{token}{after}")
    })
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    #[test]
    fn what_typed_reading_refuses_the_second_reading_explains(source in mutated()) {
        if let Err(faults) = intake::load(&source, "a.json", &LoadOptions::default()) {
            assert!(!faults.is_empty());
            for fault in &faults {
                assert!(fault.place.line.is_some(), "{fault:#?}");
                assert!(!fault.message.starts_with("dữ liệu sai:"), "not explained: {fault:#?}\n{source}");
                printed(std::slice::from_ref(fault));
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Err(faults) = intake::load_bytes(&bytes, "a.json", &LoadOptions::default()) {
            printed(&faults);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\\[\\]{}\",:'/\\\\a-zđ0-9 \n\t\u{301}-]{0,60}") {
        if let Err(faults) = intake::load(&text, "a.json", &LoadOptions::default()) {
            printed(&faults);
        }
    }
}
