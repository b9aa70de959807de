//! The short list of what a reader can do next.

use leptos::prelude::*;
use marathon_domain::{CaseStatus, Document, Page, Slug, Text};

use super::Ways;
use crate::{erased::Erased, state::use_content};

/// Links: the four ways to act for a case, or for a petition beside the ten, while it is open; the other
/// petitions, the booklet, how letters work, and back to all cases.
#[component]
pub fn NextSteps(
    case: Slug,
    /// Whether the form of the case is on this page.
    is_its_page: bool,
) -> impl IntoView {
    let content = use_content();
    let steps = [
        (Page::Sign, Text::CaseNextSignRest),
        (Page::Booklet, Text::CaseNextPrint),
        (Page::Document(Document::How), Text::CaseNextHow),
        (Page::Home, Text::CaseAll),
    ];
    let steps = steps.into_iter().map(|(page, words)| {
        let words = content.text(words).to_owned();
        view! { <li><a href=page.path(&content.language)>{words}</a></li> }.erased()
    });
    let is_open = content
        .petition(&case)
        .is_some_and(|case| case.status == CaseStatus::Open);
    let ways = is_open.then(|| view! { <Ways of=Some((case, is_its_page)) /> }.erased());
    view! {
        <section class="next-steps">
            <h2>{content.text(Text::CaseNextTitle).to_owned()}</h2>
            {ways}
            <ul role="list">{steps.collect_view()}</ul>
        </section>
    }
    .erased()
}
