//! Gạch chân hoặc dấu ─ thay đường kẻ.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::part_name;

declare_rule! {
    /// Gạch chân hoặc dấu ─ thay đường kẻ
    ///
    /// Vì sao: đường kẻ ở đầu văn bản là nét liền vẽ riêng, không phải gạch chân chữ.
    ///
    /// Sai: Tiêu ngữ gạch chân
    /// Đúng: đường kẻ dưới Tiêu ngữ
    ///
    /// Không báo khi: dấu gạch dưới ___ (mẫu Word của Nghị định cũng dùng)
    "ND207" "underline-for-a-line" Warning ["ND30.RULE.DRAWN"] ["V11"] "PL1 I/II.1.b, 2.b, 5.b"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let parts = [
        PartName::QuocHieu,
        PartName::TieuNgu,
        PartName::CoQuanChuQuan,
        PartName::CoQuan,
        PartName::TrichYeu,
        PartName::NoiNhan,
    ];
    for (index, line) in facts.lines.iter().enumerate() {
        let own = facts.parts[index].is_some_and(|part| parts.contains(&part));
        let Some((_, format)) = line.runs.iter().find(|(_, format)| own && format.underline.value) else { continue };
        findings.report(
            facts,
            At::Line(index),
            Fault {
                found: "gạch chân".to_owned(),
                expected: "đường kẻ nét liền vẽ riêng, hoặc không gạch".to_owned(),
                message: format!(
                    "{} gạch chân{}",
                    part_name(facts.parts[index]),
                    words::origin(&format.underline.from)
                ),
                help: "bỏ gạch chân (Ctrl+U); cần đường kẻ thì Chèn, Hình dạng, Đường thẳng".to_owned(),
                origin: Some(format.underline.from.clone()),
                ..Fault::default()
            },
        );
    }
}
