//! The commonest colour of a photo, which stands in its place until it has come.

use serde::{Deserialize, Serialize};

use super::pixels::Pixels;

/// How many points across and down are looked at.
const POINTS: u32 = 48;

/// One of twelve colours that photos of villages are full of. Twelve are enough for a place that is
/// soon filled, and few enough to be classes of the stylesheet, where `style` attributes are not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each is named for what has its colour")]
pub enum Tone {
    Night,
    Stone,
    Cloud,
    Chalk,
    Leaf,
    Paddy,
    Soil,
    Sand,
    Brick,
    Skin,
    Sky,
    Sea,
}

/// The tones in sRGB; the stylesheet holds the same.
const TONES: [(Tone, [u8; 3]); 12] = [
    (Tone::Night, [0x2a, 0x2d, 0x30]),
    (Tone::Stone, [0x6b, 0x6e, 0x6e]),
    (Tone::Cloud, [0xa9, 0xac, 0xab]),
    (Tone::Chalk, [0xe3, 0xe1, 0xda]),
    (Tone::Leaf, [0x3c, 0x57, 0x35]),
    (Tone::Paddy, [0x8f, 0xa3, 0x6a]),
    (Tone::Soil, [0x5e, 0x47, 0x35]),
    (Tone::Sand, [0xc2, 0xa0, 0x7a]),
    (Tone::Brick, [0x8c, 0x42, 0x36]),
    (Tone::Skin, [0x9b, 0x75, 0x5b]),
    (Tone::Sky, [0xa9, 0xc2, 0xd8]),
    (Tone::Sea, [0x44, 0x66, 0x86]),
];

impl Tone {
    /// All tones, with their colours in sRGB.
    pub fn all() -> impl Iterator<Item = (Self, [u8; 3])> {
        TONES.into_iter()
    }

    /// Its name in the stylesheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::Night => "night",
            Self::Stone => "stone",
            Self::Cloud => "cloud",
            Self::Chalk => "chalk",
            Self::Leaf => "leaf",
            Self::Paddy => "paddy",
            Self::Soil => "soil",
            Self::Sand => "sand",
            Self::Brick => "brick",
            Self::Skin => "skin",
            Self::Sky => "sky",
            Self::Sea => "sea",
        }
    }

    /// The tone that most points of a picture are nearest to; of several the first.
    pub(super) fn of(pixels: &Pixels) -> Self {
        let mut counts = [0_u32; TONES.len()];
        pixels.points(POINTS).for_each(|point| counts[nearest(point)] += 1);
        let most = counts.iter().max();
        let commonest = counts.iter().position(|count| Some(count) == most).unwrap_or_default();
        TONES[commonest].0
    }
}

/// The tone that a colour is nearest to.
fn nearest(point: [u8; 3]) -> usize {
    let far = |tone: &[u8; 3]| point.iter().zip(tone).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum::<u32>();
    (0..TONES.len()).min_by_key(|at| far(&TONES[*at].1)).unwrap_or_default()
}
