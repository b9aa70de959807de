//! The list of all mistakes in a form.

use leptos::prelude::*;
use marathon_domain::Text;

use crate::{
    browser::{focus, frame},
    erased::Erased,
    reactive::{flag, follow, part},
    state::{FormProgress, FormState, SentForm, use_content},
};

const ID: &str = "error-summary";

/// The list is hidden until something is wrong. Then it takes the focus, and its links lead to the fields.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let progress = FormProgress::here();
    let title = use_content().text(Text::ErrorSummaryTitle).to_owned();
    let is_invalid = move || progress.with(|state| matches!(state, FormState::Invalid(_)));
    follow(move || {
        if is_invalid() {
            frame::before_paint(|| focus::set(ID));
        }
    });
    let mistakes = part(move || {
        let mistakes = progress.mistakes().into_iter();
        let items = mistakes.map(|mistake| {
            if can_lead_to(&mistake.field) {
                // `external`: the browser moves the focus too, which the router does not.
                view! { <li><a href=format!("#field-{}", mistake.field) rel="external">{mistake.message}</a></li> }
                    .erased()
            } else {
                // The page has no such field, so there is nothing to link to.
                view! { <li>{mistake.message}</li> }.erased()
            }
        });
        items.collect_view().into_any()
    });
    view! {
        <div
            id=ID
            class="error-summary"
            role="group"
            tabindex="-1"
            // Without scripts only this brings the reader to the summary.
            autofocus=SentForm::here().is_some_and(|sent| !sent.mistakes.is_empty())
            aria-labelledby="error-summary-title"
            hidden=flag(move || !is_invalid())
        >
            <h2 id="error-summary-title">{title}</h2>
            <ul>{mistakes}</ul>
        </div>
    }
    .erased()
}

/// Whether the page has a field of that name.
fn can_lead_to(field: &str) -> bool {
    match SentForm::here() {
        Some(sent) => sent.is_shown(field),
        None => focus::can_lead_to(&["field-", field].concat()),
    }
}
