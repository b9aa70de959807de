//! After writing: the letter handed over to be delivered, or posted by oneself and counted.

use marathon_domain::{Case, Content, Deed, Page, Text};
use maud::{Markup, html};

use crate::components::{
    ActForm, act_button, act_form, letters_count,
    signature_form::{parts, receiver},
};

/// The name of the form that holds the letter, which stands further up.
pub const FORM: &str = "letter-form";

/// Both ways to have it counted.
pub fn hand_over(content: &Content, case: &Case) -> Markup {
    html! {
        section.letter.letter-hand #hand-over tabindex="-1" {
            h2 { (content.text(Text::HandTitle)) }
            p { (content.text(Text::HandLead)) }
            (letters_count(content, Some(&case.slug)))
            (to_deliver(content, case))
            (posted(content, case))
        }
    }
}

fn page_of(content: &Content, case: &Case) -> String {
    Page::Letter(case.slug.clone()).path(&content.language)
}

fn to_deliver(content: &Content, case: &Case) -> Markup {
    let form = ActForm {
        action: "/api/v1/letters",
        next: &Page::Done(Deed::Letter).path(&content.language),
        deed: &format!("letter:{}", case.slug),
        id: FORM,
        asks_person: true,
    };
    let fields = html! {
        div.signature-fields {
            (parts::summary(content))
            (parts::about(content, &page_of(content, case)))
            input type="hidden" name="case" value=(case.slug);
            p.remembered hidden {
                (content.text(Text::FormRemembered)) " "
                button.button-plain type="button" data-forget { (content.text(Text::FormSomeoneElse)) }
            }
            (parts::writer(content))
            div.consents { (parts::tick("name_to_authorities", content.text(Text::HandName))) }
            (receiver::receiver(content, Text::HandConsent))
            (act_button(content, Text::HandButton))
        }
    };
    act_form(content, &form, &fields)
}

fn posted(content: &Content, case: &Case) -> Markup {
    let deed = format!("posted:{}", case.slug);
    let form = ActForm {
        action: "/api/v1/letters/posted",
        next: &Page::Done(Deed::Posted).path(&content.language),
        deed: &deed,
        id: "posted-form",
        asks_person: false,
    };
    let fields = html! {
        input type="hidden" name="page" value=(page_of(content, case));
        input type="hidden" name="case" value=(case.slug);
        (act_button(content, Text::PostedButton))
    };
    html! {
        div.letter-posted {
            h3 { (content.text(Text::PostedTitle)) }
            p { (content.text(Text::PostedText)) }
            p data-did=(deed) hidden { (content.text(Text::PostedDone)) }
            div data-undone=(deed) { (act_form(content, &form, &fields)) }
        }
    }
}
