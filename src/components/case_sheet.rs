//! The ten cases as a sheet of stamps.

use leptos::prelude::*;
use marathon_domain::Page;

use super::{Counter, Stamp};
use crate::{erased::Erased, state::use_content};

/// All cases, in the order of the campaign, each with its count.
#[component]
pub fn CaseSheet() -> impl IntoView {
    let content = use_content();
    let cards = content.cases.iter().map(|case| {
        let slug = &case.slug;
        view! {
            <li>
                <a class="case-card" href=Page::Case(slug.clone()).path(&content.language)>
                    <Stamp case=slug.clone() />
                    <span class="case-card-name"><bdi>{case.short_name.clone()}</bdi></span>
                    <span class="case-card-country">{case.country_name.clone()}</span>
                </a>
                <Counter petition=Some(slug.clone()) />
            </li>
        }
        .erased()
    });
    view! { <ol class="case-sheet" role="list">{cards.collect_view()}</ol> }.erased()
}
