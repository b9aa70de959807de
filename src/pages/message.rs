//! Words of encouragement for the people of a case: the rules first, then a short message, and what becomes
//! of it in plain words before the button. The form posts by itself; the app sends it without leaving the
//! page, and points out what leads back to people while it is typed.

use marathon_domain::{
    ActText, Case, CaseStatus, Content, MessageText, Page, PersonName, Text, WritingHint,
    WritingRules,
};
use maud::{Markup, html};

use crate::components::{country_options, rule_lists, stamp, summary};

/// The page to write a message on.
pub fn message_page(content: &Content, case: &Case) -> Markup {
    html! {
        div.page-width.writing {
            header.writing-head {
                (stamp(content, case))
                p.case-kicker { (content.text(Text::MessageKicker)) }
                h1 { (content.fill(Text::MessageTitle, "to", &case.message.to)) }
                p.lead { (content.text(Text::MessageLead)) }
                (links(content, case))
            }
            @if case.status == CaseStatus::Open {
                (rules(content, case))
                (form(content, case))
            } @else {
                p.case-won { (content.text(Text::CaseWon)) }
            }
        }
    }
}

fn links(content: &Content, case: &Case) -> Markup {
    let path = |page: Page| page.path(&content.language);
    html! {
        p {
            a href=(path(Page::Case(case.slug.clone()))) {
                (content.fill(Text::MessageBack, "name", &case.name))
            }
        }
        p {
            a href=(path(Page::Messages(case.slug.clone()))) {
                (content.text(Text::MessageShownAll))
            }
        }
    }
}

/// What to do and what not, before anything is written.
fn rules(content: &Content, case: &Case) -> Markup {
    let general = &content.writing;
    html! {
        section.writing-rules {
            h2 { (content.text(Text::LetterRulesTitle)) }
            (rule_lists(content, &general.message, &case.message.rules))
            @if case.message.rules == WritingRules::default() {
                p.field-hint { (general.general_note) }
            }
        }
    }
}

fn form(content: &Content, case: &Case) -> Markup {
    let text = |text| content.text(text);
    let said = |text| content.act_text(text);
    let path = |page: Page| page.path(&content.language);
    html! {
        form.letter.letter-writing.message-form action="/api/v1/messages" method="post"
            data-act data-done={ "message:" (case.slug) }
            data-next=(path(Page::MessageSent(case.slug.clone())))
            data-busy=(said(ActText::Busy)) data-too-many=(said(ActText::TooMany))
            data-offline=(said(ActText::Offline)) {
            (summary(content))
            input type="hidden" name="page" value=(path(Page::Message(case.slug.clone())));
            // Whoever was told once to look again may send it as it is.
            input type="hidden" name="looked_again" value="" data-given-back="true";
            (words(content))
            div.field-pair {
                (name(content))
                (country(content))
            }
            label.box {
                input type="checkbox" name="may_be_shown" value="true";
                span { (text(Text::MessageMayBeShown)) }
            }
            div.notice {
                h2 { (text(Text::MessageFateTitle)) }
                p { (text(Text::MessageFate)) }
                p { (text(Text::MessageFateShown)) }
                p { (text(Text::MessageFateOpinion)) }
            }
            p.form-failure role="alert" hidden {}
            button.button.button-flame.button-sign aria-disabled="false" {
                span { (text(Text::MessageSend)) }
                span hidden { (said(ActText::Pending)) }
            }
            p.form-slow role="status" hidden {}
        }
    }
}

fn words(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        div.field {
            label for="field-text" { (text(Text::MessageLabel)) }
            p.field-hint #hint-text { (text(Text::MessageLabelHint)) }
            textarea #field-text name="text" rows="8" dir="auto" required autocomplete="off"
                maxlength=(MessageText::LONGEST) data-looked-over
                aria-describedby="hint-text error-text message-hints" {}
            p.field-error #error-text hidden {}
            div #message-hints role="status" {
                ul.writing-hints {
                    li data-when=(WritingHint::Contact.pattern()) hidden {
                        (text(Text::MessageHintContact))
                    }
                    li data-when=(WritingHint::Link.pattern()) hidden {
                        (text(Text::MessageHintLink))
                    }
                }
            }
        }
    }
}

fn name(content: &Content) -> Markup {
    html! {
        div.field {
            label for="field-name" { (content.text(Text::MessageName)) (optional(content)) }
            input #field-name name="name" type="text" autocomplete="given-name" autocapitalize="words"
                spellcheck="false" dir="auto" maxlength=(PersonName::LONGEST)
                aria-describedby="error-name";
            p.field-error #error-name hidden {}
        }
    }
}

fn country(content: &Content) -> Markup {
    html! {
        div.field {
            label for="field-country" { (content.text(Text::MessageCountry)) (optional(content)) }
            // Chosen by nobody else: the name of a country can be enough to find a person.
            select #field-country name="country" autocomplete="off" aria-describedby="error-country" {
                option value="" { (content.text(Text::MessageCountryNone)) }
                (country_options(content, None, false))
            }
            p.field-error #error-country hidden {}
        }
    }
}

fn optional(content: &Content) -> Markup {
    html! { " " span.field-optional { "(" (content.text(Text::FormOptional)) ")" } }
}
