//! Names of provinces and cities, those of today first, then those that were merged in 2025.

/// The names.
pub fn provinces() -> impl Iterator<Item = &'static str> {
    include_str!("../../data/thay-doi/tinh.txt").lines().filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::provinces;

    #[test]
    fn today_there_are_thirty_four() {
        assert_eq!(provinces().take(34).last(), Some("Cà Mau"));
        assert_eq!(provinces().count(), 64);
    }
}
