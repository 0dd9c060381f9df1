//! The vocabulary of the markup: one table for the parser, its messages and `templates/README.md`.

/// An element: where it may stand and what it carries.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// The elements it may stand in; [`INLINE`] = in every element that takes text; empty = the root.
    pub parents: &'static [&'static str],
    /// Its attributes.
    pub attributes: &'static [Attribute],
    /// Whether it takes text and emphasis.
    pub text: bool,
    /// Whether it stands at most once in its parent.
    pub once: bool,
    /// One line for the person who writes templates, in Vietnamese.
    pub meaning: &'static str,
}

/// An attribute of an element.
#[derive(Debug)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// The values it takes; empty = free.
    pub values: &'static [&'static str],
    /// Whether it must be given.
    pub required: bool,
}

/// As the only parent: the element stands in running text.
pub const INLINE: &[&str] = &["*"];

const ROOT: &[&str] = &["van-ban"];
const HEAD: &[&str] = &["dau"];
/// Where a head stands.
const HEADED: &[&str] = &["van-ban", "van-ban-kem", "ban-sao"];
/// Where a title and a body stand.
const ENTITLED: &[&str] = &["van-ban", "van-ban-kem"];
/// Where Nơi nhận and signers stand.
const SIGNED: &[&str] = &["van-ban", "ban-sao"];
const TABLE: &[&str] = &["bang"];
const BODY: &[&str] = &["noi-dung", "phu-luc"];
const BLOCK: &[&str] = &[
    "noi-dung",
    "phu-luc",
    "phan",
    "chuong",
    "muc-so",
    "tieu-muc",
    "dieu",
    "muc",
    "khoan",
    "thap-phan",
    "diem",
    "gach",
    "cong",
];
const YES: &[&str] = &["co", "khong"];
const ALIGN: &[&str] = &["trai", "giua", "phai", "deu"];

const fn free(name: &'static str) -> Attribute {
    Attribute { name, values: &[], required: false }
}

const fn needed(name: &'static str) -> Attribute {
    Attribute { name, values: &[], required: true }
}

