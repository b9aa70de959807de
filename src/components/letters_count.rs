//! The live number of letters, apart from signatures.

use leptos::prelude::*;
use marathon_domain::{Counts, Slug, Text};

use crate::{
    erased::Erased,
    reactive::words,
    state::{LiveCounts, use_content},
};

/// The number of letters about a case, or about all. Its line is reserved, and stays empty while
/// there are few.
#[component]
pub fn LettersCount(
    /// None for all.
    #[prop(optional_no_strip)]
    case: Option<Slug>,
) -> impl IntoView {
    let content = use_content();
    let counts = LiveCounts::here();
    let name = Counts::name_of(case);
    let words = words(move || {
        let letters = counts.letters_of(&name);
        (letters > 0).then(|| content.fill(Text::CountLetters, "count", &content.number(letters)))
    });
    view! { <p class="letters-count">{words}</p> }.erased()
}
