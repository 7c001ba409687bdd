//! A decoded picture: upright, in the web's colours, as large as is wanted.

use std::io::Cursor;

use ::image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, codecs::png::PngDecoder,
    metadata::Orientation,
};
use fast_image_resize::{
    FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer,
    images::TypedImage,
    pixels::{U8x3, U8x4},
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::image::{Fault, Kind};

/// The most memory that a decoder may ask for, in bytes: a photo of 130 megapixels in three colours.
const MOST_MEMORY: u64 = 420 << 20;

/// A picture in memory.
#[derive(Clone)]
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Three bytes a pixel, four where it has an alpha channel, row by row.
    pub(super) data: Vec<u8>,
    pub(super) has_alpha: bool,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

impl Pixels {
    /// Decodes a picture; `None` for one that moves, or of a sort that is not decoded here.
    pub(super) fn decode(bytes: &[u8], kind: Kind) -> Result<Option<Self>, Fault> {
        match decode(bytes, kind) {
            Ok(pixels) => Ok(pixels),
            Err(ImageError::Unsupported(_)) => Ok(None),
            Err(ImageError::Limits(_)) => Err(Fault::TooLarge),
            Err(_) => Err(Fault::Damaged),
        }
    }

    /// Whether some of it is not opaque.
    pub(super) fn is_see_through(&self) -> bool {
        self.has_alpha && self.data.chunks_exact(4).any(|pixel| pixel[3] < 0xF5)
    }

    /// Its size once upright and shrunk until no side is longer than `longest`.
    pub(super) fn size_within(&self, longest: u32) -> (u32, u32) {
        let (width, height) = if self.is_turned() { (self.height, self.width) } else { (self.width, self.height) };
        if width.max(height) <= longest {
            return (width, height);
        }
        (scaled(width, longest, width.max(height)), scaled(height, longest, width.max(height)))
    }

    /// Colours at points spread evenly over it.
    pub(super) fn points(&self, across: u32) -> impl Iterator<Item = [u8; 3]> {
        let step = move |at: u32, length: u32| (u64::from(at) * 2 + 1) * u64::from(length) / (u64::from(across) * 2);
        let channels = self.channels();
        let at = move |x: u64, y: u64| usize::try_from(y * u64::from(self.width) + x).unwrap_or(0) * channels;
        let all = (0..across).flat_map(move |y| (0..across).map(move |x| (step(x, self.width), step(y, self.height))));
        all.filter_map(move |(x, y)| self.data.get(at(x, y)..at(x, y) + 3)?.try_into().ok())
    }

    /// The same picture at a size, upright, in sRGB. Turning and colours come after shrinking, which makes them cheap.
    pub(super) fn finished(self, width: u32, height: u32) -> Self {
        let (across, down) = if self.is_turned() { (height, width) } else { (width, height) };
        self.resized(across, down).upright().in_srgb()
    }

    /// The picture at a width, made from the whole one where this one is too small for it.
    pub(super) fn at_width(&self, width: u32, whole: &Self) -> Self {
        let from = if self.width >= width { self } else { whole };
        from.clone().resized(width, scaled(whole.height, width, whole.width))
    }

    /// Its middle at a size, as much of it as fits that shape; of a high photo the part above the middle, where faces are.
    pub(super) fn covering(&self, width: u32, height: u32) -> Self {
        let is_high = u64::from(self.height) * u64::from(width) > u64::from(self.width) * u64::from(height);
        let across = if is_high { width } else { scaled(self.width, height, self.height).max(width) };
        let down = if is_high { scaled(self.height, width, self.width).max(height) } else { height };
        let whole = self.clone().resized(across, down);
        let (left, top) = ((across - width) / 2, (down - height) / 3);
        let channels = self.channels();
        let size = |pixels: u32| usize::try_from(pixels).unwrap_or(0) * channels;
        let rows = whole.data.chunks_exact(size(across)).skip(usize::try_from(top).unwrap_or(0));
        let rows = rows.take(usize::try_from(height).unwrap_or(0));
        let data = rows.flat_map(|row| row[size(left)..size(left) + size(width)].iter().copied()).collect();
        Self { width, height, data, ..whole }
    }

    fn channels(&self) -> usize {
        if self.has_alpha { 4 } else { 3 }
    }

    fn is_turned(&self) -> bool {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        matches!(self.orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
    }

    fn resized(mut self, width: u32, height: u32) -> Self {
        if (self.width, self.height) == (width, height) {
            return self;
        }
        let resized = if self.has_alpha { resampled::<U8x4> } else { resampled::<U8x3> };
        match resized(&mut self.data, (self.width, self.height), (width, height)) {
            Some(data) => Self { width, height, data, ..self },
            None => self,
        }
    }

    fn upright(self) -> Self {
        if self.orientation == Orientation::NoTransforms {
            return self;
        }
        let (orientation, profile, has_alpha) = (self.orientation, self.profile.clone(), self.has_alpha);
        let mut picture = self.into_dynamic().expect("there are three bytes a pixel, or four with an alpha channel");
        picture.apply_orientation(orientation);
        Self::of(picture, Orientation::NoTransforms, profile, has_alpha)
    }

    fn into_dynamic(self) -> Option<DynamicImage> {
        if self.has_alpha {
            return ::image::RgbaImage::from_raw(self.width, self.height, self.data).map(DynamicImage::ImageRgba8);
        }
        ::image::RgbImage::from_raw(self.width, self.height, self.data).map(DynamicImage::ImageRgb8)
    }

    fn of(picture: DynamicImage, orientation: Orientation, profile: Option<Vec<u8>>, has_alpha: bool) -> Self {
        let (width, height) = (picture.width(), picture.height());
        let data = if has_alpha { picture.into_rgba8().into_raw() } else { picture.into_rgb8().into_raw() };
        Self { width, height, data, has_alpha, orientation, profile }
    }

    /// In the colours that browsers take for granted, so that no profile need go with each small file.
    fn in_srgb(mut self) -> Self {
        let layout = if self.has_alpha { Layout::Rgba } else { Layout::Rgb };
        let profile = self.profile.take().and_then(|bytes| ColorProfile::new_from_slice(&bytes).ok());
        let Some(profile) = profile.filter(|profile| profile.color_space == DataColorSpace::Rgb) else { return self };
        let options = TransformOptions::default();
        let Ok(transform) = profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options) else {
            return self;
        };
        let mut data = vec![0; self.data.len()];
        if transform.transform(&self.data, &mut data).is_ok() {
            self.data = data;
        }
        self
    }
}

/// Whether a picture stands upright and says nothing of its colours.
pub(super) fn is_plain(bytes: &[u8], kind: Kind) -> bool {
    let Some(Ok(mut decoder)) = format(kind).map(|format| decoder(bytes, format)) else { return false };
    let upright = decoder.orientation().is_ok_and(|orientation| orientation == Orientation::NoTransforms);
    upright && decoder.icc_profile().is_ok_and(|profile| profile.is_none())
}

fn decode(bytes: &[u8], kind: Kind) -> Result<Option<Pixels>, ImageError> {
    let Some(format) = format(kind).filter(|_| !moves(bytes, kind)) else { return Ok(None) };
    let mut decoder = decoder(bytes, format)?;
    let orientation = decoder.orientation()?;
    let profile = decoder.icc_profile()?;
    let has_alpha = decoder.color_type().has_alpha();
    let picture = DynamicImage::from_decoder(decoder)?;
    Ok(Some(Pixels::of(picture, orientation, profile, has_alpha)))
}

fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder + '_, ImageError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader.into_decoder()
}

