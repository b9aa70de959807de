//! A photograph, with its credit.

use leptos::prelude::*;
use marathon_domain::{Photograph, Text};

use crate::{erased::Erased, state::use_content};

/// The browser loads the smallest size that will do. The proportions reserve the space. `sizes` is the shown width,
/// in the syntax of the HTML attribute.
#[component]
pub fn PhotographFigure(photograph: Photograph, sizes: &'static str) -> impl IntoView {
    let content = use_content();
    let last = *photograph.widths.last()?;
    let set = |ending: &str| {
        let widths = photograph.widths.iter();
        let sources = widths.map(|width| {
            let address = content.asset(&photograph.file(*width, ending));
            [&*address, " ", &width.to_string(), "w"].concat()
        });
        sources.collect::<Vec<_>>().join(", ")
    };
    let credit = content.fill(Text::CasePhotographCredit, "credit", &photograph.credit);
    Some(
        view! {
            <figure class="photograph">
                <picture>
                    <source type="image/avif" srcset=set("avif") sizes=sizes />
                    <img
                        src=content.asset(&photograph.file(last, "webp"))
                        srcset=set("webp")
                        sizes=sizes
                        alt=photograph.alt.clone()
                        width=photograph.width.to_string()
                        height=photograph.height.to_string()
                        decoding="async"
                    />
                </picture>
                <figcaption>{credit}</figcaption>
            </figure>
        }
        .erased(),
    )
}
