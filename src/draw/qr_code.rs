//! An address as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

use super::Code;

/// The width of the light edge that scanners need, in modules.
const EDGE: i32 = 4;

/// The code of an address. None if the address is too long.
pub fn qr_code(address: &str) -> Option<Code> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut dark = String::new();
    for row in 0..size {
        let mut column = 0;
        while column < size {
            let is_dark = (column..size).take_while(|place| code.get_module(*place, row));
            let length = i32::try_from(is_dark.count()).unwrap_or_default();
            if length > 0 {
                let (left, top) = (column + EDGE, row + EDGE);
                dark += &format!("M{left} {top}h{length}v1h-{length}z");
            }
            column += length.max(1);
        }
    }
    Some(Code {
        address: address.to_owned(),
        size: size + 2 * EDGE,
        dark,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let address = "https://marathon.example/fr/sign?source=marathon-abcdefghij";
        let drawn = qr_code(address).unwrap();
        let expected = QrCode::encode_text(address, QrCodeEcc::Medium).unwrap();
        let dark = (0..expected.size())
            .flat_map(|row| (0..expected.size()).map(move |column| (column, row)))
            .filter(|(column, row)| expected.get_module(*column, *row))
            .count();
        let lengths = drawn.dark.split('h').skip(1).step_by(2);
        let sum: usize = lengths
            .map(|rest| rest.split('v').next().unwrap().parse::<usize>().unwrap())
            .sum();
        assert_eq!(sum, dark);
        assert_eq!(drawn.size, expected.size() + 8);
        assert!(qr_code(&"a".repeat(5000)).is_none());
    }
}
