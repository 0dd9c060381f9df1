//! Quyền hạn người ký viết sai.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Quyền hạn người ký viết sai
    ///
    /// Vì sao: viết TM., KT., TL., TUQ., Q.; sau KT. là chức vụ người đứng đầu; cấp phó phụ trách ký KT.
    ///
    /// Sai: K/T GIÁM ĐỐC; KT. PHÓ GIÁM ĐỐC; PHỤ TRÁCH; TM. GIÁM ĐỐC; TM. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH
    /// Đúng: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC; TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH
    ///
    /// Không báo khi: văn bản của Đảng (T/M, K/T)
    "ND313" "signing-prefix-form" Error ["ND30.SIGN.PREFIX.FORM", "ND30.SIGN.KT", "ND30.SIGN.ACTINGDEPUTY", "ND30.SIGN.TM", "ND30.SIGN.TMKT", "ND30.SIGN.TL", "ND30.SIGN.TUQ", "ND30.SIGN.Q"] ["V39"] "PL1 I/II.7.b, 7.đ"
}

/// Lines among which the head stands.
const HEAD: usize = 20;

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    // Documents of the Party follow rules of their own.
    if facts.lines.iter().take(HEAD).any(|line| line.folded == "dang cong san viet nam") {
        return;
    }
    let lines: Vec<usize> = facts.of(PartName::ChucVu).collect();
    for (at, line) in lines.iter().enumerate() {
        let cell = facts.paragraph(*line).cell;
        let below = lines.get(at + 1).filter(|next| facts.paragraph(**next).cell == cell);
        let below = below.map(|next| facts.lines[*next].text.as_str());
        let text = &facts.lines[*line].text;
        let Some((message, expected, id)) = form(text, &facts.lines[*line].folded).or_else(|| pair(text, below)) else {
            continue;
        };
        ctx.at(*line)
            .breaking(id)
            .found(text)
            .expected(expected)
            .help(format!("viết {expected}"))
            .say(format!("{message}: «{text}»"));
    }
}

