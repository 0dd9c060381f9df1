//! Dấu mức độ khẩn, chỉ dẫn lưu hành sai kiểu chữ.

use crate::check::prelude::{Context, PartName, declare_rule, words};

declare_rule! {
    /// Dấu mức độ khẩn, chỉ dẫn lưu hành sai kiểu chữ
    ///
    /// Vì sao: các dấu này in hoa, cỡ 13–14, đứng, đậm.
    ///
    /// Sai: khẩn; KHẨN cỡ 12
    /// Đúng: KHẨN cỡ 13, đậm
    ///
    /// Không báo khi: dấu là ảnh
    "ND333" "mark-look" Error ["ND30.MARK.URGENT", "ND30.MARK.CIRC"] [] "PL1 I/III.2"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let head = facts.first(PartName::TenLoai).or_else(|| facts.first(PartName::KinhGui)).unwrap_or_default() + 12;
    for line in 0..head.min(facts.main_end) {
        let text = &facts.lines[line];
        let (part, id) = if facts.nd30.marks.is_urgency(&text.folded) {
            (PartName::DauKhan, "ND30.MARK.URGENT")
        } else if facts.nd30.marks.is_circulation(&text.folded) {
            (PartName::LuuHanh, "ND30.MARK.CIRC")
        } else {
            continue;
        };
        let Some((least, greatest)) = ctx.nd30.fonts.part(part).range() else { continue };
        let sizes = least.to_half_points()..=greatest.to_half_points();
        let wrong = if !text.is_upper() {
            "chữ thường"
        } else if !text.mostly(|format| format.bold.value) {
            "chữ không đậm"
        } else if text.runs.iter().any(|(_, format)| !sizes.contains(&format.size.value)) {
            "sai cỡ chữ"
        } else {
            continue;
        };
        let expected = format!("in hoa, cỡ {}, đứng, đậm", words::sizes(least, greatest));
        ctx.at(line)
            .breaking(id)
            .found(wrong)
            .expected(&expected)
            .help(format!("đặt {expected}"))
            .say(format!("dấu «{}»: {wrong}, cần {expected}", text.text));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let mark = |text: &str| Doc::plan().after(PartName::CoQuan, PartName::DauKhan, text);
        finds(&RULE, &mark("Khẩn"), &["dấu «Khẩn»: chữ thường, cần in hoa, cỡ 13–14, đứng, đậm"]);
        finds(
            &RULE,
            &mark("KHẨN").with(PartName::DauKhan, |one| one.bold = false),
            &["dấu «KHẨN»: chữ không đậm, cần in hoa, cỡ 13–14, đứng, đậm"],
        );
        finds(
            &RULE,
            &mark("LƯU HÀNH NỘI BỘ").with(PartName::DauKhan, |one| one.size = 24),
            &["dấu «LƯU HÀNH NỘI BỘ»: sai cỡ chữ, cần in hoa, cỡ 13–14, đứng, đậm"],
        );
        silent(&RULE, &mark("KHẨN"));
        // Dấu là ảnh.
        let picture = "<w:r><w:drawing/></w:r>".to_owned();
        silent(&RULE, &mark("").with(PartName::DauKhan, |one| one.content.clone_from(&picture)));
    }
}
