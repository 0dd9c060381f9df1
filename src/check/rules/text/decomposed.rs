//! Chữ Unicode tổ hợp hoặc Ð thay Đ.

use unicode_normalization::is_nfc;

use crate::check::prelude::{Context, declare_rule};

declare_rule! {
    /// Chữ Unicode tổ hợp hoặc Ð thay Đ
    ///
    /// Vì sao: chữ có dấu lưu ở dạng dựng sẵn; tìm và so sánh chữ tổ hợp thường sót.
    ///
    /// Sai: e + ̂ + ́ (ba mã)
    /// Đúng: ế (một mã)
    ///
    /// Không báo khi: không có
    "ND901" "decomposed-letters" Warning ["ND30.FONT.NFC", "ND30.FONT.DSTROKE"] ["V54"] "TCVN 6909:2001"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for (index, line) in facts.lines.iter().enumerate() {
        let eth = line.text.contains(['\u{d0}', '\u{f0}']);
        if is_nfc(&line.text) && !eth {
            continue;
        }
        let (id, found) =
            if eth { ("ND30.FONT.DSTROKE", "Ð (U+00D0)") } else { ("ND30.FONT.NFC", "chữ tổ hợp") };
        ctx.at(index)
            .breaking(id)
            .found(found)
            .expected(if eth { "Đ (U+0110)" } else { "chữ dựng sẵn" })
            .help("bộ gõ: chọn bảng mã «Unicode dựng sẵn»; gõ lại hoặc chuyển mã cả văn bản")
            .say(format!("có {found} thay chữ tiếng Việt dựng sẵn"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().body("Các đơn vị thư\u{323}c hiện."),
            &["có chữ tổ hợp thay chữ tiếng Việt dựng sẵn"],
        );
        finds(
            &RULE,
            &Doc::plan().body("Các đơn vị thực hiện \u{d0}ề án."),
            &["có Ð (U+00D0) thay chữ tiếng Việt dựng sẵn"],
        );
        silent(&RULE, &Doc::plan().body("Các đơn vị thực hiện Đề án."));
    }
}
