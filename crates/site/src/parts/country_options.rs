//! The countries of a form's list.

use marathon_domain::{Content, CountryCode};
use maud::{Markup, html};

/// All of them in the reader's language, the likely ones on top, the likeliest chosen or none.
pub fn country_options(content: &Content, home: Option<CountryCode>, chosen: bool) -> Markup {
    let others = content.likely_countries.iter().copied();
    let others = others.filter(|code| home != Some(*code));
    let likely: Vec<CountryCode> = home.into_iter().chain(others).collect();
    let named = |code: &CountryCode| content.countries.iter().find(|(listed, _)| listed == code);
    html! {
        @for (place, (code, name)) in likely.iter().filter_map(named).enumerate() {
            option value=(code) selected[chosen && place == 0] { (name) }
        }
        hr;
        @for (code, name) in content.countries.iter().filter(|(code, _)| !likely.contains(code)) {
            option value=(code) { (name) }
        }
    }
}
