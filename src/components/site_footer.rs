//! The foot of every page, and the notices that stand ready in it.

use marathon_domain::{Content, Document, MarathonText, Page, Text};
use maud::{Markup, html};

/// What this is, what is promised, and the further pages. The notices are hidden until they are true:
/// `slots/announce.rs` speaks of the counts, `boot.js` of the worst case, when the app has stopped and
/// the page has not.
pub fn site_footer(content: &Content) -> Markup {
    let text = |text| content.text(text);
    let pages = [
        (Page::Document(Document::How), Text::SiteHowLink),
        (Page::Booklet, Text::SiteBookletLink),
        (Page::Document(Document::Privacy), Text::SitePrivacyLink),
        (
            Page::Document(Document::Accessibility),
            Text::SiteAccessibilityLink,
        ),
        (Page::Document(Document::Partners), Text::SitePartnersLink),
        (Page::Document(Document::Credits), Text::SiteCreditsLink),
    ];
    html! {
        footer.site-footer {
            div.page-width {
                nav aria-label=(text(Text::SiteMenuLabel)) {
                    ul.site-menu role="list" {
                        li {
                            // Loaded whole: who comes is told how things stand now.
                            a href=(Page::Marathons.path(&content.language)) rel="external" {
                                (content.marathon_text(MarathonText::ListTitle))
                            }
                        }
                        @for (page, words) in pages {
                            // `external` for the page that brings scripts of its own, which only
                            // loading it runs.
                            @let own_scripts = page == Page::Document(Document::Partners);
                            li {
                                a href=(page.path(&content.language)) rel=[own_scripts.then_some("external")] {
                                    (text(words))
                                }
                            }
                        }
                    }
                }
                p { (text(Text::FooterAbout)) }
                p { (text(Text::FooterPromise)) }
            }
            p #milestone .visually-hidden role="status" {}
            p #offline .page-notice role="status" hidden { (text(Text::CountOffline)) }
            p #fault .page-notice role="alert" hidden {
                (text(Text::FaultMessage)) " "
                a href="" rel="external" { (text(Text::FaultReload)) }
            }
        }
    }
}
