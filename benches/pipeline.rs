//! One document end to end in a warm process, and the share of each stage.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use vanban::input::{self, LoadOptions};
use vanban::layout::{self, Options};
use vanban::nd30::Nd30;
use vanban::template::{self, Templates};
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

struct Warm {
    templates: Templates,
    writer: docx::Writer,
}

impl Warm {
    fn new() -> Self {
        let templates = Templates::load(Vec::new()).expect("the built-in templates load");
        let loaded = input::load(SEED, "data", &LoadOptions::default()).expect("the sample is good");
        let xml = templates.render(TEMPLATE, &loaded.plan).expect("the sample renders");
        let document = template::parse(&xml, TEMPLATE, &loaded.plan).expect("the sample parses");
        let sheet = layout::lay_out(&document, Nd30::get(), Options::default());
        Self { writer: docx::Writer::new(&sheet.styles), templates }
    }

    fn document(&self, source: &str) -> Vec<u8> {
        let loaded = input::load(source, "data", &LoadOptions::default()).expect("good data");
        let xml = self.templates.render(TEMPLATE, &loaded.plan).expect("renders");
        let document = template::parse(&xml, TEMPLATE, &loaded.plan).expect("parses");
        let sheet = layout::lay_out(&document, Nd30::get(), Options::default());
        self.writer.to_vec(&sheet).expect("memory does not fail")
    }
}

fn end_to_end(criterion: &mut Criterion) {
    let warm = Warm::new();
    let mut group = criterion.benchmark_group("document");
    for rows in [7, 100, 1_000, 10_000] {
        let source = plan_with(rows);
        group.throughput(Throughput::Elements(rows as u64));
        if rows >= 1_000 {
            group.sample_size(10);
        }
        group.bench_with_input(BenchmarkId::from_parameter(rows), &source, |bench, source| {
            bench.iter(|| warm.document(black_box(source)));
        });
    }
    group.finish();
}

fn stages(criterion: &mut Criterion) {
    let warm = Warm::new();
    let loaded = input::load(SEED, "data", &LoadOptions::default()).expect("good data");
    let xml = warm.templates.render(TEMPLATE, &loaded.plan).expect("renders");
    let document = template::parse(&xml, TEMPLATE, &loaded.plan).expect("parses");
    let sheet = layout::lay_out(&document, Nd30::get(), Options::default());
    let mut group = criterion.benchmark_group("stage");
    group.bench_function("input", |bench| {
        bench.iter(|| input::load(black_box(SEED), "data", &LoadOptions::default()).expect("good data"));
    });
    group.bench_function("tera", |bench| {
        bench.iter(|| warm.templates.render(TEMPLATE, black_box(&loaded.plan)).expect("renders"));
    });
    group.bench_function("parse", |bench| {
        bench.iter(|| template::parse(black_box(&xml), TEMPLATE, &loaded.plan).expect("parses"));
    });
    group.bench_function("layout", |bench| {
        bench.iter(|| layout::lay_out(black_box(&document), Nd30::get(), Options::default()));
    });
    group.bench_function("write", |bench| {
        bench.iter(|| warm.writer.to_vec(black_box(&sheet)).expect("memory does not fail"));
    });
    group.finish();
}

criterion_group!(benches, end_to_end, stages);
criterion_main!(benches);
