//! Who signs: what `render` refuses `check` finds, and what one passes passes the other.

use serde_json::json;
use vanban::check;
use vanban::intake::{self, LoadOptions};
use vanban::make::Options;
use vanban::make::make;
use vanban::nd30::Nd30;
use vanban::plan::{self, Plan};
use vanban::read;
use vanban::template::Templates;

/// A plan of a sample with one signer.
fn signed(powers: &[&str], position: &str) -> Plan {
    let mut value = crate::kinds::sample("cong-van");
    value["ky"] = json!({ "chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An" });
    let mut plan = intake::load(&value.to_string(), "thu.json", &LoadOptions::default()).unwrap().plan;
    plan.ky[0].quyen_han = powers.iter().map(|power| (*power).into()).collect();
    plan.ky[0].chuc_vu = position.into();
    plan
}

/// The codes with which the data of a signature is refused.
fn refused(plan: &Plan) -> Vec<&'static str> {
    let faults = plan::validate(plan, Nd30::embedded());
    faults.into_iter().map(|fault| fault.code.as_str()).filter(|code| ["VB603", "VB604"].contains(code)).collect()
}

/// What the rule of signatures finds in the document of a plan.
fn found(plan: &Plan) -> Vec<String> {
    let bytes = make(plan, Templates::builtin(), Options::default()).unwrap().bytes;
    let docx = read::read(&bytes).unwrap();
    let findings = check::check(&docx, Nd30::embedded(), &check::Settings::default());
    findings.list.into_iter().filter(|finding| finding.code == "ND313").map(|finding| finding.message).collect()
}

#[track_caller]
fn case(powers: &[&str], position: &str, code: Option<&str>) {
    let plan = signed(powers, position);
    let codes = refused(&plan);
    assert_eq!(codes.first().copied(), code, "render: {powers:?} {position}");
    assert!(codes.len() <= 1, "{powers:?} {position}: {codes:?}");
    let found = found(&plan);
    assert_eq!(!found.is_empty(), code.is_some(), "check: {powers:?} {position}: {found:?}");
}

