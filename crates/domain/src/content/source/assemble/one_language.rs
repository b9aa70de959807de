//! One language of the content.

use std::collections::BTreeMap;

use super::{
    super::{
        ContentError, LanguageSource, SourceFile, Sources,
        document::document,
        files::{
            CountriesFile, FiguresTable, InterfaceFile, MapFile, MarathonsFile, RightsFile,
            WritingFile,
        },
        parse,
    },
    checks, one_case, one_win,
};
use crate::{
    content::{
        ActText, Campaign, Case, Content, Figures, LiveText, MailText, MarathonText, MarathonTexts,
        PaperText, Retention, Section, SectionCard, Text, Words, Writing, WrittenPage,
    },
    grouping::Grouping,
    language::Language,
    page::Document,
};

/// The facts, the same in every language.
pub struct Shared<'a> {
    pub campaign: Campaign,
    pub retention: Retention,
    pub figures: FiguresTable,
    pub map: MapFile,
    pub sections: Vec<(Section, &'a SourceFile)>,
}

/// The parts of a language that the texts of its entries need.
pub struct Tongue<'a> {
    pub content: &'a Content,
    pub words: &'a Words,
    pub rights: &'a RightsFile,
    pub map: &'a MapFile,
    /// Names of the languages that addressees understand.
    pub languages: &'a BTreeMap<String, String>,
}

impl Shared<'_> {
    pub fn in_language(
        &self,
        language: &Language,
        source: &LanguageSource,
        sources: &Sources,
    ) -> Result<Content, ContentError> {
        let mut tables: InterfaceFile = parse(&source.interface)?;
        let texts = take_texts(&mut tables, Text::KEYS, &source.interface)?;
        let live_texts = take_texts(&mut tables, LiveText::KEYS, &source.interface)?;
        let act_texts = take_texts(&mut tables, ActText::KEYS, &source.interface)?;
        let mail_texts = take_texts(&mut tables, MailText::KEYS, &source.interface)?;
        let paper_texts = take_texts(&mut tables, PaperText::KEYS, &source.interface)?;
        none_left(&tables, &source.interface)?;
        let countries: CountriesFile = parse(&source.countries)?;
        let writing: WritingFile = parse(&source.writing)?;
        checks::writing(&writing, &source.writing)?;
        let mut content = Content {
            address: String::new(),
            assets: Vec::new(),
            language: language.clone(),
            grouping: Grouping::default(),
            campaign: self.campaign.clone(),
            languages: Vec::new(),
            texts,
            live_texts,
            act_texts,
            mail_texts,
            paper_texts,
            figures: Figures::default(),
            retention: self.retention.clone(),
            cases: Vec::new(),
            further: Vec::new(),
            wins: Vec::new(),
            documents: documents(source)?,
            writing: Writing {
                letter: writing.letter,
                message: writing.message,
                return_address_unwise: writing.return_address_unwise,
                return_address_wise: writing.return_address_wise,
                languages_understood: writing.languages_understood,
                general_note: writing.general_note,
            },
            marathons: marathons(&source.marathons)?,
            sections: Vec::new(),
            countries: countries.countries,
            likely_countries: countries.likely,
        };
        checks::countries(&content, &source.countries)?;
        let words = Words::of(content.text(Text::LanguageLocale)).ok_or_else(|| {
            let reason = "must be a BCP 47 tag";
            ContentError::new(&source.interface.name, "language.locale", reason)
        })?;
        content.grouping = words.grouping().ok_or_else(|| {
            let reason = "must write numbers in the digits 0 to 9: add -u-nu-latn";
            ContentError::new(&source.interface.name, "language.locale", reason)
        })?;
        content.figures = self.figures_in(&content, &words);
        for (section, file) in &self.sections {
            let card = section_card(section, &content, file)?;
            content.sections.push(card);
        }
        let rights: RightsFile = parse(&source.rights)?;
        let tongue = Tongue {
            content: &content,
            words: &words,
            rights: &rights,
            map: &self.map,
            languages: &writing.languages,
        };
        let in_order = |entries, folder| -> Result<Vec<Case>, ContentError> {
            let mut cases = one_case::all(&tongue, folder, entries)?;
            cases.sort_by_key(|case| case.number);
            checks::order(folder, cases.iter().map(|case| case.number))?;
            Ok(cases)
        };
        let cases = in_order(&sources.cases, "cases")?;
        let further = in_order(&sources.further, "further")?;
        checks::kinds(&cases, &further)?;
        let wins = one_win::all(&tongue, &sources.wins)?;
        (content.cases, content.further, content.wins) = (cases, further, wins);
        Ok(content)
    }

    fn figures_in(&self, content: &Content, words: &Words) -> Figures {
        let FiguresTable {
            imprisoned,
            freed,
            since,
        } = self.figures;
        // Rounded to the nearest whole number.
        let percent = (freed * 100 + imprisoned / 2)
            .checked_div(imprisoned)
            .unwrap_or(0);
        Figures {
            imprisoned: words.number(imprisoned),
            freed: words.number(freed),
            percent: content.fill(Text::LanguagePercent, "number", &words.number(percent)),
            // Years are not grouped.
            since: since.to_string(),
        }
    }
}

