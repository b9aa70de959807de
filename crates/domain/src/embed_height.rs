//! The height that a frame of a petition needs, by its width.

/// From this width on: the height of the tallest petition, and of the ten at once, in any language,
/// in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmbedHeight {
    pub from_width: u32,
    pub one: u32,
    pub all: u32,
}

/// The narrowest comes first and begins at 0. `tests/journeys/embed/layout.rs` measures every
/// petition against these.
pub const EMBED_HEIGHTS: [EmbedHeight; 9] = [
    height(0, 2100, 3520),
    height(320, 1790, 3190),
    height(360, 1630, 2990),
    height(432, 1370, 2560),
    height(480, 1300, 2460),
    height(560, 1240, 2370),
    height(640, 1190, 2220),
    height(736, 1175, 2420),
    height(800, 1130, 2350),
];

const fn height(from_width: u32, one: u32, all: u32) -> EmbedHeight {
    EmbedHeight {
        from_width,
        one,
        all,
    }
}

impl EmbedHeight {
    /// The height that a frame of that width needs.
    pub fn at(width: u32) -> Self {
        let mut narrower = EMBED_HEIGHTS.iter().rev();
        let found = narrower.find(|height| height.from_width <= width);
        *found.unwrap_or(&EMBED_HEIGHTS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_has_the_height_of_the_last_one_below() {
        for (width, one) in [
            (0, 2100),
            (319, 2100),
            (320, 1790),
            (640, 1190),
            (5000, 1130),
        ] {
            assert_eq!(EmbedHeight::at(width).one, one, "{width}");
        }
        assert!(EMBED_HEIGHTS.is_sorted_by_key(|height| height.from_width));
    }
}
