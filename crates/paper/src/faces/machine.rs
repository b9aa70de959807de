//! The typefaces of this machine.

use std::{
    fs,
    path::{Path, PathBuf},
};

use typst::{
    foundations::Bytes,
    text::{Font, FontInfo, FontStyle, FontWeight},
};

use super::has;

/// How deep folders within folders are searched: links could lead round and round.
const DEEPEST: usize = 8;

/// The installed typefaces. They are looked for only when a letter needs one, since most names do not.
pub struct Machine {
    folders: Vec<PathBuf>,
    known: Option<Vec<Installed>>,
}

struct Installed {
    file: PathBuf,
    /// Which of the typefaces in the file it is.
    number: u32,
    info: FontInfo,
}

impl Machine {
    /// `folder`, and where Linux and macOS keep typefaces.
    pub fn new(folder: Option<PathBuf>) -> Self {
        let folders = folder.into_iter().chain(usual_folders());
        Self {
            folders: folders.collect(),
            known: None,
        }
    }

    #[cfg(test)]
    pub fn none() -> Self {
        Self {
            folders: Vec::new(),
            known: None,
        }
    }

    #[cfg(test)]
    pub fn only(folder: PathBuf) -> Self {
        Self {
            folders: vec![folder],
            known: None,
        }
    }

    /// A typeface that has the letter: upright and of regular weight, if there is one.
    pub fn find(&mut self, letter: char) -> Option<Font> {
        let known = self.known.get_or_insert_with(|| installed(&self.folders));
        let mut able: Vec<&Installed> = known.iter().filter(|one| has(&one.info, letter)).collect();
        // The sort is stable: equals keep the order of folders and names.
        able.sort_by_key(|one| !is_regular(&one.info));
        let read = |one: &Installed| {
            let data = fs::read(&one.file).ok()?;
            Font::new(Bytes::new(data), one.number)
        };
        able.into_iter().find_map(read)
    }
}

fn is_regular(info: &FontInfo) -> bool {
    info.variant.style == FontStyle::Normal && info.variant.weight == FontWeight::REGULAR
}

fn usual_folders() -> impl Iterator<Item = PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let of_home = [".fonts", ".local/share/fonts", "Library/Fonts"];
    let of_home = of_home.map(|name| home.as_ref().map(|home| home.join(name)));
    let of_all = [
        "/usr/local/share/fonts",
        "/usr/share/fonts",
        "/Library/Fonts",
        "/System/Library/Fonts",
    ];
    of_home
        .into_iter()
        .flatten()
        .chain(of_all.map(PathBuf::from))
}

fn installed(folders: &[PathBuf]) -> Vec<Installed> {
    let mut files = Vec::new();
    for folder in folders {
        collect(folder, 0, &mut files);
    }
    let mut known = Vec::new();
    for file in files {
        let Ok(data) = fs::read(&file) else { continue };
        let infos = (0..).map_while(|number| Some((number, FontInfo::new(&data, number)?)));
        for (number, info) in infos {
            let file = file.clone();
            known.push(Installed { file, number, info });
        }
    }
    known
}

/// The files with typefaces below a folder, in the order of their names.
fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let kind = path.extension().and_then(|kind| kind.to_str());
        let kind = kind.map(str::to_ascii_lowercase);
        if path.is_dir() && depth < DEEPEST {
            collect(&path, depth + 1, files);
        } else if matches!(kind.as_deref(), Some("ttf" | "otf" | "ttc" | "otc")) {
            files.push(path);
        }
    }
}
