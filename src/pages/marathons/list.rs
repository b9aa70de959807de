//! The marathons to come, by country, town and date.

mod search_form;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marathon_domain::{
    Content, CountryCode, MarathonFacts, MarathonList, MarathonSearch, MarathonText, Page,
};

use super::{Styles, with_number};
use crate::{
    components::{AnswerPart, showing},
    erased::Erased,
    pages::routed::routed,
    reactive::memo,
    state::{page_answer, use_content},
};
use search_form::SearchForm;

/// A search form, one row per marathon, and links to further pages.
#[component]
pub fn MarathonsPage() -> impl IntoView {
    routed(Page::Marathons, |_, _| {
        Some(view! { <MarathonsView /> }.erased())
    })
}

#[component]
fn MarathonsView() -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let path = |page: Page| page.path(&content.language);
    let query = use_query_map();
    let search = memo(move || {
        let query = query.read();
        MarathonSearch::read(|name| query.get(name))
    });
    let address = memo(move || ["/api/v1/marathons", &search.get().query()].concat());
    let answer = page_answer(address);
    let show =
        showing(move |list| view! { <Found list search=search.get_untracked() /> }.into_any());
    view! {
        <div class="page-width marathons">
            <Styles />
            <header class="marathons-head">
                <img
                    src=content.asset("pictures/ways/marathon.svg")
                    alt=""
                    width="240"
                    height="180"
                />
                <h1>{text(MarathonText::ListTitle)}</h1>
                <p class="lead">{text(MarathonText::ListLead)}</p>
                <p class="marathons-acts">
                    <a class="button button-flame" href=path(Page::NewMarathon)>
                        {text(MarathonText::ListOrganise)}
                    </a>
                    <a href=path(Page::OrganiseMarathon)>{text(MarathonText::ListManage)}</a>
                </p>
            </header>
            <AnswerPart answer show />
            <WhatItIs />
        </div>
    }
    .erased()
}

/// What a marathon is, for readers who have never been to one.
#[component]
fn WhatItIs() -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let parts = [
        (
            "letter",
            MarathonText::ListWhatTogether,
            MarathonText::ListWhatTogetherText,
        ),
        (
            "message",
            MarathonText::ListWhatPlace,
            MarathonText::ListWhatPlaceText,
        ),
        (
            "petition",
            MarathonText::ListWhatKit,
            MarathonText::ListWhatKitText,
        ),
    ];
    let parts = parts.map(|(picture, title, words)| {
        let picture = content.asset(&["pictures/ways/", picture, ".svg"].concat());
        view! {
            <li>
                <img src=picture alt="" width="240" height="180" />
                <h3>{text(title)}</h3>
                <p>{text(words)}</p>
            </li>
        }
        .erased()
    });
    view! {
        <section class="marathons-what">
            <h2>{text(MarathonText::ListWhatTitle)}</h2>
            <ul role="list">{parts.into_iter().collect_view()}</ul>
            <p>
                <a class="button" href=Page::NewMarathon.path(&content.language)>
                    {text(MarathonText::ListOrganise)}
                </a>
            </p>
        </section>
    }
    .erased()
}

/// The words about the result of a search.
#[component]
fn Found(list: MarathonList, search: MarathonSearch) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let MarathonList {
        marathons,
        found,
        pages,
        next,
        countries,
    } = list;
    let form = (!countries.is_empty())
        .then(|| view! { <SearchForm search=search.clone() countries /> }.into_any());
    let said = match (found, search.is_narrowed()) {
        (0, false) => {
            view! { <p class="marathons-empty">{text(MarathonText::ListEmpty)}</p> }.erased()
        }
        (0, true) => view! {
            <div>
                <p class="marathons-empty">{text(MarathonText::ListNoneFound)}</p>
                <p>
                    <a href=Page::Marathons.path(&content.language)>{text(MarathonText::ListReset)}</a>
                </p>
            </div>
        }
        .erased(),
        _ => {
            let rows = marathons.into_iter();
            let rows = rows.map(|facts| view! { <Row facts /> }.into_any());
            view! {
                <p class="marathons-found" role="status">
                    {with_number(&content, MarathonText::ListFound, found)}
                </p>
                <ul class="marathon-rows" role="list">{rows.collect_view()}</ul>
            }
            .into_any()
        }
    };
    let turn = (pages > 1 || search.page > pages)
        .then(|| view! { <Pages search pages has_next=next.is_some() /> }.into_any());
    view! {
        {form}
        {said}
        {turn}
    }
}

#[component]
fn Row(facts: MarathonFacts) -> impl IntoView {
    let content = use_content();
    let page = Page::Marathon(facts.id.clone()).path(&content.language);
    let when = facts.when(&content.marathons);
    let starts = facts.starts_at();
    let country = country_name(&content, facts.country);
    view! {
        <li class="marathon-row">
            <h2><a href=page><bdi>{facts.title}</bdi></a></h2>
            <p class="marathon-when"><time datetime=starts>{when}</time></p>
            <p>
                <bdi>{facts.place}</bdi>
                ", "
                <bdi>{facts.town}</bdi>
                ", "
                <span>{country}</span>
            </p>
            <p class="marathon-quiet">
                {content.marathon_text(MarathonText::EventLanguages).to_owned()}
                " · "
                <bdi>{facts.languages}</bdi>
            </p>
        </li>
    }
    .erased()
}

/// Links to the pages before and after.
#[component]
fn Pages(search: MarathonSearch, pages: u64, has_next: bool) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let list = Page::Marathons.path(&content.language);
    let link = |page: u64, words| {
        let address = [&list, &*search.on_page(page).query()].concat();
        view! { <a href=address>{text(words)}</a> }.erased()
    };
    let before = search.page.saturating_sub(1).min(pages);
    let previous = (search.page > 1).then(|| link(before, MarathonText::ListPrevious));
    let next = has_next.then(|| link(search.page + 1, MarathonText::ListNext));
    let here = text(MarathonText::ListPage)
        .replace("{page}", &search.page.to_string())
        .replace("{pages}", &pages.to_string());
    view! {
        <nav class="marathons-pages" aria-label=text(MarathonText::ListPagesLabel)>
            {previous}
            <span>{here}</span>
            {next}
        </nav>
    }
    .erased()
}

/// The name of a country; empty if the site has no name for it.
pub fn country_name(content: &Content, country: CountryCode) -> String {
    let mut countries = content.countries.iter();
    let found = countries.find(|(code, _)| *code == country);
    found.map_or(String::new(), |(_, name)| name.clone())
}
