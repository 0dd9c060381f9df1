//! A copy of a document with a Word comment at each place; everything else in the package stays as it was.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

use super::output::{escaped, severity};
use super::{Finding, Findings};
use crate::read::{Docx, Origin, Package, ReadError, Relation, TYPES, Types, parse_part};
use crate::xml::{XmlNode, XmlTree};

/// Who has written the comments.
const AUTHOR: &str = "vanban";
/// Most comments of one finding: what comes after them is counted in the first.
const MOST: usize = 200;
/// Last word of the type of the relationship to comments.
const KIND: &str = "comments";
/// Content type of the comments.
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// A copy of `bytes`, which read as `docx`, with the findings as comments.
///
/// # Errors
/// A package that cannot be copied.
pub fn annotate(bytes: &[u8], docx: &Docx, findings: &Findings) -> Result<Vec<u8>, ReadError> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let relations = package.all_relations(&main)?;
    let types = package.types()?;
    let text = package.text(&main)?;
    let tree = parse_part(&text, &main)?;
    let word = tree.root().namespace().unwrap_or_default();
    let mut parts = Vec::new();
    let known = known(&mut package, &main, &relations, &types, word)?;
    let mut taken = HashSet::new();
    take_ids(&tree, &mut taken);
    if let Some((text, part)) = &known {
        take_ids(&parse_part(text, part)?, &mut taken);
    }
    let noted = noted(&tree, docx, findings);
    let mut ids = (0..).filter(|id| !taken.contains(id));
    let numbered: Vec<(XmlNode<'_, '_>, Vec<(i32, &Finding)>)> =
        noted.into_iter().map(|(node, findings)| (node, ids.by_ref().zip(findings).collect())).collect();
    parts.push((main.clone(), utf8(&with_anchors(&text, &numbered))));
    let comments: String =
        numbered.iter().flat_map(|(_, noted)| noted).map(|(id, finding)| comment(*id, word, finding)).collect();
    match known {
        Some((text, part)) => parts.push((part.clone(), utf8(&appended(&text, &part, &comments)?))),
        None => add_part(&mut package, &main, (&relations, &types), word, &comments, &mut parts)?,
    }
    package.rewritten(&parts)
}

/// The part of comments that the document has, with its text.
///
/// # Errors
/// A relationship to comments that leads to none.
fn known(
    package: &mut Package<'_>,
    main: &str,
    relations: &[Relation],
    types: &Types,
    word: &str,
) -> Result<Option<(String, String)>, ReadError> {
    let mut leading = relations.iter().filter(|relation| relation.kind == KIND);
    let Some(relation) = leading.next() else { return Ok(None) };
    if leading.next().is_some() {
        return Err(ReadError::Comments("văn bản có hai quan hệ «comments»"));
    }
    if relation.external || !package.has(&relation.target) {
        return Err(ReadError::Comments("quan hệ «comments» dẫn tới phần không có trong tệp"));
    }
    let others = relations.iter().filter(|other| other.kind != KIND && !other.external);
    let shared =
        others.map(|other| other.target.as_str()).chain([main]).any(|part| package.same(part, &relation.target));
    let name = &relation.target;
    let text = package.text(name)?;
    let tree = parse_part(&text, name)?;
    let is_comments = tree.root().name() == "comments" && tree.root().namespace() == Some(word);
    let of_type = types.of(name).is_none_or(|kind| kind == TYPE);
    if shared || !is_comments || !of_type {
        return Err(ReadError::Comments("quan hệ «comments» dẫn tới phần không phải chú thích"));
    }
    Ok(Some((text, name.clone())))
}

