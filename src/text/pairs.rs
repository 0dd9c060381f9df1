//! How often two syllables stand side by side in texts of law, from `data/text/bigrams.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold_letters;

/// Counts of neighbouring syllables, lower case.
pub struct Pairs {
    counts: HashMap<(&'static str, &'static str), u32>,
    /// How often a syllable begins a pair.
    totals: HashMap<&'static str, u32>,
    /// Syllables by what is left of them without marks.
    alike: HashMap<String, Vec<&'static str>>,
}

impl Pairs {
    /// How often the second stands after the first.
    #[must_use]
    pub fn count(&self, first: &str, second: &str) -> u32 {
        self.counts.get(&(first, second)).copied().unwrap_or(0)
    }

    /// How often a syllable begins a pair.
    #[must_use]
    pub fn total(&self, word: &str) -> u32 {
        self.totals.get(word).copied().unwrap_or(0)
    }

    /// The syllables that differ from a word in their marks alone, itself included.
    #[must_use]
    pub fn alike(&self, word: &str) -> &[&'static str] {
        self.alike.get(&fold_letters(word)).map_or(&[], Vec::as_slice)
    }
}

/// The counts, read once.
#[must_use]
pub fn pairs() -> &'static Pairs {
    static PAIRS: OnceLock<Pairs> = OnceLock::new();
    PAIRS.get_or_init(|| {
        let mut pairs = Pairs { counts: HashMap::new(), totals: HashMap::new(), alike: HashMap::new() };
        for line in include_str!("../../data/text/bigrams.tsv").lines().skip(1) {
            let mut fields = line.split('\t');
            let (Some(first), Some(second), Some(count)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let count = count.trim().parse().unwrap_or(0);
            pairs.counts.insert((first, second), count);
            *pairs.totals.entry(first).or_default() += count;
            for word in [first, second] {
                let list = pairs.alike.entry(fold_letters(word)).or_default();
                if !list.contains(&word) {
                    list.push(word);
                }
            }
        }
        pairs
    })
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn counts_are_those_of_the_table() {
        let pairs = pairs();
        assert!(pairs.count("quy", "định") > 1000 && pairs.count("quy", "đinh") == 0);
        assert!(pairs.alike("đinh").contains(&"định"));
    }
}
