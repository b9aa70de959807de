//! A page that is on its way, or did not come.

use leptos::prelude::*;
use marathon_domain::LiveText;

use crate::{
    erased::Erased,
    reactive::{on, part},
    state::{Arrival, Navigation, Shown},
};

/// Says that the page is coming. If that has failed, says so and offers to try again.
#[component]
pub fn Waiting(arrival: Memo<Arrival>) -> impl IntoView {
    let shown = Shown::here();
    let navigation = Navigation::here();
    part(move || {
        let arrival = arrival.get();
        let (_, content) = shown.now();
        let words = match arrival {
            Arrival::There => return ().into_any(),
            Arrival::Slow => content.live_text(LiveText::Loading),
            Arrival::Failed => content.live_text(LiveText::LoadingFailed),
        };
        let try_again = content.live_text(LiveText::TryAgain).to_owned();
        let button = (arrival == Arrival::Failed).then(|| {
            view! {
                <button class="button" type="button" on:click=on(move |_| navigation.try_again())>
                    {try_again}
                </button>
            }
            .erased()
        });
        view! {
            <div class="page-width waiting">
                <p role="status">{words.to_owned()}</p>
                {button}
            </div>
        }
        .erased()
    })
}
