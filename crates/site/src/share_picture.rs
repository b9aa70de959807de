//! Draws the picture that social networks show beside a shared link: 1200×630 pixels, one for each
//! case and language, from the same stamp as the page.

use std::{fs, path::Path, sync::Arc};

use anyhow::{Context, Result};
use marathon_domain::{Case, Content, Text};
use maud::{Markup, PreEscaped, html};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb},
};

use crate::site_files;

/// Typefaces in `assets/share`: those of the pages, in a format that the renderer reads.
const FACES: [&str; 2] = ["barlow-condensed-700.ttf", "cairo-700.ttf"];
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
/// The left edge of the words, in pixels: beside the stamp, away from the edge.
const WORDS: u32 = 620;
/// The average width of a letter as a fraction of its size, since lines are broken by counting
/// letters. Measured on the two typefaces, with room to spare.
const LETTER: f32 = 0.47;

fn path(content: &Content, name: &str) -> String {
    format!("/share/{}/{name}.png", content.language)
}

/// Writes the pictures of all languages.
pub fn write_all(out: &Path, assets: &Path, contents: &[Content]) -> Result<()> {
    let mut fonts = fontdb::Database::new();
    for face in FACES {
        let path = assets.join("share").join(face);
        let font = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        fonts.load_font_data(font);
    }
    let options = Options {
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    for content in contents {
        for case in content.cases.iter().chain(&content.further) {
            let kicker = match case.is_of_the_ten() {
                true => &case.country_name,
                false => content.text(Text::HomeFurtherKicker),
            };
            let words = Words {
                kicker,
                title: &case.name,
                line: &case.headline,
            };
            let svg = drawing(content, &[stamp(assets, case)?], &words);
            write(out, &path(content, case.slug.as_str()), &svg, &options)?;
        }
        let stamps = content.cases.iter().take(3);
        let stamps = stamps
            .map(|case| stamp(assets, case))
            .collect::<Result<Vec<_>>>()?;
        let words = Words {
            kicker: content.text(Text::SiteName),
            title: content.text(Text::HomeTitle),
            line: content.text(Text::HomeSignAll),
        };
        write(
            out,
            &path(content, "site"),
            &drawing(content, &stamps, &words),
            &options,
        )?;
    }
    Ok(())
}

struct Words<'a> {
    kicker: &'a str,
    title: &'a str,
    line: &'a str,
}

/// A stamp's drawing, without a width and height of its own.
fn stamp(assets: &Path, case: &Case) -> Result<String> {
    let path = assets.join("stamps").join(format!("{}.svg", case.slug));
    fs::read_to_string(&path).with_context(|| format!("{} has no stamp", case.slug))
}

fn drawing(content: &Content, stamps: &[String], words: &Words<'_>) -> String {
    let mirrored = content.text(Text::LanguageDirection) == "rtl";
    let (face, anchor, edge) = if mirrored {
        ("Cairo", "end", WIDTH - 80)
    } else {
        ("Barlow Condensed", "start", 80)
    };
    let mut y = 150;
    let mut block = |text: &str, size: u32, gap: u32| {
        let lines = broken(text, WORDS as f32 / (size as f32 * LETTER));
        y += gap;
        let drawn: Vec<Markup> = lines
            .iter()
            .map(|line| {
                let row = y;
                y += size * 21 / 20;
                html! {
                    text x=(edge) y=(row) font-family=(face) font-weight="700" font-size=(size)
                        text-anchor=(anchor) fill="#17130e" { (line) }
                }
            })
            .collect();
        html! { @for line in drawn { (line) } }
    };
    let title_size = if words.title.chars().count() > 24 {
        76
    } else {
        100
    };
    let kicker = block(words.kicker, 38, 0);
    let title = block(words.title, title_size, title_size / 2);
    let line = block(words.line, 46, 20);
    let svg = html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(HEIGHT) {
            path fill="#ffd21f" d={ "M0 0h" (WIDTH) "v" (HEIGHT) "H0z" } {}
            path fill="#17130e" d={ "M0 " (HEIGHT - 22) "h" (WIDTH) "v22H0z" } {}
            @for (place, stamp) in stamps.iter().enumerate().rev() {
                @let shift = u32::try_from(place).unwrap_or(0) * 36;
                @let x = if mirrored { 80 + shift } else { WIDTH - 440 - shift };
                @let turn = if mirrored { 3 + 2 * place } else { 3 };
                g transform={ "translate(" (x) " " (66 + shift / 2) ") rotate(" (turn) " 180 225)" } {
                    path fill="#17130e" fill-opacity=".25" d="M8 10h368v460H8z" {}
                    (PreEscaped(stamp.replacen("<svg ", r#"<svg width="368" height="460" "#, 1)))
                }
            }
            (kicker) (title) (line)
        }
    };
    svg.into_string()
}

/// The text in as few lines as its words allow, of at most `letters` letters and about the same
/// length.
fn broken(text: &str, letters: f32) -> Vec<String> {
    let mut best = greedily_broken(text, letters);
    let mut narrower = letters - 1.0;
    while narrower > 1.0 {
        let lines = greedily_broken(text, narrower);
        if lines.len() > best.len() {
            break;
        }
        best = lines;
        narrower -= 1.0;
    }
    best
}

fn greedily_broken(text: &str, letters: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if (line.chars().count() + word.chars().count()) as f32 + 1.0 <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn write(out: &Path, address: &str, svg: &str, options: &Options<'_>) -> Result<()> {
    let tree = Tree::from_str(svg, options).with_context(|| format!("drawing {address}"))?;
    let mut picture = Pixmap::new(WIDTH, HEIGHT).context("no room for a picture")?;
    resvg::render(&tree, Transform::default(), &mut picture.as_mut());
    site_files::write(&out.join(&address[1..]), &picture.encode_png()?)
}
