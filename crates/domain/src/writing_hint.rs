//! Hints for a writer while they type, about parts of the text to look at again. They are never
//! errors: the writer knows best, and no text is refused because of a hint. They are patterns for
//! the browser's own `RegExp`, so that the app carries no tables of letters.

/// Something in a text for an authority or for a person in prison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WritingHint {
    /// A telephone number or an e-mail address.
    Contact,
    Link,
    /// Shouting: exclamation marks, capitals.
    Loud,
    /// More than a sheet of paper.
    Long,
}

impl WritingHint {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Contact, Self::Link, Self::Loud, Self::Long];

    /// Its name in the markup.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Link => "link",
            Self::Loud => "loud",
            Self::Long => "long",
        }
    }

    /// The regular expression (ECMAScript, with the `u` flag) that finds it.
    pub fn pattern(self) -> &'static str {
        match self {
            // Eight digits with the usual signs between them. Fewer may be a date or a number of
            // people.
            Self::Contact => r"(?:\p{Nd}[\s.\-/()]*){8}|\S@\S+\.\S",
            Self::Link => r"[Hh][Tt][Tt][Pp][Ss]?://|[Ww][Ww][Ww]\.",
            Self::Loud => r"!(?:[^!]*!){2}|(?:\p{Lu}[^\p{L}]*){12}",
            // About a page of A4 in a readable size.
            Self::Long => r"^[\s\S]{2200}",
        }
    }
}

/// The pattern of a text that names someone. Any word of the name with more than three letters is enough.
pub fn naming_pattern(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| word.chars().count() > 3).collect();
    words.join("|")
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    fn finds(pattern: &str, text: &str) -> bool {
        Regex::new(pattern).unwrap().is_match(text)
    }

    fn hints(text: &str) -> Vec<&'static str> {
        let found = WritingHint::ALL.into_iter();
        let found = found.filter(|hint| finds(hint.pattern(), text));
        found.map(WritingHint::as_str).collect()
    }

    #[test]
    fn a_courteous_letter_gives_none() {
        let letter = "Madame, Monsieur,\n\nPaing Phyo Min, 22 ans, a été arrêté en 2019 avec \
                      d’autres ; plus de 1 000 personnes vous écrivent @ vous !";
        assert_eq!(hints(letter), [""; 0]);
        assert_eq!(hints(""), [""; 0]);
    }

    #[test]
    fn what_leads_back_to_a_person_is_pointed_out() {
        for contact in [
            "+33 6 12 34 56 78",
            "(06.12.34.56.78)",
            "٠٦١٢٣٤٥٦٧٨",
            "écrire à a.b@exemple.org",
        ] {
            assert_eq!(hints(contact), ["contact"], "{contact}");
        }
        assert_eq!(hints("HTTPS://example.org"), ["link"]);
    }

    #[test]
    fn a_shout_and_a_long_text_are_pointed_out() {
        assert_eq!(hints("LIBÉREZ PAING PHYO MIN"), ["loud"]);
        assert_eq!(hints("Paing! Libre! Vite!"), ["loud"]);
        assert_eq!(hints(&"Paing ".repeat(400)), ["long"]);
    }

    #[test]
    fn any_word_of_a_name_names_it() {
        let pattern = naming_pattern("Les trois de l’El Hiblu");
        assert_eq!(pattern, "trois|Hiblu");
        assert!(finds(&pattern, "À propos de l’El Hiblu"));
        assert!(!finds(&pattern, "Libérez cet homme."));
    }
}
