//! Converts the selection of a request to one of the store, and back.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::civil::Date;
use marathon_domain::{CountryCode, MarathonId, SourceTag, fraud::SigningSelection as Sent};
use marathon_store::{AlikeSignings, SigningSelection, TraceTag};

use crate::{
    http::ApiError,
    staff::{id, record},
};

/// The most tags of a kind, and the most records, that one selection names.
pub const MOST_TAGS: usize = 100;
pub const MOST_RECORDS: usize = 2_000;

/// The selection, if all of it is valid. An empty one is refused, since it would match everybody.
pub fn selection(sent: &Sent) -> Result<SigningSelection, ApiError> {
    if sent == &Sent::default() {
        let message = "Name at least one thing that the signings have in common.";
        return Err(ApiError::of_field("selection", "required", message));
    }
    if sent.records.is_empty() {
        return Ok(SigningSelection::Alike(alike(sent)?));
    }
    let alone = Sent {
        records: sent.records.clone(),
        ..Sent::default()
    };
    if *sent != alone || sent.records.len() > MOST_RECORDS {
        let message = "Give up to 2,000 records, and nothing else.";
        return Err(ApiError::of_field("records", "invalid", message));
    }
    let records = sent.records.iter().map(|text| record(text));
    let records: Option<Vec<[u8; 16]>> = records.collect();
    let records = records.ok_or_else(|| {
        let message = "Give ids of records as exports have them.";
        ApiError::of_field("records", "invalid", message)
    })?;
    Ok(SigningSelection::Records(records))
}

/// The same for what was set aside: its tags may be gone, and would then select nothing.
pub fn lasting_selection(sent: &Sent) -> Result<SigningSelection, ApiError> {
    for (field, tags) in [("networks", &sent.networks), ("domains", &sent.domains)] {
        if !tags.is_empty() {
            let message =
                "Tags are gone after 72 hours: give records, a source, a country or days.";
            return Err(ApiError::of_field(field, "invalid", message));
        }
    }
    selection(sent)
}

fn alike(sent: &Sent) -> Result<AlikeSignings, ApiError> {
    let invalid = |field: &str, message: &str| ApiError::of_field(field, "invalid", message);
    let country = sent.country.as_deref().map(str::parse::<CountryCode>);
    let country = country
        .transpose()
        .map_err(|_| invalid("country", "Give two letters of ISO 3166-1."))?;
    let source = sent.source.as_deref().map(SourceTag::parse).transpose();
    let source = source.map_err(|_| invalid("source", "Give a source as reports name it."))?;
    if source
        .as_ref()
        .is_some_and(|one| MarathonId::is_source(one.as_str()))
    {
        let message = "No signature is marked with its marathon: give networks, mail domains, a country or days.";
        return Err(invalid("source", message));
    }
    Ok(AlikeSignings {
        networks: tags("networks", &sent.networks)?,
        domains: tags("domains", &sent.domains)?,
        source: source.map(|source| source.as_str().to_owned()),
        country: country.map(|country| country.to_string()),
        from: day("from", sent.from.as_deref())?,
        to: day("to", sent.to.as_deref())?,
    })
}

fn tags(field: &str, sent: &[String]) -> Result<Vec<TraceTag>, ApiError> {
    let tags = sent.iter().map(|text| tag(text));
    let tags: Option<Vec<TraceTag>> = tags.collect();
    tags.filter(|tags| tags.len() <= MOST_TAGS).ok_or_else(|| {
        let message = "Give up to 100 tags as bursts name them.";
        ApiError::of_field(field, "invalid", message)
    })
}

fn tag(text: &str) -> Option<TraceTag> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

/// A tag as calls write it.
pub fn tag_text(tag: &TraceTag) -> String {
    URL_SAFE_NO_PAD.encode(tag)
}

fn day(field: &str, sent: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(text) = sent else {
        return Ok(None);
    };
    // The store compares days as text, so only one spelling is allowed.
    let day: Option<Date> = text.parse().ok();
    let day = day.map(|day| day.to_string()).filter(|day| day == text);
    let message = "Give a day as 2026-11-30.";
    let day = day.ok_or_else(|| ApiError::of_field(field, "invalid", message))?;
    Ok(Some(day))
}

/// The selection as calls write it.
pub fn to_wire(selection: &SigningSelection) -> Sent {
    match selection {
        SigningSelection::Records(records) => Sent {
            records: records.iter().map(|record| id(record)).collect(),
            ..Sent::default()
        },
        SigningSelection::Alike(alike) => Sent {
            networks: alike.networks.iter().map(tag_text).collect(),
            domains: alike.domains.iter().map(tag_text).collect(),
            source: alike.source.clone(),
            country: alike.country.clone(),
            from: alike.from.clone(),
            to: alike.to.clone(),
            records: Vec::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_is_read_as_it_was_written() {
        let alike = Sent {
            networks: vec![tag_text(&[1; 8])],
            source: Some("partner.example".to_owned()),
            country: Some("FR".to_owned()),
            from: Some("2026-11-30".to_owned()),
            ..Sent::default()
        };
        let records = Sent {
            records: vec![id(&[7; 16])],
            ..Sent::default()
        };
        for sent in [alike, records] {
            assert_eq!(to_wire(&selection(&sent).unwrap()), sent);
        }
    }

    #[test]
    fn what_names_nothing_or_nothing_that_there_is_is_refused() {
        let with = |change: fn(&mut Sent)| {
            let mut sent = Sent::default();
            change(&mut sent);
            selection(&sent)
        };
        let changes: [fn(&mut Sent); 10] = [
            |_| {},
            |sent| sent.country = Some("XX".to_owned()),
            |sent| sent.source = Some("a b".to_owned()),
            |sent| sent.source = Some("marathon-abcdefghij".to_owned()),
            |sent| sent.from = Some("20261130".to_owned()),
            |sent| sent.to = Some("2026-02-30".to_owned()),
            |sent| sent.networks = vec!["AAAA".to_owned()],
            |sent| sent.domains = vec![tag_text(&[1; 8]); 101],
            |sent| sent.records = vec!["AAAA".to_owned()],
            |sent| {
                sent.records = vec![id(&[7; 16])];
                sent.country = Some("FR".to_owned());
            },
        ];
        for (number, change) in changes.into_iter().enumerate() {
            assert!(with(change).is_err(), "{number}");
        }
    }
}
