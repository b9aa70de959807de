//! What an organiser typed, kept on the page: because it is wrong, or because it cannot be done now.

use axum::{http::StatusCode, response::Response};
use marathon_domain::{Language, MarathonError, Page};

use super::{
    super::{
        create::{request_of, typed},
        fill::{Filling, answer},
    },
    KINDS, ten,
};
use crate::http::{
    App, api_error::RETRY_AFTER_FAULT, private_page::wait, receipts::Receipts, sent::Sent,
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
    sent: &Sent,
    trouble: Trouble,
    standing: Option<Filling>,
) -> Response {
    let (status, part, seconds) = match trouble {
        Trouble::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy", RETRY_AFTER_FAULT),
        Trouble::TooMany(seconds) => (StatusCode::TOO_MANY_REQUESTS, "too-many", seconds),
    };
    let mut filling = standing.unwrap_or_default();
    // What it says stands beside the field that asks for the secret.
    filling.parts.extend(["ask", part]);
    match sent.value("act") {
        Some("edit") => {
            filling.parts.extend(["state", "standing"]);
            keep_words(app, language, sent, &[], &mut filling);
        }
        Some("report") => {
            filling.parts.extend(["state", "report"]);
            keep_figures(app, sent, &mut filling);
        }
        _ => {}
    }
    let receipts = Receipts::read(sent.value("receipt").unwrap_or_default());
    filling.secret = Some(receipts.text());
    let page = answer(app, &Page::OrganiseMarathon, language, status, &filling).await;
    wait(page, seconds)
}

/// The words that were typed, before those that stand, in their form, which is open.
pub fn keep_words(
    app: &App,
    language: &Language,
    sent: &Sent,
    errors: &[MarathonError],
    filling: &mut Filling,
) {
    let typed = typed(app, language, &request_of(sent), errors);
    filling.fields.splice(0..0, typed.fields);
    filling.html = typed.html;
    filling.errors = typed.errors;
    filling.parts.push("edit");
}

/// The figures that were typed, before those that were reported.
pub fn keep_figures(app: &App, sent: &Sent, filling: &mut Filling) {
    let names = ten(app).flat_map(|slug| KINDS.map(|kind| format!("{kind}-{slug}")));
    let typed = names.map(|name| {
        let value = sent.text(&name);
        (name, value)
    });
    filling.fields.splice(0..0, typed);
}
