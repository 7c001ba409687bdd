//! Photos that were looked at and made before.

use std::{
    collections::HashMap,
    io,
    sync::{Arc, Mutex, PoisonError},
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use super::{Cut, Look, RECIPE, Rendition};
use crate::{
    image::{self, Facts, Fault},
    route::Route,
    store::Shared,
    tree::{File, Stamp},
};

/// Where photos are looked at and made, each once: what was found is remembered while the file stays as it
/// is, and what was made is kept in a store, where there is one.
#[derive(Default)]
pub struct Darkroom {
    seen: Mutex<HashMap<Arc<str>, Seen>>,
    sums: Mutex<HashMap<String, Sum>>,
    store: Option<Shared>,
    /// For a build: whether a file is published already. The files of a photo that is not are made when it is looked
    /// at, and wait in the store.
    is_published: Option<IsPublished>,
    /// Whether it is for the photos of members, which are read as their own portals publish them.
    of_members: bool,
}

/// Whether there is a file at a path of the published site.
pub type IsPublished = Box<dyn Fn(&str) -> bool + Send + Sync>;

/// What a look at a photo found, and the state of the file then.
type Seen = (Stamp, Result<Negative, Fault>);

/// What is known of a photo whose bytes were read once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Negative {
    /// What its file holds.
    pub facts: Facts,
    /// What it comes to.
    pub look: Look,
    /// Its published path up to the dot, named by its own name and its content.
    pub stem: String,
}

/// The length and digest of a published file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sum {
    /// In bytes.
    pub size: u64,
    /// SHA-256 (FIPS 180-4), in hexadecimal digits.
    pub sha256: String,
}

/// A photo's bytes, when they are needed.
type Read<'a> = &'a dyn Fn() -> io::Result<Vec<u8>>;

impl Darkroom {
    /// A darkroom with a store.
    pub fn with(store: Option<Shared>) -> Self {
        Self { store, ..Self::default() }
    }

    /// A darkroom with a store for a build, which is going to publish the photos that it looks at.
    pub fn of_build(store: Option<Shared>, is_published: IsPublished) -> Self {
        Self { is_published: Some(is_published), ..Self::with(store) }
    }

    /// Ends a build: of what it and others kept, what is too much is let go.
    pub fn tidy(&self) {
        if let Some(store) = &self.store {
            store.tidy();
        }
    }

    /// Another one with the same store, for the photos of a district's member.
    pub fn of_member(&self) -> Arc<Self> {
        Arc::new(Self { of_members: true, ..Self::with(self.store.clone()) })
    }

    /// What a file comes to, looked at only when it changed since the last look.
    ///
    /// # Errors
    /// When it cannot be read; within, when it is no picture that can be published.
    pub fn negative(&self, file: &File, read: Read<'_>) -> io::Result<Result<Negative, Fault>> {
        let Some(stamp) = file.stamp else { return self.develop(&file.path, &read()?) };
        let known = self.seen.lock().unwrap_or_else(PoisonError::into_inner).get(&file.path).cloned();
        if let Some((_, negative)) = known.filter(|(then, _)| *then == stamp) {
            return Ok(negative);
        }
        let key = format!("seen {RECIPE} {} {} {stamp:?}", self.of_members, file.path);
        let negative = match self.recall(&key) {
            Some(negative) => Ok(negative),
            None => self.develop(&file.path, &read()?)?.inspect(|negative| self.keep(&key, negative)),
        };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.insert(Arc::clone(&file.path), (stamp, negative.clone()));
        Ok(negative)
    }

    /// Files of a photo with their paths, in the order of `wanted`.
    ///
    /// # Errors
    /// When the photo cannot be read; within, when it is not the one any more that was looked at.
    pub fn files(
        &self,
        negative: &Negative,
        wanted: &[(String, Rendition)],
        read: Read<'_>,
    ) -> io::Result<Result<Vec<Vec<u8>>, Fault>> {
        let mut files: Vec<Option<Vec<u8>>> = wanted.iter().map(|(path, _)| self.get(&file_key(path))).collect();
        let missing: Vec<usize> = (0..wanted.len()).filter(|at| files[*at].is_none()).collect();
        if !missing.is_empty() {
            let renditions: Vec<Rendition> = missing.iter().map(|at| wanted[*at].1).collect();
            let made = match super::make(&read()?, negative.facts, &negative.look, &renditions) {
                Ok(made) => made,
                Err(fault) => return Ok(Err(fault)),
            };
            for (at, bytes) in missing.into_iter().zip(made) {
                self.put(&file_key(&wanted[at].0), &bytes);
                files[at] = Some(bytes);
            }
        }
        Ok(Ok(files.into_iter().flatten().collect()))
    }

