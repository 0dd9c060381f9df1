//! A rendered page: its lines of text and drawn lines, lengths in millimetres.

use serde_json::Value;
use vanban::nd30::Nd30;
use vanban::unit::Length;

/// Paper and margins of the decree, in millimetres from the left and the upper edge of the page.
pub(crate) struct Frame {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    /// Indent of the first line of a paragraph.
    pub(crate) first_line: f64,
}

impl Frame {
    pub(crate) fn of_the_decree() -> Self {
        let Nd30 { page, layout, .. } = &**Nd30::embedded();
        let (width, height) = (mm(page.width.length()), mm(page.height.length()));
        Self {
            width,
            height,
            left: mm(page.left.length()),
            right: width - mm(page.right.length()),
            top: mm(page.top.length()),
            bottom: height - mm(page.bottom.length()),
            first_line: mm(layout.first_line()),
        }
    }
}

fn mm(length: Length) -> f64 {
    f64::from(i32::try_from(length.to_emu()).unwrap()) / f64::from(i32::try_from(Length::mm(1).to_emu()).unwrap())
}

/// A line of text.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    pub(crate) base: f64,
    pub(crate) sizes: Vec<f64>,
    pub(crate) fonts: Vec<String>,
}

/// A page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) lines: Vec<Line>,
    /// Drawn lines: left, right, distance from the top.
    pub(crate) rules: Vec<(f64, f64, f64)>,
}

impl Page {
    pub(crate) fn read(value: &Value) -> Self {
        let number = |value: &Value| value.as_f64().unwrap();
        Self {
            width: number(&value["width"]),
            height: number(&value["height"]),
            lines: value["lines"]
                .as_array()
                .unwrap()
                .iter()
                .map(|line| Line {
                    text: line["text"].as_str().unwrap().replace('\u{a0}', " "),
                    x0: number(&line["x0"]),
                    x1: number(&line["x1"]),
                    base: number(&line["base"]),
                    sizes: line["sizes"].as_array().unwrap().iter().map(number).collect(),
                    fonts: line["fonts"].as_array().unwrap().iter().map(|f| f.as_str().unwrap().to_owned()).collect(),
                })
                .collect(),
            rules: value["rules"]
                .as_array()
                .unwrap()
                .iter()
                .map(|rule| (number(&rule["x0"]), number(&rule["x1"]), number(&rule["y"])))
                .collect(),
        }
    }

    /// The line that begins with a text.
    #[track_caller]
    pub(crate) fn line(&self, start: &str) -> &Line {
        match self.find(start) {
            Some(line) => line,
            None => panic!("no line «{start}» among {:#?}", self.lines.iter().map(|l| &l.text).collect::<Vec<_>>()),
        }
    }

    pub(crate) fn find(&self, start: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.text.starts_with(start))
    }

    /// The drawn line closest below a base line, within 8 mm, around a middle.
    #[track_caller]
    pub(crate) fn rule_below(&self, line: &Line) -> (f64, f64) {
        let middle = (line.x0 + line.x1) / 2.0;
        let mut below: Vec<_> = self
            .rules
            .iter()
            .filter(|(x0, x1, y)| *x0 < middle && middle < *x1 && *y > line.base && *y < line.base + 8.0)
            .collect();
        below.sort_by(|one, other| one.2.total_cmp(&other.2));
        match below.first() {
            Some((x0, x1, _)) => (*x0, *x1),
            None => panic!("no line drawn under «{}»: {:?}", line.text, self.rules),
        }
    }

    /// The number in the top margin.
    pub(crate) fn number(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.base < 19.0)
    }
}

impl Line {
    #[track_caller]
    pub(crate) fn is(&self, size: f64, bold: bool, italic: bool) -> &Self {
        assert_eq!(self.sizes, [size], "size of «{}»", self.text);
        let face = match (bold, italic) {
            (false, false) => "",
            (true, false) => "Bold",
            (false, true) => "Italic",
            (true, true) => "BoldItalic",
        };
        let [font] = self.fonts.as_slice() else { panic!("faces of «{}»: {:?}", self.text, self.fonts) };
        let got = font.split_once('-').map_or("", |(_, face)| face);
        assert_eq!(got, face, "face of «{}»", self.text);
        self
    }
}

/// Within half a millimetre.
#[track_caller]
pub(crate) fn near(got: f64, expected: f64, what: &str) {
    assert!((got - expected).abs() <= 0.5, "{what}: {got} mm, expected {expected} mm");
}
