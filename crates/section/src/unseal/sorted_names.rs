//! Names in alphabetical order, in constant memory.
//!
//! Records come in the order of signing. In a list for the authorities this order, together with
//! the public counts of each moment, would show when each person signed. So the list is sorted.
//! Names are sorted in runs, each in a file that is unlinked at once, so that nothing is left of it
//! whatever happens.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, Read, Seek, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use marathon_seal::files::with_suffix;

/// How many names are held at a time: a few megabytes.
const RUN: usize = 50_000;

type Name = (String, String);

pub struct SortedNames {
    run_file: PathBuf,
    run: Vec<Name>,
    longest_run: usize,
    files: Vec<File>,
}

impl SortedNames {
    /// Keeps the runs on the same disk as this file.
    pub fn beside(path: &Path) -> Self {
        Self {
            run_file: with_suffix(path, ".run"),
            run: Vec::new(),
            longest_run: RUN,
            files: Vec::new(),
        }
    }

    pub fn add(&mut self, family: &str, given: &str) -> io::Result<()> {
        self.run.push((family.to_owned(), given.to_owned()));
        match self.run.len() < self.longest_run {
            true => Ok(()),
            false => self.end_run(),
        }
    }

    fn end_run(&mut self) -> io::Result<()> {
        self.run.sort();
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&self.run_file)?;
        fs::remove_file(&self.run_file)?;
        let mut out = BufWriter::new(file);
        for (family, given) in self.run.drain(..) {
            for part in [family, given] {
                out.write_all(&(part.len() as u64).to_le_bytes())?;
                out.write_all(part.as_bytes())?;
            }
        }
        let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        self.files.push(file);
        Ok(())
    }

    /// Family name and given name of each, sorted.
    pub fn sorted(mut self) -> io::Result<Sorted> {
        self.end_run()?;
        let mut runs: Vec<_> = self.files.into_iter().map(BufReader::new).collect();
        let mut next = BinaryHeap::new();
        for (number, run) in runs.iter_mut().enumerate() {
            next.extend(read_name(run)?.map(|name| Reverse((name, number))));
        }
        Ok(Sorted { runs, next })
    }
}

/// Merges all runs.
pub struct Sorted {
    runs: Vec<BufReader<File>>,
    /// The next name of each run, with the run's number.
    next: BinaryHeap<Reverse<(Name, usize)>>,
}

impl Iterator for Sorted {
    type Item = io::Result<Name>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse((name, number)) = self.next.pop()?;
        match read_name(&mut self.runs[number]) {
            Ok(following) => self
                .next
                .extend(following.map(|name| Reverse((name, number)))),
            Err(error) => return Some(Err(error)),
        }
        Some(Ok(name))
    }
}

fn read_name(run: &mut impl Read) -> io::Result<Option<Name>> {
    let Some(family) = read_part(run)? else {
        return Ok(None);
    };
    let given = read_part(run)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    Ok(Some((family, given)))
}

fn read_part(run: &mut impl Read) -> io::Result<Option<String>> {
    let mut length = [0; 8];
    match run.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let mut text = String::new();
    run.take(u64::from_le_bytes(length))
        .read_to_string(&mut text)?;
    Ok(Some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_runs_are_one_order_and_leave_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut names = SortedNames::beside(&folder.path().join("list.csv"));
        names.longest_run = 3;
        // Every number from 0 to 99 once, in a fixed mixed order.
        for number in (0..100).map(|number| number * 37 % 100) {
            names
                .add(&format!("Family {:02}", number / 2), &format!("{number}\n"))
                .unwrap();
            assert!(names.run.len() < 3);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        }
        let written: Vec<Name> = names.sorted().unwrap().map(Result::unwrap).collect();
        assert!(written.is_sorted());
        assert_eq!(written.len(), 100);
        assert_eq!(written[2], ("Family 01".to_owned(), "2\n".to_owned()));
    }

    #[test]
    fn nobody_is_no_name() {
        let folder = tempfile::tempdir().unwrap();
        let names = SortedNames::beside(&folder.path().join("list.csv"));
        assert!(names.sorted().unwrap().next().is_none());
    }
}
