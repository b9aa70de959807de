//! Changing a marathon's words, and cancelling it.

use leptos::{context::Provider, prelude::*};
use marathon_domain::{MarathonText, TimeZones};

use super::Acting;
use crate::{
    components::ErrorSummary,
    erased::Erased,
    pages::marathons::announcement::Announcement,
    state::{FormProgress, Given, SentForm, State, use_content},
};

/// The words of an announcement in their fields.
pub struct Announcing {
    /// The current values, or those that were sent.
    pub form: SentForm,
    /// Whether the form is open: what was sent comes back in it.
    pub is_open: bool,
    /// The zones to choose from.
    pub time_zones: TimeZones,
}

/// The form that changes the words.
#[component]
pub fn Change(announcing: Announcing, secret: String) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let Announcing {
        form,
        is_open,
        time_zones,
    } = announcing;
    // The form reads them as the answer that came with its page.
    let zones = serde_json::to_string(&time_zones).unwrap_or_default();
    let state = State {
        given: Given::new(zones),
        ..State::here()
    };
    view! {
        <details id="edit" open=is_open>
            <summary>{text(MarathonText::OwnEditTitle)}</summary>
            <p>{text(MarathonText::OwnEditText)}</p>
            <Provider value=form>
                <Provider value=state>
                    <ChangeForm secret />
                </Provider>
            </Provider>
        </details>
    }
    .erased()
}

/// The content of the form.
#[component]
fn ChangeForm(secret: String) -> impl IntoView {
    provide_context(FormProgress::new());
    let content = use_content();
    let button = content
        .marathon_text(MarathonText::OwnEditButton)
        .to_owned();
    view! {
        <Acting secret act="edit">
            <ErrorSummary />
            <Announcement />
            <button class="button">{button}</button>
        </Acting>
    }
}

/// The form that cancels the marathon. That cannot be undone, so the form has to be opened first.
#[component]
pub fn Cancel(secret: String) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let button = text(MarathonText::OwnCancelButton);
    view! {
        <details>
            <summary>{text(MarathonText::OwnCancelTitle)}</summary>
            <p>{text(MarathonText::OwnCancelText)}</p>
            <Acting secret act="cancel">
                <button class="button-plain">{button}</button>
            </Acting>
        </details>
    }
    .erased()
}
