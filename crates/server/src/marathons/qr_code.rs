//! An address as a code that telephones read.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::pages::template::escaped;

/// The light edge that readers need, in modules.
const EDGE: i32 = 4;

/// An SVG picture of it, dark on light whatever the page; empty if the address is too long for one.
pub fn qr_code(address: &str, words: &str) -> String {
    let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Medium) else {
        return String::new();
    };
    let size = code.size();
    let mut path = String::new();
    for row in 0..size {
        let mut column = 0;
        while column < size {
            let dark = (column..size).take_while(|place| code.get_module(*place, row));
            let length = i32::try_from(dark.count()).unwrap_or_default();
            if length > 0 {
                let (left, top) = (column + EDGE, row + EDGE);
                path += &format!("M{left} {top}h{length}v1h-{length}z");
            }
            column += length.max(1);
        }
    }
    let whole = size + 2 * EDGE;
    format!(
        "<svg class=\"code\" viewBox=\"0 0 {whole} {whole}\" role=\"img\" aria-label=\"{}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{whole}v{whole}h-{whole}z\"/>\
         <path fill=\"#000\" d=\"{path}\"/></svg>",
        escaped(words)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let address = "https://marathon.example/fr/sign?source=marathon-abcdefghij";
        let drawn = qr_code(address, "\"words\"");
        let expected = QrCode::encode_text(address, QrCodeEcc::Medium).unwrap();
        let dark = (0..expected.size())
            .flat_map(|row| (0..expected.size()).map(move |column| (column, row)))
            .filter(|(column, row)| expected.get_module(*column, *row))
            .count();
        let (_, path) = drawn.rsplit_once("d=\"").unwrap();
        let lengths = path.split('h').skip(1).step_by(2);
        let sum: usize = lengths
            .map(|rest| rest.split('v').next().unwrap().parse::<usize>().unwrap())
            .sum();
        assert_eq!(sum, dark);
        assert!(drawn.contains("aria-label=\"&quot;words&quot;\""));
        assert_eq!(qr_code(&"a".repeat(5000), ""), "");
    }
}
