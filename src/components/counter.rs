//! A live number of signatures.

use leptos::prelude::*;
use marathon_domain::{Slug, Text};

use crate::{content_store::ContentStore, device, live_counts::LiveCounts, reactive::words};

/// The count of a petition, or the total. Its place is kept until the number is known; without
/// scripts a picture of the number stands there.
#[component]
pub fn Counter(
    /// The petition, or none for the total.
    petition: Option<Slug>,
) -> impl IntoView {
    let store = ContentStore::here();
    let counts = LiveCounts::here();
    let name = petition.as_ref().map_or("all".to_owned(), Slug::to_string);
    let picture = format!(
        r#"<img src="/api/v1/counts/{name}.svg" alt="{}" width="120" height="24">"#,
        store.text(Text::CountAlt),
    );
    let slug = petition.clone();
    let number = words(move || match counts.of(slug.as_ref()) {
        Some(count) => device::format_number(count, store.now().language.as_str()),
        None => String::new(),
    });
    let label = words(move || {
        let singular = counts
            .of(petition.as_ref())
            .is_some_and(|count| device::is_singular(count, store.now().language.as_str()));
        store.text(if singular {
            Text::SignatureOne
        } else {
            Text::SignatureOther
        })
    });
    view! {
        <p class="counter">
            <span class="counter-number" data-count=name>{number}</span>
            <noscript inner_html=picture></noscript>
            " "
            <span class="counter-label">{label}</span>
        </p>
    }
}
