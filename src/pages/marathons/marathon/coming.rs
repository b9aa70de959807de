//! The button "I'm coming": it counts, and asks for no name.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marathon_domain::{ActText, MarathonId, MarathonText, Page};

use crate::{
    components::{ActForm, AfterAct, ErrorSummary, SendButton},
    erased::Erased,
    pages::marathons::{TickOff, with_number},
    reactive::{flag, memo},
    state::{Deeds, SentForm, use_content},
};

/// The element that takes the focus after the press.
const CAME: &str = "came";

/// A form of one button, until it was pressed in this tab. Without the app the answer leads back to the page,
/// whose address then says that it was pressed.
#[component]
pub fn Coming(
    id: MarathonId,
    /// How many have said that they come. None below ten.
    coming: Option<u64>,
) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let deeds = Deeds::here();
    let has_come = use_query_map().read_untracked().get(CAME).is_some();
    let deed = ["marathon:", id.as_str()].concat();
    let is_done = memo({
        let deed = deed.clone();
        move || deeds.is_done(&deed) || has_come
    });
    let ticked_off = has_come.then(|| view! { <TickOff deed=deed.clone() /> }.into_any());
    let coming = coming.map(|coming| {
        let words = with_number(&content, MarathonText::EventComingCount, coming);
        view! { <p>{words}</p> }.erased()
    });
    let page = Page::Marathon(id).path(&content.language);
    let (button, pending) = (
        text(MarathonText::EventComingButton),
        content.act_text(ActText::Pending).to_owned(),
    );
    view! {
        <section class="marathon-coming">
            <h2>{text(MarathonText::EventComingTitle)}</h2>
            {ticked_off}
            <p
                class="marathon-done"
                id=CAME
                tabindex="-1"
                autofocus=SentForm::here().is_none()
                hidden=flag(move || !is_done.get())
            >
                {text(MarathonText::EventComingDone)}
            </p>
            <div hidden=flag(move || is_done.get())>
                <p>{text(MarathonText::EventComingText)}</p>
                <ActForm action=page after=AfterAct::Focus(CAME) deed class="">
                    <ErrorSummary />
                    <SendButton label=button pending />
                </ActForm>
            </div>
            {coming}
        </section>
    }
    .erased()
}
