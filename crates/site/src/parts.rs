//! Markup that templates of the server and embedded pages have in common.

mod country_options;
mod tick;

pub use country_options::country_options;
pub use tick::tick;
