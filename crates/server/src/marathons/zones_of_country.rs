//! The time zone follows from the country, unless its zones keep different hours.

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::{
    civil::{Date, date},
    tz::TimeZone,
};
use marathon_domain::TimeZones;

const TABLE: &str = include_str!("zones_of_countries.txt");

/// Zones that keep the same hours on all of these days count as one: marathons are announced two years ahead.
const FIRST_DAY: Date = date(2026, 1, 1);
const DAYS: i64 = 5 * 365;

/// For each country, groups of zones that keep the same hours. The first zone of a group names it.
static OF_COUNTRIES: LazyLock<BTreeMap<&str, Vec<Vec<&str>>>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let countries = lines.filter_map(|line| {
        let (country, zones) = line.split_once(' ')?;
        Some((country, grouped(zones.split(' ').collect())))
    });
    countries.collect()
});

fn grouped(zones: Vec<&'static str>) -> Vec<Vec<&'static str>> {
    if zones.len() == 1 {
        return vec![zones];
    }
    let mut groups: Vec<(Vec<i32>, Vec<&str>)> = Vec::new();
    for zone in zones {
        let Some(hours) = hours(zone) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == hours) {
            Some((_, group)) => group.push(zone),
            None => groups.push((hours, vec![zone])),
        }
    }
    groups.into_iter().map(|(_, zones)| zones).collect()
}

/// The offset at noon of each day. `None` if there is no such zone.
fn hours(zone: &str) -> Option<Vec<i32>> {
    let zone = TimeZone::get(zone).ok()?;
    let noon = FIRST_DAY.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).ok()?;
    let noon = noon.timestamp().as_second();
    let moments = (0..DAYS).map(|day| jiff::Timestamp::from_second(noon + day * 24 * 3600));
    let offsets = moments.map(|moment| Some(zone.to_offset(moment.ok()?).seconds()));
    offsets.collect()
}

/// The zone that was sent. If none was, the only one of the country, or else an empty text.
pub fn zone_of(country: &str, sent: &str) -> String {
    let groups = OF_COUNTRIES.get(country.trim());
    match (sent.trim(), groups.map(Vec::as_slice)) {
        ("", Some([only])) => only.first().copied().unwrap_or_default().to_owned(),
        (sent, _) => sent.to_owned(),
    }
}

/// The zone in a form. Its list may still be that of the country chosen before.
pub fn zone_of_form(country: &str, sent: &str) -> String {
    let is_of = |country: &str| {
        let groups = OF_COUNTRIES.get(country);
        groups.is_some_and(|groups| groups.iter().flatten().any(|zone| *zone == sent.trim()))
    };
    let is_of_another = !is_of(country.trim()) && OF_COUNTRIES.keys().any(|country| is_of(country));
    zone_of(country, if is_of_another { "" } else { sent })
}

/// The zones to choose from, for each country with several.
pub fn in_doubt() -> TimeZones {
    let countries = OF_COUNTRIES.iter().filter(|(_, groups)| groups.len() > 1);
    let lines = countries.flat_map(|(country, groups)| {
        groups
            .iter()
            .map(move |zones| format!("{country} {}", zones.join(" ")))
    });
    TimeZones {
        in_doubt: lines.collect(),
    }
}

/// The same as JSON, as the API gives it.
pub fn in_doubt_as_json() -> String {
    // Strings always encode.
    serde_json::to_string(&in_doubt()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::when::is_time_zone;
    use super::*;

    fn named(country: &str) -> Vec<&'static str> {
        OF_COUNTRIES[country].iter().map(|zones| zones[0]).collect()
    }

    #[test]
    fn most_countries_have_one_and_the_others_few() {
        assert_eq!(named("FR"), ["Europe/Paris"]);
        // Several names, the same hours.
        assert_eq!(named("DE"), ["Europe/Berlin"]);
        assert_eq!(named("ES"), ["Europe/Madrid", "Atlantic/Canary"]);
        assert_eq!(named("AR"), ["America/Argentina/Buenos_Aires"]);
        assert_eq!(named("US").len(), 8, "{:?}", named("US"));
        let group = &OF_COUNTRIES["US"][0];
        assert!(group.starts_with(&["America/New_York", "America/Detroit"]));
        let asked = OF_COUNTRIES.values().filter(|groups| groups.len() > 1);
        assert!(asked.count() < 30);
        let most = OF_COUNTRIES.values().map(Vec::len).max();
        assert!(most < Some(13), "{most:?}");
    }

    #[test]
    fn every_one_is_a_zone_that_a_marathon_can_be_in() {
        for (country, groups) in OF_COUNTRIES.iter() {
            assert!(!groups.is_empty(), "{country}");
            for zone in groups.iter().flatten() {
                assert!(is_time_zone(zone), "{country} {zone}");
            }
        }
    }

    #[test]
    fn what_follows_from_the_country_is_not_asked_for() {
        assert_eq!(zone_of("FR", ""), "Europe/Paris");
        assert_eq!(zone_of("US", ""), "");
        assert_eq!(zone_of("US", "America/Denver"), "America/Denver");
        assert_eq!(zone_of("?", ""), "");
        // A program may send any zone; a form may still hold the one chosen for another country.
        assert_eq!(zone_of("FR", "America/Denver"), "America/Denver");
        assert_eq!(zone_of_form("FR", "America/Denver"), "Europe/Paris");
        assert_eq!(zone_of_form("US", "America/Detroit"), "America/Detroit");
        assert_eq!(zone_of_form("US", "Europe/Paris"), "");
        // A zone that no list has is refused later.
        assert_eq!(zone_of_form("FR", "Europe/Nowhere"), "Europe/Nowhere");
    }
}
