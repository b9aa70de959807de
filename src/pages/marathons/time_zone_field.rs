//! The time zone of the place. It follows from the country; the field asks for it if the country has several.

use leptos::prelude::*;
use marathon_domain::{MarathonText, TimeZones};

use crate::{
    components::FieldMistake,
    erased::Erased,
    reactive::{flag, memo, on, part, words},
    state::{Answer, ChosenCountry, ChosenTimeZone, FormProgress, page_answer, use_content},
};

/// The list as a field of the form, hidden if there is nothing to choose.
#[component]
pub fn TimeZoneField() -> impl IntoView {
    let progress = FormProgress::here();
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let (country, chosen) = (ChosenCountry::here(), ChosenTimeZone::here());
    let answer = page_answer(memo(|| "/api/v1/time-zones".to_owned()));
    let choices = memo(move || {
        let zones: Option<TimeZones> = answer.with(Answer::value);
        let choices = zones.zip(country.get());
        choices.map_or(Vec::new(), |(zones, country)| {
            choices_in(&zones, country.as_str(), chosen.likely().as_deref())
        })
    });
    let options = part(move || {
        let options = choices.get().into_iter().map(|choice| {
            view! { <option value=choice.zone selected=choice.is_likely>{choice.place}</option> }.erased()
        });
        options.collect_view().into_any()
    });
    // It is also empty if the values from another language are written again before the list is there.
    let choose = move |change| {
        let zone = event_target_value(&change);
        if !zone.is_empty() {
            chosen.choose(zone);
        }
    };
    view! {
        <div class="field" hidden=flag(move || choices.with(Vec::is_empty))>
            <label for="field-time_zone">{text(MarathonText::NewTimeZone)}</label>
            <select
                id="field-time_zone"
                name="time_zone"
                aria-describedby="error-time_zone"
                aria-invalid=words(move || progress.mistake_in("time_zone").map(|_| "true".to_owned()))
                on:change=on(choose)
            >
                <option value="">{text(MarathonText::NewChoose)}</option>
                {options}
            </select>
            <FieldMistake field="time_zone" />
        </div>
    }
    .erased()
}

/// A zone to choose, with the name of its place.
#[derive(Clone, Debug, PartialEq)]
struct Choice {
    zone: String,
    place: String,
    is_likely: bool,
}

/// The options: one for each group of zones that keep the same hours.
fn choices_in(zones: &TimeZones, country: &str, likely: Option<&str>) -> Vec<Choice> {
    let groups = zones.of(country).filter_map(|group| {
        let zone = *group.first()?;
        let (_, place) = zone.rsplit_once('/').unwrap_or(("", zone));
        Some(Choice {
            zone: zone.to_owned(),
            place: place.replace('_', " "),
            is_likely: likely.is_some_and(|likely| group.contains(&likely)),
        })
    });
    groups.collect()
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
        let choices = choices_in(&zones, "ES", Some("Africa/Ceuta"));
        let choices = choices
            .iter()
            .map(|choice| (&*choice.zone, &*choice.place, choice.is_likely));
        assert_eq!(
            choices.collect::<Vec<_>>(),
            [
                ("Europe/Madrid", "Madrid", true),
                ("Atlantic/Canary", "Canary", false)
            ]
        );
        let choices = choices_in(&zones, "US", Some("Europe/Paris"));
        assert_eq!(
            (&*choices[0].place, choices[0].is_likely),
            ("New York", false)
        );
        assert_eq!(choices_in(&zones, "FR", None), []);
    }
}
