//! A petition beside the ten: it has the page of a case, without country and map.

use leptos::prelude::*;
use marathon_domain::Page;

use super::{case::CaseView, routed::routed_by_slug};

use crate::erased::Erased;

/// The page of a petition beside the ten.
#[component]
pub fn PetitionPage() -> impl IntoView {
    routed_by_slug(Page::Petition, |content, page| {
        let Page::Petition(slug) = page else {
            return None;
        };
        let petition = content.further(slug)?.clone();
        Some(view! { <CaseView case=petition page=page.clone() /> }.erased())
    })
}
