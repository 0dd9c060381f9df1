//! Faults of the data that would go wrong in any template: found before it is filled, told with their path.

use std::collections::BTreeMap;

use super::level::Levels;

use crate::diag::{Code, Diagnostic, Faults, did_you_mean};
use crate::nd30::Nd30;
use crate::plan::{Muc, NhiemVuNguon, Node, Path, Piece, Plan};

/// All of them.
pub(super) fn faults<'p>(plan: &'p Plan, nd30: &'p Nd30) -> Faults {
    let mut content = ContentCheck { levels: Vec::new(), ids: BTreeMap::new(), faults: Faults::default() };
    content.list(
        &plan.noi_dung,
        Levels::of_kind(nd30, &plan.loai, &plan.noi_dung, plan.danh_so.as_ref()),
        &Path::from("noi_dung"),
    );
    if plan.nhiem_vu.is_some() {
        content.id(plan.nhiem_vu_phu_luc.id.as_ref(), &Path::from("nhiem_vu_phu_luc"));
    }
    plan.walk(&mut |path, node| match node {
        Node::Attached(attached) => {
            let top = Levels::of_kind(nd30, &attached.loai, &attached.noi_dung, None);
            content.list(&attached.noi_dung, top, &path.at("noi_dung"));
        }
        Node::Appendix(appendix) => {
            content.id(appendix.id.as_ref(), path);
            content.list(
                &appendix.noi_dung,
                Levels::of_appendix(&appendix.noi_dung, appendix.danh_so.as_ref()),
                &path.at("noi_dung"),
            );
        }
        Node::Level(entry) => content.entry(entry, path),
        _ => {}
    });
    let ContentCheck { ids, mut faults, .. } = content;
    if matches!(plan.nhiem_vu, Some(NhiemVuNguon::TuTep(_))) {
        faults.push(
            Diagnostic::error(Code::VB332, "bảng nhiệm vụ để ở tệp khác nhưng chưa được đọc vào").path("nhiem_vu"),
        );
    }
    plan.for_each_text(&mut |path, text| {
        text.for_each_piece(&mut |piece| {
            if let Piece::ThamChieu(id) = piece
                && !ids.contains_key(id.as_str())
                && faults.len() < Faults::MOST
            {
                let fault =
                    Diagnostic::error(Code::VB334, format!("dẫn chiếu tới «{id}» nhưng không mục nào có id ấy"))
                        .path(path);
                faults.push(match did_you_mean(id, ids.keys().copied()) {
                    Some(meant) => fault.help(format!("có phải là «{meant}»?")),
                    None => fault.help(format!("đặt `\"id\": \"{id}\"` ở mục, khoản hoặc điểm cần dẫn chiếu")),
                });
            }
        });
        if path.keys().next() == Some("dia_chi") && text.has_footnote() {
            faults.push(
                Diagnostic::error(Code::VB333, "phần địa chỉ ở chân trang không có ghi chú cuối trang")
                    .path(path)
                    .help("đưa lời ghi chú vào trong ngoặc, ngay sau chỗ cần giải thích"),
            );
        }
    });
    let mut faults = Vec::from(faults);
    Faults::limit(&mut faults);
    faults.into()
}

/// What is known of the content while it is walked.
struct ContentCheck<'p> {
    /// The levels of the list that is walked and of those above it, by depth; lists that lie too deep have none.
    levels: Vec<Levels>,
    /// Where each id stands.
    ids: BTreeMap<&'p str, Path>,
    faults: Faults,
}

impl<'p> ContentCheck<'p> {
    /// A list of entries, before the walk comes by them.
    fn list(&mut self, list: &[Muc], levels: Levels, path: &Path) {
        self.levels.truncate(path.depth());
        self.levels.push(levels);
        if list.iter().any(|entry| levels.element(entry).is_none()) {
            self.faults.push(
                Diagnostic::error(Code::VB330, "nội dung chia quá nhiều cấp")
                    .path(path)
                    .help("thấp nhất là dấu cộng đầu dòng: mục I., khoản 1., điểm a), gạch `-`, cộng `+`"),
            );
        }
    }

    fn entry(&mut self, entry: &'p Muc, path: &Path) {
        self.id(entry.id.as_ref(), path);
        let depth = path.depth();
        let Some(levels) = self.levels.get(depth).copied() else { return };
        self.levels.truncate(depth + 1);
        if let Some(element) = levels.element(entry)
            && !entry.muc.is_empty()
        {
            self.list(&entry.muc, levels.inside(element, entry), &path.at("muc"));
        }
    }

    fn id(&mut self, id: Option<&'p String>, path: &Path) {
        let Some(id) = id else { return };
        if let Some(first) = self.ids.get(id.as_str()) {
            self.faults.push(
                Diagnostic::error(Code::VB331, format!("hai chỗ cùng có id «{id}»"))
                    .path(path.at("id"))
                    .help(format!("chỗ kia là {first}; đặt tên khác cho một trong hai")),
            );
        } else {
            self.ids.insert(id, path.clone());
        }
    }
}
