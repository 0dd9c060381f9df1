//! The parts of a package that do not depend on the text, built by docx-rs for a style sheet.
//!
//! docx-rs builds them with its typed API; `normal` puts their elements into schema order and `complete` adds what the
//! library cannot say.

use docx_rs::{
    AlignmentType, BorderType, Docx, FieldCharType, Header, InstrPAGE, InstrText, LineSpacing as DocxSpacing,
    LineSpacingType, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, RunFonts,
    SpecialIndentType, Style as DocxStyle, StyleType,
};

use crate::layout::sheet::{Align, Colour, Sides, Style, StyleName, StyleSheet};
use crate::unit::{Length, LineSpacing};

use super::normal::{XmlElement, changed};
use super::xml::eighths;

/// A part of a package: its name and its text.
pub(super) type PackagePart = (&'static str, String);

/// Content types and relationships name these parts; nothing else of docx-rs' list is shipped.
const DROPPED: [&str; 4] =
    ["/docProps/app.xml", "/word/comments.xml", "/word/commentsExtended.xml", "/word/numbering.xml"];

/// Compatibility flags for East Asian text, which Vietnamese does not want.
const EAST_ASIAN: [&str; 5] = [
    "w:spaceForUL",
    "w:balanceSingleByteDoubleByteWidth",
    "w:doNotLeaveBackslashAlone",
    "w:ulTrailSpace",
    "w:useFELayout",
];

/// The parts in the order in which they stand in the package.
pub(super) fn parts(sheet: &StyleSheet) -> Vec<PackagePart> {
    let built = docx(sheet).build();
    vec![
        ("[Content_Types].xml", changed(&built.content_type, content_types)),
        ("_rels/.rels", changed(&built.rels, relationships)),
        ("word/_rels/document.xml.rels", changed(&built.document_rels, relationships)),
        ("word/styles.xml", changed(&built.styles, |root| styles(root, sheet))),
        ("word/settings.xml", changed(&built.settings, |root| settings(root, sheet))),
        ("word/fontTable.xml", changed(&built.font_table, |root| fonts(root, sheet))),
        ("word/header1.xml", changed(built.headers.first().map_or(&[][..], Vec::as_slice), plain)),
    ]
}

/// The shell as docx-rs sees it.
fn docx(sheet: &StyleSheet) -> Docx {
    let face = sheet.face.as_str();
    let fonts = RunFonts::new().ascii(face).hi_ansi(face).cs(face).east_asia(face);
    let normal = sheet.style(StyleName::Normal);
    let number = Run::new()
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGE(InstrPAGE {}))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("2")
        .add_field_char(FieldCharType::End, false);
    let page_number = Paragraph::new().style(sheet.page_number.id());
    let base = sheet.style(StyleName::Chung);
    let mut docx = Docx::new()
        .default_fonts(fonts.clone())
        .default_size(usize::from(normal.size.to_half_points()))
        .default_tab_stop(usize::try_from(sheet.tab_stop.to_twips()).unwrap_or(0))
        .header(Header::new().add_paragraph(page_number.add_run(number)))
        .add_style(common(base, fonts, sheet.widow_control));
    for item in sheet.styles.iter().filter(|style| !matches!(style.name, StyleName::Normal | StyleName::Chung)) {
        docx = docx.add_style(style(item, base));
    }
    docx
}

/// The style that the others are based on. It says everything, so that they look the same where they are pasted into a
/// document of another `Normal`; nobody is to choose it.
fn common(style: &Style, fonts: RunFonts, widow_control: bool) -> DocxStyle {
    let mut built = titled(style, StyleName::Normal)
        .q_format(false)
        .fonts(fonts)
        .size(usize::from(style.size.to_half_points()))
        .align(alignment(style.align))
        .indent(Some(twips(style.left)), Some(first_line(style.first_line)), Some(twips(style.right)), None)
        .line_spacing(line(above_and_below(DocxSpacing::new(), style), style.line));
    built.paragraph_property = built.paragraph_property.widow_control(widow_control);
    built
}

/// A style: what it has otherwise than the common one.
fn style(style: &Style, common: &Style) -> DocxStyle {
    let mut built = titled(style, common.name);
    if style.size != common.size {
        built = built.size(usize::from(style.size.to_half_points()));
    }
    if style.align != common.align {
        built = built.align(alignment(style.align));
    }
    let indents = |style: &Style| (style.left, style.first_line, style.right);
    if indents(style) != indents(common) {
        built =
            built.indent(Some(twips(style.left)), Some(first_line(style.first_line)), Some(twips(style.right)), None);
    }
    let space = |style: &Style| (style.before, style.after);
    let mut spacing = DocxSpacing::new();
    if space(style) != space(common) {
        spacing = above_and_below(spacing, style);
    }
    if style.line != common.line {
        spacing = line(spacing, style.line);
    }
    if spacing != DocxSpacing::new() {
        built = built.line_spacing(spacing);
    }
    if let Some(next) = style.next {
        built = built.next(next.id());
    }
    if style.bold {
        built = built.bold();
    }
    if style.italic {
        built = built.italic();
    }
    let colour = style.colour.map(hex);
    if let Some(colour) = &colour {
        built = built.color(colour);
    }
    if let Some(level) = style.outline {
        built = built.outline_lvl(usize::from(level.saturating_sub(1)));
    }
    let mut property = built.paragraph_property.clone();
    if style.keep_next {
        property = property.keep_next(true);
    }
    if style.keep_lines {
        property = property.keep_lines(true);
    }
    if let Some((sides, thickness)) = style.rule {
        let mut borders = ParagraphBorders::with_empty();
        for position in positions(sides) {
            let border = ParagraphBorder::new(position.clone())
                .val(BorderType::Single)
                .size(usize::try_from(eighths(thickness)).unwrap_or(0))
                .space(usize::from(style.rule_space))
                .color(colour.as_deref().unwrap_or("auto"));
            borders = borders.set(border);
        }
        property = property.set_borders(borders);
    }
    built.paragraph_property = property;
    built
}

