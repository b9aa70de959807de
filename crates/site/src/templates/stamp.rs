//! A case as a postage stamp.

use marathon_domain::{Case, Content, Text};
use maud::{Markup, html};

/// The stamp beside the case's name.
pub fn stamp(content: &Content, case: &Case) -> Markup {
    html! {
        span.stamp {
            img src=(case.picture()) alt="" width="240" height="300" loading="lazy";
            span.postmark hidden { (content.text(Text::CaseSignedMark)) }
        }
    }
}
