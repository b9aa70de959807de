//! Chooses a few combinations that cover all pairs of values. Most faults come from two values
//! together, so a small set that covers each pair finds nearly as much as all combinations.

use std::collections::BTreeSet;

/// All pairs that these cover.
pub fn all_that_is_shown<T>(these: &[T], shows: impl Fn(&T) -> Vec<String>) -> BTreeSet<String> {
    these.iter().flat_map(shows).collect()
}

/// Takes, again and again, the combination that covers most of the missing pairs. The set is not
/// the smallest, but close, and the same each time.
pub fn covering<T: Clone>(these: &[T], shows: impl Fn(&T) -> Vec<String>) -> Vec<T> {
    let mut missing = all_that_is_shown(these, &shows);
    let mut chosen = Vec::new();
    while !missing.is_empty() {
        let adds = |one: &T| {
            let shown = shows(one);
            shown.iter().filter(|what| missing.contains(*what)).count()
        };
        let best = (0_u32..).zip(these);
        // Among equals not always the first: in scrambled order each value gets its turn.
        let best = best.max_by_key(|(place, one)| (adds(one), place.wrapping_mul(2_654_435_761)));
        let Some((_, best)) = best else { break };
        for what in shows(best) {
            missing.remove(&what);
        }
        chosen.push(best.clone());
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_show_what_all_show() {
        let values = |one: &[u32; 3]| {
            let [x, y, z] = one;
            vec![format!("{x}{y}-"), format!("{x}-{z}"), format!("-{y}{z}")]
        };
        let mut all = Vec::new();
        for number in 0..48 {
            all.push([number % 4, number / 4 % 4, number / 16]);
        }
        // Some values never meet.
        all.retain(|one| one[0] + one[1] < 6);
        let few = covering(&all, values);
        assert_eq!(
            all_that_is_shown(&few, values),
            all_that_is_shown(&all, values)
        );
        assert!(few.len() <= 20, "{} of {}", few.len(), all.len());
    }
}
