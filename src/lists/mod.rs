//! Holidays, report regimes: typed views of `data/`.

mod calendar;
mod change;
mod regime;

pub use calendar::Calendar;
pub use change::{Change, changes};
pub use regime::{Gap, Period, PeriodRule, Recipient, Regime, Regimes, YearStart};
