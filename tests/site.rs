//! The built site read as files, without a browser: every page in every language, where its links lead,
//! its words, what search engines and share previews are told, and what is posted elsewhere.

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
