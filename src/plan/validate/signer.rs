//! Quyền hạn and chức vụ of a signer: what the decree's judgement of a signature says of the data.

use crate::diag::{Code, Diagnostic};
use crate::nd30::{Prefix, SignFault, SignFinding, SignLine, Signing};

use super::error;
use crate::plan::document::KyMot;
use crate::plan::path::Path;
use crate::plan::text::plain_text as plain;

/// Faults of a signer.
pub(super) fn faults(signer: &KyMot, path: &Path, signing: &Signing, faults: &mut Vec<Diagnostic>) {
    let position = plain(&signer.chuc_vu).trim().to_owned();
    if position.is_empty() {
        faults.push(error(
            Code::VB141,
            "«chuc_vu» để trống",
            path.at("chuc_vu"),
            "ghi chức vụ của người ký, như \"Phó Giám đốc\"",
        ));
        return;
    }
    let powers: Vec<String> = signer.quyen_han.iter().map(|line| plain(line).trim().to_owned()).collect();
    let lines: Vec<&str> = powers.iter().map(String::as_str).collect();
    for wrong in signing.judge(&lines, &position) {
        let (code, message, help) = words(&wrong, &position, signing);
        let here = match wrong.at {
            SignLine::Power(index) => path.at("quyen_han").nth(index),
            SignLine::Powers => path.at("quyen_han"),
            SignLine::Position => path.at("chuc_vu"),
        };
        faults.push(error(code, message, here, &help));
    }
}

/// The head in whose place a signer signs who is a deputy and says nothing of it (Điều 13 khoản 1).
pub(super) fn deputy_alone(signer: &KyMot, signing: &Signing) -> Option<String> {
    let powers: Vec<String> = signer.quyen_han.iter().map(plain).collect();
    let lines: Vec<&str> = powers.iter().map(String::as_str).collect();
    signing.deputy_alone(&lines, plain(&signer.chuc_vu).trim())
}

