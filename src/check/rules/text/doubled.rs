//! Từ viết lặp hai lần liền.

use crate::check::Facts;
use crate::check::Findings;
use crate::check::finding::{At, Fault};
use crate::check::rule::declare_rule;

declare_rule! {
    /// Từ viết lặp hai lần liền
    ///
    /// Vì sao: lặp một hư từ («về về», «các các») là lỗi gõ.
    ///
    /// Sai: truyền thông về về hoạt động
    /// Đúng: truyền thông về hoạt động
    ///
    /// Không báo khi: từ láy và từ ghép có hai tiếng giống nhau (luôn luôn, hành vi vi phạm)
    "ND910" "doubled-word" Warning [] [] "thực tế"
}

/// Function words, which no sentence has twice in a row.
const WORDS: [&str; 34] = [
    "và", "của", "về", "các", "những", "cho", "trong", "với", "là", "được", "có", "theo", "tại", "trên", "này", "đã",
    "sẽ", "để", "do", "bởi", "khi", "nhưng", "hoặc", "như", "mà", "thì", "cùng", "bằng", "nhằm", "giữa", "vào", "ra",
    "bị", "cũng",
];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (index, line) in facts.lines.iter().enumerate() {
        let words: Vec<&str> = line.text.split(' ').collect();
        for pair in words.windows(2) {
            let word = pair[1].trim_end_matches([',', '.', ';', ':', ')']);
            if pair[0] != word || !WORDS.contains(&word) {
                continue;
            }
            findings.report(
                facts,
                At::Line(index),
                Fault {
                    found: format!("{word} {word}"),
                    expected: word.to_owned(),
                    message: format!("«{word}» viết hai lần liền"),
                    help: "bỏ một từ".to_owned(),
                    ..Fault::default()
                },
            );
        }
    }
}
