//! Địa danh thiếu chữ chỉ đơn vị hành chính.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Địa danh thiếu chữ chỉ đơn vị hành chính
    ///
    /// Vì sao: đơn vị mang tên người, chữ số, sự kiện viết đầy đủ tên gọi.
    ///
    /// Sai: Hồ Chí Minh, ngày …; TP. Hồ Chí Minh, ngày …
    /// Đúng: Thành phố Hồ Chí Minh, ngày …
    ///
    /// Không báo khi: tên khác: chương trình không biết tên nào là tên người
    "ND611" "place-name-not-full" Error ["ND30.PLACE.FULLNAME"] ["V20"] "PL1 I/II.4.a"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::DiaDanh) else { return };
    let Some((place, _)) = facts.lines[line].text.split_once(',') else { return };
    let place = place.trim();
    let city = place.ends_with("Hồ Chí Minh") && place != "Thành phố Hồ Chí Minh";
    let numbered = !place.is_empty() && place.chars().all(|c| c.is_ascii_digit());
    if !city && !numbered {
        return;
    }
    let expected = if city { "Thành phố Hồ Chí Minh".to_owned() } else { format!("Phường {place}") };
    ctx.at(line)
        .found(place)
        .expected(&expected)
        .help(format!("viết «{expected}»"))
        .say(format!("địa danh «{place}», cần «{expected}»"));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let place = |place: &str| Doc::plan().swap("Hưng Yên", place);
        finds(&RULE, &place("Hồ Chí Minh"), &["địa danh «Hồ Chí Minh», cần «Thành phố Hồ Chí Minh»"]);
        finds(&RULE, &place("TP. Hồ Chí Minh"), &["địa danh «TP. Hồ Chí Minh», cần «Thành phố Hồ Chí Minh»"]);
        finds(&RULE, &place("3"), &["địa danh «3», cần «Phường 3»"]);
        silent(&RULE, &place("Thành phố Hồ Chí Minh"));
        // Tên khác.
        silent(&RULE, &place("Lê Chân"));
    }
}
