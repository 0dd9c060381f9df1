//! Where the tasks of a list stand in its file, for what is told of them once they are those of a plan.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::intake::table::grid::{self, Grid};
use crate::plan::{Path, Segment};

/// The rows of tasks that came from a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskPlaces {
    /// The list, as messages name it.
    pub(in crate::intake) file: String,
    sheet: Option<String>,
    /// Column of each field.
    columns: BTreeMap<String, usize>,
    /// Of each group, its tasks.
    groups: Vec<Vec<TaskPlace>>,
}

/// The row of a task, and how deep it stands below others: those below a task follow it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct TaskPlace {
    row: u32,
    depth: u8,
}

impl TaskPlace {
    /// Adds a task, so deep below those before it as they allow.
    pub(super) fn add(places: &mut Vec<Self>, row: usize, depth: usize) {
        let most = places.last().map_or(0, |last| last.depth.saturating_add(1));
        let depth = u8::try_from(depth).unwrap_or(u8::MAX).min(most);
        places.push(Self { row: u32::try_from(row).unwrap_or(u32::MAX), depth });
    }

    /// Where the task of a number stands among those of a depth, from a place on.
    fn nth(places: &[Self], from: usize, depth: usize, index: usize) -> Option<usize> {
        let below = places.iter().enumerate().skip(from).take_while(|(_, place)| usize::from(place.depth) >= depth);
        below.filter(|(_, place)| usize::from(place.depth) == depth).nth(index).map(|(at, _)| at)
    }
}

impl TaskPlaces {
    pub(super) fn new(grid: &Grid, columns: &BTreeMap<String, usize>, groups: Vec<Vec<TaskPlace>>) -> Self {
        Self { file: String::new(), sheet: grid.sheet.clone(), columns: columns.clone(), groups }
    }

    /// Names file and cell in messages about tasks of the list, in the place of the path in the plan.
    pub fn name(&self, told: &mut [Diagnostic]) {
        for one in told.iter_mut().filter(|one| one.place.file.is_none() && one.place.line.is_none()) {
            if let Some(cell) = one.place.path.as_deref().and_then(|path| self.cell(path)) {
                one.place.file = Some(self.file.clone());
                one.place.path = Some(cell);
            }
        }
    }

    /// The cell of a path such as `nhiem_vu[0].nhiem_vu[3].thoi_gian`; that of the content for a field without a column.
    fn cell(&self, path: &str) -> Option<String> {
        let path = Path::from(path);
        let [Segment::Key(key), Segment::Index(group), steps @ ..] = path.segments() else { return None };
        let tasks = self.groups.get(*group).filter(|_| key == "nhiem_vu")?;
        let (mut from, mut depth, mut found, mut rest) = (0, 0, None, steps);
        while let [Segment::Key(key), Segment::Index(index), below @ ..] = rest
            && (key == "nhiem_vu" || key == "muc")
        {
            let at = TaskPlace::nth(tasks, from, depth, *index)?;
            (from, depth, found, rest) = (at + 1, depth + 1, tasks.get(at), below);
        }
        let field = rest.first().and_then(Segment::as_key);
        // Other keys of a task speak of what stands in a column under another name.
        let field = if field == Some("han") { Some("thoi_gian") } else { field };
        let column = field.and_then(|field| self.columns.get(field)).or_else(|| self.columns.get("noi_dung"))?;
        Some(grid::place(self.sheet.as_deref(), usize::try_from(found?.row).ok()?, *column))
    }
}

#[cfg(test)]
mod tests {
    use super::{TaskPlace, TaskPlaces};

    #[test]
    fn a_path_in_the_plan_is_a_cell_of_the_list() {
        let tasks = |rows: &[(usize, usize)]| {
            let mut places = Vec::new();
            for (row, depth) in rows {
                TaskPlace::add(&mut places, *row, *depth);
            }
            places
        };
        let places = TaskPlaces {
            file: "nv.xlsx".to_owned(),
            sheet: Some("KH".to_owned()),
            columns: [("noi_dung".to_owned(), 1), ("thoi_gian".to_owned(), 7)].into(),
            groups: vec![tasks(&[(3, 0), (4, 0), (5, 1), (6, 2), (7, 1), (8, 0)]), tasks(&[(9, 2)])],
        };
        let case = |path: &str, cell: Option<&str>| assert_eq!(places.cell(path).as_deref(), cell, "{path}");
        case("nhiem_vu[0].nhiem_vu[0].thoi_gian", Some("trang «KH», ô H4"));
        case("nhiem_vu[0].nhiem_vu[1].muc[0].han", Some("trang «KH», ô H6"));
        case("nhiem_vu[0].nhiem_vu[1].muc[1]", Some("trang «KH», ô B8"));
        case("nhiem_vu[0].nhiem_vu[1].muc[0].muc[0]", Some("trang «KH», ô B7"));
        case("nhiem_vu[0].nhiem_vu[2]", Some("trang «KH», ô B9"));
        case("nhiem_vu[0].nhiem_vu[0].muc[0]", None);
        case("nhiem_vu[1].nhiem_vu[0]", Some("trang «KH», ô B10"));
        case("nhiem_vu[1].nhiem_vu[0].san_pham", Some("trang «KH», ô B10"));
        case("nhiem_vu[1].nhom", None);
        case("nhiem_vu[7].nhiem_vu[0]", None);
        case("noi_dung[0].muc[0]", None);
    }
}
