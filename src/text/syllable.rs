//! The grammar of Vietnamese syllables: onset × rhyme × tone. A coarse net: it knows what cannot be a syllable.

use std::collections::HashSet;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const ONSETS: [&str; 27] = [
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",
    "s", "t", "th", "tr", "v", "x",
];

const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng \
    eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan \
    oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn \
    ông ôp ôt ơ ơc ơi ơm ơn ơng ơp ơt u ua uâc uân uâng uât uây uc uê uêch uên uênh uêt uêu ui um un ung uôc uôi uôm uôn \
    uông uôp uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu \
    ưt ưu y yêc yêm yên yêng yêt yêu";

/// Tones as combining marks: huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Whether a word can be a syllable of Vietnamese, its tone on the letter that bears it; case does not count.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    // The tone, and how many letters stand before the end of the one that bears it.
    let mut tone: Option<(char, usize)> = None;
    let mut letters: Vec<String> = Vec::new();
    for c in word.nfd().flat_map(char::to_lowercase) {
        if TONES.contains(&c) {
            if tone.replace((c, letters.len())).is_some() {
                return false;
            }
        } else if is_combining_mark(c) {
            match letters.last_mut() {
                Some(letter) => letter.push(c),
                None => return false,
            }
        } else {
            letters.push(c.to_string());
        }
    }
    let plain: String = letters.concat().nfc().collect();
    let good = |rhyme: &str| {
        let onset = plain.chars().count() - rhyme.chars().count();
        let seat = tone.map(|(_, end)| end.checked_sub(onset + 1));
        rhymes().contains(rhyme)
            && tone_fits(rhyme, tone.map(|(tone, _)| tone))
            && seat.is_none_or(|seat| seat.is_some_and(|seat| seats(rhyme).contains(&seat)))
    };
    // «quỳnh», «quýt»: the u of the onset belongs to the rhyme too, but never bears the tone.
    let with_u = |rhyme: &str| rhyme.starts_with('u') && good(rhyme) && tone.is_none_or(|(_, end)| end > 2);
    splits(&plain).any(good) || plain.strip_prefix('q').is_some_and(with_u)
}

/// The letters of a rhyme that may bear the tone, counted from 0.
fn seats(rhyme: &str) -> Vec<usize> {
    let letters: Vec<char> = rhyme.chars().collect();
    let vowels = letters.iter().take_while(|c| "aăâeêioôơuưy".contains(**c)).count();
    let modified = letters.iter().take(vowels).rposition(|c| "ăâêôơ".contains(*c));
    if let Some(seat) = modified.or_else(|| letters.iter().take(vowels).position(|c| *c == 'ư')) {
        return vec![seat];
    }
    let closed = letters.len() > vowels;
    match (vowels, closed) {
        (2, true) | (3, _) => vec![1],
        // Both styles: hòa, hoà.
        (2, false) if ["oa", "oe", "uy"].contains(&rhyme) => vec![0, 1],
        _ => vec![0],
    }
}

/// What is left of a word after each onset that it may begin with, none included.
fn splits(letters: &str) -> impl Iterator<Item = &str> {
    let after = ONSETS.iter().filter_map(move |onset| {
        let rest = letters.strip_prefix(onset)?;
        let front = rest.starts_with(['e', 'ê', 'i', 'y']);
        match *onset {
            "k" | "gh" | "ngh" if !front => None,
            "c" | "ng" if front => None,
            "g" if front && !rest.starts_with('i') => None,
            // «gía»: gi and a, not g and ia.
            "g" if rest.starts_with("ia") || rest.starts_with("iu") => None,
            _ => Some(rest),
        }
    });
    let bare = (!letters.starts_with("iê")).then_some(letters);
    after.chain(bare)
}

/// Syllables that end in a stop have only the tones sắc and nặng.
fn tone_fits(rhyme: &str, tone: Option<char>) -> bool {
    !rhyme.ends_with(['c', 'p', 't']) && !rhyme.ends_with("ch") || matches!(tone, Some('\u{301}' | '\u{323}'))
}

fn rhymes() -> &'static HashSet<&'static str> {
    static SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SET.get_or_init(|| RHYMES.split_whitespace().collect())
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn syllables_and_what_is_none() {
        for word in "nghị quỳnh quýt quyết của Ủy ban về việc giếng gì quốc khoẻ thuỷ đường yêu nghiêng hoà ĐỊNH Hưng Yên chuyển giá quý toán hoàn thương thuý khỏe khoẻ lừa của quốc quoắt khuỷu giữa gìn yểu huỳnh tuổi"
            .split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in
            "nghành viêt gia\u{301}\u{300} strasse Quyæt ngh quyÕt được1 qúy gía tòan thừơng đựơc chuỷên".split(' ')
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
