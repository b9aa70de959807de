//! The printed letter, without the rest of the page.

use leptos::prelude::*;
use marathon_domain::Case;

use super::destination::Destination;
use crate::{erased::Erased, reactive::words};

/// A sheet that only paper shows.
#[component]
pub fn LetterSheet(
    case: Case,
    destination: Option<Destination>,
    text: RwSignal<String>,
) -> impl IntoView {
    let lines = destination.map_or_else(Vec::new, |destination| destination.lines);
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