const fn one_of(name: &'static str, values: &'static [&'static str]) -> Attribute {
    Attribute { name, values, required: false }
}

const fn part(name: &'static str, parents: &'static [&'static str], text: bool, meaning: &'static str) -> Element {
    Element { name, parents, attributes: &[], text, once: false, meaning }
}

const fn once(element: Element) -> Element {
    Element { once: true, ..element }
}

const fn level(name: &'static str, parents: &'static [&'static str], meaning: &'static str) -> Element {
    Element { attributes: LEVEL, ..part(name, parents, true, meaning) }
}

const LEVEL: &[Attribute] = &[free("id"), one_of("ngang", YES)];
const SPAN: &[Attribute] = &[free("cot"), free("dong"), one_of("can", ALIGN)];
const COLUMN: &[Attribute] = &[free("rong"), one_of("can", ALIGN)];

/// Every element, in the order of a document.
pub const ELEMENTS: &[Element] = &[
    Element {
        attributes: &[needed("loai")],
        ..part("van-ban", &[], false, "phần tử gốc; `loai` là mã loại văn bản như `ke-hoach`")
    },
    once(part("du-thao", ROOT, true, "dấu dự thảo ở góc trên bên trái; tự viết hoa")),
    once(part("luu-hanh", ROOT, true, "chỉ dẫn phạm vi lưu hành ở góc trên bên phải; tự viết hoa")),
    once(part("khan", ROOT, true, "dấu chỉ mức độ khẩn, khung đỏ; tự viết hoa")),
    part("dia-chi", ROOT, true, "một dòng địa chỉ ở chân trang đầu; viết nhiều lần là nhiều dòng"),
    once(part(
        "dau",
        HEADED,
        false,
        "đầu văn bản: cơ quan, số, ký hiệu, địa danh, ngày; không có `so`, `ky-hieu` thì không có dòng số, không có `dia-danh` thì không có dòng ngày",
    )),
    once(part("co-quan-chu-quan", HEAD, true, "cơ quan chủ quản trực tiếp; tự viết hoa; bỏ trống khi không có")),
    part(
        "co-quan",
        HEAD,
        true,
        "cơ quan ban hành; tự viết hoa; viết nhiều lần là nhiều dòng; «Ủy ban nhân dân …» không có cơ quan chủ quản tự tách hai dòng",
    ),
    once(part("so", HEAD, false, "số văn bản; tự thêm số 0; bỏ trống là chừa chỗ để điền")),
    once(part("ky-hieu", HEAD, false, "ký hiệu, ví dụ `KH-SKHCN`")),
    once(part("v-v", HEAD, true, "trích yếu của công văn, dưới số; tự viết «V/v »")),
    once(part("dia-danh", HEAD, false, "địa danh")),
    once(part("ngay", HEAD, false, "`2024-01-15`, `2024-01`, `2024` hoặc bỏ trống; phần thiếu là chỗ chừa để điền")),
    once(part("ten-loai", ENTITLED, true, "tên loại văn bản; tự viết hoa")),
    once(part("trich-yeu", ENTITLED, true, "trích yếu nội dung")),
    part("kinh-gui", ROOT, true, "một nơi kính gửi; nhiều nơi thì tự xuống dòng, thêm `- `, `;` và `.`"),
    once(part("loi-gui", ROOT, true, "lời thay «Kính gửi:», như «Chủ tịch Ủy ban nhân dân tỉnh điện:»")),
    once(part("noi-dung", ENTITLED, false, "nội dung chính; tự thêm `./.` ở cuối đoạn cuối")),
    once(part("tham-quyen", &["noi-dung"], true, "thẩm quyền ban hành nghị quyết, quyết định; tự viết hoa")),
    once(part("lenh", &["noi-dung"], true, "dòng «Quyết định:», «Quyết nghị:»; tự viết hoa")),
    part("giua", BLOCK, true, "một dòng ở giữa"),
    part("can-cu", &["noi-dung"], true, "một căn cứ; tự thêm `;`, căn cứ cuối là `.`"),
    part("doan", BLOCK, true, "một đoạn văn; trong khoản, điểm không tiêu đề thì đoạn đầu đi liền số"),
    level("phan", BODY, "Phần I, Phần II …; tiêu đề tự viết hoa"),
    level("chuong", &["noi-dung", "phu-luc", "phan"], "Chương I, Chương II …; tiêu đề tự viết hoa"),
    level(
        "muc-so",
        &["noi-dung", "phu-luc", "phan", "chuong"],
        "Mục 1, Mục 2 … (cách chia theo điều); tiêu đề tự viết hoa",
    ),
    level("tieu-muc", &["muc-so"], "Tiểu mục 1, Tiểu mục 2 …; tiêu đề tự viết hoa"),
    level(
        "dieu",
        &["noi-dung", "phu-luc", "phan", "chuong", "muc-so", "tieu-muc"],
        "Điều 1., Điều 2. …, số chạy suốt văn bản",
    ),
    level("muc", &["noi-dung", "phu-luc", "phan"], "mục I., II. …; tiêu đề tự viết hoa"),
    level("khoan", &["noi-dung", "phu-luc", "phan", "muc", "dieu"], "khoản 1., 2. …"),
    level("thap-phan", &["khoan", "thap-phan"], "1.1., 1.1.1. … dưới khoản"),
    level("diem", &["noi-dung", "phu-luc", "muc", "dieu", "khoan", "thap-phan"], "điểm a), b), c), d), đ) …"),
    level("gach", &["noi-dung", "phu-luc", "muc", "dieu", "khoan", "thap-phan", "diem"], "gạch đầu dòng `-`"),
    level("cong", &["gach"], "dấu cộng đầu dòng `+`"),
    once(part(
        "tieu-de",
        &[
            "phan",
            "chuong",
            "muc-so",
            "tieu-muc",
            "dieu",
            "muc",
            "khoan",
            "thap-phan",
            "diem",
            "gach",
            "cong",
            "phu-luc",
        ],
        true,
        "tiêu đề của phần, mục, khoản …, phụ lục; không có thì phần tử là đoạn văn có số",
    )),
    once(Element {
        attributes: &[one_of("duoi", YES)],
        ..part(
            "noi-nhan",
            SIGNED,
            false,
            "Nơi nhận; tự thêm `- `, `;` và dấu `.` ở dòng Lưu; `duoi=\"co\"` là ở dưới các chữ ký",
        )
    }),
    part("xac-nhan", ROOT, true, "một dòng của ô xác nhận dưới Nơi nhận; dòng cuối đậm"),
    part("noi", &["noi-nhan"], true, "một nơi nhận"),
    once(part("de", &["noi"], true, "mục đích gửi, ví dụ `báo cáo`: in «(để báo cáo)»")),
    once(part("luu", &["noi-nhan"], false, "dòng Lưu: tự viết «Lưu: VT, …»")),
    once(part("don-vi", &["luu"], true, "chữ viết tắt của đơn vị soạn thảo")),
    once(part("nguoi-soan", &["luu"], true, "ký hiệu người soạn thảo, liền sau đơn vị")),
    once(part("so-ban", &["luu"], false, "số bản lưu, in trong ngoặc")),
    once(part("ky", SIGNED, false, "các khối chữ ký, từ trái sang phải")),
    part("nguoi-ky", &["ky"], false, "một người ký"),
    part("quyen-han", &["nguoi-ky"], true, "một dòng quyền hạn như «KT. Giám đốc»; tự viết hoa"),
    part("chuc-vu", &["nguoi-ky"], true, "chức vụ; tự viết hoa"),
    once(part("ho-ten", &["nguoi-ky"], true, "họ và tên; bỏ trống là chừa chỗ")),
    Element {
        attributes: &[free("id"), one_of("ngang", YES), one_of("nhan", YES)],
        ..part(
            "phu-luc",
            ROOT,
            false,
            "một phụ lục trên trang mới; tự thêm «Phụ lục», số La Mã và dòng «(Kèm theo …)»; `nhan=\"khong\"` bỏ chữ «Phụ lục»",
        )
    },
    once(part("kem-theo", &["phu-luc", "van-ban-kem"], true, "thay dòng «(Kèm theo …)» tự sinh")),
    part(
        "van-ban-kem",
        ROOT,
        false,
        "văn bản ban hành kèm theo, trên trang mới: có đầu văn bản, không số, không ngày, không chữ ký",
    ),
    once(Element {
        attributes: &[needed("loai")],
        ..part("ban-sao", ROOT, false, "phần của bản sao, dưới văn bản; `loai` là `sao-y`, `sao-luc`, `trich-sao`")
    }),
    once(part(
        "ky-so",
        &["ban-sao"],
        false,
        "thời điểm ký số của bản sao điện tử: một dòng ở góc trên trang đầu thay cho phần dưới",
    )),
    Element {
        attributes: &[needed("nguon")],
        ..part("hinh", BLOCK, false, "hình lấy từ dữ liệu: `noi_dung[0].hinh[0]`, `phu_luc[0].hinh[0]`")
    },
    part("don-vi-tinh", BLOCK, true, "dòng đơn vị tính trên bảng"),
    part("ghi-chu", BLOCK, true, "một dòng ghi chú dưới bảng"),
    Element {
        attributes: &[free("nguon"), free("cot"), one_of("ngang", YES)],
        ..part(
            "bang",
            BLOCK,
            false,
            "bảng; `nguon` lấy thẳng từ dữ liệu (`nhiem_vu`, `phu_luc[0].bang`), `cot` chọn cột, `ngang` để bảng nằm trên trang ngang",
        )
    },
    Element {
        attributes: COLUMN,
        ..part("cot", TABLE, true, "một cột: chữ là tên cột; `rong` là tỷ lệ rộng, `can` là cách canh")
    },
    part("dong-dau", TABLE, false, "một hàng đầu bảng thay cho tên cột (bảng có nhiều hàng đầu)"),
    Element {
        attributes: &[one_of("loai", &["nhom", "tong"])],
        ..part("dong", TABLE, false, "một hàng; `nhom` là hàng tên nhóm, `tong` là hàng cộng")
    },
    Element {
        attributes: SPAN,
        ..part("o", &["dong", "dong-dau"], true, "một ô; `cot`, `dong` là số cột, số hàng ô chiếm")
    },
    part("dam", INLINE, true, "chữ đậm"),
    part("nghieng", INLINE, true, "chữ nghiêng"),
    part("gach-chan", INLINE, true, "chữ gạch chân"),
    part("tren", INLINE, true, "chỉ số trên"),
    part("duoi", INLINE, true, "chỉ số dưới"),
    part("cho-dien", INLINE, true, "chỗ người soạn còn phải điền, tô vàng: in «[…]» hoặc «[… lời nhắc]»"),
    part("cuoi-trang", INLINE, true, "ghi chú cuối trang; số do Word đánh"),
    part("xuong-dong", INLINE, false, "xuống dòng trong đoạn"),
    Element {
        attributes: &[free("rong")],
        ..part("trong", INLINE, false, "chỗ chừa để điền tay; `rong` là số ký tự, mặc định 6")
    },
    Element {
        attributes: &[needed("toi")],
        ..part(
            "tham-chieu",
            INLINE,
            false,
            "dẫn chiếu tới phần tử có `id` ấy: «điểm a khoản 2 Mục I», «khoản 2 Điều 3», «Phụ lục II»",
        )
    },
];

/// Elements that hold plain text only, without emphasis.
pub const PLAIN: &[&str] = &["so", "ky-hieu", "dia-danh", "ngay", "so-ban", "ky-so"];

impl Element {
    /// The element of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        ELEMENTS.iter().find(|element| element.name == name)
    }

    /// Whether it stands in running text.
    #[must_use]
    pub fn is_inline(&self) -> bool {
        self.parents == INLINE
    }

    /// Whether it may stand in `parent`.
    #[must_use]
    pub fn may_stand_in(&self, parent: &Self) -> bool {
        if self.is_inline() { parent.text } else { self.parents.contains(&parent.name) }
    }

    /// Whether characters may stand in it directly.
    #[must_use]
    pub fn takes_characters(&self) -> bool {
        self.text || PLAIN.contains(&self.name)
    }
}

/// The table of elements in Markdown, as it stands in `templates/README.md`.
#[must_use]
pub fn to_markdown() -> String {
    let mut table = String::from("| phần tử | đứng trong | thuộc tính | nghĩa |\n| --- | --- | --- | --- |\n");
    for element in ELEMENTS {
        let parents = match element.parents {
            [] => "gốc".to_owned(),
            INLINE => "mọi phần tử có chữ".to_owned(),
            parents => list(parents.iter().copied()),
        };
        let attributes = list(element.attributes.iter().map(|attribute| attribute.name));
        let row = ["| `", element.name, "` | ", &parents, " | ", &attributes, " | ", element.meaning, " |\n"];
        table.extend(row);
    }
    table
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
