//! The times that were seen in plans and lists, each with what it means in a plan of 2026.

use chrono::NaiveDate;

use super::{Basis, Deadline, Reading, read_deadline};

/// A reading in short: `31/3` due, `14/11~15/11` tolerated to, `1/1..31/3` window, `words` after a colon.
fn short(reading: &Reading) -> String {
    let day = |day: NaiveDate| {
        let text = day.format("%-d/%-m").to_string();
        if day.format("%Y").to_string() == "2026" { text } else { day.format("%-d/%-m/%Y").to_string() }
    };
    let date = |date: Option<NaiveDate>| date.map_or_else(String::new, day);
    let text = match &reading.deadline {
        Deadline::Dated(milestones) => milestones
            .iter()
            .map(|one| {
                let from = one.from.map_or_else(String::new, |from| format!("{}..", day(from)));
                let until = if one.until == one.due { String::new() } else { format!("~{}", day(one.until)) };
                let words = if one.words.is_empty() { String::new() } else { format!(": {}", one.words) };
                format!("{from}{}{until}{words}", day(one.due))
            })
            .collect::<Vec<_>>()
            .join(" | "),
        Deadline::Vague(proposal) => format!("vague {}", date(*proposal)).trim_end().to_owned(),
        Deadline::AfterIssue(delay) => format!("issue +{} {:?}", delay.count, delay.unit),
        Deadline::AfterEvent(delay) => format!("event +{} {:?}", delay.count, delay.unit),
        other => format!("{other:?}"),
    };
    if reading.rest.is_empty() { text } else { format!("{text} [{}]", reading.rest) }
}

#[track_caller]
fn case(cell: &str, meaning: &str) {
    let basis = Basis { year: 2026, issued: NaiveDate::from_ymd_opt(2026, 1, 5) };
    assert_eq!(short(&read_deadline(cell, basis)), meaning, "{cell}");
}

#[test]
fn ongoing() {
    for cell in [
        "Thường xuyên",
        "Thường xuyên trong năm",
        "TX",
        "Nhiệm vụ thường xuyên",
        "Thường xuyên, liên tục",
        "Thứ 5 hàng tuần",
        "02 tuần/lần",
    ] {
        case(cell, "Ongoing");
    }
}

#[test]
fn quarters() {
    for cell in ["Quý I/2026", "Quý I", "Quý 1", "Q1", "Q.I", "Trong quý I năm 2026", "Hoàn thành trong Quý I"]
    {
        case(cell, "1/1..31/3");
    }
    for cell in ["Quý I, III", "Quý I và quý III", "Quý I; Quý III"] {
        case(cell, "1/1..31/3 | 1/7..30/9");
    }
    case("Quý I - Quý IV", "1/1..31/12");
    case("Quý I-IV", "1/1..31/12");
    case("Từ quý II đến quý IV", "1/4..31/12");
    case("Quý IV/2025 - Quý I/2026", "1/10/2025..31/3");
}

#[test]
fn rhythms() {
    let quarters = "1/1..31/3 | 1/4..30/6 | 1/7..30/9 | 1/10..31/12";
    for cell in ["Hằng quý", "Hàng quý", "Mỗi quý", "Định kỳ hằng quý", "Thường xuyên, định kỳ báo cáo theo Quý"]
    {
        case(cell, quarters);
    }
    case(
        "Hằng quý (trước ngày 15 tháng cuối quý)",
        "1/1..14/3~15/3 | 1/4..14/6~15/6 | 1/7..14/9~15/9 | 1/10..14/12~15/12",
    );
    let monthly = |cell: &str, first: &str, count: usize| {
        let basis = Basis { year: 2026, issued: None };
        let reading = read_deadline(cell, basis);
        let Deadline::Dated(milestones) = &reading.deadline else { panic!("{cell}: {reading:?}") };
        assert_eq!(milestones.len(), count, "{cell}");
        assert!(short(&reading).starts_with(first), "{cell}: {}", short(&reading));
    };
    monthly("Hằng tháng", "1/1..31/1 | 1/2..28/2 |", 12);
    monthly("Hàng tháng, trước ngày 20", "1/1..19/1~20/1 | 1/2..19/2~20/2", 12);
    monthly("Ngày 25 hằng tháng", "1/1..25/1 | 1/2..25/2", 12);
    monthly("Ngày 30 hằng tháng", "1/1..30/1 | 1/2..28/2", 12);
}

#[test]
fn months() {
    case("Tháng 6", "1/6..30/6");
    case("Tháng 4", "1/4..30/4");
    case("Trong tháng 01/2026", "1/1..31/1");
    case("Tháng \n 01/ 2026", "1/1..31/1");
    case("T6/2026", "1/6..30/6");
    case("06/2026", "1/6..30/6");
    case("12/2026 báo cáo kết quả triển khai", "1/12..31/12: báo cáo kết quả triển khai");
    case("Tháng 3 - tháng 5", "1/3..31/5");
    case("Từ tháng 1-4/2026", "1/1..30/4");
    case("Tháng 3-5", "1/3..31/5");
    case("Tháng 3, 6, 9, 12", "1/3..31/3 | 1/6..30/6 | 1/9..30/9 | 1/12..31/12");
    case("Hoàn thành trong tháng 11", "1/11..30/11");
}

