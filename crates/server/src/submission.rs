//! The one way for everything that the public sends: JSON from programs, and HTML forms from our own pages,
//! with and without scripts. All are answered in the same way; a [`Submission`] holds what is specific to one
//! kind.

mod call;
mod confirmation_mail;
mod form;
mod json;
mod once;
mod seal;

use std::future::Future;

use axum::{http::StatusCode, response::Response};
use marathon_domain::{ActText, Said};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    http::{Accept, ApiError, Fields, body, origin},
    pages::form_place::FormPlace,
    state::App,
};

pub use call::Call;
pub use confirmation_mail::{Asked, check_reach, confirmation_mail};
pub use form::{FilledForm, see_other};
pub use json::{Unreadable, read as read_json};
pub use once::{Keys, Received, Refusal, once};
pub use seal::seal;

use call::{BodyKind, idempotency_key};
use form::Wrong;
use marathon_core::rate_limit::RateLimit;

/// One kind of thing that the public sends.
pub trait Submission {
    /// The JSON that it is sent as.
    type Request: DeserializeOwned + Send + Sync;
    /// The fields of its form.
    type Form: DeserializeOwned + Send;
    /// The answer to programs.
    type Answer: Serialize + Send;

    /// The text of a form when nothing could be stored.
    const BUSY: Said;
    /// The text of a form when one network sends too much.
    const TOO_MANY: Said;
    /// Whether the form has its own idempotency key. Then a changed form is another submission.
    const KEY_IN_FORM: bool = false;

    /// The allowance that a stored submission takes from. `None` when switched off.
    fn limit(app: &App) -> Option<&RateLimit> {
        app.limit.as_ref()
    }

    /// Whether its form is on that page.
    fn has_form(place: &FormPlace, app: &App) -> bool;

    /// Turns a form into a request.
    fn request(form: Self::Form, filled: &FilledForm<'_>) -> Self::Request;

    /// The language for describing mistakes.
    fn language(request: &Self::Request) -> &str;

    /// Checks the request and stores it.
    fn accept(
        app: &App,
        request: &Self::Request,
        received: Received<'_>,
    ) -> impl Future<Output = Result<Self::Answer, Refusal>> + Send;

    /// The address that a form leads to. It must hold nothing personal.
    fn next(filled: &FilledForm<'_>, request: &Self::Request) -> String;

    /// The answer to a form that was accepted.
    fn accepted(
        filled: &FilledForm<'_>,
        request: &Self::Request,
        _: Self::Answer,
    ) -> impl Future<Output = Response> + Send {
        std::future::ready(see_other(&Self::next(filled, request)))
    }

    /// Other data for the page of the form, as the API gives it.
    fn given() -> String {
        String::new()
    }
}

/// Takes a submission, as JSON or as a form.
pub async fn take<S: Submission>(app: &App, call: Call) -> Result<Response, ApiError> {
    let Call {
        client,
        headers,
        body,
    } = call;
    let key = idempotency_key(&headers)?;
    let accept = Accept::of(&headers);
    match BodyKind::of(&headers)? {
        BodyKind::Json => {
            let allowance = client.take_from(app.attempts.as_ref());
            allowance.map_err(ApiError::TooMany)?;
            accept.requires("application/json")?;
            let body = body::read(&headers, body, app.http.body_timeout).await?;
            let request: S::Request = json::parse(&body, &app.campaign)?;
            let received = Received {
                body: &body,
                key,
                client,
                limit: S::limit(app),
            };
            json::answer::<S>(app, &request, received).await
        }
        BodyKind::Form => {
            let origin = origin::check_same_origin(&headers, &app.http.public_url);
            // The person who filled it in gets it back.
            let asks_for_page = accept.names_page() && !accept.prefers_json();
            if !asks_for_page {
                origin.as_ref().map_err(|_| ApiError::CrossSite)?;
            }
            let allowance = client.take_from(app.attempts.as_ref());
            let body = body::read(&headers, body, app.http.body_timeout).await?;
            let fields = Fields::read(&body);
            let place = form::place_of::<S>(&fields, app)?;
            let filled = FilledForm {
                app,
                fields: &fields,
                place: &place,
                headers: &headers,
            };
            if origin.is_err() {
                return Ok(form::page::<S>(
                    &filled,
                    StatusCode::FORBIDDEN,
                    &Wrong::Origin,
                ));
            }
            let key = match S::KEY_IN_FORM {
                true => fields.value("key"),
                false => key,
            };
            let received = Received {
                body: &body,
                key,
                client,
                limit: S::limit(app),
            };
            if !accept.prefers_json() {
                return form::answer::<S>(&filled, allowance, received).await;
            }
            allowance.map_err(ApiError::TooMany)?;
            let request = S::request(fields.to()?, &filled);
            json::answer::<S>(app, &request, received).await
        }
    }
}

/// The answer to programs, in the language of the request.
fn problem(refusal: Refusal, app: &App, language: &str) -> ApiError {
    match refusal {
        Refusal::Invalid(errors) => ApiError::Invalid(app.campaign.describe(language, &errors)),
        Refusal::OtherBody => ApiError::IdempotencyMismatch,
        Refusal::InFlight => ApiError::InFlight,
        Refusal::TooMany(seconds) => ApiError::TooMany(seconds),
        Refusal::NoRoom(seconds) => {
            let words = app.campaign.say(language, Said::Act(ActText::NoRoom));
            ApiError::NoRoom(seconds, words.to_owned())
        }
        Refusal::NotStored(reason) => reason.into(),
    }
}
