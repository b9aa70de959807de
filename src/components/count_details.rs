//! What there is to say beside a count: how much of it is of today, and how much there is on paper.

use leptos::prelude::*;
use marathon_domain::{Counts, Slug, Text};

use crate::{
    erased::Erased,
    reactive::words,
    state::{LiveCounts, use_content},
};

/// The signatures of today, and those on paper, which are in no count; each where there are any. Its line
/// is kept free.
#[component]
pub fn CountDetails(
    /// None for the total.
    #[prop(optional_no_strip)]
    petition: Option<Slug>,
) -> impl IntoView {
    let content = use_content();
    let counts = LiveCounts::here();
    let name = Counts::name_of(petition);
    let words = words(move || {
        let say = |text, count| content.fill(text, "count", &content.number(count));
        let (today, on_paper) = (counts.today_of(&name), counts.on_paper_of(&name));
        let today = (today > 0).then(|| say(Text::CountToday, today));
        let on_paper = (on_paper > 0).then(|| say(Text::CountOnPaper, on_paper));
        match (today, on_paper) {
            (Some(today), Some(on_paper)) => Some([&*today, " · ", &*on_paper].concat()),
            (today, on_paper) => today.or(on_paper),
        }
    });
    view! { <p class="count-details">{words}</p> }.erased()
}
