//! The search form of the list.

use leptos::prelude::*;
use marathon_domain::{CountryCode, MarathonDetails, MarathonSearch, MarathonText, Page};

use crate::{
    erased::Erased,
    state::{one_line, use_content},
};

/// A form whose answer is the list itself, at an address that holds the search.
#[component]
pub fn SearchForm(
    search: MarathonSearch,
    /// The countries with marathons to come.
    countries: Vec<CountryCode>,
) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let named = content.countries.iter();
    let options = named
        .filter(|(code, _)| countries.contains(code))
        .map(|(code, name)| {
            let selected = search.country == Some(*code);
            view! { <option value=code.to_string() selected=selected>{name.clone()}</option> }
                .erased()
        });
    view! {
        <form
            class="marathons-search"
            method="get"
            action=Page::Marathons.path(&content.language)
            role="search"
        >
            <div class="field">
                <label for="search-country">{text(MarathonText::ListCountry)}</label>
                <select id="search-country" name="country">
                    <option value="">{text(MarathonText::ListAnyCountry)}</option>
                    <optgroup label=text(MarathonText::ListCountry)>{options.collect_view()}</optgroup>
                </select>
            </div>
            <div class="field">
                <label for="search-town">{text(MarathonText::ListTown)}</label>
                <input
                    id="search-town"
                    name="town"
                    type="search"
                    autocomplete="address-level2"
                    dir="auto"
                    maxlength=MarathonDetails::LONGEST_TOWN.to_string()
                    value=search.town.as_deref().map(one_line)
                />
            </div>
            <div class="field">
                <label for="search-from">{text(MarathonText::ListFrom)}</label>
                <input id="search-from" name="from" type="date" value=search.from />
            </div>
            <button class="button">{text(MarathonText::ListSearch)}</button>
        </form>
    }
    .erased()
}
