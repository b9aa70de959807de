//! After signing: thanks, how far the sheet is filled, the next letter, and passing it on.

use marathon_domain::{Content, Page, Text};
use maud::{Markup, html};

use crate::components::{case_sheet, counter, next_case, share, ways};

/// Thanks, in the same words whether the address was new or not.
pub fn thanks_page(content: &Content) -> Markup {
    let text = |text| content.text(text);
    let head = html! {
        h1 { (text(Text::ThanksTitle)) }
        p.lead { (text(Text::ThanksLead)) }
        (counter(content, None))
    };
    after_signing(content, head)
}

/// The same where addresses are confirmed by mail: one step is left. A page of its own, so that neither
/// app nor server has anything to fill in.
pub fn mailed_page(content: &Content) -> Markup {
    let text = |text| content.text(text);
    let head = html! {
        h1 { (text(Text::MailedTitle)) }
        p.lead { (text(Text::MailedLead)) }
        p {
            // `external`: the server answers this page, never the app.
            a href=(Page::Confirm.path(&content.language)) rel="external" {
                (text(Text::MailedCodeLink))
            }
        }
    };
    after_signing(content, head)
}

fn after_signing(content: &Content, head: Markup) -> Markup {
    let text = |text| content.text(text);
    html! {
        div {
            section.thanks-head {
                div.page-width { (head) }
            }
            section.page-width.thanks {
                // Nothing is known of the tab before scripts run: the line is empty, and takes no room.
                p.thanks-progress data-progress {}
                div data-shown="some-left" { (next_case(content, None)) }
                p.lead data-shown="all-signed" hidden { (text(Text::ThanksAllSigned)) }
                section.next-steps {
                    h2 { (text(Text::HomeWaysTitle)) }
                    (ways(content))
                }
                (share(content, &Page::Home, text(Text::SiteName), text(Text::ShareSiteText)))
                (keep_receipt(content))
                (case_sheet(content))
                div.thanks-more {
                    a.button href=(Page::Sign.path(&content.language)) data-shown="some-left" {
                        (text(Text::ThanksSignRest))
                    }
                    button.button-plain type="button" data-forget data-shown="some-signed" hidden {
                        (text(Text::FormSomeoneElse))
                    }
                }
            }
        }
    }
}

/// The way back to what was signed in this tab: shown once scripts know a receipt. After a form without
/// scripts only the mail has it, since no address of ours may hold it.
fn keep_receipt(content: &Content) -> Markup {
    let text = |text| content.text(text);
    let page = Page::MySigning.path(&content.language);
    html! {
        section.own-keep data-own hidden {
            h2 { (text(Text::OwnKeepTitle)) }
            p { (text(Text::OwnKeepText)) }
            div.own-ways {
                a href=(page) { (text(Text::OwnKeepLink)) }
                button.button-plain type="button" data-own-copy=(page) {
                    (text(Text::OwnKeepCopy))
                }
            }
            p.share-outcome role="status" {}
        }
    }
}
