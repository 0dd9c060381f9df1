//! Nhiều nơi kính gửi không gạch đầu dòng hoặc sai dấu.

use crate::check::prelude::{Context, PartName, declare_rule, words};

declare_rule! {
    /// Nhiều nơi kính gửi không gạch đầu dòng hoặc sai dấu
    ///
    /// Vì sao: mỗi nơi một dòng, đầu dòng có gạch ngang, cuối dòng chấm phẩy, dòng cuối dấu chấm.
    ///
    /// Sai: - Sở Nội vụ, / - Sở Tài chính
    /// Đúng: - Sở Nội vụ; / - Sở Tài chính.
    ///
    /// Không báo khi: một nơi kính gửi; dòng trong ngoặc «(qua …)»
    "ND309" "kinh-gui-list-form" Error ["ND30.KG.MANY"] ["V46"] "PL1 I/II.9.d"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let listed: Vec<usize> =
        facts.of(PartName::KinhGui).filter(|line| facts.lines[*line].text.starts_with(['-', '–'])).collect();
    // The end of an entry is that of the last line before the next dash.
    for (at, line) in listed.iter().enumerate() {
        let next = listed.get(at + 1).copied();
        let own = |end: &usize| end >= line && next.is_none_or(|next| *end < next);
        let entry: Vec<usize> = facts.of(PartName::KinhGui).filter(own).collect();
        let end = entry.last().copied().unwrap_or(*line);
        let text = &facts.lines[end].text;
        let wanted = if next.is_some() { ";" } else { "." };
        // A line in brackets may follow the end.
        let ends = entry.iter().rev().take(if text.starts_with('(') { 2 } else { 1 });
        if listed.len() < 2 || ends.into_iter().any(|line| facts.lines[*line].text.ends_with(wanted)) {
            continue;
        }
        ctx.at(end)
            .found(words::last_sign(text))
            .expected(format!("«{wanted}»"))
            .help(format!("đặt «{wanted}» ở cuối dòng"))
            .say(format!("nơi kính gửi kết thúc không phải bằng «{wanted}»"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let list = |lines: &[&str]| {
            let label = Doc::letter().text(PartName::KinhGui, "Kính gửi:");
            lines.iter().fold(label, |doc, line| doc.after(PartName::KinhGui, PartName::KinhGui, line))
        };
        finds(&RULE, &list(&["- Sở Nội vụ,", "- Sở Tài chính."]), &["nơi kính gửi kết thúc không phải bằng «;»"]);
        finds(&RULE, &list(&["- Sở Nội vụ;", "- Sở Tài chính"]), &["nơi kính gửi kết thúc không phải bằng «.»"]);
        silent(&RULE, &list(&["- Sở Nội vụ;", "- Sở Tài chính."]));
        // Một nơi kính gửi.
        silent(&RULE, &list(&["- Sở Nội vụ"]));
        // Dòng trong ngoặc.
        silent(&RULE, &list(&["- UBND tỉnh", "(qua Văn phòng UBND tỉnh);", "- Sở Tài chính."]));
        silent(&RULE, &list(&["- UBND tỉnh;", "(qua Văn phòng UBND tỉnh)", "- Sở Tài chính."]));
    }
}
