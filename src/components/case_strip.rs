//! Links to the previous and the next case, and all ten as a strip of stamps.

use leptos::prelude::*;
use marathon_domain::{Case, Content, Page, Slug, Text};

use super::Stamp;
use crate::{erased::Erased, state::use_content};

/// The ten in the order of the campaign, with the case itself among them. The first case follows the
/// last.
#[component]
pub fn CaseStrip(case: Slug) -> impl IntoView {
    let content = use_content();
    let cases = &content.cases;
    let place = cases.iter().position(|other| other.slug == case);
    let neighbours = place.map(|place| {
        let all = cases.len();
        let before = neighbour(&content, &cases[(place + all - 1) % all], "prev");
        let after = neighbour(&content, &cases[(place + 1) % all], "next");
        view! { <ul class="case-neighbours" role="list">{before} {after}</ul> }.erased()
    });
    let stamps = cases.iter().map(|other| {
        let is_here = (other.slug == case).then_some("page");
        view! {
            <li>
                <a href=Page::Case(other.slug.clone()).path(&content.language) aria-current=is_here>
                    <Stamp case=other.slug.clone() below=true />
                    <span class="visually-hidden">{other.short_name.clone()}</span>
                </a>
            </li>
        }
        .erased()
    });
    view! {
        <nav class="case-strip" aria-label=content.text(Text::CaseAll).to_owned()>
            {neighbours}
            <ol role="list">{stamps.collect_view()}</ol>
        </nav>
    }
    .erased()
}

fn neighbour(content: &Content, case: &Case, relation: &'static str) -> AnyView {
    let address = Page::Case(case.slug.clone()).path(&content.language);
    view! {
        <li>
            <a class="case-neighbour" rel=relation href=address>
                <bdi>{case.short_name.clone()}</bdi>
            </a>
        </li>
    }
    .erased()
}
