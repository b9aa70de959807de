//! What one signed: a field for the receipt, and what the server answers to it (`http/my_signing.rs`).
//! It shows no name, because nobody there can read one.

use marathon_domain::{Case, Content, Page, Text};
use maud::{Markup, html};

use super::{
    RECEIPTS,
    confirm::trouble,
    own_petitions::{STANDING, own_petitions},
};
use crate::parts::tick;

/// All parts; as it stands in the file, the one that asks is shown.
pub fn my_signing_page(content: &Content) -> Markup {
    html! {
        section.page-width.confirm {
            (ask(content))
            (state(content))
        }
    }
}

fn ask(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        div data-part="ask" {
            h1 { (text(Text::OwnTitle)) }
            p.lead { (text(Text::OwnLead)) }
            p.field-error #error-receipt role="alert" tabindex="-1" autofocus data-part="unknown" hidden {
                (text(Text::OwnUnknown))
            }
            (trouble(content))
            form method="post" action=(Page::MySigning.path(&content.language)) {
                div.field {
                    label for="own-receipt" { (text(Text::OwnReceipt)) }
                    p.field-hint #hint-receipt { (text(Text::OwnReceiptHint)) }
                    input #own-receipt name="receipt" autocomplete="off" autocapitalize="none"
                        spellcheck="false" dir="ltr" required data-own-field=(RECEIPTS)
                        aria-describedby="hint-receipt error-receipt" data-mistake="unknown";
                }
                button.button { (text(Text::OwnShow)) }
            }
        }
    }
}

fn state(content: &Content) -> Markup {
    let text = |text| content.text(text);
    let done = |part, words| {
        // Without scripts only the focus brings the reader there.
        html! { p.own-done tabindex="-1" autofocus data-part=(part) hidden { (text(words)) } }
    };
    html! {
        div data-part="state" hidden {
            h1 { (text(Text::OwnTitle)) }
            (done("withdrawn", Text::OwnDoneWithdrawn))
            (done("amended", Text::OwnDoneConsent))
            p.lead data-part="left" hidden { (text(Text::OwnStateLead)) }
            p.lead data-part="nothing-left" hidden { (text(Text::OwnNothingLeft)) }
            (own_petitions(content, "pending counted duplicate set_aside withdrawn", |case| {
                one(content, case)
            }))
            div data-part="left" hidden {
                (consent(content))
                details {
                    summary { (text(Text::OwnWithdrawAll)) }
                    p { (text(Text::OwnWithdrawAllText)) }
                    (act(content, "withdraw", &html! {
                        button.button-plain { (text(Text::OwnWithdrawAllButton)) }
                    }))
                }
            }
        }
    }
}

/// Counted or not since the address had signed: that is told to nobody.
fn one(content: &Content, case: &Case) -> Markup {
    let slug = &case.slug;
    let state = |states, words| {
        html! { span.own-state data-petition=(slug) data-states=(states) hidden { (content.text(words)) } }
    };
    html! {
        (state("pending", Text::OwnPending))
        (state("counted duplicate set_aside", Text::OwnGiven))
        (state("withdrawn", Text::OwnWithdrawn))
        div data-petition=(slug) data-states=(STANDING) hidden {
            (act(content, "withdraw", &html! {
                input type="hidden" name="petition" value=(slug);
                button.button-plain { (content.text(Text::OwnWithdraw)) span.visually-hidden { " " (case.name) } }
            }))
        }
    }
}

/// What was chosen is sealed, so the boxes begin empty and take its place.
fn consent(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        section.own-consent {
            h2 { (text(Text::OwnConsentTitle)) }
            p { (text(Text::OwnConsentText)) }
            (act(content, "amend", &html! {
                input type="hidden" name="notice" value=(content.campaign.notice());
                (tick("name_to_authorities", text(Text::FormNameToAuthorities)))
                (tick("updates", text(Text::FormUpdates)))
                button.button { (text(Text::OwnConsentButton)) }
            }))
        }
    }
}

/// A form that acts on the receipt, which the server writes into it.
fn act(content: &Content, act: &str, fields: &Markup) -> Markup {
    html! {
        form method="post" action=(Page::MySigning.path(&content.language)) {
            input type="hidden" name="receipt" value="";
            input type="hidden" name="act" value=(act);
            (fields)
        }
    }
}
