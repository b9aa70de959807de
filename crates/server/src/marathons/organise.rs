//! `/{language}/marathons/organise`: what its organiser may do with a marathon. The secret is only in forms,
//! or behind the `#`, which is sent to nobody. Works without scripts; the answers have no app.

mod own;
mod secret_file;
mod shown;

use std::sync::Arc;

use axum::{extract::State as Shared, http::StatusCode, response::Response};
use marathon_app::draw::{
    Announced, Asking, LanguageSwitch, OrganiserDeed, Organising, OwnMarathon, Trouble,
};
use marathon_core::{
    hashes::{Hash, receipt_hash},
    writer::NotStored,
};
use marathon_domain::{
    FormError, Language, MarathonReceipt, MarathonReport, MarathonRequest, Page, ReportRow,
    SectionCode, Slug,
};
use marathon_store::{MarathonChange, MarathonReply, PetitionId};

use self::{
    own::Own,
    shown::{Typed, shown},
};
use super::{
    accept::{check_details, new_version},
    create_marathon::request_of,
};
use crate::{
    http::{ApiError, Client, Fields, OwnForm, RETRY_AFTER_FAULT, Receipts, retry_after},
    pages::{SiteLanguage, drawn},
    state::App,
    submission::Refusal,
};

/// Whoever has the secret may act.
pub async fn organise(
    Shared(app): Shared<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    client: Client,
    OwnForm(sent): OwnForm,
) -> Response {
    let later = |trouble, own: Option<&Own>| later((&app, &language), &sent, trouble, own);
    if let Err(seconds) = client.take_from(app.confirm_limit.as_ref()) {
        // Nothing is looked up; otherwise secrets could be tried without end.
        return retry_after(later(Trouble::TooMany, None), seconds);
    }
    let busy = |own: Option<&Own>| retry_after(later(Trouble::Busy, own), RETRY_AFTER_FAULT);
    let (secret, own) = match find(&app, &sent).await {
        Ok(Some(found)) => found,
        Ok(None) => return unknown(&app, &language, &sent),
        Err(_) => return busy(None),
    };
    if sent.value("act") == Some("keep") {
        return secret_file::answer(&app, &language, &secret);
    }
    let outcome = carry_out(&app, &sent, &secret, &own).await;
    if matches!(outcome, Outcome::Busy) {
        return busy(Some(&own));
    }
    let own = match Own::find(&app, &secret).await {
        Ok(Some(own)) => own,
        Ok(None) => return unknown(&app, &language, &sent),
        // Perhaps it is done; doing it again changes nothing more.
        Err(_) => return busy(None),
    };
    let (status, done, typed) = match outcome {
        Outcome::Nothing | Outcome::Busy => (StatusCode::OK, None, Typed::Nothing),
        Outcome::Done(deed) => (StatusCode::OK, Some(deed), Typed::Nothing),
        Outcome::WrongWords(errors) => {
            let typed = Typed::Words(&sent, errors);
            (StatusCode::UNPROCESSABLE_ENTITY, None, typed)
        }
        Outcome::WrongReport(error) => {
            let typed = Typed::Figures(&sent, Some(error));
            (StatusCode::UNPROCESSABLE_ENTITY, None, typed)
        }
    };
    let organising = Organising {
        asking: None,
        own: Some(OwnMarathon {
            secret: secret.clone(),
            done,
            ..shown(&app, &language, Some(&own), typed)
        }),
    };
    page((&app, &language), status, switch(secret), organising)
}

/// The page after a marathon was announced by the form. It shows the secret, this once.
pub async fn announced(app: &App, language: &Language, receipt: MarathonReceipt) -> Response {
    let own = Own::find(app, &receipt.secret).await;
    // The marathon is on the disk: the link is shown even if the marathon cannot be read now.
    let own = own.ok().flatten();
    let announced = receipt.id.parse().ok().map(|id| Announced {
        id,
        secret_link: secret_link(app, language, &receipt.secret),
    });
    let organising = Organising {
        asking: None,
        own: Some(OwnMarathon {
            secret: receipt.secret.clone(),
            announced,
            ..shown(app, language, own.as_ref(), Typed::Nothing)
        }),
    };
    let status = StatusCode::CREATED;
    page((app, language), status, switch(receipt.secret), organising)
}

/// The whole address that opens the page. The secret in it is sent to nobody.
fn secret_link(app: &App, language: &Language, secret: &str) -> String {
    let address = Page::OrganiseMarathon.path(language);
    format!("{}{address}#receipt={secret}", app.http.public_url)
}

/// The secret in a form, and its marathon. If the form holds several secrets, the first known one counts.
pub async fn find(app: &App, sent: &Fields) -> Result<Option<(String, Own)>, ApiError> {
    let receipts = Receipts::read(sent.value("receipt").unwrap_or_default());
    for secret in receipts.each() {
        if let Some(own) = Own::find(app, secret).await? {
            return Ok(Some((secret.to_owned(), own)));
        }
    }
    Ok(None)
}

