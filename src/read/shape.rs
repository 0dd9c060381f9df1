//! Lines that are drawn: shapes of both drawing languages, and borders of paragraphs.

use super::xml::{alternative, attribute};
use crate::unit::Length;
use crate::xml::XmlNode;

/// A drawn line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnLine {
    /// Its length, where the file says it.
    pub length: Option<Length>,
}

/// Deepest drawing that is looked at.
const DEPTH: usize = 24;

/// The lines and the text boxes of a drawing.
pub(super) fn look<'a, 'i>(
    node: XmlNode<'a, 'i>,
    depth: usize,
    lines: &mut Vec<DrawnLine>,
    boxes: &mut Vec<XmlNode<'a, 'i>>,
) {
    if depth > DEPTH {
        return;
    }
    match node.name() {
        "AlternateContent" => {
            if let Some(branch) = alternative(node) {
                look(branch, depth + 1, lines, boxes);
            }
            return;
        }
        "txbxContent" => {
            boxes.push(node);
            return;
        }
        "line" => lines.push(DrawnLine { length: between(node).or_else(|| of_style(node)) }),
        "shape" if attribute(node, "type").is_some_and(|kind| kind.contains("t32") || kind.contains("t20")) => {
            lines.push(DrawnLine { length: of_style(node) });
        }
        "inline" | "anchor" => {
            let straight = node.descendants().any(|below| {
                below.name() == "prstGeom" && matches!(attribute(below, "prst"), Some("line" | "straightConnector1"))
            });
            if straight {
                let extent = node.children().find(|below| below.name() == "extent");
                let length = extent.and_then(|extent| attribute(extent, "cx")?.parse().ok()).map(Length::emu);
                lines.push(DrawnLine { length });
            }
        }
        _ => {}
    }
    for child in node.children().filter(XmlNode::is_element) {
        look(child, depth + 1, lines, boxes);
    }
}

/// `from="0,1pt" to="100pt,1pt"`.
fn between(node: XmlNode<'_, '_>) -> Option<Length> {
    let across = |name: &str| points(attribute(node, name)?.split(',').next()?);
    let (from, to) = (across("from")?, across("to")?);
    Some(if to > from { to - from } else { from - to })
}

/// `style="…;width:150.5pt;…"`.
fn of_style(node: XmlNode<'_, '_>) -> Option<Length> {
    let style = attribute(node, "style")?;
    points(style.split(';').find_map(|item| item.trim().strip_prefix("width:"))?)
}

/// A length of the old drawing language; a bare number is pixels of 1/96 inch.
fn points(text: &str) -> Option<Length> {
    let text = text.trim();
    if let Ok(pixels) = text.parse::<i64>() {
        return pixels.checked_mul(9525).map(Length::emu);
    }
    super::props::twips(text)
}
