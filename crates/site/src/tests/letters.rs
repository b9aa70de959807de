//! Where a letter goes: to its addressee's address, through the section by post, or to the section online.

use std::sync::Arc;

use marathon_app::draw::{Known, draw};
use marathon_domain::{Content, Page, Text};

use super::content_of_the_repository;

fn letter(content: Content) -> String {
    let page = Page::Letter(content.cases[8].slug.clone());
    draw(&Arc::new(content), &page, Known::default()).main
}

/// The places of these texts in the page, which must come in this order.
fn in_order(page: &str, parts: [&str; 3]) {
    let places = parts.map(|part| page.find(part).unwrap_or_else(|| panic!("no {part}")));
    assert!(places.is_sorted(), "{parts:?} at {places:?}");
}

#[test]
fn without_an_address_handing_over_comes_first_and_nothing_is_posted() {
    for content in content_of_the_repository() {
        let texts = [
            Text::LetterSendTitle,
            Text::LetterSendText,
            Text::PostedTitle,
        ];
        let posting = texts.map(|text| content.text(text).to_owned());
        let kept = content.text(Text::LetterKeepText).to_owned();
        let page = letter(content);
        in_order(
            &page,
            ["id=\"field-text\"", "id=\"hand-over\"", "letter-copies"],
        );
        for words in posting {
            assert!(!page.contains(&format!(">{words}<")), "{words}");
        }
        assert!(!page.contains("posted-form") && page.contains(&kept));
        // The letter can still be printed and copied.
        assert_eq!(page.matches("class=\"letter-ways\"").count(), 1);
    }
}

#[test]
fn an_address_of_the_addressee_is_where_it_is_posted_to() {
    for mut content in content_of_the_repository() {
        let letter_model = content.cases[8].letter.as_mut().expect("it has one");
        letter_model.address = vec!["Street 1".to_owned(), "12345 Town".to_owned()];
        let title = content.text(Text::LetterAddress).to_owned();
        let page = letter(content);
        in_order(&page, [&title, "id=\"hand-over\"", "posted-form"]);
        assert!(!page.contains("letter-copies"));
        // On the page, and on the sheet that is printed.
        assert_eq!(page.matches("12345 Town").count(), 2);
    }
}

#[test]
fn a_letter_goes_through_a_section_that_has_an_address() {
    for mut content in content_of_the_repository() {
        for section in &mut content.sections {
            section.address = vec!["Street 2".to_owned()];
        }
        let section = content.likely_section().expect("there is one").name.clone();
        let care_of = content.fill(Text::LetterCareOf, "section", &section);
        let title = content.text(Text::LetterSectionAddress).to_owned();
        let page = letter(content);
        in_order(&page, [&title, "id=\"hand-over\"", "posted-form"]);
        assert_eq!(page.matches("Street 2").count(), 2);
        assert_eq!(page.matches(&care_of).count(), 2);
    }
}
