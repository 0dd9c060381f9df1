//! Ngoặc mở mà không đóng, hoặc đóng mà không mở.

use crate::check::prelude::{Context, Mark, declare_rule};

declare_rule! {
    /// Ngoặc mở mà không đóng, hoặc đóng mà không mở
    ///
    /// Vì sao: ngoặc đơn, ngoặc vuông đi thành cặp.
    ///
    /// Sai: (gọi tắt là Trung tâm
    /// Đúng: (gọi tắt là Trung tâm)
    ///
    /// Không báo khi: dấu của điểm a), khoản 1); ngoặc kéo qua hai đoạn liền nhau
    "ND903" "unpaired-bracket" Warning [] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for (line, begun) in facts.lines.iter().enumerate().filter(|(_, line)| line.first) {
        let index = begun.paragraph;
        let paragraph = &facts.docx.paragraphs[index];
        let text = paragraph.text();
        let mark = Mark::of(begun, paragraph, &ctx.nd30.numbering.diem);
        let body = mark.as_ref().map_or(text.as_str(), |mark| mark.rest.as_str());
        let (opened, closed) = (body.matches('(').count(), body.matches(')').count());
        let neighbour = |at: usize| {
            facts.docx.paragraphs.get(at).map(|one| {
                let text = one.text();
                let text = without_number(&text);
                (text.matches('(').count(), text.matches(')').count())
            })
        };
        let spans = [index.checked_sub(1), Some(index + 1)]
            .into_iter()
            .flatten()
            .filter_map(neighbour)
            .any(|(more, less)| opened + more == closed + less);
        if opened == closed || spans || opened + closed > 12 {
            continue;
        }
        ctx.at(line)
            .found(if opened > closed { "thiếu «)»" } else { "thiếu «(»" })
            .expected("ngoặc thành cặp")
            .help("thêm dấu ngoặc còn thiếu")
            .say(if opened > closed { "ngoặc mở mà không đóng" } else { "ngoặc đóng mà không mở" });
    }
}

/// A text without the `a)` or `1)` that it begins with.
fn without_number(text: &str) -> &str {
    match text.split_once(')') {
        Some((number, rest)) if number.chars().count() <= 3 && number.chars().all(char::is_alphanumeric) => rest,
        _ => text,
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
            &Doc::plan().body("Trung tâm Thông tin (gọi tắt là Trung tâm thực hiện."),
            &["ngoặc mở mà không đóng"],
        );
        finds(
            &RULE,
            &Doc::plan().body("Trung tâm Thông tin, gọi tắt là Trung tâm) thực hiện."),
            &["ngoặc đóng mà không mở"],
        );
        silent(&RULE, &Doc::plan().body("Trung tâm Thông tin (gọi tắt là Trung tâm) thực hiện."));
        // Dấu của điểm a), khoản 1).
        silent(&RULE, &Doc::plan().body("a) Báo cáo."));
        silent(&RULE, &Doc::plan().body("1) Báo cáo."));
        // Ngoặc kéo qua hai đoạn liền nhau.
        silent(&RULE, &Doc::plan().body("Các đơn vị (gồm Văn phòng Sở;").body("các phòng) thực hiện."));
    }
}
