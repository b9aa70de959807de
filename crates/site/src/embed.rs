//! The pages for frames on partners' pages: plain HTML with a form, for each section and language, and the
//! files they need.

mod files;
mod known;

use std::{path::Path, sync::Arc};

use anyhow::Result;
use marathon_app::draw::EmbedDocument;
use marathon_domain::{Content, EmbedPage, EmbedState, Embedded, SectionCard};

use crate::site_files::{self, Built};

pub use files::{copy, keep_pinned};

/// Writes every page of every section.
pub fn write_all(out: &Path, shell: &Built, contents: &[Content]) -> Result<()> {
    for content in contents {
        let content = &Arc::new(content.clone());
        for section in &content.sections {
            for page in pages(content, section) {
                let html = shell.with_hashed_names(document(content, &page, section));
                site_files::write(&out.join(page.file()), html.as_bytes())?;
            }
        }
    }
    Ok(())
}

fn document(content: &Arc<Content>, page: &EmbedPage, section: &SectionCard) -> String {
    let document = EmbedDocument {
        content,
        page,
        section,
    };
    document.html()
}

fn pages(content: &Content, section: &SectionCard) -> Vec<EmbedPage> {
    let cases = content.cases.iter().chain(&content.further);
    let petitions = cases.map(|case| Embedded::Petition(case.slug.clone()));
    let shown = petitions.chain([Embedded::All]);
    let page = |shown: Embedded| {
        EmbedState::ALL.map(|state| EmbedPage {
            section: section.code.clone(),
            language: content.language.clone(),
            shown: shown.clone(),
            state,
        })
    };
    shown.flat_map(page).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::content_of_the_repository;
    use marathon_domain::CaseStatus;

    #[test]
    fn a_won_case_takes_no_signatures_in_frames_either() {
        for mut content in content_of_the_repository() {
            content.cases[0].status = CaseStatus::Won;
            let won = Embedded::Petition(content.cases[0].slug.clone());
            let section = content.sections[0].clone();
            let content = Arc::new(content);
            for page in pages(&content, &section) {
                let html = document(&content, &page, &section);
                let takes = page.state == EmbedState::Form && page.shown != won;
                assert_eq!(html.contains("<form"), takes, "{}", page.path());
                let of_won = format!(r#"name="petitions" value="{}""#, content.cases[0].slug);
                assert!(!html.contains(&of_won), "{}", page.path());
            }
        }
    }

    /// Each page shows the sentence of its own section, in its language.
    #[test]
    fn what_a_section_adds_stands_before_the_button_of_its_own_pages() {
        for mut content in content_of_the_repository() {
            content.sections[0].consent = Some("<One> thing more.".to_owned());
            let content = &Arc::new(content);
            for section in &content.sections {
                for page in pages(content, section) {
                    let html = document(content, &page, section);
                    let own = section.code == content.sections[0].code;
                    let is_form = page.state == EmbedState::Form;
                    let shown = html.contains("&lt;One&gt; thing more.");
                    assert_eq!(shown, own && is_form, "{}", page.path());
                }
            }
        }
    }

    #[test]
    fn nothing_in_them_is_inline() {
        let mut contents = content_of_the_repository();
        let content = &Arc::new(contents.remove(0));
        for page in pages(content, &content.sections[0]) {
            let html = document(content, &page, &content.sections[0]);
            for inline in ["<style", " style=", " onclick=", "<script>"] {
                assert!(!html.contains(inline), "{inline} in {}", page.path());
            }
        }
    }
}
