//! The content of a delivery's pages.

use marathon_domain::PaperText;
use marathon_paper::{Cover, Delivery, Written};

use super::{account::account, count::Count, countries::countries};
use crate::{
    documents::{DocumentError, DocumentSource},
    error::CliError,
};

/// The contents of a delivery, and the section that delivers.
pub struct DeliveryPages {
    pub source: DocumentSource,
    /// The section's name, in the language.
    pub section: String,
    /// The day of the export.
    pub as_of: String,
}

/// How many names there are, and where.
pub struct Names {
    /// Names in the volumes.
    pub held: u64,
    /// Names in a separate file, since no typeface here can write them.
    pub apart: u64,
    pub volumes: u64,
    /// Names in each volume but the last.
    pub longest: u64,
}

impl DeliveryPages {
    /// The cover, if the typefaces can write it.
    pub fn cover(&self, count: &mut Count) -> Result<Cover, CliError> {
        let (source, case) = (&self.source, &self.source.case);
        let countries = countries(count, source);
        let say = |text| source.say(text, &[]);
        let cover = Cover {
            kicker: source.say(PaperText::DeliveryKicker, &[("section", &self.section)]),
            name: case.name.clone(),
            addressee: case.addressee.clone(),
            demand: case.demand.clone(),
            number_title: say(PaperText::DeliveryNumber),
            number: source.number(count.counted),
            account: account(count, self),
            countries_title: say(PaperText::DeliveryCountries),
            countries: countries.rows,
            countries_note: match countries.folded {
                true => say(PaperText::DeliveryCountriesNote),
                false => String::new(),
            },
        };
        let said = [&cover.kicker, &cover.name, &cover.addressee, &cover.demand];
        let countries = cover.countries.iter().map(|(name, _)| name);
        let said = said.into_iter().chain(&cover.account).chain(countries);
        let unwritable = said.filter(|said| !count.faces.write(said)).count();
        match unwritable {
            0 => Ok(cover),
            _ => {
                let letters = count.faces.given_up().iter().collect();
                Err(DocumentError::Letters(letters).into())
            }
        }
    }

    /// One volume; the first has the cover.
    pub fn volume(
        &self,
        cover: Option<Cover>,
        figures: &Names,
        number: u64,
        names: Vec<Written>,
    ) -> Delivery {
        let source = &self.source;
        let mut sheet = source.sheet(&self.section, &self.as_of);
        let before = (number - 1) * figures.longest;
        let volume = match figures.volumes {
            1 => String::new(),
            volumes => source.say(
                PaperText::DeliveryVolume,
                &[
                    ("number", &source.number(number)),
                    ("of", &source.number(volumes)),
                    ("first", &source.number(before + 1)),
                    ("last", &source.number(before + names.len() as u64)),
                ],
            ),
        };
        if !volume.is_empty() {
            sheet.title = format!("{} · {volume}", sheet.title);
        }
        let (names_title, names_lead) = match number {
            1 => (
                source.say(PaperText::DeliveryNames, &[]),
                self.names_lead(figures),
            ),
            _ => (String::new(), Vec::new()),
        };
        Delivery {
            sheet,
            cover,
            heading: source.case.name.clone(),
            volume,
            names_title,
            names_lead,
            names,
        }
    }

    /// The text before the first name.
    fn names_lead(&self, figures: &Names) -> Vec<String> {
        let source = &self.source;
        let number = |text, number| source.say(text, &[("number", &source.number(number))]);
        if figures.held + figures.apart == 0 {
            return vec![source.say(PaperText::DeliveryNoNames, &[])];
        }
        let mut lines = vec![
            source.say(PaperText::DeliveryNamesLead, &[]),
            number(PaperText::DeliveryNamesNumber, figures.held),
        ];
        if figures.apart > 0 {
            lines.push(number(PaperText::DeliveryNamesApart, figures.apart));
        }
        lines
    }
}
