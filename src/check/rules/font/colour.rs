//! Chữ có màu khác đen.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::read::Colour;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Chữ có màu khác đen
    ///
    /// Vì sao: chữ màu đen.
    ///
    /// Sai: chữ đỏ, chữ xanh của liên kết
    /// Đúng: chữ đen
    ///
    /// Không báo khi: dấu chỉ mức độ khẩn (đỏ)
    "ND202" "text-not-black" Error ["ND30.FONT.COLOR"] ["V04"] "PL1 I/I.4"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (index, line) in facts.lines.iter().enumerate() {
        if facts.nd30.marks.is_urgency(&line.folded) {
            continue;
        }
        for (_, format) in &line.runs {
            let found = match format.colour.value {
                Colour::Black => continue,
                Colour::Rgb(rgb) => format!("{rgb:06X}"),
                Colour::Theme => "màu của chủ đề".to_owned(),
            };
            findings.report(
                facts,
                At::Line(index),
                Fault {
                    message: format!("chữ màu {found}, cần màu đen{}", words::origin(&format.colour.from)),
                    found,
                    expected: "đen".to_owned(),
                    help: words::mend(&format.colour.from, "màu chữ Tự động"),
                    origin: Some(format.colour.from.clone()),
                    ..Fault::default()
                },
            );
        }
    }
}
