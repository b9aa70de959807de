//! `POST /api/v1/signings`: signs one petition or several at once, as JSON or as an HTML form.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{
    Confirmation, LiveText, Page, Problem, Said, SigningReceipt, SigningRequest,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::accept::accept_signing;
use crate::{
    http::{ApiError, Refusals, is_ticked},
    pages::form_place::FormPlace,
    state::App,
    submission::{self, Call, FilledForm, Received, Refusal, Submission},
};

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
pub async fn create_signing(State(app): State<Arc<App>>, call: Call) -> Result<Response, ApiError> {
    submission::take::<SigningSubmission>(&app, call).await
}

/// The fields of the form, for the document too: browsers send them as they like.
#[derive(Deserialize, ToSchema)]
#[schema(
    description = "The fields of the form, for the document only: browsers send them as they like."
)]
pub struct SigningForm {
    /// The path of the page the form stands on: it comes back with the errors.
    #[expect(
        dead_code,
        reason = "the pipeline reads it: it says where the form stands"
    )]
    page: String,
    /// Repeated, once for each petition.
    petitions: Vec<String>,
    given_name: String,
    family_name: String,
    email: String,
    country: String,
    postcode: Option<String>,
    language: Option<String>,
    /// By default the section of the country.
    #[expect(
        dead_code,
        reason = "the pipeline reads it: it says where the form stands"
    )]
    section: Option<String>,
    #[expect(
        dead_code,
        reason = "the pipeline reads it: it says where the form stands"
    )]
    source: Option<String>,
    notice: Option<String>,
    /// `true` or `on`; absent when unticked.
    updates: Option<String>,
    /// `true` or `on`; absent when unticked.
    name_to_authorities: Option<String>,
}

struct SigningSubmission;

impl Submission for SigningSubmission {
    type Request = SigningRequest;
    type Form = SigningForm;
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

    fn request(form: SigningForm, filled: &FilledForm<'_>) -> SigningRequest {
        let of_page = || filled.place.language().to_string();
        SigningRequest {
            petitions: form.petitions,
            given_name: form.given_name,
            family_name: form.family_name,
            email: form.email,
            country: form.country,
            postcode: form.postcode,
            language: form.language.unwrap_or_else(of_page),
            section: filled.receiver(),
            source: filled.source(),
            notice: form.notice,
            updates: is_ticked(form.updates.as_deref()),
            name_to_authorities: is_ticked(form.name_to_authorities.as_deref()),
        }
    }

    fn language(request: &SigningRequest) -> &str {
        &request.language
    }

    async fn accept(
        app: &App,
        request: &SigningRequest,
        received: Received<'_>,
    ) -> Result<SigningReceipt, Refusal> {
        let receipt = accept_signing(app, request, received).await?;
        Ok(SigningReceipt {
            receipt: receipt.text,
            petitions: request.petitions.clone(),
            confirmation: app.mails.then_some(Confirmation::Mail),
        })
    }

    fn next(filled: &FilledForm<'_>, request: &SigningRequest) -> String {
        filled.place.thanks(&request.petitions, filled.app.mails)
    }
}
