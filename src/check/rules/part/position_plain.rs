//! Chức vụ người ký kèm tên cơ quan.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Chức vụ người ký kèm tên cơ quan
    ///
    /// Vì sao: tên cơ quan đã ở đầu văn bản, dưới chữ ký chỉ ghi chức vụ.
    ///
    /// Sai: GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ
    /// Đúng: GIÁM ĐỐC
    ///
    /// Không báo khi: văn bản liên tịch, hợp đồng, biên bản: nhiều cơ quan ký
    "ND340" "position-with-agency" Warning ["ND30.SIGN.POSITION.NOORG"] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    if facts.kind.is_some_and(|kind| kind.signers > 1) || facts.of(PartName::HoTen).count() > 1 {
        return;
    }
    for line in facts.of(PartName::ChucVu) {
        let text = &facts.lines[line];
        let title = text.folded.trim_start_matches(|c: char| "ktlqum".contains(c)).trim_start_matches(['.', ' ']);
        let own = facts.of(PartName::CoQuan).any(|agency| {
            let name = facts.lines[agency].folded.as_str();
            name.len() > 6 && text.folded.ends_with(name) && title.len() > name.len()
        });
        // «TM. ỦY BAN NHÂN DÂN» names the collective.
        if own && !text.text.starts_with("TM.") {
            ctx.at(line)
                .found(&text.text)
                .expected("chức vụ")
                .help("bỏ tên cơ quan sau chức vụ")
                .say(format!("chức vụ kèm tên cơ quan: «{}»", text.text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let position = "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ";
        let signed = Doc::plan().text(PartName::ChucVu, position);
        finds(&RULE, &signed, &["chức vụ kèm tên cơ quan: «GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ»"]);
        silent(&RULE, &Doc::plan());
        // Văn bản liên tịch: nhiều người ký.
        silent(&RULE, &signed.clone().after(PartName::HoTen, PartName::HoTen, "Trần Thị Bình"));
        // Hợp đồng, biên bản.
        silent(&RULE, &signed.text(PartName::TenLoai, "HỢP ĐỒNG"));
        silent(&RULE, &Doc::minutes().swap("Trần Thị Bình", "").swap("CHỦ TỌA", position));
    }
}
