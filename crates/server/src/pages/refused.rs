//! A person who sends a form from a page always gets a page: the problem that programs get is put
//! into words.

use axum::{
    extract::Request,
    http::{Method, StatusCode, Uri, header},
    response::Response,
};
use marathon_domain::{ActText, Content, Page, Text};

use super::{drawn, form_place::FormPlace, preferred_language::preferred};
use crate::{http::Accept, state::App};

/// Somebody who has sent a form from a page.
pub struct Person(FormPlace);

impl Person {
    /// `None` if a program asks, or nothing was sent.
    pub fn of(app: &App, request: &Request) -> Option<Self> {
        if *request.method() != Method::POST {
            return None;
        }
        let accept = Accept::of(request.headers());
        let is_person = accept.names_page() && !accept.prefers_json();
        is_person.then(|| Self(place_of(app, request)))
    }

    /// The answer for the person: a problem is put into words.
    pub fn answer(self, app: &App, response: Response) -> Response {
        let kind = response.headers().get(header::CONTENT_TYPE);
        match kind {
            Some(kind) if kind == "application/problem+json" => in_words(app, &self.0, &response),
            _ => response,
        }
    }
}

/// The page of the form, which the browser names within the site. Otherwise the page that it was
/// sent to, or home.
fn place_of(app: &App, request: &Request) -> FormPlace {
    let headers = request.headers();
    let referrer = headers.get(header::REFERER);
    let referrer = referrer.and_then(|address| address.to_str().ok()?.parse::<Uri>().ok());
    let of_referrer = referrer.as_ref().and_then(|address| {
        // Only frames have a query, which sets their looks.
        let whole = address.path_and_query()?.as_str();
        FormPlace::at(whole, app).or_else(|| FormPlace::at(address.path(), app))
    });
    of_referrer
        .or_else(|| FormPlace::at(request.uri().path(), app))
        .unwrap_or_else(|| {
            let language = preferred(headers, app.campaign.languages());
            let language = language.unwrap_or(&app.campaign.first().language);
            FormPlace::Page(language.clone(), Page::Home)
        })
}

fn in_words(app: &App, place: &FormPlace, problem: &Response) -> Response {
    let content = app.campaign.content(place.language());
    let words = match (problem.status(), place) {
        (StatusCode::FORBIDDEN, FormPlace::Page(..)) => content.text(Text::RefusedOrigin),
        (status, _) => words(content, status),
    };
    let words = words.to_owned();
    let mut response = drawn::answer(problem.status(), place.refused(app, words));
    if let Some(seconds) = problem.headers().get(header::RETRY_AFTER) {
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, seconds.clone());
    }
    place.allow(&mut response);
    response
}

fn words(content: &Content, status: StatusCode) -> &str {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => content.text(Text::RefusedTooLarge),
        StatusCode::TOO_MANY_REQUESTS => content.act_text(ActText::TooMany),
        StatusCode::SERVICE_UNAVAILABLE => content.act_text(ActText::Busy),
        _ => content.text(Text::RefusedNotRead),
    }
}
