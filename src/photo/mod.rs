//! Photos in the sizes that screens need.
//!
//! A phone takes a photo of twelve million pixels and shows one of half a million. [`look`] finds
//! out what a photo comes to on a page, and [`make`] makes its files: a few widths, in a format
//! that every browser shows and in WebP, the right way up, in the colours of the web, and with
//! nothing in them but the picture.

mod darkroom;
mod encode;
mod gate;
mod pixels;
mod tone;

use serde::{Deserialize, Serialize};

pub use darkroom::{Darkroom, IsPublished, Negative, Sum};
pub use tone::Tone;

use crate::image::{self, Facts, Fault, Kind};
use pixels::Pixels;

/// Counted up when the same photo gives other files, so that their names change too.
pub const RECIPE: u8 = 1;

/// The widths in pixels that pages choose from: a thumbnail, a small phone, a phone whose screen
/// has three dots a pixel or a wide page.
pub const WIDTHS: [u32; 3] = [320, 640, 960];

/// The longest side in pixels of the largest version, which galleries link to and bundles name.
pub const LONGEST: u32 = 1600;

/// The width in pixels of pictures for link previews: what WhatsApp, Facebook and X ask for.
pub const SHARE_WIDTH: u32 = 1200;

/// Their height in pixels.
pub const SHARE_HEIGHT: u32 = 630;

/// A photo of at most this many bytes is light enough for every place as it is.
const LIGHT: usize = 15 << 10;

/// A JPEG of at most this many bytes that is not larger than the largest version is that version.
const FIT: usize = 400 << 10;

/// What a photo comes to on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// How wide its largest version is, upright, in pixels.
    pub width: u32,
    /// How high that is.
    pub height: u32,
    /// What is made of it.
    pub form: Form,
    /// The commonest colour of a photo.
    pub tone: Option<Tone>,
}

/// What is made of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Nothing: drawings, moving pictures, and what is small already.
    AsIs,
    /// JPEG and WebP.
    Photo,
    /// PNG and WebP, because one can see through it.
    Cutout,
}

/// One of the files of a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// Its width in pixels.
    pub width: u32,
    /// Its format.
    pub encoding: Encoding,
    /// What of the photo it shows, and how large.
    pub cut: Cut,
}

/// A file of a photo, and its bytes.
pub type Made = (Rendition, Vec<u8>);

/// What of a photo a file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// All of it, as large as it is published.
    Largest,
    /// All of it, at a width.
    Width,
    /// Its middle, in the shape of link previews.
    Share,
}

/// The format of a rendition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// What every browser shows.
    Jpeg,
    /// What every browser shows, and shows through.
    Png,
    /// Smaller, and shown by all but very old browsers.
    Webp,
}

impl Encoding {
    /// The usual end of a file's name, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }
}

impl Look {
    fn of(pixels: &Pixels) -> Self {
        let (width, height) = pixels.size_within(LONGEST);
        let (form, tone) = match pixels.is_see_through() {
            true => (Form::Cutout, None),
            false => (Form::Photo, Some(Tone::of(pixels))),
        };
        Self { width, height, form, tone }
    }

    /// All files of the photo, the largest version first; none of a picture that stays as it is.
    pub fn renditions(&self) -> Vec<Rendition> {
        let Some(plain) = self.encoding() else { return Vec::new() };
        let small = |encoding| move |width| Rendition { width, encoding, cut: Cut::Width };
        let mut all = vec![Rendition { width: self.width, encoding: plain, cut: Cut::Largest }];
        all.extend(self.widths().into_iter().filter(|width| *width < self.width).map(small(plain)));
        if cfg!(feature = "webp") {
            all.extend(self.widths().into_iter().map(small(Encoding::Webp)));
        }
        all
    }

    /// The file for link previews, of a photo that need not be blown up much for it.
    pub fn share(&self) -> Option<Rendition> {
        let is_large = self.width >= SHARE_WIDTH / 2 && self.height >= SHARE_HEIGHT / 2;
        let share = Rendition { width: SHARE_WIDTH, encoding: Encoding::Jpeg, cut: Cut::Share };
        (self.form == Form::Photo && is_large).then_some(share)
    }

    /// The format of its largest version; none where that is the picture as it is.
    pub fn encoding(&self) -> Option<Encoding> {
        match self.form {
            Form::AsIs => None,
            Form::Photo => Some(Encoding::Jpeg),
            Form::Cutout => Some(Encoding::Png),
        }
    }

    /// The widths that pages choose from, rising: those below its own, and its own where that is not much above.
    fn widths(&self) -> Vec<u32> {
        let widest = WIDTHS[WIDTHS.len() - 1];
        let below = WIDTHS.into_iter().filter(|width| width + width / 8 < self.width.min(widest + 1));
        let last = self.width.min(widest);
        below.filter(|width| *width < last).chain([last]).collect()
    }
}

