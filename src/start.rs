//! Turns the loaded page into the running app.

use std::{sync::Arc, time::Duration};

use leptos::{
    mount::{hydrate_from, mount_to},
    prelude::*,
};
use marathon_domain::{Language, Page, PageData, from_lines};

use crate::{
    api,
    app::{Footer, Header, Main, MainProps},
    browser::{
        address, frame,
        root::{self, Root},
        typed::TypedWords,
    },
    state::{FirstPage, State},
};

/// Takes the page over. Without a readable data block the page stays plain HTML, which can be read
/// and signed.
pub fn start() {
    let data = root::data_block().and_then(|lines| from_lines::<PageData>(&lines).ok());
    match data {
        Some(data) => take_over(data),
        // The development server has no drawn pages.
        None if cfg!(debug_assertions) => wasm_bindgen_futures::spawn_local(draw_from_nothing()),
        None => root::mark_failed(),
    }
}

/// Takes over footer and header in one task and the page in another, so that a slow phone can answer a touch between
/// them. The small ones come first: a browser compiles a function when it first runs, and the page needs many of theirs.
fn take_over(data: PageData) {
    let PageData {
        build,
        files,
        nodes,
        given,
        content,
    } = data;
    let path = address::path().unwrap_or_default();
    // An unknown language or case gives the page that says so.
    let page = Page::at(&path)
        .filter(|(language, page)| *language == content.language && content.knows(page))
        .map_or(Page::NotFound, |(_, page)| page);
    let language = content.language.clone();
    let first = FirstPage {
        page,
        build,
        files,
        given,
        content: Arc::new(content),
    };
    let owner = Owner::new();
    let state = owner.with(|| State::new(first));
    later(move || {
        take_over_part(Root::Footer, nodes.2, Footer, state);
        take_over_part(Root::Header, nodes.0, Header, state);
        later(move || {
            take_over_part(
                Root::Main,
                nodes.1,
                move || Main(MainProps { state }),
                state,
            );
            later(move || {
                root::mark_running();
                owner.with(|| state.recall());
                frame::when_idle(move || state.contents.fetch(language, |_| ()));
                // It lives as long as the page.
                std::mem::forget(owner);
            });
        });
    });
}

/// Takes over a part of the page. If something has changed it (a translator, an archive, an
/// extension), draws it anew.
fn take_over_part<V: IntoView + 'static>(
    part: Root,
    nodes: u32,
    draw: impl FnOnce() -> V + 'static,
    state: State,
) {
    let Some(element) = part.element() else {
        return;
    };
    let draw = move || {
        state.provide();
        draw()
    };
    if nodes == 0 || root::nodes_in(&element) == nodes {
        hydrate_from(element, draw).forget();
    } else {
        let typed = TypedWords::anywhere();
        root::clear(&element);
        mount_to(element, draw).forget();
        if let Some(typed) = typed {
            typed.write_again();
        }
    }
}

/// Runs in a task of its own.
fn later(run: impl FnOnce() + 'static) {
    set_timeout(run, Duration::ZERO);
}

/// Draws the page from the whole content of its language.
async fn draw_from_nothing() {
    let path = address::path().filter(|path| path != "/");
    let path = path.unwrap_or_else(|| "/fr".to_owned());
    let language = path.split('/').nth(1).unwrap_or_default();
    let file = |language: &Language| format!("/content/{language}.txt");
    let Ok(language) = language.parse::<Language>() else {
        return;
    };
    let Ok(content) = api::get_content(&file(&language)).await else {
        return;
    };
    let files = content
        .languages
        .iter()
        .map(|(language, _)| (language.clone(), file(language)));
    let data = PageData {
        build: String::new(),
        files: files.collect(),
        // There is no drawn page, so all parts are drawn now.
        nodes: (u32::MAX, u32::MAX, u32::MAX),
        given: String::new(),
        content,
    };
    take_over(data);
}
