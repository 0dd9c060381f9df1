//! Số trang của phụ lục không đánh riêng.

use crate::check::prelude::{At, Context, declare_rule};

declare_rule! {
    /// Số trang của phụ lục không đánh riêng
    ///
    /// Vì sao: số trang của từng phụ lục được đánh riêng.
    ///
    /// Sai: phụ lục tiếp số trang của văn bản
    /// Đúng: phụ lục bắt đầu từ trang 1
    ///
    /// Không báo khi: phụ lục chung phần trang với văn bản: nêu ở quy tắc khác khi đọc được trang in
    "ND106" "appendix-pages-not-numbered-anew" Error ["ND30.PAGENUM.APPENDIX"] ["V07"] "PL1 I/III.1.đ"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let numbered = facts
        .docx
        .header_footers
        .iter()
        .any(|margin| margin.paragraphs.iter().any(|one| one.fields.iter().any(|field| field == "PAGE")));
    for line in facts.appendices.iter().filter(|_| numbered) {
        let section = facts.paragraph(*line).section;
        let own = section > 0 && facts.docx.sections[section].first_number.is_none();
        let first = facts.paragraph_at(At::Section(section)) == facts.lines[*line].paragraph;
        if own && first {
            ctx.at(*line)
                .found("số trang nối tiếp")
                .expected("số trang bắt đầu từ 1")
                .help("bấm vào phụ lục; Chèn, Số trang, Định dạng số trang: Bắt đầu từ 1")
                .say("số trang của phụ lục nối tiếp văn bản, cần đánh riêng");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let appendix = Doc::plan().appendix(["Phụ lục", "DANH MỤC", "", "Các đơn vị thực hiện./."]);
        finds(
            &RULE,
            &appendix.clone().page(|page| page.start = None),
            &["số trang của phụ lục nối tiếp văn bản, cần đánh riêng"],
        );
        silent(&RULE, &appendix);
        // Phụ lục chung phần trang với văn bản.
        silent(&RULE, &Doc::plan().end(PartName::PhuLuc, "Phụ lục"));
    }
}
