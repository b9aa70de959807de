//! The letter as it is printed, and nothing else of the page.

use leptos::prelude::*;
use marathon_domain::{Case, LetterModel, Text};

use crate::{erased::Erased, reactive::words, state::use_content};

/// A sheet that only paper shows.
#[component]
pub fn LetterSheet(case: Case, model: LetterModel, text: RwSignal<String>) -> impl IntoView {
    let content = use_content();
    let lines = if !model.address.is_empty() {
        model.address
    } else if let Some(section) = content.likely_section() {
        let care_of = content.fill(Text::LetterCareOf, "section", &section.name);
        [care_of]
            .into_iter()
            .chain(section.address.clone())
            .collect()
    } else {
        Vec::new()
    };
    let lines = lines.into_iter().map(|line| {
        view! {
            <br />
            {line}
        }
        .erased()
    });
    view! {
        <div class="letter-sheet" aria-hidden="true">
            <p class="letter-address">{case.addressee} {lines.collect_view()}</p>
            <div class="letter-body" id="letter-paper" dir="auto">{words(move || Some(text.get()))}</div>
        </div>
    }
    .erased()
}
