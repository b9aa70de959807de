//! Bars, one under the other, with their figures.

use super::{LINE, MARGIN, Plot, TEXT, WIDTH, Whose, escaped, picture};

/// Where the bars begin, and the room for the figures behind them.
const START: usize = 300;
const ROOM: usize = 110;
/// Between groups.
const GAP: usize = 12;

pub struct Bars {
    pub name: &'static str,
    pub title: String,
    pub unit: &'static str,
    pub bars: Vec<Bar>,
}

pub struct Bar {
    pub label: String,
    pub value: f64,
    pub whose: Whose,
}

impl Bar {
    pub fn ours(label: impl Into<String>, value: f64) -> Self {
        Self::of(label, value, Whose::Ours)
    }

    pub fn twins(label: impl Into<String>, value: f64) -> Self {
        Self::of(label, value, Whose::Twins)
    }

    fn of(label: impl Into<String>, value: f64, whose: Whose) -> Self {
        Self {
            label: label.into(),
            value,
            whose,
        }
    }
}

impl Bars {
    pub fn draw(&self) -> Plot {
        let most = self.bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
        let mut drawn = String::new();
        let mut says = Vec::new();
        let mut y = MARGIN + LINE;
        let mut before = None;
        for bar in &self.bars {
            // Each of our figures begins a group with its twins.
            y += match (before, bar.whose) {
                (Some(Whose::Twins), Whose::Ours) => LINE + GAP,
                (Some(_), _) => LINE,
                (None, _) => TEXT,
            };
            before = Some(bar.whose);
            let width = (WIDTH - START - ROOM) as f64 * bar.value / most;
            let figure = format!("{}{}", short(bar.value), self.unit);
            drawn += &format!(
                "<text class=\"end\" x=\"{label_end}\" y=\"{baseline}\">{label}</text>\
                 <rect class=\"{class}\" x=\"{START}\" y=\"{y}\" width=\"{width:.1}\" height=\"{height}\"/>\
                 <text x=\"{figure_start:.1}\" y=\"{baseline}\">{figure}</text>\n",
                label_end = START - 10,
                baseline = y + TEXT - 1,
                label = escaped(&bar.label),
                class = bar.whose.class(),
                height = LINE - 7,
                figure_start = START as f64 + width + 8.0,
            );
            says.push(format!("{}: {figure}", bar.label));
        }
        let height = y + LINE + MARGIN;
        Plot {
            name: self.name.to_owned(),
            svg: picture(&self.title, &says.join("; "), height, &drawn),
        }
    }
}

/// The figure with its significant digits.
fn short(value: f64) -> String {
    match value {
        value if value < 10.0 => format!("{value:.2}"),
        value if value < 100.0 => format!("{value:.1}"),
        value => format!("{value:.0}"),
    }
}
