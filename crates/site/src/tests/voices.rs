//! Photographs, quotations and updates. The repository ships none, so the test brings its own.

use std::sync::Arc;

use marathon_app::draw::{Known, draw};
use marathon_domain::{
    Content, Page,
    source::{self, Sources},
};

use super::{mistakes::strike, sources};

const PHOTOGRAPH: &str =
    "\n[photograph]\ncredit = \"© Lia <Test>\"\nalt = \"A \\\"woman\\\" by a river\"\n";
const QUOTATION: &str =
    "\n[quotation]\ntext = \"We stay.\"\nsource = \"Jani Silva, to a newspaper\"\n";
const UPDATES: &str = "\n[[updates]]\nday = \"2026-11-02\"\ntext = \"A judge listened.\"\n\
                       \n[[updates]]\nday = \"2026-11-20\"\ntext = \"She is home.\"\n";

/// Adds to the texts of the first case and of the first win, in every language.
fn with(more: &str) -> Sources {
    let mut sources = sources();
    for entry in [&mut sources.cases[0], &mut sources.wins[0]] {
        for (_, file) in &mut entry.texts {
            file.text.push_str(more);
        }
    }
    sources
}

/// Does what the build of the site does once the sizes are made.
fn sized(mut contents: Vec<Content>) -> Vec<Content> {
    for content in &mut contents {
        let cases = content.cases.iter_mut();
        let cases = cases.filter_map(|case| case.photograph.as_mut());
        let wins = content.wins.iter_mut();
        for photograph in cases.chain(wins.filter_map(|win| win.photograph.as_mut())) {
            (photograph.width, photograph.height) = (800, 533);
            photograph.widths = vec![400, 800];
            for file in [400, 800].map(|width| photograph.file(width, "avif")) {
                let served = format!("/{}", file.replace(".avif", "-0a1b2c3d.avif"));
                content.assets.push((file, served));
            }
        }
    }
    contents
}

fn drawn(content: &Content, page: Page) -> String {
    draw(&Arc::new(content.clone()), &page, Known::default()).main
}

#[test]
fn a_photograph_is_drawn_in_its_sizes_with_who_made_it() {
    let mut sources = with(PHOTOGRAPH);
    sources.cases[0].has_photograph = true;
    sources.wins[0].has_photograph = true;
    for content in sized(source::assemble(&sources).unwrap()) {
        let case = content.cases.iter().find(|case| case.photograph.is_some());
        let slug = case.unwrap().slug.clone();
        let own = drawn(&content, Page::Case(slug.clone()));
        for part in [
            "type=\"image/avif\"",
            &format!("/photographs/cases/{slug}-400-0a1b2c3d.avif 400w, "),
            &format!("/photographs/cases/{slug}-800.webp 800w"),
            "width=\"800\" height=\"533\"",
            "alt=\"A &quot;woman&quot; by a river\"",
            "© Lia &lt;Test&gt;",
        ] {
            assert!(own.contains(part), "{}: {part}: {own}", content.language);
        }
        let home = drawn(&content, Page::Home);
        assert_eq!(home.matches("class=\"photograph\"").count(), 1);
        assert!(!home.contains("photographs/cases"), "wins alone");
        for elsewhere in [Page::Booklet, Page::Letter(slug)] {
            assert!(!drawn(&content, elsewhere).contains("class=\"photograph\""));
        }
    }
}

#[test]
fn a_photograph_without_its_words_or_words_without_it_stop_the_build() {
    let mut bare = sources();
    bare.cases[0].has_photograph = true;
    let said = source::assemble(&bare).unwrap_err().to_string();
    assert!(
        said.contains("neither credit nor alternative text"),
        "{said}"
    );
    let said = source::assemble(&with(PHOTOGRAPH)).unwrap_err().to_string();
    assert!(said.contains("there is no photograph.jpg"), "{said}");
    for (word, field) in [
        ("© Lia <Test>", "credit"),
        ("A \\\"woman\\\" by a river", "alt"),
    ] {
        let mut sources = with(PHOTOGRAPH);
        sources.cases[0].has_photograph = true;
        sources.wins[0].has_photograph = true;
        let (_, texts) = &mut sources.cases[0].texts[2];
        strike(texts, word, " ");
        let said = source::assemble(&sources).unwrap_err().to_string();
        assert!(said.contains(&format!("photograph.{field}")), "{said}");
    }
}

#[test]
fn a_quotation_is_drawn_with_its_source_and_stands_in_every_language() {
    let mut sources = with(QUOTATION);
    for content in source::assemble(&sources).unwrap() {
        let case = content.cases.iter().find(|case| case.quotation.is_some());
        let own = drawn(&content, Page::Case(case.unwrap().slug.clone()));
        assert!(own.contains("<blockquote><p>We stay."), "{own}");
        assert!(own.contains("Jani Silva, to a newspaper"));
        assert!(drawn(&content, Page::Home).contains("We stay."), "the win");
    }
    let (_, texts) = &mut sources.wins[0].texts[1];
    strike(
        texts,
        "[quotation]\ntext = \"We stay.\"\nsource = \"Jani Silva, to a newspaper\"",
        "",
    );
    let said = source::assemble(&sources).unwrap_err().to_string();
    assert!(said.contains("quotation: is not the same"), "{said}");
}

#[test]
fn news_of_a_case_stand_on_it_with_their_day_the_newest_first() {
    let mut sources = sources();
    for (_, file) in &mut sources.cases[0].texts {
        file.text.push_str(UPDATES);
    }
    for content in source::assemble(&sources).unwrap() {
        let case = content.cases.iter().find(|case| !case.updates.is_empty());
        let own = drawn(&content, Page::Case(case.unwrap().slug.clone()));
        let place = |words: &str| own.find(words).unwrap_or_else(|| panic!("{words}: {own}"));
        assert!(place("She is home.") < place("A judge listened."));
        assert!(place("<time datetime=\"2026-11-20\">") < place("She is home."));
    }
    let (_, texts) = &mut sources.cases[0].texts[3];
    strike(texts, "day = \"2026-11-20\"", "day = \"2026-11-21\"");
    let said = source::assemble(&sources).unwrap_err().to_string();
    assert!(said.contains("updates: is not the same"), "{said}");
    strike(
        &mut sources.cases[0].texts[3].1,
        "2026-11-21",
        "20 November",
    );
    let said = source::assemble(&sources).unwrap_err().to_string();
    assert!(said.contains("updates.day"), "{said}");
}
