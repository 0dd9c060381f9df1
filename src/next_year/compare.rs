//! Two plans side by side: what was, what is to be.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use similar::{Algorithm, DiffOp, capture_diff_slices, get_diff_ratio};

use crate::plan::{Bang, Dong, NhiemVu, Node, Path, Piece, Plan, Text, plain_text};

use super::pair::digits;

/// Texts that are alike to this share are one text that was changed.
const ALIKE: f32 = 0.5;
/// New texts that are looked at for one that is like an old one.
const AHEAD: usize = 50;
/// Words or texts of two lists in which every difference is looked for.
const MOST_COMPARED: usize = 20_000;
/// Steps that looking for changed words may take in all: a second or two; the plans of a province take a hundredth.
const MOST_STEPS: usize = 200_000_000;
/// What stands beside a text that is the same at another place.
const MOVED: &str = "(giữ nguyên, đổi thứ tự)";

/// A part of the plans with what differs in it.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedPart {
    /// Its name.
    pub name: String,
    /// Old and new text beside each other; none where there is no counterpart. Changed words are bold.
    pub pairs: Vec<Pair>,
    /// How many texts are the same.
    pub same: usize,
}

/// Old and new.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// The old text.
    pub old: Option<Text>,
    /// The new text.
    pub new: Option<Text>,
}

/// The sections of a comparison, and the keys of a plan that each takes; the last takes the rest.
const SECTIONS: [(&str, &[&str]); 11] = [
    ("Cơ quan", &["co_quan_chu_quan", "co_quan"]),
    ("Trích yếu", &["trich_yeu"]),
    ("Kính gửi", &["kinh_gui"]),
    ("Căn cứ", &["tham_quyen", "can_cu"]),
    ("Nội dung", &["mo_dau", "noi_dung", "ket_thuc"]),
    ("Văn bản kèm theo", &["kem_theo"]),
    ("Nhiệm vụ", &["nhiem_vu_tieu_de", "nhiem_vu_phu_luc", "nhiem_vu"]),
    ("Phụ lục khác", &["phu_luc"]),
    ("Nơi nhận", &["noi_nhan", "luu"]),
    ("Người ký", &["ky"]),
    ("Phần khác", &[]),
];

/// The parts of two plans in the order of the document; parts in which nothing differs have no pairs.
#[must_use]
pub fn compare(old: &Plan, new: &Plan) -> Vec<ComparedPart> {
    let mut sections = Vec::new();
    let mut steps = Steps(MOST_STEPS);
    for ((name, _), (old, new)) in SECTIONS.iter().zip(parts(old).iter().zip(&parts(new))) {
        let (pairs, same) = beside(old, new, &mut steps);
        if !old.is_empty() || !new.is_empty() {
            sections.push(ComparedPart { name: (*name).to_owned(), pairs, same });
        }
    }
    sections
}

/// The texts of a plan by section.
fn parts(plan: &Plan) -> [Vec<String>; SECTIONS.len()] {
    let mut parts = [const { Vec::new() }; SECTIONS.len()];
    plan.walk(&mut |path, node| {
        let key = path.keys().next().unwrap_or_default();
        let section = SECTIONS.iter().position(|(_, keys)| keys.contains(&key)).unwrap_or(SECTIONS.len() - 1);
        let texts = &mut parts[section];
        match node {
            Node::String(_, name) if path.segments().len() == 1 && section == 0 => texts.push(name.to_owned()),
            Node::Text(text) if !is_of_a_whole(path) => texts.push(plain_text(text)),
            Node::Task(task) => texts.push(task_text(task)),
            Node::Table(table) => texts.extend(table_lines(table)),
            Node::Receiver(line) => texts.push(match &line.de {
                Some(purpose) => format!("{} ({})", plain_text(&line.ten), plain_text(purpose)),
                None => plain_text(&line.ten),
            }),
            Node::Signer(signer) => {
                let parts = signer.quyen_han.iter().chain([&signer.chuc_vu]).chain(&signer.ho_ten);
                texts.push(joined(parts, ", "));
            }
            _ => {}
        }
    });
    parts
}