/// Finds out what a photo comes to.
///
/// # Errors
/// When its bytes are not a picture that can be decoded.
pub fn look(bytes: &[u8], facts: Facts) -> Result<Look, Fault> {
    Ok(develop(bytes, facts, |_| Vec::new())?.0)
}

/// Finds out what a photo comes to, and makes those files of it that are wanted then, in their order: both at once,
/// for decoding a large photo takes longer than making a small file of it.
///
/// # Errors
/// When its bytes are not a picture that can be decoded.
pub fn develop(
    bytes: &[u8],
    facts: Facts,
    wanted: impl FnOnce(&Look) -> Vec<Rendition>,
) -> Result<(Look, Vec<Made>), Fault> {
    let as_is = Look { width: facts.width, height: facts.height, form: Form::AsIs, tone: None };
    if stays(bytes, facts) {
        return Ok((as_is, Vec::new()));
    }
    let _pass = gate::pass(facts);
    let Some(pixels) = Pixels::decode(bytes, facts.kind)? else { return Ok((as_is, Vec::new())) };
    let look = Look::of(&pixels);
    let wanted = wanted(&look);
    if wanted.is_empty() {
        return Ok((look, Vec::new()));
    }
    let made = cut(pixels, bytes, facts, &look, &wanted)?;
    Ok((look, wanted.into_iter().zip(made).collect()))
}

/// Makes files of a photo, in the order of `wanted`.
///
/// # Errors
/// When its bytes cannot be decoded; never after [`look`] has found these renditions.
pub fn make(bytes: &[u8], facts: Facts, look: &Look, wanted: &[Rendition]) -> Result<Vec<Vec<u8>>, Fault> {
    let _pass = gate::pass(facts);
    cut(Pixels::decode(bytes, facts.kind)?.ok_or(Fault::Damaged)?, bytes, facts, look, wanted)
}

/// The files that are cut from a decoded photo, each width from the one above it, whether that is wanted or not: a file
/// is the same whatever is made with it.
fn cut(pixels: Pixels, bytes: &[u8], facts: Facts, look: &Look, wanted: &[Rendition]) -> Result<Vec<Vec<u8>>, Fault> {
    let largest = pixels.finished(look.width, look.height);
    let mut shrunk = largest.clone();
    let sized = |rendition: &&Rendition| rendition.cut != Cut::Share;
    let narrowest = wanted.iter().filter(sized).map(|rendition| rendition.width).min();
    let mut widths: Vec<u32> = look.renditions().iter().map(|rendition| rendition.width).collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    widths.dedup();
    widths.retain(|width| narrowest.is_some_and(|narrowest| *width >= narrowest));
    let mut made: Vec<Option<Vec<u8>>> = vec![None; wanted.len()];
    for width in widths {
        shrunk = shrunk.at_width(width, &largest);
        let of_width = |(_, rendition): &(_, &Rendition)| rendition.width == width && sized(rendition);
        for (made, rendition) in made.iter_mut().zip(wanted).filter(of_width) {
            *made = Some(match original(bytes, facts, look).filter(|_| rendition.cut == Cut::Largest) {
                Some(original) => original,
                None => encode::picture(&shrunk, rendition)?,
            });
        }
    }
    for (made, _) in made.iter_mut().zip(wanted).filter(|(_, rendition)| rendition.cut == Cut::Share) {
        *made = Some(encode::share(&largest.covering(SHARE_WIDTH, SHARE_HEIGHT))?);
    }
    made.into_iter().collect::<Option<_>>().ok_or(Fault::Damaged)
}

/// The largest version of a photo, as a bundle holds it; the stripped picture where it stays as it is.
///
/// # Errors
/// When it is not a picture that can be published.
pub fn largest(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let facts = image::facts(bytes)?;
    let look = look(bytes, facts)?;
    let Some(first) = look.renditions().first().copied() else { return image::stripped(bytes, facts.kind) };
    make(bytes, facts, &look, &[first])?.pop().ok_or(Fault::Damaged)
}

/// Whether nothing is made of a picture: it is drawn, of a format that is not decoded here, or light already.
fn stays(bytes: &[u8], facts: Facts) -> bool {
    let is_small = facts.width <= WIDTHS[0] && bytes.len() <= 2 * LIGHT;
    matches!(facts.kind, Kind::Svg | Kind::Avif | Kind::Gif) || is_small || bytes.len() <= LIGHT
}

/// The bytes of a JPEG that is its own largest version: not larger than that, upright, of the web's colours.
fn original(bytes: &[u8], facts: Facts, look: &Look) -> Option<Vec<u8>> {
    let fits =
        facts.kind == Kind::Jpeg && bytes.len() <= FIT && (facts.width, facts.height) == (look.width, look.height);
    let stripped = image::stripped(bytes, facts.kind).ok().filter(|_| fits)?;
    pixels::is_plain(&stripped, facts.kind).then_some(stripped)
}
