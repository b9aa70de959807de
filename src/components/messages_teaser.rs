//! Words of encouragement at the end of a case: the last released messages, and a link to write one.

use leptos::prelude::*;
use marathon_domain::{CaseStatus, MessageList, Page, Slug, Text};

use super::MessageItems;
use crate::{
    api,
    erased::Erased,
    reactive::{follow, part},
    state::use_content,
};

/// How many messages are shown.
const LATEST: usize = 3;

/// The last part of the page, so that nothing moves when the messages come. Without the app a link
/// leads to them.
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
    let all = view! {
        <a href=path(Page::Messages(case.clone()))>
            {content.text(Text::MessageShownAll).to_owned()}
        </a>
    };
    let (messages, show) = signal(Vec::new());
    follow(move || {
        let case = case.clone();
        leptos::task::spawn_local(async move {
            // If nothing comes, the page stays as it is. The page may also be gone meanwhile.
            let list = api::get::<MessageList>(&api::messages_of(&case)).await;
            if let Ok(MessageList { mut messages, .. }) = list {
                messages.truncate(LATEST);
                let _ = show.try_set(messages);
            }
        });
    });
    let items = part(move || view! { <MessageItems messages=messages.get() /> }.into_any());
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
