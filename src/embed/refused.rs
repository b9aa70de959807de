//! The page for a refused form of which only the page is known.

use leptos::prelude::*;
use marathon_domain::Text;

use super::document::Outside;
use crate::{erased::Erased, state::use_content};

/// The reason, and a link to the page in a tab of its own.
#[component]
pub fn RefusedForm(words: String, address: String) -> impl IntoView {
    let open = use_content().text(Text::EmbedOpen).to_owned();
    view! {
        <section class="letter embed-letter">
            <p class="form-failure" role="alert" tabindex="-1" autofocus=true>
                {words} " " <Outside address words=open />
            </p>
        </section>
    }
    .erased()
}
