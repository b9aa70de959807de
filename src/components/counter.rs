//! A live number of signatures.

use leptos::prelude::*;
use marathon_domain::{Content, Counts, LiveText, Slug, Text};

use crate::{
    browser::intl,
    erased::Erased,
    reactive::words,
    state::{LiveCounts, rolling, use_content},
};

/// The count of a petition, or the total. Its place is kept until the number is known. Where the
/// app does not run, a picture of the number is shown.
#[component]
pub fn Counter(
    /// None for the total.
    #[prop(optional_no_strip)]
    petition: Option<Slug>,
    /// Also shows the number on paper, which is in no count, unless it is zero.
    #[prop(optional)]
    with_paper: bool,
) -> impl IntoView {
    let content = use_content();
    let counts = LiveCounts::here();
    let name = petition.map_or(Counts::TOTAL.to_owned(), |slug| slug.to_string());
    let locale = content.text(Text::LanguageLocale).to_owned();

    let count = Memo::new({
        let name = name.clone();
        move |_| counts.of(&name)
    });
    let shown = rolling(count);
    let number = words(move || shown.get().map(|number| intl::number(number, &locale)));
    let picture = format!("/api/v1/counts/{name}.svg");
    let picture_alt = content.text(Text::CountAlt).to_owned();
    let label = {
        let name = name.clone();
        words(move || {
            let on_paper = if with_paper {
                counts.on_paper_of(&name)
            } else {
                0
            };
            Some(label(&content, count.get(), on_paper))
        })
    };
    view! {
        <p class="counter">
            <span class="counter-number" translate="no" data-count=name>{number}</span>
            <img class="count-picture" src=picture alt=picture_alt width="120" height="24" loading="lazy" />
            " "
            <span class="counter-label">{label}</span>
        </p>
    }
    .erased()
}

/// The noun after the number, by the plural rules of the language, and the number on paper.
fn label(content: &Content, count: Option<u64>, on_paper: u64) -> String {
    let Some(count) = count else {
        return content.live_text(LiveText::SignaturesOther).to_owned();
    };
    let locale = content.text(Text::LanguageLocale);
    let noun = match intl::plural_class(count, locale).as_str() {
        "zero" => LiveText::SignaturesZero,
        "one" => LiveText::SignaturesOne,
        "two" => LiveText::SignaturesTwo,
        "few" => LiveText::SignaturesFew,
        "many" => LiveText::SignaturesMany,
        _ => LiveText::SignaturesOther,
    };
    let mut words = content.live_text(noun).to_owned();
    if on_paper > 0 {
        words.push(' ');
        words.push_str(&content.fill(Text::CountOnPaper, "count", &intl::number(on_paper, locale)));
    }
    words
}
