//! Places on the world map. The land is one picture for all maps; a country's outline and its
//! marker are drawn over it.

use leptos::prelude::*;
use marathon_domain::{MapPlace, Slug, Text};

use crate::{erased::Erased, state::use_content};

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

/// The world with the countries of the cases.
#[component]
pub fn WorldMap() -> impl IntoView {
    let content = use_content();
    let places = content.cases.iter().filter_map(|case| case.map.clone());
    let countries = places.map(|place| view! { <Country place radius="5" /> }.erased());
    view! {
        <svg class="world-map" viewBox=ALL role="img" aria-label=content.text(Text::HomeMapAlt).to_owned()>
            <Land />
            {countries.collect_view()}
        </svg>
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
