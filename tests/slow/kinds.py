"""Good documents of several kinds: each takes a document and a way to lay out its head."""

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from heads import SPACES, Head, border, shape, underscores
from makers import SEEN, body, first, line, look

SO = ("UBND TỈNH HƯNG YÊN", ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"])


def title(document, kind, text=None, rule=shape):
    line(document, kind, 14, True, part="tên loại").paragraph_format.space_before = Pt(12)
    if text:
        line(document, text, 14, True, part="trích yếu")
        rule(document, 30)


def receivers(where, *rows):
    line(where, "Nơi nhận:", 12, True, True, ALIGN.LEFT, part="Nơi nhận")
    for text in rows:
        line(where, text, 11, align=ALIGN.LEFT, part="Nơi nhận")


def signer(where, *rows, room=4):
    for text in rows[:-1]:
        line(where, text, 14, True, part="quyền hạn, chức vụ")
    for _ in range(room):
        line(where, "", 14)
    line(where, rows[-1], 14, True, part="họ tên người ký")


def foot(document, rows, *signers):
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    left, right = document.add_table(1, 2).rows[0].cells
    receivers(first(left), *rows)
    signer(first(right), *signers)


def letter(document, head):
    """Công văn: one addressee with a full stop, a space before the stroke, & in the symbol."""
    head(document, Head(*SO, "Số: 6582 /SKHCN-CCHC&PC", "Hưng Yên, ngày 14 tháng 7 năm 2026", "V/v phối hợp tuyên truyền cải cách hành chính năm 2026"))
    line(document, "Kính gửi: Sở Nội vụ tỉnh Hưng Yên.", 14, part="Kính gửi").paragraph_format.space_before = Pt(12)
    body(document, "Thực hiện Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh, Sở đề nghị phối hợp.", 12)
    body(document, "1. Tuyên truyền trên trang thông tin điện tử, mạng xã hội; gửi tin, bài đúng thời hạn quy định.")
    body(document, "2. Gửi kết quả trước ngày 15 tháng 11 năm 2026./.")
    foot(document, ["- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, QLKH."], "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn An")


def plan(document, head):
    """Kế hoạch of a sở: one running căn cứ, 1.1., dashes; the signature is short."""
    head(document, Head(*SO, "Số: 15/KHPH-SKHCN-SNV", "Hưng Yên, ngày 14 tháng 7 năm 2026"))
    title(document, "KẾ HOẠCH", "Phối hợp tuyên truyền cải cách hành chính năm 2026", underscores)
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
    foot(document, ["- UBND tỉnh (để b/c);", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP(TTL)."], "GIÁM ĐỐC", "Trần Thị Bình")


def decision(document, head):
    """Quyết định with Điều."""
    head(document, Head("UBND TỈNH HƯNG YÊN", ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"], "Số: 27/QĐ-SKHCN", "Hưng Yên, ngày 05 tháng 02 năm 2026"))
    title(document, "QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác cải cách hành chính năm 2026")
    line(document, "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", 14, True, part="thẩm quyền ban hành").paragraph_format.space_before = Pt(6)
    for text in (
        "Căn cứ Quyết định số 12/2025/QĐ-UBND ngày 01 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh quy định chức năng, nhiệm vụ của Sở Khoa học và Công nghệ;",
        "Theo đề nghị của Chánh Văn phòng Sở.",
    ):
        body(document, text, italic=True, part="căn cứ")
    line(document, "QUYẾT ĐỊNH:", 14, True, part="thẩm quyền ban hành").paragraph_format.space_before = Pt(6)
    for number, text in (
        ("Điều 1.", " Thành lập Tổ công tác cải cách hành chính năm 2026 của Sở, gồm các ông, bà có tên sau:"),
        ("", "1. Ông Nguyễn Văn An, Phó Giám đốc Sở, Tổ trưởng;"),
        ("", "2. Bà Trần Thị Bình, Chánh Văn phòng Sở, Tổ phó."),
        ("Điều 2.", " Tổ công tác có nhiệm vụ tham mưu, theo dõi, đôn đốc việc thực hiện Kế hoạch cải cách hành chính của Sở."),
        ("Điều 3.", " Quyết định này có hiệu lực thi hành kể từ ngày ký."),
        ("Điều 4.", " Chánh Văn phòng Sở, Trưởng các phòng, đơn vị thuộc Sở và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."),
    ):
        paragraph = body(document, number, bold=True)
        look(paragraph.add_run(text), 14)
    foot(document, ["- Như Điều 4;", "- UBND tỉnh (để b/c);", "- Lưu: VT, VP."], "GIÁM ĐỐC", "Lê Hoàng Minh")


def request(document, head):
    """Tờ trình with several addressees."""
    head(document, Head(*SO, "Số: 31/TTr-SKHCN", "Hưng Yên, ngày 12 tháng 3 năm 2026"))
    title(document, "TỜ TRÌNH", "Về việc ban hành Chương trình phát triển khoa học và công nghệ năm 2026", border)
    line(document, "Kính gửi:", 14, part="Kính gửi").paragraph_format.space_before = Pt(12)
    for text in ("- Ủy ban nhân dân tỉnh;", "- Sở Tài chính;", "- Sở Nội vụ."):
        line(document, text, 14, align=ALIGN.LEFT, part="Kính gửi").paragraph_format.left_indent = Mm(70)
    body(document, "Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị, Sở Khoa học và Công nghệ kính trình như sau:", 12)
    body(document, "1. Sự cần thiết ban hành", bold=True)
    body(document, "Chương trình là cơ sở để các sở, ngành, địa phương triển khai nhiệm vụ khoa học, công nghệ trong năm.")
    body(document, "2. Nội dung chính", bold=True)
    body(document, "a) Phát triển hạ tầng số, dữ liệu dùng chung của tỉnh;")
    body(document, "b) Hỗ trợ doanh nghiệp đổi mới công nghệ.")
    body(document, "Sở Khoa học và Công nghệ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.")
    foot(document, ["- Như trên;", "- Giám đốc, các Phó Giám đốc Sở;", "- Lưu: VT, QLKH (03)."], "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn An")


def minutes(document, head):
    """Biên bản with two who sign; it has no place and date in its head."""
    head(document, Head(*SO, "Số: 08/BB-SKHCN", None))
    title(document, "BIÊN BẢN", "Họp kiểm điểm tiến độ nhiệm vụ cải cách hành chính quý I năm 2026")
    for text in (
        "Thời gian bắt đầu: 08 giờ 00 phút ngày 16 tháng 3 năm 2026.",
        "Địa điểm: Phòng họp tầng 2, Sở Khoa học và Công nghệ.",
        "Thành phần tham dự: Lãnh đạo Sở, trưởng các phòng, đơn vị thuộc Sở.",
        "Chủ trì (chủ tọa): Ông Nguyễn Văn An, Phó Giám đốc Sở.",
        "Thư ký (người ghi biên bản): Bà Trần Thị Bình, chuyên viên Văn phòng.",
        "Nội dung: Các đơn vị báo cáo tiến độ thực hiện nhiệm vụ; chủ tọa kết luận, giao Văn phòng theo dõi, đôn đốc.",
        "Cuộc họp kết thúc vào 10 giờ 30 phút cùng ngày./.",
    ):
        body(document, text)
    left, right = document.add_table(1, 2).rows[0].cells
    signer(first(left), "THƯ KÝ", "Trần Thị Bình")
    signer(first(right), "CHỦ TỌA", "Nguyễn Văn An")
    line(document, "", 6)
    receivers(document, "- Lãnh đạo Sở;", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP.")


def invitation(document, head):
    """Giấy mời, signed by order."""
    head(document, Head(*SO, "Số: 112/GM-SKHCN", "Hưng Yên, ngày 09 tháng 4 năm 2026"))
    title(document, "GIẤY MỜI", "Họp triển khai nhiệm vụ cải cách hành chính quý II năm 2026")
    for text in (
        "Sở Khoa học và Công nghệ trân trọng kính mời: Đại diện lãnh đạo các phòng, đơn vị thuộc Sở.",
        "Tới dự cuộc họp triển khai nhiệm vụ cải cách hành chính quý II năm 2026.",
        "Chủ trì: Ông Nguyễn Văn An, Phó Giám đốc Sở.",
        "Thời gian: 08 giờ 00 phút, ngày 14 tháng 4 năm 2026.",
        "Địa điểm: Phòng họp tầng 2, trụ sở Sở Khoa học và Công nghệ.",
        "Đề nghị các đại biểu dự họp đúng thành phần, thời gian./.",
    ):
        body(document, text)
    foot(document, ["- Như thành phần mời;", "- Lãnh đạo Sở;", "- Lưu: VT, VP."], "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Trần Thị Bình")


def commune(document, head):
    """Kế hoạch of a xã: no body above, the name on two lines, signed for the collective by a deputy."""
    head(document, Head("", ["ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG"], "Số: 45/KH-UBND", "Tân Hưng, ngày 10 tháng 02 năm 2026"))
    title(document, "KẾ HOẠCH", "Cải cách hành chính năm 2026 trên địa bàn xã Tân Hưng")
    body(document, "Căn cứ Kế hoạch số 138/KH-UBND ngày 19 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh Hưng Yên về cải cách hành chính;", italic=True, part="căn cứ")
    body(document, "Căn cứ tình hình thực tế của địa phương.", italic=True, part="căn cứ")
    body(document, "Ủy ban nhân dân xã ban hành Kế hoạch cải cách hành chính năm 2026 như sau:")
    body(document, "I. MỤC TIÊU", bold=True)
    body(document, "1. 100% thủ tục hành chính được giải quyết đúng hạn.")
    body(document, "2. 95% người dân hài lòng về sự phục vụ của cơ quan hành chính (chi tiết tại Phụ lục kèm theo).")
    body(document, "II. TỔ CHỨC THỰC HIỆN", bold=True)
    body(document, "Văn phòng HĐND và UBND xã theo dõi, tổng hợp, báo cáo theo quy định./.")
    foot(
        document,
        ["- UBND tỉnh (để b/c);", "- Thường trực Đảng ủy, HĐND xã;", "- Trưởng các thôn;", "- Lưu: VT, VP."],
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Thị Hoa",
    )
    appendix(document)


def notice(document, head):
    """Thông báo: Nơi nhận in a cell of its own after the signature, the name in the position's cell."""
    head(document, Head(*SO, "Số: 77/TB-SKHCN", "Hưng Yên, ngày 20 tháng 5 năm 2026"))
    title(document, "THÔNG BÁO", "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 5 năm 2026")
    body(document, "Ngày 18 tháng 5 năm 2026, Giám đốc Sở chủ trì cuộc họp giao ban tháng 5. Sau khi nghe các đơn vị báo cáo, Giám đốc Sở kết luận:")
    body(document, "1. Các phòng, đơn vị rà soát nhiệm vụ, bảo đảm hoàn thành đúng thời hạn được giao.")
    body(document, "2. Văn phòng Sở theo dõi, đôn đốc, tổng hợp kết quả./.")
    table = document.add_table(2, 2)
    receivers(first(table.cell(0, 0).merge(table.cell(1, 0))), "- Lãnh đạo Sở;", "- Các phòng, đơn vị;", "- Lưu: VT, VP.")
    cell = first(table.cell(0, 1))
    for text in ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"):
        line(cell, text, 14, True, part="quyền hạn, chức vụ")
    cell = first(table.cell(1, 1))
    for _ in range(4):
        line(cell, "", 14)
    line(cell, "Vũ Đức Thắng", 14, True, part="họ tên người ký")


def appendix(document):
    """A landscape appendix with numbers of its own and a table."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section._sectPr.append(parse_xml(f'<w:pgNumType {SPACES} w:start="1"/>'))
    line(document, "Phụ lục", 14, True, part="phụ lục")
    line(document, "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026", 14, True, part="phụ lục")
    line(document, "(Kèm theo Kế hoạch số 45/KH-UBND ngày 10/02/2026 của UBND xã Tân Hưng)", 14, italic=True, part="phụ lục")
    line(document, "", 6)
    table = document.add_table(3, 4)
    table.style = "Table Grid"
    rows = (
        ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
        ("1", "Rà soát thủ tục hành chính", "Văn phòng", "Quý I/2026"),
        ("2", "Kiểm tra cải cách hành chính", "Văn phòng", "Quý III/2026"),
    )
    for at, row in enumerate(rows):
        for cell, text in zip(table.rows[at].cells, row):
            line(first(cell), text, 12, bold=at == 0)


ALL = [letter, plan, decision, request, minutes, invitation, commune, notice]
