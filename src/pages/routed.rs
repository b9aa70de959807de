//! The common part of every routed page. A page is drawn from the content of its language, anew for each language
//! and each case, so that nothing typed or done on one is left on another.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marathon_domain::{Content, Language, MarathonId, Page, Slug};

use super::not_found::NotFound;
use crate::{
    browser::{address, frame, typed::TypedWords},
    erased::Erased,
    state::{Contents, Navigation},
};

/// Draws a page from the content. None if the campaign has no such page.
pub type Draw = fn(&Content, &Page) -> Option<AnyView>;

/// The page that is drawn now.
#[derive(Clone)]
struct Drawing {
    language: Language,
    page: Page,
    /// None while the page is on its way.
    content: Option<Arc<Content>>,
}

impl Drawing {
    /// Two pages with the same key are the same drawing.
    fn key(&self) -> (String, bool) {
        (self.page.path(&self.language), self.content.is_some())
    }
}

/// A page that is the same for all cases.
pub fn routed(page: Page, draw: Draw) -> AnyView {
    keyed("", Box::new(move |_| Some(page.clone())), draw)
}

/// A page of the case, or of the petition, that the address names.
pub fn routed_by_slug(page: fn(Slug) -> Page, draw: Draw) -> AnyView {
    keyed(
        "slug",
        Box::new(move |slug| Some(page(slug.parse().ok()?))),
        draw,
    )
}

/// The page of the marathon that the address names.
pub fn routed_by_id(page: fn(MarathonId) -> Page, draw: Draw) -> AnyView {
    keyed("id", Box::new(move |id| Some(page(id.parse().ok()?))), draw)
}

/// The page that an address names, if it names one.
type Named = Box<dyn Fn(&str) -> Option<Page> + Send + Sync>;

/// One type for all pages, so that the code that draws them is compiled once.
fn keyed(parameter: &'static str, page: Named, draw: Draw) -> AnyView {
    let contents = Contents::here();
    let params = use_params_map();
    let drawing = move || {
        let params = params.read();
        let named = |name: &str| params.get_str(name).unwrap_or_default();
        let language = named("language").parse().ok();
        let language = language.filter(|language| contents.knows(language));
        let (language, page) = match (language, page(named(parameter))) {
            (Some(language), Some(page)) => (language, page),
            _ => (contents.first_language(), Page::NotFound),
        };
        Drawing {
            content: contents.at_hand(&language, &page),
            language,
            page,
        }
    };
    let before = StoredValue::new(None::<Drawing>);
    let each = move || {
        let drawing = drawing();
        // The earlier page is still shown.
        before.update_value(|before| {
            if let Some(before) = before.replace(drawing.clone()) {
                carry_typed_words(&before, &drawing);
            }
        });
        [drawing]
    };
    view! {
        <For each key=Drawing::key let:drawing>
            {
                let Drawing { language, page, content } = drawing;
                match content {
                    Some(content) => {
                        provide_context(Arc::clone(&content));
                        // An address without a language can match the route of another page.
                        let drawn = (page != Page::NotFound).then(|| draw(&content, &page));
                        drawn.flatten().unwrap_or_else(|| view! { <NotFound /> }.erased())
                    }
                    None => {
                        await_content(page.path(&language), language);
                        ().into_any()
                    }
                }
            }
        </For>
    }
    .erased()
}

/// In another language the page stays the same, and typed text is kept.
fn carry_typed_words(before: &Drawing, drawing: &Drawing) {
    if before.language != drawing.language
        && before.page == drawing.page
        && let Some(typed) = TypedWords::in_forms()
    {
        frame::before_paint(move || typed.write_again());
    }
}

/// The reader went back or forward to a page whose content is not at hand.
fn await_content(path: String, language: Language) {
    if cfg!(feature = "hydrate") {
        let address = address::path().unwrap_or(path);
        Navigation::here().wait(address, language);
    }
}
