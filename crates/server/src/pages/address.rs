//! Reads what an address of the site means.

use marathon_core::site::holds_hash;

/// The answer to a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// `/`: a redirect to a language.
    Root,
    /// A redirect to the page's one address.
    Elsewhere(String),
    /// A file, by its path within the site.
    File { path: String, immutable: bool },
    /// Nothing that may be served.
    Nowhere,
}

impl Target {
    /// Reads a path as sent. Names of our files need no escapes, so a path with one is not served, and no
    /// spelling gets around a closed path.
    pub fn of(path: &str) -> Self {
        if path == "/" {
            return Self::Root;
        }
        if let Some(page) = path.strip_suffix('/') {
            // `//host/` must not become an address of another host.
            return match Self::of(page) {
                Self::File { .. } => Self::Elsewhere(page.to_owned()),
                _ => Self::Nowhere,
            };
        }
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let odd = |segment: &&str| {
            segment.is_empty() || segment.starts_with('.') || segment.contains(['%', '\\', '\0'])
        };
        // The build puts the server's own content there.
        let closed = segments
            .first()
            .is_some_and(|first| first.eq_ignore_ascii_case("campaign"));
        let Some(name) = segments.last() else {
            return Self::Nowhere;
        };
        if closed || segments.iter().any(odd) {
            return Self::Nowhere;
        }
        match name.rsplit_once('.') {
            // Pages have one address, without the extension; compressed files are answers, not files.
            Some((_, "html" | "br" | "gz")) => Self::Nowhere,
            Some(_) => Self::File {
                path: path.to_owned(),
                immutable: holds_hash(name),
            },
            None if *name == "404" => Self::Nowhere,
            None => Self::File {
                path: format!("{path}.html"),
                immutable: false,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_one_address() {
        let page = |path: &str| Target::File {
            path: path.to_owned(),
            immutable: false,
        };
        assert_eq!(Target::of("/"), Target::Root);
        assert_eq!(Target::of("/fr"), page("/fr.html"));
        assert_eq!(Target::of("/fr/cases/x"), page("/fr/cases/x.html"));
        assert_eq!(Target::of("/fr/"), Target::Elsewhere("/fr".to_owned()));
        for nowhere in [
            "/fr.html",
            "/fr/404",
            "/campaign/catalogue.json",
            "/%63ampaign/catalogue.json",
            "/Campaign/x.json",
            "/.git/config",
            "/fr/../x.css",
            "//evil.example/",
            "/fr//",
            "/app.js.br",
            "",
            "/campaign/",
            "/a%00.css",
        ] {
            assert_eq!(Target::of(nowhere), Target::Nowhere, "{nowhere:?}");
        }
    }
}
