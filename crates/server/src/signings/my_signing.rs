//! `/{language}/my-signing`: what a supporter signed. GET is a file of the site with a field for
//! the receipt; POST shows, withdraws or changes. The receipt is in forms only, or behind the `#`,
//! which is sent to nobody. The page works without scripts, and the answers have none.

mod amend;

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::State,
    http::StatusCode,
    response::Response,
    routing::{MethodRouter, post},
};
use marathon_app::draw::{LanguageSwitch, MySigning, OwnDeed, OwnSigning, OwnState, Trouble};
use marathon_domain::{Page, SignatureState, Slug};
use marathon_store::{Change, OwnSigning as Stored, PetitionId};

use crate::{
    hashes::Hash,
    http::{Client, Fields, OwnForm, RETRY_AFTER_FAULT, Receipts, retry_after},
    metrics,
    pages::{self, SiteLanguage, drawn},
    state::App,
    writer::NotStored,
};

pub fn routes() -> MethodRouter<Arc<App>> {
    // The page itself is a file like any other.
    post(manage).get(pages::serve_site)
}

/// Whoever has the receipt may act.
async fn manage(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    client: Client,
    OwnForm(sent): OwnForm,
) -> Response {
    let receipts = Receipts::read(sent.value("receipt").unwrap_or_default());
    let ask = |is_unknown, trouble| MySigning::Ask {
        sent: receipts.text(),
        is_unknown,
        trouble,
    };
    let answer = |status, shown| {
        let switch = LanguageSwitch::Form {
            name: "receipt",
            value: receipts.text(),
        };
        drawn::private((&app, &language), &Page::MySigning, status, switch, shown)
    };
    if let Err(seconds) = client.take_from(app.confirm_limit.as_ref()) {
        let shown = ask(false, Some(Trouble::TooMany));
        return retry_after(answer(StatusCode::TOO_MANY_REQUESTS, shown), seconds);
    }
    let outcome = carry_out(&app, &sent, &receipts.hashes()).await;
    let Ok((signings, done)) = outcome else {
        let shown = ask(false, Some(Trouble::Busy));
        let response = answer(StatusCode::SERVICE_UNAVAILABLE, shown);
        return retry_after(response, RETRY_AFTER_FAULT);
    };
    let petitions: Vec<_> = states(&signings)
        .into_iter()
        .filter_map(|(petition, state)| Some((petition.parse().ok()?, told(state))))
        .collect();
    if petitions.is_empty() && done.is_none() {
        return answer(StatusCode::UNPROCESSABLE_ENTITY, ask(true, None));
    }
    let own = MySigning::Own(OwnSigning {
        receipt: receipts.text(),
        petitions,
        done,
    });
    answer(StatusCode::OK, own)
}

/// The state of a signature, as its signer sees it.
fn told(state: SignatureState) -> OwnState {
    match state {
        SignatureState::Pending => OwnState::Pending,
        SignatureState::Withdrawn => OwnState::Withdrawn,
        SignatureState::Counted | SignatureState::Duplicate | SignatureState::SetAside => {
            OwnState::Given
        }
    }
}

/// Carries out the requested act, if there is one and anything to change. Returns the new state,
/// and what was done.
async fn carry_out(
    app: &App,
    sent: &Fields,
    receipts: &[Hash],
) -> Result<(Vec<Stored>, Option<OwnDeed>), NotStored> {
    let signings = read(app, receipts).await?;
    let is_standing = states(&signings)
        .values()
        .any(|state| *state != SignatureState::Withdrawn);
    let done = match sent.value("act") {
        Some("withdraw") if is_standing => {
            let petition = match sent.values("petition").next() {
                None => None,
                Some(slug) => match petition(app, slug) {
                    // An unknown petition withdraws nothing, and not everything.
                    None => return Ok((signings, None)),
                    known => known,
                },
            };
            let receipts = receipts.to_vec();
            app.queue
                .change(Change::Withdraw { receipts, petition })
                .await?;
            OwnDeed::Withdrawn
        }
        Some("amend") if is_standing => {
            amend::amend(app, sent, receipts, signings).await?;
            OwnDeed::Amended
        }
        _ => return Ok((signings, None)),
    };
    Ok((read(app, receipts).await?, Some(done)))
}

fn petition(app: &App, slug: &str) -> Option<PetitionId> {
    app.petitions.get(&slug.parse::<Slug>().ok()?).copied()
}

async fn read(app: &App, receipts: &[Hash]) -> Result<Vec<Stored>, NotStored> {
    app.store.signings_of(receipts).await.map_err(|error| {
        metrics::store_fault();
        tracing::error!(%error, "signings could not be looked up");
        NotStored::Fault
    })
}

/// One state for each petition: of several signings, a standing signature goes before a withdrawn
/// one.
fn states(signings: &[Stored]) -> BTreeMap<String, SignatureState> {
    let mut states = BTreeMap::new();
    for (petition, state) in signings.iter().flat_map(|signing| &signing.signatures) {
        let known = states.entry(petition.clone()).or_insert(*state);
        if *known == SignatureState::Withdrawn {
            *known = *state;
        }
    }
    states
}
