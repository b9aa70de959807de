//! `/{language}/my-signing`: what one signed. GET is a file of the site with a field for the receipt; POST
//! shows, withdraws or changes. The receipt stands in forms only, or behind the `#`, which is sent to
//! nobody. Works without scripts; the answers have none.

mod amend;

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::State,
    http::StatusCode,
    response::Response,
    routing::{MethodRouter, post},
};
use marathon_domain::{Language, Page, SignatureState, Slug};
use marathon_store::{Change, OwnSigning, PetitionId};

use crate::{
    hashes::Hash,
    http::{Client, Fields, Form, RETRY_AFTER_FAULT, Receipts, retry_after},
    metrics,
    pages::{
        self, SiteLanguage,
        private_page::{self, Languages, PrivatePage},
    },
    state::App,
    writer::NotStored,
};

pub fn routes() -> MethodRouter<Arc<App>> {
    // The page itself is a file like any other.
    post(manage).get(pages::serve_site)
}

/// Whoever has the receipt may act: it stands in the body, so no other site's form can act for them, and
/// there is no need to know where this one stood.
async fn manage(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    client: Client,
    Form(sent): Form,
) -> Response {
    let receipts = Receipts::read(sent.value("receipt").unwrap_or_default());
    let text = receipts.text();
    let mut shown = PrivatePage {
        fields: vec![("receipt", &text)],
        languages: Languages::Form("receipt"),
        ..PrivatePage::default()
    };
    if let Err(seconds) = client.take_from(app.confirm_limit.as_ref()) {
        shown.parts = vec!["ask", "too-many"];
        let status = StatusCode::TOO_MANY_REQUESTS;
        return retry_after(answer(&app, &language, status, &shown).await, seconds);
    }
    let outcome = carry_out(&app, &sent, &receipts.hashes()).await;
    let Ok((signings, done)) = outcome else {
        shown.parts = vec!["ask", "busy"];
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let response = answer(&app, &language, status, &shown).await;
        return retry_after(response, RETRY_AFTER_FAULT);
    };
    let states_now = states(&signings).into_iter();
    shown.petitions = states_now
        .map(|(petition, state)| (petition, state.to_string()))
        .collect();
    if shown.petitions.is_empty() && done.is_none() {
        shown.parts = vec!["ask", "unknown"];
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return answer(&app, &language, status, &shown).await;
    }
    let is_left = shown.petitions.values().any(|state| state != "withdrawn");
    let left = if is_left { "left" } else { "nothing-left" };
    shown.parts = ["state", left].into_iter().chain(done).collect();
    answer(&app, &language, StatusCode::OK, &shown).await
}

async fn answer(
    app: &App,
    language: &Language,
    status: StatusCode,
    shown: &PrivatePage<'_>,
) -> Response {
    private_page::answer(app, &Page::MySigning, language, status, shown).await
}

/// Does what was asked for, if anything was and there is something to do it to. Gives what is then, and
/// the part that says what was done.
async fn carry_out(
    app: &App,
    sent: &Fields,
    receipts: &[Hash],
) -> Result<(Vec<OwnSigning>, Option<&'static str>), NotStored> {
    let signings = read(app, receipts).await?;
    let is_standing = states(&signings)
        .values()
        .any(|state| *state != SignatureState::Withdrawn);
    let done = match sent.value("act") {
        Some("withdraw") if is_standing => {
            let petition = match sent.values("petition").next() {
                None => None,
                Some(slug) => match petition(app, slug) {
                    // No petition of ours: nothing is withdrawn, rather than everything.
                    None => return Ok((signings, None)),
                    known => known,
                },
            };
            let receipts = receipts.to_vec();
            app.queue
                .change(Change::Withdraw { receipts, petition })
                .await?;
            "withdrawn"
        }
        Some("amend") if is_standing => {
            amend::amend(app, sent, receipts, signings).await?;
            "amended"
        }
        _ => return Ok((signings, None)),
    };
    Ok((read(app, receipts).await?, Some(done)))
}

fn petition(app: &App, slug: &str) -> Option<PetitionId> {
    app.petitions.get(&slug.parse::<Slug>().ok()?).copied()
}

async fn read(app: &App, receipts: &[Hash]) -> Result<Vec<OwnSigning>, NotStored> {
    app.store.signings_of(receipts).await.map_err(|error| {
        metrics::store_fault();
        tracing::error!(%error, "signings could not be looked up");
        NotStored::Fault
    })
}

/// One state a petition: of several signings, what stands goes before what was withdrawn.
fn states(signings: &[OwnSigning]) -> BTreeMap<String, SignatureState> {
    let mut states = BTreeMap::new();
    for (petition, state) in signings.iter().flat_map(|signing| &signing.signatures) {
        let known = states.entry(petition.clone()).or_insert(*state);
        if *known == SignatureState::Withdrawn {
            *known = *state;
        }
    }
    states
}
