//! Chữ «Nơi nhận» sai.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Chữ «Nơi nhận» sai
    ///
    /// Vì sao: «Nơi nhận:» đứng riêng một dòng, có dấu hai chấm.
    ///
    /// Sai: Nơi nhận; Nơi nhận: - UBND tỉnh
    /// Đúng: Nơi nhận:
    ///
    /// Không báo khi: khoảng trắng trước dấu hai chấm
    "ND328" "recipients-label-form" Error ["ND30.NN.LABEL"] ["V42"] "PL1 I/II.9.d"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.of(PartName::NoiNhan) {
        let text = &facts.lines[line].text;
        if text.replace(" :", ":") == "Nơi nhận:" {
            continue;
        }
        ctx.at(line)
            .found(text)
            .expected("Nơi nhận:")
            .help("viết «Nơi nhận:», xuống dòng")
            .say(format!("«{text}» cần viết «Nơi nhận:» trên một dòng riêng"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().text(PartName::NoiNhan, "Nơi nhận"),
            &["«Nơi nhận» cần viết «Nơi nhận:» trên một dòng riêng"],
        );
        finds(
            &RULE,
            &Doc::plan().text(PartName::NoiNhan, "Nơi nhận: - UBND tỉnh;"),
            &["«Nơi nhận: - UBND tỉnh;» cần viết «Nơi nhận:» trên một dòng riêng"],
        );
        silent(&RULE, &Doc::plan());
        // Khoảng trắng trước dấu hai chấm.
        silent(&RULE, &Doc::plan().text(PartName::NoiNhan, "Nơi nhận :"));
    }
}
