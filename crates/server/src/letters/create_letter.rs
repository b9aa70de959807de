//! `POST /api/v1/letters`: takes a letter that the section is to deliver, as JSON or as an HTML form.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{
    ActText, Confirmation, Deed, LetterReceipt, LetterRequest, Page, Problem, Said,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::accept::accept_letter;
use crate::{
    http::{ApiError, Refusals, is_ticked},
    pages::form_place::FormPlace,
    state::App,
    submission::{self, Call, FilledForm, Received, Refusal, Submission},
};

/// Hand over a letter
///
/// It is sealed to the section, which delivers it to the authorities of the case. Answered once it is on the
/// disk. Of one address, one letter a case counts; all are delivered. With an `Idempotency-Key`, a retry with
/// the same body gets the first answer. Where the answer has `confirmation`, the letter counts, and is
/// delivered, once the address is confirmed.
#[utoipa::path(
    post,
    path = "/api/v1/letters",
    tag = "letters",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters",
        pattern = "^[!-~]{1,255}$")),
    request_body(
        content(
            (LetterRequest = "application/json"),
            (LetterForm = "application/x-www-form-urlencoded"),
        )
    ),
    responses(
        (status = 201, description = "Taken (JSON)", body = LetterReceipt, content_type = "application/json"),
        (status = 303, description = "Accepted (form): redirects to the thanks, or to the page that asks to confirm the address", headers(("Location" = String))),
        (status = 422, description = "Not a valid letter; for a form, the page with the errors", content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        Refusals,
    )
)]
pub async fn create_letter(State(app): State<Arc<App>>, call: Call) -> Result<Response, ApiError> {
    submission::take::<LetterSubmission>(&app, call).await
}

/// The fields of the form, for the document too: browsers send them as they like.
#[derive(Deserialize, ToSchema)]
#[schema(
    description = "The fields of the form, for the document only: browsers send them as they like."
)]
pub struct LetterForm {
    /// The path of the page the form stands on: it comes back with the errors.
    #[expect(
        dead_code,
        reason = "the pipeline reads it: it says where the form stands"
    )]
    page: String,
    case: String,
    text: String,
    given_name: String,
    family_name: String,
    email: String,
    country: String,
    language: Option<String>,
    /// By default the section of the country.
    #[expect(
        dead_code,
        reason = "the pipeline reads it: it says where the form stands"
    )]
    section: Option<String>,
    notice: Option<String>,
    /// `true` or `on`; absent when unticked.
    name_to_authorities: Option<String>,
}

struct LetterSubmission;

impl Submission for LetterSubmission {
    type Request = LetterRequest;
    type Form = LetterForm;
    type Answer = LetterReceipt;

    const BUSY: Said = Said::Act(ActText::Busy);
    const TOO_MANY: Said = Said::Act(ActText::TooMany);

    fn has_form(place: &FormPlace, app: &App) -> bool {
        stands_on_a_letter(place, app)
    }

    fn request(form: LetterForm, filled: &FilledForm<'_>) -> LetterRequest {
        let of_page = || filled.place.language().to_string();
        LetterRequest {
            case: form.case,
            text: form.text,
            given_name: form.given_name,
            family_name: form.family_name,
            email: form.email,
            country: form.country,
            language: form.language.unwrap_or_else(of_page),
            section: filled.receiver(),
            notice: form.notice,
            name_to_authorities: is_ticked(form.name_to_authorities.as_deref()),
        }
    }

    fn language(request: &LetterRequest) -> &str {
        &request.language
    }

    async fn accept(
        app: &App,
        request: &LetterRequest,
        received: Received<'_>,
    ) -> Result<LetterReceipt, Refusal> {
        accept_letter(app, request, received).await?;
        Ok(LetterReceipt {
            case: request.case.clone(),
            confirmation: app.mails.then_some(Confirmation::Mail),
        })
    }

    fn next(filled: &FilledForm<'_>, _: &LetterRequest) -> String {
        let deed = match filled.app.mails {
            true => Deed::LetterMailed,
            false => Deed::Letter,
        };
        Page::Done(deed).path(filled.place.language())
    }
}

/// Forms of letters are on the page where a letter about a case is written.
pub fn stands_on_a_letter(place: &FormPlace, app: &App) -> bool {
    matches!(place, FormPlace::Page(_, Page::Letter(slug)) if app.campaign.is_of_the_ten(slug))
}
