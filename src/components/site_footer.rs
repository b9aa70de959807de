//! The foot of every page.

use marathon_domain::{Content, Text};
use maud::{Markup, html};

/// What this is, what is promised, and the notice for the worst case: the app has stopped, the page
/// has not. `boot.js` shows it, since nothing else may work then.
pub fn site_footer(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        footer.site-footer {
            div.page-width {
                p { (text(Text::FooterAbout)) }
                p { (text(Text::FooterPromise)) }
            }
            div #fault .fault role="alert" hidden {
                p {
                    (text(Text::FaultMessage)) " "
                    a href="" rel="external" { (text(Text::FaultReload)) }
                }
            }
        }
    }
}
