//! Photos are published with their size and without anything private; broken ones are named.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use jejaring::{photo::Tone, store::Store};

use crate::{
    html,
    portal::{Portal, folder},
    program::disk,
};

const BASELINE: &[u8] = include_bytes!("../../src/image/samples/baseline.jpg");
const PNG: &[u8] = include_bytes!("../../src/image/samples/photo.png");
const LOCATED_AVIF: &[u8] = include_bytes!("../../src/image/samples/located.avif");

fn article(image: &str, file: &str, bytes: &[u8]) -> Portal {
    let text = format!("---\njudul: A\n---\nIsi.\n\n![Sawah]({image} \"Blok Kidul\")\n");
    folder("").file("kabar/a.md", text).file(file, bytes).build()
}

#[test]
fn a_photo_has_its_upright_size_its_words_and_loads_lazily() {
    let built = article("../media/sawah.jpg", "media/sawah.jpg", BASELINE);
    built.no_problems();
    let tags = html::tags(built.main("kabar/a/"));
    let image = tags.iter().find(|tag| tag.name == "img").expect("a photo");
    assert_eq!((image.get("width"), image.get("height")), (Some("16"), Some("24")));
    assert_eq!((image.get("alt"), image.get("loading")), (Some("Sawah"), None), "the first of the page does not wait");
    built.main_has("kabar/a/", "<figcaption>Blok Kidul</figcaption>");
    let two = folder("== kabar/a.md\n---\njudul: A\n---\n![Sawah](sawah.jpg)\n\n![Lagi](sawah.jpg)\n");
    let two = two.file("kabar/sawah.jpg", BASELINE).build();
    assert_eq!(two.main("kabar/a/").matches("loading=\"lazy\"").count(), 1, "the second one does");
}

#[test]
fn a_published_photo_has_no_position_and_a_name_made_from_its_bytes() {
    let built = article("../media/Sawah Pagi.jpg", "media/Sawah Pagi.jpg", BASELINE);
    let is_photo = |path: &str| path.starts_with("media/") && !path.starts_with("media/bagikan/");
    let photos: Vec<_> = built.files.iter().filter(|(path, _)| is_photo(path)).collect();
    let [(path, bytes)] = photos.as_slice() else { panic!("{}", built.listing()) };
    assert!(path.starts_with("media/sawah-pagi.") && path.ends_with(".jpg") && path.is_ascii(), "{path}");
    assert_eq!(built.page("kabar/a/").matches(path.as_str()).count().min(1), 1);
    let exif = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(bytes));
    let tags: Vec<_> = exif.iter().flat_map(|exif| exif.fields()).map(|field| field.tag).collect();
    assert!(tags.iter().all(|tag| *tag == exif::Tag::Orientation), "{tags:?}");
    assert!(!bytes.windows(7).any(|window| window == b"RAHASIA"));
    let renamed = article("../media/lain.jpg", "media/lain.jpg", BASELINE);
    let other = article("../media/lain.jpg", "media/lain.jpg", PNG);
    let name = |built: &Portal| built.files.keys().find(|path| path.starts_with("media/lain.")).cloned();
    assert_ne!(name(&renamed), name(&other));
}

#[test]
fn a_photo_is_found_beside_its_text_in_media_and_from_the_root() {
    for (image, file) in [
        ("sawah.png", "kabar/sawah.png"),
        ("sawah.png", "media/sawah.png"),
        ("/media/sawah.png", "media/sawah.png"),
        ("media/sawah.png", "media/sawah.png"),
        ("../gambar/sawah.png", "gambar/sawah.png"),
    ] {
        article(image, file, PNG).no_problems().main_has("kabar/a/", "<img src=\"/media/");
    }
}

#[test]
fn a_photo_that_no_page_shows_is_not_published() {
    let built = folder("").file("media/rahasia.jpg", BASELINE).build();
    assert!(!built.files.keys().any(|path| path.contains("rahasia")), "{}", built.listing());
}