/// The paragraphs that carry comments, in order, each with its findings.
fn noted<'t, 'i, 'f>(
    tree: &'t XmlTree<'i>,
    docx: &Docx,
    findings: &'f Findings,
) -> Vec<(XmlNode<'t, 'i>, Vec<&'f Finding>)> {
    let nodes: HashMap<usize, XmlNode<'_, '_>> =
        tree.descendants().filter(|node| is_paragraph(*node)).map(|node| (node.range().start, node)).collect();
    let mut by_start: BTreeMap<usize, (XmlNode<'_, '_>, Vec<&Finding>)> = BTreeMap::new();
    for finding in &findings.list {
        // What lies in a style is mended there: one comment is enough.
        let once = matches!(finding.origin, Some(Origin::Style(_) | Origin::Defaults | Origin::Application));
        for paragraph in finding.paragraphs.iter().take(if once { 1 } else { MOST }) {
            let Some(node) = docx.paragraphs.get(*paragraph).and_then(|one| nodes.get(&one.offset)) else { continue };
            let node = outside(*node);
            let list = &mut by_start.entry(node.range().start).or_insert((node, Vec::new())).1;
            if !list.iter().any(|one| std::ptr::eq(*one, finding)) {
                list.push(finding);
            }
        }
    }
    by_start.into_values().collect()
}

fn is_paragraph(node: XmlNode<'_, '_>) -> bool {
    node.is_element() && node.name() == "p"
}

/// Word has no comments in text boxes: the paragraph to which the box is anchored.
fn outside<'t, 'i>(node: XmlNode<'t, 'i>) -> XmlNode<'t, 'i> {
    let boxed = node.ancestors().filter(|one| one.name() == "txbxContent").last();
    boxed.and_then(|last| last.ancestors().find(|one| is_paragraph(*one))).unwrap_or(node)
}

