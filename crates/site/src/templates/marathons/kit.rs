//! What is printed for a marathon, on A4 and without the page around it. Without a marathon each part
//! serves any.

mod paper;
mod plan;
mod poster;
mod sheets;

use marathon_domain::{Content, KitPart, MarathonText};
use maud::{Markup, html};

use super::styles;

/// One part, with a bar above that paper does not have.
pub fn kit_page(content: &Content, part: KitPart) -> Markup {
    html! {
        div.page-width.kit {
            (styles())
            div.kit-bar {
                h1 { (content.marathon_text(title(part))) }
                p { (content.marathon_text(MarathonText::KitHint)) }
                p {
                    button.button.button-flame.needs-app type="button" data-print {
                        (content.marathon_text(MarathonText::KitPrint))
                    }
                }
            }
            @match part {
                KitPart::Poster => (poster::poster(content)),
                KitPart::Sheets => (sheets::sheets(content)),
                KitPart::Paper => (paper::paper(content)),
                KitPart::Plan => (plan::plan(content)),
            }
        }
    }
}

fn title(part: KitPart) -> MarathonText {
    let all = super::KIT.into_iter();
    let mut named = all
        .filter(|(named, _)| *named == part)
        .map(|(_, words)| words);
    named.next().unwrap_or(MarathonText::KitPoster)
}
