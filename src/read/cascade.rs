//! What holds in the end: document defaults → table style → paragraph styles → numbering → character styles → direct.

use std::collections::HashMap;
use std::sync::Arc;

use super::numbering::ListLevel;
use super::props::{FaceRef, ParagraphProps, RunProps};
use super::styles::{Style, StyleSheet};
use crate::unit::{Align, Length, LineSpacing};

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Set on the text itself.
    Direct,
    /// From the style of that name.
    Style(Arc<str>),
    /// From the automatic numbering.
    Numbering,
    /// From the defaults of the document.
    Defaults,
    /// Not given anywhere: what Word takes then.
    Application,
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub from: Origin,
}

/// The colour of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// Black, or left to Word.
    Black,
    /// `RRGGBB`.
    Rgb(u32),
    /// A colour of the theme other than that of text.
    Theme,
}

/// The format of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFormat {
    /// Face of ASCII letters.
    pub face: Value<Arc<str>>,
    /// Face of the other letters of Vietnamese.
    pub high_face: Value<Arc<str>>,
    /// Half-points.
    pub size: Value<u16>,
    /// Đậm.
    pub bold: Value<bool>,
    /// Nghiêng.
    pub italic: Value<bool>,
    /// Shown in capitals.
    pub caps: Value<bool>,
    /// Gạch chân.
    pub underline: Value<bool>,
    /// Marked with a highlighter.
    pub highlight: Value<bool>,
    /// Colour.
    pub colour: Value<Colour>,
    /// Trên or dưới the line.
    pub raised: bool,
    /// Not shown.
    pub hidden: bool,
}

/// The format of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParagraphFormat {
    /// Alignment.
    pub align: Value<Align>,
    /// Indent of the first line; negative hangs.
    pub first: Value<Length>,
    /// Left indent.
    pub left: Value<Length>,
    /// Right indent.
    pub right: Value<Length>,
    /// Space above.
    pub before: Value<Length>,
    /// Space below.
    pub after: Value<Length>,
    /// Distance between lines.
    pub line: Value<LineSpacing>,
    /// No space between paragraphs of one style.
    pub contextual: bool,
    /// Whether a line is drawn below, above.
    pub borders: [bool; 2],
}

impl Default for ParagraphFormat {
    fn default() -> Self {
        let zero = || Value { value: Length::ZERO, from: Origin::Application };
        Self {
            align: Value { value: Align::Left, from: Origin::Application },
            first: zero(),
            left: zero(),
            right: zero(),
            before: zero(),
            after: zero(),
            line: Value { value: LineSpacing::SINGLE, from: Origin::Application },
            contextual: false,
            borders: [false; 2],
        }
    }
}

/// Face and size that Word takes where none is given.
const FACE: &str = "Times New Roman";
/// In half-points.
const SIZE: u16 = 20;

/// Resolves formats; equal runs share one.
pub(super) struct Cascade<'s> {
    sheet: &'s StyleSheet,
    /// By table style, paragraph style, and the source of the properties.
    runs: HashMap<String, HashMap<String, HashMap<String, Arc<RunFormat>>>>,
}

/// What lies above the direct properties of a run: table style and paragraph style.
#[derive(Clone, Copy, Default)]
pub(super) struct Above<'a> {
    pub(super) table: Option<&'a str>,
    pub(super) paragraph: Option<&'a str>,
}

impl<'s> Cascade<'s> {
    pub(super) fn new(sheet: &'s StyleSheet) -> Self {
        Self { sheet, runs: HashMap::new() }
    }

    /// The format of a run; `raw` is the source of its properties, by which equal ones are known.
    pub(super) fn run(&mut self, above: Above<'_>, raw: &str, direct: impl FnOnce() -> RunProps) -> Arc<RunFormat> {
        let (table, paragraph) = (above.table.unwrap_or_default(), above.paragraph.unwrap_or_default());
        let known = self.runs.get(table).and_then(|runs| runs.get(paragraph)).and_then(|runs| runs.get(raw));
        if let Some(known) = known {
            return Arc::clone(known);
        }
        let format = Arc::new(self.resolve_run(above, &direct()));
        let runs = self.runs.entry(table.to_owned()).or_default().entry(paragraph.to_owned()).or_default();
        runs.insert(raw.to_owned(), Arc::clone(&format));
        format
    }

