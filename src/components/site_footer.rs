//! The foot of every page, and the notices that stand ready in it.

use marathon_domain::{Content, Text};
use maud::{Markup, html};

/// What this is and what is promised. The notices are hidden until they are true: `slots/announce.rs`
/// speaks of the counts, `boot.js` of the worst case, when the app has stopped and the page has not.
pub fn site_footer(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        footer.site-footer {
            div.page-width {
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
