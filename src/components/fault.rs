//! The notice for the worst case: the app has stopped, the page has not.

use leptos::prelude::*;
use marathon_domain::Text;

use crate::content_store::ContentStore;

/// Hidden until `boot.js` shows it. It is plain HTML, so that it works when nothing else does.
#[component]
pub fn Fault() -> impl IntoView {
    let store = ContentStore::here();
    view! {
        <div id="fault" class="fault" role="alert" hidden>
            <p>
                {store.text(Text::FaultMessage)} " "
                <a href="" rel="external">{store.text(Text::FaultReload)}</a>
            </p>
        </div>
    }
}
