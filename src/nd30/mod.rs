//! Typed view of `data/nd30`: the only home of the decree's numbers.

/// The decree's numbers and word lists.
pub struct Nd30 {}

impl Nd30 {
    /// The tables embedded in the program, parsed once.
    #[must_use]
    pub fn get() -> &'static Self {
        &Self {}
    }
}
