//! The groups of a list: headings between its rows, or the names in a column.

use std::collections::HashMap;

use crate::plan::{NhiemVu, NhomNhiemVu, Text};
use crate::text::fold_name;

use super::places::TaskPlace;
use super::tree::insert;

/// Groups in the order in which they first appear.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub(super) list: Vec<NhomNhiemVu>,
    /// Of each group, where its tasks stand.
    pub(super) places: Vec<Vec<TaskPlace>>,
    /// The group that takes what comes next.
    at: usize,
    /// Name in the column, and the group that it chose last.
    chosen: String,
    /// Groups that the column named, by their names without case and marks, since the last heading.
    named: HashMap<String, usize>,
    /// Tasks that came after those of another group.
    pub(super) returned: usize,
}

impl Groups {
    /// A heading: what follows belongs to it.
    pub(super) fn begin(&mut self, name: &str, number: Option<String>) {
        self.named.clear();
        self.chosen.clear();
        self.add(name, number);
    }

    /// The group that a column names for a task: a new one, or one above. Whether a new one begins.
    pub(super) fn choose(&mut self, name: &str) -> bool {
        if name.is_empty() {
            return false;
        }
        if name == self.chosen {
            self.returned += usize::from(self.at + 1 < self.list.len());
            return false;
        }
        name.clone_into(&mut self.chosen);
        let key = fold_name(name);
        if let Some(at) = self.named.get(&key) {
            self.at = *at;
            self.returned += usize::from(self.at + 1 < self.list.len());
            false
        } else {
            self.add(name, None);
            self.named.insert(key, self.at);
            true
        }
    }

    fn add(&mut self, name: &str, number: Option<String>) {
        self.list.push(NhomNhiemVu { stt: number, nhom: Some(Text::Plain(name.to_owned())), ..NhomNhiemVu::default() });
        self.places.push(Vec::new());
        self.at = self.list.len() - 1;
    }

    /// Adds the task of a row, so deep below the last one of its group.
    pub(super) fn push(&mut self, task: NhiemVu, depth: usize, row: usize) {
        if self.list.is_empty() {
            self.list.push(NhomNhiemVu::default());
            self.places.push(Vec::new());
        }
        if let (Some(group), Some(places)) = (self.list.get_mut(self.at), self.places.get_mut(self.at)) {
            insert(&mut group.nhiem_vu, task, depth, |task| &mut task.muc);
            TaskPlace::add(places, row, depth);
        }
    }
}
