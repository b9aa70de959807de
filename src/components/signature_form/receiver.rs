//! The plain words before the button: what signing means, who receives what, from what age.

use leptos::prelude::*;
use marathon_domain::{CountryCode, Text};
use maud::html;

use crate::{content_store::ContentStore, inert::inert, reactive::words};

/// Follows the country, which decides who receives the data.
#[component]
pub fn Receiver(
    /// Where the supporter lives.
    country: RwSignal<Option<CountryCode>>,
) -> impl IntoView {
    let store = ContentStore::here();
    let receiver = move |text: Text, country: Option<CountryCode>| {
        let content = store.now();
        content
            .section_of(country)
            .map_or(String::new(), |section| {
                content
                    .fill(text, "section", &section.name)
                    .replace("{age}", &section.minimum_age.to_string())
            })
    };
    let privacy = words(move || {
        let content = store.now();
        let section = content.section_of(country.get());
        section
            .and_then(|section| section.links.privacy.clone())
            .unwrap_or_default()
    });
    let consent = inert(html! {
        p { (store.text(Text::FormConsent)) }
    });
    let elsewhere = inert(html! {
        noscript { p { (receiver(Text::FormReceiverElsewhere, None)) } }
    });
    view! {
        <div class="notice">
            {consent}
            <p>
                {words(move || receiver(Text::FormReceiver, country.get()))}" "
                <a href=privacy rel="noopener">
                    {store.text(Text::FormPrivacyLink)}
                </a>
            </p>
            {elsewhere}
        </div>
    }
}
