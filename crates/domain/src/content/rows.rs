//! Content on its way to the browser: rows of strings, whose meaning is their place. Nested
//! structures would each bring code of their own to read them, 25 kB in an app that counts its bytes.
//! Both ends come from one build, so there is no second version to understand.

use super::{Campaign, Case, CaseStatus, Content, SectionCard, SectionLinks};
use crate::{country::CountryCode, language::Language};

/// Campaign, texts, countries, likely countries, then a row a section, then a row a case.
pub type Rows = Vec<Vec<String>>;

/// The rows are not content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the content's rows do not have the form that this build writes")]
pub struct InvalidRows;

/// A section's row starts with this, a case's with its number.
const SECTION: &str = "section";

impl From<Content> for Rows {
    fn from(content: Content) -> Self {
        let campaign = &content.campaign;
        let mut rows = vec![
            vec![
                content.language.to_string(),
                campaign.id.clone(),
                join(campaign.languages.iter().map(Language::as_str)),
                join(campaign.notices.iter().map(String::as_str)),
            ],
            content.texts,
            content
                .countries
                .into_iter()
                .flat_map(|(code, name)| [code.to_string(), name])
                .collect(),
            content
                .likely_countries
                .iter()
                .map(CountryCode::to_string)
                .collect(),
        ];
        rows.extend(content.sections.into_iter().map(section_row));
        rows.extend(content.cases.into_iter().map(case_row));
        rows
    }
}

fn section_row(section: SectionCard) -> Vec<String> {
    let SectionLinks {
        membership,
        news,
        actions,
        privacy,
    } = section.links;
    let mut row = vec![
        SECTION.to_owned(),
        section.code.to_string(),
        section.name,
        section.minimum_age.to_string(),
        join(section.countries.iter().map(CountryCode::as_str)),
    ];
    row.extend([membership, news, actions, privacy].map(Option::unwrap_or_default));
    row
}

fn case_row(case: Case) -> Vec<String> {
    let mut row = vec![
        case.number.to_string(),
        case.slug.to_string(),
        if case.status == CaseStatus::Open {
            "open"
        } else {
            "won"
        }
        .to_owned(),
        case.country.to_string(),
        case.country_name,
        // A right's name holds no line break, and many hold a comma.
        case.rights.join("\n"),
        case.facts_as_of,
        case.facts_as_of_words,
        case.name,
        case.short_name,
        case.headline,
        case.picture,
        case.alt,
        case.summary,
        case.addressee,
        case.demand,
    ];
    row.extend(case.story);
    row
}

impl TryFrom<Rows> for Content {
    type Error = InvalidRows;

    fn try_from(rows: Rows) -> Result<Self, InvalidRows> {
        read(rows).ok_or(InvalidRows)
    }
}

fn read(rows: Rows) -> Option<Content> {
    let mut rows = rows.into_iter();
    let mut head = rows.next()?.into_iter();
    let mut content = Content {
        language: head.next()?.parse().ok()?,
        campaign: Campaign {
            id: head.next()?,
            languages: list(&head.next()?)?,
            notices: list(&head.next()?)?,
        },
        texts: rows.next()?,
        countries: Vec::new(),
        likely_countries: Vec::new(),
        sections: Vec::new(),
        cases: Vec::new(),
    };
    for pair in rows.next()?.chunks_exact(2) {
        content
            .countries
            .push((pair[0].parse().ok()?, pair[1].clone()));
    }
    for code in rows.next()? {
        content.likely_countries.push(code.parse().ok()?);
    }
    for row in rows {
        if row.first()? == SECTION {
            content
                .sections
                .push(read_section(row.into_iter().skip(1))?);
        } else {
            content.cases.push(read_case(row.into_iter())?);
        }
    }
    Some(content)
}

fn read_section(mut row: impl Iterator<Item = String>) -> Option<SectionCard> {
    let code = row.next()?.try_into().ok()?;
    let name = row.next()?;
    let minimum_age = row.next()?.parse().ok()?;
    let countries = list(&row.next()?)?;
    let mut link = || Some(row.next()?).map(|link| (!link.is_empty()).then_some(link));
    let links = SectionLinks {
        membership: link()?,
        news: link()?,
        actions: link()?,
        privacy: link()?,
    };
    Some(SectionCard {
        code,
        name,
        countries,
        minimum_age,
        links,
    })
}

fn read_case(mut row: impl Iterator<Item = String>) -> Option<Case> {
    Some(Case {
        number: row.next()?.parse().ok()?,
        slug: row.next()?.try_into().ok()?,
        status: if row.next()? == "open" {
            CaseStatus::Open
        } else {
            CaseStatus::Won
        },
        country: row.next()?.parse().ok()?,
        country_name: row.next()?,
        rights: row.next()?.split('\n').map(str::to_owned).collect(),
        facts_as_of: row.next()?,
        facts_as_of_words: row.next()?,
        name: row.next()?,
        short_name: row.next()?,
        headline: row.next()?,
        picture: row.next()?,
        alt: row.next()?,
        summary: row.next()?,
        addressee: row.next()?,
        demand: row.next()?,
        story: row.collect(),
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
    fn content_comes_through_the_rows_unchanged() {
        let link = Some("https://example.org/".to_owned());
        let content = Content {
            language: "fr".parse().unwrap(),
            campaign: Campaign {
                id: "2020".to_owned(),
                languages: vec!["fr".parse().unwrap(), "en".parse().unwrap()],
                notices: vec!["2020-10".to_owned()],
            },
            texts: vec!["un".to_owned(), "deux".to_owned()],
            countries: vec![("FR".parse().unwrap(), "France".to_owned())],
            likely_countries: vec!["FR".parse().unwrap()],
            sections: vec![SectionCard {
                code: "int".to_owned().try_into().unwrap(),
                name: "Section".to_owned(),
                countries: vec![],
                minimum_age: 16,
                links: SectionLinks {
                    privacy: link,
                    ..SectionLinks::default()
                },
            }],
            cases: vec![Case {
                slug: "el-hiblu-3".parse().unwrap(),
                number: 7,
                status: CaseStatus::Won,
                country: "MT".parse().unwrap(),
                country_name: "Malte".to_owned(),
                rights: vec!["justice, vraiment".to_owned(), "asile".to_owned()],
                facts_as_of: "2020-10".to_owned(),
                facts_as_of_words: "octobre 2020".to_owned(),
                name: "Les trois".to_owned(),
                short_name: "Les 3".to_owned(),
                headline: "Titre".to_owned(),
                picture: "/stamps/el-hiblu-3.svg".to_owned(),
                alt: "Timbre".to_owned(),
                summary: "Résumé".to_owned(),
                story: vec!["Un.".to_owned(), "Deux.".to_owned()],
                addressee: "Aux autorités".to_owned(),
                demand: "Rendez justice.".to_owned(),
            }],
        };
        let json = serde_json::to_string(&content).unwrap();
        assert_eq!(serde_json::from_str::<Content>(&json).unwrap(), content);
        assert!(serde_json::from_str::<Content>("[]").is_err());
    }
}
