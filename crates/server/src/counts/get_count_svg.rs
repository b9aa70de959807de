//! `GET /api/v1/counts/{slug}.svg`: the count as a small picture, for pages without scripts.

use std::sync::{Arc, LazyLock};

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use marathon_domain::{Counts, Grouping, Problem};
use sha2::{Digest, Sha256};

use crate::{
    http::{Accept, ApiError},
    state::App,
};

const STYLE: &str = "text{font:700 22px sans-serif;font-variant-numeric:tabular-nums;fill:#111}";
/// The width of a digit and of a separator, in pixels of the picture.
const DIGIT: f64 = 12.5;

/// The picture's own policy: its style is the one above and no other.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!("default-src 'none'; style-src 'sha256-{hash}'; frame-ancestors 'none'");
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
});

/// The count of a petition, or of `all`, as a picture
#[utoipa::path(
    get,
    path = "/api/v1/counts/{picture}",
    tag = "counts",
    params(("picture" = String, Path, description = "`{slug}.svg`, or `all.svg` for the total")),
    responses(
        (status = 200, description = "The picture", body = String, content_type = "image/svg+xml"),
        (status = 404, description = "No such petition", body = Problem, content_type = "application/problem+json"),
        (status = 406, description = "The client takes no SVG", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_count_svg(
    State(app): State<Arc<App>>,
    accept: Accept,
    Path(picture): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let snapshot = app.live.snapshot();
    let count = match picture.strip_suffix(".svg").ok_or(ApiError::NotFound)? {
        "all" => snapshot.total,
        slug => snapshot.petition(slug).ok_or(ApiError::NotFound)?,
    };
    accept.requires("image/svg+xml")?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("image/svg+xml"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=5, s-maxage=5"),
        ),
        (header::CONTENT_SECURITY_POLICY, POLICY.clone()),
    ];
    Ok((headers, picture_of(count)))
}

/// The digits in dark ink, as wide as they are: the page turns them for a dark ground and aligns them, since a picture
/// knows neither its ground nor its direction.
fn picture_of(count: u64) -> String {
    let text = match count < Counts::FEWEST_SHOWN {
        true => format!("&lt; {}", Counts::FEWEST_SHOWN),
        false => Grouping::default().write(count),
    };
    let letters = text.replace("&lt;", "<").chars().count();
    let width = letters as f64 * DIGIT;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"28\" viewBox=\"0 0 {width} 28\" \
         role=\"img\" aria-label=\"{text}\"><style>{STYLE}</style>\
         <text x=\"0\" y=\"22\" textLength=\"{width}\">{text}</text></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_as_wide_as_its_digits() {
        let few = picture_of(49);
        assert!(
            few.contains(">&lt; 50</text>") && few.contains("width=\"50\""),
            "{few}"
        );
        let many = picture_of(12_345);
        assert!(
            many.contains(">12\u{202F}345</text>") && many.contains("width=\"75\""),
            "{many}"
        );
    }
}
