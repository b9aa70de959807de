//! The printed kit of a marathon, on A4 and without the page around it. Drawn without a marathon, a part serves any.
//! Only the server draws it.

mod paper;
mod plan;
mod poster;
mod sheets;

use leptos::prelude::*;
use marathon_domain::{KitPart, MarathonFacts, MarathonText};

use super::{Styles, kit_text};
use crate::{draw::PrivatePage, erased::Erased, state::use_content};
use paper::Paper;
use plan::Plan;
use poster::Poster;
use sheets::Sheets;

pub use poster::Code;

/// One part of the kit.
pub struct Kit {
    pub part: KitPart,
    /// None for any marathon.
    pub marathon: Option<MarathonFacts>,
    /// The address at which people sign, as they type it: without `https://`.
    pub sign_address: String,
    /// The same as a QR code. None if the address is too long for one.
    pub code: Option<Code>,
}

impl PrivatePage for Kit {
    fn view(self) -> AnyView {
        view! { <KitView kit=self /> }.into_any()
    }
}

/// The part, with a bar above it that is not printed.
#[component]
fn KitView(kit: Kit) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let Kit {
        part,
        marathon,
        sign_address,
        code,
    } = kit;
    let printed = match part {
        KitPart::Poster => view! { <Poster marathon sign_address code /> }.into_any(),
        KitPart::Sheets => view! { <Sheets marathon /> }.into_any(),
        KitPart::Paper => view! { <Paper /> }.into_any(),
        KitPart::Plan => view! { <Plan marathon /> }.into_any(),
    };
    view! {
        <div class="page-width kit">
            <Styles />
            <div class="kit-bar">
                <h1>{text(kit_text(part))}</h1>
                <p>{text(MarathonText::KitHint)}</p>
                // The script that prints shows this button.
                <button class="button button-flame" type="button" hidden=true>
                    {text(MarathonText::KitPrint)}
                </button>
                <script src=content.asset("print.js")></script>
            </div>
            {printed}
        </div>
    }
    .erased()
}

/// The marathon's title and time, in one line.
#[component]
fn InALine(marathon: MarathonFacts) -> impl IntoView {
    let when = marathon.when(&use_content().marathons);
    view! {
        <bdi>{marathon.title}</bdi>
        " · "
        <span>{when}</span>
    }
}
