//! Writes numbers where no language is known.

/// Groups of three digits with a narrow no-break space, which readers of every language understand.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('\u{202F}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_threes() {
        for (count, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1\u{202F}000"),
            (1_234_567, "1\u{202F}234\u{202F}567"),
        ] {
            assert_eq!(grouped(count), text);
        }
    }
}
