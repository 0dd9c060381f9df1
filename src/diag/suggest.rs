//! «Did you mean»: the nearest of the known names.

/// The candidate nearest to `name`, if it is near enough to be meant: at most a third of the letters differ.
#[must_use]
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let width = b.len() + 1;
    let mut table = vec![0; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i * width + j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = table[(i - 1) * width + j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let inserted = table[i * width + j - 1] + 1;
                let deleted = table[(i - 1) * width + j] + 1;
                let mut best = changed.min(inserted).min(deleted);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(table[(i - 2) * width + j - 2] + 1);
                }
                best
            };
        }
    }
    table[a.len() * width + b.len()]
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn near_names_are_offered_and_far_ones_are_not() {
        let keys = ["trich_yeu", "can_cu", "noi_dung", "noi_nhan"];
        assert_eq!(did_you_mean("trich_yue", keys), Some("trich_yeu"));
        assert_eq!(did_you_mean("noidung", keys), Some("noi_dung"));
        assert_eq!(did_you_mean("nhiem_vu", keys), None);
    }
}
