//! Quyền hạn and chức vụ of a signer: TM., KT., TL., TUQ., Q. and what may stand below them (PL1 I/II.7; Điều 13).

use crate::diag::{Code, Diagnostic};

use super::error;
use crate::plan::document::KyMot;
use crate::plan::text::plain_text as plain;

/// The forms of quyền hạn (PL1 I/II.7.b).
const PREFIXES: [&str; 5] = ["TM.", "KT.", "TL.", "TUQ.", "Q."];
/// Heads whose deputies are not called «Phó …».
const DEPUTIES: [(&str, &str); 1] = [("bộ trưởng", "Thứ trưởng")];
/// What a person is charged with is no position (PL1 I/II.7.b): a deputy in charge signs as KT.
const IN_CHARGE: [&str; 2] = ["phụ trách", "điều hành"];

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
            Code::VB141,
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
        let before = faults.len();
        pairs(&powers, &position, path, faults);
        if faults.len() == before {
            position_form(&powers, &position, path, faults);
        }
    }
    // A position that carries a prefix of its own: only «Q. Giám đốc» stands on one line.
    if let Some(prefix) = PREFIXES.iter().find(|prefix| position.starts_with(**prefix) && **prefix != "Q.") {
        faults.push(error(
            Code::VB603,
            format!("«{position}»: {prefix} thuộc về quyen_han, không thuộc chuc_vu"),
            &format!("{path}.chuc_vu"),
            "ghi {\"quyen_han\": \"KT. Giám đốc\", \"chuc_vu\": \"Phó Giám đốc\"}",
        ));
    }
}

/// How the position itself is written: `Q.` for one who acts, no «phụ trách».
fn position_form(powers: &[Power], position: &str, path: &str, faults: &mut Vec<Diagnostic>) {
    let here = format!("{path}.chuc_vu");
    let lower = position.to_lowercase();
    let acting = lower.strip_prefix("quyền ").map(|_| skip_words(position, 1)).or_else(|| {
        let rest = lower.strip_prefix("q.")?;
        (!rest.starts_with(' ') || !position.starts_with('Q')).then(|| skip_chars(position, 2))
    });
    if let Some(title) = acting {
        faults.push(error(
            Code::VB603,
            format!("chức vụ viết «{position}» là sai"),
            &here,
            &format!("người được giao quyền cấp trưởng ghi «Q. {title}» (Phụ lục I, Phần I, Mục II, khoản 7)"),
        ));
        return;
    }
    if let Some(word) = IN_CHARGE.iter().find(|word| lower.starts_with(**word) || is_deputy_with(&lower, word)) {
        let deputy = powers
            .last()
            .filter(|power| power.prefix == "KT.")
            .map_or_else(|| "Phó Giám đốc".to_owned(), |power| deputy(&power.title));
        faults.push(error(
            Code::VB604,
            format!("«{word}» không ghi ở chức vụ người ký"),
            &here,
            &format!(
                "cấp phó được giao {word} ký thay: dưới «KT. …» ghi «{deputy}» (Phụ lục I, Phần I, Mục II, khoản 7)"
            ),
        ));
    }
}

/// Whether a deputy's position ends in a word of charge: «Phó Giám đốc phụ trách».
fn is_deputy_with(position: &str, word: &str) -> bool {
    position.starts_with("phó ") && position.ends_with(&format!(" {word}"))
}

fn skip_words(text: &str, count: usize) -> String {
    text.split_whitespace().skip(count).collect::<Vec<_>>().join(" ")
}

fn skip_chars(text: &str, count: usize) -> String {
    text.chars().skip(count).collect::<String>().trim().to_owned()
}

/// Whether a signature block is that of a deputy who signs in no one's place (Điều 13 khoản 1).
pub(super) fn deputy_alone(signer: &KyMot) -> Option<String> {
    let position = plain(&signer.chuc_vu).trim().to_owned();
    let head = position.to_lowercase().starts_with("phó ").then(|| skip_words(&position, 1))?;
    signer.quyen_han.is_empty().then(|| first_capital(&head))
}

fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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
                Code::VB603,
                format!("sau «{prefix}» còn thiếu chức vụ, tên tập thể"),
                here,
                "viết như «KT. Giám đốc», «TM. Ủy ban nhân dân»",
            ));
            return None;
        }
        return Some(Power { prefix, title });
    }
    faults.push(error(
        Code::VB603,
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
                Code::VB604,
                format!("sau «KT.» phải là chức vụ người đứng đầu, không phải «{}»", power.title),
                &here,
                "ghi «KT. Giám đốc» ở quyen_han và «Phó Giám đốc» ở chuc_vu",
            )),
            "KT." if last => {
                let deputy = deputy(&power.title);
                if below == title {
                    faults.push(error(
                        Code::VB604,
                        "«KT.» và chức vụ bên dưới là một",
                        &format!("{path}.chuc_vu"),
                        &format!(
                            "dưới «KT. {}» là chức vụ cấp phó: «{deputy}»; người đứng đầu tự ký thì bỏ quyen_han",
                            power.title
                        ),
                    ));
                } else if !is_deputy(&below, &title) {
                    faults.push(error(
                        Code::VB604,
                        format!("dưới «KT. {}» không thể là «{position}»", power.title),
                        &format!("{path}.chuc_vu"),
                        &format!(
                            "cấp phó của {} là «{deputy}»; ký thừa lệnh thì viết «TL. {}»",
                            power.title, power.title
                        ),
                    ));
                }
            }
            "TL." if last && !is_deputy(&below, &title) && below.starts_with("phó ") => {
                let head = first_capital(&skip_words(position, 1));
                faults.push(error(
                    Code::VB604,
                    format!("dưới «TL. {}» không thể là «{position}» ngay", power.title),
                    &format!("{path}.quyen_han"),
                    &format!("ghi ba dòng: TL. {}, KT. {head}, {position}", power.title),
                ));
            }
            "TL." if last && (below == title || is_deputy(&below, &title)) => faults.push(error(
                Code::VB604,
                format!(
                    "«TL. {}» là thừa lệnh: bên dưới là người đứng đầu đơn vị thuộc cơ quan, không phải «{position}»",
                    power.title
                ),
                &format!("{path}.chuc_vu"),
                &format!("cấp phó ký thay viết «KT. {}»; thừa lệnh thì bên dưới như «Chánh Văn phòng»", power.title),
            )),
            "TUQ." if !last => faults.push(error(
                Code::VB604,
                "người được ủy quyền không được ủy quyền lại, không giao người khác ký thay",
                &here,
                &format!("ghi một dòng «TUQ. {}» rồi chức vụ của người được ủy quyền (Điều 13 khoản 3)", power.title),
            )),
            "TUQ." if is_deputy(&below, &title) => faults.push(error(
                Code::VB604,
                format!("dưới «TUQ. {}» không thể là «{position}»", power.title),
                &format!("{path}.chuc_vu"),
                &format!("cấp phó ký thay viết «KT. {}» (Điều 13 khoản 1)", power.title),
            )),
            "TUQ." if below == title => faults.push(error(
                Code::VB604,
                "người ủy quyền và người được ủy quyền là một",
                &format!("{path}.chuc_vu"),
                "dưới «TUQ. …» là chức vụ của người được ủy quyền",
            )),
            "TM." => collective(power, index, last.then_some(position), path, faults),
            "Q." => faults.push(error(
                Code::VB604,
                format!("«Q. {}» là chức vụ, viết một dòng", power.title),
                &here,
                &format!("bỏ quyen_han, ghi \"chuc_vu\": \"Q. {}\"", power.title),
            )),
            _ => {}
        }
    }
}

