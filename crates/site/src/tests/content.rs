//! The content of every language.

use marathon_domain::{Document, source};

use super::{content_of_the_repository, sources};

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
fn what_a_section_adds_is_in_every_language() {
    let mut sources = sources();
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
    super::mistakes::strike(international, &texts[2], "");
    let said = source::assemble(&sources).unwrap_err().to_string();
    assert!(said.contains("int.toml: consent.es: is missing"), "{said}");
}
