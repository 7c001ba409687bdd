//! The portal's bundle: its records for other portals and programs.

use super::Files;
use crate::{
    artifact::{Artifact, SinkError},
    bundle::{self, ImageFile},
    route::Route,
};

/// Writes the parts, then the index that names them, unless the portal does without.
pub(super) fn write(files: &mut Files<'_>, images: Vec<ImageFile>) -> Result<(), SinkError> {
    let village = files.site.village;
    if !village.portal.bundle {
        return Ok(());
    }
    let members = files.site.members.iter().map(|site| site.facts.clone()).collect();
    let sink = files.sink;
    let parts = bundle::write::parts(village, |part, bytes| sink.put(Artifact::new(&part.path, bytes)))?;
    parts.iter().for_each(|part| files.take(part.path.as_str()));
    let index = bundle::write::index(village, parts, images, members);
    let bytes = serde_json::to_vec_pretty(&index).expect("an index has text keys only");
    files.put(&Route::file(bundle::PATH), &bytes)
}
