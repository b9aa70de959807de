//! Addresses that chats and mails have mangled: with a full stop or a bracket at the end, in capitals, with
//! invisible spaces.

use marathon_domain::{Language, Page};
use percent_encoding::percent_decode_str;

/// The page that an address was meant to reach.
#[derive(Debug, PartialEq, Eq)]
pub struct Meant {
    pub path: String,
    /// The part after an `&` that has no `?` before it.
    pub query: Option<String>,
    pub language: Language,
    pub page: Page,
}

impl Meant {
    /// Reads a path as sent. `None` if it is not a spelling of a page's address, or is already that address.
    pub fn of(sent: &str) -> Option<Self> {
        let (path, query) = match sent.split_once('&') {
            Some((path, query)) => (path, Some(query).filter(|query| !query.is_empty())),
            None => (sent, None),
        };
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let path = path.to_ascii_lowercase();
        // Every page's address ends in a letter or a digit.
        let path = path.trim_end_matches(|last: char| !last.is_ascii_alphanumeric());
        let parts = path.split('/').filter(|part| !part.is_empty());
        let path: String = parts.flat_map(|part| ["/", part]).collect();
        if path == sent {
            return None;
        }
        let (language, page) = Page::at(&path)?;
        Some(Self {
            path,
            query: query.map(str::to_owned),
            language,
            page,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led_to(sent: &str) -> Option<String> {
        let meant = Meant::of(sent)?;
        let query = meant.query.map(|query| format!("?{query}"));
        Some(meant.path + &query.unwrap_or_default())
    }

    #[test]
    fn what_chats_add_is_taken_away() {
        for sent in [
            "/fr/cases/jani-silva.",
            "/fr/cases/jani-silva)",
            "/fr/cases/jani-silva).",
            "/fr/cases/jani-silva,",
            "/fr/cases/jani-silva%20",
            "/fr/cases/jani-silva%E2%80%8B",
            "/fr/cases/jani-silva%D8%8C",
            "/fr/cases/jani-silva%C2%BB",
            "/fr/cases/jani-silva/.",
            "/fr/cases/jani-silva&",
            "/FR/cases/jani-silva",
            "/fr/Cases/Jani-Silva",
            "/fr/cases/jani%2Dsilva",
            "/fr//cases/jani-silva",
            "//fr/cases/jani-silva//",
        ] {
            assert_eq!(
                led_to(sent).as_deref(),
                Some("/fr/cases/jani-silva"),
                "{sent}"
            );
        }
        assert_eq!(
            led_to("/fr/sign&source=x").as_deref(),
            Some("/fr/sign?source=x")
        );
        assert_eq!(led_to("/Fr").as_deref(), Some("/fr"));
        let marathon = format!("/fr/marathons/{}", "a".repeat(26));
        assert_eq!(led_to(&format!("{marathon})")), Some(marathon));
    }

    #[test]
    fn nothing_else_is_led_anywhere() {
        for sent in [
            "/fr/cases/jani-silva",
            "/fr",
            "//evil.example/",
            "/fr/..%2fsign",
            "/%63ampaign/catalogue.json",
            "/Campaign/x.json",
            "/fr.html",
            "/fr/404",
            "/%ff",
            "/",
            "",
            ".",
        ] {
            assert_eq!(Meant::of(sent), None, "{sent}");
        }
    }
}
