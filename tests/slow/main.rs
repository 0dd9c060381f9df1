//! Checks that need other programs: validator, LibreOffice, python-docx, pdfplumber.

#![expect(clippy::unwrap_used, reason = "a check that cannot go on fails loudly")]
#![expect(clippy::float_arithmetic, reason = "positions on a page are measured, not laid out, here")]

mod good;
mod many;
mod page;
mod report;
mod tools;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use page::{Frame, Page, near};
use tools::{pages, python, render, root, samples, validator_errors};

const MAIN: &str = "data/ke-hoach-2024.json";

/// Renders data and reads its pages.
#[track_caller]
fn rendered(data: &Path, options: &[&str]) -> Vec<Page> {
    let folder = TempDir::new().unwrap();
    let docx = render(data, folder.path(), options);
    assert_eq!(validator_errors(&docx), Vec::<String>::new());
    pages(&docx).iter().map(Page::read).collect()
}

/// The main plan with some of its fields changed.
#[track_caller]
fn changed(change: impl FnOnce(&mut Value)) -> Vec<Page> {
    let folder = TempDir::new().unwrap();
    let mut plan: Value = serde_json::from_str(&fs::read_to_string(root().join(MAIN)).unwrap()).unwrap();
    change(&mut plan);
    let file = folder.path().join("thu.json");
    fs::write(&file, plan.to_string()).unwrap();
    rendered(&file, &[])
}

#[test]
fn every_sample_is_valid() {
    let folder = TempDir::new().unwrap();
    for sample in samples() {
        for set in ["a", "b"] {
            let docx = render(&sample, folder.path(), &["--size-set", set]);
            assert_eq!(validator_errors(&docx), Vec::<String>::new(), "{}", sample.display());
        }
    }
}

