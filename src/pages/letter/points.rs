//! Puts points of the model into a letter, and takes them out. A paragraph that the writer has changed is theirs:
//! it is neither found nor touched.

/// Whether the letter holds the point.
pub fn holds(letter: &str, point: &str) -> bool {
    letter.contains(point)
}

/// The letter with the point: before the demand, or at the end if the writer has changed the demand.
pub fn with(letter: &str, point: &str, demand: &str) -> String {
    if holds(letter, point) {
        letter.to_owned()
    } else if let Some((before, after)) = letter.split_once(demand) {
        [before, point, "\n\n", demand, after].concat()
    } else {
        [letter, "\n\n", point].concat()
    }
}

/// The letter without the paragraph that is the point.
pub fn without(letter: &str, point: &str) -> String {
    let shorter = letter.replace(&[point, "\n\n"].concat(), "");
    match shorter.strip_suffix(point) {
        // The point is at the end.
        Some(before) => before.trim_end().to_owned(),
        None => shorter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEMAND: &str = "Protect her.";

    #[test]
    fn a_point_goes_and_comes_back_before_the_demand() {
        let letter = "Sir,\n\nOne.\n\nMy own words.\n\nProtect her.\n\nYours";
        let shorter = without(letter, "One.");
        assert_eq!(shorter, "Sir,\n\nMy own words.\n\nProtect her.\n\nYours");
        let longer = with(&shorter, "One.", DEMAND);
        assert_eq!(
            longer,
            "Sir,\n\nMy own words.\n\nOne.\n\nProtect her.\n\nYours"
        );
        assert_eq!(with(&longer, "One.", DEMAND), longer);
    }

    #[test]
    fn where_the_writer_asks_for_something_else_it_stands_at_the_end() {
        let longer = with("Sir,\n\nFree her.", "One.", DEMAND);
        assert_eq!(longer, "Sir,\n\nFree her.\n\nOne.");
        assert_eq!(without(&longer, "One."), "Sir,\n\nFree her.");
    }

    #[test]
    fn a_paragraph_that_was_changed_stays() {
        for letter in [
            "Sir,\n\nOne and only.\n\nYours",
            "Sir,\n\nOne. And more.\n\nYours",
        ] {
            assert_eq!(without(letter, "One."), letter);
        }
    }
}
