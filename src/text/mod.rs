//! Text from outside: repair, old encodings, dates, numbers, slugs.
