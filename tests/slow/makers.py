"""Good documents as other makers write them, for `vanban check`: python-docx with direct formatting alone.

Usage: makers.py FOLDER
"""

import sys
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FOLDER = Path(sys.argv[1])


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


def line(where, text, size, bold=False, italic=False, align=ALIGN.CENTER):
    paragraph = where.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    look(paragraph.add_run(text), size, bold, italic)
    return paragraph


def body(document, text, before=6, bold=False, align=ALIGN.JUSTIFY):
    paragraph = line(document, text, 14, bold, align=align)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def first(cell):
    """The paragraph that a new cell has already."""
    paragraph = cell.paragraphs[0]
    paragraph._p.getparent().remove(paragraph._p)
    return cell


def signature(document, unit):
    left, right = document.add_table(1, 2).rows[0].cells
    first(left), first(right)
    line(left, "Nơi nhận:", 12, True, True, ALIGN.LEFT)
    for text in ("- Như trên;", "- Lãnh đạo Sở;", f"- Lưu: VT, {unit}."):
        line(left, text, 11, align=ALIGN.LEFT)
    line(right, "KT. GIÁM ĐỐC", 14, True)
    line(right, "PHÓ GIÁM ĐỐC", 14, True)
    for _ in range(4):
        line(right, "", 14)
    line(right, "Nguyễn Văn An", 14, True)


def head(document, symbol, breaks=False):
    left, right = document.add_table(1, 2).rows[0].cells
    first(left), first(right)
    if breaks:
        # One paragraph, lines parted by line breaks.
        paragraph = line(left, "UBND TỈNH HƯNG YÊN", 12)
        paragraph.add_run().add_break()
        look(paragraph.add_run("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), 12, True)
        paragraph = line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True)
        paragraph.add_run().add_break()
        look(paragraph.add_run("Độc lập - Tự do - Hạnh phúc"), 13, True)
    else:
        line(left, "UBND TỈNH HƯNG YÊN", 12)
        line(left, "SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12, True)
        line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True)
        line(right, "Độc lập - Tự do - Hạnh phúc", 13, True)
    line(left, "_______", 12)
    line(right, "_______________", 13)
    line(left, f"Số: 6582 /{symbol}", 13)
    line(right, "Hưng Yên, ngày 14 tháng 7 năm 2026", 13, italic=True)
    return left


def letter():
    document = Document()
    page(document)
    left = head(document, "SKHCN-CCHC&PC")
    line(left, "V/v phối hợp tuyên truyền cải cách hành chính năm 2026", 12)
    paragraph = line(document, "Kính gửi: Sở Nội vụ tỉnh Hưng Yên.", 14)
    paragraph.paragraph_format.space_before = Pt(12)
    body(document, "Thực hiện Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh, Sở đề nghị phối hợp.", 12)
    body(document, "1. Tuyên truyền trên trang thông tin điện tử, mạng xã hội; gửi tin, bài đúng thời hạn quy định.")
    body(document, "2. Gửi kết quả trước ngày 15 tháng 11 năm 2026./.")
    signature(document, "QLKH")
    document.save(FOLDER / "cong-van.docx")


def plan():
    document = Document()
    page(document)
    head(document, "KHPH-SKHCN-SNV", breaks=True)
    line(document, "KẾ HOẠCH", 14, True)
    line(document, "Phối hợp tuyên truyền cải cách hành chính năm 2026", 14, True)
    line(document, "____________", 14)
    body(
        document,
        "Thực hiện Kế hoạch số 05/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh; căn cứ chức năng, nhiệm vụ được giao, "
        "Sở Khoa học và Công nghệ ban hành Kế hoạch như sau:",
    )
    body(document, "I. MỤC ĐÍCH, YÊU CẦU", bold=True)
    body(document, "1. Mục đích", bold=True)
    body(document, "Nâng cao nhận thức của cán bộ, công chức, viên chức về cải cách hành chính trong toàn ngành.")
    body(document, "- Gạch đầu dòng không phải điều Nghị định định; vẫn thường gặp trong văn bản đã ban hành.")
    body(document, "1.1. Mục nhỏ theo cách đánh số của cơ quan, không phải điều Nghị định định.")
    body(document, "II. TỔ CHỨC THỰC HIỆN", bold=True)
    body(document, "a) Văn phòng theo dõi, đôn đốc các đơn vị thực hiện Kế hoạch này.")
    body(document, "b) Các phòng, đơn vị thuộc Sở tổ chức thực hiện, báo cáo kết quả về Văn phòng./.")
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    left, right = document.add_table(1, 2).rows[0].cells
    first(left), first(right)
    line(left, "Nơi nhận:", 12, True, True, ALIGN.LEFT)
    for text in ("- UBND tỉnh (để b/c);", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP(TTL)."):
        line(left, text, 11, align=ALIGN.LEFT)
    line(right, "GIÁM ĐỐC", 14, True)
    line(right, "", 14)
    line(right, "Trần Thị Bình", 14, True)
    document.save(FOLDER / "ke-hoach.docx")


letter()
plan()
