//! Links to pages have a picture in chat programs: cut from the page's photo, or drawn.

use crate::{
    html,
    portal::{Portal, folder},
};

const PORTAL: &str = "== portal.yaml\nnama: Desa Mekar\nwarna: soga\nalamat_situs: https://desa.example/portal/\n";

/// The picture of a page's previews: its path, and what the file holds.
fn picture<'p>(built: &'p Portal, page: &str) -> (String, &'p [u8]) {
    let tags = html::tags(built.page(page));
    let content = |property: &str| {
        let meta = tags.iter().find(|tag| tag.name == "meta" && tag.get("property") == Some(property));
        meta.and_then(|tag| tag.get("content")).unwrap_or_else(|| panic!("{page} has no {property}")).to_owned()
    };
    assert_eq!((content("og:image:width"), content("og:image:height")), ("1200".to_owned(), "630".to_owned()));
    let path = content("og:image").strip_prefix("https://desa.example/portal/").expect("a whole address").to_owned();
    let bytes = built.files.get(&path).unwrap_or_else(|| panic!("{path} is not there: {}", built.listing()));
    assert!(bytes.len() < 250 << 10, "{path}: {} bytes", bytes.len());
    assert_eq!(image::guess_format(bytes).expect("a picture"), image::ImageFormat::Jpeg);
    (path, bytes)
}

fn decoded(bytes: &[u8]) -> image::RgbImage {
    let picture = image::load_from_memory(bytes).expect("a picture").into_rgb8();
    assert_eq!((picture.width(), picture.height()), (1200, 630));
    picture
}

/// How many pixels of a part are dark, as letters are.
fn ink(picture: &image::RgbImage, across: std::ops::Range<u32>, down: std::ops::Range<u32>) -> usize {
    let points = down.flat_map(|y| across.clone().map(move |x| (x, y)));
    points.filter(|(x, y)| picture.get_pixel(*x, *y).0.iter().all(|channel| *channel < 90)).count()
}

#[test]
fn an_activity_without_a_photo_has_its_date_plate_and_title_drawn_in_the_colours_of_the_village() {
    let text = format!(
        "{PORTAL}== kegiatan/rapat.yaml\njudul: Rapat warga\ntanggal: 2026-11-29\npukul: 19.30\n== kabar/a.md\n---\njudul: Panen\n---\nIsi.\n"
    );
    let built = folder(&text).drawn().build();
    let (path, bytes) = picture(&built, "kegiatan/rapat/");
    assert!(path.starts_with("media/bagikan/kegiatan/rapat."), "{path}");
    let drawn = decoded(bytes);
    let footer = drawn.get_pixel(600, 625).0;
    assert!(footer.iter().zip([0x6b, 0x3f, 0x16]).all(|(a, b)| a.abs_diff(b) < 12), "{footer:?} is not soga");
    // The numeral of a Sunday is red, so that there is no ink on the plate but the month.
    let plate = |picture: &image::RgbImage| ink(picture, 80..300, 180..320);
    let title = |picture: &image::RgbImage| ink(picture, 372..1128, 130..260);
    assert!(plate(&drawn) < 100, "29 November 2026 is a Sunday: {}", plate(&drawn));
    assert!(title(&drawn) > 2_000, "{} pixels of title", title(&drawn));
    let other = folder(&text.replace("2026-11-29", "2026-11-28")).drawn().build();
    assert!(plate(&decoded(picture(&other, "kegiatan/rapat/").1)) > 2_000, "28 November 2026 is none");
    let (article, _) = picture(&built, "kabar/a/");
    assert_eq!(picture(&other, "kabar/a/").0, article, "what is drawn the same keeps its name");
    assert_ne!(picture(&other, "kegiatan/rapat/").0, path, "what is drawn anew has a new one");
}

