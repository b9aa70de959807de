//! `GET /.well-known/security.txt`: where to report a security hole (RFC 9116).

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::header,
    response::{IntoResponse, Response},
};

use crate::{pages, state::App};

pub async fn get_security_txt(State(app): State<Arc<App>>, request: Request) -> Response {
    let Some(security) = &app.http.security else {
        return pages::missing_page(&app, request).await;
    };
    let languages = app.campaign.languages().map(ToString::to_string);
    let languages: Vec<String> = languages.collect();
    let text = format!(
        "Contact: {}\nExpires: {}\nPreferred-Languages: {}\nCanonical: {}/.well-known/security.txt\n",
        security.contact(),
        security.expires(),
        languages.join(", "),
        app.http.public_url,
    );
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, text).into_response()
}
