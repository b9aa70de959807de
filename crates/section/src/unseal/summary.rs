//! How many signatures came from each country on each day. As private as the list itself: a small
//! figure can be one person.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use marathon_seal::files::csv;

/// The most combinations of country and day that are counted: far more than a campaign has, but few
/// enough that invented ones cannot fill the memory.
const CELLS: usize = 100_000;

#[derive(Default)]
pub struct Summary {
    cells: BTreeMap<(String, String), Cell>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    counted: u64,
    all: u64,
}

impl Summary {
    pub fn add(&mut self, country: &str, day: &str, state: &str) {
        let mut key = (country.to_owned(), day.to_owned());
        if self.cells.len() >= CELLS && !self.cells.contains_key(&key) {
            key = ("other".to_owned(), String::new());
        }
        let cell = self.cells.entry(key).or_default();
        cell.all += 1;
        cell.counted += u64::from(state == "counted");
    }

    /// Writes a row for each country and day, and one for all.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(csv::BYTE_ORDER_MARK)?;
        csv::write_row(out, ["country", "day", "counted", "all"])?;
        let mut total = Cell::default();
        for ((country, day), cell) in &self.cells {
            total.counted += cell.counted;
            total.all += cell.all;
            row(out, country, day, *cell)?;
        }
        row(out, "(total)", "", total)
    }
}

fn row(out: &mut impl Write, country: &str, day: &str, cell: Cell) -> io::Result<()> {
    let (counted, all) = (cell.counted.to_string(), cell.all.to_string());
    csv::write_row(out, [country, day, &counted, &all])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_countries_and_days() {
        let mut summary = Summary::default();
        for (country, day, state) in [
            ("FR", "2026-12-01", "counted"),
            ("BE", "2026-11-30", "duplicate"),
            ("FR", "2026-11-30", "counted"),
            ("FR", "2026-11-30", "counted"),
        ] {
            summary.add(country, day, state);
        }
        let mut out = Vec::new();
        summary.write(&mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "\u{FEFF}country,day,counted,all\r\nBE,2026-11-30,0,1\r\nFR,2026-11-30,2,2\r\n\
             FR,2026-12-01,1,1\r\n(total),,3,4\r\n"
        );
    }
}
