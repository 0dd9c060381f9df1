//! Có «Kính gửi» mà Nơi nhận không có «Như trên».

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Có «Kính gửi» mà Nơi nhận không có «Như trên»
    ///
    /// Vì sao: văn bản có Kính gửi thì dòng đầu của Nơi nhận là «- Như trên;».
    ///
    /// Sai: Nơi nhận bắt đầu bằng «- UBND tỉnh;»
    /// Đúng: - Như trên;
    ///
    /// Không báo khi: không có Kính gửi hoặc không có Nơi nhận
    "ND310" "nhu-tren-missing" Error ["ND30.NN.NHUTREN"] ["V44"] "PL1 I/II.9.b"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let first = facts.first(PartName::NoiNhanDong);
    let (Some(line), Some(_)) = (first, facts.first(PartName::KinhGui)) else { return };
    // Where the kind has no Kính gửi, that is the fault.
    if facts.kind.is_some_and(|kind| !kind.kinh_gui) {
        return;
    }
    if facts
        .of(PartName::NoiNhanDong)
        .any(|line| facts.lines[line].folded.contains("nhu tren") || facts.lines[line].folded.contains("nhu kinh gui"))
    {
        return;
    }
    ctx.at(line)
        .found(&facts.lines[line].text)
        .expected("- Như trên;")
        .help("thêm dòng đầu «- Như trên;»")
        .say("có Kính gửi mà Nơi nhận không có «Như trên»");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let other = Doc::letter().swap("- Như trên;", "- Sở Tài chính;");
        finds(&RULE, &other, &["có Kính gửi mà Nơi nhận không có «Như trên»"]);
        silent(&RULE, &Doc::letter());
        // Không có Kính gửi.
        silent(&RULE, &other.clone().without(PartName::KinhGui));
        // Không có Nơi nhận.
        silent(&RULE, &other.without(PartName::NoiNhan).without(PartName::NoiNhanDong));
    }
}
