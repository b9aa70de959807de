//! The receipts in a field: one, several, or a whole link that holds them.

use marathon_core::hashes::{Hash, receipt_hash};

/// The length of a receipt: 32 bytes in base64url.
const LENGTH: usize = 43;

/// The most receipts in a field: more than one person signs in one tab.
const MOST: usize = 30;

pub struct Receipts(Vec<String>);

impl Receipts {
    /// Every part of the text that may be a receipt.
    pub fn read(text: &str) -> Self {
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        let words = text.split(|letter| !is_part(letter));
        let mut found: Vec<String> = Vec::new();
        for word in words.filter(|word| word.len() == LENGTH) {
            // A repeated receipt counts once: the second of two changes to one signing would come too late.
            if found.len() < MOST && !found.iter().any(|known| known == word) {
                found.push(word.to_owned());
            }
        }
        Self(found)
    }

    /// Every receipt.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    pub fn text(&self) -> String {
        self.0.join(",")
    }

    /// The hashes as they are stored.
    pub fn hashes(&self) -> Vec<Hash> {
        self.0.iter().map(|receipt| receipt_hash(receipt)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_found_in_whatever_was_pasted() {
        let (one, two) = ("a-_".repeat(14) + "Z", "b".repeat(43));
        for (text, found) in [
            (one.clone(), one.clone()),
            (format!("  {one}\n"), one.clone()),
            (
                format!("https://marathon.example/fr/my-signing#receipt={one},{two}"),
                format!("{one},{two}"),
            ),
            (format!("{one},{one},{two},{one}"), format!("{one},{two}")),
            (format!("{one}x"), String::new()),
            ("<script>".to_owned(), String::new()),
        ] {
            assert_eq!(Receipts::read(&text).text(), found, "{text}");
        }
        let many: String = (0..50).map(|number| format!("{number:043} ")).collect();
        assert_eq!(Receipts::read(&many).hashes().len(), MOST);
    }
}
