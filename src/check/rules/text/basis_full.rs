//! Căn cứ thiếu ngày, cơ quan ban hành hoặc trích yếu.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::within;

declare_rule! {
    /// Căn cứ thiếu ngày, cơ quan ban hành hoặc trích yếu
    ///
    /// Vì sao: căn cứ ghi tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm, trích yếu.
    ///
    /// Sai: Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh;
    /// Đúng: Căn cứ Quyết định số 12/QĐ-UBND ngày 15/01/2026 của UBND tỉnh về …;
    ///
    /// Không báo khi: luật, pháp lệnh; căn cứ không có số
    "ND921" "basis-incomplete" Error ["ND30.CC.FULL"] ["V26"] "PL1 I/II.6.a"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.of(PartName::CanCu) {
        let (text, folded) = (&facts.lines[line].text, &facts.lines[line].folded);
        let Some((_, rest)) = folded.split_once(" so ") else { continue };
        let law = lists::words().statutes.iter().any(|law| folded.starts_with(&format!("can cu {law} ")));
        let numbered = rest.split(' ').next().is_some_and(|token| token.contains('/') && token.len() > 3);
        if law || !folded.starts_with("can cu ") || !numbered {
            continue;
        }
        let missing = if !rest.contains("ngay") {
            "ngày tháng năm"
        } else if !rest.contains(" cua ") {
            "cơ quan ban hành"
        } else if !within(&lists::words().contents, rest) {
            "trích yếu"
        } else {
            continue;
        };
        let words: String = text.chars().take(60).collect();
        ctx.at(line)
            .found(format!("thiếu {missing}"))
            .expected(missing)
            .help(format!("thêm {missing} của văn bản được dẫn"))
            .say(format!("căn cứ thiếu {missing}: «{words}…»"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let basis = |text: &str| Doc::plan().text(PartName::CanCu, text);
        finds(
            &RULE,
            &basis("Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh về cải cách hành chính;"),
            &["căn cứ thiếu ngày tháng năm: «Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh về cải cách hà…»"],
        );
        finds(
            &RULE,
            &basis("Căn cứ Quyết định số 12/QĐ-UBND ngày 15/12/2025 về cải cách hành chính;"),
            &["căn cứ thiếu cơ quan ban hành: «Căn cứ Quyết định số 12/QĐ-UBND ngày 15/12/2025 về cải cách …»"],
        );
        finds(
            &RULE,
            &basis("Căn cứ Quyết định số 12/QĐ-UBND ngày 15/12/2025 của UBND tỉnh;"),
            &["căn cứ thiếu trích yếu: «Căn cứ Quyết định số 12/QĐ-UBND ngày 15/12/2025 của UBND tỉn…»"],
        );
        silent(&RULE, &basis("Căn cứ Quyết định số 12/QĐ-UBND ngày 15/12/2025 của UBND tỉnh về cải cách hành chính;"));
        // Luật, pháp lệnh.
        silent(&RULE, &basis("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;"));
        silent(&RULE, &basis("Căn cứ Pháp lệnh Quản lý thị trường số 11/2016/UBTVQH13;"));
        // Căn cứ không có số.
        silent(&RULE, &basis("Căn cứ Quyết định của UBND tỉnh;"));
        silent(&RULE, &basis("Căn cứ Chương trình chuyển đổi số của UBND tỉnh;"));
    }
}