/// What is wrong, what should be, which rule says so.
type Wrong = (&'static str, &'static str, &'static str);

/// How the words of power are written.
fn form(text: &str, folded: &str) -> Option<Wrong> {
    let right = "KT., TL., TM., TUQ., Q. có dấu chấm và một dấu cách";
    if ["T/M", "K/T", "T/L", "TUQ ", "KT ", "TL ", "TM "].iter().any(|start| text.starts_with(start)) {
        return Some(("quyền hạn viết sai", right, "ND30.SIGN.PREFIX.FORM"));
    }
    let glued = |start: &&str| text.strip_prefix(*start).is_some_and(|rest| !rest.starts_with(' '));
    if ["KT.", "TL.", "TM.", "TUQ."].iter().any(glued) {
        return Some(("sau dấu chấm của quyền hạn không có dấu cách", right, "ND30.SIGN.PREFIX.FORM"));
    }
    (folded.starts_with("phu trach") || folded.ends_with(" phu trach")).then_some((
        "ghi «Phụ trách»",
        "KT. và chức vụ người đứng đầu; dòng sau là chức vụ của người ký",
        "ND30.SIGN.ACTINGDEPUTY",
    ))
}

/// First words of the titles of deputies, of heads.
const DEPUTIES: [&str; 2] = ["PHÓ", "THỨ TRƯỞNG"];
const HEADS: [&str; 7] = ["GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "CHÁNH", "TRƯỞNG", "CỤC TRƯỞNG", "BỘ TRƯỞNG", "HIỆU TRƯỞNG"];

/// What stands with which title, and above which line.
fn pair(text: &str, below: Option<&str>) -> Option<Wrong> {
    let deputy = |title: &str| DEPUTIES.iter().any(|word| title.starts_with(word));
    let after = |start: &str| text.strip_prefix(start).map(str::trim_start);
    if after("KT.").is_some_and(deputy) {
        return Some((
            "sau «KT.» là chức vụ cấp phó",
            "KT. và chức vụ người đứng đầu; dòng sau là chức vụ cấp phó",
            "ND30.SIGN.KT",
        ));
    }
    if text.starts_with("KT.") && !below.is_some_and(deputy) {
        return Some((
            "dưới «KT. …» không phải chức vụ cấp phó",
            "KT. GIÁM ĐỐC; dòng sau PHÓ GIÁM ĐỐC",
            "ND30.SIGN.KT",
        ));
    }
    if after("TM.").is_some_and(|title| HEADS.iter().any(|word| title.starts_with(word))) {
        return Some((
            "sau «TM.» là chức vụ, không phải tên tập thể",
            "TM. ỦY BAN NHÂN DÂN; dòng sau CHỦ TỊCH",
            "ND30.SIGN.TM",
        ));
    }
    if text.starts_with("TM.") && below.is_some_and(deputy) {
        return Some((
            "cấp phó ký thay mặt tập thể mà thiếu dòng «KT. …»",
            "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH; PHÓ CHỦ TỊCH",
            "ND30.SIGN.TMKT",
        ));
    }
    for (start, id) in [("TL.", "ND30.SIGN.TL"), ("TUQ.", "ND30.SIGN.TUQ"), ("Q.", "ND30.SIGN.Q")] {
        if after(start).is_some_and(deputy) {
            return Some(("sau quyền hạn là chức vụ cấp phó", "chức vụ người đứng đầu sau TL., TUQ., Q.", id));
        }
    }
    (text.starts_with("TL.") && below.is_none()).then_some((
        "dưới «TL. …» không có chức vụ của người ký",
        "TL. GIÁM ĐỐC; dòng sau CHÁNH VĂN PHÒNG",
        "ND30.SIGN.TL",
    ))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let signed = |first: &str, second: &str| {
            let doc = Doc::plan().text(PartName::ChucVu, first);
            if second.is_empty() { doc } else { doc.after(PartName::ChucVu, PartName::ChucVu, second) }
        };
        for (first, second) in [
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
            ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
            ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
            ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
            ("Q. GIÁM ĐỐC", ""),
        ] {
            silent(&RULE, &signed(first, second));
        }
        finds(&RULE, &signed("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), &["quyền hạn viết sai: «K/T GIÁM ĐỐC»"]);
        finds(
            &RULE,
            &signed("KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
            &["sau dấu chấm của quyền hạn không có dấu cách: «KT.GIÁM ĐỐC»"],
        );
        finds(&RULE, &signed("PHỤ TRÁCH", ""), &["ghi «Phụ trách»: «PHỤ TRÁCH»"]);
        finds(&RULE, &signed("KT. PHÓ GIÁM ĐỐC", ""), &["sau «KT.» là chức vụ cấp phó: «KT. PHÓ GIÁM ĐỐC»"]);
        finds(
            &RULE,
            &signed("KT. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
            &["dưới «KT. …» không phải chức vụ cấp phó: «KT. GIÁM ĐỐC»"],
        );
        finds(&RULE, &signed("TM. GIÁM ĐỐC", ""), &["sau «TM.» là chức vụ, không phải tên tập thể: «TM. GIÁM ĐỐC»"]);
        finds(
            &RULE,
            &signed("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"),
            &["cấp phó ký thay mặt tập thể mà thiếu dòng «KT. …»: «TM. ỦY BAN NHÂN DÂN»"],
        );
        finds(
            &RULE,
            &signed("TL. PHÓ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
            &["sau quyền hạn là chức vụ cấp phó: «TL. PHÓ GIÁM ĐỐC»"],
        );
        finds(&RULE, &signed("TL. GIÁM ĐỐC", ""), &["dưới «TL. …» không có chức vụ của người ký: «TL. GIÁM ĐỐC»"]);
        // Văn bản của Đảng.
        silent(
            &RULE,
            &signed("T/M ĐẢNG ỦY", "BÍ THƯ")
                .text(PartName::QuocHieu, "ĐẢNG CỘNG SẢN VIỆT NAM")
                .without(PartName::TieuNgu),
        );
    }
}
