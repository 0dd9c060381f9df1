//! Text from outside: repair, old encodings, dates.

mod clean;
mod date;
mod decode;
mod legacy;
mod syllable;

pub use clean::{Repairs, clean, needs_cleaning};
pub use date::{DateFault, PartialDate};
pub use decode::{DecodeFault, Decoded, FileEncoding, decode};
pub use legacy::{Converted, Encoding, convert, detect, is_in};
pub use syllable::is_syllable;
