//! What a person fills in: plain fields, the same without scripts. Uncontrolled, so that what was
//! typed before the app came stays; each with a place for its mistake, which stays hidden until the
//! app (`signing/outcome.rs`) or the server finds one.

use marathon_domain::{Content, Page, Text};
use maud::{Markup, html};

use super::{parts, receiver::receiver};

/// All that stands in the form on a page.
pub fn fields(content: &Content, page: &Page) -> Markup {
    let text = |text| content.text(text);
    html! {
        div.signature-fields {
            (parts::summary(content))
            (parts::about(content, &page.path(&content.language)))
            @if let Page::Case(slug) | Page::Petition(slug) = page {
                input type="hidden" name="petitions" value=(slug);
            } @else {
                (parts::petition_choice(content))
            }
            p.remembered hidden {
                (text(Text::FormRemembered)) " "
                button.button-plain type="button" data-forget { (text(Text::FormSomeoneElse)) }
            }
            (parts::person(content, None))
            div.consents {
                (parts::consents(content))
                // Needs scripts, so it is not shown without.
                label.box.needs-scripts {
                    input #remember type="checkbox";
                    span { (text(Text::FormRemember)) }
                }
            }
            (receiver(content, Text::FormConsent))
            (parts::send(content, *page == Page::Sign))
            p.form-slow role="status" hidden {}
        }
    }
}
