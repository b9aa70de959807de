//! `POST /api/v1/marathons`: announces a marathon, as JSON or as an HTML form.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_core::rate_limit::RateLimit;
use marathon_domain::{ActText, MarathonReceipt, MarathonRequest, Page, Problem, Said};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{accept::accept_marathon, organise, zones_of_country};
use crate::{
    http::{ApiError, Fields, Refusals, is_ticked},
    pages::form_place::FormPlace,
    state::App,
    submission::{self, Call, FilledForm, Received, Refusal, Submission},
};

/// The fields of the form, for the document too: browsers send them as they like.
#[derive(Deserialize, ToSchema)]
#[schema(
    description = "The fields of the form, for the document only: browsers send them as they like."
)]
pub struct MarathonForm {
    /// The path of the page the form stands on: it comes back with the errors.
    #[expect(
        dead_code,
        reason = "the pipeline reads it: it says where the form stands"
    )]
    page: String,
    /// Sent again with it, it is the same marathon.
    #[expect(
        dead_code,
        reason = "the pipeline reads it: it says where the form stands"
    )]
    key: Option<String>,
    title: String,
    place: String,
    town: String,
    country: String,
    date: String,
    starts: String,
    ends: String,
    /// Asked for only where the country has several that keep different hours.
    time_zone: Option<String>,
    /// `true` to list the marathon; otherwise only its address leads to it.
    public: Option<String>,
    languages: String,
    words: String,
    access: Option<String>,
    contact_name: String,
    contact_email: String,
    language: String,
}

/// Announce a marathon
///
/// Nothing of it is shown before staff has released it. Who organises is sealed to the section of the
/// country. The answer holds the secret that changes it, this once. With an `Idempotency-Key`, a retry with
/// the same body gets the first answer.
#[utoipa::path(
    post,
    path = "/api/v1/marathons",
    tag = "marathons",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters; JSON only",
        pattern = "^[!-~]{1,255}$")),
    request_body(
        content(
            (MarathonRequest = "application/json"),
            (MarathonForm = "application/x-www-form-urlencoded"),
        )
    ),
    responses(
        (status = 201, description = "Announced; for a form, its page, which shows the secret", content(
            (MarathonReceipt = "application/json"), (String = "text/html"))),
        (status = 422, description = "Not a valid marathon; for a form, the page with the errors", content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        Refusals,
    )
)]
pub async fn create_marathon(
    State(app): State<Arc<App>>,
    call: Call,
) -> Result<Response, ApiError> {
    submission::take::<MarathonSubmission>(&app, call).await
}

impl From<MarathonForm> for MarathonRequest {
    fn from(form: MarathonForm) -> Self {
        let time_zone = form.time_zone.unwrap_or_default();
        Self {
            time_zone: zones_of_country::zone_of_form(&form.country, &time_zone),
            title: form.title,
            place: form.place,
            town: form.town,
            country: form.country,
            date: form.date,
            starts: form.starts,
            ends: form.ends,
            public: is_ticked(form.public.as_deref()),
            languages: form.languages,
            words: form.words,
            access: form.access.unwrap_or_default(),
            contact_name: form.contact_name,
            contact_email: form.contact_email,
            language: form.language,
        }
    }
}

struct MarathonSubmission;

impl Submission for MarathonSubmission {
    type Request = MarathonRequest;
    type Form = MarathonForm;
    type Answer = MarathonReceipt;

    const BUSY: Said = Said::Act(ActText::Busy);
    const TOO_MANY: Said = Said::Act(ActText::TooMany);
    const KEY_IN_FORM: bool = true;

    fn limit(app: &App) -> Option<&RateLimit> {
        app.confirm_limit.as_ref()
    }

    fn has_form(place: &FormPlace, _: &App) -> bool {
        matches!(place, FormPlace::Page(_, Page::NewMarathon))
    }

    fn request(form: MarathonForm, _: &FilledForm<'_>) -> MarathonRequest {
        form.into()
    }

    fn language(request: &MarathonRequest) -> &str {
        &request.language
    }

    async fn accept(
        app: &App,
        request: &MarathonRequest,
        received: Received<'_>,
    ) -> Result<MarathonReceipt, Refusal> {
        accept_marathon(app, request, received).await
    }

    fn next(filled: &FilledForm<'_>, _: &MarathonRequest) -> String {
        Page::OrganiseMarathon.path(filled.place.language())
    }

    /// The secret is shown only this once, so the answer is the page itself and no redirect.
    async fn accepted(
        filled: &FilledForm<'_>,
        _: &MarathonRequest,
        receipt: MarathonReceipt,
    ) -> Response {
        organise::announced(filled.app, filled.place.language(), receipt).await
    }

    fn given() -> String {
        zones_of_country::in_doubt_as_json()
    }
}

/// The request in a form. Every form gives one: what cannot be read is empty.
pub fn request_of(fields: &Fields) -> MarathonRequest {
    let form = fields.to::<MarathonForm>();
    form.map(Into::into).unwrap_or_default()
}
