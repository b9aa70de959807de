//! Pages about marathons: templates that the server fills in (`crates/server/src/marathons`). What it
//! shows or hides is a `data-part`, what it writes a `data-fill`; a row to repeat stands between comments.
//! They are loaded whole (`rel="external"`), so that each visit sees them as they are now.

mod announcement;
mod event;
mod kit;
mod list;
mod new;
mod organise;

use marathon_domain::{Content, KitPart, MarathonText, Page};
use maud::{Markup, html};

pub use event::event_page;
pub use kit::kit_page;
pub use list::list_page;
pub use new::new_page;
pub use organise::organise_page;

/// What is printed: each part with its name, in the order of the kit.
const KIT: [(KitPart, MarathonText); 4] = [
    (KitPart::Poster, MarathonText::KitPoster),
    (KitPart::Sheets, MarathonText::KitSheets),
    (KitPart::Paper, MarathonText::KitPaper),
    (KitPart::Plan, MarathonText::KitPlan),
];

/// Their styles, which no other page carries: within the page, so that they come wherever it is shown.
fn styles() -> Markup {
    html! { link rel="stylesheet" href="/marathons.css"; }
}

/// Links to what is printed; the server adds the marathon to their addresses.
fn kit_links(content: &Content) -> Markup {
    html! {
        ul.kit-links {
            @for (part, words) in KIT {
                li {
                    a href=(Page::Kit(part).path(&content.language)) rel="external" data-kit=(part.as_str()) {
                        (content.marathon_text(words))
                    }
                }
            }
            li {
                a href=(Page::Booklet.path(&content.language)) {
                    (content.marathon_text(MarathonText::KitBooklet))
                }
            }
        }
    }
}

/// What is said when the server cannot do it now.
fn trouble(content: &Content) -> Markup {
    html! {
        p.form-failure role="alert" data-part="too-many" hidden {
            (content.marathon_text(MarathonText::NewTooMany))
        }
        p.form-failure role="alert" data-part="busy" hidden {
            (content.marathon_text(MarathonText::NewBusy))
        }
    }
}

/// Where the server puts the script that ticks off what was done.
fn ticked_off() -> Markup {
    html! { span data-script="/deed.js" hidden {} }
}

/// Something was done. Without scripts only the focus brings the reader there.
fn done(content: &Content, part: &str, words: MarathonText) -> Markup {
    html! {
        p.marathon-done tabindex="-1" autofocus data-part=(part) hidden { (content.marathon_text(words)) }
    }
}
