//! The marathons that staff has released, as pages and programs get them.

use marathon_domain::{
    MarathonDetails, MarathonFacts, MarathonId, MarathonList, MarathonResults, MarathonSearch,
    ReleasedMarathon, fold_town,
};
use marathon_store::{MarathonFilter, ShownMarathon, StoreError};

use super::{
    when::When,
    words_key::{WordsKey, address_hash},
};
use crate::state::App;

const ON_A_PAGE: u64 = 20;

/// The marathons to come that a search finds, one page of them.
pub async fn list(app: &App, search: &MarathonSearch) -> Result<MarathonList, StoreError> {
    let number_of = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let filter = MarathonFilter {
        country: search.country.map(|country| country.to_string()),
        town: search
            .town
            .as_deref()
            .map(fold_town)
            .filter(|town| !town.is_empty()),
        from: search.from.clone(),
        now: app.clock.seconds(),
    };
    let skipped = number_of((search.page - 1) * ON_A_PAGE);
    let (marathons, found) = app
        .store
        .marathons(&filter, number_of(ON_A_PAGE), skipped)
        .await?;
    let countries = app.store.marathon_countries(filter.now).await?;
    let pages = found.div_ceil(ON_A_PAGE).max(1);
    let is_last = search.page >= pages.min(MarathonSearch::LAST_PAGE);
    Ok(MarathonList {
        marathons: marathons.iter().filter_map(listed).collect(),
        found,
        pages,
        next: (!is_last).then_some(search.page + 1),
        countries: countries
            .iter()
            .filter_map(|code| code.parse().ok())
            .collect(),
    })
}

/// A released marathon with everything public about it; `None` if it was not released.
pub async fn released(app: &App, id: &MarathonId) -> Result<Option<ReleasedMarathon>, StoreError> {
    let address = address_hash(id.as_str());
    let Some(shown) = app.store.shown_marathon(&address).await? else {
        return Ok(None);
    };
    let results = app.store.marathon_results(&address).await?;
    let [letters, signatures, messages] = results;
    let results = MarathonResults {
        letters,
        signatures,
        messages,
    };
    let now = app.clock.seconds();
    Ok(details(id, &shown).map(|details| ReleasedMarathon {
        public: details.public,
        cancelled: shown.cancelled,
        over: When::of(&details).is_some_and(|when| when.ends < now),
        coming: (shown.coming >= ReleasedMarathon::COMING_FROM).then_some(shown.coming),
        results: results.is_any().then_some(results),
        facts: MarathonFacts::of(id.clone(), details),
    }))
}

/// What the list shows of a marathon.
fn listed(shown: &ShownMarathon) -> Option<MarathonFacts> {
    let id: MarathonId = shown.name.as_deref()?.parse().ok()?;
    let details = details(&id, shown)?;
    Some(MarathonFacts::of(id, details))
}

/// The words of its organiser. They are stored in clear, or, for a private marathon, sealed under its id.
/// This server checked and encoded them, so they can be read.
pub fn details(id: &MarathonId, shown: &ShownMarathon) -> Option<MarathonDetails> {
    let stored = &shown.words;
    match &stored.page_words {
        Some(sealed) => {
            let words = WordsKey::of_address(id).open(sealed, &stored.record)?;
            Some(words.details)
        }
        None => serde_json::from_str(&stored.details).ok(),
    }
}
