//! Photos and drawings: what they are, and what of them may be published.
//!
//! A phone writes more into a photo than one sees: where and when it was taken, with which
//! device, a small second picture, a film after the end. All of that stays behind. What remains
//! decodes to the same pixels, in the same colours, the same way up.
//!
//! Each format is read once, by its own file, into a [`Clean`]; so what [`facts`] accepts,
//! [`stripped`] can publish.

mod avif;
mod base64;
mod cursor;
mod gif;
mod jpeg;
mod kind;
mod orientation;
mod png;
mod svg;
#[cfg(test)]
mod tests;
mod webp;

use serde::{Deserialize, Serialize};

pub use kind::{Foreign, Kind};

/// Counted up when [`stripped`] starts to make other bytes of the same photo, so that its
/// published name changes too.
const STRIP_VERSION: u8 = 1;

/// The longest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// The longest side in pixels; a browser refuses or shrinks what is longer.
pub const MAX_SIDE: u32 = 32_768;

/// The most pixels in all: those of a phone's camera at its largest usual setting, 108 megapixels, and a few more.
pub const MAX_PIXELS: u64 = 130_000_000;

/// The longest slug in a published name, in bytes.
const MAX_SLUG: usize = 60;

/// What a page needs to know of a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Its format, by content.
    pub kind: Kind,
    /// How wide it is shown, in CSS pixels, once it stands upright.
    pub width: u32,
    /// How high it is shown, in CSS pixels, once it stands upright.
    pub height: u32,
}

/// Why a file is not published as a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is in the file.
    Empty,
    /// No picture format that we know.
    NotAnImage,
    /// A photo as iPhones and some Androids keep it, which few browsers show.
    Heic,
    /// A known format that browsers do not show as a photo.
    Foreign(Foreign),
    /// The file ends before its picture does.
    Truncated,
    /// The file contradicts its own format.
    Damaged,
    /// More bytes, pixels or parts than a page may ask of a phone.
    TooLarge,
    /// An AVIF that holds more than the picture, which is not taken out of that format.
    PrivateAvif,
    /// A drawing that defines entities, with which a small file can grow without end.
    Entities,
}

/// A picture with nothing in it but the picture.
struct Clean {
    width: u32,
    height: u32,
    bytes: Vec<u8>,
}

/// Tells what a file is and how large it is shown.
///
/// # Errors
/// When it is not a whole picture that can be published.
pub fn facts(bytes: &[u8]) -> Result<Facts, Fault> {
    let kind = Kind::of(bytes)?;
    let Clean { width, height, .. } = clean(bytes, kind)?;
    Ok(Facts { kind, width, height })
}

/// The same picture without anything that was not drawn or photographed: no position, date,
/// device, comment, thumbnail, or bytes after the end. Colour profile and orientation stay.
///
/// # Errors
/// When it is not a whole picture of that kind; never after [`facts`] has accepted it.
pub fn stripped(bytes: &[u8], kind: Kind) -> Result<Vec<u8>, Fault> {
    Ok(clean(bytes, kind)?.bytes)
}

/// Where a photo is published, up to the dot: named by its own name and by its content, so that a browser may
/// keep it for ever. `recipe` is the number of the way in which its files are made.
pub fn published_stem(path: &str, bytes: &[u8], recipe: u8) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("media/{}.{}", slug_of(stem), digest_of(bytes, recipe))
}

fn clean(bytes: &[u8], kind: Kind) -> Result<Clean, Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::TooLarge);
    }
    let clean = match kind {
        Kind::Jpeg => jpeg::clean(bytes),
        Kind::Png => png::clean(bytes),
        Kind::Gif => gif::clean(bytes),
        Kind::Webp => webp::clean(bytes),
        Kind::Avif => avif::clean(bytes),
        Kind::Svg => svg::clean(bytes),
    }?;
    let (width, height) = (clean.width, clean.height);
    if width == 0 || height == 0 {
        return Err(Fault::Damaged);
    }
    if width.max(height) > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Fault::TooLarge);
    }
    Ok(clean)
}

/// A stem as it stands in an address: `Panen Jum'at (2)` is `panen-jumat-2`.
fn slug_of(stem: &str) -> String {
    let mut slug = slug::slugify(stem.replace(['\'', '’', '`'], ""));
    slug.truncate(MAX_SLUG);
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "berkas".to_owned() } else { slug.to_owned() }
}

/// Ten hexadecimal digits, enough to tell a million photos of one name apart.
fn digest_of(bytes: &[u8], recipe: u8) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[STRIP_VERSION, recipe]).update(bytes);
    let mut digest = hasher.finalize().to_hex().to_string();
    digest.truncate(10);
    digest
}