/// Whether a text is compared with the task, row, line of Nơi nhận or signer that it belongs to.
fn is_of_a_whole(path: &Path) -> bool {
    let mut keys = path.keys();
    let of_task = keys.next() == Some("nhiem_vu") && keys.any(|key| key == "nhiem_vu");
    // The columns of the task table are no table of the data.
    let of_columns = path.keys().next() == Some("nhiem_vu_phu_luc");
    of_task || !of_columns && path.keys().any(|key| ["cot", "dong", "noi_nhan", "ky"].contains(&key))
}

fn joined<'t>(texts: impl IntoIterator<Item = &'t Text>, between: &str) -> String {
    texts.into_iter().map(plain_text).collect::<Vec<_>>().join(between)
}

/// The rows of a table, its header first, each as one text.
fn table_lines(table: &Bang) -> impl Iterator<Item = String> {
    let header = joined(table.cot.iter().flat_map(|column| column.nhom.iter().chain([&column.ten])), " | ");
    let rows = table.dong.iter().map(|row| match row {
        Dong::O(cells) | Dong::Dang(_, cells) => joined(cells.iter().map(|cell| &cell.o), " | "),
        Dong::Nhom(name) => plain_text(name),
    });
    std::iter::once(header).chain(rows)
}

/// A task as one text: content, product, who, when.
fn task_text(task: &NhiemVu) -> String {
    let mut text = plain_text(&task.noi_dung);
    let one = |text: &Option<Text>| joined(text, "");
    let more = [
        ("Sản phẩm: ", one(&task.san_pham)),
        ("Chủ trì: ", joined(&task.chu_tri, ", ")),
        ("Phối hợp: ", joined(&task.phoi_hop, ", ")),
        ("Thời gian: ", one(&task.thoi_gian)),
        ("Lãnh đạo phụ trách: ", one(&task.lanh_dao)),
        ("Người thực hiện: ", one(&task.nguoi_thuc_hien)),
        ("Kinh phí: ", one(&task.kinh_phi)),
        ("Chỉ tiêu: ", one(&task.chi_tieu)),
        ("Ghi chú: ", one(&task.ghi_chu)),
    ];
    for (label, words) in more.iter().filter(|(_, words)| !words.is_empty()) {
        text.push('\n');
        text.push_str(label);
        text.push_str(words);
    }
    text
}

/// Old and new texts as pairs where they differ, and how many are the same.
fn beside(old: &[String], new: &[String], steps: &mut Steps) -> (Vec<Pair>, usize) {
    let keys = |texts: &[String]| -> Vec<String> { texts.iter().map(|text| without_years(text)).collect() };
    let mut pairs = Vec::new();
    let mut same = 0;
    for op in differences(Algorithm::Patience, &keys(old), &keys(new)) {
        let was = old.get(op.old_range()).unwrap_or_default();
        let is = new.get(op.new_range()).unwrap_or_default();
        if let DiffOp::Equal { .. } = op {
            for (was, is) in was.iter().zip(is) {
                if was == is { same += 1 } else { pairs.push(pair(was, is, steps)) }
            }
        } else {
            unequal(was, is, &mut pairs, steps);
        }
    }
    meet(&mut pairs, steps);
    (pairs, same)
}

