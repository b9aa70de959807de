//! Curves of the share that was reached within a time.

use super::{LINE, MARGIN, Plot, TEXT, WIDTH, Whose, escaped, picture};

const HEIGHT: usize = 320;
const LEFT: usize = 60;
/// Points of a curve; between them it is straight.
const POINTS: usize = 100;

pub struct Curves {
    pub name: &'static str,
    pub title: String,
    pub curves: Vec<Curve>,
    /// Where the picture ends, in milliseconds.
    pub until: f64,
}

pub struct Curve {
    pub label: String,
    /// In milliseconds, in any order.
    pub waits: Vec<f64>,
    pub whose: Whose,
}

impl Curve {
    pub fn ours(label: &str, waits: Vec<f64>) -> Self {
        Self::of(label, waits, Whose::Ours)
    }

    pub fn twins(label: &str, waits: Vec<f64>) -> Self {
        Self::of(label, waits, Whose::Twins)
    }

    fn of(label: &str, waits: Vec<f64>, whose: Whose) -> Self {
        Self {
            label: label.to_owned(),
            waits,
            whose,
        }
    }
}

impl Curves {
    pub fn draw(mut self) -> Plot {
        let (top, bottom) = (MARGIN + LINE + TEXT, HEIGHT - MARGIN - LINE);
        let x = |wait: f64| LEFT as f64 + (WIDTH - LEFT - MARGIN) as f64 * wait / self.until;
        let y = |share: f64| bottom as f64 - (bottom - top) as f64 * share;
        let mut drawn = String::new();
        for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let (at, end) = (y(share), WIDTH - MARGIN);
            drawn += &format!(
                "<line x1=\"{LEFT}\" x2=\"{end}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>\
                 <text class=\"small end\" x=\"{}\" y=\"{:.1}\">{:.0} %</text>\n",
                LEFT - 8,
                at + 4.0,
                share * 100.0,
            );
        }
        for quarter in 0..=4 {
            let wait = self.until * f64::from(quarter) / 4.0;
            drawn += &format!(
                "<text class=\"small middle\" x=\"{:.1}\" y=\"{}\">{wait:.0} ms</text>\n",
                x(wait).min((WIDTH - MARGIN - 20) as f64),
                bottom + LINE,
            );
        }
        let mut says = Vec::new();
        for (place, curve) in self.curves.iter_mut().enumerate() {
            curve.waits.sort_by(f64::total_cmp);
            let class = curve.whose.class();
            drawn += &format!("<path class=\"{class}\" d=\"M{:.1} {:.1}", x(0.0), y(0.0));
            for point in 0..=POINTS {
                let share = point as f64 / POINTS as f64;
                let wait = at_share(&curve.waits, share);
                if wait > self.until {
                    break;
                }
                drawn += &format!(" L{:.1} {:.1}", x(wait), y(share));
            }
            let (label, key) = (escaped(&curve.label), bottom - 70 + place * LINE);
            drawn += &format!(
                "\"/>\n<rect class=\"{class}\" x=\"{}\" y=\"{key}\" width=\"14\" height=\"14\"/>\
                 <text x=\"{}\" y=\"{}\">{label}</text>\n",
                WIDTH / 2 + 40,
                WIDTH / 2 + 62,
                key + 12,
            );
            let half = at_share(&curve.waits, 0.5);
            let most = at_share(&curve.waits, 0.99);
            says.push(format!(
                "{}: half within {half:.0} ms, 99 % within {most:.0} ms",
                curve.label
            ));
        }
        Plot {
            name: self.name.to_owned(),
            svg: picture(&self.title, &says.join("; "), HEIGHT, &drawn),
        }
    }
}

fn at_share(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let place = (last as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::INFINITY)
}
