//! Makes a document with Typst, which sees a few files here and nothing else of the machine.

use serde::Serialize;
use typst::{
    Library, LibraryExt, World, comemo,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{Faces, PaperError};

struct Desk<'a> {
    library: LazyHash<Library>,
    faces: &'a Faces,
    main: Source,
    sheet: Source,
    files: [(FileId, Bytes); 2],
}

/// Lays a template out with data and a stamp, and writes it as PDF, tagged as PDF/UA requires for people who
/// cannot see it.
pub fn pdf(
    template: &str,
    data: &impl Serialize,
    stamp: &str,
    faces: &Faces,
) -> Result<Vec<u8>, PaperError> {
    let with_faces = WithFaces {
        data,
        more_faces: faces.found(),
    };
    let data = serde_json::to_vec(&with_faces)?;
    let desk = Desk {
        library: LazyHash::new(Library::default()),
        faces,
        main: Source::new(id("main.typ")?, template.to_owned()),
        sheet: Source::new(
            id("sheet.typ")?,
            include_str!("../templates/sheet.typ").to_owned(),
        ),
        files: [
            (id("data.json")?, Bytes::new(data)),
            (id("stamp.svg")?, Bytes::from_string(stamp.to_owned())),
        ],
    };
    let made = made(&desk);
    // Typst's cache is of no use to another document, and grows with each.
    comemo::evict(0);
    made
}

fn made(desk: &Desk<'_>) -> Result<Vec<u8>, PaperError> {
    let document: PagedDocument = typst::compile(desk)
        .output
        .map_err(|errors| PaperError::Layout(first(&errors)))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| PaperError::Pdf(error.message().to_string()))?;
    let options = PdfOptions {
        creator: Smart::Custom(None),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| PaperError::Pdf(first(&errors)))
}

#[derive(Serialize)]
struct WithFaces<'a, T> {
    #[serde(flatten)]
    data: &'a T,
    more_faces: Vec<&'a str>,
}

fn id(name: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(name).map_err(|_| PaperError::Layout(name.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn first(errors: &[SourceDiagnostic]) -> String {
    let first = errors.first();
    first.map_or_else(String::new, |error| error.message.to_string())
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.faces.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let sources = [&self.main, &self.sheet];
        let found = sources.into_iter().find(|source| source.id() == id);
        found.cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(known, _)| *known == id);
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    /// A document has no date except those in its data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
