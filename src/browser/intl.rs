//! Numbers as the browser's `Intl` writes them, which adds nothing to the app's size.

use js_sys::{Array, Intl::PluralRules, Number, Object};
use wasm_bindgen::JsValue;

/// The number as the locale writes it.
pub fn number(number: u64, locale: &str) -> String {
    // This is exact up to 2⁵³, far above any count.
    String::from(Number::from(number as f64).to_locale_string(locale))
}

/// The plural class of the number in the locale: `one`, `few` …
pub fn plural_class(number: u64, locale: &str) -> String {
    let locales = Array::of1(&JsValue::from_str(locale));
    let rules = PluralRules::new(&locales, &Object::new());
    rules.select(number as f64).into()
}
