//! Nơi nhận nêu lãnh đạo, đơn vị của cơ quan khác.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;

declare_rule! {
    /// Nơi nhận nêu lãnh đạo, đơn vị của cơ quan khác
    ///
    /// Vì sao: Nơi nhận thường được chép từ văn bản khác.
    ///
    /// Sai: Sở Khoa học và Công nghệ gửi «- Lãnh đạo Sở Y tế;»
    /// Đúng: - Lãnh đạo Sở;
    ///
    /// Không báo khi: nơi nhận là cơ quan khác, không phải lãnh đạo hay đơn vị thuộc nó
    "ND344" "recipient-of-another-agency" Warning [] ["V53"] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let agency = facts.of(PartName::CoQuan).map(|line| facts.lines[line].folded.as_str()).collect::<Vec<_>>().join(" ");
    if !agency.starts_with("so ") {
        return;
    }
    for line in facts.of(PartName::NoiNhanDong) {
        let folded = &facts.lines[line].folded;
        let named = lists::words().of_department.iter().find_map(|start| {
            let (_, rest) = folded.split_once(start.as_str())?;
            let name: String = rest.split([';', '.', ',', '(']).next()?.trim().to_owned();
            (!name.is_empty()).then(|| format!("so {name}"))
        });
        let Some(named) = named else { continue };
        let short: String = agency.split(' ').filter_map(|word| word.chars().next()).collect();
        if agency.contains(&named) || named.replace("so ", "s").replace(['&', ' '], "") == short || !named.contains(' ')
        {
            continue;
        }
        // «KH&CN» and the like may be the agency's own short name.
        if named.chars().filter(|c| *c == ' ').count() == 1 {
            continue;
        }
        let text = &facts.lines[line].text;
        ctx.at(line)
            .found(text)
            .expected("đơn vị của cơ quan ban hành")
            .help("sửa hoặc bỏ dòng chép từ văn bản khác")
            .say(format!("Nơi nhận nêu đơn vị của cơ quan khác: «{text}»"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let second = |text: &str| Doc::plan().swap("- Các phòng, đơn vị thuộc Sở;", text);
        finds(&RULE, &second("- Lãnh đạo Sở Y tế;"), &["Nơi nhận nêu đơn vị của cơ quan khác: «- Lãnh đạo Sở Y tế;»"]);
        finds(
            &RULE,
            &second("- Các đơn vị thuộc Sở Nội vụ;"),
            &["Nơi nhận nêu đơn vị của cơ quan khác: «- Các đơn vị thuộc Sở Nội vụ;»"],
        );
        silent(&RULE, &second("- Lãnh đạo Sở;"));
        silent(&RULE, &second("- Lãnh đạo Sở Khoa học và Công nghệ;"));
        // Cơ quan khác, không phải lãnh đạo hay đơn vị thuộc nó.
        silent(&RULE, &second("- Sở Y tế;"));
    }
}
