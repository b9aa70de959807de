//! The table that is printed.

use std::fmt;

use super::plot::Plot;

/// What a part has measured.
pub struct Figures {
    pub rows: Vec<Row>,
    pub plots: Vec<Plot>,
}

impl From<Vec<Row>> for Figures {
    fn from(rows: Vec<Row>) -> Self {
        Self {
            rows,
            plots: Vec::new(),
        }
    }
}

/// One figure.
pub struct Row {
    pub what: String,
    pub here: String,
    /// The twin's figure, and how many times better ours is.
    pub twin: Option<(String, f64)>,
    /// The goal.
    pub goal: &'static str,
}

impl Row {
    pub fn alone(what: &str, here: String, goal: &'static str) -> Self {
        Self {
            what: what.to_owned(),
            here,
            twin: None,
            goal,
        }
    }

    /// A figure with a twin, where more is better.
    pub fn beside(what: &str, here: f64, twin: f64, goal: &'static str) -> Self {
        Self {
            twin: Some((format!("{twin:.0}"), here / twin)),
            ..Self::alone(what, format!("{here:.0}"), goal)
        }
    }

    /// A figure with a twin in milliseconds, where less is better.
    pub fn waits(what: &str, here: f64, twin: f64, goal: &'static str) -> Self {
        Self {
            twin: Some((format!("{twin:.1} ms"), twin / here)),
            ..Self::alone(what, format!("{here:.1} ms"), goal)
        }
    }
}

/// Rows under the names of their parts.
#[derive(Default)]
pub struct Table(Vec<(&'static str, Vec<Row>)>);

impl Table {
    pub fn add(&mut self, part: &'static str, rows: Vec<Row>) {
        self.0.push((part, rows));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        line(formatter, ["", "here", "twin", "ratio", "goal"])?;
        for (part, rows) in &self.0 {
            line(formatter, [part, "", "", "", ""])?;
            for row in rows {
                let (twin, ratio) = match &row.twin {
                    Some((twin, ratio)) => (twin.as_str(), format!("{ratio:.2}")),
                    None => ("", String::new()),
                };
                let what = format!("  {}", row.what);
                line(formatter, [&what, &row.here, twin, &ratio, row.goal])?;
            }
        }
        Ok(())
    }
}

fn line(formatter: &mut fmt::Formatter<'_>, cells: [&str; 5]) -> fmt::Result {
    let [what, here, twin, ratio, goal] = cells;
    let text = format!("{what:<58} {here:>12} {twin:>12} {ratio:>7}  {goal}");
    writeln!(formatter, "{}", text.trim_end())
}
