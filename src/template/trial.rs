//! Templates and strings that would never end or take all memory: each is stopped, and told with its place.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::guard::{catches, guarded};
use super::{NamePattern, StringTemplates, TemplateSource, Templates, render_strings};
use crate::diag::{Code, Diagnostic, Faults};
use crate::nd30::Nd30;
use crate::plan::{Plan, Text};

fn plan(trich_yeu: &str) -> Plan {
    Plan {
        loai: "cong-van".into(),
        co_quan: "Sở Nội vụ".into(),
        dia_danh: "Hưng Yên".into(),
        trich_yeu: Text::Plain(trich_yeu.to_owned()),
        ..Plan::default()
    }
}

fn filled(sources: &[(&str, &str)]) -> Result<String, Faults> {
    let source = |(name, text): &(&str, &str)| TemplateSource {
        name: format!("{name}.xml"),
        origin: Some(format!("mau/{name}.xml")),
        text: (*text).to_owned(),
    };
    let templates = Templates::load(Nd30::embedded(), sources.iter().map(source).collect())?;
    templates.render("thu.xml", &plan("Trích yếu"))
}

/// The templates are stopped at that line of that file.
#[track_caller]
fn stopped(sources: &[(&str, &str)], file: &str, line: usize) {
    let faults = filled(sources).expect_err("must be stopped");
    let fault = faults.first().expect("a fault");
    let place = &fault.place;
    let written = fault.message.contains("sinh ra quá nhiều nội dung");
    assert_eq!(
        (fault.code, place.file.as_deref(), place.line),
        (Code::VB307, Some(file), (!written).then_some(line)),
        "{} in {sources:?}",
        fault.message
    );
    assert!(written || place.excerpt.as_ref().is_some_and(|excerpt| !excerpt.line.contains("|_")), "{sources:?}");
}

