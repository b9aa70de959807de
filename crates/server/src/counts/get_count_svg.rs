//! `GET /api/v1/counts/{slug}.svg`: the count as a small picture, for pages without scripts.

use std::sync::{Arc, LazyLock};

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use marathon_domain::{Problem, grouped};
use sha2::{Digest, Sha256};

use crate::{
    http::{Accept, ApiError},
    state::App,
};

const STYLE: &str = "text{font:700 22px sans-serif;font-variant-numeric:tabular-nums;fill:#111}\
    @media(prefers-color-scheme:dark){text{fill:#fff}}";

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

fn picture_of(count: u64) -> String {
    let digits = grouped(count);
    // Always the same size, so that pages can keep its place.
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"128\" height=\"28\" viewBox=\"0 0 128 28\" \
         role=\"img\" aria-label=\"{count}\"><style>{STYLE}</style>\
         <text x=\"0\" y=\"22\">{digits}</text></svg>"
    )
}
