//! Paper for letters, with lines, and a reminder at its foot.

use leptos::prelude::*;
use marathon_domain::MarathonText;

use crate::{erased::Erased, state::use_content};

const LINES: usize = 19;

/// One page.
#[component]
pub fn Paper() -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let lines = (0..LINES).map(|_| view! { <div></div> }.erased());
    view! {
        <section class="kit-sheet letter-paper">
            <div class="paper-head">
                <p>{text(MarathonText::KitPaperTo)}</p>
                <p>{text(MarathonText::KitPaperPlace)}</p>
            </div>
            <div class="paper-lines" aria-hidden="true">{lines.collect_view()}</div>
            <p class="paper-care">{text(MarathonText::KitPaperCare)}</p>
        </section>
    }
    .erased()
}
