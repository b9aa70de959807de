//! What the address of an embedded page says about the page around it: its host, and the looks it asks for.

use form_urlencoded::Serializer;
use marathon_domain::{Origin, Section, SourceTag};

/// Only well-formed values; the rest is ignored.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct EmbedQuery {
    /// The origin of the page around, for the frame's messages. The page claims it itself, so it is
    /// only compared.
    host: Option<Origin>,
    theme: Option<&'static str>,
    /// Six hexadecimal digits.
    accent: Option<String>,
    /// What brought the reader, for a frame without the partner's script.
    source: Option<SourceTag>,
}

impl EmbedQuery {
    /// Reads the query after the `?`.
    pub fn parse(query: &str) -> Self {
        let mut parsed = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "host" => parsed.host = value.into_owned().try_into().ok(),
                "theme" => {
                    parsed.theme = ["light", "dark"].into_iter().find(|known| *known == value)
                }
                "accent" => parsed.accent = is_colour(&value).then(|| value.into_owned()),
                "source" => parsed.source = SourceTag::parse(&value).ok(),
                _ => {}
            }
        }
        parsed
    }

    /// The query for another address: empty, or from the `?` on.
    pub fn to_address(&self) -> String {
        let mut query = Serializer::new(String::new());
        if let Some(host) = &self.host {
            query.append_pair("host", host.as_str());
        }
        if let Some(theme) = self.theme {
            query.append_pair("theme", theme);
        }
        if let Some(accent) = &self.accent {
            query.append_pair("accent", accent);
        }
        if let Some(source) = &self.source {
            query.append_pair("source", source.as_str());
        }
        match query.finish() {
            empty if empty.is_empty() => empty,
            query => format!("?{query}"),
        }
    }

    /// The host of the page around, if it is one of the section's sites and a valid source: nobody
    /// who signs could correct a host that is too long. Otherwise the source in the address.
    pub fn source(&self, section: &Section) -> Option<&str> {
        let listed = self
            .host
            .as_ref()
            .filter(|host| section.origins.contains(host));
        let host = listed.map(|host| host.host());
        host.filter(|host| SourceTag::parse(host).is_ok())
            .or(self.source.as_ref().map(SourceTag::as_str))
    }
}

fn is_colour(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_well_formed_is_kept() {
        for (query, kept) in [
            ("", ""),
            ("theme=auto&x=1", ""),
            ("accent=red&theme=%22%3E", ""),
            ("accent=ffdd0", ""),
            ("host=javascript%3Aalert(1)", ""),
            ("source=a%20b", ""),
            (
                "source=a.example&theme=light",
                "?theme=light&source=a.example",
            ),
            (
                "theme=dark&accent=FFdd00&host=https%3A%2F%2Fa.example",
                "?host=https%3A%2F%2Fa.example&theme=dark&accent=FFdd00",
            ),
        ] {
            assert_eq!(EmbedQuery::parse(query).to_address(), kept, "{query}");
        }
    }
}
