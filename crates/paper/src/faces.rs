//! Typefaces: those that every document has, and those of this machine, for names that the former cannot write.

mod machine;

use std::{collections::BTreeSet, path::PathBuf};

use typst::{
    foundations::Bytes,
    text::{Font, FontBook, FontInfo},
    utils::LazyHash,
};

use self::machine::Machine;
use crate::written::is_control;

/// For names and running text: Latin with Vietnamese, Greek, Cyrillic; Arabic. The licence is beside the files.
const TEXT: [&[u8]; 2] = [
    include_bytes!("../fonts/NotoSerif-Regular.ttf"),
    include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf"),
];

/// For headlines: the faces of the site.
const HEADLINES: [&[u8]; 2] = [
    include_bytes!("../../../assets/share/barlow-condensed-700.ttf"),
    include_bytes!("../../../assets/share/cairo-700.ttf"),
];

/// The typefaces of a document.
pub struct Faces {
    /// Typefaces for text first, then those of the machine, then those for headlines.
    fonts: Vec<Font>,
    /// How many of them are for text, those of the machine included.
    text: usize,
    book: LazyHash<FontBook>,
    machine: Machine,
    /// Letters that no face of the machine has.
    given_up: BTreeSet<char>,
}

impl Faces {
    /// The typefaces that every document has. Others are looked for on this machine when a letter needs one,
    /// in `folder` first.
    pub fn new(folder: Option<PathBuf>) -> Self {
        let read = |data: &'static [u8]| Font::new(Bytes::new(data), 0);
        let mut fonts: Vec<Font> = TEXT.into_iter().filter_map(read).collect();
        let text = fonts.len();
        fonts.extend(HEADLINES.into_iter().filter_map(read));
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Self {
            fonts,
            text,
            book,
            machine: Machine::new(folder),
            given_up: BTreeSet::new(),
        }
    }

    /// Whether there is a typeface for each letter of a text. A letter without one would be a box on the paper.
    pub fn write(&mut self, text: &str) -> bool {
        let mut all = true;
        for letter in text.chars() {
            all &= is_invisible(letter) || self.have(letter) || self.find(letter);
        }
        all
    }

    /// Letters for which no typeface was found.
    pub fn given_up(&self) -> &BTreeSet<char> {
        &self.given_up
    }

    fn have(&self, letter: char) -> bool {
        let mut fonts = self.fonts[..self.text].iter();
        fonts.any(|font| has(font.info(), letter))
    }

    fn find(&mut self, letter: char) -> bool {
        if self.given_up.contains(&letter) {
            return false;
        }
        let Some(font) = self.machine.find(letter) else {
            self.given_up.insert(letter);
            return false;
        };
        self.fonts.insert(self.text, font);
        self.text += 1;
        self.book = LazyHash::new(FontBook::from_fonts(&self.fonts));
        true
    }

    /// The families of the typefaces that were found on the machine.
    pub(crate) fn found(&self) -> Vec<&str> {
        let found = &self.fonts[TEXT.len().min(self.text)..self.text];
        let names = found.iter().map(|font| font.info().family.as_str());
        names.collect()
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Font> {
        self.fonts.get(index)
    }
}

fn has(info: &FontInfo, letter: char) -> bool {
    info.coverage.contains(u32::from(letter))
}

/// Whether the letter needs no glyph.
fn is_invisible(letter: char) -> bool {
    letter.is_whitespace()
        || is_control(letter)
        || matches!(letter, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_faces_write_what_they_promise() {
        let mut faces = Faces::new(None);
        faces.machine = Machine::none();
        assert_eq!(faces.fonts.len(), 4);
        for name in [
            "Nguyễn Thị Minh Khai",
            "Şerban Ștefănescu-Łukasiewicz",
            "Παπαδόπουλος Γιώργος",
            "Анна Ўзбекова Ђорђевић",
            "أمينة الحدّاد",
            "پروین چوبک ٹیپو",
            "O’Neill-d'Arc, Ẽ m\u{303}",
        ] {
            assert!(faces.write(name), "{name}: {:?}", faces.given_up());
        }
        assert!(!faces.write("Anna 陈 א"));
        assert_eq!(faces.given_up().iter().collect::<String>(), "א陈");
    }

    #[test]
    fn a_folder_lends_the_face_that_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("deep");
        std::fs::create_dir(&deep).unwrap();
        std::fs::write(deep.join("broken.ttf"), "no typeface").unwrap();
        std::fs::write(deep.join("cairo.TTF"), HEADLINES[1]).unwrap();
        std::fs::write(deep.join("naskh.otf"), TEXT[1]).unwrap();
        let mut machine = Machine::only(folder.path().to_owned());
        // The regular typeface comes before the bold one.
        let found = machine.find('ش').unwrap();
        assert_eq!(found.info().family, "Noto Naskh Arabic");
        assert!(machine.find('陈').is_none());
    }
}
