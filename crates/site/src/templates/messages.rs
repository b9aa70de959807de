//! The words of encouragement that were released for the people of a case. The server writes them into
//! their place, page by page, so that they are there without scripts as well.

use marathon_domain::{Case, CaseStatus, Content, Page, Text};
use maud::{Markup, html};

use super::stamp::stamp;

/// The page, before the server has filled it.
pub fn messages_page(content: &Content, case: &Case) -> Markup {
    let path = |page: Page| page.path(&content.language);
    let text = |text| content.text(text);
    html! {
        div.page-width.writing {
            header.writing-head {
                (stamp(content, case))
                p.case-kicker { (text(Text::MessageKicker)) }
                h1 { (content.fill(Text::MessageShownTitle, "to", &case.message.to)) }
                p.lead { (text(Text::MessageShownLead)) }
                p {
                    a href=(path(Page::Case(case.slug.clone()))) {
                        (content.fill(Text::MessageBack, "name", &case.name))
                    }
                }
            }
            section.messages {
                p.messages-none data-part="none" { (text(Text::MessageShownNone)) }
                ul.message-list role="list" data-messages {}
                // `external`: the same page for the app, but another one of the server.
                p.messages-pages {
                    a data-part="newest" rel="external" hidden
                        href=(path(Page::Messages(case.slug.clone()))) {
                        (text(Text::MessageShownNewest))
                    }
                    a data-part="older" rel="external" hidden
                        href=(path(Page::Messages(case.slug.clone()))) {
                        (text(Text::MessageShownOlder))
                    }
                }
                @if case.status == CaseStatus::Open {
                    p {
                        a.button href=(path(Page::Message(case.slug.clone()))) {
                            (text(Text::MessageWrite))
                        }
                    }
                }
            }
        }
    }
}
