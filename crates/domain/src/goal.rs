//! The next goal of a petition.

/// The first of 1, 2.5 and 5 × 10ⁿ, from 100 on, that is above the count. Saturates at the largest number.
pub fn goal_above(count: u64) -> u64 {
    let mut power: u64 = 100;
    loop {
        for goal in [
            Some(power),
            power.checked_mul(5).map(|five| five / 2),
            power.checked_mul(5),
        ] {
            match goal {
                None => return u64::MAX,
                Some(goal) if goal > count => return goal,
                Some(_) => {}
            }
        }
        match power.checked_mul(10) {
            Some(next) => power = next,
            None => return u64::MAX,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_first_step_above_the_count() {
        for (count, goal) in [
            (0, 100),
            (99, 100),
            (100, 250),
            (249, 250),
            (250, 500),
            (500, 1_000),
            (1_000, 2_500),
            (39_263, 50_000),
            (412_950, 500_000),
            (u64::MAX, u64::MAX),
        ] {
            assert_eq!(goal_above(count), goal, "{count}");
        }
    }

    proptest::proptest! {
        #[test]
        fn is_always_above_and_never_far(count in 100..u64::MAX / 4) {
            let goal = goal_above(count);
            proptest::prop_assert!(goal > count);
            proptest::prop_assert!(goal / 5 <= count / 2 + 1);
        }
    }
}
