//! Viết hoa «khoản», «điểm» giữa câu.

use crate::check::prelude::{Context, declare_rule};

declare_rule! {
    /// Viết hoa «khoản», «điểm» giữa câu
    ///
    /// Vì sao: khi viện dẫn, viết hoa Phần, Chương, Mục, Điều; khoản, điểm viết thường.
    ///
    /// Sai: theo Khoản 2 Điều 3
    /// Đúng: theo khoản 2 Điều 3
    ///
    /// Không báo khi: đầu câu, đầu đoạn
    "ND905" "capital-khoan-diem" Warning ["ND30.CAP.CITE.UNITS"] ["V48"] "PL2 V.7"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.running() {
        let words: Vec<&str> = facts.lines[line].text.split(' ').collect();
        for trio in words.windows(3) {
            let number = trio[2].trim_end_matches([',', ';', ')']);
            let cited = match trio[1] {
                "Khoản" => number.chars().all(|c| c.is_ascii_digit()) && !number.is_empty(),
                "Điểm" => number.chars().count() == 1 && number.chars().all(char::is_lowercase),
                _ => false,
            };
            if !cited || trio[0].ends_with(['.', ':', '?', '!', '-']) {
                continue;
            }
            ctx.at(line)
                .found(format!("{} {number}", trio[1]))
                .expected(format!("{} {number}", trio[1].to_lowercase()))
                .help(format!("viết «{}»", trio[1].to_lowercase()))
                .say(format!("«{} {number}» viết hoa giữa câu", trio[1]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().body("Các đơn vị thực hiện theo Khoản 2 Điều 3."), &["«Khoản 2» viết hoa giữa câu"]);
        finds(&RULE, &Doc::plan().body("Các đơn vị thực hiện theo Điểm a khoản 2."), &["«Điểm a» viết hoa giữa câu"]);
        silent(&RULE, &Doc::plan().body("Các đơn vị thực hiện theo khoản 2 Điều 3."));
        // Đầu câu, đầu đoạn.
        silent(&RULE, &Doc::plan().body("Các đơn vị thực hiện. Khoản 2 Điều 3 có hiệu lực ngay."));
        silent(&RULE, &Doc::plan().body("Khoản 2 Điều 3 có hiệu lực ngay."));
    }
}