/// What is no concern of the plan: each is one line after an empty one.
const HOSTILE: [&str; 62] = [
    // Loops.
    "{% for i in range(end=100000) %}{% for j in range(end=100000) %}{% endfor %}{% endfor %}",
    "{% for i in range(end=100000) %}{% for j in range(end=100000) %}{% continue %}{% endfor %}{% endfor %}",
    "{% for i in range(end=100000) %}{% if range(end=100000) %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% for j in a %}{% break %}{% endfor %}{% if a[1:] %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% if \"x\" in a %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% if \"x\" not in a %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% if a is containing(pat=\"x\") %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% if a == a %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% set b = range(end=100000) %}{% for i in a %}{% if a != b %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% if a < a %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% if a | reverse %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% if a[::-1] %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% if a | sort %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% if [...a] %}{% endif %}{% endfor %}",
    "{% set a = range(end=100000) %}{{ a | unique | length }}",
    "{% set a = range(end=100000) %}{% for i in a %}{% set b = [x for x in a if false] %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{{ [x for x in a if false] | length }}{% endfor %}",
    "{% set a = range(end=100000) %}{{ [[x for x in a if x == y] for y in a] | length }}",
    "{% set a = range(end=100000) %}{{ [a for x in a] | length }}",
    "{% set s = \"a\" | indent(width=1000, first=true) %}{% for i in range(end=100000) %}{% if s[-1] == \"x\" %}{% endif %}{% endfor %}",
    "{% set s = \"a\" | indent(width=1000, first=true) %}{% for i in range(end=100000) %}{% if s?[900] == \"x\" %}{% endif %}{% endfor %}",
    // Texts that grow.
    "{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s = s ~ s %}{% endfor %}",
    "{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s = \"\" ~ s ~ s %}{% endfor %}",
    "{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s = (s ~ s) if true else \"\" %}{% endfor %}",
    "{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s = {\"a\": s ~ s}[\"a\"] %}{% endfor %}",
    "{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s = [s ~ s] | first %}{% endfor %}",
    "{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s = [s, s] | join %}{% endfor %}",
    "{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s = s | replace(from=\"a\", to=\"aa\") %}{% endfor %}",
    "{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s = s | replace(from=\"a\", to=s) %}{% endfor %}",
    "{% set s = \"a\" %}{% for i in range(end=60) %}{% set_global s = s | replace(from=\"\", to=s) %}{% endfor %}",
    "{% set s = \"a\\na\" %}{% for i in range(end=60) %}{% set_global s = s | indent(width=1000, indentation=\"\\n\", first=true, blank=true) %}{% endfor %}",
    "{% set s = \"a,\" %}{% for i in range(end=60) %}{% set_global s = s ~ s | upper %}{% set t = s | split(pat=\",\") %}{% endfor %}",
    "{% set s = \"&\" %}{% for i in range(end=60) %}{% set_global s = s | escape_xml ~ s %}{% endfor %}",
    "{% set s = range(end=100000) | join(sep=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\") %}",
    "{% set s %}{% for i in range(end=100000) %}{{ so_luong }}{{ \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" }}{% endfor %}{% endset %}",
    "{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s %}{{ s }}{{ s }}{% endset %}{% endfor %}",
    "{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s | upper %}{{ s }}{{ s }}{% endset %}{% endfor %}",
    "{% set s = \"aaaaaaaaaaaaaaaa\" %}{% filter upper %}{% for i in range(end=100000) %}{{ s ~ s }}{% endfor %}{% endfilter %}",
    "{% filter upper %}{% for i in range(end=100000) %}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{% endfor %}{% endfilter %}",
    "{% for i in range(end=100000) %}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{% endfor %}",
    "{% set s = range(end=10000) | join %}{% for i in range(end=10000) %}{{ s }}{% endfor %}",
    "{% set s = range(end=10000) | join %}{{ [s ~ i for i in range(end=10000)] | length }}",
    // Lists that grow, or are small and hold themselves many times.
    "{% set a = [1] %}{% for i in range(end=60) %}{% set_global a = [a, a] %}{% endfor %}{{ a }}",
    "{% set a = [1] %}{% for i in range(end=60) %}{% set_global a = [...a, ...a] %}{% endfor %}",
    "{% set a = [1] %}{% for i in range(end=60) %}{% set_global a = {\"a\": a, \"b\": a} %}{% endfor %}",
    "{% set a = [1] %}{% for i in range(end=60) %}{% set_global a = [x for x in [a, a]] %}{% endfor %}",
    "{% set a = [1] %}{% for i in range(end=1000) %}{% set_global a = [a] %}{% endfor %}",
    "{% set a = [1] %}{% for i in range(end=1000) %}{% set_global a = {\"a\": a} %}{% endfor %}",
    "{% for i in range(end=60) %}{% set_global a = __tera_context %}{% set_global b = __tera_context %}{% endfor %}",
    "{% set m = {\"a\": 1} %}{% for i in range(end=60) %}{% set_global m = {...m, \"a\": m, \"b\": m} %}{% endfor %}",
    "{% set a = [1] %}{% for i in range(end=60) %}{% set_global a = {\"a\": a, \"b\": a} | values %}{% endfor %}",
    "{% set a = [1] %}{% for i in range(end=60) %}{% set_global a = {\"a\": a, \"b\": a} | pairs %}{% endfor %}",
    // Components.
    "{% component c(n) %}{% if n < 18 %}{{ <c n={n + 1} /> }}{{ <c n={n + 1} /> }}{{ <c n={n + 1} /> }}{{ <c n={n + 1} /> }}{{ <c n={n + 1} /> }}{{ <c n={n + 1} /> }}{% endif %}{% endcomponent %}{{ <c n={0} /> }}",
    "{% component e(s) %}{{ s }}{{ s }}{% endcomponent %}{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s = <e s={s} /> %}{% endfor %}",
    "{% component e(s) %}{{ s }}{% endcomponent %}{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s = <e s={s ~ s} /> %}{% endfor %}",
    "{% component e() %}{{ body }}{{ body }}{% endcomponent %}{% set s = \"aaaaaaaa\" %}{% for i in range(end=60) %}{% set_global s %}{% <e> %}{{ s }}{% </e> %}{% endset %}{% endfor %}",
    "{% component e(s) %}{{ s | length }}{% endcomponent %}{% for i in range(end=100000) %}{% for j in range(end=1000) %}{{ <e s=\"a\" /> }}{% endfor %}{% endfor %}",
    // Blanks and remarks beside the calls.
    "{%- for i in range(end=100000) -%} {%- for j in range(end=100000) -%} {#- j -#} {%- endfor -%} {%- endfor -%}",
    "{% raw %}{% for i in a %}{% endraw %}{% for i in range(end=100000) %}{% for j in range(end=100000) %}{% endfor %}{% endfor %}",
    "{# {% for #}{% set a = \"%}\" %}{% for i in range(end=100000) %}{% for j in range(end=100000) %}{{ a }}{% endfor %}{% endfor %}",
    "{% set a = `]` %}{% for i in range(end=100000) %}{% for j in [x for x in range(end=100000) if x != \"[\"] %}{% endfor %}{% endfor %}",
    "{% set a = range(end=100000) %}{% for i in a %}{% if a|noi_va %}{% endif %}{% endfor %}",
];

