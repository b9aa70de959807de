//! Reads `assets/campaign` from the disk.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use marathon_domain::source::{Entry, LanguageSource, SourceFile, Sources};

/// The file names of a photograph of a case or a win.
const PHOTOGRAPHS: [&str; 2] = ["photograph.jpg", "photograph.png"];

/// All files of the campaign.
pub fn read(folder: &Path) -> Result<Sources> {
    let mut sources = Sources {
        campaign: file(&folder.join("campaign.toml"))?,
        map: file(&folder.join("map.toml"))?,
        sections: texts(&folder.join("sections"), "toml", None)?,
        cases: entries(&folder.join("cases"), "case")?,
        further: entries(&folder.join("further"), "petition")?,
        wins: entries(&folder.join("wins"), "win")?,
        languages: Vec::new(),
    };
    for language in names(&folder.join("languages"))? {
        let texts_folder = folder.join("languages").join(&language);
        sources.languages.push(LanguageSource {
            language,
            interface: file(&texts_folder.join("interface.toml"))?,
            countries: file(&texts_folder.join("countries.toml"))?,
            rights: file(&texts_folder.join("rights.toml"))?,
            writing: file(&texts_folder.join("writing.toml"))?,
            marathons: file(&texts_folder.join("marathons.toml"))?,
            pages: texts(&texts_folder.join("pages"), "md", None)?,
        });
    }
    Ok(sources)
}

/// The subfolders of a folder, each with a file of facts and texts by language.
fn entries(folder: &Path, facts: &str) -> Result<Vec<Entry>> {
    let entry = |slug: String| {
        let own = folder.join(&slug);
        Ok(Entry {
            facts: file(&own.join(format!("{facts}.toml")))?,
            texts: texts(&own, "toml", Some(facts))?,
            has_photograph: PHOTOGRAPHS.iter().any(|name| own.join(name).is_file()),
            slug,
        })
    };
    names(folder)?.into_iter().map(entry).collect()
}

/// The files of a folder with that ending, by their names without it. One file is left out.
fn texts(folder: &Path, ending: &str, but: Option<&str>) -> Result<Vec<(String, SourceFile)>> {
    let stems = names(folder)?
        .into_iter()
        .filter_map(|name| Some(name.strip_suffix(ending)?.strip_suffix('.')?.to_owned()));
    stems
        .filter(|stem| Some(stem.as_str()) != but)
        .map(|stem| {
            let source = file(&folder.join(format!("{stem}.{ending}")))?;
            Ok((stem, source))
        })
        .collect()
}

fn names(folder: &Path) -> Result<Vec<String>> {
    // git keeps no empty folder, so a campaign without wins lacks that folder.
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut names = entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>>>()?;
    // Files that file managers leave behind are not content.
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}

fn file(path: &Path) -> Result<SourceFile> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    Ok(SourceFile {
        name: path.display().to_string(),
        text,
    })
}
