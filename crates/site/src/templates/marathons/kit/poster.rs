//! A poster: what, when, where, and a code to sign by.

use marathon_domain::{Content, MarathonText};
use maud::{Markup, html};

/// One page.
pub fn poster(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        section.kit-sheet.poster {
            p.poster-title { (text(MarathonText::KitPosterTitle)) }
            div.poster-event data-part="marathon" hidden {
                p.poster-name { bdi data-fill="title" {} }
                p.poster-when data-fill="when" {}
                p.poster-where { bdi data-fill="place" {} br; bdi data-fill="town" {} }
            }
            div.poster-event.poster-blank data-part="no-marathon" {
                p { (text(MarathonText::KitPosterBlank)) }
            }
            ol.poster-stamps role="list" {
                @for case in &content.cases {
                    li { img src=(case.picture()) alt=(case.short_name) width="240" height="300"; }
                }
            }
            p.poster-lead { (text(MarathonText::KitPosterLead)) }
            div.poster-foot {
                div.poster-code data-html="code" {}
                div {
                    p.poster-scan { (text(MarathonText::KitPosterScan)) }
                    p dir="ltr" data-fill="sign-address" {}
                }
            }
        }
    }
}
