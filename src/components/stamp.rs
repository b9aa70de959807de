//! A case as a postage stamp, postmarked once signed.

use marathon_domain::{Case, Content, Text};
use maud::{Markup, html};

/// The stamp of a sheet, where the name stands beside it.
pub fn stamp(content: &Content, case: &Case) -> Markup {
    html! {
        span.stamp {
            img src=(case.picture()) alt="" width="240" height="300" loading="lazy";
            (postmark(content, case))
        }
    }
}

/// The stamp of the case's own page: the picture that the eye meets first.
pub fn large_stamp(content: &Content, case: &Case) -> Markup {
    html! {
        span.stamp {
            img src=(case.picture()) alt=(case.alt) width="240" height="300" fetchpriority="high";
            (postmark(content, case))
        }
    }
}

fn postmark(content: &Content, case: &Case) -> Markup {
    html! {
        span.postmark data-signed=(case.slug) hidden { (content.text(Text::CaseSignedMark)) }
    }
}
