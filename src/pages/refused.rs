//! The page for a refused form of which only the page is known.

use leptos::prelude::*;
use marathon_domain::Text;

use crate::{draw::PrivatePage, erased::Erased, state::use_content};

/// The reason, and a link back.
pub struct Refused {
    pub words: String,
    /// The address of the page with the form.
    pub back: String,
}

impl PrivatePage for Refused {
    fn view(self) -> AnyView {
        view! { <RefusedView refused=self /> }.into_any()
    }
}

#[component]
fn RefusedView(refused: Refused) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <section class="page-width confirm">
            <div>
                <h1>{text(Text::RefusedTitle)}</h1>
                <p class="lead" role="alert" tabindex="-1" autofocus=true>{refused.words}</p>
                <p><a class="button" href=refused.back>{text(Text::RefusedBack)}</a></p>
            </div>
        </section>
    }
    .erased()
}
