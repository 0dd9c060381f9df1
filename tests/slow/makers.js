// Good documents as docx.js writes them, for `vanban check`; beside each, its parts.
//
// Usage: node makers.js FOLDER

const fs = require("fs");
const path = require("path");
const docx = require(path.join(__dirname, "../../target/node/node_modules/docx"));
const {
  AlignmentType, BorderStyle, Document, Header, LevelFormat, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell,
  TableRow, TabStopType, TextRun, WidthType,
} = docx;

const folder = process.argv[2];
const mm = (length) => Math.round(length * 56.6929);
let seen = [];

const run = (text, size, format = {}) => new TextRun({ text, size: size * 2, font: "Times New Roman", ...format });

function line(text, size, format = {}, options = {}, part = null) {
  if (part) seen.push(`${part}\t${text}\n`);
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, size, format)], ...options });
}

function body(text, options = {}, format = {}, part = null) {
  const usual = { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: mm(12.7) }, spacing: { before: 120, after: 0 } };
  return line(text, 14, format, { ...usual, ...options }, part);
}

const rule = (indent) =>
  new Paragraph({ indent: { left: mm(indent), right: mm(indent) }, border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "auto" } }, children: [] });
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const bare = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const bold = { bold: true };

function beside(...cells) {
  const inside = cells.map((children) => new TableCell({ children, borders: bare, width: { size: 100 / cells.length, type: WidthType.PERCENTAGE } }));
  return new Table({ rows: [new TableRow({ children: inside })], borders: bare, width: { size: 100, type: WidthType.PERCENTAGE } });
}

const head = (number, date, subject) => beside(
  [
    line("UBND TỈNH HƯNG YÊN", 12, {}, {}, "cơ quan chủ quản"), line("SỞ NỘI VỤ", 12, bold, {}, "cơ quan ban hành"), rule(25),
    line(number, 13, {}, {}, "số, ký hiệu"), ...(subject ? [line(subject, 12, {}, { spacing: { before: 120 } }, "trích yếu công văn")] : []),
  ],
  [
    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold, {}, "Quốc hiệu"),
    line("Độc lập - Tự do - Hạnh phúc", 13, bold, {}, "Tiêu ngữ"), rule(10),
    line(date, 13, { italics: true }, {}, "địa danh, thời gian"),
  ],
);

// No table: tabs part the names from the state.
function tabbed(number, date) {
  const row = (left, leftPart, leftFormat, right, rightPart, rightFormat, leftSize, rightSize) => {
    seen.push(`${leftPart}\t${left}\n`, `${rightPart}\t${right}\n`);
    return new Paragraph({
      tabStops: [{ type: TabStopType.CENTER, position: mm(30) }, { type: TabStopType.CENTER, position: mm(115) }],
      children: [run(`\t${left}`, leftSize, leftFormat), run(`\t${right}`, rightSize, rightFormat)],
    });
  };
  return [
    row("UBND TỈNH HƯNG YÊN", "cơ quan chủ quản", {}, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Quốc hiệu", bold, 12, 12),
    row("SỞ NỘI VỤ", "cơ quan ban hành", bold, "Độc lập - Tự do - Hạnh phúc", "Tiêu ngữ", bold, 12, 13),
    new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "auto" } }, children: [] }),
    row(number, "số, ký hiệu", {}, date, "địa danh, thời gian", { italics: true }, 13, 13),
  ];
}

const foot = (rows, positions, name) => beside(
  [
    line("Nơi nhận:", 12, { bold: true, italics: true }, { alignment: AlignmentType.LEFT }, "Nơi nhận"),
    ...rows.map((text) => line(text, 11, {}, { alignment: AlignmentType.LEFT }, "Nơi nhận")),
  ],
  [
    ...positions.map((text) => line(text, 14, bold, {}, "quyền hạn, chức vụ")), ...[1, 2, 3, 4].map(() => line("", 14)),
    line(name, 14, bold, {}, "họ tên người ký"),
  ],
);

const title = (kind, subject) => [
  line(kind, 14, bold, { spacing: { before: 240 } }, "tên loại"), line(subject, 14, bold, {}, "trích yếu"), rule(60),
];

const numbers = () => new Header({
  children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: 28, font: "Times New Roman" })] })],
});
const page = (more = {}) => ({
  titlePage: true,
  page: { size: { width: mm(210), height: mm(297) }, margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10) }, ...more },
});
const headers = () => ({ default: numbers(), first: new Header({ children: [new Paragraph("")] }) });

async function save(name, sections, options = {}) {
  const document = new Document({ sections: sections.map((one) => ({ headers: headers(), ...one })), ...options });
  fs.writeFileSync(path.join(folder, `${name}.docx`), await Packer.toBuffer(document));
  fs.writeFileSync(path.join(folder, `${name}.parts`), seen.join(""));
  seen = [];
}

