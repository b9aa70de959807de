//! From what trunk built and what editors wrote to the site as it is served.

mod campaign_files;
mod compress;
mod embed;
mod found;
mod head;
mod options;
mod page_html;
mod render;
mod share_picture;
mod site_files;

use std::{fs, path::Path};

use anyhow::{Context, Result};
use marathon_domain::{Content, source};

pub use options::Options;

/// Writes the site into a fresh folder and puts it in place at the end, so that no half-written site
/// is ever served.
pub fn run(options: &Options) -> Result<()> {
    let sources = campaign_files::read(&options.assets.join("campaign"))?;
    let mut contents = source::assemble(&sources)?;
    for content in &mut contents {
        content.address.clone_from(&options.public_url);
    }
    if options.content_only {
        // The development server of the app serves everything else itself.
        write_campaign(&options.out, &options.assets, &contents)?;
        for content in &contents {
            let file = format!("content/{}.json", content.language);
            site_files::write(&options.out.join(file), &serde_json::to_vec(content)?)?;
        }
        return Ok(());
    }

    let fresh = options.out.with_extension("fresh");
    site_files::clear(&fresh)?;
    let mut shell = site_files::copy(&options.shell, &fresh)?;
    shell.add_hashed(&fresh, "marathons.css", &marathon_styles(&shell))?;
    shell.add_hashed(&fresh, "deed.js", include_bytes!("deed.js"))?;
    embed::copy(&options.embed, &fresh, &options.out, &mut shell)?;
    write_campaign(&fresh, &options.assets, &contents)?;
    for content in &contents {
        for page in content.pages() {
            let html = page_html::assemble(&shell, content, &page)?;
            site_files::write(&fresh.join(page.file(&content.language)), html.as_bytes())?;
        }
    }
    embed::write_all(&fresh, &shell, &contents)?;
    share_picture::write_all(&fresh, &options.assets, &contents)?;
    found::write(&fresh, &shell, &contents)?;
    compress::all_files(&fresh)?;
    site_files::put_in_place(&fresh, &options.out)
}

/// Of pages that few open, so that the others do not carry it.
fn marathon_styles(shell: &site_files::Shell) -> Vec<u8> {
    let styles = concat!(
        include_str!("../style/marathons.css"),
        include_str!("../style/kit.css")
    );
    shell.with_hashed_names(styles.to_owned()).into_bytes()
}

/// What the server reads at its start: the content of every language, and the sections.
fn write_campaign(out: &Path, assets: &Path, contents: &[Content]) -> Result<()> {
    site_files::write(
        &out.join("campaign/catalogue.json"),
        &serde_json::to_vec(contents)?,
    )?;
    let sections = assets.join("campaign/sections");
    for entry in
        fs::read_dir(&sections).with_context(|| format!("reading {}", sections.display()))?
    {
        let entry = entry?;
        let file = out.join("campaign/sections").join(entry.file_name());
        site_files::write(&file, &fs::read(entry.path())?)?;
    }
    Ok(())
}

/// What the repository's editors wrote, for tests of pages.
#[cfg(test)]
pub fn content_of_the_repository() -> Vec<Content> {
    let sources = campaign_files::read(Path::new("assets/campaign")).expect("it is readable");
    source::assemble(&sources).expect("it is sound")
}

#[cfg(test)]
mod tests {
    use marathon_domain::{
        Document,
        source::{SourceFile, Sources},
    };

    use super::*;

    /// What is said of the content once one file has been changed.
    fn refusal(change: impl Fn(&mut Sources)) -> String {
        let mut sources = campaign_files::read(Path::new("assets/campaign")).unwrap();
        change(&mut sources);
        source::assemble(&sources).unwrap_err().to_string()
    }

    fn strike(file: &mut SourceFile, word: &str, instead: &str) {
        assert!(file.text.contains(word), "{} has no {word}", file.name);
        file.text = file.text.replacen(word, instead, 1);
    }

    #[test]
    fn four_languages_hold_everything() {
        let contents = content_of_the_repository();
        let languages: Vec<_> = contents
            .iter()
            .map(|content| content.language.as_str())
            .collect();
        assert_eq!(languages, ["fr", "en", "es", "ar"]);
        for content in &contents {
            assert_eq!(content.cases.len(), 10);
            assert_eq!(content.wins.len(), 3);
            assert_eq!(content.further.len(), 1);
            assert_eq!(content.documents.len(), Document::ALL.len());
        }
    }

