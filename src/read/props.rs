//! Properties as an element gives them: what is absent stays absent.

use super::cascade::Colour;
use super::styles::LONGEST_NAME;
use super::xml::{attribute, child, is, toggle, value};
use crate::unit::{Align, Length, LineSpacing};
use crate::xml::XmlNode;

/// A face by its name, or by its role in the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FaceRef {
    /// By name.
    Named(String),
    /// `major` or `minor` of the theme.
    Theme(String),
}

/// `w:rPr`.
#[derive(Clone, Debug, Default)]
pub(super) struct RunProps {
    pub(super) style: Option<String>,
    /// Face of ASCII letters.
    pub(super) face: Option<FaceRef>,
    /// Face of the other letters of Vietnamese.
    pub(super) high_face: Option<FaceRef>,
    /// Half-points.
    pub(super) size: Option<u16>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) caps: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) highlight: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) colour: Option<Colour>,
}

impl RunProps {
    pub(super) fn read(node: Option<XmlNode<'_, '_>>) -> Self {
        let Some(node) = node else { return Self::default() };
        let fonts = child(node, "rFonts");
        let face = |theme: &str, name: &str| {
            let fonts = fonts?;
            let of_theme = attribute(fonts, theme).map(|theme| FaceRef::Theme(theme.to_owned()));
            of_theme.or_else(|| {
                attribute(fonts, name).map(|name| FaceRef::Named(name.chars().take(LONGEST_NAME).collect()))
            })
        };
        Self {
            style: value(node, "rStyle").map(str::to_owned),
            face: face("asciiTheme", "ascii"),
            high_face: face("hAnsiTheme", "hAnsi"),
            size: value(node, "sz").and_then(half_points),
            bold: toggle(node, "b"),
            italic: toggle(node, "i"),
            caps: toggle(node, "caps"),
            hidden: toggle(node, "vanish"),
            underline: value(node, "u").map(|kind| kind != "none"),
            highlight: value(node, "highlight").map(|colour| colour != "none"),
            raised: value(node, "vertAlign").map(|place| place != "baseline"),
            colour: child(node, "color").and_then(colour),
        }
    }
}

/// Sizes are whole half-points; some programs write `26.0` or `13pt`.
fn half_points(text: &str) -> Option<u16> {
    match text.strip_suffix("pt") {
        Some(points) => points.split('.').next()?.parse::<u16>().ok()?.checked_mul(2),
        None => text.split('.').next()?.parse().ok(),
    }
}

fn colour(node: XmlNode<'_, '_>) -> Option<Colour> {
    if let Some(theme) = attribute(node, "themeColor") {
        let dark = matches!(theme, "text1" | "dark1" | "none");
        let shade = attribute(node, "themeTint").is_some();
        return Some(if dark && !shade { Colour::Black } else { Colour::Theme });
    }
    match attribute(node, "val")? {
        "auto" => Some(Colour::Black),
        value => u32::from_str_radix(value, 16).ok().map(|rgb| if rgb == 0 { Colour::Black } else { Colour::Rgb(rgb) }),
    }
}

/// `w:pPr`.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphProps {
    pub(super) style: Option<String>,
    pub(super) align: Option<Align>,
    pub(super) left: Option<Length>,
    pub(super) right: Option<Length>,
    /// Negative hangs.
    pub(super) first: Option<Length>,
    pub(super) before: Option<Length>,
    pub(super) after: Option<Length>,
    pub(super) line: Option<LineSpacing>,
    pub(super) contextual: Option<bool>,
    /// A line below, above.
    pub(super) borders: [Option<bool>; 2],
    /// Numbering: id, level.
    pub(super) numbering: (Option<u32>, Option<usize>),
}

impl ParagraphProps {
    pub(super) fn read(node: Option<XmlNode<'_, '_>>) -> Self {
        let Some(node) = node else { return Self::default() };
        let indents = child(node, "ind");
        let indent = |names: [&str; 2]| names.iter().find_map(|name| twips(attribute(indents?, name)?));
        let hanging = indent(["hanging", "hanging"]).map(|length| -length);
        let spacing = child(node, "spacing");
        let space = |name: &str| twips(attribute(spacing?, name)?);
        let numbering = child(node, "numPr");
        let number = |name: &str| value(numbering?, name)?.parse::<u32>().ok();
        let borders = child(node, "pBdr");
        let border = |name: &str| {
            let border = child(borders?, name)?;
            Some(!matches!(attribute(border, "val"), Some("nil" | "none")))
        };
        Self {
            style: value(node, "pStyle").map(str::to_owned),
            align: value(node, "jc").and_then(align),
            left: indent(["left", "start"]),
            right: indent(["right", "end"]),
            first: hanging.or_else(|| indent(["firstLine", "firstLine"])),
            before: space("before"),
            after: space("after"),
            line: spacing.and_then(line),
            contextual: toggle(node, "contextualSpacing"),
            borders: [border("bottom"), border("top")],
            numbering: (number("numId"), number("ilvl").and_then(|level| usize::try_from(level).ok())),
        }
    }
}

/// A length in twips, or with a unit as the strict edition writes it.
pub(super) fn twips(text: &str) -> Option<Length> {
    let units = [("pt", 12_700), ("mm", 36_000), ("cm", 360_000), ("in", 914_400), ("pc", 152_400), ("pi", 152_400)];
    for (unit, emu) in units {
        let Some(number) = text.strip_suffix(unit) else { continue };
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let digits: String = decimals.chars().chain("000".chars()).take(3).collect();
        let thousandths = format!("{whole}{digits}").parse::<i64>().ok()?;
        return Some(Length::emu(thousandths.checked_mul(emu)? / 1000));
    }
    let whole = text.split('.').next()?.parse::<i64>().ok()?;
    (whole.abs() < 1_000_000).then(|| Length::twips(whole))
}

fn align(name: &str) -> Option<Align> {
    Some(match name {
        "left" | "start" => Align::Left,
        "right" | "end" => Align::Right,
        "center" => Align::Center,
        "both" | "distribute" | "lowKashida" | "mediumKashida" | "highKashida" | "thaiDistribute" => Align::Justify,
        _ => return None,
    })
}

fn line(spacing: XmlNode<'_, '_>) -> Option<LineSpacing> {
    let value = attribute(spacing, "line")?;
    Some(match attribute(spacing, "lineRule").unwrap_or("auto") {
        "exact" => LineSpacing::Exact(twips(value)?),
        "atLeast" => LineSpacing::AtLeast(twips(value)?),
        _ => LineSpacing::Multiple(value.split('.').next()?.parse().ok()?),
    })
}

/// The style id and direct properties of a paragraph's mark aside: the run properties inside `w:pPr` belong to the mark.
pub(super) fn without_mark<'a, 'i>(paragraph: XmlNode<'a, 'i>) -> Option<XmlNode<'a, 'i>> {
    paragraph.children().find(|node| is(*node, "pPr"))
}
