//! What somebody said, with who and where.

use leptos::prelude::*;
use marathon_domain::Quotation;

use crate::erased::Erased;

/// Between the quotation marks of the language.
#[component]
pub fn QuotationFigure(quotation: Quotation) -> impl IntoView {
    view! {
        <figure class="quotation">
            <blockquote>
                <p>{quotation.text}</p>
            </blockquote>
            <figcaption>{quotation.source}</figcaption>
        </figure>
    }
    .erased()
}
