//! The next letter to sign.

use marathon_domain::{Case, Content, Page, Text};
use maud::{Markup, html};

/// The open cases after one, in the order of the campaign and round again; the app shows the first of
/// them that was not signed in this tab, and without it the first is shown.
pub fn next_case(content: &Content, after: Option<&Case>) -> Markup {
    let start = after
        .and_then(|after| {
            content
                .cases
                .iter()
                .position(|case| case.slug == after.slug)
        })
        .map_or(0, |place| place + 1);
    let (before, rest) = content.cases.split_at(start);
    let others = rest
        .iter()
        .chain(before)
        .filter(|case| content.open_cases().any(|open| open.slug == case.slug))
        .filter(|case| after.is_none_or(|after| case.slug != after.slug));
    html! {
        @for (place, case) in others.enumerate() {
            a.next-case href=(Page::Case(case.slug.clone()).path(&content.language))
                data-next-case=(case.slug) hidden[place > 0] {
                span.stamp {
                    img src=(case.picture()) alt="" width="240" height="300" loading="lazy";
                }
                span.next-case-words {
                    span.next-case-kicker { (content.text(Text::ThanksNext)) }
                    span.next-case-name { bdi { (case.name) } }
                    span { (case.headline) }
                    span.next-case-act { (content.text(Text::ThanksNextSign)) }
                }
            }
        }
    }
}
