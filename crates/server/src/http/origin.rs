//! Accepts forms from pages of this site only.

use axum::http::{HeaderMap, header};

use super::ApiError;

/// Refuses a form that a page of another site has posted. Browsers say where a form comes from.
/// Programs that say nothing are allowed, since they carry nobody's session.
pub fn check_same_origin(headers: &HeaderMap, public_url: &str) -> Result<(), ApiError> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some("same-origin" | "none") => return Ok(()),
        Some("cross-site") => return Err(ApiError::CrossSite),
        _ => {}
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return Ok(());
    };
    let origin = origin.to_str().unwrap_or_default();
    let host = text("host").unwrap_or_default();
    let of_host = origin
        .split_once("://")
        .is_some_and(|(_, authority)| !host.is_empty() && authority == host);
    if origin == public_url || of_host {
        Ok(())
    } else {
        Err(ApiError::CrossSite)
    }
}

/// As [`check_same_origin`], but accepts `Origin: null`, unless the browser says more.
pub fn check_not_foreign(headers: &HeaderMap, public_url: &str) -> Result<(), ApiError> {
    let is_silent = !headers.contains_key("sec-fetch-site")
        && headers
            .get(header::ORIGIN)
            .is_some_and(|origin| origin == "null");
    match is_silent {
        true => Ok(()),
        false => check_same_origin(headers, public_url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_other_sites_are_refused() {
        for (site, origin, taken) in [
            (None, None, true),
            (Some("same-origin"), Some("null"), true),
            (None, Some("https://marathon.example"), true),
            (None, Some("http://127.0.0.1:8080"), true),
            (Some("cross-site"), None, false),
            (Some("cross-site"), Some("null"), false),
            (None, Some("https://evil.example"), false),
            (None, Some("null"), false),
            (
                Some("same-site"),
                Some("https://other.marathon.example"),
                false,
            ),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("host", "127.0.0.1:8080".parse().unwrap());
            if let Some(site) = site {
                headers.insert("sec-fetch-site", site.parse().unwrap());
            }
            if let Some(origin) = origin {
                headers.insert("origin", origin.parse().unwrap());
            }
            let result = check_same_origin(&headers, "https://marathon.example");
            assert_eq!(result.is_ok(), taken, "{site:?} {origin:?}");
            let result = check_not_foreign(&headers, "https://marathon.example");
            let from_nowhere = (site, origin) == (None, Some("null"));
            assert_eq!(result.is_ok(), taken || from_nowhere, "{site:?} {origin:?}");
        }
    }
}
