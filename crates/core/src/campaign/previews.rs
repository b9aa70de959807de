//! What another site shows of a page with a form, given its address (oEmbed).

use std::collections::HashMap;

use marathon_domain::{Case, CaseStatus, Content, Language, Page, SectionCode, Text};

/// The previews, by the path of their page.
pub struct Previews(HashMap<String, Preview>);

/// One page with a form.
pub struct Preview {
    pub language: Language,
    pub page: Page,
    pub title: String,
    /// What the reader can do there, as the text of a link: `Sign the petition: …`.
    pub act: String,
    /// The name of the site, in the page's language.
    pub site: String,
    /// The section that receives the data if the address names none.
    pub section: SectionCode,
}

impl Previews {
    /// The previews of all pages with a form, in all languages.
    pub fn of(contents: &[Content]) -> Self {
        let previews = contents.iter().flat_map(of_language);
        Self(previews.collect())
    }

    /// The page at a path within the site.
    pub fn get(&self, path: &str) -> Option<&Preview> {
        self.0.get(path)
    }
}

fn of_language(content: &Content) -> Vec<(String, Preview)> {
    // Without a section nobody could sign.
    let Some(section) = content.likely_section() else {
        return Vec::new();
    };
    let preview = |page: Page, title: &str, act: String| {
        let preview = Preview {
            language: content.language.clone(),
            title: title.to_owned(),
            act,
            site: content.text(Text::SiteName).to_owned(),
            section: section.code.clone(),
            page,
        };
        (preview.page.path(&content.language), preview)
    };
    let of_case = |page: Page, case: &Case| {
        let act = match case.status {
            CaseStatus::Open => content.fill(Text::EmbedSignNamed, "name", &case.name),
            CaseStatus::Won => case.name.clone(),
        };
        preview(page, &case.name, act)
    };
    let case = |case: &Case| of_case(Page::Case(case.slug.clone()), case);
    let further = |case: &Case| of_case(Page::Petition(case.slug.clone()), case);
    let title = content.text(Text::SignTitle);
    let all = preview(Page::Sign, title, title.to_owned());
    let cases = content.cases.iter().map(case);
    cases
        .chain(content.further.iter().map(further))
        .chain([all])
        .collect()
}
