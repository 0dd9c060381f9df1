"""Heads of a document in the ways in which people lay them out. Each says which parts it wrote: SEEN."""

import copy

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from makers import SEEN, first, line, look

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


class Head:
    """What stands in a head; `above` may be empty, `issuer` may run over two lines."""

    def __init__(self, above, issuer, number, date, subject=None):
        self.above, self.issuer, self.number, self.date, self.subject = above, issuer, number, date, subject

    def names(self):
        rows = [(self.above, False, "cơ quan chủ quản")] if self.above else []
        return rows + [(name, True, "cơ quan ban hành") for name in self.issuer]


def left(where, head, rule=None, number=True):
    for text, bold, part in head.names():
        line(where, text, 12, bold, part=part)
    if rule:
        rule(where, 24)
    if number:
        numbers(where, head)


def numbers(where, head):
    line(where, head.number, 13, part="số, ký hiệu")
    if head.subject:
        line(where, head.subject, 12, part="trích yếu công văn").paragraph_format.space_before = Pt(6)


def right(where, head, rule=None, date=True):
    line(where, QUOC_HIEU, 12, True, part="Quốc hiệu")
    line(where, TIEU_NGU, 13, True, part="Tiêu ngữ")
    if rule:
        rule(where, 55)
    if date and head.date:
        line(where, head.date, 13, italic=True, part="địa danh, thời gian")


