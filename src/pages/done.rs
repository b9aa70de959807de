//! After a letter was handed over or posted: thanks, what becomes of it, and what else can be done.

use marathon_domain::{Content, Deed, Page, Text};
use maud::{Markup, html};

use crate::components::{case_sheet, share, ways};

/// The thanks for one kind of deed.
pub fn done_page(content: &Content, deed: Deed) -> Markup {
    let text = |text| content.text(text);
    let (title, lead) = words(deed);
    html! {
        div {
            section.thanks-head {
                div.page-width {
                    h1 { (text(title)) }
                    p.lead { (text(lead)) }
                }
            }
            section.page-width.thanks {
                section.next-steps {
                    h2 { (text(Text::HomeWaysTitle)) }
                    (ways(content))
                }
                (share(content, &Page::Home, text(Text::SiteName), text(Text::ShareSiteText)))
                (case_sheet(content))
                div.thanks-more {
                    button.button-plain type="button" data-forget { (text(Text::FormSomeoneElse)) }
                }
            }
        }
    }
}

/// Title and lead of each.
pub fn words(deed: Deed) -> (Text, Text) {
    match deed {
        Deed::Letter => (Text::DoneLetterTitle, Text::DoneLetterLead),
        Deed::Posted => (Text::DonePostedTitle, Text::DonePostedLead),
    }
}
