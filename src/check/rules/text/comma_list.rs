//! Liệt kê thiếu dấu phẩy.

use crate::check::prelude::{Context, declare_rule};
use crate::lists;
use crate::text::citations;

declare_rule! {
    /// Liệt kê thiếu dấu phẩy
    ///
    /// Vì sao: các từ liệt kê quen thuộc có dấu phẩy ở giữa.
    ///
    /// Sai: sửa đổi bổ sung; khó khăn vướng mắc
    /// Đúng: sửa đổi, bổ sung; khó khăn, vướng mắc
    ///
    /// Không báo khi: tên riêng viết hoa chữ đầu; trích yếu được dẫn
    "ND925" "comma-missing-in-list" Hint [] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.written() {
        let text = &facts.lines[line].text;
        for list in lists::words().comma.iter().filter(|list| text.contains(list.wrong.as_str())) {
            let (found, expected) = (list.wrong.as_str(), list.right.as_str());
            let cited = citations(text);
            if text.match_indices(found).any(|(at, _)| !cited.iter().any(|range| range.contains(&at))) {
                ctx.at(line)
                    .found(found)
                    .expected(expected)
                    .help(format!("viết «{expected}»"))
                    .say(format!("«{found}», thường viết «{expected}»"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().body("Các đơn vị sửa đổi bổ sung quy chế."),
            &["«sửa đổi bổ sung», thường viết «sửa đổi, bổ sung»"],
        );
        silent(&RULE, &Doc::plan().body("Các đơn vị sửa đổi, bổ sung quy chế."));
        // Tên riêng viết hoa chữ đầu.
        silent(&RULE, &Doc::plan().body("Giao Phòng Cơ quan đơn vị theo dõi."));
        // Trích yếu được dẫn.
        let cited = "Nghị định số 78/2025/NĐ-CP ngày 01/4/2025 của Chính phủ sửa đổi bổ sung một số điều";
        silent(&RULE, &Doc::plan().body(&format!("Các đơn vị thực hiện {cited}.")));
    }
}
