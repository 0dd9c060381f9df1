//! Where in which template an element of the markup was written. Only when there is a fault, templates are filled
//! once more with each element carrying its place.

use crate::xml::XmlNode;

/// The attribute that carries the place, `template:line:column`; no template can use it by accident.
const PLACE: &str = "_cho";

/// The template with its place written into every element.
pub(super) fn instrument(name: &str, source: &str) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    let mut rest = source;
    let (mut line, mut column) = (1_usize, 1_usize);
    let mut until: Option<&str> = None;
    while let Some(character) = rest.chars().next() {
        let skip = match until {
            Some(end) if rest.starts_with(end) => {
                until = None;
                end.len()
            }
            Some(_) => character.len_utf8(),
            None => {
                let pairs = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->"), ("<![CDATA[", "]]>")];
                if let Some((_, end)) = pairs.iter().find(|(start, _)| rest.starts_with(start)) {
                    until = Some(end);
                } else if character == '<' {
                    let tag = rest.chars().skip(1).take_while(|c| c.is_alphanumeric() || "-_.".contains(*c));
                    let length: usize = tag.map(char::len_utf8).sum();
                    if length > 0 {
                        let (tag, after) = rest.split_at(1 + length);
                        out.push_str(tag);
                        let place = format!(" {PLACE}=\"{name}:{line}:{column}\"");
                        out.push_str(&place);
                        column += tag.chars().count();
                        rest = after;
                        continue;
                    }
                }
                character.len_utf8()
            }
        };
        let (head, tail) = rest.split_at(skip);
        for character in head.chars() {
            if character == '\n' {
                line += 1;
                column = 1;
            } else {
                column += 1;
            }
        }
        out.push_str(head);
        rest = tail;
    }
    out
}

/// The place of an element, or of the nearest element above it that has one, as it was written into it.
pub(super) fn written<'a>(node: XmlNode<'a, '_>) -> Option<&'a str> {
    node.ancestors().find_map(|node| node.attribute(PLACE))
}

/// The same as name, line and column.
pub(super) fn of_node(node: XmlNode<'_, '_>) -> Option<(String, usize, usize)> {
    written(node).and_then(split)
}

/// The place written last before that line and column of the markup (1-based).
pub(super) fn before(located: &str, line: usize, column: usize) -> Option<(String, usize, usize)> {
    let mut lines = located.split_inclusive('\n');
    let mut head: String = lines.by_ref().take(line.saturating_sub(1)).collect();
    head.extend(lines.next().unwrap_or_default().chars().take(column));
    let (_, place) = head.rsplit_once(&format!(" {PLACE}=\""))?;
    split(place.split_once('"').map_or(place, |(place, _)| place))
}

/// Whether the attribute is ours.
pub(super) fn is_place(attribute: &str) -> bool {
    attribute == PLACE
}

fn split(place: &str) -> Option<(String, usize, usize)> {
    let (rest, column) = place.rsplit_once(':')?;
    let (name, line) = rest.rsplit_once(':')?;
    Some((name.to_owned(), line.parse().ok()?, column.parse().ok()?))
}
