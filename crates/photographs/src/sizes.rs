//! One photograph, in the sizes that phones and desktops need, each within its limit of bytes.

use std::{fs, io::Cursor, path::Path};

use anyhow::{Result, bail, ensure};
use image::{DynamicImage, ImageDecoder, ImageReader, imageops::FilterType};

use super::{Sizes, encode, files};

/// The widths, in pixels, and the most bytes that a file of each may have.
pub const MOST_BYTES: [(u32, usize); 3] = [(400, 45_000), (800, 130_000), (1200, 240_000)];

/// Qualities to try, from good to just acceptable.
const QUALITIES: [f32; 4] = [70.0, 60.0, 48.0, 36.0];

/// Writes every size that is not larger than the photograph.
pub fn write(out: &Path, name: &str, bytes: &[u8], made_of: String) -> Result<Sizes> {
    let photograph = read(bytes)?;
    let (smallest, _) = MOST_BYTES[0];
    let width = photograph.width();
    ensure!(
        width >= smallest,
        "is {width} pixels wide, and must have at least {smallest}"
    );
    let (mut widths, mut largest) = (Vec::new(), (0, 0));
    for (width, most) in MOST_BYTES {
        if width > photograph.width() {
            break;
        }
        let size = resized(&photograph, width);
        for file in files(name, width) {
            let encoded = light_enough(&size, &file, most)?;
            let path = out.join(&file);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, encoded)?;
        }
        widths.push(width);
        largest = (size.width(), size.height());
    }
    Ok(Sizes {
        width: largest.0,
        height: largest.1,
        widths,
        made_of,
    })
}

/// Upright, whichever way the camera was held.
fn read(bytes: &[u8]) -> Result<DynamicImage> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut photograph = DynamicImage::from_decoder(decoder)?;
    photograph.apply_orientation(orientation);
    Ok(photograph)
}

fn resized(photograph: &DynamicImage, width: u32) -> image::RgbImage {
    let height = (f64::from(photograph.height()) * f64::from(width) / f64::from(photograph.width()))
        .round()
        .max(1.0) as u32;
    let resized = photograph.resize_exact(width, height, FilterType::Lanczos3);
    resized.to_rgb8()
}

/// The best quality that fits.
fn light_enough(size: &image::RgbImage, file: &str, most: usize) -> Result<Vec<u8>> {
    for quality in QUALITIES {
        let encoded = match file.ends_with(".avif") {
            true => encode::avif(size, quality)?,
            false => encode::webp(size, quality)?,
        };
        if encoded.len() <= most {
            return Ok(encoded);
        }
    }
    bail!("{file} cannot be made lighter than {most} bytes: choose a calmer photograph")
}
