//! Automatic numbers: the text that Word writes before a paragraph.

use std::collections::{HashMap, HashSet};

use super::error::ReadError;
use super::package::{Package, Relation};
use super::props::ParagraphProps;
use super::xml::{attribute, child, is, parse, value};
use crate::unit::roman;
use crate::xml::XmlNode;

/// Levels of a list.
const LEVELS: usize = 9;

/// Longest pattern of a number, in characters; Word takes no longer one.
const LONGEST: usize = 255;

/// `numbering.xml`.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The lists by their ids.
    lists: HashMap<u32, NumberingInstance>,
}

/// A list: lists of one pattern count on together, unless one says where it starts.
#[derive(Debug)]
struct NumberingInstance {
    pattern: Option<usize>,
    levels: Vec<ListLevel>,
    /// Levels that start anew with this list.
    starts: [bool; LEVELS],
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct ListLevel {
    /// Kind of numbers: `decimal`, `upperRoman`.
    format: String,
    /// Pattern, such as `%1.%2.`.
    text: String,
    start: u32,
    pub(super) paragraph: ParagraphProps,
}

impl Numbering {
    pub(super) fn read(package: &mut Package<'_>, relations: &[Relation]) -> Result<Self, ReadError> {
        let Some((text, part)) = package.related(relations, "numbering")? else { return Ok(Self::default()) };
        let tree = parse(&text, &part)?;
        let root = tree.root();
        let mut patterns: HashMap<&str, (usize, Vec<ListLevel>)> = HashMap::new();
        for (at, list) in root.children().filter(|node| is(*node, "abstractNum")).enumerate() {
            let Some(id) = attribute(list, "abstractNumId") else { continue };
            let mut levels = vec![ListLevel::default(); LEVELS];
            for node in list.children().filter(|node| is(*node, "lvl")) {
                if let Some(level) = index(node).and_then(|index| levels.get_mut(index)) {
                    *level = read_level(node);
                }
            }
            patterns.insert(id, (at, levels));
        }
        let mut lists = HashMap::new();
        for list in root.children().filter(|node| is(*node, "num")) {
            let Some(id) = attribute(list, "numId").and_then(|id| id.parse().ok()) else { continue };
            let pattern = value(list, "abstractNumId").and_then(|id| patterns.get(id));
            let mut levels = pattern.map(|(_, levels)| levels.clone()).unwrap_or_default();
            let mut starts = [false; LEVELS];
            for change in list.children().filter(|node| is(*node, "lvlOverride")) {
                let Some(at) = index(change) else { continue };
                let Some(level) = levels.get_mut(at) else { continue };
                if let Some(node) = child(change, "lvl") {
                    *level = read_level(node);
                }
                if let Some(start) = value(change, "startOverride").and_then(|start| start.parse().ok()) {
                    level.start = start;
                    starts[at] = true;
                }
            }
            lists.insert(id, NumberingInstance { pattern: pattern.map(|(at, _)| *at), levels, starts });
        }
        Ok(Self { lists })
    }

    /// A level of a list.
    pub(super) fn level(&self, list: u32, level: usize) -> Option<&ListLevel> {
        self.lists.get(&list)?.levels.get(level)
    }
}

fn index(node: XmlNode<'_, '_>) -> Option<usize> {
    attribute(node, "ilvl")?.parse().ok()
}

fn read_level(node: XmlNode<'_, '_>) -> ListLevel {
    ListLevel {
        format: value(node, "numFmt").unwrap_or("decimal").to_owned(),
        text: value(node, "lvlText").unwrap_or_default().chars().take(LONGEST).collect(),
        start: value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
        paragraph: ParagraphProps::read(child(node, "pPr")),
    }
}

/// Counts the numbers of a document as they come.
pub(super) struct Counter<'n> {
    numbering: &'n Numbering,
    counts: HashMap<usize, [Option<u32>; LEVELS]>,
    /// Lists that have begun.
    begun: HashSet<u32>,
}

impl<'n> Counter<'n> {
    pub(super) fn new(numbering: &'n Numbering) -> Self {
        Self { numbering, counts: HashMap::new(), begun: HashSet::new() }
    }

    /// The number of the next paragraph of a list; a bullet gives its sign, a list that is not there nothing.
    pub(super) fn next(&mut self, list: u32, level: usize) -> Option<String> {
        let NumberingInstance { pattern, levels, starts } = self.numbering.lists.get(&list)?;
        let own = levels.get(level)?;
        let counts = self.counts.entry((*pattern)?).or_default();
        if self.begun.insert(list) {
            for (count, _) in counts.iter_mut().zip(starts).filter(|(_, starts)| **starts) {
                *count = None;
            }
        }
        let count = counts[level].map_or(own.start, |count| count.saturating_add(1));
        counts[level] = Some(count);
        counts[level + 1..].fill(None);
        if own.format == "bullet" || own.format == "none" {
            return Some(own.text.clone());
        }
        let mut shown = String::new();
        let mut signs = own.text.chars();
        while let Some(sign) = signs.next() {
            match (sign, signs.clone().next().and_then(|digit| digit.to_digit(10))) {
                ('%', Some(digit @ 1..=9)) => {
                    signs.next();
                    let at = digit as usize - 1;
                    if let Some(shown_level) = levels.get(at) {
                        let count = counts[at].unwrap_or(shown_level.start);
                        shown.push_str(&number(&shown_level.format, count));
                    }
                }
                _ => shown.push(sign),
            }
            // Long numbers in a long pattern: nobody writes, or reads, so much.
            if shown.len() > LONGEST {
                break;
            }
        }
        Some(shown)
    }
}

fn number(format: &str, count: u32) -> String {
    let numeral = || usize::try_from(count).map_or_else(|_| count.to_string(), roman);
    match format {
        "upperRoman" => numeral(),
        "lowerRoman" => numeral().to_lowercase(),
        "upperLetter" => letters(count, b'A'),
        "lowerLetter" => letters(count, b'a'),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// a … z, aa … zz: Word repeats the letter.
fn letters(count: u32, first: u8) -> String {
    let Some(index) = count.checked_sub(1) else { return String::new() };
    let letter = char::from(first + u8::try_from(index % 26).unwrap_or(0));
    let times = usize::try_from(index / 26 + 1).unwrap_or(1).min(64);
    std::iter::repeat_n(letter, times).collect()
}
