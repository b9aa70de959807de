//! Photographs that the test makes itself.

use std::{
    fs,
    path::{Path, PathBuf},
};

use image::{ImageFormat, Rgb, RgbImage};
use marathon_photographs::{MOST_BYTES, Sizes, files, write_all};
use tempfile::TempDir;

/// A picture with shapes and some grain, as in a photograph.
fn picture(width: u32, height: u32) -> RgbImage {
    let mut grain = 1_u32;
    RgbImage::from_fn(width, height, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (grain >> 28) as u8;
        let across = (200 * x / width) as u8;
        let down = (200 * y / height) as u8;
        Rgb([across + grain, down + grain, 120 + grain])
    })
}

struct Campaign(TempDir);

impl Campaign {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, place: &str, bytes: &[u8]) {
        let path = self.0.path().join("campaign").join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn out(&self) -> PathBuf {
        self.0.path().join("out")
    }

    fn write(&self) -> anyhow::Result<std::collections::BTreeMap<String, Sizes>> {
        write_all(&self.0.path().join("campaign"), &self.out())
    }
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn is_a(path: &Path, ending: &str) -> bool {
    let bytes = fs::read(path).unwrap();
    match ending {
        "avif" => &bytes[4..12] == b"ftypavif",
        _ => &bytes[..4] == b"RIFF" && &bytes[8..12] == b"WEBP",
    }
}

#[test]
fn a_photograph_gets_every_size_that_it_is_large_enough_for() {
    let campaign = Campaign::new();
    campaign.put("cases/one/case.toml", b"");
    let bytes = encoded(&picture(900, 600), ImageFormat::Png);
    campaign.put("cases/one/photograph.png", &bytes);
    let made = campaign.write().unwrap();
    let sizes = &made["cases/one"];
    assert_eq!((sizes.width, sizes.height), (800, 533));
    assert_eq!(sizes.widths, [400, 800]);
    for (width, most) in &MOST_BYTES[..2] {
        for (file, ending) in files("cases/one", *width).iter().zip(["avif", "webp"]) {
            let path = campaign.out().join(file);
            assert!(is_a(&path, ending), "{file}");
            let weight = fs::metadata(&path).unwrap().len() as usize;
            assert!(weight <= *most, "{file}: {weight}");
        }
    }
    assert!(!campaign.out().join("cases/one-1200.avif").exists());
}

/// Place and camera must not get into the sizes.
#[test]
fn nothing_that_the_camera_wrote_gets_out_and_the_picture_stands_upright() {
    let campaign = Campaign::new();
    let jpeg = encoded(&picture(120, 450), ImageFormat::Jpeg);
    let secret = b"GPS 33.8938N 35.5018E";
    // An APP1 segment with one entry (orientation 6, a quarter turn to the right), and more text behind it.
    let tiff: &[u8] = &[
        b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
    ];
    let exif = [b"Exif\0\0", tiff, secret].concat();
    let length = (exif.len() as u16 + 2).to_be_bytes();
    let bytes = [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat();
    campaign.put("wins/two/photograph.jpg", &bytes);
    let made = campaign.write().unwrap();
    let sizes = &made["wins/two"];
    assert_eq!((sizes.width, sizes.height), (400, 107), "upright");
    for file in files("wins/two", 400) {
        let written = fs::read(campaign.out().join(&file)).unwrap();
        for told in [&secret[..], b"Exif"] {
            let is_there = written.windows(told.len()).any(|part| part == told);
            assert!(!is_there, "{file}");
        }
    }
}

#[test]
fn what_is_made_already_stays_until_the_photograph_is_another() {
    let campaign = Campaign::new();
    let bytes = encoded(&picture(400, 100), ImageFormat::Png);
    campaign.put("cases/one/photograph.png", &bytes);
    let first = campaign.write().unwrap();
    let file = campaign.out().join("cases/one-400.webp");
    fs::write(&file, "untouched").unwrap();
    assert_eq!(campaign.write().unwrap(), first);
    assert_eq!(fs::read(&file).unwrap(), b"untouched");
    let other = encoded(&picture(400, 60), ImageFormat::Png);
    campaign.put("cases/one/photograph.png", &other);
    assert_eq!(campaign.write().unwrap()["cases/one"].height, 60);
    assert!(is_a(&file, "webp"));
}

#[test]
fn a_photograph_that_is_too_small_or_none_is_named() {
    let campaign = Campaign::new();
    let bytes = encoded(&picture(399, 300), ImageFormat::Png);
    campaign.put("cases/one/photograph.png", &bytes);
    let error = format!("{:#}", campaign.write().unwrap_err());
    assert!(
        error.contains("photograph.png") && error.contains("399"),
        "{error}"
    );
    campaign.put("cases/one/photograph.png", b"no picture");
    assert!(campaign.write().is_err());
}
