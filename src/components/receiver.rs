//! The plain words before the button: what signing means, who receives what, from what age.

use leptos::prelude::*;
use marathon_domain::{LiveText, SectionCard, Text};

use crate::{
    erased::Erased,
    reactive::{memo, words},
    state::{ChosenCountry, use_content},
};

/// The text of the consent, and the words for the chosen country, at first the likeliest one.
/// Without scripts the words for other countries are shown too.
#[component]
pub fn Receiver(consent: Text) -> impl IntoView {
    let content = use_content();
    let chosen = ChosenCountry::here();
    let consent = content.text(consent).to_owned();
    let privacy_link = content.text(Text::FormPrivacyLink).to_owned();
    let elsewhere = content
        .section_of(None)
        .map(|section| section.named_in(content.text(Text::FormReceiverElsewhere)));

    let section = memo({
        let content = content.clone();
        move || {
            let country = chosen
                .get()
                .or_else(|| content.likely_countries.first().copied());
            content.section_of(country).cloned()
        }
    });
    let receiver = words(move || {
        let receiver = content.live_text(LiveText::FormReceiver);
        section.with(|section| section.as_ref().map(|section| section.named_in(receiver)))
    });
    let privacy = words(move || section.with(|section| privacy_of(section.as_ref())));
    view! {
        <div class="notice">
            <p>{consent}</p>
            <p>
                <span>{receiver}</span>
                " "
                <a href=privacy>{privacy_link}</a>
            </p>
            <p class="without-app">{elsewhere}</p>
        </div>
    }
    .erased()
}

fn privacy_of(section: Option<&SectionCard>) -> Option<String> {
    section.and_then(|section| section.links.privacy.clone())
}
