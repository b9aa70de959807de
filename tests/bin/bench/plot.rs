//! Plots as SVG, readable in light and dark: the colours are the site's.

mod bars;
mod curves;

use std::{env, fs, io, path::PathBuf};

pub use bars::{Bar, Bars};
pub use curves::{Curve, Curves};

const WIDTH: usize = 720;
/// The size of the text, in pixels. A line of it takes [`LINE`].
const TEXT: usize = 14;
const LINE: usize = 24;
const MARGIN: usize = 20;

/// A picture by the name of its file.
pub struct Plot {
    pub name: String,
    pub svg: String,
}

/// Whether a figure is ours, which is highlighted, or a twin's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Ours,
    Twins,
}

impl Whose {
    fn class(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Twins => "twin",
        }
    }
}

/// Writes the pictures into the build folder.
pub fn write(plots: &[Plot]) -> io::Result<()> {
    let folder = folder();
    fs::create_dir_all(&folder)?;
    for plot in plots {
        let path = folder.join(format!("{}.svg", plot.name));
        fs::write(&path, &plot.svg)?;
        eprintln!("drew {}", path.display());
    }
    Ok(())
}

fn folder() -> PathBuf {
    let built = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/bench");
    env::var_os("MARATHON_PICTURES").map_or_else(built, PathBuf::from)
}

/// The picture around a drawing, with a text for people who cannot see it.
fn picture(title: &str, says: &str, height: usize, drawn: &str) -> String {
    let (title, says) = (escaped(title), escaped(says));
    let baseline = MARGIN + TEXT;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"title says\">\n\
         <title id=\"title\">{title}</title>\n<desc id=\"says\">{says}</desc>\n\
         <style>\n\
         svg {{ --paper: #fffcf5; --ink: #17130e; --faint: #d8cfbb; --ours: #1d4f63; --twin: #b3a78f; }}\n\
         @media (prefers-color-scheme: dark) {{\n\
         svg {{ --paper: #12100d; --ink: #f5eedd; --faint: #3d362c; --ours: #ffd21f; --twin: #7d725f; }}\n\
         }}\n\
         text {{ font: {TEXT}px system-ui, sans-serif; fill: var(--ink); }}\n\
         .title {{ font-weight: 700; }} .small {{ font-size: 12px; }} .end {{ text-anchor: end; }} \
         .middle {{ text-anchor: middle; }}\n\
         .ours {{ fill: var(--ours); }} .twin {{ fill: var(--twin); }} .paper {{ fill: var(--paper); }}\n\
         path {{ fill: none; stroke-width: 2.5; }} path.ours {{ stroke: var(--ours); fill: none; }} \
         path.twin {{ stroke: var(--twin); fill: none; stroke-dasharray: 7 4; }}\n\
         line {{ stroke: var(--faint); }}\n\
         </style>\n\
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{height}\"/>\n\
         <text class=\"title\" x=\"{MARGIN}\" y=\"{baseline}\">{title}</text>\n{drawn}</svg>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
