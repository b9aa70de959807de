//! Words of encouragement at the end of a case: the last ones that were released, and where to write.

use marathon_domain::{Case, CaseStatus, Content, Page, Text};
use maud::{Markup, html};

/// The last thing of the page, so that nothing moves when the server's messages come; without scripts the
/// link leads to them.
pub fn messages_teaser(content: &Content, case: &Case) -> Markup {
    let path = |page: Page| page.path(&content.language);
    let all = path(Page::Messages(case.slug.clone()));
    html! {
        section.messages-teaser {
            h2 { (content.fill(Text::MessageShownTitle, "to", &case.message.to)) }
            ul.message-list role="list" data-fragment={ (all) "/latest" } {}
            p.messages-links {
                a href=(all) { (content.text(Text::MessageShownAll)) }
                @if case.status == CaseStatus::Open {
                    a.button href=(path(Page::Message(case.slug.clone()))) {
                        (content.text(Text::MessageWrite))
                    }
                }
            }
        }
    }
}
