//! Letters to the authorities: handed over to be delivered, or posted by their writers and counted.

mod accept;
mod count_posted_letter;
mod create_letter;

pub use count_posted_letter::{__path_count_posted_letter, count_posted_letter};
pub use create_letter::{__path_create_letter, LetterForm, create_letter};
