//! A field of several lines. It is uncontrolled, so that what was typed before the app came stays.
//! A component that has to write into it uses its `area`.

use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use crate::{
    element_ref::ElementRef,
    erased::Erased,
    reactive::{on, words},
    state::{FormProgress, sent_value},
};

/// A field of the form around, or of the one that `form` names.
#[component]
pub fn TextArea(
    /// Its name in the form and in the API.
    name: &'static str,
    /// The id of its form, if that is elsewhere.
    #[prop(optional)]
    form: Option<&'static str>,
    rows: &'static str,
    described_by: &'static str,
    /// The initial text.
    #[prop(optional)]
    text: String,
    /// The longest text, in characters, for a required field.
    #[prop(optional)]
    longest: Option<usize>,
    /// Whether it is required, without a limit: the server reports a text that is too long.
    #[prop(optional)]
    required: bool,
    #[prop(optional)] area: ElementRef<HtmlTextAreaElement>,
    /// Called with the text each time the writer changes it.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
) -> impl IntoView {
    let progress = FormProgress::here();
    view! {
        <textarea
            node_ref=area
            id=format!("field-{name}")
            name=name
            form=form
            rows=rows
            dir="auto"
            required=required || longest.is_some()
            autocomplete=longest.map(|_| "off")
            maxlength=longest.map(|longest| longest.to_string())
            aria-describedby=described_by
            aria-invalid=words(move || progress.mistake_in(name).map(|_| "true".to_owned()))
            on:input=on(move |event| {
                if let Some(on_input) = on_input {
                    on_input.run(event_target_value(&event));
                }
            })
        >
            {child(sent_value(name).unwrap_or(text))}
        </textarea>
    }
    .erased()
}

/// The text as the element's child. When it is drawn natively it is escaped here, because Leptos
/// does not escape the children of a `textarea`. The parser drops a line break at its beginning.
fn child(text: String) -> String {
    if cfg!(not(feature = "ssr")) {
        return text;
    }
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    if escaped.starts_with(['\n', '\r']) {
        ["\n", &escaped].concat()
    } else {
        escaped
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn drawn(text: &str) -> String {
        let owner = Owner::new();
        owner.with(|| {
            provide_context(FormProgress::new());
            let text = text.to_owned();
            view! { <TextArea name="text" rows="8" described_by="error-text" text on_input=|_| () /> }
                .to_html()
        })
    }

    #[test]
    fn what_was_written_stays_text() {
        let drawn = drawn("</textarea><script>alert(1)</script> &amp; \"");
        assert!(drawn.starts_with("<textarea "), "{drawn}");
        let text = "&lt;/textarea>&lt;script>alert(1)&lt;/script> &amp;amp; \"</textarea>";
        assert!(drawn.ends_with(&[">", text].concat()), "{drawn}");
    }

    #[test]
    fn a_line_break_at_the_beginning_stays() {
        for text in ["\nJani", "\r\nJani"] {
            let expected = [">\n", text, "</textarea>"].concat();
            assert!(drawn(text).contains(&expected));
        }
    }

    #[test]
    fn an_empty_one_has_nothing_in_it() {
        assert!(drawn("").contains("></textarea>"));
    }
}
