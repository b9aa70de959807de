//! An act as an HTML form: the page without scripts posts it by itself, and gets a page; the app posts
//! the same fields, asks for JSON, and gets what programs get.

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{ActError, LiveText, ProblemError, Said, SourceTag};

use super::{Act, Form, json::created, problem};
use crate::{
    accept::Refusal,
    http::{
        ApiError, App,
        api_error::RETRY_AFTER_FAULT,
        body,
        form_page::{Filling, filled_page, html_response},
        form_place::FormPlace,
        sent::Sent,
    },
};

pub async fn take<A: Act>(
    app: &App,
    allowance: Result<(), u64>,
    headers: &HeaderMap,
    key: Option<&str>,
    sent: Body,
) -> Result<Response, ApiError> {
    let body = body::read(headers, sent, app.http.body_timeout).await?;
    let sent = Sent::read(&body);
    let place = place_of::<A>(&sent, app)?;
    let form = Form {
        app,
        sent: &sent,
        place: &place,
        headers,
    };
    if asks_for_json(headers) {
        allowance.map_err(ApiError::TooMany)?;
        let request = A::read_form(&form);
        return match A::accept(app, &request, &body, key).await {
            Ok(answer) => Ok(created(&answer)),
            Err(refusal) => Err(problem(refusal, app, place.language().as_str())),
        };
    }
    if let Err(seconds) = allowance {
        let status = StatusCode::TOO_MANY_REQUESTS;
        return wait(&form, status, A::TOO_MANY, seconds).await;
    }
    let request = A::read_form(&form);
    match A::accept(app, &request, &body, key).await {
        Ok(_) => Ok(go_to(&A::next(&form, &request))),
        Err(Refusal::Invalid(errors)) => invalid(&form, &errors).await,
        Err(Refusal::NotStored(_)) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            wait(&form, status, A::BUSY, RETRY_AFTER_FAULT).await
        }
        Err(other) => Err(problem(other, app, place.language().as_str())),
    }
}

/// Browsers ask for HTML when a form posts itself.
pub fn asks_for_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT);
    let accept = accept.and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.starts_with("application/json"))
}

fn place_of<A: Act>(sent: &Sent, app: &App) -> Result<FormPlace, ApiError> {
    let place = sent.value("page").and_then(|page| FormPlace::at(page, app));
    place
        .filter(|place| A::has_form(place, app))
        .ok_or_else(|| {
            let text = app.campaign.first().text(LiveText::ErrorTechnical);
            ApiError::Invalid(vec![ProblemError {
                field: "page".to_owned(),
                code: "unknown".to_owned(),
                message: text.to_owned(),
            }])
        })
}

fn go_to(location: &str) -> Response {
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The form's page, given back with what is wrong.
async fn invalid(form: &Form<'_>, errors: &[ActError]) -> Result<Response, ApiError> {
    let campaign = &form.app.campaign;
    let language = form.place.language().as_str();
    let said = errors
        .iter()
        .map(|error| (Some(error.field), campaign.say(language, error.text)));
    match page(form, said.collect()).await {
        Some(html) => Ok(response(form, StatusCode::UNPROCESSABLE_ENTITY, html)),
        None => Err(ApiError::Invalid(campaign.describe(language, errors))),
    }
}

/// The form's page, given back to be sent again later.
async fn wait(
    form: &Form<'_>,
    status: StatusCode,
    text: Said,
    seconds: u64,
) -> Result<Response, ApiError> {
    let language = form.place.language().as_str();
    let words = form.app.campaign.say(language, text);
    match page(form, vec![(None, words)]).await {
        Some(html) => {
            let mut response = response(form, status, html);
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
            Ok(response)
        }
        None if status == StatusCode::TOO_MANY_REQUESTS => Err(ApiError::TooMany(seconds)),
        None => Err(ApiError::Unavailable),
    }
}

async fn page(form: &Form<'_>, errors: Vec<(Option<&str>, &str)>) -> Option<String> {
    let filling = Filling {
        sent: form.sent,
        query: form.place.query(),
        source: form
            .source()
            .filter(|source| SourceTag::parse(source).is_ok()),
        errors,
    };
    let file = form.app.campaign.site.join(form.place.file());
    filled_page(&file, &filling).await
}

fn response(form: &Form<'_>, status: StatusCode, html: String) -> Response {
    let mut response = html_response(status, html);
    form.place.allow(&mut response);
    response
}
