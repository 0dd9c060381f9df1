//! What shells offer of the command line, and what its help says.

use std::process::Command;

fn said(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

#[test]
fn every_command_and_option_is_offered_under_all_its_names() {
    for shell in SHELLS {
        let script = said(&["completions", shell]);
        for name in ["tao", "bao-cao", "hang-loat", "khoi-tao", "liet-ke", "thu-muc-mau", "ghi-de"] {
            assert!(script.contains(name), "{shell}: {name}");
        }
    }
}

/// Shells whose scripts hold values: those of elvish are names alone.
#[test]
fn values_are_offered_of_options_whose_values_are_few() {
    for shell in SHELLS.into_iter().filter(|shell| *shell != "elvish") {
        let script = said(&["completions", shell]);
        for value in ["quyet-dinh", "sao-y", "cchc", "quy-1", "dot-xuat"] {
            let alone = script.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == value);
            assert!(alone, "{shell}: {value}");
        }
    }
    let script = said(&["completions", "bash"]);
    let values_of = |option: &str| {
        let after = script.split_once(&format!("                {option})\n")).unwrap().1;
        after.lines().next().unwrap().trim().to_owned()
    };
    for option in ["--kind", "--loai", "--regime", "--che-do", "--period", "--ky"] {
        assert!(values_of(option).contains("compgen -W"), "{option}: {}", values_of(option));
    }
    assert!(said(&["completions", "powershell"]).contains("'--loai' = 'nghi-quyet quyet-dinh"));
}

#[test]
fn help_holds_no_marks_of_source() {
    let commands: [&[&str]; 13] = [
        &[],
        &["render"],
        &["report"],
        &["progress"],
        &["batch"],
        &["next-year"],
        &["check"],
        &["rule"],
        &["init"],
        &["template"],
        &["template", "export"],
        &["schema"],
        &["completions"],
    ];
    for command in commands {
        let help = said(&[command, &["--help"]].concat());
        assert!(!help.contains("\\\"") && !help.contains("[aliases") && !help.contains("[possible"), "{help}");
    }
}
