//! A case that was won.

use std::sync::Arc;

use marathon_app::draw::{Known, draw};
use marathon_domain::{CaseStatus, Page, Text};

use super::content_of_the_repository;

#[test]
fn a_won_case_says_so_and_takes_no_more_signatures() {
    for mut content in content_of_the_repository() {
        content.cases[0].status = CaseStatus::Won;
        let won = content.cases[0].clone();
        let other = content.cases[1].slug.clone();
        let content = Arc::new(content);
        let main = |page: Page| draw(&content, &page, Known::default()).main;
        let own = main(Page::Case(won.slug.clone()));
        let language = &content.language;
        assert!(own.contains(content.text(Text::CaseWon)), "{language}");
        assert!(!own.contains("<form"), "{language}");
        for elsewhere in [Page::Sign, Page::Case(other)] {
            assert!(!main(elsewhere).contains(&format!("value=\"{}\"", won.slug)));
        }
        // One link to it, in the sheet of all cases. Links to the next petition lead to another
        // case.
        let link = format!("href=\"{}\"", Page::Case(won.slug).path(language));
        assert_eq!(main(Page::Thanks).matches(&link).count(), 1, "{language}");
    }
}
