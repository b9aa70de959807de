//! The next letter to sign.

use marathon_domain::{Content, Page, Slug, Text};
use maud::{Markup, html};

/// The first open case that was not signed in this tab; nothing once all are.
pub fn next_case(content: &Content, signed: &[Slug]) -> Markup {
    let next = content
        .open_cases()
        .find(|case| !signed.contains(&case.slug));
    html! {
        @if let Some(case) = next {
            a.next-case href=(Page::Case(case.slug.clone()).path(&content.language)) {
                span.stamp {
                    img src=(case.picture) alt="" width="240" height="300";
                }
                span.next-case-words {
                    span.next-case-kicker { (content.text(Text::ThanksNext)) }
                    span.next-case-name { (case.name) }
                    span { (case.headline) }
                    span.next-case-act { (content.text(Text::ThanksNextSign)) }
                }
            }
        }
    }
}
