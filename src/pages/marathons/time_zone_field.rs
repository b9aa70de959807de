//! The time zone of the place: it follows from the country, and is asked for where that has several.

use leptos::prelude::*;
use marathon_domain::{MarathonText, TimeZones};

use crate::{
    browser::intl,
    components::FieldMistake,
    erased::Erased,
    reactive::{flag, follow, words},
    state::{Answer, ChosenCountry, FormProgress, page_answer, sent_value, use_content},
};

/// The list as a field of the form, hidden where there is nothing to choose.
#[component]
pub fn TimeZoneField() -> impl IntoView {
    let progress = FormProgress::here();
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let country = ChosenCountry::here();
    let answer = page_answer(Memo::new(|_| "/api/v1/time-zones".to_owned()));
    // What was chosen before, or where the device is.
    let likely = RwSignal::new(sent_value("time_zone"));
    follow(move || {
        if likely.get_untracked().is_none() {
            likely.set(intl::time_zone());
        }
    });
    let options = Memo::new(move |_| {
        let zones: TimeZones = answer.with(Answer::value)?;
        let likely = likely.get();
        Some(options(&zones, country.get()?.as_str(), likely.as_deref()))
            .filter(|options| !options.is_empty())
    });
    view! {
        <div class="field" hidden=flag(move || options.with(Option::is_none))>
            <label for="field-time_zone">{text(MarathonText::NewTimeZone)}</label>
            <select
                id="field-time_zone"
                name="time_zone"
                aria-describedby="error-time_zone"
                aria-invalid=words(move || progress.mistake_in("time_zone").map(|_| "true".to_owned()))
            >
                <option value="">{text(MarathonText::NewChoose)}</option>
                <optgroup
                    label=text(MarathonText::NewTimeZone)
                    inner_html=words(move || Some(options.get().unwrap_or_default()))
                ></optgroup>
            </select>
            <FieldMistake field="time_zone" />
        </div>
    }
    .erased()
}

/// As one piece of HTML, a zone a group, called after its place.
fn options(zones: &TimeZones, country: &str, likely: Option<&str>) -> String {
    let mut html = String::new();
    for group in zones.of(country) {
        let Some(zone) = group.first() else { continue };
        let is_likely = likely.is_some_and(|likely| group.contains(&likely));
        let selected = if is_likely { " selected" } else { "" };
        let (_, place) = zone.rsplit_once('/').unwrap_or(("", zone));
        let place = place.replace('_', " ");
        for part in [
            "<option value=\"",
            zone,
            "\"",
            selected,
            ">",
            &place,
            "</option>",
        ] {
            html.push_str(part);
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_a_group_is_shown_and_that_of_the_device_is_chosen() {
        let zones = TimeZones {
            in_doubt: [
                "ES Europe/Madrid Africa/Ceuta",
                "ES Atlantic/Canary",
                "US America/New_York America/Detroit",
            ]
            .map(str::to_owned)
            .into(),
        };
        assert_eq!(
            options(&zones, "ES", Some("Africa/Ceuta")),
            "<option value=\"Europe/Madrid\" selected>Madrid</option>\
             <option value=\"Atlantic/Canary\">Canary</option>"
        );
        assert!(options(&zones, "US", Some("Europe/Paris")).contains(">New York<"));
        assert_eq!(options(&zones, "FR", None), "");
    }
}
