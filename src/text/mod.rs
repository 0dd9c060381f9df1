//! Text from outside: repair, old encodings, dates.

mod amount;
mod citation;
mod clean;
mod date;
mod deadline;
mod decode;
mod fold;
mod legacy;
mod number_words;
mod pairs;
mod scan;
mod slug;
mod syllable;
mod windows;
mod word_list;

pub use amount::{Amount, is_unit_line};
pub use citation::{citations, plan_year};
pub use clean::{Repairs, clean, may_need_repair, needs_cleaning};
pub use date::{DateFault, DateInText, PartialDate};
pub use deadline::{Basis, Deadline, Delay, DelayUnit, Milestone, Reading, is_as_above, read_deadline};
pub use decode::{DecodeFault, Decoded, FileEncoding, decode};
pub use fold::{fold_letters, fold_name};
pub use legacy::{Converted, Encoding, convert, detect, is_in};
pub use number_words::{Spelling, decimal_words, in_dong, money_words, number_words};
pub use pairs::{Pairs, pairs};
pub use scan::{has_either, is_control, position};
pub use slug::slug;
pub use syllable::is_syllable;
pub use windows::{NameFault, name_fault};
pub use word_list::{begins, begins_whole, entries, holds, is_family, table, within};
