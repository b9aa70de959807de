//! The part of a page that shows what the API says.

use leptos::prelude::*;
use marathon_domain::LiveText;

use crate::{
    erased::Erased,
    pages::NotFound,
    reactive::part,
    state::{Answer, use_content},
};

/// Drawn anew with each answer; meanwhile it says that one is on its way, or why none came.
#[component]
pub fn AnswerPart<T: Clone + Send + Sync + 'static>(
    answer: RwSignal<Answer<T>>,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    let loading = use_content().live_text(LiveText::Loading).to_owned();
    part(move || match answer.get() {
        Answer::Here(value) => show(value),
        Answer::Waiting => view! { <p role="status">{loading.clone()}</p> }.erased(),
        Answer::Failed(words) => {
            view! { <p class="form-failure" role="alert">{words}</p> }.erased()
        }
        Answer::Missing => view! { <NotFound /> }.erased(),
    })
}
