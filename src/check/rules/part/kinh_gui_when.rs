//! «Kính gửi» trong loại văn bản không dùng.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// «Kính gửi» trong loại văn bản không dùng
    ///
    /// Vì sao: Kính gửi dùng cho công văn, tờ trình, báo cáo gửi cấp trên.
    ///
    /// Sai: kế hoạch có «Kính gửi»
    /// Đúng: kế hoạch không có «Kính gửi»
    ///
    /// Không báo khi: loại văn bản chưa nhận ra; phiếu gửi, phiếu chuyển, thư công
    "ND308" "kinh-gui-in-kind-without" Warning ["ND30.KG.WHEN"] ["V45"] "PL1 I/II.9.b"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let (Some(line), Some(kind)) = (facts.first(PartName::KinhGui), facts.kind) else { return };
    if kind.kinh_gui {
        return;
    }
    ctx.at(line)
        .found("Kính gửi")
        .expected("không có Kính gửi")
        .help("bỏ dòng Kính gửi, ghi các nơi đó ở Nơi nhận")
        .say(format!("{} không có «Kính gửi»", kind.name.to_lowercase()));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let to = |doc: Doc| doc.before(PartName::CanCu, PartName::KinhGui, "Kính gửi: Sở Nội vụ");
        finds(&RULE, &to(Doc::plan()), &["kế hoạch không có «Kính gửi»"]);
        silent(&RULE, &Doc::plan());
        silent(&RULE, &to(Doc::plan().text(PartName::TenLoai, "TỜ TRÌNH")));
        // Loại văn bản chưa nhận ra; phiếu gửi, phiếu chuyển, thư công.
        for kind in ["PHIẾU TRÌNH", "PHIẾU GỬI", "PHIẾU CHUYỂN", "THƯ CÔNG"] {
            silent(&RULE, &to(Doc::plan().text(PartName::TenLoai, kind)));
        }
    }
}