/// A text that went here and came elsewhere was moved, not dropped and made anew.
fn meet(pairs: &mut Vec<Pair>, steps: &mut Steps) {
    let mut new_alone: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (at, pair) in pairs.iter().enumerate() {
        if let Pair { old: None, new: Some(new) } = pair {
            new_alone.entry(without_years(&plain_text(new))).or_default().push_back(at);
        }
    }
    let mut met = HashSet::new();
    for at in 0..pairs.len() {
        let Some(Pair { old: Some(old), new: None }) = pairs.get(at) else { continue };
        let old = plain_text(old);
        let Some(other) = new_alone.get_mut(&without_years(&old)).and_then(VecDeque::pop_front) else { continue };
        let new = pairs.get(other).and_then(|pair| pair.new.as_ref()).map(plain_text).unwrap_or_default();
        met.insert(other);
        let moved = if new == old {
            Pair { old: Some(plain(&old)), new: Some(Text::Rich(vec![Piece::Nghieng(plain(MOVED))])) }
        } else {
            pair(&old, &new, steps)
        };
        if let Some(place) = pairs.get_mut(at) {
            *place = moved;
        }
    }
    let mut at = 0;
    pairs.retain(|_| {
        at += 1;
        !met.contains(&(at - 1))
    });
}

/// Texts of which none is the same: each old one meets the next new one that is alike.
fn unequal(was: &[String], is: &[String], pairs: &mut Vec<Pair>, steps: &mut Steps) {
    let mut next = 0;
    let ahead_words: Vec<Worded> = is.iter().map(|text| Worded::of(text)).collect();
    for old in was {
        let worded = Worded::of(old);
        let mut ahead = is.iter().zip(&ahead_words).enumerate().skip(next).take(AHEAD);
        let alike = ahead.find(|(_, (_, new))| worded.is_like(new, steps)).map(|(at, (new, _))| (at, new));
        if let Some((at, new)) = alike {
            pairs.extend(
                is.get(next..at).unwrap_or_default().iter().map(|new| Pair { old: None, new: Some(plain(new)) }),
            );
            pairs.push(pair(old, new, steps));
            next = at + 1;
        } else {
            pairs.push(Pair { old: Some(plain(old)), new: None });
        }
    }
    pairs.extend(is.get(next..).unwrap_or_default().iter().map(|new| Pair { old: None, new: Some(plain(new)) }));
}

/// What differs between two lists. Lists so long that looking would take the square of them differ as wholes.
fn differences<T: Hash + Ord>(algorithm: Algorithm, old: &[T], new: &[T]) -> Vec<DiffOp> {
    if old.len() + new.len() <= MOST_COMPARED {
        return capture_diff_slices(algorithm, old, new);
    }
    whole(old, new)
}

/// Two lists that differ as wholes behind what they begin with.
fn whole<T: PartialEq>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old_len, new_len) = (old.len() - same, new.len() - same);
    let mut ops = vec![DiffOp::Equal { old_index: 0, new_index: 0, len: same }];
    if old_len + new_len > 0 {
        ops.push(DiffOp::Replace { old_index: same, old_len, new_index: same, new_len });
    }
    ops
}

/// Steps that are left for looking at the order of words.
struct Steps(usize);

impl Steps {
    /// Whether so many words may be looked at, which takes at most the square of them.
    fn take(&mut self, words: usize) -> bool {
        let left = self.0.checked_sub(words.min(MOST_COMPARED).pow(2));
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// The words of a text, and the same in the order of the alphabet.
struct Worded<'t> {
    words: Vec<&'t str>,
    sorted: Vec<&'t str>,
}

impl<'t> Worded<'t> {
    fn of(text: &'t str) -> Self {
        let words = words(text);
        let mut sorted = words.clone();
        sorted.sort_unstable();
        Self { words, sorted }
    }

    /// Whether two texts are the same to the share [`ALIKE`]: words that both have in whatever order are counted before
    /// their order is looked at, and alone where no steps are left.
    fn is_like(&self, other: &Self, steps: &mut Steps) -> bool {
        let (old, new) = (&self.words, &other.words);
        let all = old.len() + new.len();
        // ALIKE is a half: of so many words as both have together, a quarter has to be in both.
        if 4 * old.len().min(new.len()) < all || 4 * in_both(&self.sorted, &other.sorted) < all {
            return false;
        }
        !steps.take(all) || get_diff_ratio(&differences(Algorithm::Myers, old, new), old.len(), new.len()) >= ALIKE
    }
}

/// How many words two sorted lists have in common.
fn in_both(one: &[&str], other: &[&str]) -> usize {
    let (mut a, mut b, mut common) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        match left.cmp(right) {
            Ordering::Less => a += 1,
            Ordering::Greater => b += 1,
            Ordering::Equal => (a, b, common) = (a + 1, b + 1, common + 1),
        }
    }
    common
}

