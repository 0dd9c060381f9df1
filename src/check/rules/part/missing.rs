//! Thiếu một thành phần thể thức chính.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Thiếu một thành phần thể thức chính
    ///
    /// Vì sao: văn bản hành chính có chín thành phần chính.
    ///
    /// Sai: không có dòng số, ký hiệu
    /// Đúng: đủ Quốc hiệu, Tiêu ngữ, tên cơ quan, số, địa danh, nội dung, người ký, Nơi nhận
    ///
    /// Không báo khi: loại văn bản không có thành phần đó: biên bản không có địa danh, thư công không có số
    "ND301" "part-missing" Error ["ND30.COMP.MAIN"] [] "Đ8.2"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    if facts.headless {
        // An appendix stands in a file of its own where the document is electronic (Mẫu 2.2).
        let appendix = facts.lines.iter().take(10).any(|line| line.folded.starts_with("phu luc"));
        if !appendix {
            ctx.at_document()
                .found("không có")
                .expected("đủ thành phần thể thức")
                .help("thêm đầu văn bản; xem chương trình nhận ra gì: vanban check --parts")
                .say("không nhận ra đầu văn bản: Quốc hiệu, số, ký hiệu");
        }
        return;
    }
    let parts = [
        (PartName::QuocHieu, "", "Quốc hiệu"),
        (PartName::TieuNgu, "", "Tiêu ngữ"),
        (PartName::CoQuan, "co_quan", "tên cơ quan ban hành"),
        (PartName::SoKyHieu, "so", "dòng số, ký hiệu"),
        (PartName::DiaDanh, "ngay", "địa danh, ngày tháng năm"),
        (PartName::ChucVu, "", "chức vụ người ký"),
        (PartName::NoiNhan, "noi_nhan", "Nơi nhận"),
    ];
    for (part, key, name) in parts {
        let has = facts.kind.is_none_or(|kind| kind.has(key));
        let loose = part == PartName::NoiNhan && facts.kind.is_some_and(|kind| kind.form.is_none());
        if has && !loose && facts.first(part).is_none() {
            ctx.at_document()
                .found("không có")
                .expected(name)
                .help(format!("thêm {name}; xem chương trình nhận ra gì: vanban check --parts"))
                .say(format!("thiếu {name}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().without(PartName::SoKyHieu), &["thiếu dòng số, ký hiệu"]);
        finds(
            &RULE,
            &Doc::plan().without(PartName::SoKyHieu).without(PartName::QuocHieu),
            &["không nhận ra đầu văn bản: Quốc hiệu, số, ký hiệu"],
        );
        finds(&RULE, &Doc::plan().without(PartName::DiaDanh), &["thiếu địa danh, ngày tháng năm"]);
        silent(&RULE, &Doc::plan());
        // Biên bản không có địa danh.
        silent(&RULE, &Doc::minutes().without(PartName::DiaDanh));
        // Thư công không có số.
        silent(&RULE, &Doc::plan().text(PartName::TenLoai, "THƯ CHÚC MỪNG").without(PartName::SoKyHieu));
    }
}