#[test]
fn a_template_that_costs_too_much_is_stopped_where_it_does() {
    for text in HOSTILE {
        let text = format!("\n  {}", text.replace("{{ so_luong }}", "{{ co_quan }}"));
        stopped(&[("thu", &text)], "mau/thu.xml", 2);
    }
}

#[test]
fn a_chain_of_templates_is_stopped() {
    let names: Vec<String> =
        (0..12).map(|number| if number == 0 { "thu".to_owned() } else { format!("t{number}") }).collect();
    let texts: Vec<String> = (1..=12)
        .map(|next| if next == 12 { "x".to_owned() } else { format!("{{% include \"t{next}.xml\" %}}").repeat(10) })
        .collect();
    let chain: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let fault = filled(&chain).unwrap_err()[0].clone();
    assert_eq!((fault.code, fault.place.line), (Code::VB307, Some(1)));
    assert!(fault.place.file.is_some_and(|file| file.starts_with("mau/t")));
    // Blocks that print what they stand for twice.
    let mut blocks: Vec<(String, String)> = vec![("b0".into(), "{% block a %}aaaa{% endblock %}".into())];
    for number in 1..30 {
        let before = number - 1;
        let text = format!(
            "{{% extends \"b{before}.xml\" %}}{{% block a %}}{{{{ super() }}}}{{{{ super() }}}}{{% endblock %}}"
        );
        blocks.push((if number == 29 { "thu".into() } else { format!("b{number}") }, text));
    }
    let blocks: Vec<(&str, &str)> = blocks.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(filled(&blocks).unwrap_err()[0].code, Code::VB307);
    // A template of the program that a template of a user calls without end.
    let text = "\n{% for i in range(end=100000) %}{% include \"part/noi-dung.xml\" %}{% include \"part/noi-dung.xml\" %}{% endfor %}";
    assert_eq!(filled(&[("thu", text)]).unwrap_err()[0].code, Code::VB307);
}

