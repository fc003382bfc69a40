//! `check`: every error and every finding (*fejl og fund*) in a folder of catalogues, in one
//! catalogue or in one file; and what a council should look at in what its standards say.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use standards::check;
use standards::library::{self, Catalogue, CatalogueId, Which};
use standards::problem::{Diagnostic, Problem, Severity};
use standards::review::{self, Review};
use standards::vocabulary::Vocabulary;

use super::{CANNOT_READ, FINDINGS, FINE};
use crate::args::Format;
use crate::desk::Desk;
use crate::files;
use crate::stop::{Result, Stop};
use crate::text;

pub(super) fn check(
    desk: &Desk<'_>,
    path: Option<&Path>,
    on: Option<Date>,
    html: bool,
) -> Result<u8> {
    let on = desk.on(on)?;
    if html {
        return report(desk, path, on);
    }
    let Some(path) = path else {
        let (problems, read) = check::check_and_read(&desk.found.files, None, &[on]);
        let reviews = reviews(own(desk, read), on, &problems);
        return tell(desk, &problems, &reviews);
    };
    if !path.exists()
        && let Ok(id) = desk.catalogue_id(&path.to_string_lossy(), on)
    {
        let (problems, read) = check::check_and_read(&desk.found.files, Some(&id), &[on]);
        let reviews = reviews(read, on, &problems);
        return tell(desk, &problems, &reviews);
    }
    let place = place(path)?;
    let found = files::all(Some(&place.root))?;
    let desk = &Desk::new(desk.args, found);
    let (mut problems, read) = check::check_and_read(&desk.found.files, place.only.as_ref(), &[on]);
    match &place.file {
        Some(file) => problems.retain(|it| it.file == *file),
        // The program's own catalogues are not what was asked about.
        None => problems.retain(|it| it.file.is_empty() || desk.found.own().contains(&it.file)),
    }
    // One file is looked at by whoever is writing it; what the catalogue says is for later.
    let reviews = match &place.file {
        Some(_) => Vec::new(),
        None if place.only.is_some() => reviews(read, on, &problems),
        None => reviews(own(desk, read), on, &problems),
    };
    tell(desk, &problems, &reviews)
}

/// The review of one catalogue as a page that stands alone.
fn report(desk: &Desk<'_>, path: Option<&Path>, on: Date) -> Result<u8> {
    let Some(path) = path else { return Err(Stop::typed(Problem::new("report-of-one"))) };
    let (desk, id) = match path.exists() {
        true => {
            let place = place(path)?;
            let none = || Stop::typed(Problem::new("report-of-one"));
            let id = place.only.filter(|_| place.file.is_none()).ok_or_else(none)?;
            (&Desk::new(desk.args, files::all(Some(&place.root))?), id)
        }
        false => (desk, desk.catalogue_id(&path.to_string_lossy(), on)?),
    };
    let catalogue = library::read_catalogue(&desk.found.files, &id, Which::All)?;
    let review = review::review(&catalogue, on);
    let page = web::engine::review_page(desk.words.0, &catalogue, &review);
    let page = web::pages::review::report(desk.words.0, page).map_err(std::io::Error::other)?;
    desk.give_text(&page)?;
    Ok(if review.findings.is_empty() { FINE } else { FINDINGS })
}

/// Those in the folder that was named; the program's own where none was.
fn own(desk: &Desk<'_>, mut read: Vec<Catalogue>) -> Vec<Catalogue> {
    let given = desk.found.own();
    read.retain(|it| given.is_empty() || given.contains(&format!("{}/katalog.toml", it.id)));
    read
}

/// The reviews of what the catalogues say; none while a file cannot be read.
fn reviews(read: Vec<Catalogue>, on: Date, problems: &[Diagnostic]) -> Vec<(Review, Vocabulary)> {
    if problems.iter().any(|it| it.severity == Severity::Error) {
        return Vec::new();
    }
    std::thread::scope(|scope| {
        let look = |catalogue: Catalogue| {
            scope.spawn(move || (review::review(&catalogue, on), catalogue.vocabulary))
        };
        let threads: Vec<_> = read.into_iter().map(look).collect();
        threads.into_iter().filter_map(|it| it.join().ok()).collect()
    })
}

