//! A page as it is served: the document's head, what the components draw, the data block.

use std::sync::Arc;

use marathon_domain::{Content, Document as Written, Language, Page, PageData, Text, to_lines};
use serde::{Deserialize, Serialize};

use super::{
    Drawn, Given, Known, LanguageSwitch, PrivatePage, draw, draw_private, head::Head,
    node_count::node_count, without_marks,
};

/// What the pages of one build have in common. The build writes it for the server, too.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shell {
    /// The name of the build, which is in each page.
    pub build: String,
    /// The address of the whole content of each language.
    pub files: Vec<(Language, String)>,
    /// The name of each language in previews.
    pub locales: Vec<(Language, String)>,
    /// The beginning of every head, as HTML.
    pub head: String,
    /// The elements that load the app, as HTML.
    pub app: String,
}

/// One page to be drawn.
pub struct Document<'a> {
    pub shell: &'a Shell,
    pub content: &'a Arc<Content>,
    pub page: &'a Page,
    /// The document's title, if it is not the page's own.
    pub title: Option<String>,
    /// Whether search engines may index it.
    pub may_be_found: bool,
}

impl<'a> Document<'a> {
    /// A page that everybody may see.
    pub fn of(shell: &'a Shell, content: &'a Arc<Content>, page: &'a Page) -> Self {
        Self {
            shell,
            content,
            page,
            title: None,
            may_be_found: !page.is_private(),
        }
    }

    /// A page with a route, for the app to take over. A page that gives a form back is never taken
    /// over: what was typed exists nowhere else, and its address is the API's.
    pub fn routed(mut self, known: Known) -> String {
        let (query, given) = (known.query.clone(), known.given.clone());
        let has_app = known.sent.is_none();
        self.may_be_found &= has_app;
        let drawn = draw(self.content, self.page, known);
        if has_app {
            let data = self.data(&drawn, given);
            self.html(&drawn, &query, Some(data))
        } else {
            self.html(&drawn.without_marks(), &query, None)
        }
    }

    /// A page that only the server draws, without the app. Search engines may not index a page that
    /// a secret opens.
    pub fn private(mut self, switch: LanguageSwitch, shown: impl PrivatePage) -> String {
        self.may_be_found &= matches!(switch, LanguageSwitch::Address(_));
        self.title = self.title.or_else(|| shown.title(self.content));
        let drawn = draw_private(self.content, self.page, switch, shown);
        self.html(&drawn.without_marks(), "", None)
    }

    fn data(&self, drawn: &Drawn, given: String) -> String {
        // The script of the page for partners adds to it.
        let main = if *self.page == Page::Document(Written::Partners) {
            0
        } else {
            node_count(&drawn.main)
        };
        // The address of something that does not exist shows the page that says so.
        let shown = if given == Given::MISSING {
            &Page::NotFound
        } else {
            self.page
        };
        to_lines(&PageData {
            build: self.shell.build.clone(),
            files: self.shell.files.clone(),
            nodes: (node_count(&drawn.header), main, node_count(&drawn.footer)),
            // No end tag may end the block. In JSON `<` occurs only in texts.
            given: given.replace('<', "\\u003c"),
            content: self.content.for_page(shown),
        })
    }

    /// There is nothing between the tags of the three roots and the drawn parts, because the app
    /// counts nodes.
    fn html(&self, drawn: &Drawn, query: &str, data: Option<String>) -> String {
        let head = Head {
            content: self.content,
            page: self.page,
            query,
            locales: &self.shell.locales,
            title: self.title.clone(),
            may_be_found: self.may_be_found,
        };
        let (app, class, block) = match data {
            Some(data) => (
                self.shell.app.as_str(),
                " class=\"pending\"",
                format!("<script type=\"text/plain\" id=\"content\">{data}</script>"),
            ),
            None => ("", "", String::new()),
        };
        let Drawn {
            header,
            main,
            footer,
        } = drawn;
        let (first, about) = (&self.shell.head, without_marks(&head.html()));
        let language = &self.content.language;
        let direction = self.content.text(Text::LanguageDirection);
        format!(
            "<!doctype html>\n\
             <html lang=\"{language}\" dir=\"{direction}\">\n\
             <head>{first}{app}{about}</head>\n\
             <body><div id=\"app\"{class}>\
             <header class=\"site-header\" id=\"top\">{header}</header>\
             <main id=\"main\" tabindex=\"-1\">{main}</main>\
             <footer class=\"site-footer\" id=\"foot\">{footer}</footer>\
             </div>{block}</body>\n\
             </html>\n"
        )
    }
}
