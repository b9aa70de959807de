//! A live number of signatures in a frame. The frame's own script writes it.

use leptos::prelude::*;
use marathon_domain::{Counts, LiveText, Slug, Text};

use crate::{erased::Erased, state::use_content};

/// The count of a petition, or the total. Its place is reserved until the number is known. Without
/// scripts a picture of the number is shown.
#[component]
pub fn FrameCounter(
    /// None for the total.
    petition: Option<Slug>,
) -> impl IntoView {
    let content = use_content();
    let name = Counts::name_of(petition);
    let picture = format!("/api/v1/counts/{name}.svg");
    let alt = content.text(Text::CountAlt).to_owned();
    let noun = |text: LiveText| content.live_text(text).to_owned();
    view! {
        <p class="counter">
            <span class="counter-number" data-count=name></span>
            <noscript>
                <img class="count-picture" src=picture alt=alt width="120" height="24" />
            </noscript>
            " "
            <span
                class="counter-label"
                data-zero=noun(LiveText::SignaturesZero)
                data-one=noun(LiveText::SignaturesOne)
                data-two=noun(LiveText::SignaturesTwo)
                data-few=noun(LiveText::SignaturesFew)
                data-many=noun(LiveText::SignaturesMany)
            >
                {noun(LiveText::SignaturesOther)}
            </span>
        </p>
    }
    .erased()
}
