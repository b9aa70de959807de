//! Ways to put a petition into a post, and their results.

use std::collections::BTreeMap;

use serde_json::json;

use crate::{line::line_for, stage::Stage};

/// What a visitor sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Petition,
    Card,
    Counter,
    Link,
    Nothing,
}

impl Shown {
    pub fn named(name: &str) -> Self {
        match name {
            "petition" => Self::Petition,
            "card" => Self::Card,
            "counter" => Self::Counter,
            "link" => Self::Link,
            _ => Self::Nothing,
        }
    }
}

/// How WordPress is set up for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    AsItIs,
    Trusting,
    WithThePlugin,
}

pub struct Way {
    pub name: &'static str,
    /// Which of the contents.
    pub content: &'static str,
    pub setting: Setting,
    /// What visitors see if an administrator wrote it, and if an author did.
    pub shown: [Shown; 2],
}

const fn way(
    name: &'static str,
    content: &'static str,
    setting: Setting,
    shown: [Shown; 2],
) -> Way {
    Way {
        name,
        content,
        setting,
        shown,
    }
}

pub const WAYS: [Way; 8] = [
    way(
        "the line",
        "line",
        Setting::AsItIs,
        [Shown::Petition, Shown::Link],
    ),
    way(
        "the plain frame",
        "frame",
        Setting::AsItIs,
        [Shown::Petition, Shown::Link],
    ),
    way(
        "the counter",
        "counter",
        Setting::AsItIs,
        [Shown::Counter, Shown::Link],
    ),
    way("the address", "address", Setting::AsItIs, [Shown::Card; 2]),
    way(
        "the address, trusted",
        "address",
        Setting::Trusting,
        [Shown::Petition; 2],
    ),
    way(
        "the address, with the plugin",
        "address",
        Setting::WithThePlugin,
        [Shown::Petition; 2],
    ),
    way(
        "[marathon], with the plugin",
        "shortcode",
        Setting::WithThePlugin,
        [Shown::Petition; 2],
    ),
    way(
        "[marathon_counter], with the plugin",
        "counting",
        Setting::WithThePlugin,
        [Shown::Counter; 2],
    ),
];

/// Width and height of what is shown.
pub const SIZE: &str =
    "const element = document.querySelector('marathon-petition, marathon-counter')
        ?? document.querySelector('iframe[src*=\"/embed/\"]');
    return element ? [element.offsetWidth, element.offsetHeight] : []";

/// What is written into a post, by name.
pub async fn contents(stage: &Stage, host: &str) -> BTreeMap<&'static str, String> {
    let site = stage.origin();
    let line = async |kind: &str| {
        let choices = json!({ "kind": kind, "case": "jani-silva", "section": "fr", "host": host });
        let line = line_for(stage, choices, &site).await;
        format!(
            "<!-- wp:paragraph --><p>Before</p><!-- /wp:paragraph -->\n<!-- wp:html -->{line}<!-- /wp:html -->"
        )
    };
    let address = format!("{site}/fr/cases/jani-silva");
    BTreeMap::from([
        ("line", line("petition").await),
        ("frame", line("frame").await),
        ("counter", line("bar").await),
        (
            "address",
            format!(
                "<!-- wp:embed {{\"url\":\"{address}\"}} --><figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\n{address}\n</div></figure><!-- /wp:embed -->"
            ),
        ),
        (
            "shortcode",
            "<!-- wp:shortcode -->[marathon case=\"jani-silva\" section=\"fr\" lang=\"fr\"]<!-- /wp:shortcode -->".to_owned(),
        ),
        (
            "counting",
            "<!-- wp:shortcode -->[marathon_counter case=\"jani-silva\" variant=\"bar\"]<!-- /wp:shortcode -->".to_owned(),
        ),
    ])
}