fn tell(desk: &Desk<'_>, problems: &[Diagnostic], reviews: &[(Review, Vocabulary)]) -> Result<u8> {
    let count = |severity| problems.iter().filter(|it| it.severity == severity).count();
    let (errors, findings) = (count(Severity::Error), count(Severity::Finding));
    if desk.args.format == Format::Json {
        let reviews: Vec<&Review> = reviews.iter().map(|(it, _)| it).collect();
        desk.give_json(
            &serde_json::json!({ "problems": desk.told(problems), "reviews": reviews }),
        )?;
    } else {
        if !problems.is_empty() {
            desk.tell(problems)?;
        }
        desk.give_text(&format!("{}\n", desk.words.found(errors, findings)))?;
        desk.give_text(&written(desk, reviews))?;
    }
    let found = findings + reviews.iter().map(|(it, _)| it.findings.len()).sum::<usize>();
    Ok(match (errors, found) {
        (0, 0) => FINE,
        (0, _) => FINDINGS,
        _ => CANNOT_READ,
    })
}

/// One review whole; of several a line each.
fn written(desk: &Desk<'_>, reviews: &[(Review, Vocabulary)]) -> String {
    if let [(review, vocabulary)] = reviews {
        return format!("\n{}", text::review::review(desk.words, vocabulary, review));
    }
    let mut lines = String::new();
    for (review, _) in reviews {
        lines = format!("{lines}\n{}\n", text::review::summary(desk.words, review));
        let how = [("catalogue", review.catalogue.as_str())];
        lines = format!("{lines}{}\n", desk.words.text_with("review-how-to-read-on", &how));
    }
    lines
}

/// What a path is in a folder of catalogues.
struct Place {
    root: PathBuf,
    only: Option<CatalogueId>,
    file: Option<String>,
}

/// The folder of catalogues is the one that holds the vocabulary or the national layer; a
/// catalogue that stands alone lies two folders deep in it all the same.
fn place(path: &Path) -> Result<Place> {
    let path = path.canonicalize().map_err(|error| files::cannot_read(path, &error))?;
    let holds_all =
        |it: &&Path| ["fakta", "fakta.toml", "national"].iter().any(|name| it.join(name).exists());
    let lone = |it: &&Path| it.join("katalog.toml").exists();
    let root = path
        .ancestors()
        .find(holds_all)
        .or_else(|| path.ancestors().find(lone).and_then(Path::parent).and_then(Path::parent));
    // A folder of catalogues may hold nothing but catalogues.
    let root = root.or_else(|| has_catalogues(&path).then_some(path.as_path()));
    let none = || Problem::new("no-catalogue-here").with("path", path.display());
    let root = root.ok_or_else(|| Stop::typed(none()))?.to_owned();
    let inside = path.strip_prefix(&root).unwrap_or(&path);
    let parts: Vec<String> = inside.iter().map(|it| it.to_string_lossy().into_owned()).collect();
    let is_shared = parts.first().is_some_and(|it| it == "national" || it.starts_with("fakta"));
    let only = match parts.as_slice() {
        [municipality, version, ..] if !is_shared => {
            Some(CatalogueId { municipality: municipality.clone(), version: version.clone() })
        }
        _ => None,
    };
    let file = path.is_file().then(|| parts.join("/"));
    Ok(Place { root, only, file })
}

fn has_catalogues(folder: &Path) -> bool {
    let folders = |it: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(it).into_iter().flatten().flatten();
        entries.map(|it| it.path()).filter(|it| it.is_dir()).collect()
    };
    let versions = folders(folder).into_iter().flat_map(|it| folders(&it));
    versions.into_iter().any(|it| it.join("katalog.toml").exists())
}
