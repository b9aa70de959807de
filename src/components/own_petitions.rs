//! The petitions of one's own signing.

use leptos::prelude::*;
use marathon_domain::Slug;

use crate::{erased::Erased, state::use_content};

/// Each petition by its name, in the order of the site, with a text beside it.
#[component]
pub fn OwnPetitions(petitions: Vec<(Slug, Option<AnyView>)>) -> impl IntoView {
    let content = use_content();
    let mut petitions = petitions;
    let all = content.cases.iter().chain(&content.further);
    let items = all.filter_map(|case| {
        let place = petitions.iter().position(|(slug, _)| *slug == case.slug)?;
        let (_, said) = petitions.swap_remove(place);
        let name = case.name.clone();
        let item = view! {
            <li>
                <bdi class="own-name">{name}</bdi>
                {said}
            </li>
        };
        Some(item.erased())
    });
    let items: Vec<_> = items.collect();
    view! { <ul class="own-petitions" role="list">{items}</ul> }.erased()
}
