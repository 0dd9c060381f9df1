//! «Điều 1.» không đậm.

use crate::check::prelude::{Context, MarkKind, declare_rule};

declare_rule! {
    /// «Điều 1.» không đậm
    ///
    /// Vì sao: chữ «Điều», số thứ tự in đậm, đứng.
    ///
    /// Sai: Điều 1. (không đậm)
    /// Đúng: Điều 1. (đậm)
    ///
    /// Không báo khi: «Điều» trong câu viện dẫn
    "ND409" "dieu-not-bold" Error ["ND30.HIER.DIEU"] ["V34"] "PL1 I/II.6.đ"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.running() {
        if facts.marks[line].as_ref().is_none_or(|mark| mark.kind != MarkKind::Dieu) {
            continue;
        }
        let Some((_, format)) =
            facts.lines[line].runs.first().filter(|(text, _)| text.trim_start().starts_with("Điều"))
        else {
            continue;
        };
        if format.bold.value {
            continue;
        }
        ctx.at(line)
            .found("không đậm")
            .expected("đậm")
            .from(&format.bold.from)
            .set("chữ đậm")
            .say("«Điều», số thứ tự không đậm");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::decision().swap("<b>Điều 1.<b>", "Điều 1."), &["«Điều», số thứ tự không đậm"]);
        silent(&RULE, &Doc::decision());
        // «Điều» trong câu viện dẫn.
        silent(&RULE, &Doc::decision().body("Điều 5 của Quy chế này có hiệu lực từ ngày ký."));
    }
}
