//! Places on the world map. The land is one picture for all maps; a country's outline and its
//! marker are drawn over it.

use leptos::prelude::*;
use marathon_domain::{CountryList, MapPlace, Slug, Text};

use super::list_separator;
use crate::{
    api,
    erased::Erased,
    reactive::{follow, part},
    state::use_content,
};

/// The size of `assets/map/world.svg`, in its own units.
const WIDTH: &str = "1000";
const HEIGHT: &str = "474";
const ALL: &str = "0 0 1000 474";

/// The region of a case's country. Nothing if the country has no place on the map.
#[component]
pub fn CountryMap(case: Slug) -> impl IntoView {
    let content = use_content();
    let case = content.case(&case)?;
    let place = case.map.clone()?;
    let view = place.view.clone();
    let alt = content.fill(Text::CaseMapAlt, "country", &case.country_name);
    Some(
        view! {
            <figure class="country-map">
                <svg viewBox=view role="img" aria-label=alt>
                    <Land />
                    <Country place radius="3" />
                </svg>
                <figcaption>{case.country_name.clone()}</figcaption>
            </figure>
        }
        .erased(),
    )
}

/// The world with the countries of the cases. Once they are known, the countries from which people take part each
/// get a dot, and are named below the map. The space of that line is reserved.
#[component]
pub fn WorldMap() -> impl IntoView {
    let content = use_content();
    let (taking_part, show) = signal(Vec::new());
    let language = content.language.clone();
    follow(move || {
        let path = api::countries_in(&language);
        leptos::task::spawn_local(async move {
            // If the answer does not come, the map stays as it is. The page may also be gone meanwhile.
            if let Ok(CountryList { countries }) = api::get(&path).await {
                let _ = show.try_set(countries);
            }
        });
    });
    let dots_file = content.asset("map/countries.svg");
    let dots = part(move || {
        let dots = taking_part.get().into_iter();
        let dots = dots.map(|country| {
            view! { <use href=[&*dots_file, "#", &*country.code].concat()></use> }.erased()
        });
        dots.collect_view().into_any()
    });
    let named = {
        let content = content.clone();
        part(move || {
            let countries = taking_part.get();
            if countries.is_empty() {
                return ().into_any();
            }
            let number = content.number(countries.len() as u64);
            let names: Vec<String> = countries
                .into_iter()
                .filter_map(|country| country.name)
                .collect();
            view! {
                <details>
                    <summary>{content.fill(Text::HomeMapCountries, "count", &number)}</summary>
                    <p>{names.join(list_separator(&content))}</p>
                </details>
            }
            .erased()
        })
    };
    let places = content.cases.iter().filter_map(|case| case.map.clone());
    let countries = places.map(|place| view! { <Country place radius="5" /> }.erased());
    view! {
        <svg class="world-map" viewBox=ALL role="img" aria-label=content.text(Text::HomeMapAlt).to_owned()>
            <Land />
            {countries.collect_view()}
            <g class="map-taking-part">{dots}</g>
        </svg>
        <div class="map-countries">{named}</div>
    }
    .erased()
}

#[component]
fn Land() -> impl IntoView {
    view! { <image href=use_content().asset("map/world.svg") width=WIDTH height=HEIGHT></image> }
        .erased()
}

/// A country's outline, which is empty if it is too small to draw, and its marker.
#[component]
fn Country(place: MapPlace, radius: &'static str) -> impl IntoView {
    view! {
        <path class="map-country" d=place.shape></path>
        <circle class="map-marker" cx=place.x cy=place.y r=radius></circle>
    }
    .erased()
}
