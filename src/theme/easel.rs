//! Draws the pictures of link previews.

use std::sync::Arc;

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{self, fontdb},
};
use serde::Serialize;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::Layer;
use crate::photo::{SHARE_HEIGHT as HEIGHT, SHARE_WIDTH as WIDTH};

/// Where a theme has the template and the fonts of its cards.
pub(super) const FOLDER: &str = "card/";

/// The template of a card.
pub const TEMPLATE: &str = "card/card.svg";

/// How good the JPEG is.
const QUALITY: u8 = 80;

/// Sizes of letters that are tried in turn until a text fits, in pixels.
const SIZES: [u16; 7] = [76, 66, 58, 50, 44, 38, 32];

/// How far lines are apart, in parts of a hundred of the letters' size.
const LEADING: u16 = 118;

/// The fonts of a theme's cards.
#[derive(Clone)]
pub struct Easel {
    fonts: Arc<fontdb::Database>,
    face: Option<Arc<[u8]>>,
    digest: [u8; 32],
}

/// A text broken into lines.
#[derive(Debug, Serialize)]
struct Wrapped {
    lines: Vec<String>,
    /// Of its letters, in pixels.
    size: u16,
    /// From line to line, in pixels.
    leading: u16,
}

impl Easel {
    /// The fonts in the nearest layer that has some.
    pub(super) fn of(layers: &[Layer]) -> Self {
        let is_font = |name: &str| name.starts_with(FOLDER) && name.to_ascii_lowercase().ends_with(".ttf");
        let of_layer = |layer: &Layer| -> Vec<Arc<[u8]>> {
            layer.files.iter().filter(|(name, _)| is_font(name)).map(|(_, bytes)| Arc::clone(bytes)).collect()
        };
        let files = layers.iter().map(of_layer).find(|files| !files.is_empty()).unwrap_or_default();
        let (mut fonts, mut digest) = (fontdb::Database::new(), blake3::Hasher::new());
        for bytes in &files {
            digest.update(bytes);
            fonts.load_font_data(bytes.to_vec());
        }
        Self { fonts: Arc::new(fonts), face: files.into_iter().next(), digest: digest.finalize().into() }
    }

    /// A digest of the fonts.
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// Gives templates the function `wrap(text, width, height)`, which breaks a text into `lines` of letters of
    /// a `size`, each `leading` below the one before, so that it fits; what does not fit at all is cut with `…`.
    /// Letters that the font does not have are left out.
    pub(super) fn lend(&self, engine: &mut Tera) {
        let face = self.face.clone();
        engine.register_function("wrap", move |arguments: Kwargs, _: &State| -> TeraResult<Value> {
            let text: &str = arguments.must_get("text")?;
            let (width, height) = (arguments.must_get::<u64>("width")?, arguments.must_get::<u64>("height")?);
            Ok(Value::from_serializable(&wrapped(text, face.as_deref(), width, height)))
        });
    }

    /// A drawing as a JPEG; `None` when it is none that can be drawn.
    pub fn draw(&self, svg: &str) -> Option<Vec<u8>> {
        let options = usvg::Options { fontdb: Arc::clone(&self.fonts), ..usvg::Options::default() };
        let tree = usvg::Tree::from_str(svg, &options).ok()?;
        let mut pixels = Pixmap::new(WIDTH, HEIGHT)?;
        pixels.fill(resvg::tiny_skia::Color::WHITE);
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, QUALITY);
        encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
        encoder.set_progressive(true);
        encoder.set_optimized_huffman_tables(true);
        let (width, height) = (u16::try_from(WIDTH).ok()?, u16::try_from(HEIGHT).ok()?);
        encoder.encode(pixels.data(), width, height, jpeg_encoder::ColorType::Rgba).ok()?;
        Some(bytes)
    }
}

/// Widths of letters in a font, in parts of its unit.
struct Letters<'f>(Option<ttf_parser::Face<'f>>);

impl Letters<'_> {
    fn has(&self, letter: char) -> bool {
        letter == ' ' || self.0.as_ref().is_none_or(|face| face.glyph_index(letter).is_some())
    }

    /// How wide a text is in letters of a size, in pixels.
    fn width(&self, text: &str, size: u16) -> u64 {
        let Some(face) = &self.0 else { return text.chars().count() as u64 * u64::from(size) * 6 / 10 };
        let units = u64::from(face.units_per_em().max(1));
        let advance = |letter| face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(0);
        text.chars().map(|letter| u64::from(advance(letter))).sum::<u64>() * u64::from(size) / units
    }

    /// Lines no wider than that. A word that is wider than a line is broken.
    fn lines(&self, text: &str, size: u16, width: u64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
            while let Some(rest) = lines.last_mut().and_then(|line| self.broken(line, size, width)) {
                lines.push(rest);
            }
        }
        lines
    }

    /// What of a line is too much for its width; the line loses it.
    fn broken(&self, line: &mut String, size: u16, width: u64) -> Option<String> {
        if self.width(line, size) <= width {
            return None;
        }
        let fits = |end: &usize| self.width(&line[..*end], size) <= width;
        let end = line.char_indices().skip(1).map(|(at, _)| at).take_while(fits).last()?;
        Some(line.split_off(end))
    }
}

fn wrapped(text: &str, face: Option<&[u8]>, width: u64, height: u64) -> Wrapped {
    /// More than this of a title nobody reads on a card.
    const MOST: usize = 240;
    let letters = Letters(face.and_then(|bytes| ttf_parser::Face::parse(bytes, 0).ok()));
    let text: String = text.chars().filter(|letter| letters.has(*letter)).take(MOST).collect();
    let leading = |size: u16| size * LEADING / 100;
    let room = |size: u16| usize::try_from(height / u64::from(leading(size))).unwrap_or(1).max(1);
    let fits = |size: &u16| {
        let lines = letters.lines(&text, *size, width);
        let has_broken_word = text.split_whitespace().any(|word| letters.width(word, *size) > width);
        lines.len() <= room(*size) && !has_broken_word
    };
    let size = SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1]);
    let mut lines = letters.lines(&text, size, width);
    if lines.len() > room(size) {
        lines.truncate(room(size));
        if let Some(last) = lines.last_mut() {
            while letters.width(&format!("{last}…"), size) > width && last.pop().is_some() {}
            *last = format!("{}…", last.trim_end());
        }
    }
    Wrapped { lines, size, leading: leading(size) }
}
