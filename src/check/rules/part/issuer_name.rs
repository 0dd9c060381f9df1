//! Tên cơ quan ban hành viết tắt.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::lists;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Tên cơ quan ban hành viết tắt
    ///
    /// Vì sao: tên cơ quan ban hành ghi đầy đủ tên chính thức; chỉ cơ quan chủ quản dùng chữ viết tắt thông dụng.
    ///
    /// Sai: SỞ KH&CN; UBND XÃ TIỀN HẢI
    /// Đúng: SỞ KHOA HỌC VÀ CÔNG NGHỆ; ỦY BAN NHÂN DÂN XÃ TIỀN HẢI
    ///
    /// Không báo khi: dòng cơ quan chủ quản (UBND TỈNH …)
    "ND319" "issuer-abbreviated" Error ["ND30.ORG.ISSUER.NAME"] ["V14"] "PL1 I/II.2.a"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.of(PartName::CoQuan) {
        let text = &facts.lines[line];
        let short = text
            .folded
            .split(' ')
            .find(|word| lists::holds(&lists::words().short_bodies, word) || (word.contains('&') && word.len() > 1));
        let Some(short) = short.map(str::to_uppercase) else { continue };
        findings.report(
            facts,
            At::Line(line),
            Fault {
                found: text.text.clone(),
                expected: "tên đầy đủ".to_owned(),
                message: format!("tên cơ quan ban hành có chữ viết tắt «{short}»"),
                help: "viết đầy đủ tên cơ quan".to_owned(),
                ..Fault::default()
            },
        );
    }
}
