//! The two formats, and their encoders: rav1e for AVIF, libwebp for WebP.

use anyhow::{Result, anyhow};
use image::RgbImage;
use ravif::{Encoder, Img, RGB8};

/// rav1e's speed, from 1 (slowest) to 10.
const SPEED: u8 = 6;

/// Encodes as AVIF, which weighs least.
pub fn avif(picture: &RgbImage, quality: f32) -> Result<Vec<u8>> {
    let points: Vec<RGB8> = picture
        .pixels()
        .map(|point| RGB8::new(point[0], point[1], point[2]))
        .collect();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let encoder = Encoder::new().with_quality(quality).with_speed(SPEED);
    let encoded = encoder.encode_rgb(Img::new(&points, width, height))?;
    Ok(encoded.avif_file)
}

/// Encodes as WebP, for browsers that do not know AVIF.
pub fn webp(picture: &RgbImage, quality: f32) -> Result<Vec<u8>> {
    let encoder = webp::Encoder::from_rgb(picture, picture.width(), picture.height());
    let encoded = encoder
        .encode_simple(false, quality)
        .map_err(|error| anyhow!("WebP: {error:?}"))?;
    Ok(encoded.to_vec())
}
