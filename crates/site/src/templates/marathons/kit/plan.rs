//! An hour, minute by minute, for whoever leads.

use marathon_domain::{Content, MarathonText};
use maud::{Markup, html};

/// One page.
pub fn plan(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        section.kit-sheet.hour-plan {
            p.plan-title { (text(MarathonText::KitPlanTitle)) }
            p data-part="marathon" hidden { bdi data-fill="title" {} " · " span data-fill="when" {} }
            p { (text(MarathonText::KitPlanLead)) }
            h2 { (text(MarathonText::KitPlanBring)) }
            ul { @for thing in &content.marathons.bring { li { (thing) } } }
            table {
                thead {
                    tr {
                        th scope="col" { (text(MarathonText::KitPlanMinutes)) }
                        th scope="col" { (text(MarathonText::KitPlanWhat)) }
                    }
                }
                tbody {
                    @for step in &content.marathons.steps {
                        tr {
                            th scope="row" { bdi dir="ltr" { (step.minutes) } }
                            td { b { (step.title) } br; (step.text) }
                        }
                    }
                }
            }
            h2 { (text(MarathonText::KitPlanCareTitle)) }
            ul { @for care in &content.marathons.care { li { (care) } } }
        }
    }
}