#[test]
fn what_is_right_passes_both() {
    case(&[], "Giám đốc", None);
    case(&[], "Q. Giám đốc", None);
    case(&[], "Giám đốc điều hành", None);
    case(&[], "Trưởng ban Quản lý điều hành dự án", None);
    case(&["Đại diện bên A"], "Giám đốc", None);
    case(&["KT. Giám đốc"], "Phó Giám đốc", None);
    case(&["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", None);
    case(&["KT. Giám đốc"], "Phó Giám đốc Thường trực", None);
    case(&["KT. Giám đốc Sở Tài chính"], "Phó Giám đốc", None);
    case(&["KT. Q. Giám đốc"], "Phó Giám đốc", None);
    case(&["KT. Bộ trưởng"], "Thứ trưởng", None);
    case(&["KT. Bộ trưởng Bộ Nội vụ"], "Thứ trưởng", None);
    case(&["KT. Bộ trưởng, Chủ nhiệm"], "Phó Chủ nhiệm", None);
    case(&["KT. Bộ trưởng, Chủ nhiệm"], "Thứ trưởng, Phó Chủ nhiệm", None);
    case(&["KT. Viện trưởng"], "Phó Viện trưởng", None);
    case(&["KT. Trưởng Ban"], "Phó Trưởng Ban", None);
    case(&["KT. Trưởng ban"], "Phó Trưởng ban Thường trực", None);
    case(&["KT. Trưởng phòng"], "Phó phòng", None);
    case(&["KT. Chánh Thanh tra"], "Phó Chánh Thanh tra", None);
    case(&["TM. Ủy ban nhân dân"], "Chủ tịch", None);
    case(&["TM. Ủy ban nhân dân"], "Q. Chủ tịch", None);
    case(&["TM. Chủ tịch đoàn"], "Chủ tịch", None);
    case(&["TM. Ủy ban nhân dân", "KT. Chủ tịch"], "Phó Chủ tịch", None);
    case(&["TM. Ban Chỉ đạo", "KT. Trưởng ban"], "Phó Trưởng ban Thường trực", None);
    case(&["TL. Giám đốc"], "Chánh Văn phòng", None);
    case(&["TL. Giám đốc", "KT. Chánh Văn phòng"], "Phó Chánh Văn phòng", None);
    case(&["TUQ. Giám đốc"], "Trưởng phòng Tổ chức", None);
    case(&["TUQ. Chủ tịch"], "Giám đốc Sở Nội vụ", None);
}

#[test]
fn what_is_wrong_is_refused_and_found() {
    case(&["T/M Ủy ban nhân dân"], "Chủ tịch", Some("VB603"));
    case(&["K/T Giám đốc"], "Phó Giám đốc", Some("VB603"));
    case(&["KT.GIÁM ĐỐC"], "Phó Giám đốc", Some("VB603"));
    case(&["KT Giám đốc"], "Phó Giám đốc", Some("VB603"));
    case(&["KT."], "Phó Giám đốc", Some("VB603"));
    case(&[], "KT. Giám đốc", Some("VB603"));
    case(&[], "Quyền Giám đốc", Some("VB603"));
    case(&[], "Q.Giám đốc", Some("VB603"));
    case(&[], "Q. Phó Giám đốc", Some("VB604"));
    case(&[], "Phó Giám đốc", Some("VB604"));
    case(&[], "Phụ trách Sở", Some("VB604"));
    case(&["KT. Giám đốc"], "Phó Giám đốc phụ trách", Some("VB604"));
    case(&["KT. Giám đốc"], "Phó Giám đốc điều hành", Some("VB604"));
    case(&["KT. Phó Giám đốc"], "Phó Giám đốc", Some("VB604"));
    case(&["KT. Giám đốc"], "Giám đốc", Some("VB604"));
    case(&["KT. Giám đốc"], "Phó Chủ tịch", Some("VB604"));
    case(&["KT. Giám đốc"], "Chánh Văn phòng", Some("VB604"));
    case(&["KT. Giám đốc"], "Phó", Some("VB604"));
    case(&["KT. Quyền Giám đốc"], "Phó Giám đốc", Some("VB604"));
    case(&["KT. Chủ tịch", "TM. Ủy ban nhân dân"], "Phó Chủ tịch", Some("VB604"));
    case(&["Q. Giám đốc"], "Phó Giám đốc", Some("VB604"));
    case(&["TM. Ủy ban nhân dân"], "Phó Chủ tịch", Some("VB604"));
    case(&["TM. Giám đốc"], "Giám đốc", Some("VB604"));
    case(&["TM. Giám đốc"], "Phó Giám đốc", Some("VB604"));
    case(&["TM. Chủ tịch"], "Chủ tịch", Some("VB604"));
    case(&["TM. Trưởng ban"], "Phó Trưởng ban", Some("VB604"));
    case(&["TL. Giám đốc"], "Giám đốc", Some("VB604"));
    case(&["TL. Giám đốc"], "Phó Giám đốc", Some("VB604"));
    case(&["TL. Phó Giám đốc"], "Chánh Văn phòng", Some("VB604"));
    case(&["TL. Giám đốc"], "Phó Chánh Văn phòng", Some("VB604"));
    case(&["TUQ. Giám đốc"], "Giám đốc", Some("VB604"));
    case(&["TUQ. Giám đốc"], "Phó Giám đốc", Some("VB604"));
    case(&["TUQ. Phó Giám đốc"], "Trưởng phòng", Some("VB604"));
    case(&["TUQ. Giám đốc", "KT. Chánh Văn phòng"], "Phó Chánh Văn phòng", Some("VB604"));
}

/// Lines as others break them.
#[track_caller]
fn foreign(lines: &[&str], faults: usize) {
    let found = found(&signed(&lines[..lines.len() - 1], lines[lines.len() - 1]));
    assert_eq!(found.len(), faults, "{lines:?}: {found:#?}");
}

#[test]
fn titles_over_several_lines_are_one() {
    foreign(&["TM. ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN", "CHỦ TỊCH"], 0);
    foreign(&["TM. ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], 0);
    foreign(&["KT. GIÁM ĐỐC", "SỞ TÀI CHÍNH", "PHÓ GIÁM ĐỐC"], 0);
    foreign(&["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN"], 0);
    foreign(&["KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], 0);
    foreign(&["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "PHỤ TRÁCH"], 1);
    foreign(&["TM. ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN", "PHÓ CHỦ TỊCH"], 1);
}