#[test]
fn long_and_foreign_titles_are_drawn_too() {
    let long = "Musyawarah perencanaan pembangunan ".repeat(12);
    for title in [
        long.as_str(),
        "mempertanggungjawabkankeberlangsunganketidakterhinggaannya",
        "دعاء بعد صلاة",
        "A & B < C > \"D\" 'E'",
        "😀",
    ] {
        let text = format!(
            "{PORTAL}== kabar/a.md\n---\njudul: {}\n---\nIsi.\n",
            serde_json::to_string(title).expect("a text")
        );
        let built = folder(&text).drawn().build();
        let drawn = decoded(picture(&built, "kabar/a/").1);
        assert_eq!(ink(&drawn, 1140..1200, 30..510), 0, "{title} runs over the edge");
    }
}

#[test]
fn a_photo_is_cut_to_the_shape_of_previews() {
    let part = |length: u32, of: u32| u8::try_from(length / of).unwrap_or(u8::MAX);
    let photo = image::RgbImage::from_fn(900, 1400, |x, y| image::Rgb([part(x, 4), part(y, 6), 90]));
    let mut jpeg = std::io::Cursor::new(Vec::new());
    photo.write_to(&mut jpeg, image::ImageFormat::Jpeg).expect("a photo");
    let text =
        format!("{PORTAL}== kabar/a.md\n---\njudul: Panen\ngambar: {{berkas: panen.jpg, alt: Padi}}\n---\nIsi.\n");
    let built = folder(&text).file("kabar/panen.jpg", jpeg.into_inner()).drawn().build();
    let (path, bytes) = picture(&built, "kabar/a/");
    assert!(path.starts_with("media/panen.") && path.ends_with("-bagikan.jpg"), "{path}");
    let cut = decoded(bytes);
    let (left, right) = (cut.get_pixel(3, 300), cut.get_pixel(1196, 300));
    assert!(left[0] < 15 && right[0] > 205, "all of its width: {left:?} {right:?}");
}

#[test]
fn a_portal_can_do_without_pictures_for_previews() {
    let article = "== kabar/a.md\n---\njudul: Panen\n---\nIsi.\n";
    let off = folder(&format!("{PORTAL}gambar_bagikan: tidak\n{article}")).drawn().build();
    off.no_problems().page_lacks("kabar/a/", "og:image");
    assert!(off.files.keys().all(|path| !path.starts_with("media/")), "{}", off.listing());
    let nowhere = folder(&format!("== portal.yaml\nnama: Desa\n{article}")).drawn().build();
    nowhere.page_lacks("kabar/a/", "og:image");
}

#[test]
fn a_portal_draws_its_own_card_and_a_broken_one_is_named() {
    let article = "== kabar/a.md\n---\njudul: Panen\n---\nIsi.\n";
    let own = "== tema/card/card.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><rect width=\"1200\" height=\"630\" fill=\"#00f\"/></svg>\n";
    let built = folder(&format!("{PORTAL}{article}{own}")).drawn().build();
    let blue = decoded(picture(built.no_problems(), "kabar/a/").1).get_pixel(600, 300).0;
    assert!(blue[2] > 240 && blue[0] < 12, "{blue:?}");
    let broken = "== tema/card/card.svg\n<svg>{{ card.nothing.there }}</svg>\n";
    let built = folder(&format!("{PORTAL}{article}{broken}")).drawn().build();
    built.main_has("kabar/a/", "Isi.");
    let named = built.report.problems.iter().any(|problem| &*problem.place.file == "tema/card/card.svg");
    assert!(named, "{:?}", built.report.problems);
    picture(&built, "kabar/a/");
}

#[test]
fn a_preview_draws_what_is_asked_for() {
    let text = format!("{PORTAL}== kabar/a.md\n---\njudul: Panen\n---\nIsi.\n");
    let built = folder(&text).drawn().build();
    let (path, bytes) = picture(&built, "kabar/a/");
    let live = folder(&text).preview();
    live.complete(&live.current()).expect("nothing newer came");
    assert_eq!(live.current().files().get(&path), None, "nobody asked yet");
    assert_eq!(live.file(&path).as_deref(), Some(bytes));
    assert_eq!(live.file("media/bagikan/kabar/a.0123456789.jpg"), None);
}
