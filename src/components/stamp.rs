//! A case as a postage stamp, postmarked once signed.

use leptos::prelude::*;
use marathon_domain::{Case, Text};

use crate::{content_store::ContentStore, reactive::flag, signed_petitions::SignedPetitions};

/// The stamp of a case.
#[component]
pub fn Stamp(
    /// The case it stands for.
    case: Case,
    /// The picture of the page itself, rather than one of a sheet whose names stand beside them.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let store = ContentStore::here();
    let signed = SignedPetitions::here();
    let slug = case.slug.clone();
    let is_unsigned = flag(move || !signed.has(&slug));
    view! {
        <span class="stamp">
            <img
                src=case.picture
                alt=if large { case.alt } else { String::new() }
                width="240"
                height="300"
                fetchpriority=large.then_some("high")
                loading=(!large).then_some("lazy")
            />
            <span class="postmark" hidden=is_unsigned>
                <span class="postmark-text">{store.text(Text::CaseSignedMark)}</span>
            </span>
        </span>
    }
}
