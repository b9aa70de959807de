//! Data on its way to the browser: rows of strings, whose meaning is their place. Nested structures
//! would each bring code of their own to read them, 25 kB in an app that counts its bytes. Both ends
//! come from one build, so there is no second version to understand.

use super::{Campaign, CaseStatus, SectionCard, SectionLinks, SiteData};
use crate::{country::CountryCode, language::Language, slug::Slug};

/// Language and campaign, texts, petitions, further petitions, then a row a section.
pub type Rows = Vec<Vec<String>>;

/// The rows are not the data of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rows do not have the form that this build writes")]
pub struct InvalidRows;

/// Stands before the slug of a petition that takes no more signatures.
const WON: char = '!';

impl From<SiteData> for Rows {
    fn from(data: SiteData) -> Self {
        let campaign = &data.campaign;
        let mut rows = vec![
            vec![
                data.language.to_string(),
                data.locale,
                campaign.id.clone(),
                join(campaign.languages.iter().map(Language::as_str)),
                join(campaign.notices.iter().map(String::as_str)),
            ],
            data.texts,
            data.petitions.iter().map(petition).collect(),
            data.further.iter().map(petition).collect(),
        ];
        rows.extend(data.sections.into_iter().map(section_row));
        rows
    }
}

fn petition((slug, status): &(Slug, CaseStatus)) -> String {
    match status {
        CaseStatus::Open => slug.to_string(),
        CaseStatus::Won => format!("{WON}{slug}"),
    }
}

fn section_row(section: SectionCard) -> Vec<String> {
    vec![
        section.code.to_string(),
        section.name,
        section.minimum_age.to_string(),
        join(section.countries.iter().map(CountryCode::as_str)),
        section.links.privacy.unwrap_or_default(),
        section.consent.unwrap_or_default(),
    ]
}

impl TryFrom<Rows> for SiteData {
    type Error = InvalidRows;

    fn try_from(rows: Rows) -> Result<Self, InvalidRows> {
        read(rows).ok_or(InvalidRows)
    }
}

fn read(rows: Rows) -> Option<SiteData> {
    let mut rows = rows.into_iter();
    let mut head = rows.next()?.into_iter();
    Some(SiteData {
        language: head.next()?.parse().ok()?,
        locale: head.next()?,
        campaign: Campaign {
            id: head.next()?,
            languages: list(&head.next()?)?,
            notices: list(&head.next()?)?,
        },
        texts: rows.next()?,
        petitions: read_petitions(rows.next()?)?,
        further: read_petitions(rows.next()?)?,
        sections: rows.map(read_section).collect::<Option<_>>()?,
    })
}

fn read_petitions(row: Vec<String>) -> Option<Vec<(Slug, CaseStatus)>> {
    let read = |text: String| match text.strip_prefix(WON) {
        Some(slug) => Some((slug.parse().ok()?, CaseStatus::Won)),
        None => Some((text.parse().ok()?, CaseStatus::Open)),
    };
    row.into_iter().map(read).collect()
}

fn read_section(row: Vec<String>) -> Option<SectionCard> {
    let mut row = row.into_iter();
    let text = |text: Option<String>| text.filter(|text| !text.is_empty());
    Some(SectionCard {
        code: row.next()?.try_into().ok()?,
        name: row.next()?,
        minimum_age: row.next()?.parse().ok()?,
        countries: list(&row.next()?)?,
        links: SectionLinks {
            privacy: text(row.next()),
            ..SectionLinks::default()
        },
        consent: text(row.next()),
        // Of no use in the browser.
        languages: Vec::new(),
        address: Vec::new(),
    })
}

fn join<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join(" ")
}

fn list<T: std::str::FromStr>(text: &str) -> Option<Vec<T>> {
    text.split_whitespace()
        .map(|part| part.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_come_through_the_rows_unchanged() {
        let data = SiteData {
            language: "fr".parse().unwrap(),
            locale: "fr".to_owned(),
            campaign: Campaign {
                id: "2020".to_owned(),
                languages: vec!["fr".parse().unwrap(), "en".parse().unwrap()],
                notices: vec!["2020-10".to_owned()],
            },
            texts: vec!["un".to_owned(), "deux".to_owned()],
            petitions: vec![
                ("jani-silva".parse().unwrap(), CaseStatus::Open),
                ("el-hiblu-3".parse().unwrap(), CaseStatus::Won),
            ],
            further: vec![("fair-trial".parse().unwrap(), CaseStatus::Open)],
            sections: vec![SectionCard {
                code: "int".to_owned().try_into().unwrap(),
                name: "Section".to_owned(),
                languages: vec![],
                countries: vec![],
                minimum_age: 16,
                consent: Some("Encore un mot.".to_owned()),
                links: SectionLinks {
                    privacy: Some("https://example.org/".to_owned()),
                    ..SectionLinks::default()
                },
                address: Vec::new(),
            }],
        };
        let json = serde_json::to_string(&data).unwrap();
        assert_eq!(serde_json::from_str::<SiteData>(&json).unwrap(), data);
        assert!(serde_json::from_str::<SiteData>("[]").is_err());
    }
}
