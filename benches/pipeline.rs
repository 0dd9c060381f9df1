//! One document end to end in a warm process, and the share of each stage.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use vanban::intake::table::read_progress;
use vanban::intake::{self, LoadOptions};
use vanban::layout::{self, Layouter, SizeSet};
use vanban::lists::Regimes;
use vanban::make::{self, Maker, make};
use vanban::nd30::Nd30;
use vanban::report::{Draft, Form, FormRow, ReportInput, Units, compile, data_file, forms};
use vanban::template::Templates;
use vanban::write::docx;

const SEED: &str = include_str!("../data/ke-hoach-2024.json");
const TEMPLATE: &str = "ke-hoach.xml";

/// The seed plan with its appendix grown to `rows` rows, as JSON.
fn plan_with(rows: usize) -> String {
    let mut data: serde_json::Value = serde_json::from_str(SEED).expect("the sample is JSON");
    let tasks = data["nhiem_vu"].as_array().expect("the sample has tasks").clone();
    data["nhiem_vu"] = tasks.iter().cycle().take(rows).cloned().collect();
    data.to_string()
}

/// The document of a data file by a warm maker.
fn document(maker: &Maker<'_>, source: &str) -> Vec<u8> {
    let loaded = intake::load(source, "data", &LoadOptions::default()).expect("good data");
    maker.make(&loaded.plan, TEMPLATE).expect("good data").bytes
}

fn end_to_end(criterion: &mut Criterion) {
    let maker = Maker::new(Templates::builtin(), make::Options::default());
    let mut group = criterion.benchmark_group("document");
    for rows in [7, 100, 1_000, 10_000] {
        let source = plan_with(rows);
        group.throughput(Throughput::Elements(rows as u64));
        if rows >= 1_000 {
            group.sample_size(10);
        }
        group.bench_with_input(BenchmarkId::from_parameter(rows), &source, |bench, source| {
            bench.iter(|| document(&maker, black_box(source)));
        });
    }
    group.finish();
}

fn stages(criterion: &mut Criterion) {
    let templates = Templates::builtin();
    let loaded = intake::load(SEED, "data", &LoadOptions::default()).expect("good data");
    let xml = templates.render(TEMPLATE, &loaded.plan).expect("renders");
    let document = templates.parse(&xml, TEMPLATE, &loaded.plan).expect("parses");
    let sheet = layout::lay_out(&document, Nd30::embedded(), SizeSet::default());
    let writer = docx::Writer::new(&sheet.styles);
    let mut group = criterion.benchmark_group("stage");
    group.bench_function("input", |bench| {
        bench.iter(|| intake::load(black_box(SEED), "data", &LoadOptions::default()).expect("good data"));
    });
    group.bench_function("tera", |bench| {
        bench.iter(|| templates.render(TEMPLATE, black_box(&loaded.plan)).expect("renders"));
    });
    group.bench_function("parse", |bench| {
        bench.iter(|| templates.parse(black_box(&xml), TEMPLATE, &loaded.plan).expect("parses"));
    });
    group.bench_function("layout", |bench| {
        let layouter = Layouter::new(Nd30::embedded());
        bench.iter(|| layouter.lay_out(black_box(&document), SizeSet::default()));
    });
    group.bench_function("write", |bench| {
        bench.iter(|| writer.to_vec(black_box(&sheet)).expect("memory does not fail"));
    });
    group.finish();
}

/// A plan of `tasks` tasks led by `units` units in turn.
fn plan_of(tasks: usize, units: usize) -> String {
    let times = ["Quý I", "Quý II", "Thường xuyên", "30/3/2025", "Hằng quý"];
    let list: Vec<_> = (0..tasks)
        .map(|task| {
            serde_json::json!({
                "ma": format!("A.{task}"), "noi_dung": format!("Nhiệm vụ thứ {task} của kế hoạch"),
                "chu_tri": [format!("Phòng {}", task % units)], "thoi_gian": times[task % times.len()],
            })
        })
        .collect();
    let mut data: serde_json::Value = serde_json::from_str(SEED).expect("the sample is JSON");
    data["nhiem_vu"] = list.into();
    data["trich_yeu"] = "Công tác năm 2025".into();
    data.to_string()
}

