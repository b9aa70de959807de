//! After words of encouragement were sent: that they arrived, what comes next, and what else can be done.

use marathon_domain::{Case, Content, Page, Text};
use maud::{Markup, html};

use crate::components::{next_steps, stamp};

/// The page that says so. Nothing of what was written is on it.
pub fn message_sent_page(content: &Content, case: &Case) -> Markup {
    let messages = Page::Messages(case.slug.clone()).path(&content.language);
    html! {
        div.page-width.writing {
            header.writing-head {
                (stamp(content, case))
                p.case-kicker { (content.text(Text::MessageKicker)) }
                h1 { (content.text(Text::MessageSentTitle)) }
                p.lead { (content.fill(Text::MessageSentLead, "to", &case.message.to)) }
                p { (content.text(Text::MessageSentShown)) }
                p { a href=(messages) { (content.text(Text::MessageShownAll)) } }
            }
            (next_steps(content, case, false))
        }
    }
}
