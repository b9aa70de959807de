//! The part of a page that shows an answer of the API.

use leptos::prelude::*;
use marathon_domain::LiveText;
use serde::de::DeserializeOwned;

use crate::{
    erased::Erased,
    pages::NotFound,
    reactive::part,
    state::{Answer, use_content},
};

/// Draws an answer, if it can be read.
pub type Show = Box<dyn Fn(&Answer) -> Option<AnyView> + Send>;

/// Makes a function that draws the values of a type.
pub fn showing<T: DeserializeOwned + 'static>(
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> Show {
    Box::new(move |answer| Some(show(answer.value()?)))
}

/// The part is drawn anew with each answer. Until then it says that an answer is on its way, or why
/// none came.
#[component]
pub fn AnswerPart(answer: RwSignal<Answer>, show: Show) -> impl IntoView {
    let content = use_content();
    part(move || {
        answer.with(|answer| match answer {
            Answer::Here(_) => show(answer).unwrap_or_else(|| {
                let words = content.live_text(LiveText::ErrorTechnical).to_owned();
                view! { <p class="form-failure" role="alert">{words}</p> }.erased()
            }),
            Answer::Waiting => {
                let loading = content.live_text(LiveText::Loading).to_owned();
                view! { <p role="status">{loading}</p> }.erased()
            }
            Answer::Failed(words) => {
                view! { <p class="form-failure" role="alert">{words.clone()}</p> }.erased()
            }
            Answer::Missing => view! { <NotFound /> }.erased(),
        })
    })
}
