//! Distances, drawn lines and blanks.

use serde::Deserialize;

use crate::unit::{Length, LineSpacing};

/// Distances and lines.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    first_line: Choice,
    paragraph_space: AtLeast,
    line_spacing: Ranged,
    rule_share: Ranged,
    rule_motto: Plain,
    rule_thickness: Plain,
    rule_gap: Plain,
    head_left: Plain,
    head_gap: Plain,
    number_space: Plain,
    title_space: Plain,
    body_space: Plain,
    kinh_gui_left: Plain,
    kinh_gui_list: Plain,
    kinh_gui_space: Plain,
    blank_number: AtLeast,
    blank_day: Plain,
    blank_year: Plain,
    blank: Plain,
    sign_left: Plain,
    sign_room: Plain,
    sign_space: Plain,
    sign_lines_kept: Plain,
    tab_stop: Plain,
    cell_border: Plain,
    cell_padding: Plain,
    cell_space: Plain,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    value: i64,
    #[serde(rename = "clause")]
    _clause: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    value: i64,
    choices: Vec<i64>,
    #[serde(rename = "clause")]
    _clause: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AtLeast {
    value: i64,
    least: i64,
    #[serde(rename = "clause")]
    _clause: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ranged {
    value: i64,
    range: [i64; 2],
    #[serde(rename = "clause")]
    _clause: String,
}

impl Layout {
    /// Indent of the first line of a paragraph (PL1 I/II.6.e).
    #[must_use]
    pub fn first_line(&self) -> Length {
        Length::centi_mm(self.first_line.value)
    }

    /// The indents that the decree allows (PL1 I/II.6.e).
    pub fn first_line_choices(&self) -> impl Iterator<Item = Length> {
        self.first_line.choices.iter().copied().map(Length::centi_mm)
    }

    /// Space between paragraphs (PL1 I/II.6.e).
    #[must_use]
    pub fn paragraph_space(&self) -> Length {
        Length::pt(self.paragraph_space.value)
    }

    /// The least space between paragraphs that the decree allows (PL1 I/II.6.e).
    #[must_use]
    pub fn least_paragraph_space(&self) -> Length {
        Length::pt(self.paragraph_space.least)
    }

    /// Line spacing of the body (PL1 I/II.6.e).
    #[must_use]
    pub fn line_spacing(&self) -> LineSpacing {
        percent(self.line_spacing.value)
    }

    /// Least and greatest line spacing that the decree allows (PL1 I/II.6.e).
    #[must_use]
    pub fn line_spacing_range(&self) -> (LineSpacing, LineSpacing) {
        let [least, greatest] = self.line_spacing.range;
        (percent(least), percent(greatest))
    }

    /// The same in percent of a single line (PL1 I/II.6.e).
    #[must_use]
    pub fn line_spacing_percent(&self) -> (i64, i64) {
        (self.line_spacing.range[0], self.line_spacing.range[1])
    }

    /// Length of the drawn line under a text of this length (PL1 I/II.2.b, II.5.b).
    #[must_use]
    pub fn rule_under(&self, text: Length) -> Length {
        text * self.rule_share.value / 100
    }

    /// Shares of the text, in percent, between which a drawn line may lie (PL1 I/II.2.b, II.5.b).
    #[must_use]
    pub fn rule_share_range(&self) -> (i64, i64) {
        (self.rule_share.range[0], self.rule_share.range[1])
    }

    /// Length of the drawn line under a Tiêu ngữ of this length (PL1 I/II.1.b).
    #[must_use]
    pub fn rule_under_motto(&self, text: Length) -> Length {
        text * self.rule_motto.value / 100
    }

    /// Share of Tiêu ngữ, in percent, that its drawn line has (PL1 I/II.1.b).
    #[must_use]
    pub fn rule_motto_share(&self) -> i64 {
        self.rule_motto.value
    }

    /// Thickness of a drawn line.
    #[must_use]
    pub fn rule_thickness(&self) -> Length {
        quarters(self.rule_thickness.value)
    }

    /// Space between a text and the line under it.
    #[must_use]
    pub fn rule_gap(&self) -> Length {
        Length::pt(self.rule_gap.value)
    }

    /// Width of the head's left column when both columns have room.
    #[must_use]
    pub fn head_left(&self) -> Length {
        Length::centi_mm(self.head_left.value)
    }

    /// Least distance between the texts of the head's columns.
    #[must_use]
    pub fn head_gap(&self) -> Length {
        Length::centi_mm(self.head_gap.value)
    }

    /// Space above số, ký hiệu and địa danh.
    #[must_use]
    pub fn number_space(&self) -> Length {
        Length::pt(self.number_space.value)
    }

    /// Space above tên loại and above the label of an appendix.
    #[must_use]
    pub fn title_space(&self) -> Length {
        Length::pt(self.title_space.value)
    }

    /// Space below a drawn line.
    #[must_use]
    pub fn body_space(&self) -> Length {
        Length::pt(self.body_space.value)
    }

    /// Indent of «Kính gửi:».
    #[must_use]
    pub fn kinh_gui_left(&self) -> Length {
        Length::centi_mm(self.kinh_gui_left.value)
    }

    /// Indent of the dashes of several addressees.
    #[must_use]
    pub fn kinh_gui_list(&self) -> Length {
        Length::centi_mm(self.kinh_gui_list.value)
    }

    /// Space above «Kính gửi:».
    #[must_use]
    pub fn kinh_gui_space(&self) -> Length {
        Length::pt(self.kinh_gui_space.value)
    }

    /// Width of the blank for a number, in digits (ND30.NUM.BLANK).
    #[must_use]
    pub fn blank_number(&self) -> u8 {
        digits(self.blank_number.value.max(self.blank_number.least))
    }

    /// Width of the blank for a day or month, in digits (ND30.DATE.BLANK).
    #[must_use]
    pub fn blank_day(&self) -> u8 {
        digits(self.blank_day.value)
    }

    /// Width of the blank for a year, in digits (ND30.DATE.BLANK).
    #[must_use]
    pub fn blank_year(&self) -> u8 {
        digits(self.blank_year.value)
    }

    /// Width of a blank in running text, in digits.
    #[must_use]
    pub fn blank(&self) -> u8 {
        digits(self.blank.value)
    }

    /// Width of the left column of the signature table.
    #[must_use]
    pub fn sign_left(&self) -> Length {
        Length::centi_mm(self.sign_left.value)
    }

    /// Lines of the text that stand on the page of the signature (ND30.SIGN.KEEP).
    #[must_use]
    pub fn sign_lines_kept(&self) -> usize {
        usize::try_from(self.sign_lines_kept.value).unwrap_or_default()
    }

    /// Height left for the signature.
    #[must_use]
    pub fn sign_room(&self) -> Length {
        Length::centi_mm(self.sign_room.value)
    }

    /// Space above the signature block.
    #[must_use]
    pub fn sign_space(&self) -> Length {
        Length::pt(self.sign_space.value)
    }

    /// Distance between tab stops.
    #[must_use]
    pub fn tab_stop(&self) -> Length {
        Length::centi_mm(self.tab_stop.value)
    }

    /// Thickness of the lines round the cells of a table.
    #[must_use]
    pub fn cell_border(&self) -> Length {
        quarters(self.cell_border.value)
    }

    /// Left and right padding of a table cell.
    #[must_use]
    pub fn cell_padding(&self) -> Length {
        Length::centi_mm(self.cell_padding.value)
    }

    /// Space above and below the text of a table cell.
    #[must_use]
    pub fn cell_space(&self) -> Length {
        Length::pt(self.cell_space.value)
    }
}

/// Quarters of a point.
fn quarters(value: i64) -> Length {
    Length::pt(value) / 4
}

/// A width in digits.
fn digits(value: i64) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

/// Percent of a single line.
fn percent(value: i64) -> LineSpacing {
    LineSpacing::Multiple(i32::try_from(value * 240 / 100).unwrap_or(240))
}
