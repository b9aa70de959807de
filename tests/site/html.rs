//! Reads pages: elements by selector, and the words that a reader sees.

use std::cell::RefCell;

use lol_html::{RewriteStrSettings, element, html_content::TextType, rewrite_str, text};

/// An element with the text in it.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub text: String,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(own, _)| own == name)?;
        Some(&found.1)
    }
}

/// All elements that match. If they are nested, the inner one has the text.
pub fn find(html: &str, selector: &str) -> Vec<Element> {
    let found = RefCell::new(Vec::<Element>::new());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(selector, |element| {
            let attributes = element.attributes().iter();
            found.borrow_mut().push(Element {
                name: element.tag_name(),
                attributes: attributes
                    .map(|attribute| (attribute.name(), decoded(&attribute.value())))
                    .collect(),
                text: String::new(),
            });
            Ok(())
        }))
        .append_element_content_handler(text!(selector, |part| {
            if let Some(element) = found.borrow_mut().last_mut() {
                element.text += part.as_str();
            }
            Ok(())
        }));
    rewrite_str(html, settings).expect("the page is HTML");
    let mut found = found.into_inner();
    for element in &mut found {
        element.text = decoded(&element.text);
    }
    found
}

/// The one element that matches.
pub fn only(html: &str, selector: &str) -> Element {
    let mut found = find(html, selector);
    assert_eq!(found.len(), 1, "{selector}: {found:?}");
    found.remove(0)
}

/// Elements within a line of text.
const INLINE: [&str; 9] = ["a", "b", "bdi", "em", "i", "mark", "span", "strong", "time"];

/// The text of a page's body, a paragraph or a label at a time.
pub fn blocks(html: &str) -> Vec<String> {
    let blocks = RefCell::new(vec![String::new()]);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("body *", |element| {
            if !INLINE.contains(&element.tag_name().as_str()) {
                blocks.borrow_mut().push(String::new());
            }
            Ok(())
        }))
        .append_element_content_handler(text!("body *", |part| {
            if let Some(block) = blocks.borrow_mut().last_mut()
                && part.text_type() != TextType::ScriptData
            {
                *block += part.as_str();
            }
            Ok(())
        }));
    rewrite_str(html, settings).expect("the page is HTML");
    let blocks = blocks.into_inner();
    let words = blocks
        .iter()
        .map(|block| decoded(block.trim_matches([' ', '\n'])));
    words.filter(|block| !block.is_empty()).collect()
}

/// The text with its entities decoded.
fn decoded(text: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    let replace = |text: String, (entity, letter): (&str, &str)| text.replace(entity, letter);
    entities.into_iter().fold(text.to_owned(), replace)
}