/// The sheet a unit sent back.
fn returned(form: &Form) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let unit = form.unit.as_deref().unwrap_or_default();
    sheet.write(0, 0, format!("Đơn vị báo cáo: {unit}")).expect("fits");
    for (column, name) in (0..).zip(["Mã nhiệm vụ", "Trạng thái", "Kết quả thực hiện", "Ngày hoàn thành"])
    {
        sheet.write(1, column, name).expect("fits");
    }
    let codes = form.rows.iter().filter_map(|row| match row {
        FormRow::Task(known) => Some(&known[0]),
        FormRow::Group(_) => None,
    });
    for (line, code) in (2..).zip(codes) {
        for (column, text) in (0..).zip([code.as_str(), "Hoàn thành", "Đã ban hành", "05/3/2025"]) {
            sheet.write(line, column, text).expect("fits");
        }
    }
    book.save_to_buffer().expect("memory does not fail")
}

/// 1,000 tasks and 100 sheets that came back: to the rows, to the figures, to the document.
fn report(criterion: &mut Criterion) {
    let source = plan_of(1_000, 100);
    let plan = intake::load(&source, "data", &LoadOptions::default()).expect("good data").plan;
    let regimes = Regimes::load(&[]).expect("the regimes that ship are good");
    let regime = regimes.get("nd09").expect("ships");
    let period = regime.period("quy-1", 2025).expect("has the period");
    let units = Units::default();
    let (forms, _) = forms(&plan, Nd30::embedded(), &period, &units);
    let sheets: Vec<Vec<u8>> = forms.iter().skip(1).map(returned).collect();
    let mut group = criterion.benchmark_group("report");
    group.sample_size(10);
    group.bench_function("1000 tasks, 100 sheets", |bench| {
        bench.iter(|| {
            let rows: Vec<_> = sheets
                .iter()
                .flat_map(|sheet| read_progress(sheet, "a.xlsx", false, &[]).expect("a good sheet").rows)
                .collect();
            let input = ReportInput {
                plan: &plan,
                nd30: Nd30::embedded(),
                regime,
                period: &period,
                progress: &rows,
                units: &units,
            };
            let (figures, _) = compile(input);
            let data = data_file(input, figures, &Draft::default(), None);
            let draft = intake::load(&data, "data", &LoadOptions::default()).expect("our own data").plan;
            make(&draft, Templates::builtin(), make::Options::default()).expect("our own data").bytes
        });
    });
    group.finish();
}

/// A sentence of a plan, as long as a usual paragraph.
const SENTENCE: &str = "Tăng cường sự tham gia, giám sát của người dân, doanh nghiệp và các tổ chức chính trị, xã hội trong triển khai cải cách hành chính của Sở theo Kế hoạch số 184/KH-UBND ngày 07/12/2021, trọng tâm là cải cách thủ tục hành chính, dịch vụ công trực tuyến, tiết kiệm chi phí cho doanh nghiệp, người dân, góp phần nâng cao sự hài lòng của tổ chức, cá nhân.";

/// 200 pages as Word writes them: ids of sessions, runs cut in the middle of words, marks of the spelling check.
fn pages_200() -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let letters: Vec<char> = SENTENCE.chars().collect();
    let runs: Vec<String> = letters
        .chunks(48)
        .map(|piece| {
            let text: String = piece.iter().collect();
            format!(
                "<w:proofErr w:type=\"spellStart\"/><w:r w:rsidRPr=\"00A1B2C3\"><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
                 <w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>"
            )
        })
        .collect();
    let paragraph = format!(
        "<w:p w:rsidR=\"00A1B2C3\" w:rsidRDefault=\"00D4E5F6\"><w:pPr><w:spacing w:before=\"120\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/></w:pPr>{}</w:p>",
        runs.concat()
    );
    let main = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{}</w:body></w:document>",
        paragraph.repeat(1_750)
    );
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"d.xml\"/></Relationships>";
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("_rels/.rels", relations), ("d.xml", &main)] {
        // Stored, or the equal paragraphs would pack like a bomb.
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(name, stored).expect("memory does not fail");
        writer.write_all(text.as_bytes()).expect("memory does not fail");
    }
    writer.finish().expect("memory does not fail").into_inner()
}

/// `vanban check` of 200 pages: reading, and all of it.
fn check_200(criterion: &mut Criterion) {
    let bytes = pages_200();
    let mut group = criterion.benchmark_group("check 200 pages");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("read", |bench| bench.iter(|| vanban::read::read(black_box(&bytes)).expect("good")));
    group.bench_function("all", |bench| {
        bench.iter(|| {
            let document = vanban::read::read(black_box(&bytes)).expect("good");
            vanban::check::check(&document, Nd30::embedded(), &vanban::check::Settings::default())
        });
    });
    group.finish();
}

criterion_group!(benches, end_to_end, stages, report, check_200);
criterion_main!(benches);