fn format(kind: Kind) -> Option<ImageFormat> {
    match kind {
        Kind::Jpeg => Some(ImageFormat::Jpeg),
        Kind::Png => Some(ImageFormat::Png),
        Kind::Webp => Some(ImageFormat::WebP),
        Kind::Gif | Kind::Avif | Kind::Svg => None,
    }
}

/// Whether a picture has more than one frame.
fn moves(bytes: &[u8], kind: Kind) -> bool {
    match kind {
        Kind::Png => PngDecoder::new(Cursor::new(bytes)).and_then(|decoder| decoder.is_apng()).unwrap_or(false),
        // The flags of an extended file: RFC 9649, 2.7.
        Kind::Webp => bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 2 != 0),
        Kind::Jpeg | Kind::Gif | Kind::Avif | Kind::Svg => false,
    }
}

/// Pixels of one kind at another size; `None` when there are fewer than their size says.
///
/// The resizer is compiled anew for each kind of pixel and of container: with two of the one and
/// one of the other it is a fraction of the program, with all that it knows it was a quarter.
fn resampled<P: PixelTrait>(data: &mut [u8], from: (u32, u32), to: (u32, u32)) -> Option<Vec<u8>> {
    let mut made = vec![0; pixels(to)? * size_of::<P>()];
    let from = TypedImage::<P>::from_buffer(from.0, from.1, data).ok()?;
    let mut into = TypedImage::<P>::from_buffer(to.0, to.1, &mut made).ok()?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize_typed(&from, &mut into, &options).ok()?;
    Some(made)
}

fn pixels((width, height): (u32, u32)) -> Option<usize> {
    usize::try_from(u64::from(width) * u64::from(height)).ok()
}

/// A length in proportion, rounded, and never nothing.
fn scaled(length: u32, to: u32, from: u32) -> u32 {
    let from = u64::from(from.max(1));
    u32::try_from((u64::from(length) * u64::from(to) + from / 2) / from).unwrap_or(u32::MAX).max(1)
}
