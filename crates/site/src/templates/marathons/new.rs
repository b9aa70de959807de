//! Where a marathon is announced.

use marathon_domain::{Content, MarathonField, MarathonText, Page};
use maud::{Markup, html};

use super::{
    announcement::{announcement, line, summary},
    styles, trouble,
};

/// A form that posts by itself, with and without scripts.
pub fn new_page(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        div.page-width.marathon-form {
            (styles())
            h1 { (text(MarathonText::NewTitle)) }
            p.lead { (text(MarathonText::NewLead)) }
            (trouble(content))
            form.marathon-fields method="post" action="/api/v1/marathons" novalidate {
                (summary(content))
                // Sent again, it is the same marathon.
                input type="hidden" name="key" value="";
                input type="hidden" name="page" value=(Page::NewMarathon.path(&content.language));
                (announcement(content))
                fieldset.marathon-contact {
                    legend { (text(MarathonText::NewContactTitle)) }
                    p.field-hint { (text(MarathonText::NewContactText)) }
                    div.field-pair {
                        (line(content, MarathonField::ContactName, MarathonText::NewContactName, None, "name"))
                        (line(content, MarathonField::ContactEmail, MarathonText::NewContactEmail, None, "email"))
                    }
                }
                button.button.button-flame { (text(MarathonText::NewButton)) }
            }
        }
    }
}
