//! The constraints for words of encouragement.

use marathon_domain::{CaseStatus, CountryCode, MessageText, Page, PersonName, SectionCode};
use serde_json::{Value, json};

use super::{FORBIDDEN, narrow};
use crate::state::App;

/// The characters that no text of several lines may hold. Line breaks are allowed there.
fn forbidden_in_text() -> String {
    FORBIDDEN.replace(r"\u0000-\u001F", r"\u0000-\u0009\u000B-\u001F")
}

/// Adds the constraints for each field, in JSON and in the form.
pub fn narrow_messages(document: &mut Value, app: &App) {
    let known = app.campaign.sections();
    let rules = app.campaign.rules(&known);
    let cases = app.campaign.of_the_ten().iter();
    let open: Vec<_> = cases
        .filter(|(_, status)| *status == CaseStatus::Open)
        .map(|(slug, _)| slug)
        .collect();
    let taking = rules
        .sections
        .iter()
        .filter(|section| known.key(section).is_some());
    let sections: Vec<&str> = taking.map(SectionCode::as_str).collect();
    let pages: Vec<String> = app
        .campaign
        .languages()
        .flat_map(|language| {
            let pages = open.iter().map(|slug| Page::Message((*slug).clone()));
            pages.map(move |page| page.path(language))
        })
        .collect();
    let named = [&sections[..], &[""]].concat();
    let line = format!(r"^[^{FORBIDDEN}]*[\p{{L}}\p{{N}}][^{FORBIDDEN}]*$");
    let text = forbidden_in_text();
    let text = json!({"minLength": 1, "maxLength": MessageText::LONGEST,
        "pattern": format!(r"^[^{text}]*[^{text}\s][^{text}]*$")});
    let countries = |none: Value| {
        let all = CountryCode::all().map(|code| json!(code));
        json!({"enum": all.chain([none]).collect::<Vec<_>>()})
    };
    let name = |pattern: String| json!({"maxLength": PersonName::LONGEST, "pattern": pattern});
    for (schema, field, constraint) in [
        ("MessageRequest", "petition", json!({"enum": open})),
        ("MessageRequest", "text", text.clone()),
        ("MessageRequest", "name", name(line.clone())),
        ("MessageRequest", "country", countries(Value::Null)),
        (
            "MessageRequest",
            "language",
            json!({"enum": rules.campaign.languages}),
        ),
        ("MessageRequest", "section", json!({"enum": sections})),
        ("MessageForm", "page", json!({"enum": pages})),
        ("MessageForm", "text", text),
        // A form also sends fields that are left empty.
        ("MessageForm", "name", name(format!(r"^\s*$|{line}"))),
        ("MessageForm", "country", countries(json!(""))),
        ("MessageForm", "section", json!({"enum": named})),
    ] {
        let place = format!("/components/schemas/{schema}/properties/{field}");
        narrow(document, &place, &constraint);
    }
    let place = "/paths/~1api~1v1~1messages/get/parameters/0/schema";
    let cases = app.campaign.of_the_ten().iter();
    let slugs: Vec<_> = cases.map(|(slug, _)| slug).collect();
    narrow(document, place, &json!({"enum": slugs}));
}
