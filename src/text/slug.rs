//! Names of files: ASCII, legal on Windows.

use super::fold::fold_letters;
use super::windows::{NameFault, name_fault};

/// Longest slug, in bytes.
const LONGEST: usize = 100;

/// Letters without marks, digits, and `-` between words; at most 100 bytes, cut between words; never a name of a device.
#[must_use]
pub fn slug(text: &str) -> String {
    let folded = fold_letters(text);
    let mut slug = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let joint = usize::from(!slug.is_empty());
        let room = LONGEST.saturating_sub(slug.len() + joint);
        if word.len() > room && !slug.is_empty() {
            break;
        }
        if joint == 1 {
            slug.push('-');
        }
        slug.extend(word.chars().take(room));
    }
    if name_fault(&slug) == Some(NameFault::Device) {
        slug.push('_');
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_are_plain_short_and_legal() {
        assert_eq!(slug("Kế hoạch Đào tạo 2024"), "ke-hoach-dao-tao-2024");
        assert_eq!(slug(" …/..\\ "), "");
        assert_eq!([slug("CON"), slug("com1"), slug("Côn Đảo")], ["con_", "com1_", "con-dao"]);
        assert!(slug(&"Sở Khoa học ".repeat(30)).len() <= 100);
        assert_eq!(slug(&"x".repeat(300)).len(), 100);
        assert_eq!(slug("Ủy ban nhân dân 日本 xã"), "uy-ban-nhan-dan-xa");
    }
}
