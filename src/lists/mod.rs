//! Holidays, report regimes: typed views of `data/`.

mod calendar;
mod regime;

pub use calendar::Calendar;
pub use regime::{Gap, Period, PeriodRule, Recipient, Regime, Regimes, YearStart};
