"""Pieces of documents made with python-docx, with direct formatting alone; `good.py` puts them together.

What a piece is, is noted in SEEN: the parts that `vanban check --parts` should find, in any order.
"""

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

# (part as the program calls it, text)
SEEN = []


def page(document):
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        look(run, 14)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def look(run, size, bold=False, italic=False):
    run.font.name = "Times New Roman"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hAnsi"), "Times New Roman")
    run.font.size = Pt(size)
    run.bold, run.italic = bold, italic
    return run


def line(where, text, size, bold=False, italic=False, align=ALIGN.CENTER, part=None):
    paragraph = where.add_paragraph()
    if part:
        SEEN.append((part, text))
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    look(paragraph.add_run(text), size, bold, italic)
    return paragraph


def body(document, text, before=6, bold=False, italic=False, align=ALIGN.JUSTIFY, part=None):
    paragraph = line(document, text, 14, bold, italic, align, part)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def first(cell):
    """The paragraph that a new cell has already."""
    paragraph = cell.paragraphs[0]
    paragraph._p.getparent().remove(paragraph._p)
    return cell
