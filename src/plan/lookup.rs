//! Tables and pictures of a plan by their path, and all of them in turn.

use super::document::{Muc, Plan};
use super::parts::Hinh;
use super::path::{Step, steps};
use super::table::Bang;

impl Plan {
    /// The table of an entry or appendix, such as `noi_dung[0].muc[1]` or `phu_luc[0]`.
    #[must_use]
    pub fn bang_at(&self, path: &str) -> Option<&Bang> {
        match self.place(path)? {
            Place::Entry(entry) => entry.bang.as_ref(),
            Place::Appendix(index) => self.phu_luc.get(index)?.bang.as_ref(),
        }
    }

    /// The picture at a path such as `noi_dung[0].hinh[1]`.
    #[must_use]
    pub fn hinh_at(&self, path: &str) -> Option<&Hinh> {
        let (place, index) = path.strip_suffix(']')?.rsplit_once(".hinh[")?;
        let index: usize = index.parse().ok()?;
        match self.place(place)? {
            Place::Entry(entry) => entry.hinh.get(index),
            Place::Appendix(appendix) => self.phu_luc.get(appendix)?.hinh.get(index),
        }
    }

    fn place(&self, path: &str) -> Option<Place<'_>> {
        let mut steps = steps(path).peekable();
        let mut list: &[Muc] = match steps.next()? {
            Step::Key("noi_dung") => &self.noi_dung,
            Step::Key(key @ ("phu_luc" | "kem_theo")) => {
                let Step::Index(index) = steps.next()? else { return None };
                if steps.next().is_none() {
                    return (key == "phu_luc").then_some(Place::Appendix(index));
                }
                if key == "phu_luc" { &self.phu_luc.get(index)?.noi_dung } else { &self.kem_theo.get(index)?.noi_dung }
            }
            _ => return None,
        };
        loop {
            let Step::Index(index) = steps.next()? else { return None };
            let entry = list.get(index)?;
            if steps.next().is_none() {
                return Some(Place::Entry(entry));
            }
            list = &entry.muc;
        }
    }

    /// Calls `visit` with every table and list of pictures, and its path.
    pub fn for_each_attachment(&mut self, visit: &mut dyn FnMut(Attachment<'_>, &str)) {
        fn inside(list: &mut [Muc], path: &str, visit: &mut dyn FnMut(Attachment<'_>, &str)) {
            for (index, entry) in list.iter_mut().enumerate() {
                let path = format!("{path}[{index}]");
                if let Some(bang) = &mut entry.bang {
                    visit(Attachment::Bang(bang), &format!("{path}.bang"));
                }
                for (index, hinh) in entry.hinh.iter_mut().enumerate() {
                    visit(Attachment::Hinh(hinh), &format!("{path}.hinh[{index}]"));
                }
                inside(&mut entry.muc, &format!("{path}.muc"), visit);
            }
        }
        inside(&mut self.noi_dung, "noi_dung", visit);
        for (index, attached) in self.kem_theo.iter_mut().enumerate() {
            inside(&mut attached.noi_dung, &format!("kem_theo[{index}].noi_dung"), visit);
        }
        for (index, appendix) in self.phu_luc.iter_mut().enumerate() {
            let path = format!("phu_luc[{index}]");
            if let Some(bang) = &mut appendix.bang {
                visit(Attachment::Bang(bang), &format!("{path}.bang"));
            }
            for (index, hinh) in appendix.hinh.iter_mut().enumerate() {
                visit(Attachment::Hinh(hinh), &format!("{path}.hinh[{index}]"));
            }
            inside(&mut appendix.noi_dung, &format!("{path}.noi_dung"), visit);
        }
    }
}

/// A table or picture that may stand in a file of its own.
#[derive(Debug)]
pub enum Attachment<'p> {
    /// A table.
    Bang(&'p mut Bang),
    /// A picture.
    Hinh(&'p mut Hinh),
}

/// What a path leads to.
enum Place<'p> {
    Entry(&'p Muc),
    Appendix(usize),
}
