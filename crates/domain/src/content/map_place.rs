//! Where a country is on the world map.

use serde::{Deserialize, Serialize};

/// In the units of `assets/map/world.svg`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapPlace {
    /// The marker.
    pub x: f64,
    pub y: f64,
    /// The outline of the country, as the `d` of an SVG path; empty where it is too small to draw.
    pub shape: String,
    /// The part of the map that shows its region: left, top, width, height.
    pub view: [f64; 4],
}
