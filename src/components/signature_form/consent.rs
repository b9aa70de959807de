//! The two separate consents, and the plain words before the button.

use leptos::prelude::*;
use marathon_domain::{CountryCode, Text};

use crate::{content_store::ContentStore, supporter::Supporter};

use crate::reactive::{flag, words};

/// What may be done with the name, who receives it, from what age. Nothing is ticked beforehand.
#[component]
pub fn Consent(
    /// Where the supporter lives; decides which section receives the data.
    country: RwSignal<Option<CountryCode>>,
) -> impl IntoView {
    let store = ContentStore::here();
    let supporter = Supporter::here();
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
    let elsewhere = format!("<p>{}</p>", receiver(Text::FormReceiverElsewhere, None));
    view! {
        <div class="consents">
            <label class="box">
                <input type="checkbox" name="name_to_authorities" value="true" />
                <span>{store.text(Text::FormNameToAuthorities)}</span>
            </label>
            <label class="box">
                <input type="checkbox" name="updates" value="true" />
                <span>{store.text(Text::FormUpdates)}</span>
            </label>
            // Needs scripts, so it is not there without.
            <label class="box needs-scripts">
                <input
                    type="checkbox"
                    id="remember"
                    prop:checked=flag(move || supporter.is_kept())
                />
                <span>{store.text(Text::FormRemember)}</span>
            </label>
        </div>
        <div class="notice">
            <p>{store.text(Text::FormConsent)}</p>
            <p>
                {words(move || receiver(Text::FormReceiver, country.get()))} " "
                <a href=privacy rel="noopener">{store.text(Text::FormPrivacyLink)}</a>
            </p>
            <noscript inner_html=elsewhere></noscript>
        </div>
    }
}
