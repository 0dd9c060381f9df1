//! Khoản, điểm in đậm không đúng.

use crate::check::prelude::{Context, MarkKind, declare_rule};
use crate::diag::Severity;

declare_rule! {
    /// Khoản, điểm in đậm không đúng
    ///
    /// Vì sao: khoản có tiêu đề thì tiêu đề đậm; khoản không tiêu đề, điểm thì chữ không đậm.
    ///
    /// Sai: 1. Mục đích (không đậm); 2. Cả đoạn văn dài in đậm
    /// Đúng: tiêu đề đậm, đoạn văn không đậm
    ///
    /// Không báo khi: vài từ nhấn mạnh; dòng dẫn kết thúc bằng dấu hai chấm
    "ND408" "weight-of-khoan" Warning ["ND30.HIER.KHOAN.TITLED", "ND30.HIER.KHOAN.PLAIN", "ND30.HIER.DIEM"] ["V34"] "PL1 I/II.6.đ; V.6b"
}

/// A title has at most this many words, a paragraph of text this many or more.
const TITLE: usize = 12;
const TEXT: usize = 20;

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let lines: Vec<usize> = facts.running().filter(|line| facts.lines[*line].first).collect();
    for (at, line) in lines.iter().enumerate() {
        let text = &facts.lines[*line];
        let Some(mark) =
            facts.marks[*line].as_ref().filter(|mark| matches!(mark.kind, MarkKind::Arabic | MarkKind::Letter))
        else {
            continue;
        };
        let words = mark.rest.split(' ').count();
        let bold = |want: bool| text.runs.iter().all(|(_, format)| format.bold.value == want);
        let sentence = mark.rest.ends_with(['.', ';']);
        let below =
            lines.get(at + 1).and_then(|next| facts.marks.get(*next)).map(|mark| mark.as_ref().map(|mark| mark.kind));
        // A short line with text or điểm below it, no further khoản, is a title.
        let title = mark.kind == MarkKind::Arabic
            && words <= TITLE
            && mark.rest.ends_with(char::is_alphanumeric)
            && matches!(below, Some(None | Some(MarkKind::Letter)));
        let (found, expected, message, id) = if words >= TEXT && sentence && bold(true) {
            let id = if mark.kind == MarkKind::Letter { "ND30.HIER.DIEM" } else { "ND30.HIER.KHOAN.PLAIN" };
            ("đậm", "không đậm", "khoản, điểm không có tiêu đề mà cả đoạn in đậm", id)
        } else if title && bold(false) && !text.is_upper() {
            ("không đậm", "đậm", "tiêu đề khoản không đậm", "ND30.HIER.KHOAN.TITLED")
        } else {
            continue;
        };
        // The decree's own appendices leave titles of khoản light: a hint, not more.
        let severity = (id == "ND30.HIER.KHOAN.TITLED").then_some(Severity::Hint);
        ctx.at(*line)
            .breaking(id)
            .found(found)
            .expected(expected)
            .help(format!("chọn đoạn đó, đặt chữ {expected}"))
            .severity(severity)
            .say(message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let long = "3. Các phòng, đơn vị thuộc Sở báo cáo kết quả thực hiện nhiệm vụ được giao về Văn phòng Sở trước ngày 15 \
            hằng tháng để tổng hợp";
        let bold = |text: String| Doc::plan().body_with(&text, |one| one.bold = true);
        finds(&RULE, &bold(format!("{long}.")), &["khoản, điểm không có tiêu đề mà cả đoạn in đậm"]);
        finds(
            &RULE,
            &bold(format!("{long}.").replace("3.", "a)")),
            &["khoản, điểm không có tiêu đề mà cả đoạn in đậm"],
        );
        finds(&RULE, &Doc::plan().body("3. Kinh phí").body("Từ ngân sách tỉnh."), &["tiêu đề khoản không đậm"]);
        silent(&RULE, &Doc::plan().body("<b>3. Kinh phí").body("Từ ngân sách tỉnh."));
        // Vài từ nhấn mạnh.
        silent(&RULE, &Doc::plan().body(&format!("{long}.").replace("ngày 15", "<b>ngày 15<b>")));
        // Dòng dẫn kết thúc bằng dấu hai chấm.
        silent(&RULE, &bold(format!("{long}:")));
        silent(&RULE, &Doc::plan().body("3. Kinh phí gồm:").body("Từ ngân sách tỉnh."));
    }
}
