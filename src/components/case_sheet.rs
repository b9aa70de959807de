//! The ten cases as a sheet of stamps.

use leptos::prelude::*;
use marathon_domain::Page;

use super::{Counter, Stamp};
use crate::content_store::ContentStore;

/// All cases, in the order of the campaign.
#[component]
pub fn CaseSheet(
    /// Whether each shows its count.
    counters: bool,
) -> impl IntoView {
    let store = ContentStore::here();
    let cases = store.now().cases.clone();
    view! {
        <ol class="case-sheet" role="list">
            {cases
                .into_iter()
                .map(|case| {
                    let slug = case.slug.clone();
                    view! {
                        <li>
                            <a class="case-card" href=store.path(&Page::Case(slug.clone()))>
                                <Stamp case=case.clone() />
                                <span class="case-card-name">{case.short_name}</span>
                                <span class="case-card-country">{case.country_name}</span>
                            </a>
                            {counters.then(|| view! { <Counter petition=Some(slug) /> })}
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
}
