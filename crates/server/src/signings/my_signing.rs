//! `/{language}/my-signing`: what a supporter signed. GET is a file of the site with a field for
//! the receipt; POST shows, withdraws or changes. The receipt is in forms only, or behind the `#`,
//! which is sent to nobody. The page works without scripts, and the answers have none.

mod amend;
mod undo;

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::State,
    http::StatusCode,
    response::Response,
    routing::{MethodRouter, post},
};
use marathon_app::draw::{LanguageSwitch, MySigning, OwnDeed, OwnSigning, OwnState, Trouble};
use marathon_core::{hashes::Hash, metrics, writer::NotStored};
use marathon_domain::{Page, SignatureState, Slug};
use marathon_store::{Change, ChangeReply, OwnSigning as Stored, PetitionId};

use crate::{
    http::{Client, Fields, OwnForm, RETRY_AFTER_FAULT, Receipts, retry_after},
    pages::{self, SiteLanguage, drawn},
    state::App,
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
    let Ok(Outcome {
        signings,
        done,
        undo,
    }) = outcome
    else {
        let shown = ask(false, Some(Trouble::Busy));
        let response = answer(StatusCode::SERVICE_UNAVAILABLE, shown);
        return retry_after(response, RETRY_AFTER_FAULT);
    };
    let petitions: Vec<_> = states(&signings)
        .into_iter()
        .filter_map(|(petition, state)| Some((petition.parse().ok()?, own_state(state))))
        .collect();
    if petitions.is_empty() && done.is_none() {
        return answer(StatusCode::UNPROCESSABLE_ENTITY, ask(true, None));
    }
    let own = MySigning::Own(OwnSigning {
        receipt: receipts.text(),
        petitions,
        done,
        undo,
    });
    let status = match done {
        Some(OwnDeed::NotRestored) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    answer(status, own)
}

/// The state of a signature, as its signer sees it.
fn own_state(state: SignatureState) -> OwnState {
    match state {
        SignatureState::Pending => OwnState::Pending,
        SignatureState::Withdrawn => OwnState::Withdrawn,
        SignatureState::Counted | SignatureState::Duplicate | SignatureState::SetAside => {
            OwnState::Given
        }
    }
}

/// The new state, what was done, and the fields that undo it.
struct Outcome {
    signings: Vec<Stored>,
    done: Option<OwnDeed>,
    undo: Vec<String>,
}

/// Carries out the requested act, if there is one and anything to change.
async fn carry_out(app: &App, sent: &Fields, receipts: &[Hash]) -> Result<Outcome, NotStored> {
    let signings = read(app, receipts).await?;
    let is_standing = states(&signings)
        .values()
        .any(|state| *state != SignatureState::Withdrawn);
    let mut undo = Vec::new();
    let done = match sent.value("act") {
        Some("withdraw") if is_standing => {
            let petition = match sent.values("petition").next() {
                None => Some(None),
                Some(slug) => petition(app, slug).map(Some),
            };
            // An unknown petition withdraws nothing, rather than everything.
            let Some(petition) = petition else {
                return Ok(Outcome {
                    signings,
                    done: None,
                    undo,
                });
            };
            let receipts = receipts.to_vec();
            let change = Change::Withdraw { receipts, petition };
            if let ChangeReply::Withdrawn(withdrawn) = app.queue.change(change).await? {
                undo = undo::offer(app, withdrawn);
            }
            OwnDeed::Withdrawn
        }
        Some("amend") if is_standing => {
            amend::amend(app, sent, receipts, signings).await?;
            OwnDeed::Amended
        }
        Some("undo") if !signings.is_empty() => match undo::undo(app, sent, receipts).await? {
            true => OwnDeed::Restored,
            false => OwnDeed::NotRestored,
        },
        _ => {
            return Ok(Outcome {
                signings,
                done: None,
                undo,
            });
        }
    };
    Ok(Outcome {
        signings: read(app, receipts).await?,
        done: Some(done),
        undo,
    })
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

/// One state for each petition: among several signings, a standing signature wins over a withdrawn one.
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
