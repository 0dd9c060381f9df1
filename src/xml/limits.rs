//! How much of a foreign document is held.

/// What a document may have at most.
#[derive(Clone, Copy, Debug)]
pub(crate) struct XmlLimits {
    /// Elements and texts.
    pub(crate) nodes: usize,
    /// Elements in each other.
    pub(crate) depth: usize,
    /// Attributes of one element.
    pub(crate) attributes: usize,
    /// Attributes of all elements.
    pub(crate) all_attributes: usize,
    /// Text of all elements, in bytes of the source.
    pub(crate) text: usize,
}

impl XmlLimits {
    /// For what the program itself has written.
    pub(crate) const NONE: Self = Self {
        nodes: usize::MAX,
        depth: usize::MAX,
        attributes: usize::MAX,
        all_attributes: usize::MAX,
        text: usize::MAX,
    };
}