#[test]
fn what_the_parser_refuses_stops_no_program() {
    for text in [
        "(".repeat(100_000),
        format!("{{{{ {}1 }}}}", "(".repeat(100_000)),
        format!("{{{{ {}1{} }}}}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("{{{{ {} }}}}", "1 ~ ".repeat(100_000)),
        format!("{{{{ {}1 }}}}", "not ".repeat(100_000)),
        format!("{{{{ {}1 }}}}", "-".repeat(100_000)),
        format!("{{{{ a{} }}}}", ".b".repeat(100_000)),
        format!("{{{{ a{} }}}}", "[0]".repeat(100_000)),
        format!("{{{{ 1{} }}}}", "|dem".repeat(100_000)),
        format!("{{{{ {}1 }}}}", "{\"a\": ".repeat(100_000)),
        "{% if true %}".repeat(100_000),
        "{% for i in [] %}".repeat(100_000),
        "{% filter upper %}".repeat(100_000),
        "{% if a %}{% elif b ".repeat(100_000),
        format!("{{% if true %}}{}{{% endif %}}", "{% elif true %}".repeat(100_000)),
        "{{".to_owned(),
        "{% for".to_owned(),
        "{{ \"".to_owned(),
        "{% raw %}".to_owned(),
        "{#".to_owned(),
        "{{ '\\".to_owned(),
    ] {
        let head: String = text.chars().take(40).collect();
        let _ = (guarded(&text, true), catches(&text));
        if text.starts_with('(') {
            assert!(filled(&[("thu", &text)]).is_ok(), "{head}");
        } else {
            let faults = filled(&[("thu", &text)]).expect_err("no template");
            assert!(matches!(faults[0].code, Code::VB301 | Code::VB307), "{head} {:?}", faults[0].code);
        }
    }
    // So many branches as are allowed, on the small stack of a thread.
    let branches = format!("{{% if so %}}{}{{% endif %}}x", "{% elif so %}".repeat(100));
    assert_eq!(filled(&[("thu", &branches)]).unwrap(), "x");
    let branches = branches.repeat(3);
    assert_eq!(filled(&[("thu", &branches)]).unwrap(), "xxx");
    let long = "{{ so }}".repeat(600_000);
    assert_eq!(filled(&[("thu", &long)]).unwrap_err()[0].code, Code::VB307);
}

/// What the engine would take, but not give back in time: links by the hundred, chains on the stack, tags by the thousand.
#[test]
fn templates_have_a_bounded_shape() {
    let refused = |sources: &[(&str, &str)], words: &str| {
        let faults = filled(sources).expect_err(words);
        assert!(faults[0].code == Code::VB307 && faults[0].message.contains(words), "{}", faults[0].message);
        assert!(faults[0].place.file.is_some() && !faults[0].help.is_empty());
    };
    let links = "{% include \"t.xml\" %}".repeat(201);
    refused(&[("thu", &links)], "quá nhiều mẫu khác");
    refused(&[("thu", &"{{ so }}".repeat(20_001))], "quá nhiều thẻ");
    refused(&[("thu", &"{% if so %}{% endif %}".repeat(6_000)), ("t", &"{{ so }}".repeat(9_000))], "quá nhiều thẻ");
    for word in ["include", "extends"] {
        for (length, fits) in [(20, true), (21, false), (2000, false)] {
            let names: Vec<String> =
                (0..length).map(|number| if number == 0 { "thu".to_owned() } else { format!("t{number}") }).collect();
            let texts: Vec<String> = (1..=length)
                .map(|next| if next == length { "x".to_owned() } else { format!("{{% {word} \"t{next}.xml\" %}}") })
                .collect();
            let chain: Vec<(&str, &str)> =
                names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
            if fits {
                assert_eq!(filled(&chain).unwrap(), "x", "{word}");
            } else {
                refused(&chain, "nối nhau quá dài");
            }
        }
    }
    // A circle is told as one.
    let circle = [("thu", "{% include \"a.xml\" %}"), ("a", "{% include \"thu.xml\" %}")];
    assert_eq!(filled(&circle).unwrap_err()[0].code, Code::VB303);
}

#[test]
fn strings_and_names_of_files_are_stopped_too() {
    let nd30 = Nd30::embedded();
    for text in HOSTILE.iter().filter(|text| !text.contains("component")) {
        let text = text.replace("so_luong", "co_quan");
        let mut one = Plan { la_mau: true, ..plan(&text) };
        let faults = render_strings(&mut one, nd30, &BTreeMap::new()).expect_err("must be stopped");
        assert_eq!((faults[0].code, faults[0].place.path.as_deref()), (Code::VB307, Some("trich_yeu")), "{text}");
        let fault = NamePattern::new(&text, nd30)
            .and_then(|pattern| pattern.fill(1, &plan("a"), nd30, &BTreeMap::new()))
            .expect_err("must be stopped");
        assert_eq!((fault.code, fault.place.path.as_deref()), (Code::VB307, Some("--name")), "{text}");
    }
    for text in ["{% include \"a\" %}".repeat(4000), "{% extends \"a\" %}".to_owned()] {
        assert_eq!(render_strings(&mut plan(&text), nd30, &BTreeMap::new()).unwrap_err()[0].code, Code::VB341);
        assert_eq!(NamePattern::new(&text, nd30).unwrap_err().code, Code::VB341);
    }
    let many = "{{ co_quan }}".repeat(100_001);
    assert_eq!(render_strings(&mut plan(&many), nd30, &BTreeMap::new()).unwrap_err()[0].code, Code::VB307);
    let branches = format!("{{% if so %}}{}{{% endif %}}", "{% elif so %}".repeat(100_000));
    assert_eq!(render_strings(&mut plan(&branches), nd30, &BTreeMap::new()).unwrap_err()[0].code, Code::VB307);
    assert_eq!(NamePattern::new(&branches, nd30).unwrap_err().code, Code::VB307);
    // A fault of one plan takes nothing from the next.
    let base = plan("{% for i in range(end=dem) %}{% for j in range(end=dem) %}{% endfor %}{% endfor %}x{{ dem }}");
    let strings = StringTemplates::new(&base, nd30);
    let fill = |dem: i64| {
        let mut plan = base.clone();
        let row = BTreeMap::from([("dem".to_owned(), serde_json::json!(dem))]);
        strings.fill(&mut plan, nd30, &row).map(|()| plan.trich_yeu)
    };
    assert!(fill(100_000).is_err());
    assert_eq!(fill(3).unwrap(), Text::Plain("x3".into()));
}

/// With the calls written in, a template prints what it printed.
#[test]
fn the_calls_change_nothing() {
    for text in [
        "{% set a = [1, 2, 3] %}{{ a[0] }}{{ a[1:] }}{{ [4, 5][0] }}{{ {\"k\": 6}[\"k\"] }}{{ a | length }}",
        "{% if 1 in [1, 2] and not 3 in [1, 2] and 4 not in [1] %}co{% endif %}{% if co_quan is containing(pat=\"Nội\") %}co{% endif %}",
        "{% for k, v in {\"a\": 1} %}{{ k }}{{ v }}{% else %}không{% endfor %}{% for x in [] %}{% else %}không{% endfor %}",
        "{{ \"a\" ~ 1 + 2 ~ \"b\" }}{{ 2 ** 3 }}{{ -1 | abs }}{{ 1 if co_quan == \"x\" else 2 }}{{ 3 > 2 }}{{ 1 < 2 }}",
        "a {%- set b = co_quan ~ \"&\" -%} {{ b }} {{- b }} {% for i in [1, 2] -%}  {{ i }}  {%- endfor %} z",
        "{% set s %}<b>{{ \"&\" }}</b>{% endset %}{{ s }}{{ s | upper }}{% set t | upper %}a{% endset %}{{ t }}",
        "{% filter replace(from=\"a\", to=\"&\") %}banana{% endfilter %}{{ [\"a\", \"&\"] | join(sep=\", \") }}{{ [1, 1, 2] | unique }}",
        "{{ \"a\\n\\nb\" | indent(width=2) }}|{{ \"a\\nb\\n\" | indent(first=true, blank=true) }}|{{ [] | join(sep=\",\") }}",
        "{% component c(a, b=2) %}{{ a }}{{ b }}{{ body }}{% endcomponent %}{{ <c a={1 + 2} body=\"\" /> }}{% <c a=\"x\" b={[1, 2]}> %}trong{% </c> %}",
        "{% raw %}{{ a }}{% for %}{% endraw %}{# {% for #}{{ \"}}\" }}{{ '%}' }}",
        "{% if rieng.khong is defined %}co{% endif %}{{ rieng.khong | default(value=\"x\" ~ \"y\") }}{% if so %}co{% endif %}",
        "{{ [x * 2 for x in [1, 2, 3] if x != 2] }}{{ [x ~ \"!\" for x in \"ab\" | split(pat=\"\")] }}{% set m = {...{\"a\": 1}, \"b\": 2} %}{{ m.b }}",
        "{% for i in range(end=3) %}{% if i == 1 %}{% continue %}{% endif %}{{ loop.index }}{% if loop.last %}.{% endif %}{% endfor %}",
        "{{ so is defined and so == \"1\" }}{{ ky | length }}{{ co_quan[0:2] }}{{ co_quan[::-1] }}{{ \"abc\"[1] }}",
        "{% for x in range(end=2) if x %}{{ x }}{% endfor %}",
        "{{ khong?[0] | default(value=\"x\") }}{{ rieng.khong?[1] | default(value=\"y\") }}{{ \"ab\" ~ co_quan[1] ~ \"c\" }}",
        "{% set l = [[1, 2], [3, [4]]] %}{{ l[1][1][0] }}{{ l[0][-1] + 1 }}{{ -l[0][0] }}{{ {\"a\": {\"b\": \"xy\"}}[\"a\"].b[1] }}",
        "{% if l is not defined %}{{ ky[0].ho_ten | default(value=\"z\") }}{% endif %}{{ 1 if co_quan[0] == co_quan[1] else 2 }}",
    ] {
        let mut plain = super::set::engine(Nd30::embedded().numbering.zeros);
        let context = super::context::context(&plan("a"), Nd30::embedded(), ["co_quan", "so", "ky", "rieng"]);
        let expected = plain.add_raw_template("thu.xml", text).and_then(|()| plain.render("thu.xml", &context));
        match expected {
            Ok(expected) => assert_eq!(filled(&[("thu", text)]).expect(text), expected, "{text}"),
            Err(error) => {
                // What is wrong is told of the columns that were written.
                let faults = filled(&[("thu", text)]).expect_err(text);
                assert!(faults.iter().all(|fault: &Diagnostic| fault.code != Code::VB307), "{text} {error}");
            }
        }
    }
}

#[test]
fn a_fault_is_told_of_the_text_that_was_written() {
    let text = "{% for i in [1, 2] %}{% set a = \"x\" ~ i %}{{ co_quam }}{% endfor %}";
    let fault = filled(&[("thu", text)]).unwrap_err()[0].clone();
    assert_eq!((fault.code, fault.place.line, fault.place.column), (Code::VB310, Some(1), Some(46)));
}

#[test]
fn the_copies_of_the_programs_templates_print_what_they_printed() {
    let sources =
        Templates::builtin().list().cloned().map(|source| TemplateSource { origin: Some("mau".into()), ..source });
    let copies = Templates::load(Nd30::embedded(), sources.collect()).unwrap();
    let mut told = String::new();
    for name in ["cong-van.xml", "ke-hoach.xml", "quyet-dinh.xml", "bao-cao.xml"] {
        let (own, other) = (Templates::builtin().render(name, &plan("a")), copies.render(name, &plan("a")));
        let _ = writeln!(told, "{name} {}", own.is_ok());
        assert_eq!(own.map_err(|faults| faults.len()), other.map_err(|faults| faults.len()), "{name}");
    }
    assert!(told.contains("true"), "{told}");
}
