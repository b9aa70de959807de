//! `POST /api/v1/letters`: takes a letter that the section is to deliver, as JSON or as an HTML form.

use std::sync::Arc;

use axum::{Extension, body::Body, extract::State, http::HeaderMap, response::Response};
use marathon_domain::{ActText, Deed, LetterReceipt, LetterRequest, Page, Problem, Said};
use utoipa::ToSchema;

use super::{
    ApiError, App, PeerAddress,
    act::{self, Act, Form},
    form_place::FormPlace,
    openapi::Refusals,
};
use crate::{accept::Refusal, accept_letter::accept_letter};

/// Hand over a letter
///
/// It is sealed to the section, which delivers it to the authorities of the case. Answered once it is on the
/// disk. Of one address, one letter a case counts; all are delivered. With an `Idempotency-Key`, a retry with
/// the same body gets the first answer.
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
        (status = 303, description = "Taken (form): on to the page that says so", headers(("Location" = String))),
        (status = 422, description = "Not a valid letter; for a form, the page with the errors", content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        Refusals,
    )
)]
pub async fn create_letter(
    State(app): State<Arc<App>>,
    peer: Option<Extension<PeerAddress>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let peer = peer.map(|Extension(peer)| peer);
    act::take::<HandOver>(&app, peer, &headers, body).await
}

/// The fields of the form, for the document only: browsers send them as they like.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what form_urlencoded reads")]
pub struct LetterForm {
    /// The path of the page the form stands on: it comes back with the errors.
    page: String,
    case: String,
    text: String,
    given_name: String,
    family_name: String,
    email: String,
    country: String,
    language: Option<String>,
    /// By default the section of the country.
    section: Option<String>,
    notice: Option<String>,
    /// `true` or `on`; absent when unticked.
    name_to_authorities: Option<String>,
}

struct HandOver;

impl Act for HandOver {
    type Request = LetterRequest;
    type Answer = LetterReceipt;

    const BUSY: Said = Said::Act(ActText::Busy);
    const TOO_MANY: Said = Said::Act(ActText::TooMany);

    fn has_form(place: &FormPlace, app: &App) -> bool {
        stands_on_a_letter(place, app)
    }

    fn read_form(form: &Form<'_>) -> LetterRequest {
        let Form {
            app, sent, place, ..
        } = form;
        let language = sent.value("language").map(str::to_owned);
        LetterRequest {
            case: sent.text("case"),
            text: sent.text("text"),
            given_name: sent.text("given_name"),
            family_name: sent.text("family_name"),
            email: sent.text("email"),
            country: sent.text("country"),
            language: language.unwrap_or_else(|| place.language().to_string()),
            section: place.receiver(sent, app).unwrap_or_default(),
            notice: sent.value("notice").map(str::to_owned),
            name_to_authorities: sent.ticked("name_to_authorities"),
        }
    }

    fn language(request: &LetterRequest) -> &str {
        &request.language
    }

    async fn accept(
        app: &App,
        request: &LetterRequest,
        body: &[u8],
        idempotency_key: Option<&str>,
    ) -> Result<LetterReceipt, Refusal> {
        accept_letter(app, request, body, idempotency_key).await?;
        Ok(LetterReceipt {
            case: request.case.clone(),
        })
    }

    fn next(form: &Form<'_>, _: &LetterRequest) -> String {
        Page::Done(Deed::Letter).path(form.place.language())
    }
}

/// The forms of letters stand on the page where one about a case is written.
pub fn stands_on_a_letter(place: &FormPlace, app: &App) -> bool {
    matches!(place, FormPlace::Page(_, Page::Letter(slug)) if app.campaign.is_of_the_ten(slug))
}
