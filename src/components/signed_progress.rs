//! Says how many stamps of the sheet are filled.

use leptos::prelude::*;
use marathon_domain::{Content, LiveText};

use crate::{
    erased::Erased,
    reactive::words,
    state::{SignedPetitions, use_content},
};

/// How many of the open petitions were signed. Before the app runs nothing is known about the tab,
/// so the line is empty and takes no space.
#[component]
pub fn SignedProgress() -> impl IntoView {
    let content = use_content();
    let signed = SignedPetitions::here();
    let progress = words(move || {
        let open = content.open_cases();
        let count = open.filter(|case| signed.holds(case.slug.as_str())).count();
        (count > 0).then(|| so_far(&content, count))
    });
    view! { <p class="thanks-progress">{progress}</p> }.erased()
}

fn so_far(content: &Content, signed: usize) -> String {
    let number = |count: usize| content.number(count as u64);
    let words = content.fill_live(LiveText::ThanksProgress, "signed", &number(signed));
    words.replace("{all}", &number(content.open_cases().count()))
}