fn marathons(file: &SourceFile) -> Result<MarathonTexts, ContentError> {
    let MarathonsFile {
        names,
        plan,
        mut texts,
    } = parse(file)?;
    let marathons = MarathonTexts {
        texts: take_texts(&mut texts, MarathonText::KEYS, file)?,
        months: names.months.into(),
        weekdays: names.weekdays.into(),
        bring: plan.bring,
        care: plan.care,
        steps: plan.steps,
    };
    none_left(&texts, file)?;
    let steps = marathons.steps.iter();
    let said = steps.flat_map(|step| [&step.minutes, &step.title, &step.text]);
    let said = said.chain(&marathons.bring).chain(&marathons.care);
    for words in said.chain(&marathons.months).chain(&marathons.weekdays) {
        checks::not_empty(file, "plan", words)?;
    }
    Ok(marathons)
}

fn take_texts(
    tables: &mut InterfaceFile,
    keys: &[&str],
    file: &SourceFile,
) -> Result<Vec<String>, ContentError> {
    let mut texts = Vec::with_capacity(keys.len());
    for key in keys {
        let text = key
            .split_once('.')
            .and_then(|(table, name)| tables.get_mut(table)?.remove(name))
            .ok_or_else(|| ContentError::new(&file.name, key, "is missing"))?;
        checks::not_empty(file, key, &text)?;
        texts.push(text);
    }
    Ok(texts)
}

fn none_left(tables: &InterfaceFile, file: &SourceFile) -> Result<(), ContentError> {
    for (table, left) in tables {
        if let Some(name) = left.keys().next() {
            let field = format!("{table}.{name}");
            return Err(ContentError::new(&file.name, &field, "is not known"));
        }
    }
    Ok(())
}

fn documents(source: &LanguageSource) -> Result<Vec<WrittenPage>, ContentError> {
    let written = |wanted: Document| {
        let mut pages = source.pages.iter();
        let (_, file) = pages
            .find(|(name, _)| name == wanted.as_str())
            .ok_or_else(|| {
                let reason = format!("there is no pages/{}.md beside it", wanted.as_str());
                ContentError::new(&source.interface.name, "pages", reason)
            })?;
        document(wanted, file)
    };
    Document::ALL.into_iter().map(written).collect()
}

fn section_card(
    section: &Section,
    content: &Content,
    file: &SourceFile,
) -> Result<SectionCard, ContentError> {
    let written = |table: &str, texts: &BTreeMap<Language, String>| {
        let field = format!("{table}.{}", content.language);
        let text = texts
            .get(&content.language)
            .ok_or_else(|| ContentError::new(&file.name, &field, "is missing"))?;
        checks::not_empty(file, &field, text)?;
        Ok(text.clone())
    };
    let consent = match section.consent.is_empty() {
        true => None,
        false => Some(written("consent", &section.consent)?),
    };
    Ok(SectionCard {
        code: section.code.clone(),
        name: written("name", &section.name)?,
        languages: section.languages.clone(),
        consent,
        countries: section.countries.clone(),
        minimum_age: section.minimum_age,
        links: section.links.in_language(&content.language),
        address: section.address.clone(),
    })
}
