//! The next letter to sign.

use marathon_domain::{Case, Content, Page, Slug, Text};
use maud::{Markup, html};

/// The place of the first open case that was not signed in this tab; named after it, so that it is
/// drawn anew only when it is another.
pub fn next_case(content: &Content, signed: &[Slug]) -> Markup {
    let next = next_unsigned(content, signed);
    html! {
        div data-next-case=(next.map_or("", |case| case.slug.as_str())) {
            (next_case_link(content, next))
        }
    }
}

/// The first open case that was not signed in this tab.
pub fn next_unsigned<'a>(content: &'a Content, signed: &[Slug]) -> Option<&'a Case> {
    content
        .open_cases()
        .find(|case| !signed.contains(&case.slug))
}

/// The letter itself; nothing once all are signed.
pub fn next_case_link(content: &Content, next: Option<&Case>) -> Markup {
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
