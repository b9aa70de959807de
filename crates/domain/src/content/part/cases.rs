//! How much of a case a page shows.

use crate::content::{Case, LetterModel, MessageGuide};
use crate::{
    page::{Document, Page},
    slug::Slug,
};

/// The whole case, without the texts that only search engines and previews read.
pub fn for_browser(case: &Case) -> Case {
    Case {
        summary: String::new(),
        ..case.clone()
    }
}

/// The part of a case that a page shows.
pub fn on_page(case: &Case, page: &Page) -> Case {
    let is_own = |slug: &Slug| *slug == case.slug;
    match page {
        Page::Home => Case {
            map: case.map.clone(),
            ..card(case)
        },
        Page::Case(slug) | Page::Petition(slug) if is_own(slug) => Case {
            letter: empty_letter(case),
            message: recipients(case),
            ..for_browser(case)
        },
        Page::Letter(slug) if is_own(slug) => Case {
            map: None,
            rights: Vec::new(),
            facts_as_of: String::new(),
            facts_as_of_words: String::new(),
            story: Vec::new(),
            updates: Vec::new(),
            photograph: None,
            quotation: None,
            why: String::new(),
            demand: String::new(),
            share: String::new(),
            message: MessageGuide::default(),
            ..for_browser(case)
        },
        Page::Message(slug) if is_own(slug) => Case {
            message: case.message.clone(),
            ..card(case)
        },
        Page::MessageSent(slug) | Page::Messages(slug) if is_own(slug) => Case {
            letter: empty_letter(case),
            message: recipients(case),
            ..card(case)
        },
        Page::Sign => Case {
            demand: case.demand.clone(),
            ..card(case)
        },
        Page::Act => Case {
            name_within: case.name_within.clone(),
            message: recipients(case),
            ..card(case)
        },
        Page::Booklet => Case {
            letter: None,
            map: None,
            updates: Vec::new(),
            photograph: None,
            quotation: None,
            share: String::new(),
            message: MessageGuide::default(),
            ..for_browser(case)
        },
        Page::Thanks | Page::Mailed => Case {
            share: case.share.clone(),
            ..card(case)
        },
        // Each of these leads to other cases.
        Page::Case(_)
        | Page::Petition(_)
        | Page::Done(_)
        | Page::NotFound
        | Page::Document(Document::Partners) => card(case),
        _ => bare(case),
    }
}

/// The parts that a link to the case shows: picture, names, headline.
fn card(case: &Case) -> Case {
    Case {
        country_name: case.country_name.clone(),
        name: case.name.clone(),
        short_name: case.short_name.clone(),
        headline: case.headline.clone(),
        ..bare(case)
    }
}

/// The least: that the case exists, and whether it can be signed.
fn bare(case: &Case) -> Case {
    Case {
        slug: case.slug.clone(),
        number: case.number,
        status: case.status,
        country: case.country,
        country_name: String::new(),
        map: None,
        rights: Vec::new(),
        facts_as_of: String::new(),
        facts_as_of_words: String::new(),
        name: String::new(),
        name_within: None,
        short_name: String::new(),
        headline: String::new(),
        alt: String::new(),
        summary: String::new(),
        story: Vec::new(),
        updates: Vec::new(),
        photograph: None,
        quotation: None,
        why: String::new(),
        addressee: String::new(),
        demand: String::new(),
        share: String::new(),
        letter: None,
        message: MessageGuide::default(),
    }
}

/// A model letter without its words: it says only that there is a letter to link to.
fn empty_letter(case: &Case) -> Option<LetterModel> {
    case.letter.as_ref().map(|_| LetterModel::default())
}

fn recipients(case: &Case) -> MessageGuide {
    MessageGuide {
        to: case.message.to.clone(),
        ..MessageGuide::default()
    }
}
