//! Viện dẫn lần sau còn ghi đầy đủ.

use std::collections::HashSet;

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::text::citations;

declare_rule! {
    /// Viện dẫn lần sau còn ghi đầy đủ
    ///
    /// Vì sao: lần viện dẫn sau chỉ ghi tên loại, số và ký hiệu.
    ///
    /// Sai: lần thứ hai: Kế hoạch số 05/KH-UBND ngày … của …
    /// Đúng: lần thứ hai: Kế hoạch số 05/KH-UBND
    ///
    /// Không báo khi: trong bảng, phụ lục, căn cứ; tên đã rút gọn
    "ND922" "cited-in-full-again" Hint ["ND30.CITE.NEXT"] ["V26"] "PL1 I/II.6.b"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let mut seen: HashSet<&str> = HashSet::new();
    let body =
        |line: &usize| *line < facts.end && matches!(facts.parts[*line], Some(PartName::NoiDung | PartName::CanCu));
    for line in (0..facts.lines.len()).filter(body) {
        let text = &facts.lines[line].text;
        for range in citations(text) {
            let cited = text.get(range).unwrap_or_default();
            let Some((_, rest)) = cited.split_once(" số ") else { continue };
            let symbol = rest.split([' ', ',', ';']).next().unwrap_or_default();
            let full = rest.contains("ngày ") && rest.contains(" của ");
            if !symbol.contains('/') || !symbol.starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            if !seen.insert(symbol) && full && facts.parts[line] == Some(PartName::NoiDung) {
                ctx.at(line)
                    .found(symbol)
                    .expected("tên loại, số, ký hiệu")
                    .help("chỉ ghi tên loại, số và ký hiệu")
                    .say(format!("«{symbol}» đã viện dẫn ở trên, lần này còn ghi đầy đủ"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let full = "Các đơn vị thực hiện Kế hoạch số 91/KH-UBND ngày 15/12/2025 của UBND tỉnh.";
        let basis = "Căn cứ Kế hoạch số 91/KH-UBND ngày 15/12/2025 của UBND tỉnh về cải cách hành chính;";
        finds(&RULE, &Doc::plan().body(full).body(full), &["«91/KH-UBND» đã viện dẫn ở trên, lần này còn ghi đầy đủ"]);
        finds(
            &RULE,
            &Doc::plan().text(PartName::CanCu, basis).body(full),
            &["«91/KH-UBND» đã viện dẫn ở trên, lần này còn ghi đầy đủ"],
        );
        silent(&RULE, &Doc::plan().body(full));
        // Trong bảng.
        silent(&RULE, &Doc::plan().body(full).table(full));
        // Trong phụ lục.
        silent(&RULE, &Doc::plan().body(full).appendix(["Phụ lục", "DANH MỤC", "", full]));
        // Trong căn cứ.
        silent(&RULE, &Doc::plan().text(PartName::CanCu, basis).before(PartName::CanCu, PartName::CanCu, basis));
        // Tên đã rút gọn.
        silent(&RULE, &Doc::plan().body(full).body("Kế hoạch số 91/KH-UBND có hiệu lực."));
    }
}