    fn resolve_run(&self, above: Above<'_>, direct: &RunProps) -> RunFormat {
        let sheet = self.sheet;
        let chain = |id: Option<&str>| id.into_iter().flat_map(|id| sheet.chain(id)).collect::<Vec<_>>();
        let levels = [chain(direct.style.as_deref()), chain(above.paragraph), chain(above.table)];
        let given = |get: &dyn Fn(&RunProps) -> bool| {
            if get(direct) {
                return Some((direct, Origin::Direct));
            }
            let style = levels.iter().flatten().find(|style| get(&style.run));
            style
                .map(|style| (&style.run, Origin::Style(Arc::clone(&style.name))))
                .or_else(|| get(&sheet.run).then_some((&sheet.run, Origin::Defaults)))
        };
        let face = |get: fn(&RunProps) -> Option<&FaceRef>| match given(&|props| get(props).is_some()) {
            Some((props, from)) => {
                let name = get(props).map_or(FACE, |face| sheet.face(face));
                Value { value: name.into(), from }
            }
            None => Value { value: FACE.into(), from: Origin::Application },
        };
        let plain = |get: fn(&RunProps) -> Option<bool>| match given(&|props| get(props).is_some()) {
            Some((props, from)) => Value { value: get(props).unwrap_or(false), from },
            None => Value { value: false, from: Origin::Application },
        };
        RunFormat {
            face: face(|props| props.face.as_ref()),
            high_face: face(|props| props.high_face.as_ref()),
            size: match given(&|props| props.size.is_some()) {
                Some((props, from)) => Value { value: props.size.unwrap_or(SIZE), from },
                None => Value { value: SIZE, from: Origin::Application },
            },
            bold: toggled(&levels, direct, &sheet.run, |props| props.bold),
            italic: toggled(&levels, direct, &sheet.run, |props| props.italic),
            caps: toggled(&levels, direct, &sheet.run, |props| props.caps),
            hidden: toggled(&levels, direct, &sheet.run, |props| props.hidden).value,
            underline: plain(|props| props.underline),
            highlight: plain(|props| props.highlight),
            raised: plain(|props| props.raised).value,
            colour: match given(&|props| props.colour.is_some()) {
                Some((props, from)) => Value { value: props.colour.unwrap_or(Colour::Black), from },
                None => Value { value: Colour::Black, from: Origin::Application },
            },
        }
    }

    /// The format of a paragraph. Numbering stands just above what names it: below the paragraph's own properties, or
    /// below those of the style that it comes through.
    pub(super) fn paragraph(
        &self,
        above: Above<'_>,
        level: Option<&ListLevel>,
        direct: &ParagraphProps,
    ) -> ParagraphFormat {
        let sheet = self.sheet;
        let chain = |id: Option<&str>| id.into_iter().flat_map(|id| sheet.chain(id)).collect::<Vec<_>>();
        let (own, table) = (chain(above.paragraph), chain(above.table));
        let numbering = |style: &&Style| style.paragraph.numbering.0.is_some();
        let nearer = match direct.numbering.0 {
            Some(_) => 0,
            None => own.iter().position(numbering).map_or(0, |at| at + 1),
        };
        let (nearer, further) = own.split_at(nearer);
        let given = |get: &dyn Fn(&ParagraphProps) -> bool| {
            if get(direct) {
                return Some((direct, Origin::Direct));
            }
            let of_style = |styles: &[&'s Style]| {
                let style = styles.iter().find(|style| get(&style.paragraph))?;
                Some((&style.paragraph, Origin::Style(Arc::clone(&style.name))))
            };
            let numbered =
                || level.filter(|level| get(&level.paragraph)).map(|level| (&level.paragraph, Origin::Numbering));
            of_style(nearer)
                .or_else(numbered)
                .or_else(|| of_style(further))
                .or_else(|| of_style(&table))
                .or_else(|| get(&sheet.paragraph).then_some((&sheet.paragraph, Origin::Defaults)))
        };
        let length = |get: fn(&ParagraphProps) -> Option<Length>| match given(&|props| get(props).is_some()) {
            Some((props, from)) => Value { value: get(props).unwrap_or_default(), from },
            None => Value { value: Length::ZERO, from: Origin::Application },
        };
        let line = match given(&|props| props.line.is_some()) {
            Some((props, from)) => Value { value: props.line.unwrap_or(LineSpacing::SINGLE), from },
            None => Value { value: LineSpacing::SINGLE, from: Origin::Application },
        };
        let align = match given(&|props| props.align.is_some()) {
            Some((props, from)) => Value { value: props.align.unwrap_or(Align::Left), from },
            None => Value { value: Align::Left, from: Origin::Application },
        };
        let flag = |get: fn(&ParagraphProps) -> Option<bool>| {
            given(&|props| get(props).is_some()).and_then(|(props, _)| get(props)).unwrap_or(false)
        };
        ParagraphFormat {
            align,
            first: length(|props| props.first),
            left: length(|props| props.left),
            right: length(|props| props.right),
            before: length(|props| props.before),
            after: length(|props| props.after),
            line,
            contextual: flag(|props| props.contextual),
            borders: [flag(|props| props.borders[0]), flag(|props| props.borders[1])],
        }
    }
}

/// A toggle property (ISO 29500-1, 17.7.3): direct formatting decides; else paragraph, character and table styles that
/// each switch it on cancel out in pairs.
fn toggled(
    levels: &[Vec<&Style>; 3],
    direct: &RunProps,
    defaults: &RunProps,
    get: fn(&RunProps) -> Option<bool>,
) -> Value<bool> {
    if let Some(value) = get(direct) {
        return Value { value, from: Origin::Direct };
    }
    let mut result: Option<Value<bool>> = None;
    for chain in levels {
        let Some((style, value)) = chain.iter().find_map(|style| Some((style, get(&style.run)?))) else { continue };
        let before = result.as_ref().is_some_and(|result| result.value);
        let from = Origin::Style(Arc::clone(&style.name));
        if result.is_none() || value {
            result = Some(Value { value: before != value, from });
        }
    }
    match (result, get(defaults)) {
        (Some(result), _) => result,
        (None, Some(value)) => Value { value, from: Origin::Defaults },
        (None, None) => Value { value: false, from: Origin::Application },
    }
}
