//! What a plan may mean, but seldom does: signs of other formats in its text, parts left empty, what is said twice.

use std::collections::HashSet;
use std::iter;

use crate::diag::{Code, Diagnostic};
use crate::nd30::Kind;
use crate::plan::document::{PhuLuc, Plan};
use crate::plan::path::Path;
use crate::plan::task::{NhiemVu, NhiemVuNguon};
use crate::plan::text::plain_text as plain;
use crate::text::{entries, position};

/// Signs of formats that the program does not read, printed as they are.
#[derive(Default)]
pub(super) struct ForeignMarks {
    /// Where the first stands.
    first: Option<Path>,
    /// Texts with one.
    count: usize,
    /// The signs, each once.
    signs: Vec<String>,
}

/// Signs that are named of all.
const MOST_SIGNS: usize = 5;

impl ForeignMarks {
    /// Looks at a text; `at` says where it stands.
    pub(super) fn see(&mut self, text: &str, at: impl FnOnce() -> Path) {
        let Some(sign) = foreign_sign(text) else { return };
        self.first.get_or_insert_with(at);
        self.count += 1;
        for sign in iter::once(sign).chain(tag(text)) {
            if !self.signs.contains(&sign) && self.signs.len() < MOST_SIGNS {
                self.signs.push(sign);
            }
        }
    }

    pub(super) fn warning(self) -> Option<Diagnostic> {
        let signs: Vec<_> = self.signs.iter().map(|sign| format!("«{sign}»")).collect();
        let more = if self.count > 1 { format!(" ({} chỗ)", self.count) } else { String::new() };
        let message = format!("chữ có {}{more}: in ra nguyên như gõ", signs.join(", "));
        Some(
            Diagnostic::warning(Code::VB177, message)
                .path(self.first?)
                .help("chữ đậm viết [{\"dam\": \"…\"}], xuống dòng viết {\"xuong_dong\": true}; hoặc xóa dấu ấy"),
        )
    }
}

/// The first sign of Markdown, HTML or an escape in a text.
fn foreign_sign(text: &str) -> Option<String> {
    // Few texts have a byte that begins a sign.
    position(text.as_bytes(), |byte| matches!(byte, b'*' | b'<' | b'&' | b'\\' | b'#' | b']'))?;
    let bold = text.split_once("**").is_some_and(|(_, rest)| rest.split_once("**").is_some_and(|(b, _)| !b.is_empty()));
    if bold {
        return Some("**".to_owned());
    }
    let break_typed = text.split_once("\\n").is_some_and(|(_, rest)| !rest.starts_with(char::is_lowercase));
    if break_typed {
        return Some("\\n".to_owned());
    }
    let heading = text.trim_start_matches('#');
    if heading.len() < text.len() && heading.starts_with(' ') {
        return Some("#".to_owned());
    }
    let link = text.split_once("](").is_some_and(|(before, after)| before.contains('[') && after.contains(')'));
    if link {
        return Some("[…](…)".to_owned());
    }
    tag(text).or_else(|| entity(text))
}

/// The first tag of HTML in a text.
fn tag(text: &str) -> Option<String> {
    text.match_indices('<').find_map(|(at, _)| {
        let (inside, _) = text.get(at + 1..)?.split_once('>')?;
        let name = inside.trim_start_matches('/');
        let name = name.get(..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len()))?;
        let known =
            entries(include_str!("../../../data/text/the-html.txt")).any(|known| known.eq_ignore_ascii_case(name));
        known.then(|| format!("<{inside}>"))
    })
}

