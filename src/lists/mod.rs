//! Provinces, units, holidays, report periods: typed views of `data/`.
