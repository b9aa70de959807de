//! A live number of signatures.

use leptos::prelude::*;
use marathon_domain::{Content, Counts, LiveText, Slug, Text};

use crate::{
    browser::intl,
    erased::Erased,
    reactive::{flag, memo, words},
    state::{LiveCounts, rolling, use_content},
};

/// The count of a petition, or the total. Below fifty, words say instead that the reader can be among
/// the first. Its place is reserved until the number is known. Without the app, a picture of the
/// number is shown.
#[component]
pub fn Counter(
    /// None for the total.
    #[prop(optional_no_strip)]
    petition: Option<Slug>,
) -> impl IntoView {
    let content = use_content();
    let counts = LiveCounts::here();
    let name = Counts::name_of(petition);
    let numbers = content.clone();

    let count = memo({
        let name = name.clone();
        move || counts.of(&name)
    });
    let shown = rolling(count);
    let is_small = {
        let name = name.clone();
        memo(move || {
            let count = count.get();
            count.is_some_and(|count| count + counts.on_paper_of(&name) < Counts::FEWEST_SHOWN)
        })
    };
    let number = words(move || {
        let number = shown.get().filter(|_| !is_small.get())?;
        Some(numbers.number(number))
    });
    let picture = format!("/api/v1/counts/{name}.svg");
    let picture_alt = content.text(Text::CountAlt).to_owned();
    let label = words(move || {
        Some(match is_small.get() {
            true => content.text(Text::CountFirst).to_owned(),
            false => label(&content, count.get()),
        })
    });
    view! {
        <p class="counter" class:counter-small=flag(move || is_small.get())>
            <data
                class="counter-number"
                translate="no"
                data-count=name
                value=words(move || {
                    // HTML requires `alt`; it is empty until the count is known.
                    Some(count.get().map_or(String::new(), |count| count.to_string()))
                })
            >
                {number}
            </data>
            <img class="count-picture" src=picture alt=picture_alt width="120" height="24" loading="lazy" />
            " "
            <span class="counter-label">{label}</span>
        </p>
    }
    .erased()
}

/// The noun after the number, by the plural rules of the language.
fn label(content: &Content, count: Option<u64>) -> String {
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
    content.live_text(noun).to_owned()
}
