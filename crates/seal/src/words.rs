//! Figures in words.

/// A number of records, in words.
pub fn records(number: u64) -> String {
    counted(number, "record")
}

/// A number of things, in words.
pub fn counted(number: u64, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    }
}
