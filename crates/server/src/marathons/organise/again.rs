//! What an organiser typed, kept on the page: because it is wrong, or because it cannot be done now.

use axum::{http::StatusCode, response::Response};
use marathon_domain::{FormError, Language, Page};

use super::{KINDS, ten};
use crate::{
    http::{Fields, RETRY_AFTER_FAULT, Receipts, retry_after},
    marathons::{
        new_page::{request_of, typed},
        page::MarathonPage,
    },
    state::App,
};

/// Why it cannot be done now.
pub enum Trouble {
    Busy,
    /// Too much comes from one network; so many seconds to wait.
    TooMany(u64),
}

/// The page with all that was sent, to be sent again: the secret, and the form that was filled in. Above it
/// stands what keeps the server from it, with how the marathon stands if that could be read.
pub async fn later(
    app: &App,
    language: &Language,
    sent: &Fields,
    trouble: Trouble,
    standing: Option<MarathonPage>,
) -> Response {
    let (status, part, seconds) = match trouble {
        Trouble::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy", RETRY_AFTER_FAULT),
        Trouble::TooMany(seconds) => (StatusCode::TOO_MANY_REQUESTS, "too-many", seconds),
    };
    let mut page = standing.unwrap_or_default();
    // What it says stands beside the field that asks for the secret.
    page.parts.extend(["ask", part]);
    match sent.value("act") {
        Some("edit") => {
            page.parts.extend(["state", "standing"]);
            keep_words(app, language, sent, &[], &mut page);
        }
        Some("report") => {
            page.parts.extend(["state", "report"]);
            keep_figures(app, sent, &mut page);
        }
        _ => {}
    }
    let receipts = Receipts::read(sent.value("receipt").unwrap_or_default());
    page.secret = Some(receipts.text());
    let answer = page.answer(app, &Page::OrganiseMarathon, language, status);
    retry_after(answer.await, seconds)
}

/// The words that were typed, before those that stand, in their form, which is open.
pub fn keep_words(
    app: &App,
    language: &Language,
    sent: &Fields,
    errors: &[FormError],
    page: &mut MarathonPage,
) {
    let typed = typed(app, language, &request_of(sent), errors);
    page.fields.splice(0..0, typed.fields);
    page.html = typed.html;
    page.errors = typed.errors;
    page.parts.push("edit");
}

/// The figures that were typed, before those that were reported.
pub fn keep_figures(app: &App, sent: &Fields, page: &mut MarathonPage) {
    let names = ten(app).flat_map(|slug| KINDS.map(|kind| format!("{kind}-{slug}")));
    let typed = names.map(|name| {
        let value = sent.text(&name);
        (name, value)
    });
    page.fields.splice(0..0, typed);
}
