//! `/{language}/confirm`: where the mail leads. GET shows a page and changes nothing, since mail scanners
//! follow links; only the button on it, POST, confirms. Works without scripts, and has none: the token
//! stands in the address.

use std::sync::Arc;

use axum::{
    extract::State,
    http::StatusCode,
    response::Response,
    routing::{MethodRouter, get},
};
use marathon_domain::{Email, Language, Page};
use marathon_store::{Choice, Claim, Proof, Verdict};

use crate::{
    http::{Client, Fields, Form, Query, RETRY_AFTER_FAULT, retry_after},
    mail::{ConfirmationCode, OPEN_DAYS},
    metrics,
    pages::{
        SiteLanguage,
        private_page::{self, Languages, PrivatePage},
    },
    state::{AddressTags, App},
    writer::NotStored,
};

/// The length of a token: 32 bytes in base64url.
const TOKEN: usize = 43;

pub fn routes() -> MethodRouter<Arc<App>> {
    get(show).post(confirm)
}

async fn show(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Query(query): Query,
) -> Response {
    let Some(token) = query.value("t") else {
        let shown = PrivatePage {
            parts: vec!["code"],
            ..PrivatePage::default()
        };
        return answer(&app, &language, StatusCode::OK, &shown).await;
    };
    let mut shown = PrivatePage::default();
    let link = format!("t={token}");
    match asked(&app, token).await {
        MailState::Petitions(petitions) => {
            show_link(&mut shown, token, &link);
            shown.parts.push("petitions");
            let given = |slug| (slug, "counted".to_owned());
            shown.petitions = petitions.into_iter().map(given).collect();
        }
        MailState::Unreadable => show_link(&mut shown, token, &link),
        MailState::NothingLeft => {
            show_not_me(&mut shown, token, &link);
            shown.parts.push("gone");
        }
        MailState::Nothing => shown.parts.push("gone"),
    }
    answer(&app, &language, StatusCode::OK, &shown).await
}

/// The buttons, in each language.
fn show_link<'a>(shown: &mut PrivatePage<'a>, token: &'a str, link: &'a str) {
    shown.parts.push("link");
    show_not_me(shown, token, link);
}

/// The button that ends the mails.
fn show_not_me<'a>(shown: &mut PrivatePage<'a>, token: &'a str, link: &'a str) {
    shown.parts.push("not-me");
    shown.fields.push(("t", token));
    shown.languages = Languages::Query(link);
}

/// What a mail asks to confirm.
enum MailState {
    Petitions(Vec<String>),
    /// It was withdrawn or refused. Its address may still say that it wants no more mails: it may have been
    /// somebody else who typed it, and who withdrew.
    NothingLeft,
    /// There is no such mail, or not any more.
    Nothing,
    /// Not known just now: the buttons are there all the same.
    Unreadable,
}

async fn asked(app: &App, token: &str) -> MailState {
    if !is_token(token) {
        return MailState::Nothing;
    }
    let since = app.clock.day_before(OPEN_DAYS);
    let token = app.hashes.token(token);
    match app.store.petitions_of_mail(&token, &since).await {
        Ok(None) => MailState::Nothing,
        Ok(Some(petitions)) if petitions.is_empty() => MailState::NothingLeft,
        Ok(Some(petitions)) => MailState::Petitions(petitions),
        Err(error) => {
            metrics::store_fault();
            tracing::error!(%error, "the petitions of a mail could not be looked up");
            MailState::Unreadable
        }
    }
}

/// Whoever has the token may act: it stands in the body, so no other site's form can act for them, and
/// there is no need to know where this one stood.
async fn confirm(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    client: Client,
    Form(sent): Form,
) -> Response {
    let token = sent.value("t").filter(|token| is_token(token));
    let link = format!("t={}", token.unwrap_or_default());
    let mut shown = PrivatePage::default();
    match (sent.value("t"), token) {
        (Some(_), Some(token)) => show_link(&mut shown, token, &link),
        (Some(_), None) => shown.parts.push("link"),
        (None, _) => shown.parts.push("code"),
    }
    shown
        .fields
        .extend(sent.value("email").map(|email| ("email", email)));
    if let Err(seconds) = client.take_from(app.confirm_limit.as_ref()) {
        shown.parts.push("too-many");
        let status = StatusCode::TOO_MANY_REQUESTS;
        return retry_after(answer(&app, &language, status, &shown).await, seconds);
    }
    let verdict = match claim(&app, &sent, token).await {
        Ok(Some(claim)) => app.queue.settle(claim).await,
        Ok(None) => Ok(Verdict::Unknown),
        Err(fault) => Err(fault),
    };
    let (status, parts) = match verdict {
        Ok(Verdict::Confirmed) => (StatusCode::OK, vec!["confirmed"]),
        Ok(Verdict::Refused) => (StatusCode::OK, vec!["refused"]),
        Ok(Verdict::Unknown) if sent.value("t").is_some() => {
            let parts = match asked(&app, token.unwrap_or_default()).await {
                MailState::NothingLeft => vec!["gone", "not-me"],
                _ => vec!["gone"],
            };
            (StatusCode::UNPROCESSABLE_ENTITY, parts)
        }
        Ok(Verdict::Unknown) => (StatusCode::UNPROCESSABLE_ENTITY, vec!["code", "wrong"]),
        Err(_) => {
            shown.parts.push("busy");
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let response = answer(&app, &language, status, &shown).await;
            return retry_after(response, RETRY_AFTER_FAULT);
        }
    };
    if status == StatusCode::OK {
        // It has served: another language shows the page as whoever has no token sees it.
        shown.languages = Languages::Without;
    }
    shown.parts = parts;
    answer(&app, &language, status, &shown).await
}

async fn claim(app: &App, sent: &Fields, token: Option<&str>) -> Result<Option<Claim>, NotStored> {
    if let Some(token) = token {
        let since = app.clock.day_before(OPEN_DAYS);
        let choice = match sent.value("act") {
            Some("refuse") => Choice::Refuse,
            _ => Choice::Confirm,
        };
        let proof = Proof::Token(app.hashes.token(token));
        return Ok(Some(Claim {
            proof,
            choice,
            since,
        }));
    }
    let typed = sent.value("email").zip(sent.value("code"));
    let typed = typed.and_then(|(email, code)| {
        let email = Email::parse(email).ok()?;
        Some((email, ConfirmationCode::parse(code)?))
    });
    match typed {
        Some((email, code)) => claim_by_code(app, &email, &code).await.map(Some),
        None => Ok(None),
    }
}

/// The code counts only together with its address.
async fn claim_by_code(
    app: &App,
    email: &Email,
    code: &ConfirmationCode,
) -> Result<Claim, NotStored> {
    let AddressTags { tag, .. } = app.address_tags(email).await?;
    let code_hash = app.hashes.code(&tag, code.name(), code.digits());
    Ok(Claim {
        proof: Proof::Code { tag, code_hash },
        choice: Choice::Confirm,
        since: app.clock.day_before(OPEN_DAYS),
    })
}

fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.len() == TOKEN && text.bytes().all(allowed)
}

async fn answer(
    app: &App,
    language: &Language,
    status: StatusCode,
    shown: &PrivatePage<'_>,
) -> Response {
    private_page::answer(app, &Page::Confirm, language, status, shown).await
}
