//! The reader's preferred language, among those of the site.

use axum::http::{HeaderMap, header};
use marathon_domain::Language;

/// The language of the site with the highest weight in `Accept-Language`; among equals, the earlier
/// one.
pub fn preferred<'a>(
    headers: &HeaderMap,
    spoken: impl Iterator<Item = &'a Language> + Clone,
) -> Option<&'a Language> {
    let mut best: Option<(f32, &Language)> = None;
    let ranges = headers
        .get_all(header::ACCEPT_LANGUAGE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    for range in ranges {
        let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
        let weight = weight
            .trim()
            .strip_prefix("q=")
            .map_or(Some(1.0), |weight| weight.parse::<f32>().ok())
            .unwrap_or_default();
        let primary = tag.trim().split('-').next().unwrap_or_default();
        let known = spoken
            .clone()
            .find(|language| language.as_str().eq_ignore_ascii_case(primary));
        if let Some(language) = known
            && weight > best.map_or(0.0, |(weight, _)| weight)
        {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_liked_one_wins() {
        let spoken: Vec<Language> = ["fr", "en", "ar"].map(|code| code.parse().unwrap()).into();
        for (accept, language) in [
            ("en-GB,en;q=0.9,fr;q=0.8", Some("en")),
            ("de, ar;q=0.3, fr;q=0.7", Some("fr")),
            ("FR-ca", Some("fr")),
            ("de", None),
            ("fr;q=0", None),
            ("*", None),
            ("fr;q=x, en;q=0.1", Some("en")),
        ] {
            let headers =
                HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, accept.parse().unwrap())]);
            let preferred = preferred(&headers, spoken.iter());
            assert_eq!(preferred.map(Language::as_str), language, "{accept}");
        }
    }
}