/// The first escaped character of HTML in a text: `&amp;`, `&#160;`.
fn entity(text: &str) -> Option<String> {
    text.match_indices('&').find_map(|(at, _)| {
        let (name, _) = text.get(at + 1..)?.split_once(';')?;
        let known = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos" | "nbsp" | "ndash" | "mdash" | "hellip");
        let number = name.strip_prefix('#').is_some_and(|number| {
            !number.is_empty() && number.trim_start_matches('x').bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        (known || number).then(|| format!("&{name};"))
    })
}

/// Parts that a document of the kind has and the data leaves empty.
pub(super) fn empty_parts(plan: &Plan, kind: &Kind, faults: &mut Vec<Diagnostic>) {
    if kind.brief {
        return;
    }
    let has_own_form = plan.mau.is_some() || plan.bao_cao.is_some() || !plan.rieng.is_empty() || !kind.field.is_empty();
    let has_parts = plan.nhiem_vu.is_some() || !(plan.kem_theo.is_empty() && plan.phu_luc.is_empty());
    let paragraphs = plan.mo_dau.len() + plan.ket_thuc.len();
    let no_content = plan.noi_dung.is_empty() && !has_own_form && paragraphs + usize::from(has_parts) < 2;
    let parts = [
        ("noi_dung", no_content, "nội dung", "\"noi_dung\": [{\"tieu_de\": …, \"doan\": …}]"),
        ("noi_nhan", plan.noi_nhan.is_empty(), "nơi nhận", "\"noi_nhan\": [\"Như trên\", …]"),
        ("luu", plan.luu.is_none(), "dòng Lưu của đơn vị soạn thảo", "\"luu\": \"VT, VP\""),
    ];
    let missing: Vec<_> = parts.into_iter().filter(|(key, missing, ..)| *missing && kind.has(key)).collect();
    let Some((first, ..)) = missing.first() else { return };
    let names: Vec<&str> = missing.iter().map(|(_, _, name, _)| *name).collect();
    let keys: Vec<&str> = missing.iter().map(|(.., key)| *key).collect();
    faults.push(
        Diagnostic::warning(Code::VB178, format!("văn bản không có {}", names.join(", ")))
            .path(*first)
            .help(format!("thêm {}; cố ý để trống thì bỏ qua", keys.join(", "))),
    );
}

/// An appendix says something.
pub(super) fn empty_appendix(appendix: &PhuLuc, path: &Path, faults: &mut Vec<Diagnostic>) {
    let is_empty = appendix.mo_dau.is_empty()
        && appendix.bang.is_none()
        && appendix.hinh.is_empty()
        && appendix.tiep.is_empty()
        && appendix.noi_dung.is_empty();
    if is_empty {
        faults.push(
            Diagnostic::warning(Code::VB178, "phụ lục không có nội dung")
                .path(path)
                .help("thêm \"bang\", \"noi_dung\" hoặc \"mo_dau\" cho phụ lục"),
        );
    }
}

/// Receivers and tasks that stand in the data once more.
#[derive(Default)]
pub(super) struct Repeated {
    receivers: HashSet<String>,
    /// Marks of the content, leads and time of each task.
    tasks: HashSet<u64>,
    /// How many tasks stood there before.
    count: usize,
}

impl Repeated {
    pub(super) fn receiver(&mut self, name: &str, path: &Path, faults: &mut Vec<Diagnostic>) {
        let name = name.trim();
        // Folding would build its table of letters for a handful of names.
        if !self.receivers.insert(name.trim_end_matches([';', '.', ',']).to_lowercase()) && !name.is_empty() {
            faults.push(
                Diagnostic::warning(Code::VB179, format!("nơi nhận «{name}» ghi hai lần"))
                    .path(path)
                    .help("bỏ bớt một dòng"),
            );
        }
    }

    pub(super) fn task(&mut self, task: &NhiemVu, path: &Path, faults: &mut Vec<Diagnostic>) {
        if self.tasks.insert(mark(task)) {
            return;
        }
        self.count += 1;
        if self.count <= MOST_REPEATED {
            let message = format!("nhiệm vụ «{}» đã có ở trên, cùng chủ trì và thời hạn", plain(&task.noi_dung).trim());
            let help = "bỏ bớt một, hoặc sửa cho khác nhau";
            faults.push(Diagnostic::warning(Code::VB179, message).path(path).help(help));
        }
    }

    /// What is to be said of the tasks that were not told one by one.
    pub(super) fn rest(&self) -> Option<Diagnostic> {
        let rest = self.count.checked_sub(MOST_REPEATED).filter(|rest| *rest > 0)?;
        Some(Diagnostic::warning(Code::VB179, format!("còn {rest} nhiệm vụ nữa ghi hai lần")).path("nhiem_vu"))
    }
}

/// Repeated tasks that are told one by one.
const MOST_REPEATED: usize = 10;

/// A mark of the content, leads and time of a task. A list may have a hundred thousand tasks, of which the marks are kept.
fn mark(task: &NhiemVu) -> u64 {
    // An odd number whose bits are spread: each step moves all bits of the mark.
    const SPREAD: u64 = 0x517C_C1B7_2722_0A95;
    let mut mark = 0_u64;
    for text in iter::once(&task.noi_dung).chain(&task.chu_tri).chain(&task.thoi_gian) {
        text.for_each_string(&mut |string| {
            for piece in string.trim().as_bytes().chunks(8) {
                let mut word = [0; 8];
                word.iter_mut().zip(piece).for_each(|(to, from)| *to = *from);
                mark = (mark.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(SPREAD);
            }
        });
        // Where one text ends and the next begins is part of the mark.
        mark = (mark.rotate_left(5) ^ 1).wrapping_mul(SPREAD);
    }
    mark
}

/// What is doubtful in the tasks of a plan, as [`super::validate`] tells it of those in the data file.
#[must_use]
pub fn doubtful_tasks(plan: &Plan) -> Vec<Diagnostic> {
    let Some(NhiemVuNguon::Danh(groups)) = &plan.nhiem_vu else { return Vec::new() };
    let mut doubts = TaskDoubts::default();
    let mut path = Path::from("nhiem_vu");
    for (index, group) in groups.iter().enumerate() {
        doubts.tasks(&group.nhiem_vu, path.index(index).key("nhiem_vu"));
        path.back();
        path.back();
    }
    doubts.found.extend(doubts.repeated.rest());
    doubts.found.extend(doubts.foreign.warning());
    doubts.found
}

/// What is doubtful in tasks so far. They are gone through without a path for every field, of which there are very many.
#[derive(Default)]
struct TaskDoubts {
    foreign: ForeignMarks,
    repeated: Repeated,
    found: Vec<Diagnostic>,
}

impl TaskDoubts {
    fn tasks(&mut self, tasks: &[NhiemVu], path: &mut Path) {
        for (index, task) in tasks.iter().enumerate() {
            path.index(index);
            let fields = [
                ("noi_dung", Some(&task.noi_dung)),
                ("san_pham", task.san_pham.as_ref()),
                ("thoi_gian", task.thoi_gian.as_ref()),
                ("lanh_dao", task.lanh_dao.as_ref()),
                ("nguoi_thuc_hien", task.nguoi_thuc_hien.as_ref()),
                ("kinh_phi", task.kinh_phi.as_ref()),
                ("chi_tieu", task.chi_tieu.as_ref()),
                ("ghi_chu", task.ghi_chu.as_ref()),
            ];
            let units = task.chu_tri.iter().map(|unit| ("chu_tri", unit));
            let units = units.chain(task.phoi_hop.iter().map(|unit| ("phoi_hop", unit)));
            for (key, text) in fields.into_iter().filter_map(|(key, text)| Some((key, text?))).chain(units) {
                text.for_each_string(&mut |string| self.foreign.see(string, || path.at(key)));
            }
            self.repeated.task(task, path, &mut self.found);
            self.tasks(&task.muc, path.key("muc"));
            path.back();
            path.back();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, sign: Option<&str>) {
        assert_eq!(foreign_sign(text).as_deref(), sign, "{text:?}");
    }

    #[test]
    fn signs_of_other_formats() {
        case("Làm **đậm** chữ", Some("**"));
        case("Dòng một<br>dòng hai", Some("<br>"));
        case("chữ <b>đậm</b>", Some("<b>"));
        case("chữ <span style=\"x\">", Some("<span style=\"x\">"));
        case("A &amp; B", Some("&amp;"));
        case("A&#160;B", Some("&#160;"));
        case("một\\nHai", Some("\\n"));
        case("một\\n", Some("\\n"));
        case("## Tiêu đề", Some("#"));
        case("xem [cổng](https://a.vn)", Some("[…](…)"));
    }

    #[test]
    fn signs_that_mean_something_else() {
        for text in [
            "tỷ lệ < 5% và > 3%",
            "<Tên đơn vị>",
            "C:\\nguon\\tep",
            "Công ty A & B; C",
            "2 ** 3",
            "****",
            "mục [1] (xem)",
            "#1",
            "Nghiên cứu R&D;",
        ] {
            case(text, None);
        }
    }
}
