//! What there is to say beside a count: how much of it is of today, and how much there is on paper.

use leptos::prelude::*;
use marathon_domain::{Counts, Slug, Text};

use crate::{
    browser::intl,
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
    let name = petition.map_or(Counts::TOTAL.to_owned(), |slug| slug.to_string());
    let words = words(move || {
        let said = [
            (Text::CountToday, counts.today_of(&name)),
            (Text::CountOnPaper, counts.on_paper_of(&name)),
        ];
        let said = said.map(|(text, count)| match count {
            0 => String::new(),
            _ => content.fill(
                text,
                "count",
                &intl::number(count, content.text(Text::LanguageLocale)),
            ),
        });
        let said: Vec<&str> = said
            .iter()
            .map(String::as_str)
            .filter(|words| !words.is_empty())
            .collect();
        (!said.is_empty()).then(|| said.join(" · "))
    });
    view! { <p class="count-details">{words}</p> }.erased()
}
