//! Reads the text of a PDF back, for tests: what is on the paper, in the order from left to right.
//! So right-to-left text comes with its letters reversed, and a test sees whether it was laid out
//! correctly.

use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, font::Glyph, hayro_cmap::BfString,
    hayro_syntax::Pdf, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

/// Replaces a glyph that is not a letter, most likely a box.
pub const NO_LETTER: char = '\u{FFFD}';

/// The text of each page, with a line for each piece that was drawn at once.
///
/// # Panics
/// If it is not a PDF.
#[expect(clippy::expect_used, reason = "a test wants to stop there")]
pub fn pages(pdf: &[u8]) -> Vec<String> {
    let pdf = Pdf::new(pdf.to_vec()).expect("it is a PDF");
    let cache = InterpreterCache::new();
    let pages = pdf.pages().iter().map(|page| {
        let (settings, area) = (
            InterpreterSettings::default(),
            Rect::new(0.0, 0.0, 1.0, 1.0),
        );
        let mut context = Context::new(Affine::IDENTITY, area, &cache, pdf.xref(), settings);
        let mut letters = Letters::default();
        interpret_page(page, &mut context, &mut letters);
        letters.text()
    });
    pages.collect()
}

/// Letters that were drawn one after the other, from left to right.
struct Piece {
    text: String,
    /// The positions of the first letter and of the last one.
    first: Point,
    last: Point,
}

#[derive(Default)]
struct Letters {
    pieces: Vec<Piece>,
}

/// A larger distance than between letters of one line, in points.
const APART: f64 = 60.0;
/// A larger vertical distance than between marks and their letters.
const OFF_THE_LINE: f64 = 6.0;
/// A larger backward distance than between marks and their letters.
const BACK: f64 = 12.0;

impl Letters {
    /// A line continues to the left where its direction changes.
    fn text(self) -> String {
        let mut lines: Vec<Piece> = Vec::new();
        for piece in self.pieces {
            let line = lines.last_mut().filter(|line| {
                let left = line.first.x - piece.last.x;
                (line.first.y - piece.first.y).abs() < OFF_THE_LINE && left > 0.0 && left < APART
            });
            match line {
                Some(line) => {
                    line.text.insert_str(0, &piece.text);
                    line.first = piece.first;
                }
                None => lines.push(piece),
            }
        }
        let lines = lines.into_iter().map(|line| line.text + "\n");
        lines.collect()
    }
}

impl Device<'_> for Letters {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let place = transform * glyph_transform * Point::ZERO;
        let letters = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None => NO_LETTER.to_string(),
        };
        let follows = |piece: &&mut Piece| {
            let step = place - piece.last;
            step.y.abs() < OFF_THE_LINE && step.x > -BACK && step.x < APART
        };
        match self.pieces.last_mut().filter(follows) {
            Some(piece) => {
                piece.text.push_str(&letters);
                piece.last = place;
            }
            None => self.pieces.push(Piece {
                text: letters,
                first: place,
                last: place,
            }),
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
