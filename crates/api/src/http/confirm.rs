//! `/{language}/confirm`: where the mail leads. GET shows a page and changes nothing, since mail scanners
//! follow links; only the button on it, POST, confirms. Works without scripts, and has none: the token
//! stands in the address.

use std::sync::Arc;

use axum::{
    Extension,
    body::Body,
    extract::{Path, RawQuery, Request, State},
    http::{HeaderMap, StatusCode},
    response::Response,
    routing::{MethodRouter, get},
};
use marathon_domain::{CanonicalEmail, Email, Page};

use super::{
    ApiError, App, PeerAddress,
    act::allowed,
    api_error::RETRY_AFTER_FAULT,
    body,
    private_page::{self, Languages, Shown, wait},
    sent::Sent,
    site,
};
use crate::{
    mail::{ConfirmationCode, OPEN_DAYS},
    store::{Choice, Claim, Proof, Verdict},
};

/// The length of a token: 32 bytes in base64url.
const TOKEN: usize = 43;

pub fn routes() -> MethodRouter<Arc<App>> {
    get(show).post(confirm)
}

async fn show(
    State(app): State<Arc<App>>,
    Path(language): Path<String>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    if app.campaign.data(&language).is_none() {
        return site::serve_site(State(app), request).await;
    }
    let query = Sent::read(query.unwrap_or_default().as_bytes());
    let Some(token) = query.value("t") else {
        let shown = Shown {
            parts: vec!["code"],
            ..Shown::default()
        };
        return answer(&app, &language, StatusCode::OK, &shown).await;
    };
    let mut shown = Shown::default();
    let link = format!("t={token}");
    match asked(&app, token).await {
        Asked::Petitions(petitions) => {
            show_link(&mut shown, token, &link);
            shown.parts.push("petitions");
            let given = |slug| (slug, "counted".to_owned());
            shown.petitions = petitions.into_iter().map(given).collect();
        }
        Asked::Unreadable => show_link(&mut shown, token, &link),
        Asked::NothingLeft => {
            show_not_me(&mut shown, token, &link);
            shown.parts.push("gone");
        }
        Asked::Nothing => shown.parts.push("gone"),
    }
    answer(&app, &language, StatusCode::OK, &shown).await
}

/// The buttons, in each language.
fn show_link<'a>(shown: &mut Shown<'a>, token: &'a str, link: &'a str) {
    shown.parts.push("link");
    show_not_me(shown, token, link);
}

/// The button that ends the mails.
fn show_not_me<'a>(shown: &mut Shown<'a>, token: &'a str, link: &'a str) {
    shown.parts.push("not-me");
    shown.fields.push(("t", token));
    shown.languages = Languages::Query(link);
}

/// What a mail asks to confirm.
enum Asked {
    Petitions(Vec<String>),
    /// It was withdrawn or refused. Its address may still say that it wants no more mails: it may have been
    /// somebody else who typed it, and who withdrew.
    NothingLeft,
    /// There is no such mail, or not any more.
    Nothing,
    /// Not known just now: the buttons are there all the same.
    Unreadable,
}

async fn asked(app: &App, token: &str) -> Asked {
    if !is_token(token) {
        return Asked::Nothing;
    }
    let since = app.clock.day_before(OPEN_DAYS);
    let token = app.hashes.token(token);
    match app.store.petitions_of_mail(&token, &since).await {
        Ok(None) => Asked::Nothing,
        Ok(Some(petitions)) if petitions.is_empty() => Asked::NothingLeft,
        Ok(Some(petitions)) => Asked::Petitions(petitions),
        Err(error) => {
            crate::metrics::store_fault();
            tracing::error!(%error, "the petitions of a mail could not be looked up");
            Asked::Unreadable
        }
    }
}

/// Whoever has the token may act: it stands in the body, so no other site's form can act for them, and
/// there is no need to know where this one stood.
async fn confirm(
    State(app): State<Arc<App>>,
    Path(language): Path<String>,
    peer: Option<Extension<PeerAddress>>,
    headers: HeaderMap,
    sent: Body,
) -> Result<Response, ApiError> {
    if app.campaign.data(&language).is_none() {
        return Err(ApiError::NotFound);
    }
    let body = body::read(&headers, sent, app.http.body_timeout).await?;
    let sent = Sent::read(&body);
    let token = sent.value("t").filter(|token| is_token(token));
    let link = format!("t={}", token.unwrap_or_default());
    let mut shown = Shown::default();
    match (sent.value("t"), token) {
        (Some(_), Some(token)) => show_link(&mut shown, token, &link),
        (Some(_), None) => shown.parts.push("link"),
        (None, _) => shown.parts.push("code"),
    }
    shown
        .fields
        .extend(sent.value("email").map(|email| ("email", email)));
    let peer = peer.map(|Extension(peer)| peer);
    if let Err(seconds) = allowed(&app, app.confirm_limit.as_ref(), peer, &headers) {
        shown.parts.push("too-many");
        let status = StatusCode::TOO_MANY_REQUESTS;
        return Ok(wait(answer(&app, &language, status, &shown).await, seconds));
    }
    let verdict = match claim(&app, &sent, token) {
        Some(claim) => app.queue.settle(claim).await,
        None => Ok(Verdict::Unknown),
    };
    let (status, parts) = match verdict {
        Ok(Verdict::Confirmed) => (StatusCode::OK, vec!["confirmed"]),
        Ok(Verdict::Refused) => (StatusCode::OK, vec!["refused"]),
        Ok(Verdict::Unknown) if sent.value("t").is_some() => {
            let parts = match asked(&app, token.unwrap_or_default()).await {
                Asked::NothingLeft => vec!["gone", "not-me"],
                _ => vec!["gone"],
            };
            (StatusCode::UNPROCESSABLE_ENTITY, parts)
        }
        Ok(Verdict::Unknown) => (StatusCode::UNPROCESSABLE_ENTITY, vec!["code", "wrong"]),
        Err(_) => {
            shown.parts.push("busy");
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let response = answer(&app, &language, status, &shown).await;
            return Ok(wait(response, RETRY_AFTER_FAULT));
        }
    };
    if status == StatusCode::OK {
        // It has served: another language shows the page as whoever has no token sees it.
        shown.languages = Languages::Without;
    }
    shown.parts = parts;
    Ok(answer(&app, &language, status, &shown).await)
}

fn claim(app: &App, sent: &Sent, token: Option<&str>) -> Option<Claim> {
    let since = app.clock.day_before(OPEN_DAYS);
    if let Some(token) = token {
        let choice = match sent.value("act") {
            Some("refuse") => Choice::Refuse,
            _ => Choice::Confirm,
        };
        let proof = Proof::Token(app.hashes.token(token));
        return Some(Claim {
            proof,
            choice,
            since,
        });
    }
    let email = Email::parse(sent.value("email")?).ok()?;
    let tag = app
        .hashes
        .tag(app.campaign.id(), &CanonicalEmail::of(&email));
    let code = ConfirmationCode::parse(sent.value("code")?)?;
    let code_hash = app.hashes.code(&tag, code.as_str());
    Some(Claim {
        proof: Proof::Code { tag, code_hash },
        choice: Choice::Confirm,
        since,
    })
}

fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.len() == TOKEN && text.bytes().all(allowed)
}

async fn answer(app: &App, language: &str, status: StatusCode, shown: &Shown<'_>) -> Response {
    private_page::answer(app, &Page::Confirm, language, status, shown).await
}