async function letter() {
  const children = [
    head("Số: 415/SNV-CCHC", "Hưng Yên, ngày 08 tháng 6 năm 2026", "V/v báo cáo kết quả cải cách hành chính quý II năm 2026"),
    line("Kính gửi:", 14, {}, { spacing: { before: 240 } }, "Kính gửi"),
    ...["- Các sở, ban, ngành;", "- Ủy ban nhân dân các xã, phường."].map((text) => line(text, 14, {}, { alignment: AlignmentType.LEFT, indent: { left: mm(60) } }, "Kính gửi")),
    body("Thực hiện Kế hoạch số 138/KH-UBND ngày 19 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh, Sở Nội vụ đề nghị các cơ quan, đơn vị báo cáo kết quả thực hiện.", { spacing: { before: 240, after: 0 } }),
    body("Báo cáo gửi về Sở Nội vụ trước ngày 14 tháng 6 năm 2026./."),
    foot(["- Như trên;", "- UBND tỉnh (để b/c);", "- Lưu: VT, CCHC."], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Đỗ Thị Lan"),
  ];
  await save("js-letter", [{ properties: page(), children }]);
}

// Numbers by Word, an appendix on its side.
async function plan() {
  const level = (at, format, text) => ({ level: at, format, text, alignment: AlignmentType.LEFT, suffix: "space", style: { paragraph: { indent: { left: 0, firstLine: mm(12.7) } } } });
  const numbering = { config: [{ reference: "muc", levels: [level(0, LevelFormat.UPPER_ROMAN, "%1."), level(1, LevelFormat.DECIMAL, "%2."), level(2, LevelFormat.LOWER_LETTER, "%3)")] }] };
  const item = (text, at, format) => body(text, { indent: undefined, numbering: { reference: "muc", level: at } }, format);
  const children = [
    ...tabbed("Số: 20/KH-SNV", "Hưng Yên, ngày 15 tháng 01 năm 2026"),
    ...title("KẾ HOẠCH", "Kiểm tra cải cách hành chính năm 2026"),
    body("Căn cứ Kế hoạch số 138/KH-UBND ngày 19 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh về cải cách hành chính nhà nước năm 2026;", {}, { italics: true }, "căn cứ"),
    body("Căn cứ chức năng, nhiệm vụ được giao.", {}, { italics: true }, "căn cứ"),
    body("Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:"),
    item("MỤC ĐÍCH, YÊU CẦU", 0, bold),
    item("Mục đích", 1, bold),
    item("Đánh giá việc thực hiện nhiệm vụ cải cách hành chính của cơ quan, đơn vị;", 2),
    item("Phát hiện, nhân rộng cách làm hay.", 2),
    item("Yêu cầu", 1, bold),
    body("Kiểm tra khách quan, đúng kế hoạch; không gây phiền hà (lịch kiểm tra tại Phụ lục kèm theo)."),
    item("TỔ CHỨC THỰC HIỆN", 0, bold),
    body("Phòng Cải cách hành chính chủ trì, phối hợp với các đơn vị liên quan thực hiện Kế hoạch này./."),
    foot(["- UBND tỉnh (để b/c);", "- Các sở, ban, ngành;", "- Lưu: VT, CCHC."], ["GIÁM ĐỐC"], "Hoàng Văn Dũng"),
  ];
  const cell = (text, format) => new TableCell({ children: [line(text, 12, format)] });
  const row = (texts, format) => new TableRow({ tableHeader: Boolean(format), children: texts.map((text) => cell(text, format)) });
  const appendix = [
    line("Phụ lục", 14, bold, {}, "phụ lục"), line("LỊCH KIỂM TRA CẢI CÁCH HÀNH CHÍNH NĂM 2026", 14, bold, {}, "phụ lục"),
    line("(Kèm theo Kế hoạch số 20/KH-SNV ngày 15/01/2026 của Sở Nội vụ)", 14, { italics: true }, {}, "phụ lục"), line("", 6),
    new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(["STT", "Đơn vị", "Thời gian"], bold), row(["1", "Sở Tài chính", "Quý II"]), row(["2", "UBND xã Tân Hưng", "Quý III"])] }),
  ];
  const side = page({ pageNumbers: { start: 1 }, size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE } });
  await save("js-plan", [{ properties: page(), children }, { properties: side, children: appendix }], { numbering });
}

// Everything by styles of its own and by the defaults; report to a superior.
async function report() {
  const text = (name, run, paragraph = {}) => ({ id: name, name, basedOn: "Normal", run, paragraph });
  const styles = {
    default: { document: { run: { font: "Times New Roman", size: 28 } } },
    paragraphStyles: [text("Than", {}, { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: mm(10) }, spacing: { before: 120, line: 300, lineRule: LineRuleType.AUTO } }), text("Muc", bold, { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: mm(10) }, spacing: { before: 120 } })],
  };
  const than = (words) => new Paragraph({ style: "Than", text: words });
  const muc = (words) => new Paragraph({ style: "Muc", text: words });
  const children = [
    head("Số: 99/BC-SNV", "Hưng Yên, ngày 16 tháng 3 năm 2026"),
    ...title("BÁO CÁO", "Kết quả cải cách hành chính quý I năm 2026"),
    line("Kính gửi: Ủy ban nhân dân tỉnh", 14, {}, { spacing: { before: 240 } }, "Kính gửi"),
    than("Thực hiện Kế hoạch số 138/KH-UBND ngày 19 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh, Sở Nội vụ báo cáo kết quả như sau:"),
    muc("I. KẾT QUẢ ĐẠT ĐƯỢC"), muc("1. Công tác chỉ đạo, điều hành"), than("Sở đã ban hành 05 văn bản chỉ đạo; đạt 100% kế hoạch."),
    muc("2. Cải cách thủ tục hành chính"), than("Đã rà soát 12 thủ tục; công khai 100% thủ tục trên Cổng Dịch vụ công quốc gia."),
    muc("II. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II"), than("Tiếp tục thực hiện các nhiệm vụ theo kế hoạch đã đề ra./."),
    foot(["- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, CCHC."], ["Q. GIÁM ĐỐC"], "Hoàng Văn Dũng"),
  ];
  await save("js-report", [{ properties: page(), children }], { styles });
}

letter().then(plan).then(report);
