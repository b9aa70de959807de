//! The common part of the forms of further acts. Each form is plain HTML that posts by itself. Here
//! the app sends it once, without leaving the page, and keeps the typed text until it has arrived.
//! The server checks it.

use std::sync::Arc;

use leptos::{context::Provider, prelude::*};
use marathon_domain::{ActText, Content, LiveText};
use web_sys::{HtmlFormElement, SubmitEvent};

use crate::{
    api,
    browser::{address, focus, form_data::Fields, frame},
    element_ref::ElementRef,
    erased::Erased,
    reactive::{on, words},
    state::{Attempt, Deeds, FormProgress, FormState, Navigation, Supporter, use_content},
};

/// The part of the answer that says that the address is to be confirmed by mail. Nothing else in
/// the answer matters, so this text is searched for.
const MAILED: &str = "\"confirmation\":\"mail\"";

/// What follows once the act is done.
#[derive(Clone)]
pub enum AfterAct {
    /// The page at that address.
    Go(String),
    /// The first page, or the second if the address is to be confirmed by mail.
    GoOrConfirm(String, String),
    /// The same page. The element with this id takes the focus.
    Focus(&'static str),
}

/// A form around its fields, for a deed about a case or a petition.
#[component]
pub fn ActForm(
    /// The address to which it is sent.
    #[prop(into)]
    action: String,
    after: AfterAct,
    /// The deed that is then ticked off: `letter:jani-silva`.
    deed: String,
    /// The form's id in the page, if it needs one.
    #[prop(optional)]
    id: Option<&'static str>,
    class: &'static str,
    /// Whether to skip the browser's own checks when it posts by itself: the server's messages are
    /// kinder.
    #[prop(optional)]
    unchecked: bool,
    /// The state of the form, if fields outside the form show it too.
    #[prop(optional)]
    progress: Option<FormProgress>,
    children: Children,
) -> impl IntoView {
    let progress = progress.unwrap_or_else(FormProgress::new);
    let form: ElementRef<HtmlFormElement> = ElementRef::default();
    let sending = Sending {
        action: StoredValue::new(action.clone()),
        progress,
        attempt: Attempt::new(),
        deeds: Deeds::here(),
    };
    empty_when_forgotten(form, progress);

    let (navigation, content) = (Navigation::here(), use_content());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(form) = form.get_untracked() else {
            return;
        };
        let place = address::path();
        let (content, after, deed) = (Arc::clone(&content), after.clone(), deed.clone());
        sending.send(&form, content, deed, move |is_mailed| {
            // A reader who has gone elsewhere meanwhile stays there.
            if address::path() == place {
                match after {
                    AfterAct::GoOrConfirm(_, mailed) if is_mailed => navigation.go(&mailed),
                    AfterAct::Go(next) | AfterAct::GoOrConfirm(next, _) => navigation.go(&next),
                    // Only after the change is shown: the pressed button is gone then.
                    AfterAct::Focus(id) => frame::before_paint(move || focus::set(id)),
                }
            }
        });
    };
    let is_busy = words(move || {
        progress
            .with(FormState::is_pending)
            .then(|| "true".to_owned())
    });
    view! {
        <Provider value=progress>
            <form
                node_ref=form
                id=id
                class=class
                method="post"
                action=action
                novalidate=unchecked
                aria-busy=is_busy
                on:submit=on(submit)
            >
                {children()}
            </form>
        </Provider>
    }
    .erased()
}

/// Sends what one form holds.
#[derive(Clone, Copy)]
struct Sending {
    action: StoredValue<String>,
    progress: FormProgress,
    attempt: Attempt,
    deeds: Deeds,
}

impl Sending {
    /// Sends the form, unless it is already on its way. Reports when that is done, and whether the
    /// address is to be confirmed.
    fn send(
        self,
        form: &HtmlFormElement,
        content: Arc<Content>,
        deed: String,
        done: impl FnOnce(bool) + 'static,
    ) {
        if self.progress.is_pending_now() {
            return;
        }
        let Some(body) = Fields::of(form).and_then(|fields| fields.encoded()) else {
            return;
        };
        let key = self.attempt.key_for(&body);
        let action = self.action.get_value();
        self.progress.set(FormState::Pending);
        leptos::task::spawn_local(async move {
            let kind = "application/x-www-form-urlencoded";
            let slow = || self.tell(&key, FormState::Slow);
            match api::deliver(&action, kind, body, &key, &slow).await {
                Ok(answer) => {
                    self.tell(&key, FormState::Done);
                    self.attempt.forget(&key);
                    self.deeds.add(&deed);
                    done(answer.contains(MAILED));
                }
                Err(error) => self.tell(&key, FormState::after(error, |text| say(&content, text))),
            }
        });
    }

    /// Sets the state of the request with that key. An answer that comes after another form was
    /// opened is ignored.
    fn tell(self, key: &str, state: FormState) {
        if self.attempt.is(key) {
            self.progress.set(state);
        }
    }
}

/// Empties the form when someone else acts: nothing of the earlier person may stay.
fn empty_when_forgotten(form: ElementRef<HtmlFormElement>, progress: FormProgress) {
    Supporter::here().when_forgotten(move || {
        if let Some(form) = form.get_untracked() {
            form.reset();
            progress.set(FormState::Idle);
        }
    });
}

/// These forms have their own texts for the errors that any request may meet.
fn say(content: &Content, text: LiveText) -> String {
    let own = match text {
        LiveText::ErrorOffline => content.act_text(ActText::Offline),
        LiveText::ErrorBusy => content.act_text(ActText::Busy),
        LiveText::ErrorTooMany => content.act_text(ActText::TooMany),
        text => content.live_text(text),
    };
    own.to_owned()
}
