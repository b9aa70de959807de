//! A live number of signatures.

use marathon_domain::{Content, Counts, LiveText, Slug, Text};
use maud::{Markup, html};

/// The count of a petition, or the total. Its place is kept until the number is known; without
/// scripts a picture of the number stands there.
pub fn counter(content: &Content, petition: Option<&Slug>) -> Markup {
    let name = petition.map_or(Counts::TOTAL, Slug::as_str);
    html! {
        p.counter {
            span.counter-number data-count=(name) {}
            noscript {
                img src={ "/api/v1/counts/" (name) ".svg" } alt=(content.text(Text::CountAlt))
                    width="120" height="24";
            }
            " "
            span.counter-label { (content.live_text(LiveText::SignaturesOther)) }
        }
    }
}
