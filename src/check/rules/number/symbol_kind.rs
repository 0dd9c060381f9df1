//! Ký hiệu không đúng chữ viết tắt của loại văn bản.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Ký hiệu không đúng chữ viết tắt của loại văn bản
    ///
    /// Vì sao: ký hiệu bắt đầu bằng chữ viết tắt tên loại theo bảng của Nghị định; công văn không có.
    ///
    /// Sai: tờ trình TT-SKHCN; công văn CV-SKHCN
    /// Đúng: TTr-SKHCN; SKHCN-VP
    ///
    /// Không báo khi: kế hoạch phối hợp (KHPH) và chữ ghép tương tự: ngoài bảng nhưng thường gặp
    "ND603" "symbol-not-of-kind" Error ["ND30.SYM.TYPEABBR", "ND30.SYM.NAMED", "ND30.SYM.CONGVAN"] ["V17"] "PL1 I/II.3.b; PL3 I"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let (Some(line), Some(kind)) = (facts.first(PartName::SoKyHieu), facts.kind) else { return };
    let text = &facts.lines[line].text;
    let Some(symbol) = text.split_once('/').map(|(_, symbol)| symbol.trim()) else { return };
    let first = symbol.split('-').next().unwrap_or_default();
    if first.is_empty() || !first.chars().all(char::is_alphabetic) {
        return;
    }
    let (wrong, id, expected) = if let Some(own) = &kind.abbreviation {
        let joint = first.len() > own.len() && first.starts_with(own.as_str());
        (first != own && !joint, "ND30.SYM.TYPEABBR", format!("{own}-…"))
    } else {
        let typed = first == "CV" || facts.nd30.kinds().iter().any(|kind| kind.abbreviation.as_deref() == Some(first));
        let expected = "chữ viết tắt cơ quan-đơn vị soạn thảo".to_owned();
        (kind.id == "cong-van" && typed, "ND30.SYM.CONGVAN", expected)
    };
    if !wrong {
        return;
    }
    findings.report(
        facts,
        At::Line(line),
        Fault {
            breaks: Some(id),
            found: symbol.to_owned(),
            message: format!("ký hiệu «{symbol}» không phải của {}, cần «{expected}»", kind.name.to_lowercase()),
            help: format!("viết ký hiệu bắt đầu bằng {expected}"),
            expected,
            ..Fault::default()
        },
    );
}