/// What stands after `TM.`: a collective, on the first line; a deputy signs below it in the head's place.
fn collective(power: &Power, index: usize, below: Option<&str>, path: &str, faults: &mut Vec<Diagnostic>) {
    let here = format!("{path}.quyen_han[{index}]");
    if is_head(&power.title.to_lowercase()) {
        faults.push(error(
            Code::VB604,
            format!("sau «TM.» phải là tên tập thể, không phải chức vụ «{}»", power.title),
            &here,
            &format!(
                "ghi như «TM. Ủy ban nhân dân»; dưới chế độ thủ trưởng người đứng đầu ghi «{0}», cấp phó ghi «KT. {0}»",
                power.title
            ),
        ));
    } else if index > 0 {
        faults.push(error(
            Code::VB604,
            "«TM.» phải là dòng đầu",
            &here,
            "thứ tự: TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch",
        ));
    } else if let Some(position) = below.filter(|position| position.to_lowercase().starts_with("phó ")) {
        let head = first_capital(&skip_words(position, 1));
        faults.push(error(
            Code::VB604,
            format!("dưới «TM. {}» không thể là «{position}» ngay", power.title),
            &format!("{path}.quyen_han"),
            &format!("ghi ba dòng: TM. {}, KT. {head}, {position} (Điều 13 khoản 2)", power.title),
        ));
    }
}

/// The deputy of a head: `Giám đốc`, `Q. Giám đốc` → `Phó Giám đốc`; `Bộ trưởng Bộ Nội vụ` → `Thứ trưởng`.
fn deputy(head: &str) -> String {
    let head = if head.to_lowercase().starts_with("q. ") { skip_words(head, 1) } else { head.to_owned() };
    let lower = head.to_lowercase();
    DEPUTIES
        .iter()
        .find(|(known, _)| lower == *known || lower.starts_with(&format!("{known} ")))
        .map_or_else(|| format!("Phó {head}"), |(_, deputy)| (*deputy).to_owned())
}

/// Whether a name after `TM.` is the position of one person, not a collective.
fn is_head(title: &str) -> bool {
    let words = ["giám đốc", "tổng giám đốc", "chủ tịch", "bộ trưởng", "hiệu trưởng", "cục trưởng", "chi cục trưởng"];
    words.iter().any(|word| title == *word || title.starts_with(&format!("{word} ")))
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
        assert_eq!(found.first().map(|fault| fault.code.as_str()), code, "{powers:?} {position}: {found:#?}");
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
        case(&["KT. Q. Giám đốc"], "Phó Giám đốc", None);
        case(&["KT. Bộ trưởng Bộ Nội vụ"], "Thứ trưởng", None);
        case(&["KT. Viện trưởng"], "Phó Viện trưởng", None);
        case(&["TM. Ủy ban nhân dân"], "Q. Chủ tịch", None);
        case(&["TM. Ban Chỉ đạo", "KT. Trưởng ban"], "Phó Trưởng ban Thường trực", None);
        case(&[], "Trưởng ban Quản lý điều hành dự án", None);
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
        case(&["TM. Ủy ban nhân dân"], "Phó Chủ tịch", Some("VB604"));
        case(&["TM. Giám đốc"], "Giám đốc", Some("VB604"));
        case(&["TM. Giám đốc"], "Phó Giám đốc", Some("VB604"));
        case(&["TL. Giám đốc"], "Phó Chánh Văn phòng", Some("VB604"));
        case(&["TUQ. Giám đốc"], "Phó Giám đốc", Some("VB604"));
        case(&["TUQ. Giám đốc", "KT. Chánh Văn phòng"], "Phó Chánh Văn phòng", Some("VB604"));
        case(&["KT. Quyền Giám đốc"], "Phó Giám đốc", Some("VB604"));
        case(&[], "Quyền Giám đốc", Some("VB603"));
        case(&[], "Q.Giám đốc", Some("VB603"));
        case(&[], "Phụ trách Sở", Some("VB604"));
        case(&["KT. Giám đốc"], "Phó Giám đốc phụ trách", Some("VB604"));
    }
}
