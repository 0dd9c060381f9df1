//! `vanban completions`: what a shell offers of the command line.

use std::collections::{BTreeMap, BTreeSet};

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command};
use clap_complete::Shell;

use crate::diag::Faults;
use crate::lists::{Period, Regimes};
use crate::nd30::Nd30;

use super::args::Cli;
use super::console::Console;
use super::init;

/// Values that a shell offers of an option; the program takes others too, such as kinds and regimes of the user's own.
struct Offered {
    kinds: Vec<&'static str>,
    regimes: Vec<&'static str>,
    periods: Vec<&'static str>,
}

/// Prints the script of a shell: every command and option under all its names, with its values where they are few.
pub(super) fn run(shell: Shell, console: &Console) -> Result<(), Faults> {
    let offered = Offered::of_the_program()?;
    let mut command = under_all_names(Cli::full_command(), &offered);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "vanban", &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::PowerShell {
        script = with_values(&script, &offered.by_name(&command));
    }
    console.result(script.trim_end());
    Ok(())
}

impl Offered {
    fn of_the_program() -> Result<Self, Faults> {
        let regimes = Regimes::load(&[])?;
        let periods = regimes.iter().flat_map(|regime| &regime.periods).map(|rule| rule.ma.clone());
        let periods: BTreeSet<String> = periods.chain([Period::ON_DEMAND.to_owned()]).collect();
        let kinds = Nd30::embedded().kinds().iter().map(|kind| kind.id.as_str());
        let copies = Nd30::embedded().copies().iter().map(|copy| copy.id.as_str());
        Ok(Self {
            kinds: kinds.chain(copies).filter(|id| init::sample(id).is_some()).collect(),
            regimes: regimes.iter().map(|regime| lasting(&regime.ma)).collect(),
            periods: periods.iter().map(|id| lasting(id)).collect(),
        })
    }

    /// What an option offers.
    fn of(&self, option: &Arg) -> Option<&[&'static str]> {
        match option.get_id().as_str() {
            "kind" => Some(&self.kinds),
            "regime" => Some(&self.regimes),
            "period" => Some(&self.periods),
            _ => None,
        }
    }

    /// The names of the options of all commands, and what each offers.
    fn by_name(&self, command: &Command) -> BTreeMap<String, &[&'static str]> {
        let options = command.get_subcommands().flat_map(Command::get_opts);
        let offering = options.filter_map(|option| Some((option.get_long_and_visible_aliases()?, self.of(option)?)));
        offering.flat_map(|(names, values)| names.into_iter().map(move |name| (format!("--{name}"), values))).collect()
    }
}

/// Where the script of PowerShell begins to look for names.
const LOOKS_FOR_NAMES: &str = "    $completions = @(switch ($command) {";

/// The script of PowerShell, which offers no values by itself, with those of the options before it looks for names.
fn with_values(script: &str, offered: &BTreeMap<String, &[&'static str]>) -> String {
    let lists: Vec<String> =
        offered.iter().map(|(name, values)| format!("        '{name}' = '{}'", values.join(" "))).collect();
    let lists = lists.join("\n");
    let values = format!(
        "    $values = @{{\n{lists}\n    }}\n    \
         $before = $commandElements[$commandElements.Count - 1 - [int][bool]$wordToComplete]\n    \
         if ($values.ContainsKey($before.Extent.Text)) {{\n        \
         return $values[$before.Extent.Text].Split(' ').Where{{ $_ -like \"$wordToComplete*\" }}.ForEach{{\n            \
         [CompletionResult]::new($_, $_, [CompletionResultType]::ParameterValue, $_)\n        }}\n    }}\n\n"
    );
    script.replacen(LOOKS_FOR_NAMES, &format!("{values}{LOOKS_FOR_NAMES}"), 1)
}

/// The command with the names that help does not list as such: they are names like the others.
fn under_all_names(mut command: Command, offered: &Offered) -> Command {
    let names: Vec<&'static str> = command.get_all_aliases().map(lasting).collect();
    command = command.alias(None).visible_aliases(names).mut_args(|option| {
        let names: Vec<&'static str> = option.get_all_aliases().unwrap_or_default().into_iter().map(lasting).collect();
        let option = option.alias(None).visible_aliases(names);
        match offered.of(&option) {
            Some(values) => option.value_parser(PossibleValuesParser::new(values)),
            None => option,
        }
    });
    let below: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    for name in below {
        command = command.mut_subcommand(name, |below| under_all_names(below, offered));
    }
    command
}

/// A name for as long as the program runs: the script is all that it makes.
fn lasting(name: &str) -> &'static str {
    name.to_owned().leak()
}
