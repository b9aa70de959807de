//! How values of options are read, and figures are said.

use marathon_domain::SectionCode;

pub fn section(text: &str) -> Result<SectionCode, String> {
    SectionCode::try_from(text.to_owned()).map_err(|error| error.to_string())
}

/// So many records, in words.
pub fn records(number: u64) -> String {
    counted(number, "record")
}

/// So many of something, in words.
pub fn counted(number: u64, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    }
}
