//! A text page from Markdown: the title, the first paragraph, the rest as HTML.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::{ContentError, SourceFile};
use crate::{content::WrittenPage, page::Document};

/// Reads `languages/{language}/pages/{name}.md`.
pub fn document(document: Document, file: &SourceFile) -> Result<WrittenPage, ContentError> {
    let mut events = Parser::new_ext(&file.text, Options::ENABLE_HEADING_ATTRIBUTES);
    let title_first = matches!(
        events.next(),
        Some(Event::Start(Tag::Heading {
            level: HeadingLevel::H1,
            ..
        }))
    );
    let title = text_until(&mut events, &TagEnd::Heading(HeadingLevel::H1));
    let lead_next = matches!(events.next(), Some(Event::Start(Tag::Paragraph)));
    let lead = text_until(&mut events, &TagEnd::Paragraph);
    if !title_first || !lead_next || title.is_empty() || lead.is_empty() {
        let reason = "must start with `# Title` and a paragraph";
        return Err(ContentError::new(&file.name, "text", reason));
    }
    let mut rest = Vec::new();
    for event in events {
        if let Event::Html(html) | Event::InlineHtml(html) = &event {
            let reason = format!("is Markdown without HTML, but has {html}");
            return Err(ContentError::new(&file.name, "text", reason));
        }
        rest.push(event);
    }
    let mut written = String::new();
    html::push_html(&mut written, rest.into_iter());
    Ok(WrittenPage {
        document,
        title,
        lead,
        html: written,
    })
}

fn text_until<'a>(events: &mut impl Iterator<Item = Event<'a>>, end: &TagEnd) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::End(tag) if tag == *end => break,
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<WrittenPage, ContentError> {
        let file = SourceFile {
            name: "how.md".to_owned(),
            text: text.to_owned(),
        };
        document(Document::How, &file)
    }

    #[test]
    fn title_and_lead_stand_apart() {
        let page =
            read("# Title\n\nThe *lead*\nin two lines.\n\n## Part {#part}\n\nText.").unwrap();
        assert_eq!(page.title, "Title");
        assert_eq!(page.lead, "The lead in two lines.");
        assert_eq!(page.html, "<h2 id=\"part\">Part</h2>\n<p>Text.</p>\n");
    }

    #[test]
    fn what_is_no_such_page_is_refused() {
        for wrong in [
            "",
            "Text.",
            "# Title",
            "# Title\n\n## Part",
            "# T\n\nLead.\n\n<b>x</b>",
        ] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }
}
