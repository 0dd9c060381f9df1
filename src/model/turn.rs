//! How a picture is turned.

/// Quarters of a turn, clockwise, of a picture that may be mirrored before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Quarters, 0–3.
    quarters: u8,
    /// Whether left and right are exchanged before it is turned.
    pub mirrored: bool,
}

impl Turn {
    /// The turn that an orientation of EXIF, 1–8, asks for; none for other numbers.
    #[must_use]
    pub fn of_exif(orientation: u8) -> Self {
        let (quarters, mirrored) = match orientation {
            2 => (0, true),
            3 => (2, false),
            4 => (2, true),
            5 => (3, true),
            6 => (1, false),
            7 => (1, true),
            8 => (3, false),
            _ => (0, false),
        };
        Self { quarters, mirrored }
    }

    /// Whether width and height change places.
    #[must_use]
    pub fn is_sideways(self) -> bool {
        self.quarters % 2 == 1
    }

    /// Clockwise, in the unit of DrawingML, a 60,000th of a degree.
    #[must_use]
    pub fn angle(self) -> u32 {
        u32::from(self.quarters) * 90 * 60_000
    }
}
