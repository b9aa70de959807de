//! Mistakes stop the build, which names them.

use marathon_domain::source::{self, SourceFile, Sources};

use super::sources;

/// The error for the content after one file was changed.
fn refusal(change: impl Fn(&mut Sources)) -> String {
    let mut sources = sources();
    change(&mut sources);
    source::assemble(&sources).unwrap_err().to_string()
}

pub fn strike(file: &mut SourceFile, word: &str, instead: &str) {
    assert!(file.text.contains(word), "{} has no {word}", file.name);
    file.text = file.text.replacen(word, instead, 1);
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
