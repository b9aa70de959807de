//! `marathon report`: totals for staff, with no figure small enough to point at a person.

use std::io::{self, BufWriter, Write, stdout};

use clap::Args;
use marathon_domain::{
    SourceTag,
    folding::{Folding, Row, Sums},
};
use marathon_seal::files::csv;
use marathon_store::{Total, TotalsBy};

use super::{database::DatabaseArgs, error::CliError};

#[derive(Args, Debug)]
pub struct ReportArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Write CSV instead of text.
    #[arg(long)]
    csv: bool,
}

/// The width of the column of names, in characters. The longest source fits.
const WIDTH: usize = SourceTag::LONGEST;

pub fn run(args: &ReportArgs) -> Result<(), CliError> {
    let mut out = BufWriter::new(stdout().lock());
    let form = if args.csv { Form::Csv } else { Form::Text };
    args.database.read(async |store| {
        let mut report = Report::begin(form, &mut out).map_err(CliError::Output)?;
        store
            .totals(|by, total| report.add(by, total).map_err(CliError::Output))
            .await?;
        report.end().map_err(CliError::Output)
    })?;
    out.flush().map_err(CliError::Output)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Csv,
}

/// Writes the two tables as their rows come.
struct Report<'a, W> {
    form: Form,
    out: &'a mut W,
    by: TotalsBy,
    folding: Folding,
}

impl<'a, W: Write> Report<'a, W> {
    fn begin(form: Form, out: &'a mut W) -> io::Result<Self> {
        if form == Form::Csv {
            csv::write_row(out, ["by", "name", "signings", "counted"])?;
        }
        let mut report = Self {
            form,
            out,
            by: TotalsBy::Section,
            folding: Folding::default(),
        };
        report.head()?;
        Ok(report)
    }

    fn add(&mut self, by: TotalsBy, total: Total) -> io::Result<()> {
        if by != self.by {
            self.next_table(by)?;
        }
        let row = Row {
            name: total.name,
            sums: Sums {
                signings: total.signings,
                counted: total.counted,
            },
        };
        match self.folding.add(row) {
            Some(shown) => self.shown(&shown),
            None => Ok(()),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        if self.by == TotalsBy::Section {
            self.next_table(TotalsBy::Source)?;
        }
        self.foot()
    }

    fn next_table(&mut self, by: TotalsBy) -> io::Result<()> {
        self.foot()?;
        self.by = by;
        if self.form == Form::Text {
            writeln!(self.out)?;
        }
        self.head()
    }

    fn head(&mut self) -> io::Result<()> {
        let name = match self.by {
            TotalsBy::Section => "section",
            TotalsBy::Source => "source",
        };
        match self.form {
            Form::Text => self.row(name, ["signings", "counted"]),
            Form::Csv => Ok(()),
        }
    }

    fn foot(&mut self) -> io::Result<()> {
        let end = std::mem::take(&mut self.folding).end();
        if let Some(shown) = &end.shown {
            self.shown(shown)?;
        }
        if let Some((name, sums)) = end.folded {
            self.sums(name, sums)?;
        }
        self.sums("(total)", end.total)
    }

    fn shown(&mut self, row: &Row) -> io::Result<()> {
        self.sums(row.name.as_deref().unwrap_or("(none)"), row.sums)
    }

    /// Our own names are in brackets, which no section and no source can have.
    fn sums(&mut self, name: &str, sums: Sums) -> io::Result<()> {
        let figures = match sums.is_small() {
            true => ["too few".to_owned(), "too few".to_owned()],
            false => [sums.signings.to_string(), sums.counted.to_string()],
        };
        self.row(name, [&figures[0], &figures[1]])
    }

    fn row(&mut self, name: &str, [signings, counted]: [&str; 2]) -> io::Result<()> {
        let by = match self.by {
            TotalsBy::Section => "section",
            TotalsBy::Source => "source",
        };
        match self.form {
            Form::Text => writeln!(self.out, "{name:<WIDTH$} {signings:>13} {counted:>13}"),
            Form::Csv => csv::write_row(self.out, [by, name, signings, counted]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(form: Form, rows: &[(TotalsBy, Option<&str>, u64, u64)]) -> String {
        let mut out = Vec::new();
        let mut report = Report::begin(form, &mut out).unwrap();
        for (by, name, signings, counted) in rows {
            let total = Total {
                name: name.map(str::to_owned),
                signings: *signings,
                counted: *counted,
            };
            report.add(*by, total).unwrap();
        }
        report.end().unwrap();
        String::from_utf8(out).unwrap()
    }

    const ROWS: [(TotalsBy, Option<&str>, u64, u64); 6] = [
        (TotalsBy::Section, Some("fr"), 1200, 3400),
        (TotalsBy::Section, Some("int"), 40, 50),
        (TotalsBy::Source, None, 1220, 3430),
        (TotalsBy::Source, Some("lycee-hugo"), 11, 11),
        (TotalsBy::Source, Some("x"), 7, 7),
        (TotalsBy::Source, Some("y"), 2, 2),
    ];

    #[test]
    fn is_aligned_text() {
        insta::assert_snapshot!(report(Form::Text, &ROWS));
    }

    #[test]
    fn is_csv() {
        insta::assert_snapshot!(report(Form::Csv, &ROWS));
    }

    #[test]
    fn of_nobody_says_so_and_of_a_few_tells_no_figure() {
        let nobody = report(Form::Csv, &[]);
        assert_eq!(
            nobody.replace("\r\n", "|"),
            "by,name,signings,counted|section,(total),0,0|source,(total),0,0|"
        );
        let few = report(Form::Csv, &[(TotalsBy::Section, Some("fr"), 9, 90)]);
        assert!(few.contains("section,(total),too few,too few"), "{few}");
        assert!(!few.contains("fr"), "{few}");
    }
}
