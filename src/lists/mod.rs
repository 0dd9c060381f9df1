//! Holidays, report regimes: typed views of `data/`.

mod calendar;
mod change;
mod province;
mod regime;
mod words;

pub use calendar::Calendar;
pub use change::{Change, changes};
pub use province::provinces;
pub use regime::{Gap, Period, PeriodRule, Recipient, Regime, Regimes, YearStart};
pub use words::{Correction, MinutesSigner, TitleAbbreviation, Vocabulary, words};
