//! Pictures into files.

use ::image::{ExtendedColorType, ImageEncoder, codecs::png};
use jpeg_encoder::{ColorType, Encoder};

use super::{Cut, Encoding, Rendition, pixels::Pixels};
use crate::image::Fault;

/// The quality that is tried first.
const FIRST: u8 = 72;

/// The quality of a file that would be too heavy otherwise.
const LIGHTER: u8 = 60;

/// The quality of one that would be much too heavy.
const LIGHTEST: u8 = 48;

/// The quality of the largest version, which is looked at for itself.
const LARGEST: u8 = 80;

/// How many pixels a byte should be worth: 60 KB for 640 x 480, 15 KB for 320 x 240.
const PIXELS_A_BYTE: usize = 5;

/// A picture as a file.
pub(super) fn picture(pixels: &Pixels, rendition: &Rendition) -> Result<Vec<u8>, Fault> {
    let encode = |quality| match rendition.encoding {
        Encoding::Jpeg => jpeg(pixels, quality),
        Encoding::Png => png(pixels),
        Encoding::Webp => webp(pixels, quality),
    };
    if rendition.cut == Cut::Largest || rendition.encoding == Encoding::Png {
        return encode(LARGEST);
    }
    let enough =
        usize::try_from(u64::from(pixels.width) * u64::from(pixels.height)).unwrap_or(usize::MAX) / PIXELS_A_BYTE;
    let bytes = encode(FIRST)?;
    match bytes.len() {
        length if length <= enough => Ok(bytes),
        length if length <= enough / 2 * 3 => encode(LIGHTER),
        _ => encode(LIGHTEST),
    }
}

/// The most bytes of a picture for link previews; WhatsApp shows none of more than 300 KB.
const MOST_SHARED: usize = 250 << 10;

/// A photo for link previews.
pub(super) fn share(pixels: &Pixels) -> Result<Vec<u8>, Fault> {
    let first = jpeg(pixels, LARGEST)?;
    if first.len() <= MOST_SHARED { Ok(first) } else { jpeg(pixels, LIGHTEST) }
}

/// A progressive JPEG with Huffman tables of its own, which shows early and is small.
fn jpeg(pixels: &Pixels, quality: u8) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    let colors = if pixels.has_alpha { ColorType::Rgba } else { ColorType::Rgb };
    let (width, height) = (u16::try_from(pixels.width), u16::try_from(pixels.height));
    let (Ok(width), Ok(height)) = (width, height) else { return Err(Fault::TooLarge) };
    encoder.encode(&pixels.data, width, height, colors).map_err(|_| Fault::Damaged)?;
    Ok(bytes)
}

fn png(pixels: &Pixels) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let colors = if pixels.has_alpha { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    let encoder =
        png::PngEncoder::new_with_quality(&mut bytes, png::CompressionType::Default, png::FilterType::Adaptive);
    encoder.write_image(&pixels.data, pixels.width, pixels.height, colors).map_err(|_| Fault::Damaged)?;
    Ok(bytes)
}

#[cfg(feature = "webp")]
fn webp(pixels: &Pixels, quality: u8) -> Result<Vec<u8>, Fault> {
    let encoder = match pixels.has_alpha {
        true => webp::Encoder::from_rgba(&pixels.data, pixels.width, pixels.height),
        false => webp::Encoder::from_rgb(&pixels.data, pixels.width, pixels.height),
    };
    let encoded = encoder.encode_simple(false, f32::from(quality)).map_err(|_| Fault::Damaged)?;
    Ok(encoded.to_vec())
}

#[cfg(not(feature = "webp"))]
fn webp(_: &Pixels, _: u8) -> Result<Vec<u8>, Fault> {
    Err(Fault::Damaged)
}
