//! `/{language}/marathons`: those to come, by country, town and date, some on a page.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::Response,
};
use marathon_domain::{
    CountryCode, Language, MarathonFacts, MarathonList, MarathonSearch, MarathonText, Page,
};

use super::{
    event_details::{EventDetails, number},
    find,
    page::{MarathonPage, options},
};
use crate::{
    http::{Query, RELEASED},
    metrics,
    pages::SiteLanguage,
    state::App,
};

pub async fn show_list(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Query(query): Query,
) -> Response {
    let search = MarathonSearch::read(|name| query.value(name).map(str::to_owned));
    let (status, page) = match find::list(&app, &search).await {
        Ok(list) => (StatusCode::OK, found(&app, &language, &search, &list)),
        Err(error) => {
            metrics::store_fault();
            tracing::error!(%error, "marathons could not be looked up");
            // Better an empty list than no page: it says how to organise one, too.
            (StatusCode::SERVICE_UNAVAILABLE, MarathonPage::default())
        }
    };
    let page = page.answer(&app, &Page::Marathons, &language, status);
    let mut page = page.await;
    if page.status() == StatusCode::OK {
        // The same for all who ask for it: nothing in it but what is released, and the address it has.
        page.headers_mut().insert(header::CACHE_CONTROL, RELEASED);
    }
    page
}

fn found(
    app: &App,
    language: &Language,
    search: &MarathonSearch,
    list: &MarathonList,
) -> MarathonPage {
    let texts = app.campaign.marathon_texts(language);
    let (all, pages) = (list.found, list.pages);
    let address = |page| Page::Marathons.path(language) + &search.on_page(page).query();
    let mut page = MarathonPage {
        texts: vec![
            ("found", number(texts, MarathonText::ListFound, all)),
            (
                "page",
                texts
                    .fill(MarathonText::ListPage, "page", &search.page.to_string())
                    .replace("{pages}", &pages.to_string()),
            ),
        ],
        html: vec![(
            "countries",
            country_options(app, language, &list.countries, search.country),
        )],
        fields: [("town", &search.town), ("from", &search.from)]
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)))
            .collect(),
        links: vec![
            (
                "previous",
                address(search.page.saturating_sub(1).min(pages)),
            ),
            ("next", address(search.page + 1)),
        ],
        rows: rows(app, language, &list.marathons),
        may_be_found: !search.is_narrowed(),
        query: search.query().strip_prefix('?').map(str::to_owned),
        ..MarathonPage::default()
    };
    if !list.countries.is_empty() {
        page.parts.push("search");
    }
    page.parts.extend(match (all, search.is_narrowed()) {
        (0, false) => ["empty"].as_slice(),
        (0, true) => &["none-found"],
        _ => &["found", "rows"],
    });
    if pages > 1 || search.page > pages {
        page.parts.push("pages");
    }
    if search.page > 1 {
        page.parts.push("previous");
    }
    if list.next.is_some() {
        page.parts.push("next");
    }
    page
}

fn country_options(
    app: &App,
    language: &Language,
    countries: &[CountryCode],
    chosen: Option<CountryCode>,
) -> String {
    let name = |country: &CountryCode| app.campaign.country_name(language, *country);
    let mut named: Vec<(&str, &str)> = countries
        .iter()
        .filter_map(|country| Some((country.as_str(), name(country)?)))
        .collect();
    named.sort_by_key(|(_, name)| *name);
    let chosen = chosen.as_ref().map(CountryCode::as_str);
    options(named.into_iter(), chosen)
}

fn rows(app: &App, language: &Language, marathons: &[MarathonFacts]) -> Vec<MarathonPage> {
    let row = |facts| EventDetails::of(app, language, facts).page();
    marathons.iter().map(row).collect()
}
