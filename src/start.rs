//! Turns the loaded page into the running app.

use std::sync::Arc;

use leptos::{
    mount::{hydrate_from, mount_to},
    prelude::*,
    tachys::{hydration::Cursor, view::PositionState},
    wasm_bindgen::JsCast,
    web_sys::HtmlElement,
};
use marathon_domain::{Language, Page, PageData, from_lines};

use crate::{
    api,
    app::{Footer, Header, Main, MainProps},
    browser::{
        address,
        frame::{self, later},
        root::{self, Root},
        typed::TypedWords,
    },
    state::{FirstPage, LatePart, State, TakeOver},
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

/// Takes over the page, a part in a task, so that a slow phone can answer a touch between them: the footer, the header,
/// the page, and what the page leaves for later. The small ones come first: a browser compiles a function when it first
/// runs, and the page needs many of theirs.
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
        take_over_root(Root::Footer, nodes.2, state, || Footer().into_any());
        later(move || {
            take_over_root(Root::Header, nodes.0, state, || Header().into_any());
            later(move || {
                let main = move || Main(MainProps { state }).into_any();
                take_over_root(Root::Main, nodes.1, state, main);
                later(move || take_over_the_rest(owner, state, language));
            });
        });
    });
}

/// Takes over a root of the page. If something has changed it (a translator, an archive, an extension), draws it anew.
fn take_over_root(root: Root, nodes: u32, state: State, draw: impl FnOnce() -> AnyView + 'static) {
    let Some(element) = root.element() else {
        return;
    };
    let draw: Box<dyn FnOnce() -> AnyView> = Box::new(draw);
    let draw = move || {
        state.provide();
        draw()
    };
    if nodes == 0 || root::nodes_in(&element) == nodes {
        state.take_over.begin();
        hydrate_from(element, draw).forget();
        state.take_over.end();
    } else {
        draw_anew(&element.clone(), move || mount_to(element, draw).forget());
    }
}

/// Takes over what the page has left for later. Then the app runs.
fn take_over_the_rest(owner: Owner, state: State, language: Language) {
    if let Some(part) = state.take_over.next() {
        take_over_part(part, state.take_over);
        later(move || take_over_the_rest(owner, state, language));
        return;
    }
    root::mark_running();
    owner.with(|| state.recall());
    frame::when_idle(move || state.contents.fetch(language, |_| ()));
    // It lives as long as the page.
    std::mem::forget(owner);
}

/// The same as for a root, for a part that was left for later.
fn take_over_part(part: LatePart, take_over: TakeOver) {
    // The reader may have gone to another page.
    let Some(element) = part.element() else {
        return;
    };
    let taken = part.owner.with(|| {
        if root::nodes_in(&element) == part.nodes {
            take_over.begin();
            let here = Cursor::new(element.unchecked_into());
            let taken = (part.draw)().hydrate::<true>(&here, &PositionState::default());
            take_over.end();
            return taken;
        }
        let mut drawn = (part.draw)().build();
        draw_anew(&element, || drawn.mount(&element, None));
        drawn
    });
    part.taken.set_value(Some(taken));
}

/// Draws what is in an element anew. What was typed there stays.
fn draw_anew(element: &HtmlElement, draw: impl FnOnce()) {
    let typed = TypedWords::anywhere();
    root::clear(element);
    draw();
    if let Some(typed) = typed {
        typed.write_again();
    }
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
