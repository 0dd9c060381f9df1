//! Đoạn lời văn in nghiêng.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::begins;

declare_rule! {
    /// Đoạn lời văn in nghiêng
    ///
    /// Vì sao: lời văn dùng kiểu chữ đứng.
    ///
    /// Sai: cả đoạn nội dung in nghiêng
    /// Đúng: đoạn nội dung chữ đứng
    ///
    /// Không báo khi: đoạn ngắn, đoạn trong ngoặc, trích dẫn, căn cứ
    "ND411" "body-italic" Warning ["ND30.BODY.FONT"] [] "PL1 I/II.6.e"
}

/// A paragraph of at least this many words is text, not a remark.
const TEXT: usize = 20;

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.running().filter(|line| facts.parts[*line] == Some(PartName::NoiDung)) {
        let text = &facts.lines[line];
        let quoted = text.text.starts_with(['(', '“', '"', '«', '*', '[']);
        let basis = begins(&lists::words().italic, &text.folded);
        if quoted || basis || text.text.split(' ').count() < TEXT {
            continue;
        }
        let Some((_, format)) = text.runs.first().filter(|_| text.runs.iter().all(|(_, format)| format.italic.value))
        else {
            continue;
        };
        ctx.at(line)
            .found("nghiêng")
            .expected("đứng")
            .from(&format.italic.from)
            .set("chữ đứng")
            .say("cả đoạn lời văn in nghiêng");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let text = "các phòng, đơn vị thuộc Sở báo cáo kết quả thực hiện nhiệm vụ được giao về Văn phòng Sở trước ngày 15 hằng tháng";
        let italic = |text: &str| Doc::plan().body_with(text, |one| one.italic = true);
        finds(&RULE, &italic(&format!("Theo đó, {text}.")), &["cả đoạn lời văn in nghiêng"]);
        silent(&RULE, &Doc::plan().body(&format!("Theo đó, {text}.")));
        // Đoạn ngắn.
        silent(&RULE, &italic("Theo đó, các đơn vị thực hiện."));
        // Đoạn trong ngoặc.
        silent(&RULE, &italic(&format!("(Theo đó, {text})")));
        // Trích dẫn.
        silent(&RULE, &italic(&format!("“Theo đó, {text}.”")));
        // Căn cứ.
        silent(&RULE, &italic(&format!("Căn cứ quy định trên, {text}.")));
    }
}
