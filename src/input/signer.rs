//! Quyền hạn and chức vụ of a signer: TM., KT., TL., TUQ., Q. and what may stand below them (PL1 I/II.7; Điều 13).

use crate::diag::Diagnostic;

use super::plan::KyMot;
use super::text::plain_text as plain;
use super::validate::error;

/// The forms of quyền hạn (PL1 I/II.7.b).
const PREFIXES: [&str; 5] = ["TM.", "KT.", "TL.", "TUQ.", "Q."];
/// Heads whose deputies are not called «Phó …».
const DEPUTIES: [(&str, &str); 2] = [("bộ trưởng", "Thứ trưởng"), ("viện trưởng", "Phó Viện trưởng")];

/// A line of quyền hạn: its prefix and the title after it.
struct Power {
    prefix: &'static str,
    title: String,
}

/// Faults of a signer.
pub(super) fn faults(signer: &KyMot, path: &str, faults: &mut Vec<Diagnostic>) {
    let position = plain(&signer.chuc_vu).trim().to_owned();
    if position.is_empty() {
        faults.push(error(
            "VB141",
            "«chuc_vu» để trống",
            &format!("{path}.chuc_vu"),
            "ghi chức vụ của người ký, như \"Phó Giám đốc\"",
        ));
        return;
    }
    let mut powers = Vec::new();
    for (index, line) in signer.quyen_han.iter().enumerate() {
        let here = format!("{path}.quyen_han[{index}]");
        powers.extend(power(&plain(line), &here, faults));
    }
    if powers.len() == signer.quyen_han.len() {
        pairs(&powers, &position, path, faults);
    }
    // A position that carries a prefix of its own: only «Q. Giám đốc» stands on one line.
    if let Some(prefix) = PREFIXES.iter().find(|prefix| position.starts_with(**prefix) && **prefix != "Q.") {
        faults.push(error(
            "VB603",
            format!("«{position}»: {prefix} thuộc về quyen_han, không thuộc chuc_vu"),
            &format!("{path}.chuc_vu"),
            "ghi {\"quyen_han\": \"KT. Giám đốc\", \"chuc_vu\": \"Phó Giám đốc\"}",
        ));
    }
}

/// Reads a line; a prefix that is written in another way is a fault.
fn power(line: &str, here: &str, faults: &mut Vec<Diagnostic>) -> Option<Power> {
    let line = line.trim();
    let word: String = line.chars().take_while(|c| !c.is_whitespace()).collect();
    // `T/M`, `K/T`, `TM`, `Tm.`, `KT.GIÁM`: the same letters in another form.
    let head = word.split('.').next().unwrap_or_default();
    let bare: String = head.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_uppercase();
    let prefix = *PREFIXES.iter().find(|known| known.trim_end_matches('.') == bare)?;
    if word == prefix {
        let title = line.strip_prefix(prefix).unwrap_or_default().trim().to_owned();
        if title.is_empty() {
            faults.push(error(
                "VB603",
                format!("sau «{prefix}» còn thiếu chức vụ, tên tập thể"),
                here,
                "viết như «KT. Giám đốc», «TM. Ủy ban nhân dân»",
            ));
            return None;
        }
        return Some(Power { prefix, title });
    }
    faults.push(error(
        "VB603",
        format!("quyền hạn viết «{word}» là sai"),
        here,
        &format!("viết {prefix} rồi dấu cách, như «{prefix} Giám đốc» (Phụ lục I, Phần I, Mục II, khoản 7)"),
    ));
    None
}

/// What stands below each prefix.
fn pairs(powers: &[Power], position: &str, path: &str, faults: &mut Vec<Diagnostic>) {
    let below = position.to_lowercase();
    for (index, power) in powers.iter().enumerate() {
        let here = format!("{path}.quyen_han[{index}]");
        let title = power.title.to_lowercase();
        let last = index + 1 == powers.len();
        match power.prefix {
            "KT." if title.starts_with("phó ") => faults.push(error(
                "VB604",
                format!("sau «KT.» phải là chức vụ người đứng đầu, không phải «{}»", power.title),
                &here,
                "ghi «KT. Giám đốc» ở quyen_han và «Phó Giám đốc» ở chuc_vu",
            )),
            "KT." if last => {
                let deputy = deputy(&power.title);
                if below == title {
                    faults.push(error(
                        "VB604",
                        "«KT.» và chức vụ bên dưới là một",
                        &format!("{path}.chuc_vu"),
                        &format!(
                            "dưới «KT. {}» là chức vụ cấp phó: «{deputy}»; người đứng đầu tự ký thì bỏ quyen_han",
                            power.title
                        ),
                    ));
                } else if !is_deputy(&below, &title) {
                    faults.push(error(
                        "VB604",
                        format!("dưới «KT. {}» không thể là «{position}»", power.title),
                        &format!("{path}.chuc_vu"),
                        &format!(
                            "cấp phó của {} là «{deputy}»; ký thừa lệnh thì viết «TL. {}»",
                            power.title, power.title
                        ),
                    ));
                }
            }
            "TL." if last && (below == title || is_deputy(&below, &title)) => faults.push(error(
                "VB604",
                format!(
                    "«TL. {}» là thừa lệnh: bên dưới là người đứng đầu đơn vị thuộc cơ quan, không phải «{position}»",
                    power.title
                ),
                &format!("{path}.chuc_vu"),
                &format!("cấp phó ký thay viết «KT. {}»; thừa lệnh thì bên dưới như «Chánh Văn phòng»", power.title),
            )),
            "TUQ." if last && below == title => faults.push(error(
                "VB604",
                "người ủy quyền và người được ủy quyền là một",
                &format!("{path}.chuc_vu"),
                "dưới «TUQ. …» là chức vụ của người được ủy quyền",
            )),
            "TM." if index > 0 => faults.push(error(
                "VB604",
                "«TM.» phải là dòng đầu",
                &here,
                "thứ tự: TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch",
            )),
            "Q." => faults.push(error(
                "VB604",
                format!("«Q. {}» là chức vụ, viết một dòng", power.title),
                &here,
                &format!("bỏ quyen_han, ghi \"chuc_vu\": \"Q. {}\"", power.title),
            )),
            _ => {}
        }
    }
}

