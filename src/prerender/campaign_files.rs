//! Reads `assets/campaign` from the disk.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use marathon_domain::source::{CaseSource, LanguageSource, SourceFile, Sources};

/// All files of the campaign.
pub fn read(folder: &Path) -> Result<Sources> {
    let mut sources = Sources {
        campaign: file(&folder.join("campaign.toml"))?,
        sections: texts(&folder.join("sections"), None)?,
        cases: Vec::new(),
        languages: Vec::new(),
    };
    for slug in names(&folder.join("cases"))? {
        let case = folder.join("cases").join(&slug);
        let facts = file(&case.join("case.toml"))?;
        sources.cases.push(CaseSource {
            slug,
            facts,
            texts: texts(&case, Some("case"))?,
        });
    }
    for language in names(&folder.join("languages"))? {
        let texts = folder.join("languages").join(&language);
        sources.languages.push(LanguageSource {
            language,
            interface: file(&texts.join("interface.toml"))?,
            countries: file(&texts.join("countries.toml"))?,
            rights: file(&texts.join("rights.toml"))?,
        });
    }
    Ok(sources)
}

/// The TOML files of a folder by their names without ending, but for one.
fn texts(folder: &Path, but: Option<&str>) -> Result<Vec<(String, SourceFile)>> {
    let stems = names(folder)?
        .into_iter()
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned));
    stems
        .filter(|stem| Some(stem.as_str()) != but)
        .map(|stem| {
            let source = file(&folder.join(format!("{stem}.toml")))?;
            Ok((stem, source))
        })
        .collect()
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut names = entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>>>()?;
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
