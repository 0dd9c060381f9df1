"""Feet of a document in other ways than one table of two cells."""

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm

import heads
import kinds
from makers import SEEN, first, line, look


def plain(document, rows, *signers):
    """No table: the signature to the right, Nơi nhận below it."""
    before = len(document.paragraphs)
    kinds.signer(document, *signers)
    for paragraph in document.paragraphs[before:]:
        paragraph.paragraph_format.left_indent = Mm(85)
    kinds.receivers(document, *rows)


def tabs(document, rows, *signers):
    """Nơi nhận and the position on one line, parted by a tab."""
    pairs = [("Nơi nhận:", signers[0])] + [(row, None) for row in rows]
    for at, (text, position) in enumerate(pairs):
        paragraph = line(document, text, 12 if at == 0 else 11, at == 0, at == 0, ALIGN.LEFT, "Nơi nhận")
        position = position or (signers[at] if at < len(signers) - 1 else None)
        if position:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(95))
            paragraph.add_run("\t")
            look(paragraph.add_run(position), 14, True)
            SEEN.append(("quyền hạn, chức vụ", position))
    for _ in range(2):
        line(document, "", 14)
    line(document, signers[-1], 14, True, part="họ tên người ký").paragraph_format.left_indent = Mm(85)


def rows(document, rows, *signers):
    """A table of two rows: positions above, the name below; all of Nơi nhận in one paragraph with line breaks."""
    table = document.add_table(2, 2)
    heads.broken(
        first(table.cell(0, 0)),
        [("Nơi nhận:", 12, True, True, "Nơi nhận")] + [(row, 11, False, False, "Nơi nhận") for row in rows],
    )
    table.cell(0, 0).paragraphs[0].alignment = ALIGN.LEFT
    cell = first(table.cell(0, 1))
    for text in signers[:-1]:
        line(cell, text, 14, True, part="quyền hạn, chức vụ")
    cell = first(table.cell(1, 1))
    line(cell, "", 14)
    line(cell, signers[-1], 14, True, part="họ tên người ký")


def boxed(document, rows, *signers):
    """Both halves in text boxes."""
    from docx.oxml import parse_xml

    holder = line(document, "", 13)
    for write, width, at in ((lambda cell: kinds.receivers(cell, *rows), 70, 0), (lambda cell: kinds.signer(cell, *signers), 80, 80)):
        cell = document.add_table(1, 1).rows[0].cells[0]
        write(first(cell))
        content = "".join(heads.serialised(paragraph._p) for paragraph in cell.paragraphs)
        table = cell._tc.getparent().getparent()
        table.getparent().remove(table)
        holder.add_run()._r.append(parse_xml(heads.box(content, width, at + 1, False)))


ALL = [plain, tabs, rows, boxed]
