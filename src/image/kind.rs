//! Telling formats apart by their first bytes, whatever the file is called.

use serde::{Deserialize, Serialize};

use super::{Fault, svg};

/// A format that a portal publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What nearly every phone makes, once asked to.
    Jpeg,
    /// Screenshots and logos.
    Png,
    /// Small moving pictures.
    Gif,
    /// What chat stickers and many web pages hold.
    Webp,
    /// The smallest photos, of newer programs.
    Avif,
    /// Drawings.
    Svg,
}

/// A format that people do send, and that browsers do not show as a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// TIFF, and the raw formats of cameras that are built on it.
    TiffOrRaw,
    /// Windows bitmap.
    Bmp,
    /// Photoshop.
    Psd,
    /// JPEG XL or JPEG 2000.
    NewerJpeg,
    /// MP4, MOV, 3GP.
    Video,
    /// PDF, an office document, or a ZIP.
    Document,
    /// A web page, such as what a failed download leaves.
    WebPage,
}

impl Kind {
    /// The format of a file, by its content alone.
    ///
    /// # Errors
    /// When it is none that a portal publishes.
    pub fn of(bytes: &[u8]) -> Result<Self, Fault> {
        match bytes {
            [] => Err(Fault::Empty),
            [0xFF, 0xD8, 0xFF, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Ok(Self::Png),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::Webp),
            [_, _, _, _, b'f', b't', b'y', b'p', brands @ ..] => of_brands(brands),
            _ if svg::is_drawing(bytes) => Ok(Self::Svg),
            _ => Err(Foreign::of(bytes).map_or(Fault::NotAnImage, Fault::Foreign)),
        }
    }

    /// The usual end of a file's name, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Avif => "avif",
            Self::Svg => "svg",
        }
    }
}

/// Tells AVIF, HEIC and films apart by the brands after `ftyp`: the main one first, then, four
/// bytes on, those it is compatible with (ISO/IEC 14496-12, 4.3).
fn of_brands(bytes: &[u8]) -> Result<Kind, Fault> {
    let brands = || bytes.chunks_exact(4).take(8);
    if brands().any(|brand| matches!(brand, b"avif" | b"avis")) {
        return Ok(Kind::Avif);
    }
    if brands()
        .any(|brand| matches!(brand, b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1"))
    {
        return Err(Fault::Heic);
    }
    Err(Fault::Foreign(if bytes.starts_with(b"crx ") { Foreign::TiffOrRaw } else { Foreign::Video }))
}

impl Foreign {
    fn of(bytes: &[u8]) -> Option<Self> {
        const SIGNS: [(&[u8], Foreign); 14] = [
            (b"II*\0", Foreign::TiffOrRaw),
            (b"MM\0*", Foreign::TiffOrRaw),
            (b"IIRO", Foreign::TiffOrRaw),
            (b"IIU\0", Foreign::TiffOrRaw),
            (b"FUJIFILM", Foreign::TiffOrRaw),
            (b"8BPS", Foreign::Psd),
            (b"\xFF\x0A", Foreign::NewerJpeg),
            (b"\0\0\0\x0CJXL ", Foreign::NewerJpeg),
            (b"\0\0\0\x0CjP  ", Foreign::NewerJpeg),
            (b"%PDF", Foreign::Document),
            (b"PK\x03\x04", Foreign::Document),
            (b"\xD0\xCF\x11\xE0", Foreign::Document),
            (b"\x1A\x45\xDF\xA3", Foreign::Video),
            (b"BM", Foreign::Bmp),
        ];
        let by_sign = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)).map(|(_, foreign)| *foreign);
        by_sign.or_else(|| is_web_page(bytes).then_some(Self::WebPage))
    }
}

fn is_web_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body"]
        .iter()
        .any(|sign| start.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign)))
}
