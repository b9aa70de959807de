//! The exact numbers, and what of them is published.

use std::collections::{BTreeMap, HashSet};

use marathon_domain::{Counts, Slug};

/// Small numbers of letters, of today and on paper could point at people. They are kept, and not
/// published. Each change returns whether a published number differs.
pub struct Numbers {
    pub published: Counts,
    /// The petitions whose sum is the total.
    of_the_ten: HashSet<Slug>,
    letters: BTreeMap<Slug, u64>,
    /// The day that is today, as the store writes it.
    day: String,
    today: BTreeMap<Slug, u64>,
}

impl Numbers {
    /// The counts of these petitions, without letters, without signatures of today or on paper.
    pub fn new(
        petitions: impl Iterator<Item = (Slug, u64)> + Clone,
        is_of_the_ten: impl Fn(&Slug) -> bool,
        as_of: String,
        day: String,
    ) -> Self {
        let ten = petitions.clone().filter(|(slug, _)| is_of_the_ten(slug));
        let total = ten.clone().map(|(_, count)| count).sum();
        let of_the_ten: HashSet<Slug> = ten.map(|(slug, _)| slug).collect();
        let letters: BTreeMap<Slug, u64> =
            of_the_ten.iter().map(|slug| (slug.clone(), 0)).collect();
        let petitions = petitions.map(|(slug, count)| (slug.to_string(), count));
        Self {
            published: Counts {
                total,
                petitions: petitions.collect(),
                letters: published(&letters, Counts::FEWEST_LETTERS),
                on_paper: BTreeMap::new(),
                today: BTreeMap::new(),
                as_of,
            },
            of_the_ten,
            letters,
            day,
            today: BTreeMap::new(),
        }
    }

    /// Changes the counts of these petitions, and the total with them. Unknown petitions are left out.
    pub fn update<'a, T>(
        &mut self,
        numbers: impl Iterator<Item = (&'a Slug, T)>,
        becomes: impl Fn(u64, T) -> u64,
    ) -> bool {
        let counts = &mut self.published;
        let mut has_changed = false;
        for (slug, number) in numbers {
            if let Some(count) = counts.petitions.get_mut(slug.as_str()) {
                let before = *count;
                *count = becomes(before, number);
                has_changed |= *count != before;
                if self.of_the_ten.contains(slug) {
                    counts.total = counts.total - before + *count;
                }
            }
        }
        has_changed
    }

    /// Changes the signatures of a day, which is today from now on. Those of another day are forgotten.
    pub fn update_today<'a, T>(
        &mut self,
        day: &str,
        numbers: impl Iterator<Item = (&'a Slug, T)>,
        becomes: impl Fn(u64, T) -> u64,
    ) -> bool {
        if self.day != day {
            day.clone_into(&mut self.day);
            self.today.clear();
        }
        for (slug, number) in numbers {
            if self.published.petitions.contains_key(slug.as_str()) {
                let today = self.today.entry(slug.clone()).or_default();
                *today = becomes(*today, number);
            }
        }
        let many = self.today.iter();
        let many = many.filter(|(_, number)| **number >= Counts::FEWEST_TODAY);
        let many = many.map(|(slug, number)| (slug.to_string(), *number));
        replace(&mut self.published.today, many.collect())
    }

    /// Forgets the signatures of today, before others are set in their place.
    pub fn forget_today(&mut self) {
        self.today.clear();
    }

    /// Changes the letters about these cases. Petitions beside the ten have none.
    pub fn update_letters<'a, T>(
        &mut self,
        numbers: impl Iterator<Item = (&'a Slug, T)>,
        becomes: impl Fn(u64, T) -> u64,
    ) -> bool {
        for (slug, number) in numbers {
            if let Some(letters) = self.letters.get_mut(slug) {
                *letters = becomes(*letters, number);
            }
        }
        let letters = published(&self.letters, Counts::FEWEST_LETTERS);
        replace(&mut self.published.letters, letters)
    }

    /// Sets the signatures on paper.
    pub fn set_on_paper<'a>(&mut self, figures: impl Iterator<Item = (&'a Slug, u64)>) -> bool {
        let many = figures.filter(|(_, number)| *number >= Counts::FEWEST_ON_PAPER);
        let many = many.map(|(slug, number)| (slug.to_string(), number));
        replace(&mut self.published.on_paper, many.collect())
    }
}

/// Small numbers become zero.
fn published(numbers: &BTreeMap<Slug, u64>, fewest: u64) -> BTreeMap<String, u64> {
    let number = |number: u64| if number < fewest { 0 } else { number };
    let numbers = numbers.iter();
    numbers
        .map(|(slug, exact)| (slug.to_string(), number(*exact)))
        .collect()
}

/// Returns whether they differ.
fn replace(numbers: &mut BTreeMap<String, u64>, by: BTreeMap<String, u64>) -> bool {
    let differ = *numbers != by;
    *numbers = by;
    differ
}
