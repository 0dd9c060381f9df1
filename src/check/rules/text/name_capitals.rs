//! Tên cơ quan, địa danh viết hoa sai.

use std::sync::OnceLock;

use crate::check::prelude::{Context, declare_rule};
use crate::lists::{self, provinces};

declare_rule! {
    /// Tên cơ quan, địa danh viết hoa sai
    ///
    /// Vì sao: tên cơ quan viết hoa chữ cái đầu của từ chỉ loại hình, chức năng, lĩnh vực; «tỉnh» viết thường giữa câu; Thành phố Hồ Chí Minh.
    ///
    /// Sai: Sở Khoa Học Và Công Nghệ; của Tỉnh Nam Định; thành phố Hồ Chí Minh
    /// Đúng: Sở Khoa học và Công nghệ; của tỉnh Nam Định; Thành phố Hồ Chí Minh
    ///
    /// Không báo khi: dòng in hoa toàn bộ; tên ngoài danh sách; đầu câu
    "ND919" "capitals-of-names" Warning ["ND30.CAP.ORG.VN", "ND30.CAP.GEO.ADMIN", "ND30.CAP.GEO.SPECIAL"] ["V48"] "PL2 III.1, IV.1"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in (0..facts.lines.len()).filter(|line| !facts.lines[*line].is_upper()) {
        let text = &facts.lines[line].text;
        for (found, expected, id) in bodies(text).into_iter().chain(provinces_in(text)).chain(city(text)) {
            ctx.at(line)
                .breaking(id)
                .found(&found)
                .expected(&expected)
                .help(format!("viết «{expected}»"))
                .say(format!("«{found}» viết hoa sai, cần «{expected}»"));
        }
    }
}

type Wrong = (String, String, &'static str);

/// Bodies whose name has its letters but not its capitals.
fn bodies(text: &str) -> Vec<Wrong> {
    let lower = text.to_lowercase();
    // Case never changes the length of a letter here; where it does, nothing is judged.
    if lower.len() != text.len() {
        return Vec::new();
    }
    let mut wrong = Vec::new();
    let names = lists::words().bodies.iter().zip(small_names());
    for (name, small) in names.filter(|(_, small)| small.len() <= lower.len()) {
        for (at, _) in lower.match_indices(small.as_str()) {
            let (Some(written), Some(rest)) = (text.get(at..at + name.len()), text.get(at + name.len()..)) else {
                continue;
            };
            let meant = written.starts_with(char::is_uppercase) && written.chars().any(char::is_lowercase);
            if written != name && meant && !rest.starts_with(char::is_alphabetic) {
                wrong.push((written.to_owned(), name.clone(), "ND30.CAP.ORG.VN"));
            }
        }
    }
    wrong
}

/// The names in small letters.
fn small_names() -> &'static [String] {
    static SMALL: OnceLock<Vec<String>> = OnceLock::new();
    SMALL.get_or_init(|| lists::words().bodies.iter().map(|name| name.to_lowercase()).collect())
}

/// «Tỉnh» with a capital inside a sentence.
fn provinces_in(text: &str) -> impl Iterator<Item = Wrong> {
    text.match_indices(" Tỉnh ").filter_map(move |(at, word)| {
        let before = text.get(..at)?.trim_end();
        let name = text.get(at + word.len()..)?;
        let province = provinces().find(|province| name.starts_with(province))?;
        let inside = before.ends_with(|c: char| c.is_lowercase() || c == ',');
        inside.then(|| (format!("Tỉnh {province}"), format!("tỉnh {province}"), "ND30.CAP.GEO.ADMIN"))
    })
}

fn city(text: &str) -> impl Iterator<Item = Wrong> {
    let name = "thành phố Hồ Chí Minh";
    let expected = "Thành phố Hồ Chí Minh";
    text.contains(name).then(|| (name.to_owned(), expected.to_owned(), "ND30.CAP.GEO.SPECIAL")).into_iter()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let body = |text: &str| Doc::plan().body(text);
        finds(&RULE, &body("Các đơn vị phối hợp với Sở Nội Vụ."), &["«Sở Nội Vụ» viết hoa sai, cần «Sở Nội vụ»"]);
        finds(
            &RULE,
            &body("Các đơn vị của Tỉnh Hà Tĩnh thực hiện."),
            &["«Tỉnh Hà Tĩnh» viết hoa sai, cần «tỉnh Hà Tĩnh»"],
        );
        finds(
            &RULE,
            &body("Các đơn vị tại thành phố Hồ Chí Minh thực hiện."),
            &["«thành phố Hồ Chí Minh» viết hoa sai, cần «Thành phố Hồ Chí Minh»"],
        );
        silent(&RULE, &body("Các đơn vị của tỉnh Hà Tĩnh phối hợp với Sở Nội vụ."));
        // Dòng in hoa toàn bộ.
        silent(&RULE, &body("SỞ NỘI VỤ PHỐI HỢP"));
        // Tên ngoài danh sách.
        silent(&RULE, &body("Các đơn vị phối hợp với Viện Nghiên Cứu."));
        // Đầu câu.
        silent(&RULE, &body("Các đơn vị thực hiện. Tỉnh Hà Tĩnh phối hợp."));
    }
}