    /// The largest version of a photo, as a bundle holds it.
    ///
    /// # Errors
    /// When it is no picture that can be published.
    pub fn largest(&self, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
        let key = format!("largest {RECIPE} {}", blake3::hash(bytes).to_hex());
        if let Some(made) = self.get(&key) {
            return Ok(made);
        }
        super::largest(bytes).inspect(|made| self.put(&key, made))
    }

    /// The sum of the file that is published at a path which tells its content.
    pub fn sum(&self, path: &str) -> Option<Sum> {
        let known = self.sums.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        known.or_else(|| self.recall(&sum_key(path)))
    }

    /// Notes the sum of a file that is published at such a path.
    pub fn note(&self, path: &str, bytes: &[u8]) -> Sum {
        let sum = Sum { size: bytes.len() as u64, sha256: format!("{:x}", Sha256::digest(bytes)) };
        self.keep(&sum_key(path), &sum);
        self.sums.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), sum.clone());
        sum
    }

    /// What is costly to make, made only if it was not kept under this key.
    pub fn once(&self, key: &str, make: impl FnOnce() -> Option<Vec<u8>>) -> Option<Vec<u8>> {
        self.get(key).or_else(|| make().inspect(|made| self.put(key, made)))
    }

    fn develop(&self, path: &str, bytes: &[u8]) -> io::Result<Result<Negative, Fault>> {
        if bytes.len() > image::MAX_BYTES {
            return Ok(Err(Fault::TooLarge));
        }
        Ok(image::facts(bytes).and_then(|facts| {
            let stem = image::published_stem(path, bytes, RECIPE);
            Ok(Negative { facts, look: self.look(bytes, facts, &stem)?, stem })
        }))
    }

    fn look(&self, bytes: &[u8], facts: Facts, stem: &str) -> Result<Look, Fault> {
        let key = format!("look {RECIPE} {}", blake3::hash(bytes).to_hex());
        if let Some(look) = self.recall(&key) {
            return Ok(look);
        }
        let path = |rendition: Rendition| route(stem, rendition).file_path();
        let due = |look: &Look| -> Vec<Rendition> {
            let is_published = self.is_published.as_ref().filter(|_| self.store.is_some());
            let all = look.renditions().into_iter().chain(look.share());
            all.filter(|rendition| is_published.is_some_and(|is| !is(&path(*rendition)))).collect()
        };
        let (look, made) = super::develop(bytes, facts, due)?;
        made.iter().for_each(|(rendition, bytes)| self.put(&file_key(&path(*rendition)), bytes));
        self.keep(&key, &look);
        Ok(look)
    }

    fn get(&self, key: &str) -> Option<Vec<u8>> {
        self.store.as_ref()?.get(key)
    }

    fn put(&self, key: &str, bytes: &[u8]) {
        if let Some(store) = &self.store {
            store.put(key, bytes);
        }
    }

    fn recall<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        serde_json::from_slice(&self.get(key)?).ok()
    }

    fn keep(&self, key: &str, value: &impl Serialize) {
        if self.store.is_some() {
            self.put(key, &serde_json::to_vec(value).expect("what is kept has text keys only"));
        }
    }
}

impl Negative {
    /// Where one of the photo's files is published.
    pub fn route(&self, rendition: Rendition) -> Route {
        route(&self.stem, rendition)
    }
}

fn route(stem: &str, rendition: Rendition) -> Route {
    let extension = rendition.encoding.extension();
    Route::file(&match rendition.cut {
        Cut::Largest => format!("{stem}.{extension}"),
        Cut::Width => format!("{stem}-{}.{extension}", rendition.width),
        Cut::Share => format!("{stem}-bagikan.{extension}"),
    })
}

fn file_key(path: &str) -> String {
    format!("file {RECIPE} {path}")
}

fn sum_key(path: &str) -> String {
    format!("sum {RECIPE} {path}")
}
