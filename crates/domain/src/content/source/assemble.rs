//! Makes one [`Content`] for each language from the files, and checks that the files agree with one
//! another.

mod checks;
mod letter;
mod one_case;
mod one_language;
mod one_win;
mod voices;

use super::{ContentError, Sources, files::CampaignFile, parse, section};
use crate::{
    content::{Campaign, Content, Text},
    language::Language,
};
use one_language::Shared;

/// The content of every language of the campaign, in the campaign's order of languages.
pub fn assemble(sources: &Sources) -> Result<Vec<Content>, ContentError> {
    let file: CampaignFile = parse(&sources.campaign)?;
    let campaign = Campaign {
        id: file.id,
        languages: file.languages,
        notices: file.notices,
    };
    checks::campaign(&campaign, &sources.campaign)?;
    checks::retention(&file.retention, &sources.campaign)?;
    let sections = sources
        .sections
        .iter()
        .map(|(code, file)| section(code, file).map(|section| (section, file)))
        .collect::<Result<Vec<_>, _>>()?;
    checks::sections(&sections)?;
    let shared = Shared {
        campaign,
        retention: file.retention,
        figures: file.figures,
        map: parse(&sources.map)?,
        sections,
    };

    let languages = &shared.campaign.languages;
    let mut contents = languages
        .iter()
        .map(|language| {
            let source = sources
                .languages
                .iter()
                .find(|source| source.language == language.as_str())
                .ok_or_else(|| {
                    let reason = format!("there is no folder languages/{language}");
                    ContentError::new(&sources.campaign.name, "languages", reason)
                })?;
            shared.in_language(language, source, sources)
        })
        .collect::<Result<Vec<_>, _>>()?;

    voices::same_in_every_language(&contents)?;
    let own_name = |content: &Content| content.text(Text::LanguageName).to_owned();
    let names: Vec<(Language, String)> = contents
        .iter()
        .map(|content| (content.language.clone(), own_name(content)))
        .collect();
    for content in &mut contents {
        content.languages.clone_from(&names);
    }
    Ok(contents)
}
