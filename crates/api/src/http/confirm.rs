//! `/{language}/confirm`: where the mail leads. GET shows a page and changes nothing, since mail scanners
//! follow links; only the button on it, POST, confirms. Works without scripts, and has none: the token
//! stands in the address.

mod page;

use std::sync::Arc;

use axum::{
    Extension,
    body::Body,
    extract::{Path, RawQuery, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use marathon_domain::{CanonicalEmail, Email, Page};

use super::{
    ApiError, App, PeerAddress,
    api_error::RETRY_AFTER_FAULT,
    body,
    create_signing::{Sent, allowed, html_response},
    site,
};
use crate::{
    mail::{ConfirmationCode, OPEN_DAYS},
    store::{Act, Claim, Proof, Verdict},
};
use page::{Part, Shown, shown_page};

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
    let token = query.value("t").filter(|token| is_token(token));
    let part = match (query.value("t"), token) {
        (None, _) => Part::Code,
        (Some(_), Some(_)) => Part::Link,
        (Some(_), None) => Part::Gone,
    };
    let shown = Shown {
        parts: vec![part],
        token,
        email: None,
    };
    answer(&app, &language, StatusCode::OK, &shown).await
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
    let form = match sent.value("t") {
        Some(_) => Part::Link,
        None => Part::Code,
    };
    let mut shown = Shown {
        parts: vec![form],
        token,
        email: sent.value("email"),
    };
    let peer = peer.map(|Extension(peer)| peer);
    if let Err(seconds) = allowed(&app, app.confirm_limit.as_ref(), peer, &headers) {
        shown.parts.push(Part::TooMany);
        let status = StatusCode::TOO_MANY_REQUESTS;
        return Ok(wait(answer(&app, &language, status, &shown).await, seconds));
    }
    let verdict = match claim(&app, &sent, token) {
        Some(claim) => app.queue.settle(claim).await,
        None => Ok(Verdict::Unknown),
    };
    let (status, parts) = match verdict {
        Ok(Verdict::Confirmed) => (StatusCode::OK, vec![Part::Confirmed]),
        Ok(Verdict::Refused) => (StatusCode::OK, vec![Part::Refused]),
        Ok(Verdict::Unknown) if form == Part::Link => {
            (StatusCode::UNPROCESSABLE_ENTITY, vec![Part::Gone])
        }
        Ok(Verdict::Unknown) => (StatusCode::UNPROCESSABLE_ENTITY, vec![form, Part::Wrong]),
        Err(_) => {
            shown.parts.push(Part::Busy);
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let response = answer(&app, &language, status, &shown).await;
            return Ok(wait(response, RETRY_AFTER_FAULT));
        }
    };
    shown.parts = parts;
    Ok(answer(&app, &language, status, &shown).await)
}

fn claim(app: &App, sent: &Sent, token: Option<&str>) -> Option<Claim> {
    let since = app.clock.day_before(OPEN_DAYS);
    if let Some(token) = token {
        let act = match sent.value("act") {
            Some("refuse") => Act::Refuse,
            _ => Act::Confirm,
        };
        let proof = Proof::Token(app.hashes.token(token));
        return Some(Claim { proof, act, since });
    }
    let email = Email::parse(sent.value("email")?).ok()?;
    let tag = app
        .hashes
        .tag(app.campaign.id(), &CanonicalEmail::of(&email));
    let code = ConfirmationCode::parse(sent.value("code")?)?;
    let code_hash = app.hashes.code(&tag, code.as_str());
    Some(Claim {
        proof: Proof::Code { tag, code_hash },
        act: Act::Confirm,
        since,
    })
}

fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.len() == TOKEN && text.bytes().all(allowed)
}

/// The page with these parts, kept by nobody, and whose address is told to nobody.
async fn answer(app: &App, language: &str, status: StatusCode, shown: &Shown<'_>) -> Response {
    // Every language of the campaign is one.
    let file = language
        .parse()
        .map(|language| app.campaign.site.join(Page::Confirm.file(&language)));
    let html = match file {
        Ok(file) => shown_page(&file, shown).await,
        Err(_) => None,
    };
    let mut response = match html {
        Some(html) => html_response(status, html),
        None => ApiError::Unavailable.into_response(),
    };
    response.headers_mut().insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    response
}

fn wait(mut response: Response, seconds: u64) -> Response {
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, seconds.into());
    response
}
