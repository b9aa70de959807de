//! What a document needs beside its data: the campaign's texts, and the stamp.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;
use marathon_domain::{Case, Content, Language, PaperText, Slug, Text, Words};
use marathon_paper::Sheet;
use marathon_seal::files::FileError;

use super::DocumentError;
use crate::error::CliError;

/// The subject of a document, and the source of its words.
#[derive(Args, Debug)]
pub struct SourceArgs {
    /// The petition that it is about.
    #[arg(long, value_name = "SLUG")]
    pub petition: Slug,
    /// The language of the document, one of the site's.
    #[arg(long, value_name = "CODE")]
    language: Language,
    /// The built site, which has the texts and the stamp.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    site: PathBuf,
    /// A folder with typefaces, for scripts that no typeface of this machine can write.
    #[arg(long, value_name = "DIR")]
    pub fonts: Option<PathBuf>,
}

pub struct DocumentSource {
    pub content: Content,
    pub case: Case,
    pub words: Words,
    stamp: String,
}

impl DocumentSource {
    /// Reads the texts of that campaign, if one is named.
    pub fn read(args: &SourceArgs, campaign: Option<&str>) -> Result<Self, CliError> {
        let content = content(args, campaign)?;
        let all = || content.cases.iter().chain(&content.further);
        let case = all().find(|case| case.slug == args.petition).cloned();
        let case = case.ok_or_else(|| {
            let others: Vec<&str> = all().map(|case| case.slug.as_str()).collect();
            CliError::NoSuchPetition {
                petition: args.petition.to_string(),
                others: others.join(", "),
            }
        })?;
        // The build of the site has checked the tag.
        let words = Words::of(content.text(Text::LanguageLocale));
        Ok(Self {
            words: words.ok_or_else(|| no_language(&content.language.to_string(), "none"))?,
            stamp: stamp(&args.site, case.slug.as_str())?,
            case,
            content,
        })
    }

    /// A text of the document, with its words in braces filled in.
    pub fn say(&self, text: PaperText, values: &[(&str, &str)]) -> String {
        let text = self.content.paper_text(text).to_owned();
        values.iter().fold(text, |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }

    pub fn number(&self, number: u64) -> String {
        self.words.number(number)
    }

    /// The name of a section in the language, or its code.
    pub fn section(&self, code: &str) -> String {
        let mut sections = self.content.sections.iter();
        let section = sections.find(|section| section.code.as_str() == code);
        section.map_or_else(|| code.to_owned(), |section| section.name.clone())
    }

    /// The sheets of a document made on that day.
    pub fn sheet(&self, author: &str, day: &str) -> Sheet {
        Sheet {
            language: self.content.language.to_string(),
            rtl: self.content.text(Text::LanguageDirection) == "rtl",
            title: self.case.name.clone(),
            author: author.to_owned(),
            foot: format!("{} · {}", self.case.name, self.case.addressee),
            day: day.to_owned(),
            stamp_alt: self.case.alt.clone(),
            stamp: self.stamp.clone(),
        }
    }
}

fn content(args: &SourceArgs, campaign: Option<&str>) -> Result<Content, CliError> {
    let mut contents = read_catalogue(&args.site)?;
    let site = &contents[0].campaign.id;
    if let Some(records) = campaign.filter(|records| records != site) {
        let (site, records) = (site.clone(), records.to_owned());
        return Err(DocumentError::OtherCampaign { site, records }.into());
    }
    let place = contents
        .iter()
        .position(|content| content.language == args.language);
    match place {
        Some(place) => Ok(contents.swap_remove(place)),
        None => {
            let others: Vec<String> = contents
                .iter()
                .map(|content| content.language.to_string())
                .collect();
            Err(no_language(&args.language.to_string(), &others.join(", ")).into())
        }
    }
}

/// Reads what the build of the site wrote for the server. It is never served.
fn read_catalogue(site: &Path) -> Result<Vec<Content>, CliError> {
    let path = site.join("campaign/catalogue.json");
    let bad = |reason: String| DocumentError::Site {
        path: path.clone(),
        reason,
    };
    let text = fs::read(&path).map_err(|error| bad(error.to_string()))?;
    let contents: Vec<Content> =
        serde_json::from_slice(&text).map_err(|error| bad(error.to_string()))?;
    match contents.is_empty() {
        true => Err(bad("it has no language".to_owned()).into()),
        false => Ok(contents),
    }
}

fn no_language(language: &str, others: &str) -> DocumentError {
    DocumentError::NoSuchLanguage {
        language: language.to_owned(),
        others: others.to_owned(),
    }
}

/// The stamp of a petition. Its file name in the built site has the slug and a hash of the content.
fn stamp(site: &Path, slug: &str) -> Result<String, CliError> {
    let folder = site.join("stamps");
    let files = fs::read_dir(&folder).into_iter().flatten().flatten();
    let path = files.map(|file| file.path()).find(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        let hash = name
            .and_then(|name| name.strip_prefix(slug)?.strip_prefix('-'))
            .and_then(|rest| rest.strip_suffix(".svg"));
        hash.is_some_and(|hash| hash.bytes().all(|digit| digit.is_ascii_hexdigit()))
    });
    let Some(path) = path else {
        let petition = slug.to_owned();
        return Err(DocumentError::NoStamp {
            path: folder,
            petition,
        }
        .into());
    };
    Ok(fs::read_to_string(&path).map_err(|error| FileError::not_read(&path, error))?)
}
