//! The country, which decides who receives the signature.

use leptos::prelude::*;
use marathon_domain::{Content, CountryCode, Text};

use super::submission::Submission;
use crate::content_store::ContentStore;

use crate::reactive::{attribute, flag, words};

/// A list in the reader's language, the likely countries on top, the likeliest chosen.
#[component]
pub fn CountryField(
    submission: Submission,
    /// Follows the choice.
    country: RwSignal<Option<CountryCode>>,
) -> impl IntoView {
    let store = ContentStore::here();
    view! {
        <div class="field">
            <label for="field-country">{store.text(Text::FormCountry)}</label>
            <select
                id="field-country"
                name="country"
                autocomplete="country"
                required
                aria-describedby="error-country"
                aria-invalid=attribute(move || submission.is_wrong("country").then_some("true"))
                on:change:target=move |event| country.set(event.target().value().parse().ok())
                inner_html=options(&store.now())
            ></select>
            <p class="field-error" id="error-country" hidden=flag(move || !submission.is_wrong("country"))>
                {words(move || submission.mistake("country"))}
            </p>
        </div>
    }
}

/// The options as HTML: 250 elements that the app need not walk through when it takes the page over.
fn options(content: &Content) -> String {
    let option = |(code, name): &(CountryCode, String), chosen: &str| {
        let name = name.replace('&', "&amp;").replace('<', "&lt;");
        format!(r#"<option value="{code}"{chosen}>{name}</option>"#)
    };
    let likely = &content.likely_countries;
    let mut html = String::new();
    for (place, code) in likely.iter().enumerate() {
        if let Some(country) = content.countries.iter().find(|(listed, _)| listed == code) {
            html += &option(country, if place == 0 { " selected" } else { "" });
        }
    }
    html += "<hr>";
    for country in content
        .countries
        .iter()
        .filter(|(code, _)| !likely.contains(code))
    {
        html += &option(country, "");
    }
    html
}
