//! What has happened since the story of a case was written.

use leptos::prelude::*;
use marathon_domain::{CaseUpdate, Text};

use crate::{erased::Erased, state::use_content};

/// The updates, the newest first, each with its day. Draws nothing if there are none.
#[component]
pub fn CaseUpdates(updates: Vec<CaseUpdate>) -> impl IntoView {
    let content = use_content();
    if updates.is_empty() {
        return None;
    }
    let updates = updates.into_iter().map(|update| {
        view! {
            <li>
                <time datetime=update.day>{update.day_words}</time>
                <p>{update.text}</p>
            </li>
        }
        .erased()
    });
    Some(
        view! {
            <section class="case-updates">
                <h2>{content.text(Text::CaseUpdatesTitle).to_owned()}</h2>
                <ol role="list">{updates.collect_view()}</ol>
            </section>
        }
        .erased(),
    )
}