/// The deputy of a head: `Giám đốc` → `Phó Giám đốc`.
fn deputy(head: &str) -> String {
    let lower = head.to_lowercase();
    DEPUTIES
        .iter()
        .find(|(known, _)| *known == lower)
        .map_or_else(|| format!("Phó {head}"), |(_, deputy)| (*deputy).to_owned())
}

/// Whether a position is that of a deputy of a head, whatever words follow (`Phó Giám đốc phụ trách`).
fn is_deputy(position: &str, head: &str) -> bool {
    let expected = deputy(head).to_lowercase();
    // `Trưởng phòng` → `Phó Trưởng phòng`, `Phó trưởng phòng`; `Trưởng ban` → `Phó Ban`.
    position.starts_with(&expected)
        || head.strip_prefix("trưởng ").is_some_and(|unit| position.starts_with(&format!("phó {unit}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(powers: &[&str], position: &str, code: Option<&str>) {
        let signer = KyMot {
            quyen_han: powers.iter().map(|power| (*power).into()).collect(),
            chuc_vu: position.into(),
            ..KyMot::default()
        };
        let mut found = Vec::new();
        faults(&signer, "ky[0]", &mut found);
        assert_eq!(found.first().map(|fault| fault.code), code, "{powers:?} {position}: {found:#?}");
        assert!(found.len() <= 1, "{found:#?}");
    }

    #[test]
    fn right_pairs_pass() {
        case(&[], "Giám đốc", None);
        case(&[], "Q. Giám đốc", None);
        case(&["KT. Giám đốc"], "Phó Giám đốc", None);
        case(&["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", None);
        case(&["KT. Bộ trưởng"], "Thứ trưởng", None);
        case(&["KT. Trưởng Ban"], "Phó Trưởng Ban", None);
        case(&["KT. Trưởng phòng"], "Phó phòng", None);
        case(&["KT. Chánh Thanh tra"], "Phó Chánh Thanh tra", None);
        case(&["TM. Ủy ban nhân dân"], "Chủ tịch", None);
        case(&["TM. Ủy ban nhân dân", "KT. Chủ tịch"], "Phó Chủ tịch", None);
        case(&["TL. Giám đốc"], "Chánh Văn phòng", None);
        case(&["TL. Giám đốc", "KT. Chánh Văn phòng"], "Phó Chánh Văn phòng", None);
        case(&["TUQ. Giám đốc"], "Trưởng phòng Tổ chức", None);
        case(&["Đại diện bên A"], "Giám đốc", None);
    }

    #[test]
    fn wrong_forms_and_pairs_are_told() {
        case(&["T/M Ủy ban nhân dân"], "Chủ tịch", Some("VB603"));
        case(&["KT.GIÁM ĐỐC"], "Phó Giám đốc", Some("VB603"));
        case(&["KT Giám đốc"], "Phó Giám đốc", Some("VB603"));
        case(&["KT."], "Phó Giám đốc", Some("VB603"));
        case(&[], "KT. Giám đốc", Some("VB603"));
        case(&["KT. Phó Giám đốc"], "Phó Giám đốc", Some("VB604"));
        case(&["KT. Giám đốc"], "Giám đốc", Some("VB604"));
        case(&["KT. Giám đốc"], "Phó Chủ tịch", Some("VB604"));
        case(&["KT. Giám đốc"], "Chánh Văn phòng", Some("VB604"));
        case(&["TL. Giám đốc"], "Phó Giám đốc", Some("VB604"));
        case(&["TUQ. Giám đốc"], "Giám đốc", Some("VB604"));
        case(&["KT. Chủ tịch", "TM. Ủy ban nhân dân"], "Phó Chủ tịch", Some("VB604"));
        case(&["Q. Giám đốc"], "Phó Giám đốc", Some("VB604"));
    }
}
