//! The letter of the page while it is written. Nothing leaves the device until its writer prints, copies or
//! sends it.

use leptos::prelude::*;
use marathon_domain::{Case, LetterModel, Slug};
use web_sys::HtmlTextAreaElement;

use super::points;
use crate::{
    element_ref::ElementRef,
    reactive::follow,
    state::{Drafts, Supporter, sent_value},
};

/// The text and its field. Every part that shows something of the letter follows the text.
#[derive(Clone, Copy)]
pub struct Written {
    text: RwSignal<String>,
    area: ElementRef<HtmlTextAreaElement>,
    /// Whether the device is asked to keep the text.
    is_kept: RwSignal<bool>,
    /// Whether the app has looked for an earlier text: until then it keeps nothing and wipes nothing.
    is_recalled: StoredValue<bool>,
    case: StoredValue<Slug>,
    model: StoredValue<LetterModel>,
    drafts: Drafts,
}

impl Written {
    /// The model, until the app knows better.
    pub fn new(case: &Case, model: LetterModel) -> Self {
        Self {
            text: RwSignal::new(sent_value("text").unwrap_or_else(|| model.text())),
            area: ElementRef::default(),
            is_kept: RwSignal::new(false),
            is_recalled: StoredValue::new(false),
            case: StoredValue::new(case.slug.clone()),
            model: StoredValue::new(model),
            drafts: Drafts::here(),
        }
    }

    /// The current text.
    pub fn text(self) -> RwSignal<String> {
        self.text
    }

    /// The field.
    pub fn area(self) -> ElementRef<HtmlTextAreaElement> {
        self.area
    }

    /// Whether the device is asked to keep the text; follows changes.
    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// Brings an earlier text back, and begins anew for someone else. Call this where the letter is drawn.
    pub fn follow(self) {
        let supporter = Supporter::here();
        follow(move || untrack(|| self.recall()));
        supporter.when_forgotten(move || self.begin_anew());
    }

    /// Takes what the writer has typed.
    pub fn typed(self, text: String) {
        self.text.set(text);
        self.keep();
    }

    /// Takes the writer's wish that the device keep the text, or not.
    pub fn keep_on_device(self, is_kept: bool) {
        self.is_kept.set(is_kept);
        self.keep();
    }

    /// Whether the text holds a point of the model; follows changes.
    pub fn holds(self, point: &str) -> bool {
        self.text.with(|text| points::holds(text, point))
    }

    /// Puts a point of the model in, or takes it out.
    pub fn choose(self, point: &str, is_chosen: bool) {
        let text = self.text.with_untracked(|text| {
            if is_chosen {
                self.model
                    .with_value(|model| points::with(text, point, &model.demand))
            } else {
                points::without(text, point)
            }
        });
        self.write(text);
        self.keep();
    }

    fn recall(self) {
        self.is_recalled.set_value(true);
        let case = self.case.get_value();
        let kept = Drafts::on_device(&case);
        self.is_kept.set(kept.is_some());
        let model = self.model.with_value(LetterModel::text);
        let there = self.area.get_untracked().map(|area| area.value());
        match there.filter(|there| *there != model) {
            // It was typed before the app came, so it is newer than any draft.
            Some(there) => self.text.set(there),
            None => {
                if let Some(draft) = self.drafts.of(&case).or(kept) {
                    self.write(draft);
                }
            }
        }
    }

    fn begin_anew(self) {
        self.is_kept.set(false);
        self.write(self.model.with_value(LetterModel::text));
    }

    /// Writes a text into the field, as if it had been typed.
    fn write(self, text: String) {
        if let Some(area) = self.area.get_untracked() {
            area.set_value(&text);
        }
        self.text.set(text);
    }

    fn keep(self) {
        if !self.is_recalled.get_value() {
            return;
        }
        let text = self.text.get_untracked();
        let is_kept = self.is_kept.get_untracked();
        self.case
            .with_value(|case| self.drafts.keep(case, text, is_kept));
    }
}