#[test]
fn dates() {
    case("30/8/2026", "30/8");
    case("31/3/2026", "31/3");
    case("Ngày 30/8", "30/8");
    case("30-8-2026", "30/8");
    case("30.8.2026", "30/8");
    case("28/6-5/7/2026", "28/6..5/7");
    case("Từ 01/3 đến 30/4/2026", "1/3..30/4");
    case("15/12 - 14/3/2026", "15/12/2025..14/3");
    case("Trước 15/11/2026", "14/11~15/11");
    case("Trước 10/02/2026", "9/2~10/2");
    case("Trước ngày 15 tháng 11", "14/11~15/11");
    case("Xong trước 15/11", "14/11~15/11");
    case("Trước tháng 6", "31/5");
    case("Chậm nhất ngày 31/3/2026", "31/3");
    case("Đến hết ngày 30/6", "30/6");
    case("Dịp 10/10", "10/10");
    case("Dịp kỷ niệm 20/11", "20/11: Dịp kỷ niệm");
}

#[test]
fn vague_times_propose_a_day() {
    case("Đầu quý II", "vague 30/4");
    case("Cuối quý III", "vague 30/9");
    case("Giữa tháng 6", "vague 15/6");
    case("Tuần 2 tháng 3", "vague 14/3");
    case("Cuối năm", "vague 31/12");
    case("Trước Tết Nguyên đán", "vague");
    case("Tháng Thanh niên", "vague 31/3");
}

#[test]
fn parts_of_the_year() {
    case("6 tháng đầu năm", "1/1..30/6");
    case("6 tháng cuối năm", "1/7..31/12");
    case("9 tháng", "1/1..30/9");
    case("Nửa đầu năm", "1/1..30/6");
    for cell in ["Năm 2026", "Trong năm 2026", "Cả năm", "Cả năm 2026"] {
        case(cell, "1/1..31/12");
    }
    case("Đến 31/12/2026", "31/12");
    for cell in ["2026-2027", "Giai đoạn 2026-2030", "Hằng năm", "Năm 2026 và những năm tiếp theo"] {
        case(cell, "Beyond");
    }
    case("Từ Quý I/2026", "OpenEnd");
    case("Từ ngày ban hành Kế hoạch trở đi", "OpenEnd");
}

#[test]
fn relative_times() {
    case("100 ngày kể từ ngày ban hành Kế hoạch", "5/1..15/4");
    case("15 ngày kể từ ngày 01/3/2026", "1/3..16/3");
    case("15 ngày kể từ ngày nhận được hồ sơ", "event +15 Days");
    case("10 ngày làm việc sau khi Nghị quyết được ban hành", "event +10 WorkingDays");
    case("10 ngày làm việc kể từ ngày ban hành Kế hoạch", "issue +10 WorkingDays");
    let undated = Basis { year: 2026, issued: None };
    assert_eq!(short(&read_deadline("100 ngày kể từ ngày ban hành Kế hoạch", undated)), "issue +100 Days");
}

#[test]
fn events_and_references() {
    for cell in [
        "Ngay sau khi có quyết định công bố của UBND tỉnh",
        "Sau khi có hướng dẫn của Bộ",
        "Khi có văn bản của cấp trên",
        "Khi phát sinh",
        "Theo thời điểm có nhu cầu",
    ] {
        case(cell, "Event");
    }
    for cell in [
        "Theo Kế hoạch của UBND tỉnh",
        "Theo tiến độ xây dựng KPI",
        "Theo tiến độ của từng nhiệm vụ",
        "Theo yêu cầu",
        "Theo quy định",
    ] {
        case(cell, "Elsewhere");
    }
    case("Theo từng mốc thời hạn dưới đây", "Parent");
    case("Theo thời hạn cụ thể sau đây:", "Parent");
}

#[test]
fn several_milestones_keep_their_words() {
    case(
        "Quý I/2026 lựa chọn nhiệm vụ. Quý IV/2026 báo cáo kết quả thực hiện",
        "1/1..31/3: lựa chọn nhiệm vụ | 1/10..31/12: báo cáo kết quả thực hiện",
    );
    case(
        "30/4/2026 (mô hình thử nghiệm). Vận hành ổn định trong năm 2026",
        "30/4: mô hình thử nghiệm | 1/1..31/12: Vận hành ổn định",
    );
    case(
        "Hoàn thành xây dựng kế hoạch trong Quý I/2026; triển khai theo tiến độ",
        "1/1..31/3: Hoàn thành xây dựng kế hoạch [triển khai theo tiến độ]",
    );
    case(
        "31/03/2026\nCác sở … đề xuất trước ngày 15/3/2026; (Sở KH&CN … chậm nhất 31/3/2026)",
        "31/3 [Các sở … đề xuất trước ngày 15/3/2026; (Sở KH&CN … chậm nhất 31/3/2026)]",
    );
    case("13/02/2026\nĐề xuất hạn là thường xuyên", "13/2 [Đề xuất hạn là thường xuyên]");
}

#[test]
fn ditto_and_nothing() {
    for cell in ["nt", "-nt-", "\"", "Như trên"] {
        case(cell, "AsAbove");
    }
    case("", "Unknown");
    case("31/2/2026", "Unknown");
    case("???", "Unknown");
    case("99999999999999999999/1", "Unknown");
}

proptest::proptest! {
    #[test]
    fn any_cell_is_read(cell in "[ \\n0-9/.;,()IVivQqTtháng quýnămngàytrướctừđếnsaukhi-]{0,60}") {
        let basis = Basis { year: 2026, issued: None };
        if let Deadline::Dated(milestones) = read_deadline(&cell, basis).deadline {
            for one in milestones {
                proptest::prop_assert!(one.due <= one.until && one.from.is_none_or(|from| from <= one.due));
            }
        }
    }
}
