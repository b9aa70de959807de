//! Patterns. The browser runs them, because it has the tables of Unicode.

use js_sys::RegExp;

/// Whether the pattern (of ECMAScript, with its `u` flag) is found in the text.
pub fn finds(pattern: &str, text: &str) -> bool {
    RegExp::new(pattern, "u").test(text)
}
