//! Writing together: the list of marathons, the page of one, and the pages where one is announced and organised. The
//! server alone draws the pages behind the organiser's secret, and the printed kit.

mod announcement;
#[cfg(feature = "ssr")]
mod kit;
mod list;
mod marathon;
mod new_marathon;
mod organise;
#[cfg(feature = "ssr")]
mod own;
mod time_zone_field;

use leptos::prelude::*;
use marathon_domain::{Content, KitPart, MarathonText};

use crate::{erased::Erased, state::use_content};

#[cfg(feature = "ssr")]
pub use kit::{Code, Kit};
pub use list::MarathonsPage;
pub use marathon::MarathonPage;
pub use new_marathon::NewMarathonPage;
pub use organise::OrganiseMarathonPage;
#[cfg(feature = "ssr")]
pub use own::{
    Announced, Announcing, Asking, OrganiserDeed, Organising, OwnMarathon, OwnStanding, Reading,
    Report,
};

/// The styles of these pages, which no other page loads. The link is within the page, so that the styles come with it.
#[component]
fn Styles() -> impl IntoView {
    view! { <link rel="stylesheet" href=use_content().asset("marathons.css") /> }.erased()
}

/// The script that ticks off, for this tab, a deed whose form posted by itself.
#[component]
fn TickOff(deed: String) -> impl IntoView {
    view! { <script src=use_content().asset("deed.js") data-deed=deed></script> }.erased()
}

/// The name of a part of the kit.
fn kit_text(part: KitPart) -> MarathonText {
    match part {
        KitPart::Poster => MarathonText::KitPoster,
        KitPart::Sheets => MarathonText::KitSheets,
        KitPart::Paper => MarathonText::KitPaper,
        KitPart::Plan => MarathonText::KitPlan,
    }
}

/// A text with a number in it.
fn with_number(content: &Content, text: MarathonText, number: u64) -> String {
    content
        .marathons
        .fill(text, "number", &content.number(number))
}
