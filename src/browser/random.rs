//! Randomness.

use js_sys::{Math, Uint8Array};

use super::optional::{call, of_window};

/// 128 random bits as hexadecimal digits; `randomUUID` would need a secure context.
pub fn key() -> String {
    let bytes = Uint8Array::new_with_length(16);
    let filled = of_window("crypto").and_then(|crypto| call(&crypto, "getRandomValues", &bytes));
    if filled.is_none() {
        for index in 0..16 {
            bytes.set_index(index, (Math::random() * 256.0) as u8);
        }
    }
    let hex = |byte: u8| {
        let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
        [digit(byte >> 4), digit(byte & 15)]
    };
    bytes.to_vec().into_iter().flat_map(hex).collect()
}

/// A time between half and one and a half times as long, so that viewers do not all end a wait at once.
pub fn jittered(milliseconds: u32) -> u32 {
    (f64::from(milliseconds) * (0.5 + Math::random())) as u32
}
