//! The words of encouragement that were released for the people of a case, page by page.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marathon_domain::{Case, CaseStatus, MessageList, Page, Text};

use super::routed::routed_by_slug;
use crate::{
    api,
    components::{AnswerPart, MessageItems, Stamp, showing},
    erased::Erased,
    reactive::memo,
    state::{page_answer, use_content},
};

/// The page of a case's messages.
#[component]
pub fn MessagesPage() -> impl IntoView {
    routed_by_slug(Page::Messages, |content, page| {
        let Page::Messages(slug) = page else {
            return None;
        };
        let case = content.case(slug)?.clone();
        Some(view! { <MessagesView case /> }.erased())
    })
}

#[component]
fn MessagesView(case: Case) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let path = |page: Page| page.path(&content.language);
    let messages = path(Page::Messages(case.slug.clone()));
    let query = use_query_map();
    let before = memo(move || query.read().get("before")?.parse::<i64>().ok());
    let address = memo({
        let newest = api::messages_of(&case.slug);
        move || match before.get() {
            Some(before) => format!("{newest}&before={before}"),
            None => newest.clone(),
        }
    });
    let answer = page_answer(address);
    let none = text(Text::MessageShownNone);
    let (newest, older) = (
        text(Text::MessageShownNewest),
        text(Text::MessageShownOlder),
    );
    let list = move |list: MessageList| {
        let is_none = list.messages.is_empty();
        let to_newest = before
            .get()
            .map(|_| view! { <a href=messages.clone()>{newest.clone()}</a> }.erased());
        let to_older = list.next.map(|next| {
            let address = format!("{messages}?before={next}");
            view! { <a href=address>{older.clone()}</a> }.erased()
        });
        view! {
            {is_none.then(|| view! { <p class="messages-none">{none.clone()}</p> }.erased())}
            <ul class="message-list" role="list">
                <MessageItems messages=list.messages />
            </ul>
            <p class="messages-pages">{to_newest} {to_older}</p>
        }
        .into_any()
    };
    let write = (case.status == CaseStatus::Open).then(|| {
        let page = path(Page::Message(case.slug.clone()));
        view! { <p><a class="button" href=page>{text(Text::MessageWrite)}</a></p> }.erased()
    });
    view! {
        <div class="page-width writing">
            <header class="writing-head">
                <Stamp case=case.slug.clone() />
                <p class="case-kicker">{text(Text::MessageKicker)}</p>
                <h1>{content.fill(Text::MessageShownTitle, "to", &case.message.to)}</h1>
                <p class="lead">{text(Text::MessageShownLead)}</p>
                <p>
                    <a href=path(Page::Case(case.slug))>
                        {content.fill(Text::MessageBack, "name", &case.name)}
                    </a>
                </p>
            </header>
            <section class="messages">
                <AnswerPart answer show=showing(list) />
                {write}
            </section>
        </div>
    }
    .erased()
}