#[test]
fn a_photo_without_words_is_a_warning() {
    let text = "---\njudul: A\ngambar: sawah.png\n---\nIsi.\n";
    let built = folder("").file("kabar/a.md", text).file("kabar/sawah.png", PNG).build();
    built.problem("missing-alt", "kabar/a.md:3").main_has("kabar/a/", "<img");
    let built =
        folder("").file("kabar/a.md", "---\njudul: A\n---\n![](sawah.png)\n").file("kabar/sawah.png", PNG).build();
    built.problem("missing-alt", "kabar/a.md:4").main_has("kabar/a/", "<img");
}

#[test]
fn photos_that_cannot_be_shown_are_named_where_they_are_asked_for() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1".to_vec();
    for (bytes, words) in [
        (Vec::new(), "kosong"),
        (b"bukan foto".to_vec(), "bukan foto"),
        (BASELINE[..BASELINE.len() / 2].to_vec(), "terpotong"),
        (heic, "HEIC"),
        (b"%PDF-1.4".to_vec(), "dokumen"),
        (b"<!doctype html><html><body>".to_vec(), "halaman web"),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec(), "BMP"),
        (LOCATED_AVIF.to_vec(), "AVIF"),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"><!DOCTYPE x [<!ENTITY a \"b\">]>".to_vec(), "svg"),
    ] {
        let built = folder("")
            .file(
                "kabar/a.md",
                "---\njudul: A\ngambar: {berkas: foto.jpg, alt: Foto}\n---\nIsi.\n\n![Foto](foto.jpg)\n",
            )
            .file("kabar/foto.jpg", bytes)
            .build();
        built.main_has("kabar/a/", "Isi.").main_lacks("kabar/a/", "<img");
        for line in ["kabar/a.md:3", "kabar/a.md:7"] {
            assert!(
                built.codes().iter().any(|told| told.ends_with(line)),
                "{words}: nothing at {line}\n{}",
                built.problem_list()
            );
        }
        let told = built.problem_list();
        assert!(told.contains(words) || words == "svg", "nothing says {words}:\n{told}");
    }
}

#[test]
fn garbage_in_photos_harms_nothing_else() {
    for (at, bytes) in [BASELINE, PNG, LOCATED_AVIF].iter().enumerate() {
        for cut in [1, 5, 30, 100, bytes.len() - 3] {
            let mut damaged = bytes.to_vec();
            damaged.truncate(cut);
            damaged.extend([0xff; 64]);
            article("f.jpg", "kabar/f.jpg", &damaged).main_has("kabar/a/", "Isi.");
        }
        assert!(at < 3);
    }
}

#[test]
fn documents_of_media_are_copied() {
    let built = folder("== kabar/a.md\n---\njudul: A\n---\n[Surat](../media/Surat Edaran.pdf)\n")
        .file("media/Surat Edaran.pdf", "%PDF-1.4 isi")
        .build();
    built.links("kabar/a/", "media/surat-edaran.pdf");
    assert_eq!(built.files["media/surat-edaran.pdf"], b"%PDF-1.4 isi");
}

/// A photo of a phone: stored lying down with the way up noted, its top (once upright) blue, the rest green.
fn from_a_phone(width: u16, height: u16) -> Vec<u8> {
    // Turned a quarter to the right it stands upright (Exif orientation 6), so that its left column is the top.
    let pixel = |x: u16, y: u16| if x < width / 4 { [30, 60, 200] } else { [40, 90 + (y % 7) as u8 * 4, 30] };
    let data: Vec<u8> = (0..height).flat_map(|y| (0..width).flat_map(move |x| pixel(x, y))).collect();
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0RAHASIA";
    encoder.add_app_segment(1, exif.to_vec()).expect("a short segment");
    encoder.encode(&data, width, height, jpeg_encoder::ColorType::Rgb).expect("a photo");
    bytes
}

