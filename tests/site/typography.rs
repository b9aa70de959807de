//! French typography: spaces that do not break, a narrow one before `; ! ? %`, a full one before `:` and
//! inside « ».

use crate::{built_site::SITE, html::blocks, words::spoken};

const SPACE: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// The first mistake, with its surroundings.
fn mistake(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| letters.get(index)).copied();
    let is_wrong = |&index: &usize| {
        let before = at(index.checked_sub(1));
        match letters[index] {
            // `12:30`, `https://…`
            ':' if at(Some(index + 1)).is_some_and(|next| !next.is_whitespace()) => false,
            ':' | '»' => before != Some(SPACE),
            // `?!`
            ';' | '!' | '?' | '%' => !matches!(before, Some(NARROW | '!' | '?')),
            '«' => at(Some(index + 1)) != Some(SPACE),
            '\'' => true,
            _ => false,
        }
    };
    let index = (0..letters.len()).find(is_wrong)?;
    let around = index.saturating_sub(20)..letters.len().min(index + 10);
    Some(letters[around].iter().collect())
}

#[test]
fn french_spaces_do_not_break() {
    let mut mistakes = Vec::new();
    for page in SITE
        .pages
        .iter()
        .filter(|page| page.language.as_str() == "fr")
    {
        let words = blocks(&page.html).into_iter().chain(spoken(page));
        let words = words.filter(|words| !words.contains("://"));
        mistakes.extend(
            words
                .filter_map(|words| mistake(&words))
                .map(|around| (&page.path, around)),
        );
    }
    assert!(mistakes.is_empty(), "{mistakes:#?}");
}

#[test]
fn what_the_app_says_in_french_is_written_so_too() {
    let french = SITE
        .contents
        .iter()
        .find(|content| content.language.as_str() == "fr");
    let texts = french.into_iter().flat_map(|content| &content.live_texts);
    let mistakes: Vec<_> = texts.filter_map(|text| mistake(text)).collect();
    assert!(mistakes.is_empty(), "{mistakes:#?}");
}

#[test]
fn mistakes_are_found() {
    for right in [
        "Qui\u{202f}?",
        "À 12:30",
        "«\u{a0}Oui\u{a0}»",
        "Ici\u{a0}: là",
        "77\u{202f}%",
    ] {
        assert_eq!(mistake(right), None, "{right}");
    }
    for wrong in [
        "Qui ?",
        "Qui?",
        "Ici : là",
        "« Oui\u{a0}»",
        "«\u{a0}Oui »",
        "77 %",
        "l'eau",
    ] {
        assert!(mistake(wrong).is_some(), "{wrong}");
    }
}
