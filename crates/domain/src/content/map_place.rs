//! Where a country is on the world map.

use serde::{Deserialize, Serialize};

/// Positions in the units of `assets/map/world.svg`, as text: reading numbers with fractions would
/// add 20 KB to the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPlace {
    /// The marker.
    pub x: String,
    pub y: String,
    /// The outline of the country, as the `d` of an SVG path; empty where it is too small to draw.
    pub shape: String,
    /// The part of the map that shows its region: left, top, width, height.
    pub view: String,
}