    #[test]
    fn a_text_missing_in_any_language_stops_the_build() {
        for place in 0..4 {
            let said = refusal(|sources| {
                strike(
                    &mut sources.languages[place].interface,
                    "lead = ",
                    "leed = ",
                );
            });
            assert!(
                said.contains("interface.toml") && said.contains("lead"),
                "{said}"
            );
            let said = refusal(|sources| {
                sources.cases[3].texts.remove(place);
            });
            assert!(
                said.contains("case.toml") && said.contains("beside it"),
                "{said}"
            );
            let said = refusal(|sources| {
                sources.languages[place].pages.remove(0);
            });
            assert!(said.contains("pages/"), "{said}");
        }
    }

    #[test]
    fn content_that_would_mislead_stops_the_build() {
        let said = refusal(|sources| {
            let (_, texts) = &mut sources.cases[0].texts[0];
            let (start, rest) = texts.text.split_once("story = [").unwrap();
            let (_, rest) = rest.split_once("\n]").unwrap();
            texts.text = format!("{start}story = [\"Short.\"]{rest}");
        });
        assert!(said.contains("has 1 words"), "{said}");
        let said = refusal(|sources| {
            let (_, international) = &mut sources.sections[1];
            strike(international, "countries = []", "countries = [\"FR\"]");
        });
        assert!(said.contains("FR is another section's"), "{said}");
        let said = refusal(|sources| {
            let (_, international) = &mut sources.sections[1];
            strike(international, "countries = []", "countries = [\"CH\"]");
        });
        assert!(said.contains("one section must name none"), "{said}");
        let said = refusal(|sources| {
            strike(&mut sources.cases[0].facts, "country = ", "# country = ");
        });
        assert!(
            said.contains("country") && said.contains("is missing"),
            "{said}"
        );
        let said = refusal(|sources| sources.further[0].slug = sources.cases[0].slug.clone());
        assert!(said.contains("one of the ten cases already"), "{said}");
        let said = refusal(|sources| strike(&mut sources.map, "[MM]", "[MA]"));
        assert!(said.contains("MM has no place"), "{said}");
    }

    #[test]
    fn what_a_section_adds_is_in_every_language() {
        let mut sources = campaign_files::read(Path::new("assets/campaign")).unwrap();
        let (_, international) = &mut sources.sections[1];
        let texts: Vec<_> = sources
            .languages
            .iter()
            .map(|source| format!("{0} = \"One more, in {0}.\"\n", source.language))
            .collect();
        international.text += &format!("\n[consent]\n{}", texts.concat());
        for content in source::assemble(&sources).unwrap() {
            let said = content.sections[1].named_in("{section}, {age}.");
            let name = &content.sections[1].name;
            assert_eq!(
                said,
                format!("{name}, 16. One more, in {}.", content.language)
            );
            assert_eq!(content.sections[0].consent, None);
        }
        let (_, international) = &mut sources.sections[1];
        strike(international, &texts[2], "");
        let said = source::assemble(&sources).unwrap_err().to_string();
        assert!(said.contains("int.toml: consent.es: is missing"), "{said}");
    }

    #[test]
    fn a_case_without_a_whole_model_letter_stops_the_build() {
        let said = refusal(|sources| strike(&mut sources.cases[0].facts, "[letter]", "[lettre]"));
        assert!(said.contains("lettre"), "{said}");
        let said = refusal(|sources| {
            let (_, texts) = &mut sources.cases[0].texts[0];
            let (start, _) = texts.text.split_once("[letter]").unwrap();
            texts.text = start.to_owned();
        });
        assert!(said.contains("letter: is missing"), "{said}");
        let said = refusal(|sources| {
            let (_, texts) = &mut sources.cases[0].texts[0];
            strike(texts, "points = [", "points = [\"One more.\",");
        });
        assert!(said.contains("must be 3 to choose from"), "{said}");
        let said = refusal(|sources| {
            strike(
                &mut sources.cases[0].facts,
                "languages = [",
                "languages = [\"xx\",",
            );
        });
        assert!(said.contains("`xx` has no name"), "{said}");
        let said =
            refusal(|sources| strike(&mut sources.languages[0].writing, "do = [", "do = [\"\","));
        assert!(said.contains("writing.toml"), "{said}");
    }
}
