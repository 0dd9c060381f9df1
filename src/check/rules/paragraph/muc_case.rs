//! Tiêu đề mục I., II. không in hoa đậm.

use crate::check::prelude::{Context, MarkKind, declare_rule};

declare_rule! {
    /// Tiêu đề mục I., II. không in hoa đậm
    ///
    /// Vì sao: số La Mã và tiêu đề của mục in hoa, đứng, đậm.
    ///
    /// Sai: I. Mục tiêu
    /// Đúng: I. MỤC TIÊU
    ///
    /// Không báo khi: mục không có tiêu đề: đoạn văn dài sau số
    "ND405" "roman-heading-not-in-capitals" Error ["ND30.HIER.MUC.B"] ["V34"] "PL1 I/V.6b"
}

/// A heading is shorter than this.
const HEADING: usize = 160;

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.running() {
        let Some(mark) = facts.marks[line].as_ref().filter(|mark| mark.kind == MarkKind::Roman) else { continue };
        let long = mark.rest.chars().count() > HEADING || mark.rest.ends_with(['.', ';', ':']);
        // «V. MẪU DẤU: được khắc …» has its title before the colon.
        let title = mark.rest.split(':').next().unwrap_or_default();
        let lower = title.chars().any(char::is_lowercase);
        if long || mark.rest.is_empty() || !lower {
            continue;
        }
        ctx.at(line)
            .found("chữ thường")
            .expected("IN HOA, đậm")
            .help("chọn tiêu đề, Shift+F3 đến khi in hoa")
            .say("tiêu đề mục I., II. không in hoa");
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
            &Doc::plan().swap("MỤC ĐÍCH, YÊU CẦU", "Mục đích, yêu cầu"),
            &["tiêu đề mục I., II. không in hoa"],
        );
        silent(&RULE, &Doc::plan());
        // Mục không có tiêu đề.
        silent(&RULE, &Doc::plan().swap("MỤC ĐÍCH, YÊU CẦU", "Các đơn vị thực hiện Kế hoạch này theo quy định."));
    }
}
