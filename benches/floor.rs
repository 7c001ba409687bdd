//! What the crates alone take for a photo: decoded once, each size shrunk from the one above, in both formats.
//!
//! `cargo bench --bench floor -- FOLDER PHOTOS` writes so many photos of twelve megapixels into a folder, all different,
//! and prints the milliseconds that one of them takes on one thread.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock and writes what is measured")]
#![expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it draws")]

use std::{env, fs, hint::black_box, path::Path, time::Instant};

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer, images::TypedImage, pixels::U8x3};
use image::ImageFormat;
use jpeg_encoder::{ColorType, Encoder};

const WIDTH: u16 = 4_000;
const HEIGHT: u16 = 3_000;

/// The widths that are made, and with what quality: the largest as JPEG alone.
const SIZES: [(u32, u8); 4] = [(1_600, 80), (960, 72), (640, 72), (320, 72)];

fn main() {
    // Cargo adds `--bench`.
    let mut arguments = env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let folder = arguments.next().expect("a folder is named");
    let photos: u32 = arguments.next().and_then(|count| count.parse().ok()).expect("a number is given");
    let mut taken: Vec<u128> = (0..photos).map(|number| one(number, Path::new(&folder))).collect();
    taken.sort_unstable();
    println!("{:.1}", taken[taken.len() / 2] as f64 / 1_000.0);
}

/// The microseconds that one photo takes.
fn one(number: u32, folder: &Path) -> u128 {
    let photo = jpeg(&drawn(number), WIDTH.into(), HEIGHT.into(), 90);
    fs::write(folder.join(format!("foto-{number}.jpg")), &photo).expect("the folder can be written into");
    let begun = Instant::now();
    let decoded = image::load_from_memory_with_format(&photo, ImageFormat::Jpeg).expect("a photo").into_rgb8();
    let (mut width, mut height, mut pixels) = (decoded.width(), decoded.height(), decoded.into_raw());
    for (to, quality) in SIZES {
        let down = height * to / width;
        pixels = shrunk(&mut pixels, (width, height), (to, down));
        (width, height) = (to, down);
        black_box(jpeg(&pixels, width, height, quality));
        if to < SIZES[0].0 {
            let encoder = webp::Encoder::from_rgb(&pixels, width, height);
            black_box(encoder.encode_simple(false, f32::from(quality)).expect("it is not too large"));
        }
    }
    begun.elapsed().as_micros()
}

fn shrunk(pixels: &mut [u8], from: (u32, u32), to: (u32, u32)) -> Vec<u8> {
    let mut made = vec![0; to.0 as usize * to.1 as usize * 3];
    let from = TypedImage::<U8x3>::from_buffer(from.0, from.1, pixels).expect("three bytes a pixel");
    let mut into = TypedImage::<U8x3>::from_buffer(to.0, to.1, &mut made).expect("three bytes a pixel");
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize_typed(&from, &mut into, &options).expect("both have pixels");
    made
}

fn jpeg(pixels: &[u8], width: u32, height: u32, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(pixels, width as u16, height as u16, ColorType::Rgb).expect("memory takes it");
    bytes
}

/// A hillside under a sky, with as much detail as leaves and gravel have in a photo.
fn drawn(number: u32) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(usize::from(WIDTH) * usize::from(HEIGHT) * 3);
    let mut chance = number.wrapping_mul(2_654_435_761) | 1;
    for y in 0..u32::from(HEIGHT) {
        for x in 0..u32::from(WIDTH) {
            chance ^= chance << 13;
            chance ^= chance >> 17;
            chance ^= chance << 5;
            let (across, down) = (x as f32 / 700.0 + number as f32, y as f32 / 500.0);
            let hill = (across.sin() + (down * 1.7).cos()) * 40.0 + ((x / 9 * 7 + y / 7 * 13) % 23) as f32;
            let grain = (chance & 15) as f32;
            let is_sky = y < 900 + (across.sin() * 200.0) as u32;
            let detail = if is_sky { grain / 8.0 } else { hill + grain };
            pixels.extend([(90.0, 0.5), (120.0, 1.0), (70.0, 0.3)].map(|(base, share)| (base + detail * share) as u8));
        }
    }
    pixels
}
