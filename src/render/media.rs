//! Photos in their sizes, and documents as they are.

use rayon::prelude::*;

use super::{Files, fingerprint_of};
use crate::{
    artifact::{Artifact, Late, Sink, SinkError},
    bundle::ImageFile,
    image,
    photo::{Rendition, Sum},
    problem::{Place, Problem, Problems},
    route::Route,
    tree::File,
    village::media::{Form, Media, Photo, Published},
};

/// What came of one file: what a bundle says of it, or what is wrong with it.
type Outcome = Result<Option<ImageFile>, Box<Problem>>;

/// Publishes all that pages show or offer. Returns what a bundle says of the photos; a sink that waits
/// gets only the documents, and nothing is said of photos.
pub(super) fn write(files: &mut Files<'_>, problems: &mut Problems) -> Result<Vec<ImageFile>, SinkError> {
    let (media, sink) = (&files.site.village.media, files.sink);
    let published: Vec<Published<'_>> = media.published().collect();
    let paths: Vec<Vec<String>> = published.iter().map(|published| paths(published)).collect();
    let now = |published: &&Published<'_>| !(sink.waits(Late::Photos) && is_photo(published));
    let due: Vec<&Published<'_>> = published.iter().filter(now).collect();
    sink.begins(paths.iter().map(Vec::len).sum());
    let outcomes: Vec<Outcome> =
        due.par_iter().map(|published| one(published, media, sink)).collect::<Result<_, _>>()?;
    paths.iter().flatten().for_each(|path| files.take(path));
    let mut images = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(image) => images.extend(image),
            Err(problem) => problems.add(*problem),
        }
    }
    Ok(images)
}

/// Makes the photo that has a file at a path, if one has.
pub(super) fn late(media: &Media, path: &str, sink: &dyn Sink) -> Result<(), SinkError> {
    let found = media.published().find(|published| is_photo(published) && paths(published).iter().any(|it| it == path));
    found.map_or(Ok(()), |published| one(&published, media, sink).map(drop))
}

fn is_photo(published: &Published<'_>) -> bool {
    matches!(published.form, Form::Photo(_))
}

/// The paths of everything that is published of a file.
fn paths(published: &Published<'_>) -> Vec<String> {
    match published.form {
        Form::Whole(route) => vec![route.file_path()],
        Form::Photo(photo) => wanted(photo).into_iter().map(|(path, _)| path).collect(),
    }
}

/// The files of a photo; only its own path where it stays as it is.
fn wanted(photo: &Photo) -> Vec<(String, Option<Rendition>)> {
    let renditions = photo.renditions();
    let made = renditions.into_iter().map(|rendition| (photo.file(rendition).file_path(), Some(rendition)));
    let made: Vec<_> = made.collect();
    if made.is_empty() { vec![(photo.route.file_path(), None)] } else { made }
}

fn one(published: &Published<'_>, media: &Media, sink: &dyn Sink) -> Result<Outcome, SinkError> {
    match published.form {
        Form::Whole(route) => whole(published.file, route, media, sink),
        Form::Photo(photo) => versions(published.file, photo, media, sink),
    }
}

/// Publishes a document as it is, or a photo in its full size, unless the sink has it already.
fn whole(file: &File, route: &Route, media: &Media, sink: &dyn Sink) -> Result<Outcome, SinkError> {
    let path = route.file_path();
    let fingerprint = fingerprint_of(file, &path, sink);
    if fingerprint.is_some_and(|fingerprint| sink.keep(&path, &fingerprint)) {
        return Ok(Ok(None));
    }
    match stripped(file, media) {
        Ok(bytes) => sink.put(Artifact { path: &path, bytes: &bytes, fingerprint }).map(|()| Ok(None)),
        Err(problem) => Ok(Err(problem)),
    }
}

/// Publishes those files of a photo that the sink does not have yet.
fn versions(file: &File, photo: &Photo, media: &Media, sink: &dyn Sink) -> Result<Outcome, SinkError> {
    let mut missing = wanted(photo);
    missing.retain(|(path, _)| !sink.keep_named(path));
    let made = match make(file, photo, media, &missing) {
        Ok(made) => made,
        Err(problem) => return Ok(Err(problem)),
    };
    for ((path, _), bytes) in missing.iter().zip(&made) {
        sink.put(Artifact::new(path, bytes))?;
    }
    let path = photo.route.file_path();
    let largest = missing.iter().position(|(missing, _)| *missing == path).map(|at| made[at].as_slice());
    let sum = sum(&path, largest, media, sink);
    let source = file.path.to_string();
    Ok(Ok(sum.map(|Sum { size, sha256 }| ImageFile { path, source, size, sha256 })))
}

/// The bytes of files of a photo.
fn make(
    file: &File,
    photo: &Photo,
    media: &Media,
    wanted: &[(String, Option<Rendition>)],
) -> Result<Vec<Vec<u8>>, Box<Problem>> {
    let renditions: Option<Vec<(String, Rendition)>> =
        wanted.iter().map(|(path, rendition)| Some((path.clone(), (*rendition)?))).collect();
    let Some(renditions) = renditions else { return Ok(vec![stripped(file, media)?]) };
    let place = || Place::file(&file.path);
    let made = media.darkroom().files(&photo.negative, &renditions, &|| media.read(file));
    let made = made.map_err(|error| Box::new(Problem::not_readable_at(place(), &error)))?;
    made.map_err(|fault| Box::new(Problem::unusable_image(place(), &file.path, fault)))
}

/// The sum of a published photo: as it is remembered, of the bytes just made, or of those that the sink has.
fn sum(path: &str, made: Option<&[u8]>, media: &Media, sink: &dyn Sink) -> Option<Sum> {
    let darkroom = media.darkroom();
    darkroom.sum(path).or_else(|| match made {
        Some(bytes) => Some(darkroom.note(path, bytes)),
        None => Some(darkroom.note(path, &sink.read(path)?)),
    })
}

/// A document as it is, a picture without what was not photographed or drawn.
fn stripped(file: &File, media: &Media) -> Result<Vec<u8>, Box<Problem>> {
    let place = || Place::file(&file.path);
    let bytes = media.read(file).map_err(|error| Box::new(Problem::not_readable_at(place(), &error)))?;
    if !media.is_picture(&file.path) {
        return Ok(bytes);
    }
    let stripped = image::Kind::of(&bytes).and_then(|kind| image::stripped(&bytes, kind));
    stripped.map_err(|fault| Box::new(Problem::unusable_image(place(), &file.path, fault)))
}