/// A copy with comments is as valid as its source.
#[test]
fn annotated_copies_are_valid() {
    let folder = TempDir::new().unwrap();
    for name in ["data/ke-hoach-2024.json", "data/mau/bao-cao.json", "data/mau/cong-van.json"] {
        let docx = render(&root().join(name), folder.path(), &[]);
        let copy = docx.with_extension("gop-y.docx");
        tools::checked(&docx, &["--profile", "phat-hanh", "--annotate", copy.to_str().unwrap()]);
        assert_eq!(validator_errors(&copy), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn python_docx_opens_it_and_sees_named_styles() {
    let folder = TempDir::new().unwrap();
    let script = "import sys, docx\n\
        d = docx.Document(sys.argv[1])\n\
        s = {p.style.name for p in d.paragraphs} | {p.style.name for t in d.tables for r in t.rows for c in r.cells for p in c.paragraphs}\n\
        f = {r.font.name for p in d.paragraphs for r in p.runs}\n\
        print('|'.join(sorted(s)), f, d.styles['Normal'].font.name, d.core_properties.title, d.core_properties.author, sep='\\n')";
    let docx = render(&root().join(MAIN), folder.path(), &[]);
    let said = python(&["-c", script], &docx);
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].split('|').all(|style| style.starts_with("VB ")), "{said}");
    for style in ["VB Quốc hiệu", "VB Trích yếu", "VB Điểm", "VB Nơi nhận", "VB Bảng - tiêu đề"] {
        assert!(lines[0].split('|').any(|known| known == style), "{style} in {said}");
    }
    assert_eq!(lines[1], "{None}", "runs carry no face of their own");
    assert_eq!(lines[3], "Kế hoạch Tuyên truyền cải cách hành chính năm 2024");
    assert_eq!(lines[4], "Sở Khoa học và Công nghệ");
}

#[test]
fn the_pages_are_a4_with_the_margins_of_the_decree() {
    let frame = Frame::of_the_decree();
    for pages in [rendered(&root().join(MAIN), &[]), rendered(&root().join("data/mau/ke-hoach.json"), &[])] {
        for (index, page) in pages.iter().enumerate() {
            near(page.width, frame.width, "width");
            near(page.height, frame.height, "height");
            assert!(!page.lines.is_empty(), "page {} is empty", index + 1);
            for line in &page.lines {
                let inside = line.x0 >= frame.left - 0.1 && line.x1 <= frame.right + 0.6;
                assert!(inside, "«{}» from {} to {}", line.text, line.x0, line.x1);
                assert!(line.base <= frame.bottom, "«{}» at {}", line.text, line.base);
                assert!(line.base > frame.top || page.number().is_some_and(|n| n.text == line.text), "«{}»", line.text);
                for font in &line.fonts {
                    let family = font.split('-').next().unwrap();
                    assert!(["LiberationSerif", "Tinos"].contains(&family), "{font} in «{}»", line.text);
                }
            }
        }
    }
}

#[test]
fn the_head_is_that_of_the_font_table() {
    let pages = rendered(&root().join(MAIN), &["--set", "so=5", "--set", "ngay=2024-03-05"]);
    let page = &pages[0];
    page.line("UBND TỈNH HƯNG YÊN").is(12.0, false, false);
    let agency = page.line("SỞ KHOA HỌC VÀ CÔNG NGHỆ").is(12.0, true, false);
    page.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").is(12.0, true, false);
    let motto = page.line("Độc lập - Tự do - Hạnh phúc").is(13.0, true, false);
    let number = page.line("Số: 05/KH-SKHCN").is(13.0, false, false);
    let date = page.line("Hưng Yên, ngày 05 tháng 3 năm 2024").is(13.0, false, true);
    page.line("KẾ HOẠCH").is(14.0, true, false);
    let title = page.line("Tuyên truyền cải cách hành chính năm 2024").is(14.0, true, false);
    page.line("Căn cứ Kế hoạch số 184").is(14.0, false, true);
    page.line("I. MỤC TIÊU, YÊU CẦU").is(14.0, true, false);
    page.line("1. Mục tiêu").is(14.0, true, false);
    page.line("a) Nâng cao nhận thức").is(14.0, false, false);

    near(number.base, date.base, "số and ngày on one line");
    let (x0, x1) = page.rule_below(motto);
    near(x0, motto.x0, "line under Tiêu ngữ, left");
    near(x1, motto.x1, "line under Tiêu ngữ, right");
    for line in [agency, title] {
        let (x0, x1) = page.rule_below(line);
        let share = (x1 - x0) / (line.x1 - line.x0);
        assert!((1.0 / 3.0..=0.5).contains(&share), "line under «{}»: {share}", line.text);
        near(x0 + x1, line.x0 + line.x1, "the line is centred");
    }
    near((title.x0 + title.x1) / 2.0, 112.5, "trích yếu is centred on the text");
    near(number.x0 + number.x1, agency.x0 + agency.x1, "số is centred under the agency");
}

#[test]
fn set_a_is_used_where_it_fits() {
    let pages = changed(|plan| plan["co_quan"] = json!("Sở Y tế"));
    pages[0].line("CỘNG HÒA").is(13.0, true, false);
    pages[0].line("Độc lập").is(14.0, true, false);
    pages[0].line("SỞ Y TẾ").is(13.0, true, false);
    pages[0].line("Hưng Yên, ngày").is(14.0, false, true);
}

#[test]
fn body_lines_are_justified_and_indented() {
    let frame = Frame::of_the_decree();
    let pages = rendered(&root().join(MAIN), &[]);
    let lines = &pages[0].lines;
    let first = lines.iter().position(|line| line.text.starts_with("a) Nâng cao")).unwrap();
    near(lines[first].x0, frame.left + frame.first_line, "first line indent");
    for line in &lines[first..first + 4] {
        near(line.x1, frame.right, "right margin");
        line.is(14.0, false, false);
    }
    for pair in lines[first..first + 5].windows(2) {
        let pitch = pair[1].base - pair[0].base;
        // Times New Roman sets 14 pt on lines of 5.68 mm.
        assert!((5.6..=8.6).contains(&pitch), "line pitch {pitch} mm");
    }
    let next = lines.iter().find(|line| line.text.starts_with("b) Tăng cường")).unwrap();
    let last = &lines[lines.iter().position(|line| line.text == next.text).unwrap() - 1];
    assert!(next.base - last.base >= 6.25 + 2.1, "paragraphs are 6 pt apart");
}

#[test]
fn page_numbers_are_centred_and_start_anew_in_the_appendix() {
    let pages = rendered(&root().join(MAIN), &[]);
    let appendix = pages.iter().position(|page| page.find("Phụ lục").is_some()).unwrap();
    assert!(appendix >= 3);
    for (index, page) in pages.iter().enumerate() {
        let expected = if index < appendix { index } else { index - appendix } + 1;
        match page.number() {
            None => assert_eq!(expected, 1, "page {} has no number", index + 1),
            Some(number) => {
                assert_ne!(expected, 1, "page {} shows «{}»", index + 1, number.text);
                assert_eq!(number.text, expected.to_string());
                number.is(14.0, false, false);
                near((number.x0 + number.x1) / 2.0, 112.5, "page number");
            }
        }
    }
}

#[test]
fn the_signature_stands_level_and_with_the_text() {
    let pages = rendered(&root().join(MAIN), &[]);
    let page = pages.iter().find(|page| page.find("Nơi nhận:").is_some()).unwrap();
    let list = page.line("Nơi nhận:").is(12.0, true, true);
    let power = page.line("KT. GIÁM ĐỐC").is(14.0, true, false);
    let title = page.line("PHÓ GIÁM ĐỐC").is(14.0, true, false);
    let name = page.line("Nguyễn Xuân Hải").is(14.0, true, false);
    page.line("- UBND tỉnh (để báo cáo);").is(11.0, false, false);
    page.line("- Lưu: VT, VP");
    near(list.base, power.base, "Nơi nhận and quyền hạn");
    near(power.x0 + power.x1, name.x0 + name.x1, "the name is centred under the title");
    assert!(name.base - title.base > 24.0, "room for the signature: {} mm", name.base - title.base);
    let top = Frame::of_the_decree().top;
    assert!(page.lines.iter().filter(|line| line.base > top && line.base < list.base).count() >= 2);
}

#[test]
fn the_appendix_repeats_its_header_row() {
    let pages = rendered(&root().join(MAIN), &["--set", "so=15", "--set", "ngay=2024-01-20"]);
    let first = pages.iter().position(|page| page.find("Phụ lục").is_some()).unwrap();
    let page = &pages[first];
    page.line("Phụ lục").is(14.0, true, false);
    page.line("CÁC NHIỆM VỤ").is(14.0, true, false);
    page.line("(Kèm theo Kế hoạch số 15/KH-SKHCN ngày 20").is(14.0, false, true);
    for page in &pages[first..] {
        for header in ["STT", "Nhiệm vụ", "Sản phẩm"] {
            page.line(header).is(12.0, true, false);
        }
    }
    assert!(pages.len() - first >= 2);
}

#[test]
fn names_of_any_length_fit_the_head() {
    for (name, lines) in [
        ("Sở Tài chính tỉnh", 1),
        ("Trung tâm Thông tin, Thống kê và Ứng dụng khoa học, công nghệ", 3),
        (
            "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông, dân dụng và công nghiệp tỉnh trực thuộc Ủy ban nhân dân",
            5,
        ),
    ] {
        let pages = changed(|plan| plan["co_quan"] = json!(name));
        let page = &pages[0];
        page.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        let number = page.line("Số:");
        let above = page.line("UBND TỈNH");
        let between: Vec<_> = page
            .lines
            .iter()
            .filter(|line| line.base > above.base && line.base < number.base && line.x1 < 110.0)
            .collect();
        assert_eq!(between.len(), lines, "{name}: {between:#?}");
        page.rule_below(between[lines - 1]);
    }
}

#[test]
fn long_tables_and_hard_cells_stay_on_their_pages() {
    let pages = changed(|plan| {
        let row = plan["nhiem_vu"][1].clone();
        let mut rows: Vec<Value> = (0..60).map(|_| row.clone()).collect();
        rows[3]["noi_dung"] = json!("Tuyên truyền, phổ biến. ".repeat(800));
        rows[5]["san_pham"] = json!("x".repeat(300));
        rows[7]["noi_dung"] = json!("Họp 👨‍👩‍👧 ✅");
        plan["nhiem_vu"] = json!(rows);
    });
    let frame = Frame::of_the_decree();
    let first = pages.iter().position(|page| page.find("Phụ lục").is_some()).unwrap();
    assert!(pages.len() - first > 5);
    for page in &pages[first..] {
        page.line("STT");
        for line in &page.lines {
            assert!(line.x1 <= frame.right + 0.6 && line.base < frame.bottom + 0.5, "«{}»", line.text);
        }
    }
}

#[test]
fn an_empty_table_is_a_header_alone() {
    let pages = changed(|plan| plan["nhiem_vu"] = json!([]));
    assert!(pages.last().unwrap().find("STT").is_some());
}

/// Peak memory of a run, from the system's own count.
#[cfg(target_os = "linux")]
#[test]
fn a_hundred_thousand_rows_take_little_memory() {
    let folder = TempDir::new().unwrap();
    let mut plan: Value = serde_json::from_str(&fs::read_to_string(root().join(MAIN)).unwrap()).unwrap();
    // Each says something else: of tasks that are the same there is something to tell.
    let row = |number: usize| {
        let words = "Tuyên truyền, phổ biến các nội dung, kết quả của công tác cải cách thể chế, tổ chức bộ máy";
        json!({
        "noi_dung": format!("{words} {number}"),
        "san_pham": "Kế hoạch, tin bài", "chu_tri": ["Văn phòng Sở"], "phoi_hop": ["Các phòng, đơn vị thuộc Sở"],
        "thoi_gian": "Thường xuyên"
        })
    };
    plan["nhiem_vu"] = (0..100_000).map(row).collect();
    let file = folder.path().join("lon.json");
    fs::write(&file, plan.to_string()).unwrap();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_vanban"))
        .arg("render")
        .arg(&file)
        .args(["-o", &format!("{}/", folder.path().display())])
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        if let Ok(text) = fs::read_to_string(&status) {
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kib =
                line.and_then(|line| line.trim().strip_suffix(" kB")).and_then(|kib| kib.trim().parse::<u64>().ok());
            peak = peak.max(kib.unwrap_or(0));
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert!(child.wait().unwrap().success());
    assert!(peak > 0 && peak < 150 * 1024, "{} MiB", peak / 1024);
}
