//! «Did you mean»: the nearest of the known names.

use strsim::osa_distance;

/// Longest name that is looked up, in characters: the distance takes time as one length times the other.
const LONGEST: usize = 200;

/// The candidate nearest to `name`, if it is near enough to be meant: at most a third of the letters differ.
#[must_use]
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    if length > LONGEST {
        return None;
    }
    let limit = (length / 3).max(1);
    candidates
        .into_iter()
        // Lengths that differ by more say so much themselves.
        .filter(|candidate| candidate.chars().take(LONGEST * 2).count().abs_diff(length) <= limit)
        .map(|candidate| (osa_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
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
        let huge = "trich_yeu".repeat(1_000_000);
        assert_eq!(did_you_mean(&huge, [huge.as_str()]), None);
        assert_eq!(did_you_mean("trich_yue", [huge.as_str(), "trich_yeu"]), Some("trich_yeu"));
    }
}
