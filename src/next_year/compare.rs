//! Two plans side by side: what was, what is to be.

use similar::{Algorithm, DiffOp, capture_diff_slices, get_diff_ratio};

use crate::plan::{Muc, NhiemVu, NhiemVuNguon, Piece, Plan, Text, plain_text};

use super::pair::digits;

/// Texts that are alike to this share are one text that was changed.
const ALIKE: f32 = 0.5;
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

/// The parts of two plans in the order of the document; parts in which nothing differs have no pairs.
#[must_use]
pub fn compare(old: &Plan, new: &Plan) -> Vec<ComparedPart> {
    let mut sections = Vec::new();
    for ((name, old), (_, new)) in parts(old).into_iter().zip(parts(new)) {
        let (pairs, same) = beside(&old, &new);
        if !old.is_empty() || !new.is_empty() {
            sections.push(ComparedPart { name: name.to_owned(), pairs, same });
        }
    }
    sections
}

/// The texts of a plan by part.
fn parts(plan: &Plan) -> Vec<(&'static str, Vec<String>)> {
    let lines = |texts: &[Text]| -> Vec<String> { texts.iter().map(plain_text).collect() };
    let mut body = lines(&plan.mo_dau);
    levels(&plan.noi_dung, &mut body);
    body.extend(lines(&plan.ket_thuc));
    let mut tasks = Vec::new();
    if let Some(NhiemVuNguon::Danh(groups)) = &plan.nhiem_vu {
        for group in groups {
            tasks.extend(group.nhom.as_ref().map(plain_text));
            task_texts(&group.nhiem_vu, &mut tasks);
        }
    }
    let mut appendices = Vec::new();
    for appendix in &plan.phu_luc {
        appendices.push(plain_text(&appendix.tieu_de));
        levels(&appendix.noi_dung, &mut appendices);
    }
    let signers = plan.ky.iter().map(|signer| {
        let mut lines: Vec<String> = signer.quyen_han.iter().map(plain_text).collect();
        lines.push(plain_text(&signer.chuc_vu));
        lines.extend(signer.ho_ten.as_ref().map(plain_text));
        lines.join(", ")
    });
    let head = [plan.co_quan_chu_quan.clone(), Some(plan.co_quan.clone())];
    vec![
        ("Cơ quan", head.into_iter().flatten().collect()),
        ("Trích yếu", vec![plain_text(&plan.trich_yeu)]),
        ("Căn cứ", lines(&plan.can_cu)),
        ("Nội dung", body),
        ("Nhiệm vụ", tasks),
        ("Phụ lục khác", appendices),
        ("Nơi nhận", plan.noi_nhan.iter().map(|place| plain_text(&place.ten)).collect()),
        ("Người ký", signers.collect()),
    ]
}

fn levels(list: &[Muc], texts: &mut Vec<String>) {
    for level in list {
        texts.extend(level.tieu_de.as_ref().map(plain_text));
        texts.extend(level.doan.iter().map(plain_text));
        levels(&level.muc, texts);
    }
}

/// A task as one text: content, product, who, when.
fn task_texts(list: &[NhiemVu], texts: &mut Vec<String>) {
    for task in list {
        let mut text = plain_text(&task.noi_dung);
        let names = |names: &[Text]| names.iter().map(plain_text).collect::<Vec<_>>().join(", ");
        let more = [
            ("Sản phẩm: ", task.san_pham.as_ref().map(plain_text).unwrap_or_default()),
            ("Chủ trì: ", names(&task.chu_tri)),
            ("Phối hợp: ", names(&task.phoi_hop)),
            ("Thời gian: ", task.thoi_gian.as_ref().map(plain_text).unwrap_or_default()),
            ("Ghi chú: ", task.ghi_chu.as_ref().map(plain_text).unwrap_or_default()),
        ];
        for (label, words) in more.iter().filter(|(_, words)| !words.is_empty()) {
            text.push('\n');
            text.push_str(label);
            text.push_str(words);
        }
        texts.push(text);
        task_texts(&task.muc, texts);
    }
}

