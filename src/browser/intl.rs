//! What the browser's `Intl` knows about languages and places, which adds nothing to the app's size.

use js_sys::{
    Array,
    Intl::{DateTimeFormat, PluralRules},
    Object, Reflect,
};
use wasm_bindgen::JsValue;

/// The time zone that the device is in, by the IANA's name.
pub fn time_zone() -> Option<String> {
    let here = DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = Reflect::get(&here.resolved_options(), &"timeZone".into());
    zone.ok()?.as_string()
}

/// The plural class of the number in the locale: `one`, `few` …
pub fn plural_class(number: u64, locale: &str) -> String {
    let locales = Array::of1(&JsValue::from_str(locale));
    let rules = PluralRules::new(&locales, &Object::new());
    rules.select(number as f64).into()
}