/// Both texts, changed words bold.
fn pair(old: &str, new: &str, steps: &mut Steps) -> Pair {
    let (was, is) = (words(old), words(new));
    let ops =
        if steps.take(was.len() + is.len()) { differences(Algorithm::Myers, &was, &is) } else { whole(&was, &is) };
    let mark = |words: &[&str], range: &dyn Fn(&DiffOp) -> std::ops::Range<usize>| {
        let mut pieces: Vec<Piece> = Vec::new();
        for op in &ops {
            let text: String = words.get(range(op)).unwrap_or_default().concat();
            if text.is_empty() {
                continue;
            }
            pieces.push(match op {
                DiffOp::Equal { .. } => Piece::Plain(text),
                _ => Piece::Dam(Text::Plain(text)),
            });
        }
        Some(Text::Rich(pieces))
    };
    Pair { old: mark(&was, &|op| op.old_range()), new: mark(&is, &|op| op.new_range()) }
}

fn plain(text: &str) -> Text {
    Text::Plain(text.to_owned())
}

/// Words with the white space that follows them.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive([' ', '\n']).collect()
}

/// A text in which every year is the same, so that a moved year does not part two texts.
fn without_years(text: &str) -> String {
    let edits = digits(text).into_iter().map(|found| (found.span, "0000".to_owned())).collect();
    crate::intake::patch(text, edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn what_was_moved_is_told_once() {
        let (old, new) = (["một a", "hai b", "ba c", "bốn d năm 2024"], ["bốn d năm 2025", "hai b", "ba c", "một a"]);
        let (pairs, same) = beside(&texts(&old), &texts(&new), &mut Steps(MOST_STEPS));
        assert_eq!((pairs.len(), same), (2, 2), "{pairs:#?}");
        assert!(pairs.iter().all(|pair| pair.old.is_some() && pair.new.is_some()));
        assert!(pairs.iter().any(|pair| pair.new.as_ref().is_some_and(|new| plain_text(new) == MOVED)));
    }

    #[test]
    fn changed_words_are_bold_and_what_has_no_counterpart_stands_alone() {
        let (pairs, same) = beside(
            &texts(&["a b c d năm 2024", "giữ nguyên", "một hai ba bốn", "chỉ có ở bản cũ thôi"]),
            &texts(&["a b c d năm 2025", "giữ nguyên", "một hai năm bốn", "mới hoàn toàn"]),
            &mut Steps(MOST_STEPS),
        );
        assert_eq!(same, 1);
        let bold = |text: &str| Piece::Dam(Text::Plain(text.to_owned()));
        let part = |text: &str| Piece::Plain(text.to_owned());
        assert_eq!(pairs.first().unwrap().new, Some(Text::Rich(vec![part("a b c d năm "), bold("2025")])));
        assert_eq!(pairs.get(1).unwrap().old, Some(Text::Rich(vec![part("một hai "), bold("ba "), part("bốn")])));
        assert!(pairs.iter().any(|pair| pair.new.is_none()) && pairs.iter().any(|pair| pair.old.is_none()));
        assert_eq!(pairs.len(), 4);
    }

    #[test]
    fn without_steps_words_count_in_whatever_order() {
        let like = |steps| Worded::of("a b c d ").is_like(&Worded::of("d c b a "), &mut Steps(steps));
        assert!(!like(MOST_STEPS) && like(0));
        let Pair { new, .. } = pair("a b c d ", "a c d ", &mut Steps(0));
        let bold = Piece::Dam(Text::Plain("c d ".to_owned()));
        assert_eq!(new, Some(Text::Rich(vec![Piece::Plain("a ".to_owned()), bold])));
    }
}
