//! Any text as the template of a letter, and as a string of its data.

#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vanban::intake::{LoadOptions, load};
use vanban::make::{Options, make};
use vanban::nd30::Nd30;
use vanban::plan::Plan;
use vanban::template::{TemplateSource, Templates, render_strings};
use vanban_fuzz::silence_caught_panics;

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    load(include_str!("../../data/mau/cong-van.json"), "cong-van.json", &LoadOptions::default()).expect("a sample").plan
});

fuzz_target!(init: silence_caught_panics(), |text: &str| {
    let mut plan = PLAN.clone();
    plan.for_each_string_mut(&mut |path, _, string| {
        if path.to_string() == "noi_dung[0].doan[0]" {
            text.clone_into(string);
        }
    });
    if let Err(faults) = render_strings(&mut plan, Nd30::embedded(), &BTreeMap::new()) {
        assert!(!faults.is_empty());
    }
    let source = TemplateSource { name: "cong-van.xml".to_owned(), origin: None, text: text.to_owned() };
    let made = Templates::load(Nd30::embedded(), vec![source]).and_then(|set| make(&PLAN, &set, Options::default()));
    if let Err(faults) = made {
        assert!(!faults.is_empty());
    }
});
