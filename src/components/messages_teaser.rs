//! Words of encouragement at the end of a case: the last ones that were released, and where to write.

use leptos::prelude::*;
use marathon_domain::{CaseStatus, Content, Page, ShownMessage, Slug, Text};

use crate::{
    api,
    erased::Erased,
    reactive::{follow, part},
    state::use_content,
};

/// So many of them are shown.
const LATEST: usize = 3;

/// The last thing of the page, so that nothing moves when the messages come; without the app the link leads
/// to them.
#[component]
pub fn MessagesTeaser(case: Slug) -> impl IntoView {
    let content = use_content();
    let about = content.case(&case)?;
    let path = |page: Page| page.path(&content.language);
    let title = content.fill(Text::MessageShownTitle, "to", &about.message.to);
    let write = (about.status == CaseStatus::Open).then(|| {
        let words = content.text(Text::MessageWrite).to_owned();
        view! { <a class="button" href=path(Page::Message(case.clone()))>{words}</a> }.erased()
    });
    // `external`: the server fills that page in.
    let all = view! {
        <a href=path(Page::Messages(case.clone())) rel="external">
            {content.text(Text::MessageShownAll).to_owned()}
        </a>
    };
    let (messages, show) = signal(Vec::new());
    follow(move || {
        let case = case.clone();
        leptos::task::spawn_local(async move {
            // What does not come leaves what stands there; and the page may have gone meanwhile.
            if let Ok(mut latest) = api::get_messages(&case).await {
                latest.truncate(LATEST);
                let _ = show.try_set(latest);
            }
        });
    });
    let items = part(move || {
        let messages = messages.get().into_iter();
        messages
            .map(|message| view! { <Message message /> }.erased())
            .collect_view()
            .into_any()
    });
    Some(
        view! {
            <section class="messages-teaser">
                <h2>{title}</h2>
                <ul class="message-list" role="list">{items}</ul>
                <p class="messages-links">
                    {all}
                    {write}
                </p>
            </section>
        }
        .erased(),
    )
}

/// Whatever language it is in: which one is not known.
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
            // Who wrote it stands below the side where it begins.
            <figure class="message" dir="auto">
                <blockquote>{message.text}</blockquote>
                {from}
            </figure>
        </li>
    }
    .erased()
}

/// First name and country, as far as they were given.
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
