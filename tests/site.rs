//! Reads the built site as files, without a browser: every page in every language, its links, its
//! texts, the data for search engines and share previews, and the texts to share.

#[path = "site/addresses.rs"]
mod addresses;
#[path = "site/built_site.rs"]
mod built_site;
#[path = "site/html.rs"]
mod html;
#[path = "site/links.rs"]
mod links;
#[path = "site/old_browsers.rs"]
mod old_browsers;
#[path = "site/pages.rs"]
mod pages;
#[path = "site/previews.rs"]
mod previews;
#[path = "site/share_texts.rs"]
mod share_texts;
#[path = "site/typography.rs"]
mod typography;
#[path = "site/words.rs"]
mod words;
