//! A case as a postage stamp, postmarked once signed.

use leptos::prelude::*;
use marathon_domain::{Slug, Text};

use crate::{
    erased::Erased,
    reactive::flag,
    state::{SignedPetitions, use_content},
};

/// The stamp on a sheet, with the name beside it.
#[component]
pub fn Stamp(
    case: Slug,
    /// Whether it is outside the first view, so that it is fetched only when it comes near.
    #[prop(optional)]
    below: bool,
) -> impl IntoView {
    let picture = use_content().asset(&format!("stamps/{case}.svg"));
    view! {
        <span class="stamp">
            <img src=picture alt="" width="240" height="300" loading=below.then_some("lazy") />
            <Postmark case />
        </span>
    }
    .erased()
}

/// The stamp on the case's own page: the first picture that the reader sees.
#[component]
pub fn LargeStamp(case: Slug) -> impl IntoView {
    let content = use_content();
    let picture = content.asset(&format!("stamps/{case}.svg"));
    let alt = content
        .petition(&case)
        .map_or(String::new(), |case| case.alt.clone());
    view! {
        <span class="stamp">
            <img src=picture alt=alt width="240" height="300" fetchpriority="high" />
            <Postmark case />
        </span>
    }
    .erased()
}

#[component]
fn Postmark(case: Slug) -> impl IntoView {
    let signed = SignedPetitions::here();
    let words = use_content().text(Text::CaseSignedMark).to_owned();
    view! { <span class="postmark" hidden=flag(move || !signed.holds(case.as_str()))>{words}</span> }
    .erased()
}
