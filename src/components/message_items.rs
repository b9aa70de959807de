//! Released words of encouragement. Nothing says in which language each is written.

use leptos::prelude::*;
use marathon_domain::{Content, ShownMessage};

use crate::{erased::Erased, state::use_content};

/// The items of a list of messages.
#[component]
pub fn MessageItems(messages: Vec<ShownMessage>) -> impl IntoView {
    let items = messages
        .into_iter()
        .map(|message| view! { <Message message /> }.erased());
    items.collect_view()
}

#[component]
fn Message(message: ShownMessage) -> impl IntoView {
    let from = from(&use_content(), &message);
    let from = (!from.is_empty()).then(|| {
        let parts = from.into_iter().enumerate().map(|(place, part)| {
            view! {
                {(place > 0).then_some(" · ")}
                <bdi>{part}</bdi>
            }
            .erased()
        });
        view! { <figcaption>{parts.collect_view()}</figcaption> }.erased()
    });
    view! {
        <li>
            // The writer's name is below the side where the text begins.
            <figure class="message" dir="auto">
                <blockquote>{message.text}</blockquote>
                {from}
            </figure>
        </li>
    }
    .erased()
}

/// First name and country, if they were given.
fn from(content: &Content, message: &ShownMessage) -> Vec<String> {
    let code = message.country.as_deref();
    let code = code.and_then(|code| code.parse().ok());
    let country = code.and_then(|code| {
        let mut countries = content.countries.iter();
        let found = countries.find(|(known, _)| *known == code);
        found.map(|(_, name)| name.clone())
    });
    message.name.clone().into_iter().chain(country).collect()
}
