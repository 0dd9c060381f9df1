//! Quyền hạn người ký viết sai.

use crate::check::prelude::{Context, declare_rule};
use crate::nd30::{Prefix, SignFault, Signing};
use crate::recognise::Signature;

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
    let (facts, signing) = (ctx.facts, &ctx.nd30.signing);
    // Documents of the Party follow rules of their own.
    if facts.lines.iter().take(HEAD).any(|line| line.folded == "dang cong san viet nam") {
        return;
    }
    let signatures = facts.signatures();
    for signature in &signatures {
        let powers: Vec<&str> = signature.powers.iter().map(|(_, text)| text.as_str()).collect();
        let position = signature.position.as_ref().map_or("", |(_, text)| text.as_str());
        for wrong in signing.judge(&powers, position) {
            let power = wrong.power.and_then(|index| signature.powers.get(index));
            let Some((line, text)) = power.or(signature.position.as_ref()) else { continue };
            let (message, expected, id) = words(&wrong.fault, signing);
            report(ctx, *line, &message, &expected, text, id);
        }
    }
    let one = facts.kind.is_some_and(|kind| kind.signers == 1);
    if let ([Signature { powers, position: Some((line, text)) }], true) = (signatures.as_slice(), one)
        && powers.is_empty()
        && let Some(head) = signing.deputy_alone(&[], text)
    {
        let expected = format!("KT. {}; dòng sau {text}", head.to_uppercase());
        report(ctx, *line, "cấp phó ký một mình mà thiếu dòng «KT. …»", &expected, text, "ND30.SIGN.KT");
    }
}

fn report(ctx: &mut Context<'_, '_>, line: usize, message: &str, expected: &str, text: &str, id: &'static str) {
    ctx.at(line)
        .breaking(id)
        .found(text)
        .expected(expected)
        .help(format!("viết {expected}"))
        .say(format!("{message}: «{text}»"));
}

/// What is wrong, what should be, which rule says so.
fn words(fault: &SignFault, signing: &Signing) -> (String, String, &'static str) {
    let kt = "KT. GIÁM ĐỐC; dòng sau PHÓ GIÁM ĐỐC";
    let form = "KT., TL., TM., TUQ., Q. có dấu chấm và một dấu cách";
    let (message, expected, id) = match fault {
        SignFault::PrefixForm { written, prefix } if written.starts_with(signing.form(*prefix)) => {
            ("sau dấu chấm của quyền hạn không có dấu cách", form, "ND30.SIGN.PREFIX.FORM")
        }
        SignFault::PrefixForm { .. } | SignFault::PrefixInPosition(_) => {
            ("quyền hạn viết sai", form, "ND30.SIGN.PREFIX.FORM")
        }
        SignFault::NoTitle(_) => (
            "sau quyền hạn không có chức vụ, tên tập thể",
            "KT. GIÁM ĐỐC, TM. ỦY BAN NHÂN DÂN",
            "ND30.SIGN.PREFIX.FORM",
        ),
        SignFault::ActingForm(title) => {
            let message = "người được giao quyền cấp trưởng không ghi «Q. …»".to_owned();
            return (message, format!("Q. {title}"), "ND30.SIGN.Q");
        }
        SignFault::InCharge { word, .. } => {
            let mut letters = word.chars();
            let word: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            let expected = "KT. và chức vụ người đứng đầu; dòng sau là chức vụ của người ký".to_owned();
            return (format!("ghi «{word}»"), expected, "ND30.SIGN.ACTINGDEPUTY");
        }
        SignFault::NotHead { prefix: Prefix::KyThay, .. } => (
            "sau «KT.» là chức vụ cấp phó",
            "KT. và chức vụ người đứng đầu; dòng sau là chức vụ cấp phó",
            "ND30.SIGN.KT",
        ),
        SignFault::NotHead { prefix, .. } => {
            let id = match prefix {
                Prefix::ThuaLenh => "ND30.SIGN.TL",
                Prefix::UyQuyen => "ND30.SIGN.TUQ",
                _ => "ND30.SIGN.Q",
            };
            ("sau quyền hạn là chức vụ cấp phó", "chức vụ người đứng đầu sau TL., TUQ., Q.", id)
        }
        SignFault::NoPosition { prefix: Prefix::ThuaLenh, .. } => {
            ("dưới «TL. …» không có chức vụ của người ký", "TL. GIÁM ĐỐC; dòng sau CHÁNH VĂN PHÒNG", "ND30.SIGN.TL")
        }
        SignFault::NoPosition { .. } | SignFault::KyThayHead(_) | SignFault::KyThayOther(_) => {
            ("dưới «KT. …» không phải chức vụ cấp phó", kt, "ND30.SIGN.KT")
        }
        SignFault::ThuaLenhDeputy(_) => (
            "cấp phó ký thừa lệnh mà thiếu dòng «KT. …»",
            "TL. GIÁM ĐỐC; KT. CHÁNH VĂN PHÒNG; PHÓ CHÁNH VĂN PHÒNG",
            "ND30.SIGN.TL",
        ),
        SignFault::ThuaLenhOwn(_) => (
            "dưới «TL. …» không phải người đứng đầu đơn vị thuộc cơ quan",
            "TL. GIÁM ĐỐC; dòng sau CHÁNH VĂN PHÒNG",
            "ND30.SIGN.TL",
        ),
        SignFault::UyQuyenPassedOn(_) => (
            "người được ủy quyền giao người khác ký thay",
            "TUQ. GIÁM ĐỐC; dòng sau chức vụ của người được ủy quyền",
            "ND30.SIGN.TUQ",
        ),
        SignFault::UyQuyenDeputy(_) => ("dưới «TUQ. …» là chức vụ cấp phó", kt, "ND30.SIGN.TUQ"),
        SignFault::UyQuyenHead => (
            "người ủy quyền và người được ủy quyền là một",
            "TUQ. GIÁM ĐỐC; dòng sau chức vụ của người được ủy quyền",
            "ND30.SIGN.TUQ",
        ),
        SignFault::ThayMatOne(_) => {
            ("sau «TM.» là chức vụ, không phải tên tập thể", "TM. ỦY BAN NHÂN DÂN; dòng sau CHỦ TỊCH", "ND30.SIGN.TM")
        }
        SignFault::ThayMatLater => {
            ("«TM.» không ở dòng đầu", "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH; PHÓ CHỦ TỊCH", "ND30.SIGN.TMKT")
        }
        SignFault::ThayMatDeputy(_) => (
            "cấp phó ký thay mặt tập thể mà thiếu dòng «KT. …»",
            "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH; PHÓ CHỦ TỊCH",
            "ND30.SIGN.TMKT",
        ),
        SignFault::QuyenAsPower(_) => {
            ("«Q. …» là chức vụ, không phải quyền hạn", "Q. GIÁM ĐỐC trên một dòng", "ND30.SIGN.Q")
        }
    };
    (message.to_owned(), expected.to_owned(), id)
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
        finds(&RULE, &signed("PHÓ GIÁM ĐỐC", ""), &["cấp phó ký một mình mà thiếu dòng «KT. …»: «PHÓ GIÁM ĐỐC»"]);
        // Văn bản của Đảng.
        silent(
            &RULE,
            &signed("T/M ĐẢNG ỦY", "BÍ THƯ")
                .text(PartName::QuocHieu, "ĐẢNG CỘNG SẢN VIỆT NAM")
                .without(PartName::TieuNgu),
        );
    }
}
