//! What every form of a further act has: plain HTML that posts by itself, and better once scripts run.

use marathon_domain::{ActText, Content, Text};
use maud::{Markup, html};

/// A form that does something about what it names.
pub struct ActForm<'a> {
    /// Where it is sent.
    pub action: &'a str,
    /// The page that follows, once scripts send it.
    pub next: &'a str,
    /// What is then ticked off: `letter:jani-silva`.
    pub deed: &'a str,
    /// Its name in the page.
    pub id: &'a str,
    /// Whether it asks who one is.
    pub asks_person: bool,
}

/// The form around its fields.
pub fn act_form(content: &Content, form: &ActForm<'_>, fields: &Markup) -> Markup {
    html! {
        form #(form.id) .act-form method="post" action=(form.action) novalidate data-act
            data-person[form.asks_person] data-next=(form.next) data-done=(form.deed)
            data-offline=(content.act_text(ActText::Offline)) data-busy=(content.act_text(ActText::Busy))
            data-too-many=(content.act_text(ActText::TooMany)) {
            (fields)
        }
    }
}

/// The button, with the places for what went wrong and for what is slow.
pub fn act_button(content: &Content, words: Text) -> Markup {
    html! {
        p.form-failure role="alert" hidden {}
        button.button.button-sign aria-disabled="false" {
            span { (content.text(words)) }
            span hidden { (content.act_text(ActText::Pending)) }
        }
        p.form-slow role="status" hidden {}
    }
}