fn decoded(bytes: &[u8]) -> image::RgbImage {
    image::load_from_memory(bytes).expect("a picture").into_rgb8()
}

/// The addresses and widths of a `srcset`.
fn candidates(srcset: &str) -> Vec<(String, u32)> {
    let one = |part: &str| {
        let (address, width) = part.trim().split_once(' ')?;
        Some((address.trim_start_matches('/').to_owned(), width.strip_suffix('w')?.parse().ok()?))
    };
    srcset.split(',').map(|part| one(part).expect("an address and a width")).collect()
}

#[test]
fn a_photo_of_a_phone_comes_in_widths_to_choose_from_upright_and_without_secrets() {
    let built = article("../media/IMG_0042.JPG", "media/IMG_0042.JPG", &from_a_phone(1800, 1200));
    built.no_problems();
    let tags = html::tags(built.main("kabar/a/"));
    let image = tags.iter().find(|tag| tag.name == "img").expect("a photo");
    assert_eq!((image.get("width"), image.get("height")), (Some("1067"), Some("1600")), "the largest version, upright");
    assert_eq!(image.get("data-tone"), Some("leaf"), "most of it is green");
    let source = tags.iter().find(|tag| tag.name == "source").expect("a smaller format");
    assert_eq!(source.get("type"), Some("image/webp"));
    for (tag, form) in [(image, image::ImageFormat::Jpeg), (source, image::ImageFormat::WebP)] {
        assert!(tag.get("sizes").is_some_and(|sizes| sizes.ends_with("calc(100vw - 2rem)")));
        let all = candidates(tag.get("srcset").expect("versions"));
        assert_eq!(all.iter().map(|(_, width)| *width).collect::<Vec<_>>(), [320, 640, 960]);
        for (path, width) in all {
            let bytes = &built.files[&path];
            assert_eq!(image::guess_format(bytes).expect("a picture"), form);
            let picture = decoded(bytes);
            assert_eq!((picture.width(), picture.height()), (width, width * 3 / 2), "{path}");
            let (top, bottom) = (picture.get_pixel(width / 2, 9), picture.get_pixel(width / 2, width));
            assert!(top[2] > 150 && bottom[2] < 80, "{path} is not upright: {top:?} {bottom:?}");
            assert!(bytes.len() <= (width * width * 3 / 2 / 5) as usize, "{path}: {} bytes", bytes.len());
        }
    }
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.starts_with("media/")) {
        let exif = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(bytes));
        assert!(exif.is_err() && !bytes.windows(7).any(|window| window == b"RAHASIA"), "{path}");
        assert!(decoded(bytes).width() <= 1067 || path.contains("bagikan"), "the original is not copied: {path}");
    }
    let files = built.files.keys().filter(|path| path.starts_with("media/img-0042."));
    assert_eq!(files.count(), 3 + 3 + 1, "two formats, and the largest version: {}", built.listing());
}

#[test]
fn a_photo_in_full_size_is_published_where_a_text_links_to_it() {
    let photo = from_a_phone(1700, 1200);
    let built = folder("== kabar/a.md\n---\njudul: A\n---\n[Foto asli](../media/panen.jpg)\n")
        .file("media/panen.jpg", photo)
        .build();
    let (path, bytes) = built.files.iter().find(|(path, _)| path.contains("-asli.jpg")).expect("the original");
    built.links("kabar/a/", path);
    assert_eq!(decoded(bytes).width(), 1700, "its own pixels, as they were stored");
    assert!(!bytes.windows(7).any(|window| window == b"RAHASIA"));
}

