//! `POST /api/v1/signings`: signs one petition or several at once, as JSON or as an HTML form.

use std::sync::Arc;

use axum::{Extension, body::Body, extract::State, http::HeaderMap, response::Response};
use marathon_domain::{
    Confirmation, LiveText, Page, Problem, Said, SigningReceipt, SigningRequest,
};
use utoipa::ToSchema;

use super::{
    ApiError, App, PeerAddress,
    act::{self, Act, Form},
    form_place::FormPlace,
    openapi::Refusals,
};
use crate::{accept::Refusal, accept_signing::accept_signing};

/// Sign petitions
///
/// All or nothing. Answered once the signing is on the disk. An address that has signed before gets
/// the same answer as a new one, and counts once. With an `Idempotency-Key`, a retry with the same
/// body gets the first answer. Where the answer has `confirmation`, the signatures count once the
/// address is confirmed.
#[utoipa::path(
    post,
    path = "/api/v1/signings",
    tag = "signings",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters",
        pattern = "^[!-~]{1,255}$")),
    request_body(
        content(
            (SigningRequest = "application/json"),
            (SigningForm = "application/x-www-form-urlencoded"),
        )
    ),
    responses(
        (status = 201, description = "Signed (JSON)", body = SigningReceipt, content_type = "application/json"),
        (status = 303, description = "Signed (form): on to the thanks page, or to the one that asks to confirm the address", headers(("Location" = String))),
        (status = 422, description = "Not a valid signing; for a form, the page with the errors", content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        Refusals,
    )
)]
pub async fn create_signing(
    State(app): State<Arc<App>>,
    peer: Option<Extension<PeerAddress>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let peer = peer.map(|Extension(peer)| peer);
    act::take::<Sign>(&app, peer, &headers, body).await
}

/// The fields of the form, for the document only: browsers send them as they like.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what form_urlencoded reads")]
pub struct SigningForm {
    /// The path of the page the form stands on: it comes back with the errors.
    page: String,
    /// Repeated, once a petition.
    petitions: Vec<String>,
    given_name: String,
    family_name: String,
    email: String,
    country: String,
    postcode: Option<String>,
    language: Option<String>,
    /// By default the section of the country.
    section: Option<String>,
    source: Option<String>,
    notice: Option<String>,
    /// `true` or `on`; absent when unticked.
    updates: Option<String>,
    /// `true` or `on`; absent when unticked.
    name_to_authorities: Option<String>,
}

struct Sign;

impl Act for Sign {
    type Request = SigningRequest;
    type Answer = SigningReceipt;

    const BUSY: Said = Said::Live(LiveText::ErrorBusy);
    const TOO_MANY: Said = Said::Live(LiveText::ErrorTooMany);

    fn has_form(place: &FormPlace, app: &App) -> bool {
        match place {
            FormPlace::Page(_, Page::Case(slug) | Page::Petition(slug)) => {
                app.petitions.contains_key(slug)
            }
            FormPlace::Page(_, page) => *page == Page::Sign,
            FormPlace::Embedded { .. } => place.shows_petition(app),
        }
    }

    fn read_form(form: &Form<'_>) -> SigningRequest {
        let Form {
            app, sent, place, ..
        } = form;
        let optional = |field: &str| sent.value(field).map(str::to_owned);
        SigningRequest {
            petitions: sent.values("petitions").map(str::to_owned).collect(),
            given_name: sent.text("given_name"),
            family_name: sent.text("family_name"),
            email: sent.text("email"),
            country: sent.text("country"),
            postcode: optional("postcode"),
            language: optional("language").unwrap_or_else(|| place.language().to_string()),
            section: place.receiver(sent, app).unwrap_or_default(),
            source: form.source(),
            notice: optional("notice"),
            updates: sent.ticked("updates"),
            name_to_authorities: sent.ticked("name_to_authorities"),
        }
    }

    fn language(request: &SigningRequest) -> &str {
        &request.language
    }

    async fn accept(
        app: &App,
        request: &SigningRequest,
        body: &[u8],
        idempotency_key: Option<&str>,
    ) -> Result<SigningReceipt, Refusal> {
        let receipt = accept_signing(app, request, body, idempotency_key).await?;
        Ok(SigningReceipt {
            receipt: receipt.text,
            petitions: request.petitions.clone(),
            confirmation: app.mails.then_some(Confirmation::Mail),
        })
    }

    fn next(form: &Form<'_>, request: &SigningRequest) -> String {
        form.place.thanks(&request.petitions, form.app.mails)
    }
}
