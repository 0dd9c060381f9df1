//! Lời văn của điều không có tiêu đề in đậm.

use crate::check::prelude::{Context, MarkKind, declare_rule};

declare_rule! {
    /// Lời văn của điều không có tiêu đề in đậm
    ///
    /// Vì sao: trong mẫu, điều không có tiêu đề chỉ in đậm «Điều 1.».
    ///
    /// Sai: Điều 1. cả đoạn văn in đậm
    /// Đúng: chỉ «Điều 1.» in đậm
    ///
    /// Không báo khi: điều có tiêu đề: một cụm từ, không có dấu chấm cuối
    "ND410" "dieu-text-bold" Warning ["ND30.HIER.DIEU.BOLD"] ["V34"] "PL3, Mẫu 1.2–1.3"
}

/// A title of a điều has fewer words than this.
const TEXT: usize = 20;

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.running() {
        let Some(mark) = facts.marks[line].as_ref().filter(|mark| mark.kind == MarkKind::Dieu) else { continue };
        let text = mark.rest.split(' ').count() >= TEXT && mark.rest.ends_with(['.', ';', ':']);
        if text && facts.lines[line].runs.iter().all(|(_, format)| format.bold.value) {
            ctx.at(line)
                .found("đậm")
                .expected("chỉ «Điều …» đậm")
                .help("bỏ đậm phần sau số điều")
                .say("cả lời văn của điều in đậm");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let text = "Các phòng, đơn vị thuộc Sở báo cáo kết quả thực hiện nhiệm vụ được giao về Văn phòng Sở trước ngày 15 hằng tháng";
        let bold = |end: &str| {
            Doc::decision()
                .swap("<b> Ban hành Quy chế làm việc của Sở Khoa học và Công nghệ.", &format!(" {text}{end}"))
        };
        finds(&RULE, &bold("."), &["cả lời văn của điều in đậm"]);
        silent(&RULE, &Doc::decision());
        // Điều có tiêu đề: một cụm từ, không có dấu chấm cuối.
        silent(&RULE, &bold(""));
        silent(
            &RULE,
            &Doc::decision().swap("<b> Ban hành Quy chế làm việc của Sở Khoa học và Công nghệ.", " Phạm vi điều chỉnh"),
        );
    }
}