#[test]
fn what_one_can_see_through_stays_so_and_what_is_small_stays_as_it_is() {
    let logo = image::RgbaImage::from_fn(800, 400, |x, y| {
        image::Rgba([200, (x % 251) as u8, (y * x % 253) as u8, u8::try_from(x / 4).unwrap_or(u8::MAX)])
    });
    let mut png = std::io::Cursor::new(Vec::new());
    logo.write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    let built = article("../media/logo.png", "media/logo.png", png.get_ref());
    let tags = html::tags(built.no_problems().main("kabar/a/"));
    let image = tags.iter().find(|tag| tag.name == "img").expect("a picture");
    let all = candidates(image.get("srcset").expect("versions"));
    assert_eq!(all.iter().map(|(_, width)| *width).collect::<Vec<_>>(), [320, 640, 800]);
    for (path, width) in &all {
        let picture = image::load_from_memory(&built.files[path]).expect("a picture").into_rgba8();
        assert!(path.ends_with(".png") && picture.width() == *width && picture.get_pixel(2, 2)[3] < 20, "{path}");
    }
    assert_eq!(image.get("data-tone"), None, "no colour shows through it");
    article("../media/kecil.png", "media/kecil.png", PNG).main_has("kabar/a/", ".png\" alt=\"Sawah\"");
}

#[test]
fn every_photo_of_a_gallery_leads_to_its_largest_version() {
    let built = folder("== kabar/a.md\n---\njudul: A\ngaleri:\n  - {berkas: media/a.jpg, alt: Panen raya, keterangan: Blok Kidul}\n---\nIsi.\n")
        .file("media/a.jpg", from_a_phone(1800, 1200))
        .build();
    built.no_problems();
    let tags = html::tags(built.main("kabar/a/"));
    let link =
        tags.iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href")).find(|href| href.ends_with(".jpg"));
    let largest = decoded(&built.files[link.expect("a link to the photo").trim_start_matches('/')]);
    assert_eq!((largest.width(), largest.height()), (1067, 1600));
}

#[test]
fn the_stylesheet_knows_every_tone_of_photos() {
    let built = folder("").build();
    let (_, css) = built.files.iter().find(|(path, _)| path.starts_with("aset/gaya.")).expect("a stylesheet");
    let css = String::from_utf8_lossy(css);
    for (tone, [red, green, blue]) in Tone::all() {
        let rule = format!("[data-tone=\"{}\"]{{--tone:#{red:02x}{green:02x}{blue:02x}", tone.name());
        assert!(css.replace(' ', "").contains(&rule), "{rule}");
    }
}

