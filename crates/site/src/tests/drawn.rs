//! Every page, from the content that stands in it.

use std::sync::Arc;

use marathon_app::{
    draw::{Known, draw},
    page_head,
};
use marathon_domain::{Content, PageData, from_lines, to_lines};

use super::content_of_the_repository;
use crate::templates::template;

#[test]
fn a_page_is_the_same_from_its_own_part_of_the_content() {
    for content in content_of_the_repository() {
        let browser = Arc::new(content.for_browser());
        let content = Arc::new(content);
        for page in content.pages() {
            let address = page.path(&content.language);
            let drawn = |from: &Arc<Content>| {
                let title = page_head::title(from, &page);
                let drawn = draw(
                    from,
                    &page,
                    Known {
                        template: template(&content, &page),
                        ..Known::default()
                    },
                );
                [title, drawn.header, drawn.main, drawn.footer]
            };
            let whole = drawn(&content);
            for from in [&browser, &Arc::new(content.for_page(&page))] {
                for (place, (part, whole)) in drawn(from).iter().zip(&whole).enumerate() {
                    assert!(
                        part == whole,
                        "{address}, {place}: {}",
                        first_difference(part, whole)
                    );
                }
            }
        }
    }
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

/// What the app reads is what was written, whichever page it starts on.
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

/// What the browser is sent of a page stands in its markup too: it must stay little beside it.
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
