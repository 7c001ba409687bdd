//! Photos in their sizes, and documents as they are.

use std::collections::HashSet;

use rayon::prelude::*;

use super::{Files, fingerprint_of};
use crate::{
    artifact::{Artifact, Late, Sink, SinkError},
    bundle::ImageFile,
    image,
    photo::{Rendition, Sum},
    problem::{Place, Problem, Problems},
    tree::File,
    village::media::{Form, Media, Photo, Published},
};

/// A file of the portal, and what is to be published of it: paths, with the version of a photo where one is made.
struct Work<'a> {
    published: Published<'a>,
    files: Vec<(String, Option<Rendition>)>,
}

/// What came of one file.
type Outcome = Result<(), Box<Problem>>;

/// Publishes all that pages show or offer. Returns what a bundle says of the photos; a sink that waits
/// gets only the documents, and nothing is said of photos.
pub(super) fn write(files: &mut Files<'_>, problems: &mut Problems) -> Result<Vec<ImageFile>, SinkError> {
    let (media, sink) = (&files.site.village.media, files.sink);
    let (works, taken) = works(media);
    let late = sink.waits(Late::Photos);
    let due: Vec<&Work<'_>> = works.iter().filter(|work| !(late && work.photo().is_some())).collect();
    sink.begins(taken.len());
    let outcomes: Vec<Outcome> = due.par_iter().map(|work| work.publish(media, sink)).collect::<Result<_, _>>()?;
    taken.iter().for_each(|path| files.take(path.as_str()));
    let failed: HashSet<&str> =
        due.iter().zip(&outcomes).filter(|(_, it)| it.is_err()).map(|(work, _)| &*work.published.file.path).collect();
    let made = due.iter().filter(|work| !failed.contains(&*work.published.file.path));
    let images = made.filter_map(|work| work.image_file(media, sink)).collect();
    outcomes.into_iter().filter_map(Result::err).for_each(|problem| problems.add(*problem));
    Ok(images)
}

/// Makes the photo that has a file at a path, if one has.
pub(super) fn late(media: &Media, path: &str, sink: &dyn Sink) -> Result<(), SinkError> {
    let (works, _) = works(media);
    let found = works.iter().find(|work| work.photo().is_some() && work.files.iter().any(|(it, _)| it == path));
    found.map_or(Ok(()), |work| work.publish(media, sink).map(drop))
}

/// What there is to do, and all paths of it. A photo that lies in two folders is one photo: the first
/// makes what both want.
fn works(media: &Media) -> (Vec<Work<'_>>, HashSet<String>) {
    let mut taken = HashSet::new();
    let works = media.published().map(|published| {
        let mut files = wanted(&published);
        files.retain(|(path, _)| taken.insert(path.clone()));
        Work { published, files }
    });
    (works.collect(), taken)
}

/// The files of a file of the portal; only its own path where it stays as it is.
fn wanted(published: &Published<'_>) -> Vec<(String, Option<Rendition>)> {
    let photo = match published.form {
        Form::Whole(route) => return vec![(route.file_path(), None)],
        Form::Photo(photo) => photo,
    };
    let renditions = photo.renditions();
    let made = renditions.into_iter().map(|rendition| (photo.file(rendition).file_path(), Some(rendition)));
    let made: Vec<_> = made.collect();
    if made.is_empty() { vec![(photo.route.file_path(), None)] } else { made }
}

impl Work<'_> {
    fn photo(&self) -> Option<&Photo> {
        match self.published.form {
            Form::Photo(photo) => Some(photo),
            Form::Whole(_) => None,
        }
    }

    fn publish(&self, media: &Media, sink: &dyn Sink) -> Result<Outcome, SinkError> {
        match self.published.form {
            Form::Photo(photo) => versions(self, photo, media, sink),
            Form::Whole(_) => self.files.iter().try_fold(Ok(()), |outcome: Outcome, (path, _)| {
                Ok(outcome.and(whole(self.published.file, path, media, sink)?))
            }),
        }
    }

    /// What a bundle says of a published photo.
    fn image_file(&self, media: &Media, sink: &dyn Sink) -> Option<ImageFile> {
        let path = self.photo()?.route.file_path();
        let darkroom = media.darkroom();
        let Sum { size, sha256 } = match darkroom.sum(&path) {
            Some(sum) => sum,
            None => darkroom.note(&path, &sink.read(&path)?),
        };
        Some(ImageFile { path, source: self.published.file.path.to_string(), size, sha256 })
    }
}

/// Publishes a document as it is, or a photo in its full size, unless the sink has it already.
fn whole(file: &File, path: &str, media: &Media, sink: &dyn Sink) -> Result<Outcome, SinkError> {
    let fingerprint = fingerprint_of(file, path, sink);
    if fingerprint.is_some_and(|fingerprint| sink.keep(path, fingerprint)) {
        return Ok(Ok(()));
    }
    match stripped(file, media) {
        Ok(bytes) => sink.put(Artifact { fingerprint, ..Artifact::new(path, &bytes) }).map(Ok),
        Err(problem) => Ok(Err(problem)),
    }
}

/// Publishes those files of a photo that the sink does not have yet.
fn versions(work: &Work<'_>, photo: &Photo, media: &Media, sink: &dyn Sink) -> Result<Outcome, SinkError> {
    let missing: Vec<_> = work.files.iter().filter(|(path, _)| !sink.keep_named(path)).cloned().collect();
    let made = match make(work.published.file, photo, media, &missing) {
        Ok(made) => made,
        Err(problem) => return Ok(Err(problem)),
    };
    let largest = photo.route.file_path();
    for ((path, _), bytes) in missing.iter().zip(&made) {
        sink.put(Artifact::new(path, bytes))?;
        if *path == largest && media.darkroom().sum(path).is_none() {
            media.darkroom().note(path, bytes);
        }
    }
    Ok(Ok(()))
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
