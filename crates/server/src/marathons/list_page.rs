//! `/{language}/marathons`: those to come, by country, town and date, some on a page.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::Response,
};
use form_urlencoded::Serializer;
use marathon_domain::{
    CountryCode, Language, MarathonDetails, MarathonText, Page, digits::with_ascii_digits,
    fold_town, trim,
};
use marathon_store::{MarathonFilter, ShownMarathon, StoreError};

use super::{
    event_details::{EventDetails, number},
    page::{MarathonPage, options},
};
use crate::{
    http::{Fields, Query, RELEASED},
    metrics,
    pages::SiteLanguage,
    state::App,
};

pub const ON_A_PAGE: u64 = 20;
/// So that nobody asks the database to skip for ever.
pub const LAST_PAGE: u64 = 1000;

pub async fn show_list(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Query(query): Query,
) -> Response {
    let search = Search::of(&query, &app);
    let (status, page) = match found(&app, &language, &search).await {
        Ok(page) => (StatusCode::OK, page),
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

/// What is looked for. What makes no sense is left out.
struct Search {
    /// With the town as it was typed.
    filter: MarathonFilter,
    /// From 1 on.
    page: u64,
}

impl Search {
    fn of(query: &Fields, app: &App) -> Self {
        let country = query.value("country");
        let country = country.filter(|code| code.parse::<CountryCode>().is_ok());
        let town = query.value("town").map(trim).filter(|town| {
            // PostgreSQL takes no text with a NUL.
            let may_be_one = !town.is_empty() && !town.contains('\0');
            may_be_one && town.chars().count() <= MarathonDetails::LONGEST_TOWN
        });
        let page = query.value("page").and_then(|page| page.parse().ok());
        Self {
            filter: MarathonFilter {
                country: country.map(str::to_owned),
                town: town.map(str::to_owned),
                from: query
                    .value("from")
                    .map(with_ascii_digits)
                    .filter(|day| is_day(day)),
                now: app.clock.seconds(),
            },
            page: page.unwrap_or(1).clamp(1, LAST_PAGE),
        }
    }

    fn is_narrowed(&self) -> bool {
        let filter = &self.filter;
        filter.country.is_some() || filter.town.is_some() || filter.from.is_some()
    }

    /// The address of another page of the same search.
    fn address(&self, language: &Language, page: u64) -> String {
        format!("{}?{}", Page::Marathons.path(language), self.query(page))
    }

    fn query(&self, page: u64) -> String {
        let filter = &self.filter;
        let mut query = Serializer::new(String::new());
        for (name, value) in [
            ("country", &filter.country),
            ("town", &filter.town),
            ("from", &filter.from),
        ] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        query.append_pair("page", &page.to_string());
        query.finish()
    }
}

/// Whether it is written as a day is: `2026-12-05`.
pub fn is_day(day: &str) -> bool {
    let mut bytes = day.bytes().enumerate();
    day.len() == 10
        && bytes.all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

async fn found(
    app: &App,
    language: &Language,
    search: &Search,
) -> Result<MarathonPage, StoreError> {
    let number_of = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let skipped = number_of((search.page - 1) * ON_A_PAGE);
    let filter = MarathonFilter {
        town: search.filter.town.as_deref().map(fold_town),
        ..search.filter.clone()
    };
    let (marathons, all) = app
        .store
        .marathons(&filter, number_of(ON_A_PAGE), skipped)
        .await?;
    let countries = app.store.marathon_countries(filter.now).await?;
    let texts = app.campaign.marathon_texts(language);
    let pages = all.div_ceil(ON_A_PAGE).max(1);
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
            country_options(app, language, &countries, search),
        )],
        fields: [("town", &search.filter.town), ("from", &search.filter.from)]
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)))
            .collect(),
        links: vec![
            (
                "previous",
                search.address(language, search.page.saturating_sub(1).min(pages)),
            ),
            ("next", search.address(language, search.page + 1)),
        ],
        rows: rows(app, language, &marathons),
        may_be_found: !search.is_narrowed(),
        query: (search.is_narrowed() || search.page > 1).then(|| search.query(search.page)),
        ..MarathonPage::default()
    };
    if !countries.is_empty() {
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
    if search.page < pages {
        page.parts.push("next");
    }
    Ok(page)
}

fn country_options(app: &App, language: &Language, codes: &[String], search: &Search) -> String {
    let name = |code: &str| {
        let country = code.parse().ok()?;
        app.campaign.country_name(language, country)
    };
    let mut named: Vec<(&str, &str)> = codes
        .iter()
        .filter_map(|code| Some((code.as_str(), name(code)?)))
        .collect();
    named.sort_by_key(|(_, name)| *name);
    options(named.into_iter(), search.filter.country.as_deref())
}

fn rows(app: &App, language: &Language, marathons: &[ShownMarathon]) -> Vec<MarathonPage> {
    let row = |marathon: &ShownMarathon| {
        let details: MarathonDetails = serde_json::from_str(&marathon.details).ok()?;
        Some(EventDetails::of(app, language, &marathon.name, &details)?.page())
    };
    marathons.iter().filter_map(row).collect()
}
