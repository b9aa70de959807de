//! Markup that templates of the server and embedded pages have in common.

mod country_options;

pub use country_options::country_options;
