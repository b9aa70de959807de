//! The only place that reads `Accept`.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};

use super::ApiError;

/// The ranges of `Accept` with their weights, in order. Without any, every type is accepted.
#[derive(Clone)]
pub struct Accept(Vec<(String, f32)>);

impl Accept {
    pub fn of(headers: &HeaderMap) -> Self {
        let ranges = headers
            .get_all(header::ACCEPT)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .filter(|range| !range.is_empty());
        Self(ranges.map(range).collect())
    }

    /// Refuses (406) a client whose `Accept` leaves out the type.
    pub fn requires(&self, answer: &'static str) -> Result<(), ApiError> {
        match self.takes(answer) {
            true => Ok(()),
            false => Err(ApiError::NotAcceptable(answer)),
        }
    }

    /// Whether the client names JSON and weighs it at least as much as a page. A browser that posts
    /// a form asks for a page.
    pub fn prefers_json(&self) -> bool {
        let json = self.weight("application/json");
        json > 0.0 && json >= self.weight("text/html")
    }

    /// Whether the client names the type of a page.
    pub fn names_page(&self) -> bool {
        self.weight("text/html") > 0.0
    }

    fn takes(&self, answer: &str) -> bool {
        let group = answer.split('/').next();
        let matches = |essence: &str| {
            essence == "*/*" || essence == answer || essence.strip_suffix("/*") == group
        };
        let mut ranges = self.0.iter();
        self.0.is_empty() || ranges.any(|(essence, weight)| *weight > 0.0 && matches(essence))
    }

    /// The weight of a type that the client names, or zero.
    fn weight(&self, answer: &str) -> f32 {
        let mut ranges = self.0.iter();
        let named = ranges.find(|(essence, _)| essence == answer);
        named.map_or(0.0, |(_, weight)| *weight)
    }
}

fn range(text: &str) -> (String, f32) {
    let mut parts = text.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let weight = parts.find_map(|parameter| parameter.strip_prefix("q=")?.parse().ok());
    (essence, weight.unwrap_or(1.0))
}

impl<S: Sync> FromRequestParts<S> for Accept {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accept(text: &str) -> Accept {
        Accept::of(&HeaderMap::from_iter([(
            header::ACCEPT,
            text.parse().unwrap(),
        )]))
    }

    #[test]
    fn follows_the_ranges() {
        for (text, taken) in [
            ("", true),
            ("*/*", true),
            ("application/json", true),
            ("text/html, application/*;q=0.5", true),
            ("Application/JSON; charset=utf-8", true),
            ("text/html", false),
            ("application/json;q=0", false),
            ("image/*", false),
            ("nonsense", false),
        ] {
            let answer = accept(text).requires("application/json");
            assert_eq!(answer.is_ok(), taken, "{text}");
        }
        let none = Accept::of(&HeaderMap::new());
        assert!(none.requires("image/svg+xml").is_ok());
    }

    #[test]
    fn a_browser_gets_a_page_and_whoever_names_json_gets_that() {
        for (text, json, page) in [
            ("", false, false),
            ("*/*", false, false),
            ("text/html,application/xml;q=0.9,*/*;q=0.8", false, true),
            ("application/json", true, false),
            ("application/json, text/html;q=0.5", true, true),
            ("text/html, application/json;q=0.5", false, true),
        ] {
            let accept = accept(text);
            assert_eq!(accept.prefers_json(), json, "{text}");
            assert_eq!(accept.names_page(), page, "{text}");
        }
    }
}
