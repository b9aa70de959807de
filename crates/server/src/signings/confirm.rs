//! `/{language}/confirm`: the page that the mail's link opens. GET shows a page and changes
//! nothing, since mail scanners follow links; only its button, a POST, confirms. The page has no
//! scripts, because the token is in its address.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::Response,
    routing::{MethodRouter, get},
};
use marathon_app::draw::{Confirmable, Confirmed, Confirming, LanguageSwitch, Trouble};
use marathon_core::{
    hashes::Hash,
    mail::{ConfirmationCode, OPEN_DAYS},
    metrics,
    writer::NotStored,
};
use marathon_domain::{Email, Language, Page, Slug};
use marathon_store::{self as store, AskedByMail, Choice, Claim, Proof, Verdict};

use crate::{
    http::{Client, Fields, Query, RETRY_AFTER_FAULT, UnreferredForm, retry_after},
    pages::{SiteLanguage, drawn},
    state::{AddressTags, App},
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
        let shown = Confirming::Code {
            email: None,
            is_wrong: false,
            trouble: None,
        };
        return answer(&app, &language, StatusCode::OK, shown);
    };
    let link = |what| Confirming::Link {
        token: token.to_owned(),
        what,
        trouble: None,
    };
    let shown = match asked(&app, token).await {
        MailState::Asks(what) => link(what),
        MailState::Unreadable => link(Confirmable::Signing(Vec::new())),
        gone => gone.page(token),
    };
    answer(&app, &language, StatusCode::OK, shown)
}

/// What a mail asks to confirm.
enum MailState {
    Asks(Confirmable),
    /// The signing or letter was withdrawn or refused. The owner of the address may still say that they want
    /// no more mails: somebody else may have typed the address and withdrawn.
    NothingLeft,
    /// The mail does not exist, or no longer does.
    Nothing,
    /// The state cannot be read just now. The page has its buttons all the same.
    Unreadable,
}

impl MailState {
    /// The page for a token that confirms nothing.
    fn page(&self, token: &str) -> Confirming {
        let may_refuse = matches!(self, Self::NothingLeft);
        Confirming::Gone {
            token: may_refuse.then(|| token.to_owned()),
        }
    }
}

async fn asked(app: &App, token: &str) -> MailState {
    if !is_token(token) {
        return MailState::Nothing;
    }
    match looked_up(app, &app.hashes.token(token)).await {
        Ok(None) => MailState::Nothing,
        Ok(Some(AskedByMail { petitions, .. })) if petitions.is_empty() => MailState::NothingLeft,
        Ok(Some(AskedByMail { what, petitions })) => {
            let slugs = petitions.iter().filter_map(|slug| slug.parse().ok());
            MailState::Asks(match what {
                store::Confirmable::Signing => Confirmable::Signing(slugs.collect()),
                store::Confirmable::Letter => Confirmable::Letter(slugs.collect()),
            })
        }
        Err(_) => MailState::Unreadable,
    }
}

async fn looked_up(app: &App, token_hash: &Hash) -> Result<Option<AskedByMail>, NotStored> {
    let since = app.clock.day_before(OPEN_DAYS);
    let asked = app.store.asked_by_mail(token_hash, &since).await;
    asked.map_err(|error| {
        metrics::store_fault();
        tracing::error!(%error, "the petitions of a mail could not be looked up");
        NotStored::Fault
    })
}

/// The petitions that were confirmed by a mail, each with how many have signed it. Empty if they cannot be
/// read now: the signatures count all the same.
async fn signed(app: &App, token_hash: &Hash) -> Vec<(Slug, u64)> {
    let asked = looked_up(app, token_hash).await.ok().flatten();
    let counts = app.live.snapshot();
    let petitions = asked.map_or_else(Vec::new, |asked| asked.petitions);
    let known = petitions.iter().filter_map(|slug| {
        let count = counts.petition(slug)?;
        Some((slug.parse().ok()?, count))
    });
    known.collect()
}

/// Whoever has the token may act.
async fn confirm(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    client: Client,
    UnreferredForm(sent): UnreferredForm,
) -> Response {
    let token = sent.value("t").filter(|token| is_token(token));
    // The same page again.
    let again = |is_wrong, trouble| match sent.value("t") {
        Some(_) => Confirming::Link {
            token: token.unwrap_or_default().to_owned(),
            // The form of a letter names its kind.
            what: match sent.value("of") {
                Some("letter") => Confirmable::Letter(Vec::new()),
                _ => Confirmable::Signing(Vec::new()),
            },
            trouble,
        },
        None => Confirming::Code {
            email: sent.value("email").map(str::to_owned),
            is_wrong,
            trouble,
        },
    };
    if let Err(seconds) = client.take_from(app.confirm_limit.as_ref()) {
        let status = StatusCode::TOO_MANY_REQUESTS;
        let shown = again(false, Some(Trouble::TooMany));
        return retry_after(answer(&app, &language, status, shown), seconds);
    }
    let verdict = match claim(&app, &sent, token).await {
        Ok(Some(claim)) => app.queue.settle(claim).await,
        Ok(None) => Ok(Verdict::Unknown),
        Err(fault) => Err(fault),
    };
    let (status, shown) = match verdict {
        Ok(Verdict::Confirmed { what, token_hash }) => {
            let confirmed = match what {
                store::Confirmable::Letter => Confirmed::Letter,
                store::Confirmable::Signing => Confirmed::Signing(signed(&app, &token_hash).await),
            };
            (StatusCode::OK, Confirming::Confirmed(confirmed))
        }
        Ok(Verdict::Refused) => (StatusCode::OK, Confirming::Refused),
        Ok(Verdict::Unknown) => {
            let shown = match (sent.value("t"), token) {
                (Some(_), Some(token)) => asked(&app, token).await.page(token),
                (Some(_), None) => Confirming::Gone { token: None },
                (None, _) => again(true, None),
            };
            (StatusCode::UNPROCESSABLE_ENTITY, shown)
        }
        Err(_) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let shown = again(false, Some(Trouble::Busy));
            return retry_after(answer(&app, &language, status, shown), RETRY_AFTER_FAULT);
        }
    };
    answer(&app, &language, status, shown)
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

/// The code is valid only together with its address.
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

fn answer(app: &App, language: &Language, status: StatusCode, shown: Confirming) -> Response {
    // Links to the other languages carry the token as long as it is valid.
    let token = match &shown {
        Confirming::Link { token, .. } => Some(token),
        Confirming::Gone { token } => token.as_ref(),
        _ => None,
    };
    let query = token.filter(|token| !token.is_empty());
    let query = query.map_or(String::new(), |token| format!("?t={token}"));
    let switch = LanguageSwitch::Address(query);
    let mut response = drawn::private((app, language), &Page::Confirm, status, switch, shown);
    // The token is in the page's address, so the page sends no referrer.
    response.headers_mut().insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    response
}
