//! A case as a postage stamp, postmarked once signed.

use marathon_domain::{Case, Content, Text};
use maud::{Markup, html};

/// The picture that the eye meets first.
pub fn large_stamp(content: &Content, case: &Case) -> Markup {
    html! {
        span.stamp {
            img src=(case.picture()) alt=(case.alt) width="240" height="300" fetchpriority="high";
            span.postmark data-signed=(case.slug) hidden { (content.text(Text::CaseSignedMark)) }
        }
    }
}
