//! Ngày của văn bản không có thật hoặc trước căn cứ.

use chrono::NaiveDate;

use crate::check::prelude::{Context, PartName, date, declare_rule};

declare_rule! {
    /// Ngày của văn bản không có thật hoặc trước căn cứ
    ///
    /// Vì sao: ngày có trong lịch, không sớm hơn văn bản được dẫn làm căn cứ.
    ///
    /// Sai: ngày 31 tháng 6; ngày 05 tháng 01 năm 2026 mà căn cứ ngày 10/01/2026
    /// Đúng: ngày có thật, sau các căn cứ
    ///
    /// Không báo khi: chưa có ngày
    "ND610" "date-impossible" Warning ["ND30.DATE.VALID"] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::DiaDanh) else { return };
    let Some((day, month, year)) = date::written(&facts.lines[line].text) else { return };
    let real = |(day, month, year): (u32, u32, u32)| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    let text = facts.lines[line].text.clone();
    let Some(own) = real((day, month, year)) else {
        ctx.at(line)
            .found(text)
            .expected("ngày có thật")
            .help("sửa ngày, tháng")
            .say(format!("ngày {day} tháng {month} năm {year} không có trong lịch"));
        return;
    };
    for basis in facts.of(PartName::CanCu) {
        let Some(cited) = date::written(&facts.lines[basis].text).and_then(real).filter(|cited| *cited > own) else {
            continue;
        };
        ctx.at(basis)
            .found(&text)
            .expected("ngày sau các căn cứ")
            .help("kiểm tra ngày ký và ngày của căn cứ")
            .say(format!("văn bản ký trước căn cứ của nó (ngày {})", cited.format("%d/%m/%Y")));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().swap("05 tháng 01", "31 tháng 6"), &["ngày 31 tháng 6 năm 2026 không có trong lịch"]);
        finds(
            &RULE,
            &Doc::plan().swap("05 tháng 01", "32 tháng 13"),
            &["ngày 32 tháng 13 năm 2026 không có trong lịch"],
        );
        finds(&RULE, &Doc::plan().swap("năm 2026", "năm 2021"), &["văn bản ký trước căn cứ của nó (ngày 16/06/2025)"]);
        silent(&RULE, &Doc::plan());
        // Chưa có ngày.
        silent(&RULE, &Doc::plan().swap("05 tháng 01 năm 2026", "…… tháng …… năm 2021"));
    }
}
