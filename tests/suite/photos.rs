//! Photos are published with their size and without anything private; broken ones are named.

use crate::{
    html,
    portal::{Portal, folder},
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
    assert_eq!((image.get("alt"), image.get("loading")), (Some("Sawah"), Some("lazy")));
    built.main_has("kabar/a/", "<figcaption>Blok Kidul</figcaption>");
}

#[test]
fn a_published_photo_has_no_position_and_a_name_made_from_its_bytes() {
    let built = article("../media/Sawah Pagi.jpg", "media/Sawah Pagi.jpg", BASELINE);
    let photos: Vec<_> = built.files.iter().filter(|(path, _)| path.starts_with("media/")).collect();
    let [(path, bytes)] = photos.as_slice() else { panic!("{}", built.listing()) };
    assert!(path.starts_with("media/sawah-pagi.") && path.ends_with(".jpg") && path.is_ascii(), "{path}");
    assert_eq!(built.page("kabar/a/").matches(path.as_str()).count().min(1), 1);
    let exif = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(bytes));
    let tags: Vec<_> = exif.iter().flat_map(|exif| exif.fields()).map(|field| field.tag).collect();
    assert!(tags.iter().all(|tag| *tag == exif::Tag::Orientation), "{tags:?}");
    assert!(!bytes.windows(7).any(|window| window == b"RAHASIA"));
    let renamed = article("../media/lain.jpg", "media/lain.jpg", BASELINE);
    let other = article("../media/lain.jpg", "media/lain.jpg", PNG);
    let name = |built: &Portal| built.files.keys().find(|path| path.starts_with("media/")).cloned();
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
