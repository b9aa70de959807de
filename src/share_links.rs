//! The addresses at which each social network takes a prepared text.

use marathon_domain::percent_encoded as encoded;

/// What is shared.
pub struct Shared {
    /// The page's own address.
    pub address: String,
    pub text: String,
    /// The subject of an e-mail.
    pub subject: String,
}

/// The links to share something.
pub struct ShareLinks {
    /// The network where most people share with those they know.
    pub whatsapp: String,
    /// The other networks, in the order of [`NETWORKS`].
    pub networks: [String; 5],
    pub mail: String,
}

/// The names of the other networks, in the order of display.
pub const NETWORKS: [&str; 5] = ["Facebook", "Telegram", "Bluesky", "Mastodon", "X"];

impl Shared {
    /// The page's address, with the way of sharing as its source.
    pub fn link(&self, source: &str) -> String {
        format!("{}?source={source}", self.address)
    }

    /// Text and link together, for networks without a field for the link.
    pub fn with_link(&self, source: &str) -> String {
        format!("{} {}", self.text, self.link(source))
    }
}

impl ShareLinks {
    /// The links for what is shared.
    pub fn of(shared: &Shared) -> Self {
        let text = encoded(&shared.text);
        let link = |source: &str| encoded(&shared.link(source));
        let with_link = |source: &str| encoded(&shared.with_link(source));
        Self {
            whatsapp: ["https://wa.me/?text=", &*with_link("whatsapp")].concat(),
            networks: [
                [
                    "https://www.facebook.com/sharer/sharer.php?u=",
                    &*link("facebook"),
                ]
                .concat(),
                format!(
                    "https://t.me/share/url?url={}&text={text}",
                    link("telegram")
                ),
                [
                    "https://bsky.app/intent/compose?text=",
                    &*with_link("bluesky"),
                ]
                .concat(),
                // This page asks for the reader's own Mastodon server. The text is behind `#`, so it
                // is sent to nobody.
                [
                    "https://share.joinmastodon.org/#text=",
                    &*with_link("mastodon"),
                ]
                .concat(),
                format!("https://x.com/intent/post?text={text}&url={}", link("x")),
            ],
            mail: format!(
                "mailto:?subject={}&body={}",
                encoded(&shared.subject),
                with_link("mail")
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_encoded_and_the_source_is_named() {
        let links = ShareLinks::of(&Shared {
            address: "https://example.org/fr/cases/jani-silva".to_owned(),
            text: "Signez & partagez".to_owned(),
            subject: "Jani".to_owned(),
        });
        assert_eq!(NETWORKS[4], "X");
        assert_eq!(
            links.networks[4],
            "https://x.com/intent/post?text=Signez%20%26%20partagez&url=https%3A%2F%2Fexample.org%2Ffr%2Fcases%2Fjani-silva%3Fsource%3Dx"
        );
        assert!(
            links
                .mail
                .starts_with("mailto:?subject=Jani&body=Signez%20%26")
        );
    }
}
