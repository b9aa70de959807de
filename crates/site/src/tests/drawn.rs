//! Every page, drawn from the content in its own data block.

use std::sync::Arc;

use marathon_app::{
    draw::{Given, Known, draw},
    page_head,
};
use marathon_domain::{Content, MarathonId, Page, PageData, from_lines, to_lines};
use serde_json::json;

use super::content_of_the_repository;

/// Every page on which the app runs. One marathon represents all.
fn pages(content: &Content) -> Vec<Page> {
    let pages = content.pages().into_iter();
    pages
        .filter(Page::is_of_the_app)
        .chain([Page::Marathon(MarathonId::of([7; 16]))])
        .collect()
}

/// The API's answer for a page that only the server knows.
fn given(page: &Page) -> String {
    let facts = json!({
        "id": MarathonId::of([7; 16]), "title": "Evening", "place": "Library", "town": "Lille", "country": "FR",
        "date": "2026-12-05", "starts": "18:00", "ends": "02:00", "time_zone": "Europe/Paris",
        "languages": "French", "words": "Bring a pen.", "access": "Lift", "language": "fr",
    });
    let given = match page {
        Page::Marathons => json!({
            "marathons": [facts], "found": 21, "pages": 2, "next": 2, "countries": ["FR", "BE"],
        }),
        Page::Marathon(_) => json!({
            "facts": facts, "public": false, "cancelled": false, "over": false, "coming": 1200,
            "results": { "letters": 1, "signatures": 2, "messages": 3 },
        }),
        Page::Messages(slug) => json!({
            "petition": slug, "next": 7,
            "messages": [{ "text": "Courage", "name": "Amina", "country": "FR" }, { "text": "Salut" }],
        }),
        Page::NewMarathon => json!({ "in_doubt": ["ES Europe/Madrid", "ES Atlantic/Canary"] }),
        _ => return String::new(),
    };
    given.to_string()
}

/// The address of an unknown marathon shows the page that says so.
#[test]
fn a_missing_marathon_is_drawn_from_what_a_missing_page_has() {
    for content in content_of_the_repository() {
        let page = Page::Marathon(MarathonId::of([7; 16]));
        let drawn = |from: Content| {
            let known = Known {
                given: Given::MISSING.to_owned(),
                ..Known::default()
            };
            draw(&Arc::new(from), &page, known).main
        };
        let whole = drawn(content.clone());
        assert!(whole.contains("not-found"), "{whole}");
        assert_eq!(drawn(content.for_page(&Page::NotFound)), whole);
    }
}

#[test]
fn a_page_is_the_same_from_its_own_part_of_the_content() {
    let mut differences = Vec::new();
    for content in content_of_the_repository() {
        let browser = Arc::new(content.for_browser());
        let content = Arc::new(content);
        for page in pages(&content) {
            let drawn = |from: &Arc<Content>| {
                let title = page_head::title(from, &page);
                let known = Known {
                    given: given(&page),
                    ..Known::default()
                };
                let drawn = draw(from, &page, known);
                [title, drawn.header, drawn.main, drawn.footer]
            };
            let whole = drawn(&content);
            for from in [&browser, &Arc::new(content.for_page(&page))] {
                let parts = drawn(from).into_iter().zip(&whole);
                let differing = parts.filter(|(part, whole)| part != *whole);
                differences.extend(differing.map(|(part, whole)| {
                    let address = page.path(&content.language);
                    format!("{address}: {}", first_difference(&part, whole))
                }));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

fn first_difference(part: &str, whole: &str) -> String {
    let mut letters = part.char_indices().zip(whole.chars());
    let differs = letters.find(|((_, one), other)| one != other);
    let place = differs.map_or(part.len().min(whole.len()), |((place, _), _)| place);
    let near = |text: &str| -> String {
        let before = text[..place].chars().rev().take(100).collect::<Vec<_>>();
        let after = text[place..].chars().take(100);
        before.into_iter().rev().chain(after).collect()
    };
    format!("\n{}\nand not\n{}", near(part), near(whole))
}

/// The app reads the data block that was written, on whichever page it starts.
#[test]
fn the_data_of_every_page_can_be_read() {
    for content in content_of_the_repository() {
        let all = content.for_browser();
        let read: Content = from_lines(&to_lines(&all)).unwrap();
        assert_eq!(read, all, "{}", content.language);
        for page in content.pages() {
            let data = PageData {
                build: "build".to_owned(),
                files: vec![(content.language.clone(), "/content/x.txt".to_owned())],
                nodes: (1, 2, 3),
                given: String::new(),
                content: content.for_page(&page),
            };
            let lines = to_lines(&data);
            assert!(!lines.contains('<'), "{}", page.path(&content.language));
            assert_eq!(from_lines::<PageData>(&lines).unwrap(), data);
        }
    }
}

/// A page's content is in its markup as well, so its data block must stay small.
#[test]
fn a_page_holds_little_of_the_whole_content() {
    for content in content_of_the_repository() {
        let all = to_lines(&content.for_browser()).len();
        for page in content.pages() {
            let part = to_lines(&content.for_page(&page)).len();
            let address = page.path(&content.language);
            assert!(part * 2 < all, "{address}: {part} of {all} bytes");
        }
    }
}