/// The main part with the beginning and the end of each comment.
fn with_anchors(text: &str, noted: &[(XmlNode<'_, '_>, Vec<(i32, &Finding)>)]) -> String {
    // Insertions by place: a paragraph may lie inside another one, in a text box.
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    for (node, findings) in noted {
        let range = node.range();
        let source = node.source();
        let name = node.written_name();
        let namespace = node.namespace().unwrap_or_default();
        let (prefix, declared) = match name.split_once(':') {
            Some((prefix, _)) => (prefix, String::new()),
            None => ("w", format!(" xmlns:w=\"{namespace}\"")),
        };
        let (mut begin, mut end) = (String::new(), String::new());
        for (id, _) in findings {
            let _ = write!(begin, "<{prefix}:commentRangeStart{declared} {prefix}:id=\"{id}\"/>");
            let _ = write!(
                end,
                "<{prefix}:commentRangeEnd{declared} {prefix}:id=\"{id}\"/><{prefix}:r{declared}><{prefix}:commentReference {prefix}:id=\"{id}\"/></{prefix}:r>"
            );
        }
        if node.first_child().is_none() && source.ends_with("/>") {
            edits.push((range.end - 2, 2, format!(">{begin}{end}</{name}>")));
            continue;
        }
        let close = range.start + source.rfind("</").unwrap_or(source.len());
        let properties = node.first_element().filter(|child| child.name() == "pPr");
        let open = match (properties, node.first_child()) {
            (Some(properties), _) => properties.range().end,
            (None, Some(child)) => child.range().start,
            (None, None) => close,
        };
        edits.push((open, 0, begin));
        edits.push((close, 0, end));
    }
    edits.sort_by_key(|(at, ..)| *at);
    let mut out = String::with_capacity(text.len() + edits.iter().map(|(.., new)| new.len()).sum::<usize>());
    let mut done = 0;
    for (at, removed, new) in &edits {
        out.push_str(text.get(done..*at).unwrap_or_default());
        out.push_str(new);
        done = at + removed;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// A comment: what is wrong, what should be, how to mend it, where the decree says so.
fn comment(id: i32, word: &str, finding: &Finding) -> String {
    let mut said = vec![format!("{}[{}] {}", severity(finding.severity), finding.code, finding.message)];
    if finding.count > 1 {
        said.push(format!("Cả văn bản: {} chỗ", finding.count));
    }
    said.push(format!("Cách sửa: {}", finding.help));
    said.push(format!("Căn cứ: {}", finding.clause));
    let mut paragraphs = String::new();
    for line in said {
        let _ = write!(paragraphs, "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(&line));
    }
    format!(
        "<w:comment xmlns:w=\"{word}\" w:id=\"{id}\" w:author=\"{AUTHOR}\" w:initials=\"VB\">{paragraphs}</w:comment>"
    )
}

/// The ids of comments in a part: of the comments themselves, or of their marks in the text.
fn take_ids(tree: &XmlTree<'_>, taken: &mut HashSet<i32>) {
    let of_comments = ["comment", "commentRangeStart", "commentRangeEnd", "commentReference"];
    let nodes = tree.descendants().filter(|node| node.is_element() && of_comments.contains(&node.name()));
    let ids = nodes.flat_map(XmlNode::attributes).filter(|attribute| attribute.name() == "id");
    taken.extend(ids.filter_map(|id| id.value.trim().parse::<i32>().ok()));
}

/// Elements put at the end of the root element of a part.
fn appended(text: &str, part: &str, elements: &str) -> Result<String, ReadError> {
    let tree = parse_part(text, part)?;
    let root = tree.root();
    let (range, source) = (root.range(), root.source());
    let (before, after) = if source.ends_with("/>") {
        (range.end - 2, format!(">{elements}</{}>", root.written_name()))
    } else {
        let close = source.rfind("</").unwrap_or(source.len());
        (range.start + close, format!("{elements}{}", source.get(close..).unwrap_or_default()))
    };
    let (head, tail) = (text.get(..before).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    Ok(format!("{head}{after}{tail}"))
}

/// A part of comments where there was none, its relationship, its content type.
fn add_part(
    package: &mut Package<'_>,
    main: &str,
    (relations, types): (&[Relation], &Types),
    word: &str,
    comments: &str,
    parts: &mut Vec<(String, String)>,
) -> Result<(), ReadError> {
    let (folder, file) =
        main.rsplit_once('/').map_or((String::new(), main), |(folder, file)| (format!("{folder}/"), file));
    let mut name = "comments.xml".to_owned();
    while package.has(&format!("{folder}{name}")) || types.names(&format!("{folder}{name}")) {
        name = format!("vanban-{name}");
    }
    let mut id = "vanbanComments".to_owned();
    while relations.iter().any(|relation| relation.id == id) {
        id.push('0');
    }
    let strict = word.contains("purl.oclc.org");
    let office = if strict { "http://purl.oclc.org/ooxml" } else { "http://schemas.openxmlformats.org" };
    let kind =
        if strict { "officeDocument/relationships/comments" } else { "officeDocument/2006/relationships/comments" };
    let relation = format!(
        "<Relationship xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\" Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{name}\"/>"
    );
    let rels = format!("{folder}_rels/{file}.rels");
    let old = if package.has(&rels) {
        package.text(&rels)?
    } else {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>".to_owned()
    };
    parts.push((rels.clone(), utf8(&appended(&old, &rels, &relation)?)));
    if package.has(TYPES) {
        let entry = format!(
            "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" PartName=\"/{folder}{name}\" ContentType=\"{TYPE}\"/>"
        );
        let old = package.text(TYPES)?;
        parts.push((TYPES.to_owned(), utf8(&appended(&old, TYPES, &entry)?)));
    }
    parts.push((
        format!("{folder}{name}"),
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{word}\">{comments}</w:comments>"),
    ));
    Ok(())
}

/// A part is written as UTF-8, whatever it was: its declaration says so.
fn utf8(text: &str) -> String {
    let Some((head, tail)) = text.split_once("?>") else { return text.to_owned() };
    let head = head.replace("UTF-16", "UTF-8").replace("utf-16", "utf-8");
    format!("{head}?>{tail}")
}