/// A form that is wrong (VB603), or a position that cannot stand there (VB604).
fn words(wrong: &SignFinding, position: &str, signing: &Signing) -> (Code, String, String) {
    let head = || signing.head_of(position).unwrap_or_default();
    let form = |message: String, help: String| (Code::VB603, message, help);
    let pair = |message: String, help: String| (Code::VB604, message, help);
    match &wrong.fault {
        SignFault::PrefixForm { written, prefix } => {
            let right = signing.form(*prefix);
            form(
                format!("quyền hạn viết «{written}» là sai"),
                format!("viết {right} rồi dấu cách, như «{right} Giám đốc» (Phụ lục I, Phần I, Mục II, khoản 7)"),
            )
        }
        SignFault::NoTitle(prefix) => form(
            format!("sau «{}» còn thiếu chức vụ, tên tập thể", signing.form(*prefix)),
            "viết như «KT. Giám đốc», «TM. Ủy ban nhân dân»".to_owned(),
        ),
        SignFault::PrefixInPosition(prefix) => form(
            format!("«{position}»: {} thuộc về quyen_han, không thuộc chuc_vu", signing.form(*prefix)),
            "ghi {\"quyen_han\": \"KT. Giám đốc\", \"chuc_vu\": \"Phó Giám đốc\"}".to_owned(),
        ),
        SignFault::ActingForm(title) => form(
            format!("chức vụ viết «{position}» là sai"),
            format!("người được giao quyền cấp trưởng ghi «Q. {title}» (Phụ lục I, Phần I, Mục II, khoản 7)"),
        ),
        SignFault::InCharge { word, deputy } => {
            let deputy = deputy.as_deref().unwrap_or("Phó Giám đốc");
            pair(
                format!("«{word}» không ghi ở chức vụ người ký"),
                format!(
                    "cấp phó được giao {word} ký thay: dưới «KT. …» ghi «{deputy}» (Phụ lục I, Phần I, Mục II, khoản 7)"
                ),
            )
        }
        SignFault::NotHead { prefix: Prefix::KyThay, title } => pair(
            format!("sau «KT.» phải là chức vụ người đứng đầu, không phải «{title}»"),
            "ghi «KT. Giám đốc» ở quyen_han và «Phó Giám đốc» ở chuc_vu".to_owned(),
        ),
        SignFault::NotHead { prefix, title } => pair(
            format!("sau «{}» phải là chức vụ người đứng đầu, không phải «{title}»", signing.form(*prefix)),
            format!("ghi «{} {}» (Điều 13)", signing.form(*prefix), signing.head_of(title).unwrap_or_default()),
        ),
        SignFault::NoPosition { prefix, title } => pair(
            format!("dưới «{} {title}» còn thiếu chức vụ người ký", signing.form(*prefix)),
            "ghi chức vụ của người ký, như \"Phó Giám đốc\"".to_owned(),
        ),
        SignFault::KyThayHead(title) => pair(
            "«KT.» và chức vụ bên dưới là một".to_owned(),
            format!(
                "dưới «KT. {title}» là chức vụ cấp phó: «{}»; người đứng đầu tự ký thì bỏ quyen_han",
                signing.deputy(title)
            ),
        ),
        SignFault::KyThayOther(title) => pair(
            format!("dưới «KT. {title}» không thể là «{position}»"),
            format!("cấp phó của {title} là «{}»; ký thừa lệnh thì viết «TL. {title}»", signing.deputy(title)),
        ),
        SignFault::ThuaLenhDeputy(title) => pair(
            format!("dưới «TL. {title}» không thể là «{position}» ngay"),
            format!("ghi ba dòng: TL. {title}, KT. {}, {position}", head()),
        ),
        SignFault::ThuaLenhOwn(title) => pair(
            format!(
                "«TL. {title}» là thừa lệnh: bên dưới là người đứng đầu đơn vị thuộc cơ quan, không phải «{position}»"
            ),
            format!("cấp phó ký thay viết «KT. {title}»; thừa lệnh thì bên dưới như «Chánh Văn phòng»"),
        ),
        SignFault::UyQuyenPassedOn(title) => pair(
            "người được ủy quyền không được ủy quyền lại, không giao người khác ký thay".to_owned(),
            format!("ghi một dòng «TUQ. {title}» rồi chức vụ của người được ủy quyền (Điều 13 khoản 3)"),
        ),
        SignFault::UyQuyenDeputy(title) => pair(
            format!("dưới «TUQ. {title}» không thể là «{position}»"),
            format!("cấp phó ký thay viết «KT. {title}» (Điều 13 khoản 1)"),
        ),
        SignFault::UyQuyenHead => pair(
            "người ủy quyền và người được ủy quyền là một".to_owned(),
            "dưới «TUQ. …» là chức vụ của người được ủy quyền".to_owned(),
        ),
        SignFault::ThayMatOne(title) => pair(
            format!("sau «TM.» phải là tên tập thể, không phải chức vụ «{title}»"),
            format!(
                "ghi như «TM. Ủy ban nhân dân»; dưới chế độ thủ trưởng người đứng đầu ghi «{title}», cấp phó ghi «KT. \
                 {title}»"
            ),
        ),
        SignFault::ThayMatLater => pair(
            "«TM.» phải là dòng đầu".to_owned(),
            "thứ tự: TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch".to_owned(),
        ),
        SignFault::ThayMatDeputy(title) => pair(
            format!("dưới «TM. {title}» không thể là «{position}» ngay"),
            format!("ghi ba dòng: TM. {title}, KT. {}, {position} (Điều 13 khoản 2)", head()),
        ),
        SignFault::QuyenAsPower(title) => pair(
            format!("«Q. {title}» là chức vụ, viết một dòng"),
            format!("bỏ quyen_han, ghi \"chuc_vu\": \"Q. {title}\""),
        ),
    }
}