fn titled(style: &Style, base: StyleName) -> DocxStyle {
    DocxStyle::new(style.name.id(), StyleType::Paragraph).name(style.name.display()).based_on(base.id()).q_format(true)
}

fn hex(Colour([red, green, blue]): Colour) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}

fn positions(sides: Sides) -> &'static [ParagraphBorderPosition] {
    use ParagraphBorderPosition::{Bottom, Left, Right, Top};
    match sides {
        Sides::Bottom => &[Bottom],
        Sides::Top => &[Top],
        Sides::Box => &[Top, Left, Bottom, Right],
    }
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
        Align::Justify => AlignmentType::Both,
    }
}

fn above_and_below(spacing: DocxSpacing, style: &Style) -> DocxSpacing {
    spacing.before(unsigned(style.before)).after(unsigned(style.after))
}

fn line(spacing: DocxSpacing, line: LineSpacing) -> DocxSpacing {
    match line {
        LineSpacing::Multiple(parts) => spacing.line(parts).line_rule(LineSpacingType::Auto),
        LineSpacing::Exact(height) => spacing.line(twips(height)).line_rule(LineSpacingType::Exact),
        LineSpacing::AtLeast(height) => spacing.line(twips(height)).line_rule(LineSpacingType::AtLeast),
    }
}

fn first_line(indent: Length) -> SpecialIndentType {
    if indent < Length::ZERO {
        SpecialIndentType::Hanging(twips(-indent))
    } else {
        SpecialIndentType::FirstLine(twips(indent))
    }
}

fn twips(length: Length) -> i32 {
    i32::try_from(length.to_twips()).unwrap_or(0)
}

fn unsigned(length: Length) -> u32 {
    u32::try_from(length.to_twips()).unwrap_or(0)
}

fn content_types(mut root: XmlElement<'_>) -> String {
    root.children.retain(|child| {
        let part = child.get("PartName").unwrap_or_default();
        let extension = child.get("Extension").unwrap_or("xml");
        !DROPPED.contains(&part) && !part.contains("_rels/") && matches!(extension, "xml" | "rels")
    });
    root.to_part()
}

fn relationships(mut root: XmlElement<'_>) -> String {
    root.children.retain(|child| {
        let target = child.get("Target").unwrap_or_default();
        !DROPPED.iter().any(|dropped| dropped.ends_with(&format!("/{target}")))
    });
    root.to_part()
}

/// Styles: the language of the text, and which style is the default.
fn styles<'d>(mut root: XmlElement<'d>, sheet: &'d StyleSheet) -> String {
    let language = XmlElement::new("w:lang")
        .with("w:val", &sheet.language)
        .with("w:eastAsia", &sheet.language)
        .with("w:bidi", "ar-SA");
    root.visit("w:rPrDefault", &mut |defaults| {
        for properties in &mut defaults.children {
            properties.children.push(language.clone());
        }
    });
    root.visit("w:style", &mut |style| {
        if style.get("w:styleId") == Some(StyleName::Normal.id()) {
            style.set("w:default", "1");
        }
    });
    plain(root)
}

/// Settings: no East Asian flags, lines that end in a break are not stretched over the column, the language of the theme fonts, decimal comma.
fn settings<'d>(mut root: XmlElement<'d>, sheet: &'d StyleSheet) -> String {
    root.visit("w:compat", &mut |compat| compat.children.retain(|child| !EAST_ASIAN.contains(&child.name)));
    root.children.push(XmlElement::new("w:themeFontLang").with("w:val", &sheet.language));
    root.children.push(XmlElement::new("w:decimalSymbol").with("w:val", ","));
    root.children.push(XmlElement::new("w:listSeparator").with("w:val", ";"));
    plain(root)
}

/// Font table: the one face that is used.
fn fonts<'d>(mut root: XmlElement<'d>, sheet: &'d StyleSheet) -> String {
    root.children.retain(|font| font.get("w:name") == Some(sheet.face.as_str()));
    plain(root)
}

fn plain(mut root: XmlElement<'_>) -> String {
    root.normalise();
    root.drop_unused_namespaces();
    root.to_part()
}
