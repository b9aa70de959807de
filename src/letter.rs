//! A letter while it is written: points come and go, hints are gentle, nothing leaves the device until
//! its writer prints, copies or sends it.

use js_sys::RegExp;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement};

use crate::{
    device, draft,
    page_store::PageStore,
    reactive::follow,
    slots::{show_if, slots},
    supporter::Supporter,
};

/// What was written in this tab, by case. Told to the device only if the writer asks.
type Written = StoredValue<Vec<(String, String)>>;

/// Follows the letter of whatever page is shown. Call once, in the browser.
pub fn follow_letter() {
    let pages = PageStore::here();
    let supporter = Supporter::here();
    let written: Written = StoredValue::new(Vec::new());
    let mut path_before = None;
    follow(move || {
        let is_known = supporter.details().is_some();
        let path = pages.drawn().path.clone();
        let is_new_page = path_before.as_ref() != Some(&path);
        path_before = Some(path);
        for (text, _) in slots("data-looked-over") {
            look_over(&text);
        }
        let letter = Letter::here();
        if !is_known && !is_new_page {
            // Forgotten, someone else writes.
            written.set_value(Vec::new());
            if let Some(letter) = &letter {
                letter
                    .text
                    .set_value(&letter.text.default_value().unwrap_or_default());
            }
        }
        let Some(letter) = letter else { return };
        let kept = draft::kept(&letter.slug);
        letter.tick_keep(kept.is_some());
        let text = written.with_value(|written| {
            let mut written = written.iter();
            let found = written.find(|(slug, _)| *slug == letter.slug);
            found.map(|(_, text)| text.clone())
        });
        // What was typed before the app came is newer than any draft.
        if let Some(text) = text.or(kept)
            && letter.is_untouched()
        {
            letter.text.set_value(&text);
        }
        letter.tick_points();
        letter.look_over();
    });
    for happening in ["input", "change", "click"] {
        let _ = window_event_listener_untyped(happening, move |event| {
            act(&event, written);
        });
    }
}

fn act(event: &Event, written: Written) -> Option<()> {
    let target: Element = event.target()?.dyn_into().ok()?;
    if target.has_attribute("data-looked-over") {
        look_over(&target);
    }
    let letter = Letter::here()?;
    match event.type_().as_str() {
        "click" => {
            let button = target.closest("[data-copy-letter]").ok()??;
            leptos::task::spawn_local(copy(letter, button));
        }
        "change" if target.has_attribute("data-point") => {
            letter.choose(&target.dyn_into().ok()?)?;
            letter.keep(written);
        }
        // The letter itself, or the box that asks to keep it.
        _ if target.closest(".letter-writing").ok()?.is_some() => letter.keep(written),
        _ => {}
    }
    Some(())
}

async fn copy(letter: Letter, button: Element) {
    let is_copied = device::copy(&letter.text.value()).await;
    let outcome = if is_copied {
        "data-copied"
    } else {
        "data-failed"
    };
    if let Some(place) = device::element("letter-outcome") {
        place.set_text_content(button.get_attribute(outcome).as_deref());
    }
}

/// The letter in the page.
struct Letter {
    /// The case.
    slug: String,
    text: HtmlTextAreaElement,
}

impl Letter {
    fn here() -> Option<Self> {
        let text: HtmlTextAreaElement = device::element("field-text")?.dyn_into().ok()?;
        let slug = text.get_attribute("data-letter")?;
        Some(Self { slug, text })
    }

    /// Whether it still is the model.
    fn is_untouched(&self) -> bool {
        self.text.default_value().as_deref() == Ok(self.text.value().as_str())
    }

    /// Takes a point of the model in or out. A paragraph that the writer has changed is theirs.
    fn choose(&self, tick: &HtmlInputElement) -> Option<()> {
        let point = tick.next_element_sibling()?.text_content()?;
        let text = self.text.value();
        let paragraph = format!("{point}\n\n");
        let text = if !tick.checked() {
            text.replace(paragraph.as_str(), "")
        } else if !text.contains(point.as_str()) {
            let demand = self.text.get_attribute("data-demand")?;
            let before = format!("{paragraph}{demand}");
            let with = text.replace(demand.as_str(), before.as_str());
            // Its writer asks for something else.
            if with == text {
                text + "\n\n" + &point
            } else {
                with
            }
        } else {
            text
        };
        self.text.set_value(&text);
        Some(())
    }

    /// Ticks the points that the letter holds, and no other.
    fn tick_points(&self) {
        let text = self.text.value();
        for (tick, _) in slots("data-point") {
            if let Some(point) = tick.next_element_sibling()
                && let Ok(tick) = tick.dyn_into::<HtmlInputElement>()
            {
                let point = point.text_content().unwrap_or_default();
                tick.set_checked(text.contains(point.as_str()));
            }
        }
    }

    /// Remembers the letter: in this tab, and on the device if it was asked to.
    fn keep(&self, written: Written) {
        let text = self.text.value();
        let on_device = keep_box().is_some_and(|tick| tick.checked());
        draft::keep(&self.slug, on_device.then_some(text.as_str()));
        written.update_value(|written| {
            written.retain(|(slug, _)| *slug != self.slug);
            written.push((self.slug.clone(), text));
        });
        self.look_over();
    }

    fn tick_keep(&self, ticked: bool) {
        if let Some(tick) = keep_box() {
            tick.set_checked(ticked);
        }
    }

    /// Shows the hints that hold, and brings paper and mail up to date.
    fn look_over(&self) {
        let text = self.text.value();
        look_over(&self.text);
        for (hint, pattern) in slots("data-unless") {
            show_if(!finds(&pattern, &text), &hint);
        }
        if let Some(paper) = device::element("letter-paper") {
            paper.set_text_content(Some(&text));
        }
        if let Some(mail) = device::element("letter-mail")
            && let Some(start) = mail.get_attribute("data-start")
        {
            let body = String::from(js_sys::encode_uri_component(
                text.replace("\n", "\r\n").as_str(),
            ));
            let _ = mail.set_attribute("href", &format!("{start}{body}"));
        }
    }
}

/// Shows the hints that hold for whatever is written there.
fn look_over(text: &Element) {
    let text = text
        .dyn_ref()
        .map_or_else(String::new, HtmlTextAreaElement::value);
    for (hint, pattern) in slots("data-when") {
        show_if(finds(&pattern, &text), &hint);
    }
}

fn finds(pattern: &str, text: &str) -> bool {
    RegExp::new(pattern, "u").test(text)
}

fn keep_box() -> Option<HtmlInputElement> {
    device::element("letter-keep")?.dyn_into().ok()
}
