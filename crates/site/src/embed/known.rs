//! Facts about this site for the scripts of embedding (`embed/built.d.ts`), as JavaScript.

use std::collections::BTreeMap;

use anyhow::Result;
use marathon_domain::{Content, EMBED_HEIGHTS, LiveText, Text};
use serde_json::{Value, json};

/// Each fact is a literal that replaces a name in the scripts.
pub struct Known {
    /// The origin of the site.
    pub address: String,
    words: String,
    heights: String,
}

impl Known {
    pub fn of(contents: &[Content]) -> Result<Self> {
        let address = contents.first().map(|content| &content.address);
        let words: BTreeMap<String, Value> = contents.iter().map(words).collect();
        let heights = EMBED_HEIGHTS.map(|height| (height.from_width, height.one, height.all));
        Ok(Self {
            address: serde_json::to_string(&address)?,
            words: serde_json::to_string(&words)?,
            heights: serde_json::to_string(&heights)?,
        })
    }

    /// The script with all facts written into it. The marathon's address is given as an expression.
    pub fn write_into(&self, script: &str, address: &str) -> String {
        script
            .replace("MARATHON_SITE", address)
            .replace("MARATHON_WORDS", &self.words)
            .replace("MARATHON_HEIGHTS", &self.heights)
    }
}

fn words(content: &Content) -> (String, Value) {
    let live = |text: LiveText| content.live_text(text);
    let words = json!({
        "link": content.text(Text::EmbedSign),
        "goal": live(LiveText::NextGoal),
        "signatures": {
            "zero": live(LiveText::SignaturesZero),
            "one": live(LiveText::SignaturesOne),
            "two": live(LiveText::SignaturesTwo),
            "few": live(LiveText::SignaturesFew),
            "many": live(LiveText::SignaturesMany),
            "other": live(LiveText::SignaturesOther),
        },
    });
    (content.language.to_string(), words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::content_of_the_repository;

    /// A language that editors add needs no change of code.
    #[test]
    fn every_language_of_the_content_has_its_words() {
        let contents = content_of_the_repository();
        let known = Known::of(&contents).unwrap();
        let script = "a(MARATHON_SITE,MARATHON_WORDS,MARATHON_HEIGHTS)";
        let written = known.write_into(script, &known.address);
        assert!(!written.contains("MARATHON_"), "{written}");
        for content in &contents {
            let link = content.text(Text::EmbedSign);
            let language = format!("\"{}\":{{\"goal\":", content.language);
            assert!(
                written.contains(&language) && written.contains(link),
                "{language}"
            );
        }
        assert!(written.contains("[320,1790,3190]"), "{written}");
    }
}