def underscores(where, width):
    line(where, "_" * (width // 3), 12)


def border(where, width):
    """A line as the border of an empty paragraph."""
    properties = line(where, "", 4)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:pBdr {SPACES}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'))


def shape(where, width):
    """A line as Word of today draws it: DrawingML, the old language as a fallback."""
    cx = width * 36000
    run = line(where, "", 4).add_run()._r
    run.append(
        parse_xml(
            f'<mc:AlternateContent {SPACES}><mc:Choice Requires="wps"><w:drawing>'
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>25400</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{cx}" cy="0"/><wp:wrapNone/><wp:docPr id="{900 + len(SEEN)}" name="Line"/><wp:cNvGraphicFramePr/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
            f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
            "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            f'<mc:Fallback><w:pict><v:line from="0,2pt" to="{width * 72 // 25}pt,2pt" strokeweight=".75pt"/></w:pict></mc:Fallback></mc:AlternateContent>'
        )
    )


def old_shape(where, width):
    """A line as Word of 2007 draws it."""
    run = line(where, "", 4).add_run()._r
    run.append(
        parse_xml(
            f'<w:pict {SPACES}><v:shapetype id="_x0000_t32" coordsize="21600,21600" o:spt="32" o:oned="t" path="m,l21600,21600e" filled="f"/>'
            f'<v:shape id="s{len(SEEN)}" type="#_x0000_t32" style="position:absolute;margin-left:40pt;margin-top:2pt;width:{width * 72 // 25}pt;height:0"/></w:pict>'
        )
    )


def two_cells(document, head, rule=underscores):
    """One table of one row."""
    cells = document.add_table(1, 2).rows[0].cells
    left(first(cells[0]), head, rule)
    right(first(cells[1]), head, rule)


def two_rows(document, head, rule=underscores):
    """One table of two rows: names above, number and date below."""
    table = document.add_table(2, 2)
    left(first(table.cell(0, 0)), head, rule, number=False)
    right(first(table.cell(0, 1)), head, rule, date=False)
    numbers(first(table.cell(1, 0)), head)
    dated(table.cell(1, 1), head)


def dated(cell, head):
    if head.date:
        line(first(cell), head.date, 13, italic=True, part="địa danh, thời gian")


def two_tables(document, head, rule=shape):
    """Names in one table, number and date in another."""
    cells = document.add_table(1, 2).rows[0].cells
    left(first(cells[0]), head, rule, number=False)
    right(first(cells[1]), head, rule, date=False)
    line(document, "", 6)
    cells = document.add_table(1, 2).rows[0].cells
    numbers(first(cells[0]), head)
    dated(cells[1], head)


def merged(document, head, rule=border):
    """Cells merged across and down, an empty column between."""
    table = document.add_table(3, 3)
    names = table.cell(0, 0).merge(table.cell(1, 0))
    for paragraph in names.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    left(first(names), head, rule, number=False)
    state = table.cell(0, 1).merge(table.cell(0, 2))
    motto = table.cell(1, 1).merge(table.cell(1, 2))
    line(first(state), QUOC_HIEU, 12, True, part="Quốc hiệu")
    line(first(motto), TIEU_NGU, 13, True, part="Tiêu ngữ")
    rule(motto, 55)
    numbers(first(table.cell(2, 0)), head)
    dated(table.cell(2, 1).merge(table.cell(2, 2)), head)


def tabs(document, head, rule=None):
    """No table: names left, state right, parted by tabs."""
    pairs = [(one, two) for one, two in zip(head.names(), [(QUOC_HIEU, "Quốc hiệu"), (TIEU_NGU, "Tiêu ngữ")])]
    for at, ((text, bold, part), (other, state)) in enumerate(pairs):
        paragraph = line(document, text, 12, bold, align=ALIGN.LEFT, part=part)
        stops(paragraph)
        paragraph.add_run("\t")
        look(paragraph.add_run(other), 12 + at, True)
        SEEN.append((state, other))
    underscores(document, 50)
    paragraph = line(document, head.number, 13, align=ALIGN.LEFT, part="số, ký hiệu")
    stops(paragraph)
    if head.date:
        paragraph.add_run("\t")
        look(paragraph.add_run(head.date), 13, italic=True)
        SEEN.append(("địa danh, thời gian", head.date))
    if head.subject:
        line(document, head.subject, 12, align=ALIGN.LEFT, part="trích yếu công văn")


def stops(paragraph):
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(80))


def centred(document, head, rule=old_shape):
    """No table: everything in the middle, one below the other."""
    right(document, head, rule, date=False)
    left(document, head, rule)
    if head.date:
        line(document, head.date, 13, italic=True, align=ALIGN.RIGHT, part="địa danh, thời gian")


def in_lower_case(document, head, rule=border):
    """Capitals by format, not by typing."""
    cells = document.add_table(1, 2).rows[0].cells
    for cell, rows in ((cells[0], head.names()), (cells[1], [(QUOC_HIEU, True, "Quốc hiệu")])):
        first(cell)
        for text, bold, part in rows:
            line(cell, text.capitalize(), 12, bold).runs[0].font.all_caps = True
            SEEN.append((part, text))
    rule(cells[0], 24)
    line(cells[1], TIEU_NGU, 13, True, part="Tiêu ngữ")
    rule(cells[1], 55)
    numbers(cells[0], head)
    if head.date:
        line(cells[1], head.date, 13, italic=True, part="địa danh, thời gian")


def line_breaks(document, head, rule=None):
    """One paragraph a cell, lines parted by line breaks."""
    cells = document.add_table(1, 2).rows[0].cells
    rows = [(text, 12, bold, False, part) for text, bold, part in head.names()]
    rows += [("_______", 12, False, False, None), (head.number, 13, False, False, "số, ký hiệu")]
    broken(first(cells[0]), rows)
    rows = [(QUOC_HIEU, 12, True, False, "Quốc hiệu"), (TIEU_NGU, 13, True, False, "Tiêu ngữ")]
    rows += [("______________", 13, False, False, None), (head.date, 13, False, True, "địa danh, thời gian")]
    broken(first(cells[1]), [row for row in rows if row[0]])


def broken(cell, rows):
    paragraph = None
    for text, size, bold, italic, part in rows:
        if paragraph is None:
            paragraph = line(cell, text, size, bold, italic)
        else:
            paragraph.runs[-1].add_break()
            look(paragraph.add_run(text), size, bold, italic)
        if part:
            SEEN.append((part, text))


def boxes(document, head, rule=underscores, old=False):
    """Both halves in text boxes; the old drawing language alone, or as the fallback of the new."""
    holder = line(document, "", 13)
    for side, write, width, at in (("left", left, 70, 0), ("right", right, 92, 73)):
        cell = document.add_table(1, 1).rows[0].cells[0]
        write(first(cell), head, rule)
        content = "".join(serialised(paragraph._p) for paragraph in cell.paragraphs)
        table = cell._tc.getparent().getparent()
        table.getparent().remove(table)
        holder.add_run()._r.append(parse_xml(box(content, width, at, old)))
    for _ in range(6):
        line(document, "", 13)


def serialised(element):
    from lxml import etree

    return etree.tostring(copy.deepcopy(element), encoding="unicode")


def box(content, width, at, old):
    vml = (
        f'<w:pict {SPACES}><v:shape id="b{at}" style="position:absolute;margin-left:{at * 72 // 25}pt;margin-top:0;width:{width * 72 // 25}pt;height:90pt" stroked="f">'
        f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    if old:
        return vml
    cx, cy = width * 36000, 32 * 36000
    return (
        f'<mc:AlternateContent {SPACES}><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>{at * 36000}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:wrapNone/><wp:docPr id="{50 + at}" name="Box"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent>"
    )


def old_boxes(document, head):
    boxes(document, head, old=True)


def controls(document, head, rule=shape):
    """Content controls: around the number (in its line), the date (a whole line), the cell of the names."""
    two_cells(document, head, rule)
    cells = document.tables[-1].rows[0].cells
    number = next(p for p in cells[0].paragraphs if p.text.startswith("Số"))
    wrap([run._r for run in number.runs])
    if head.date:
        wrap([cells[1].paragraphs[-1]._p])
        # A cell must end with a paragraph.
        cells[1]._tc.append(OxmlElement("w:p"))
    wrap([cells[0]._tc])


def wrap(elements):
    control = parse_xml(f"<w:sdt {SPACES}><w:sdtPr><w:alias w:val=\"Ô nhập\"/></w:sdtPr><w:sdtContent/></w:sdt>")
    elements[0].addprevious(control)
    for element in elements:
        control.find(qn("w:sdtContent")).append(element)


ALL = [two_cells, two_rows, two_tables, merged, tabs, centred, in_lower_case, line_breaks, boxes, old_boxes, controls]
