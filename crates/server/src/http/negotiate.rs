//! Whether a client takes what an address answers in.

use axum::http::{HeaderMap, header};

use super::ApiError;

/// Refuses (406) a client whose `Accept` leaves out the type. Without the header everything is taken.
pub fn accepts(headers: &HeaderMap, answer: &'static str) -> Result<(), ApiError> {
    let mut ranges = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|range| !range.is_empty())
        .peekable();
    if ranges.peek().is_none() || ranges.any(|range| takes(range, answer)) {
        Ok(())
    } else {
        Err(ApiError::NotAcceptable(answer))
    }
}

fn takes(range: &str, answer: &str) -> bool {
    let mut parts = range.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let refused = parts.any(|parameter| {
        parameter
            .strip_prefix("q=")
            .and_then(|weight| weight.parse::<f32>().ok())
            .is_some_and(|weight| weight <= 0.0)
    });
    let matches = essence == "*/*"
        || essence == answer
        || essence
            .strip_suffix("/*")
            .is_some_and(|group| answer.split('/').next() == Some(group));
    matches && !refused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_ranges() {
        for (accept, taken) in [
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
            let headers = HeaderMap::from_iter([(header::ACCEPT, accept.parse().unwrap())]);
            assert_eq!(
                accepts(&headers, "application/json").is_ok(),
                taken,
                "{accept}"
            );
        }
        assert!(accepts(&HeaderMap::new(), "image/svg+xml").is_ok());
    }
}
