//! Đặt dấu thanh hai kiểu.

use crate::check::prelude::{Context, declare_rule};
use crate::lists;

declare_rule! {
    /// Đặt dấu thanh hai kiểu
    ///
    /// Vì sao: một văn bản nên đặt dấu một kiểu: hòa hay hoà.
    ///
    /// Sai: hòa ở đoạn này, hoà ở đoạn khác
    /// Đúng: một kiểu trong cả văn bản
    ///
    /// Không báo khi: kiểu nào cũng được nếu thống nhất; tên riêng
    "ND914" "tone-mark-styles-mixed" Hint [] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let (facts, pairs) = (ctx.facts, &lists::words().tone_styles);
    // Word, its line, by style.
    let mut seen: [Vec<(String, usize)>; 2] = [Vec::new(), Vec::new()];
    for line in facts.written() {
        for word in facts.lines[line].text.split(|c: char| !c.is_alphabetic()) {
            if word.is_ascii() || word.chars().next().is_some_and(char::is_uppercase) || word.starts_with("qu") {
                continue;
            }
            for (style, list) in seen.iter_mut().enumerate() {
                if pairs.iter().any(|pair| word.ends_with(pair[style].as_str())) {
                    list.push((word.to_owned(), line));
                }
            }
        }
    }
    let minor = usize::from(seen[1].len() < seen[0].len());
    let (few, many) = (&seen[minor], &seen[1 - minor]);
    let Some((word, line)) = few.first().filter(|_| !many.is_empty()) else { return };
    ctx.at(*line).found(word).expected("một kiểu đặt dấu").help("chọn một kiểu, thay cả văn bản").say(format!(
        "đặt dấu thanh hai kiểu: «{word}» ({} chỗ) khác với phần còn lại ({} chỗ)",
        few.len(),
        many.len()
    ));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().body("Tổ chức hòa giải, hoà giải, số hoá."),
            &["đặt dấu thanh hai kiểu: «hòa» (1 chỗ) khác với phần còn lại (2 chỗ)"],
        );
        silent(&RULE, &Doc::plan().body("Tổ chức hòa giải, số hóa."));
        // Kiểu nào cũng được nếu thống nhất.
        silent(&RULE, &Doc::plan().body("Tổ chức hoà giải, số hoá."));
        // Tên riêng.
        silent(&RULE, &Doc::plan().body("Tổ chức hòa giải tại xã Hoà Bình."));
    }
}
