//! Templates that were loaded for an earlier build.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Layer, Templates, templates};
use crate::problem::{Problem, Problems};

/// The templates of the last build, for as long as no file of them changes.
#[derive(Default)]
pub struct ThemeMemory {
    last: Mutex<Option<Loaded>>,
}

#[derive(Clone)]
struct Loaded {
    templates: Arc<Templates>,
    problems: Vec<Problem>,
}

impl ThemeMemory {
    /// The templates of all layers, loaded anew only where a file of them differs.
    pub(super) fn load(&self, layers: &[Layer], problems: &mut Problems) -> Arc<Templates> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let digest = templates::digest(layers);
        let loaded = match last.take() {
            Some(loaded) if loaded.templates.digest() == digest => loaded,
            Some(_) | None => Loaded::new(layers),
        };
        problems.extend(loaded.problems.iter().cloned());
        let templates = Arc::clone(&loaded.templates);
        *last = Some(loaded);
        templates
    }
}

impl Loaded {
    fn new(layers: &[Layer]) -> Self {
        let mut problems = Problems::default();
        let templates = Arc::new(templates::read(layers, &mut problems));
        Self { templates, problems: problems.into_vec() }
    }
}
