//! The same form in a frame on another site. There is no app: what it says stays, whatever is chosen, so
//! one section receives the data, from wherever.

use marathon_domain::{Content, EmbedPage, Embedded, LiveText, SectionCard, Text};
use maud::{Markup, html};

use super::form_parts;

/// The form of an embedded page.
pub fn embedded_form(content: &Content, page: &EmbedPage, section: &SectionCard) -> Markup {
    html! {
        form.signature-form #signature-form action="/api/v1/signings" method="post" {
            div.signature-fields {
                (form_parts::summary(content))
                (form_parts::about(content, &page.path()))
                @match &page.shown {
                    Embedded::Petition(slug) => input type="hidden" name="petitions" value=(slug);,
                    Embedded::All => (form_parts::petition_choice(content)),
                }
                (form_parts::person(content, section.countries.first().copied()))
                div.consents { (form_parts::consents(content)) }
                (receiver(content, section))
                (covered(content, page))
                (form_parts::send(content, page.shown == Embedded::All))
            }
        }
    }
}

fn receiver(content: &Content, section: &SectionCard) -> Markup {
    let words = section.named_in(content.live_text(LiveText::FormReceiver));
    html! {
        div.notice {
            p { (content.text(Text::FormConsent)) }
            p {
                (words)
                @if let Some(privacy) = &section.links.privacy {
                    " " a href=(privacy) target="_blank" rel="noopener" { (content.text(Text::FormPrivacyLink)) }
                }
            }
            p { (content.text(Text::EmbedApart)) }
        }
    }
}

/// What stands there when the page around covers the form.
fn covered(content: &Content, page: &EmbedPage) -> Markup {
    html! {
        p.form-failure.embed-covered role="alert" hidden {
            (content.text(Text::EmbedCovered)) " "
            a href=(page.path()) target="_blank" rel="noopener" { (content.text(Text::EmbedOpen)) }
        }
    }
}
