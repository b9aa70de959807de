//! Where pages come from: the pre-rendered files of the site; in the development build, and when the
//! site is built, the components.

#[cfg(feature = "hydrate")]
pub use served::{from_document, load};

#[cfg(not(feature = "hydrate"))]
pub use drawn::load;

/// Every page is a file of the site. Taking the markup from there keeps it out of the WASM.
#[cfg(feature = "hydrate")]
mod served {
    use marathon_domain::SiteData;
    use web_sys::{Document, DomParser, SupportedType};

    use crate::{
        api::{self, ClientError},
        shown_page::ShownPage,
    };

    /// The page at an address within the site. One that is missing has a page that says so.
    pub async fn load(path: &str) -> Result<ShownPage, ClientError> {
        let html = api::get_page(path).await?;
        let document = DomParser::new()
            .and_then(|parser| parser.parse_from_string(&html, SupportedType::TextHtml))
            .map_err(|_| ClientError::Unreachable)?;
        let markup = |selector: &str| {
            let element = document.query_selector(selector).ok().flatten();
            element.map_or(String::new(), |element| element.outer_html())
        };
        let mut page = from_document(&document, path).ok_or(ClientError::Unreachable)?;
        page.header = markup("body > header");
        page.main = markup("#main > *");
        page.footer = markup("body > footer");
        Ok(page)
    }

    /// What a document says beside its markup; none without a readable data block.
    pub fn from_document(document: &Document, path: &str) -> Option<ShownPage> {
        let json = document.get_element_by_id("content")?.text_content()?;
        let data: SiteData = serde_json::from_str(&json).ok()?;
        let direction = document.document_element()?.get_attribute("dir")?;
        Some(ShownPage {
            path: path.to_owned(),
            title: document.title(),
            direction,
            header: String::new(),
            main: String::new(),
            footer: String::new(),
            data,
        })
    }
}

#[cfg(not(feature = "hydrate"))]
mod drawn {
    use marathon_domain::Page;

    use crate::{
        api::{self, ClientError},
        pages,
        shown_page::ShownPage,
    };

    /// The page at an address, drawn here from the content of its language.
    pub async fn load(path: &str) -> Result<ShownPage, ClientError> {
        let language = path.split('/').nth(1).unwrap_or_default();
        let content = api::get_content(language).await?;
        let page = Page::at(path).map_or(Page::NotFound, |(_, page)| page);
        Ok(pages::draw(&content, page, path))
    }
}
