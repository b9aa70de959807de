//! The live counts, for whoever asks: as JSON, as pictures, as events.

mod get_count_svg;
mod get_counts;
mod list_countries;
mod stream_counts;

pub use get_count_svg::{__path_get_count_svg, get_count_svg};
pub use get_counts::{__path_get_counts, get_counts};
pub use list_countries::{__path_list_countries, list_countries};
pub use stream_counts::{__path_stream_counts, TakenStream, Takeover, Viewer, stream_counts};
