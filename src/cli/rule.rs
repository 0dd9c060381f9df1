//! `vanban rule`: explains a rule of `check` or a code of the program, or lists them.

use crate::check::output::severity;
use crate::check::{self, Rule};
use crate::diag::{Code, Diagnostic, Faults, did_you_mean};

use super::console::Console;

/// How every code begins.
const CODES: &str = "VB";

/// Explains what a key names; the beginning of codes lists these, no key the rules.
pub(super) fn run(key: Option<&str>, console: &Console) -> Result<(), Faults> {
    let Some(key) = key else {
        for rule in check::rules() {
            console.result(&format!("{}  {:<9} {}", rule.code, severity(rule.severity), rule.explanation[0].trim()));
        }
        console.talk("Giải thích một quy tắc: vanban rule ND101; các mã lỗi của dữ liệu, mẫu và tệp: vanban rule VB");
        return Ok(());
    };
    let name = key.to_uppercase();
    let rules: Vec<&Rule> = check::find_rules(key).collect();
    if !rules.is_empty() {
        for rule in rules {
            explain_rule(rule, console);
        }
    } else if let Some(code) = Code::all().find(|code| *code == name.as_str()) {
        explain_code(code, console);
    } else {
        let group: Vec<Code> = Code::all().filter(|code| code.as_str().starts_with(&name)).collect();
        if group.is_empty() || !name.starts_with(CODES) {
            return Err(unknown(key).into());
        }
        for code in group {
            console.result(&format!("{code}  {}", code.title()));
        }
        console.talk("Giải thích một mã lỗi: vanban rule VB101");
    }
    Ok(())
}

fn explain_rule(rule: &Rule, console: &Console) {
    console.result(&format!("{} {} ({})", rule.code, rule.name, severity(rule.severity)));
    for line in rule.explanation {
        console.result(format!("  {}", line.trim()).trim_end());
    }
    console.result("");
    console.result(&format!("  Căn cứ: {}", rule.clause));
    let ids: Vec<&str> = rule.breaks.iter().chain(rule.faults).copied().collect();
    if !ids.is_empty() {
        console.result(&format!("  Mã: {}", ids.join(", ")));
    }
}

fn explain_code(code: Code, console: &Console) {
    console.result(&format!("{code} {}", code.title()));
    console.result(&format!("  {}", code.meaning()));
    console.result("");
    console.result(&format!("  Cách sửa: {}", code.remedy()));
}

fn unknown(key: &str) -> Diagnostic {
    let known = check::rules().iter().map(|rule| rule.code).chain(Code::all().map(Code::as_str));
    let fault = Diagnostic::error(Code::VB347, format!("không có quy tắc hay mã lỗi «{key}»"));
    let fault = match did_you_mean(&key.to_uppercase(), known) {
        Some(near) => fault.help(format!("có phải «{near}»?")),
        None => fault,
    };
    fault.help("xem các quy tắc: vanban rule; các mã lỗi: vanban rule VB")
}
