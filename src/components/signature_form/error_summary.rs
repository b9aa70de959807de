//! All mistakes in one place, each leading to its field.

use leptos::prelude::*;
use marathon_domain::Text;

use super::submission::Submission;
use crate::{content_store::ContentStore, device};

use crate::reactive::{flag, follow};

/// Takes the focus when mistakes come, so that nobody searches for what went wrong.
#[component]
pub fn ErrorSummary(submission: Submission) -> impl IntoView {
    let store = ContentStore::here();
    follow(move || {
        if !submission.mistakes().is_empty() {
            device::focus("error-summary");
        }
    });
    view! {
        <div
            id="error-summary"
            class="error-summary"
            tabindex="-1"
            aria-labelledby="error-summary-title"
            hidden=flag(move || submission.mistakes().is_empty())
        >
            <h2 id="error-summary-title">{store.text(Text::ErrorSummaryTitle)}</h2>
            <ul>
                {move || submission
                    .mistakes()
                    .into_iter()
                    .map(|mistake| view! {
                        <li>
                            <a href=format!("#field-{}", mistake.field) rel="external">{mistake.message}</a>
                        </li>
                    })
                    .collect_view()}
            </ul>
        </div>
    }
}