/// The page in another language needs the secret too, and no address may hold it.
pub fn switch(secret: String) -> LanguageSwitch {
    LanguageSwitch::Form {
        name: "receipt",
        value: secret,
    }
}

fn page(
    here: (&App, &Language),
    status: StatusCode,
    switch: LanguageSwitch,
    organising: Organising,
) -> Response {
    drawn::private(here, &Page::OrganiseMarathon, status, switch, organising)
}

/// Asks for the secret again: the one that was sent is invalid, or no longer valid.
fn unknown(app: &App, language: &Language, sent: &Fields) -> Response {
    let organising = Organising {
        asking: Some(Asking {
            sent: sent.text("receipt"),
            is_unknown: true,
            trouble: None,
        }),
        own: None,
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let switch = LanguageSwitch::by_path();
    page((app, language), status, switch, organising)
}

/// The page with everything that was sent, to be sent again: the secret, and the form that was filled in.
/// Above it is the reason why the server cannot act now, and the state of the marathon if it could be read.
fn later(
    (app, language): (&App, &Language),
    sent: &Fields,
    trouble: Trouble,
    own: Option<&Own>,
) -> Response {
    let status = match trouble {
        Trouble::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Trouble::TooMany => StatusCode::TOO_MANY_REQUESTS,
    };
    let secret = Receipts::read(sent.value("receipt").unwrap_or_default()).text();
    let typed = match sent.value("act") {
        Some("edit") => Typed::Words(sent, Vec::new()),
        Some("report") => Typed::Figures(sent, None),
        _ => Typed::Nothing,
    };
    let is_shown = own.is_some() || !matches!(typed, Typed::Nothing);
    let organising = Organising {
        asking: Some(Asking {
            sent: secret.clone(),
            is_unknown: false,
            trouble: Some(trouble),
        }),
        own: is_shown.then(|| OwnMarathon {
            secret: secret.clone(),
            ..shown(app, language, own, typed)
        }),
    };
    page((app, language), status, switch(secret), organising)
}

/// The result of an act.
enum Outcome {
    /// The act is missing, unknown or not possible now.
    Nothing,
    Done(OrganiserDeed),
    WrongWords(Vec<FormError>),
    WrongReport(FormError),
    Busy,
}

async fn carry_out(app: &App, sent: &Fields, secret: &str, own: &Own) -> Outcome {
    let hash = receipt_hash(secret);
    let (change, done) = match sent.value("act") {
        Some("edit") if !own.stored.cancelled && !own.is_over(app) => {
            match edit(app, &request_of(sent), secret, own) {
                Ok(change) => (change, OrganiserDeed::Changed),
                Err(Refusal::Invalid(errors)) => return Outcome::WrongWords(errors),
                Err(_) => return Outcome::Busy,
            }
        }
        Some("cancel") if !own.stored.cancelled => {
            let cancel = MarathonChange::Cancel { secret: hash };
            (cancel, OrganiserDeed::Cancelled)
        }
        Some("report") if own.has_begun(app) => match report(app, sent, &hash) {
            Ok(change) => (change, OrganiserDeed::Reported),
            Err(error) => return Outcome::WrongReport(error),
        },
        _ => return Outcome::Nothing,
    };
    match app.queue.marathon(change, None).await {
        // Cancelled or gone meanwhile, in another tab: the state on the page says so.
        Ok(MarathonReply::Unknown) => Outcome::Nothing,
        Ok(_) => Outcome::Done(done),
        Err(NotStored::QueueFull | NotStored::Fault | NotStored::Overtaken) => Outcome::Busy,
    }
}

fn edit(
    app: &App,
    request: &MarathonRequest,
    secret: &str,
    own: &Own,
) -> Result<MarathonChange, Refusal> {
    let details = check_details(app, request)?;
    let section = SectionCode::try_from(own.stored.section.clone());
    let section = section.map_err(|_| NotStored::Fault)?;
    let version = new_version(app, &details, (&own.id, secret), &section)?;
    Ok(MarathonChange::Edit {
        secret: receipt_hash(secret),
        version: Box::new(version),
    })
}

fn report(app: &App, sent: &Fields, secret: &Hash) -> Result<MarathonChange, FormError> {
    let ten: Vec<Slug> = ten(app).cloned().collect();
    let typed = ten.iter().map(|slug| {
        let figure = |kind: &str| sent.text(&format!("{kind}-{slug}"));
        (slug.clone(), KINDS.map(figure))
    });
    let report = MarathonReport::parse(&typed.collect(), &ten)?;
    let rows: Vec<(PetitionId, ReportRow)> = report
        .rows
        .iter()
        .filter_map(|(slug, row)| Some((*app.petitions.get(slug)?, *row)))
        .collect();
    Ok(MarathonChange::Report {
        secret: *secret,
        record: app.random.bytes(),
        rows,
        day: app.clock.day(),
    })
}

const KINDS: [&str; 3] = ["letters", "signatures", "messages"];

fn ten(app: &App) -> impl Iterator<Item = &Slug> {
    let all = app.campaign.of_the_ten().iter();
    all.map(|(slug, _)| slug)
}
