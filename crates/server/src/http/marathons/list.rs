//! `/{language}/marathons`: those to come, by country, town and date, some on a page.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::Response,
};
use marathon_domain::{CountryCode, Language, MarathonDetails, MarathonText, Page, fold};

use super::{
    fill::{Filling, answer, options},
    nowhere,
    told::{Told, number},
};
use crate::{
    http::{App, list_messages::CACHING, sent::Sent},
    store::{MarathonFilter, ShownMarathon, StoreError},
};

pub const ON_A_PAGE: u64 = 20;
/// So that nobody asks the database to skip for ever.
pub const LAST_PAGE: u64 = 1000;

pub async fn show_list(
    State(app): State<Arc<App>>,
    Path(language): Path<String>,
    request: Request,
) -> Response {
    let Some(language) = app.campaign.language(&language) else {
        return nowhere(app, request).await;
    };
    let query = Sent::read(request.uri().query().unwrap_or_default().as_bytes());
    let asked = Asked::of(&query, &app);
    let (status, filling) = match found(&app, &language, &asked).await {
        Ok(filling) => (StatusCode::OK, filling),
        Err(error) => {
            crate::metrics::store_fault();
            tracing::error!(%error, "marathons could not be looked up");
            // Better an empty list than no page: it says how to organise one, too.
            (StatusCode::SERVICE_UNAVAILABLE, Filling::default())
        }
    };
    let mut page = answer(&app, &Page::Marathons, &language, status, &filling).await;
    if page.status() == StatusCode::OK {
        // The same for all who ask for it: nothing in it but what is released, and the address it has.
        page.headers_mut().insert(header::CACHE_CONTROL, CACHING);
    }
    page
}

/// What is looked for. What makes no sense is left out.
struct Asked {
    filter: MarathonFilter,
    /// From 1 on.
    page: u64,
}

impl Asked {
    fn of(query: &Sent, app: &App) -> Self {
        let country = query.value("country");
        let country = country.filter(|code| code.parse::<CountryCode>().is_ok());
        let town = query.value("town").map(fold).filter(|town| {
            // PostgreSQL takes no text with a NUL.
            let may_be_one = !town.is_empty() && !town.contains('\0');
            may_be_one && town.chars().count() <= MarathonDetails::LONGEST_TOWN
        });
        let page = query.value("page").and_then(|page| page.parse().ok());
        Self {
            filter: MarathonFilter {
                country: country.map(str::to_owned),
                town,
                from: query
                    .value("from")
                    .filter(|day| is_day(day))
                    .map(str::to_owned),
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
        let mut query = form_urlencoded::Serializer::new(String::new());
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

async fn found(app: &App, language: &Language, asked: &Asked) -> Result<Filling, StoreError> {
    let number_of = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let skipped = number_of((asked.page - 1) * ON_A_PAGE);
    let (marathons, all) = app
        .store
        .marathons(&asked.filter, number_of(ON_A_PAGE), skipped)
        .await?;
    let countries = app.store.marathon_countries(asked.filter.now).await?;
    let texts = app.campaign.marathon_texts(language.as_str());
    let pages = all.div_ceil(ON_A_PAGE).max(1);
    let mut filling = Filling {
        texts: vec![
            ("found", number(texts, MarathonText::ListFound, all)),
            (
                "page",
                texts
                    .fill(MarathonText::ListPage, "page", &asked.page.to_string())
                    .replace("{pages}", &pages.to_string()),
            ),
        ],
        html: vec![(
            "countries",
            country_options(app, language, &countries, asked),
        )],
        fields: [("town", &asked.filter.town), ("from", &asked.filter.from)]
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)))
            .collect(),
        links: vec![
            (
                "previous",
                asked.address(language, asked.page.saturating_sub(1).min(pages)),
            ),
            ("next", asked.address(language, asked.page + 1)),
        ],
        rows: rows(app, language, &marathons),
        may_be_found: !asked.is_narrowed(),
        query: (asked.is_narrowed() || asked.page > 1).then(|| asked.query(asked.page)),
        ..Filling::default()
    };
    if !countries.is_empty() {
        filling.parts.push("search");
    }
    filling.parts.extend(match (all, asked.is_narrowed()) {
        (0, false) => ["empty"].as_slice(),
        (0, true) => &["none-found"],
        _ => &["found", "rows"],
    });
    if pages > 1 || asked.page > pages {
        filling.parts.push("pages");
    }
    if asked.page > 1 {
        filling.parts.push("previous");
    }
    if asked.page < pages {
        filling.parts.push("next");
    }
    Ok(filling)
}

fn country_options(app: &App, language: &Language, codes: &[String], asked: &Asked) -> String {
    let name = |code: &str| {
        let country = code.parse().ok()?;
        app.campaign.country_name(language.as_str(), country)
    };
    let mut named: Vec<(&str, &str)> = codes
        .iter()
        .filter_map(|code| Some((code.as_str(), name(code)?)))
        .collect();
    named.sort_by_key(|(_, name)| *name);
    options(named.into_iter(), asked.filter.country.as_deref())
}

fn rows(app: &App, language: &Language, marathons: &[ShownMarathon]) -> Vec<Filling> {
    let row = |marathon: &ShownMarathon| {
        let details: MarathonDetails = serde_json::from_str(&marathon.details).ok()?;
        Some(Told::of(app, language, &marathon.name, &details)?.filling())
    };
    marathons.iter().filter_map(row).collect()
}
