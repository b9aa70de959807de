//! Places on the world map. The land is one picture for all; a country's outline and its marker lie
//! over it.

use marathon_domain::{Content, MapPlace, Text};
use maud::{Markup, html};

/// The size of `assets/map/world.svg`, in its own units.
const WIDTH: &str = "1000";
const HEIGHT: &str = "474";

/// The region of a country.
pub fn country_map(content: &Content, place: &MapPlace, country: &str) -> Markup {
    let view = place.view.map(|side| side.to_string()).join(" ");
    html! {
        figure.country-map {
            svg viewBox=(view) role="img" aria-label=(content.fill(Text::CaseMapAlt, "country", country)) {
                (land())
                path.map-country d=(place.shape) {}
                circle.map-marker cx=(place.x) cy=(place.y) r="3" {}
            }
            figcaption { (country) }
        }
    }
}

/// The world with the countries of the cases.
pub fn world_map(content: &Content) -> Markup {
    html! {
        svg.world-map viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img"
            aria-label=(content.text(Text::HomeMapAlt)) {
            (land())
            @for place in content.cases.iter().filter_map(|case| case.map.as_ref()) {
                path.map-country d=(place.shape) {}
                circle.map-marker cx=(place.x) cy=(place.y) r="5" {}
            }
        }
    }
}

fn land() -> Markup {
    html! {
        image href="/map/world.svg" width=(WIDTH) height=(HEIGHT) {}
    }
}
