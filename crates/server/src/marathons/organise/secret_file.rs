//! The secret link as a file to keep. It is the answer to a form, so that no address holds it and no script
//! is needed.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{Language, MarathonText};

use super::secret_link;
use crate::state::App;

/// Its name is ASCII in every language, so that every device keeps it.
const ATTACHED: HeaderValue = HeaderValue::from_static("attachment; filename=\"marathon.txt\"");

pub fn answer(app: &App, language: &Language, secret: &str) -> Response {
    let content = app.campaign.content(language);
    let text = |text: MarathonText| content.marathon_text(text);
    let link = secret_link(app, language, secret);
    // Some programs still read a file without the byte order mark as Latin-1.
    let file = format!(
        "\u{FEFF}{}\r\n\r\n{link}\r\n\r\n{}\r\n",
        text(MarathonText::OwnKeepSubject),
        text(MarathonText::OwnKeepNote),
    );
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/plain; charset=utf-8"),
        ),
        (header::CONTENT_DISPOSITION, ATTACHED),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, file).into_response()
}