#[test]
fn a_photo_that_cannot_be_decoded_is_named_and_the_rest_of_the_page_stays() {
    // Large enough that it is made anew.
    let photo =
        image::RgbImage::from_fn(800, 600, |x, y| image::Rgb([(x * y).to_le_bytes()[0], (x * 7).to_le_bytes()[0], 7]));
    let mut png = std::io::Cursor::new(Vec::new());
    photo.write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    let mut png = png.into_inner();
    // Bytes of the compressed rows, and the check sum that would tell of it (PNG, 5.3).
    let data = png.windows(4).position(|bytes| bytes == b"IDAT").expect("rows");
    let length = u32::from_be_bytes(png[data - 4..data].try_into().expect("four bytes")) as usize;
    png[data + 40..data + 400].fill(0xFF);
    let sum = crc32(&png[data..data + 4 + length]);
    png[data + 4 + length..data + 8 + length].copy_from_slice(&sum.to_be_bytes());
    let built = article("../media/rusak.png", "media/rusak.png", &png);
    assert!(
        built.problem_list().contains("kabar/a.md:6: ") && built.problem_list().contains("rusak"),
        "{}",
        built.problem_list()
    );
    built.main_has("kabar/a/", "Isi.");
    assert!(built.files.keys().all(|path| !path.starts_with("media/rusak")), "{}", built.listing());
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[test]
fn the_same_photo_in_two_folders_is_one_file() {
    let photo = from_a_phone(400, 300);
    let site = disk("== kabar/a.md\n---\njudul: A\n---\n![Padi](sama.jpg)\n\n![Padi](../media/sama.jpg)\n");
    site.write("kabar/sama.jpg", &photo);
    site.write("media/sama.jpg", &photo);
    for _ in 0..2 {
        let run = site.run("build .");
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let index: serde_json::Value = serde_json::from_str(&site.read("public/data/jejaring.json")).expect("an index");
    assert_eq!(index["images"].as_array().expect("photos").len(), 2, "each by the name that its records use");
}

/// Keeps everything in memory and counts what is put.
#[derive(Default)]
pub struct Counting {
    kept: Mutex<BTreeMap<String, Vec<u8>>>,
    puts: AtomicUsize,
}

impl Store for Counting {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        self.kept.lock().expect("nobody panicked").get(key).cloned()
    }

    fn put(&self, key: &str, bytes: &[u8]) {
        self.puts.fetch_add(1, Ordering::Relaxed);
        self.kept.lock().expect("nobody panicked").insert(key.to_owned(), bytes.to_owned());
    }
}

#[test]
fn a_second_build_makes_no_photo_again_and_gives_the_same() {
    let store = Arc::new(Counting::default());
    let build = || {
        folder("== kabar/a.md\n---\njudul: A\n---\n![Panen](../media/panen.jpg)\n")
            .file("media/panen.jpg", from_a_phone(1700, 1200))
            .store(store.clone())
            .build()
    };
    let first = build();
    let puts = store.puts.load(Ordering::Relaxed);
    assert!(puts >= 7, "{puts} were kept");
    let second = build();
    assert_eq!(store.puts.load(Ordering::Relaxed), puts, "nothing was made again");
    assert_eq!(first.files, second.files);
    store.kept.lock().expect("nobody panicked").clear();
    assert_eq!(build().files, first.files, "a store that lost everything changes nothing");
}

#[test]
fn a_build_makes_a_photo_when_it_is_looked_at_unless_it_is_published() {
    let store = Arc::new(Counting::default());
    let site = || {
        folder("== kabar/a.md\n---\njudul: A\ngambar: ../media/panen.jpg\n---\nIsi.\n")
            .file("media/panen.jpg", from_a_phone(1700, 1200))
            .store(store.clone())
    };
    let made = || store.kept.lock().expect("nobody panicked").keys().filter(|key| key.starts_with("file ")).count();
    site().publishing(|path| path.starts_with("media/")).without_photos().build();
    assert_eq!(made(), 0, "all of it is published");
    store.kept.lock().expect("nobody panicked").clear();
    site().publishing(|path| path.ends_with("-640.webp")).without_photos().build();
    assert_eq!(made(), 7, "three widths in two formats, the largest and that for previews, but for one");
    let puts = store.puts.load(Ordering::Relaxed);
    let ahead = site().build();
    assert_eq!(store.puts.load(Ordering::Relaxed), puts + 2, "the one that was left out, and the sum of the largest");
    store.kept.lock().expect("nobody panicked").clear();
    let anew = site().build();
    let differs = |path: &&String| anew.files.get(*path) != ahead.files.get(*path);
    assert_eq!(ahead.files.keys().filter(differs).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn a_build_keeps_no_more_than_a_disk_can_spare() {
    let portal = disk(
        "== portal.yaml\nnama: Desa\nalamat_situs: https://desa.example/\n== kabar/a.md\n---\njudul: A\n---\nIsi.\n",
    );
    let cache = tempfile::tempdir().expect("a folder");
    let old = cache.path().join("00/lama");
    std::fs::create_dir(cache.path().join("00")).expect("a folder");
    let file = std::fs::File::create(&old).expect("a file");
    file.set_len(3 << 30).expect("a large file that takes no room");
    file.set_modified(std::time::UNIX_EPOCH).expect("a time");
    let environment = [("JEJARING_CACHE", cache.path().to_str().expect("a path in letters"))];
    portal.run_with("build", &environment).ends_with(0);
    assert!(!old.exists(), "what was not used for longest is let go");
    let kept = walkdir::WalkDir::new(cache.path())
        .into_iter()
        .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.file_type().is_file()));
    assert_ne!(kept.count(), 0, "the picture that was made for previews is kept");
}
