"""What Word writes beside the text, and other ways to say the same format."""

import re

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml import OxmlElement
from heads import SPACES

RSIDS = ["00A1B2C3", "00D4E5F6", "007890AB"]


def word(document):
    """Ids of sessions, marks of the spelling check, bookmarks, languages; runs cut in the middle of words."""
    for at, paragraph in enumerate(list(document.element.body.iter(qn("w:p")))):
        paragraph.set(qn("w:rsidR"), RSIDS[at % 3])
        paragraph.set(qn("w:rsidRDefault"), RSIDS[(at + 1) % 3])
        paragraph.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", f"{at + 1:08X}")
        for run in list(paragraph.iter(qn("w:r"))):
            run.set(qn("w:rsidRPr"), RSIDS[at % 3])
            properties = run.find(qn("w:rPr"))
            if properties is not None:
                properties.append(parse_xml(f'<w:lang {SPACES} w:val="vi-VN" w:eastAsia="en-US"/>'))
            cut(run)
        runs = paragraph.findall(qn("w:r"))
        if runs:
            start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            start.set(qn("w:id"), str(at)), start.set(qn("w:name"), f"_Hlk{at}"), end.set(qn("w:id"), str(at))
            runs[0].addprevious(start), runs[-1].addnext(end)
            for kind, add in (("spellStart", runs[0].addprevious), ("spellEnd", runs[0].addnext)):
                mark = OxmlElement("w:proofErr")
                mark.set(qn("w:type"), kind)
                add(mark)
    styles = document.styles.element
    if styles.find(qn("w:latentStyles")) is None:
        styles.insert(1, parse_xml(f'<w:latentStyles {SPACES} w:defLockedState="0" w:defUIPriority="99" w:count="376"/>'))
    document.settings.element.append(
        parse_xml(f'<w:compat {SPACES}><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>')
    )


def cut(run):
    """A run in two, in the middle of its text."""
    texts = run.findall(qn("w:t"))
    if len(texts) != 1 or len(run) > 2 or len(texts[0].text or "") < 6:
        return
    text, half = texts[0].text, len(texts[0].text) // 2
    from copy import deepcopy

    other = deepcopy(run)
    texts[0].text, other.find(qn("w:t")).text = text[:half], text[half:]
    for one in (texts[0], other.find(qn("w:t"))):
        one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(other)


def theme(document):
    """No face on any run: the defaults name the theme, the theme says Times New Roman; sizes by style."""
    for fonts in list(document.element.body.iter(qn("w:rFonts"))):
        fonts.getparent().remove(fonts)
    for header in document.element.body.iter(qn("w:rFonts")):
        header.getparent().remove(header)
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith("theme1.xml"):
            text = part.blob.decode("utf-8")
            part._blob = re.sub(r'(<a:m(?:aj|in)orFont>\s*<a:latin typeface=")[^"]*', r"\1Times New Roman", text).encode("utf-8")


def numbered(document):
    """I., 1., a) and Điều 1. written by Word."""
    numbering = document.part.numbering_part.element
    levels = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("decimal", "Điều %4.")]
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {SPACES} w:abstractNumId="900"><w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {SPACES} w:numId="900"><w:abstractNumId w:val="900"/></w:num>'))
    signs = [r"[IVX]+\. ", r"\d\. ", r"[a-dđ]\) ", r"Điều \d\. ?"]
    for paragraph in document.paragraphs:
        for level, sign in enumerate(signs):
            found = re.match(sign, paragraph.text)
            if not found or not paragraph.paragraph_format.first_line_indent:
                continue
            run = paragraph.runs[0]
            run.text = run.text[len(found.group()):].lstrip() if level < 3 else ""
            if level == 3:
                paragraph.runs[1].text = paragraph.runs[1].text.lstrip()
            properties = paragraph._p.get_or_add_pPr()
            properties.insert(0, parse_xml(f'<w:numPr {SPACES}><w:ilvl w:val="{level}"/><w:numId w:val="900"/></w:numPr>'))
            break


def accepted(document):
    """Empty paragraphs, spaces at ends of lines, no-break spaces, soft line ends as people leave them."""
    for paragraph in document.paragraphs:
        if paragraph.runs and len(paragraph.text) > 20:
            paragraph.runs[-1].text += " "
    for paragraph in list(document.paragraphs)[-2:]:
        paragraph._p.addnext(OxmlElement("w:p"))


ALL = [word, theme, numbered, accepted]