/// Old and new texts as pairs where they differ, and how many are the same.
fn beside(old: &[String], new: &[String]) -> (Vec<Pair>, usize) {
    let keys = |texts: &[String]| -> Vec<String> { texts.iter().map(|text| without_years(text)).collect() };
    let mut pairs = Vec::new();
    let mut same = 0;
    for op in capture_diff_slices(Algorithm::Patience, &keys(old), &keys(new)) {
        let was = old.get(op.old_range()).unwrap_or_default();
        let is = new.get(op.new_range()).unwrap_or_default();
        if let DiffOp::Equal { .. } = op {
            for (was, is) in was.iter().zip(is) {
                if was == is { same += 1 } else { pairs.push(pair(was, is)) }
            }
        } else {
            unequal(was, is, &mut pairs);
        }
    }
    meet(&mut pairs);
    (pairs, same)
}

/// A text that went here and came elsewhere was moved, not dropped and made anew.
fn meet(pairs: &mut Vec<Pair>) {
    let mut at = 0;
    while let Some(one) = pairs.get(at) {
        at += 1;
        let Pair { old: Some(old), new: None } = one else { continue };
        let old = plain_text(old);
        let alone = |pair: &Pair| match pair {
            Pair { old: None, new: Some(new) } => Some(plain_text(new)),
            _ => None,
        };
        let key = without_years(&old);
        let Some(other) = pairs.iter().position(|pair| alone(pair).is_some_and(|new| without_years(&new) == key))
        else {
            continue;
        };
        let new = pairs.remove(other).new.map(|new| plain_text(&new)).unwrap_or_default();
        at -= usize::from(other < at);
        let moved = if new == old {
            Pair { old: Some(plain(&old)), new: Some(Text::Rich(vec![Piece::Nghieng(plain(MOVED))])) }
        } else {
            pair(&old, &new)
        };
        if let Some(place) = pairs.get_mut(at - 1) {
            *place = moved;
        }
    }
}

/// Texts of which none is the same: each old one meets the next new one that is alike.
fn unequal(was: &[String], is: &[String], pairs: &mut Vec<Pair>) {
    let mut next = 0;
    for old in was {
        let alike = is.iter().enumerate().skip(next).find(|(_, new)| ratio(old, new) >= ALIKE);
        if let Some((at, new)) = alike {
            pairs.extend(
                is.get(next..at).unwrap_or_default().iter().map(|new| Pair { old: None, new: Some(plain(new)) }),
            );
            pairs.push(pair(old, new));
            next = at + 1;
        } else {
            pairs.push(Pair { old: Some(plain(old)), new: None });
        }
    }
    pairs.extend(is.get(next..).unwrap_or_default().iter().map(|new| Pair { old: None, new: Some(plain(new)) }));
}

fn ratio(old: &str, new: &str) -> f32 {
    let (old, new) = (words(old), words(new));
    get_diff_ratio(&capture_diff_slices(Algorithm::Myers, &old, &new), old.len(), new.len())
}

/// Both texts, changed words bold.
fn pair(old: &str, new: &str) -> Pair {
    let (was, is) = (words(old), words(new));
    let ops = capture_diff_slices(Algorithm::Myers, &was, &is);
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
        let (pairs, same) = beside(&texts(&old), &texts(&new));
        assert_eq!((pairs.len(), same), (2, 2), "{pairs:#?}");
        assert!(pairs.iter().all(|pair| pair.old.is_some() && pair.new.is_some()));
        assert!(pairs.iter().any(|pair| pair.new.as_ref().is_some_and(|new| plain_text(new) == MOVED)));
    }

    #[test]
    fn changed_words_are_bold_and_what_has_no_counterpart_stands_alone() {
        let (pairs, same) = beside(
            &texts(&["a b c d năm 2024", "giữ nguyên", "một hai ba bốn", "chỉ có ở bản cũ thôi"]),
            &texts(&["a b c d năm 2025", "giữ nguyên", "một hai năm bốn", "mới hoàn toàn"]),
        );
        assert_eq!(same, 1);
        let bold = |text: &str| Piece::Dam(Text::Plain(text.to_owned()));
        let part = |text: &str| Piece::Plain(text.to_owned());
        assert_eq!(pairs.first().unwrap().new, Some(Text::Rich(vec![part("a b c d năm "), bold("2025")])));
        assert_eq!(pairs.get(1).unwrap().old, Some(Text::Rich(vec![part("một hai "), bold("ba "), part("bốn")])));
        assert!(pairs.iter().any(|pair| pair.new.is_none()) && pairs.iter().any(|pair| pair.old.is_none()));
        assert_eq!(pairs.len(), 4);
    }
}
