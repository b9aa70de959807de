//! Countries and territories, by code.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A code of ISO 3166-1 alpha-2 in force, or `XK` (Kosovo, user-assigned and in common use).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// Every code, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES
            .as_bytes()
            .chunks(3)
            .map(|code| Self([code[0], code[1]]))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        // Only pairs of ASCII letters come from the table.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The text is not a country code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a country is written as its two capital letters (ISO 3166-1)")]
pub struct InvalidCountryCode;

impl FromStr for CountryCode {
    type Err = InvalidCountryCode;

    fn from_str(text: &str) -> Result<Self, InvalidCountryCode> {
        Self::all()
            .find(|code| code.as_str() == text)
            .ok_or(InvalidCountryCode)
    }
}

impl TryFrom<String> for CountryCode {
    type Error = InvalidCountryCode;

    fn try_from(text: String) -> Result<Self, InvalidCountryCode> {
        text.parse()
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.as_str().to_owned()
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

// One string instead of a table of strings: a quarter of the bytes in the app.
const CODES: &str = "\
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE \
EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM \
HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC \
LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_250_codes_in_order() {
        let codes: Vec<_> = CountryCode::all().collect();
        assert_eq!(codes.len(), 250);
        assert!(codes.is_sorted());
        assert!(codes.iter().all(|code| code.as_str().len() == 2));
    }

    #[test]
    fn only_codes_in_force_pass() {
        assert_eq!("FR".parse::<CountryCode>().unwrap().as_str(), "FR");
        for bad in ["", "F", "fr", "FRA", "ZZ", "F ", " F", "D A", "Ü"] {
            assert_eq!(
                bad.parse::<CountryCode>(),
                Err(InvalidCountryCode),
                "{bad:?}"
            );
        }
    }
}
