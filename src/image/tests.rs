//! What is kept of a photo, what is taken out, and that nothing that arrives breaks the build.
//!
//! Each of `samples/` shows 24 by 16 dots. In all of them whatever must not be published says
//! `RAHASIA`, or is an Exif with a position, a maker's name and a thumbnail.

use std::io::Cursor;

use super::*;

const BASELINE: &[u8] = include_bytes!("samples/baseline.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("samples/progressive.jpg");
const PNG: &[u8] = include_bytes!("samples/photo.png");
const GIF: &[u8] = include_bytes!("samples/moving.gif");
const LOSSY: &[u8] = include_bytes!("samples/lossy.webp");
const LOSSLESS: &[u8] = include_bytes!("samples/lossless.webp");
const MOVING: &[u8] = include_bytes!("samples/moving.webp");
const PLAIN_AVIF: &[u8] = include_bytes!("samples/plain.avif");
const LOCATED_AVIF: &[u8] = include_bytes!("samples/located.avif");

const DRAWING: &str = r##"<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<ns0:svg xmlns:ns0="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink" viewBox="0 0 24 16" onload="RAHASIA">
<ns0:metadata>RAHASIA</ns0:metadata><ns0:defs><ns0:path id="daun" d="M0 0h9"/></ns0:defs>
<ns0:a l:href="https://contoh.id/RAHASIA"><ns0:use l:href="#daun" fill="url(#warna)"/></ns0:a>
<ns0:text>Kopi &amp; teh</ns0:text><!-- RAHASIA --></ns0:svg>"##;

const ALL: [&[u8]; 10] =
    [BASELINE, PROGRESSIVE, PNG, GIF, LOSSY, LOSSLESS, MOVING, PLAIN_AVIF, LOCATED_AVIF, DRAWING.as_bytes()];

#[test]
fn a_size_is_that_of_the_upright_photo() {
    let size = |bytes| facts(bytes).map(|facts| (facts.kind, facts.width, facts.height));
    assert_eq!(size(BASELINE), Ok((Kind::Jpeg, 16, 24)));
    assert_eq!(size(PROGRESSIVE), Ok((Kind::Jpeg, 16, 24)));
    assert_eq!(size(PNG), Ok((Kind::Png, 16, 24)));
    assert_eq!(size(GIF), Ok((Kind::Gif, 24, 16)));
    assert_eq!(size(LOSSY), Ok((Kind::Webp, 24, 16)));
    assert_eq!(size(LOSSLESS), Ok((Kind::Webp, 24, 16)));
    assert_eq!(size(MOVING), Ok((Kind::Webp, 24, 16)));
    assert_eq!(size(PLAIN_AVIF), Ok((Kind::Avif, 24, 16)));
    assert_eq!(size(DRAWING.as_bytes()), Ok((Kind::Svg, 24, 16)));
}

#[test]
fn nothing_private_is_published() {
    for bytes in ALL.into_iter().filter(|bytes| *bytes != LOCATED_AVIF) {
        let published = publish(bytes);
        for private in [&b"RAHASIA"[..], b"KameraDesa", b"xmpmeta", b"2026:11:01"] {
            assert!(!contains(&published, private), "{}", String::from_utf8_lossy(&published));
        }
        assert_eq!(publish(&published), published, "stripping twice changes nothing more");
    }
}

#[test]
fn of_exif_only_the_orientation_stays() {
    for (bytes, orientation) in [(BASELINE, 6), (PROGRESSIVE, 6), (PNG, 8), (LOSSY, 3)] {
        assert!(exif_of(bytes).expect("the sample has Exif").fields().any(|field| field.tag == exif::Tag::GPSLatitude));
        let kept = exif_of(&publish(bytes)).expect("an orientation is kept");
        let fields: Vec<_> = kept.fields().map(|field| (field.tag, field.value.get_uint(0))).collect();
        assert_eq!(fields, [(exif::Tag::Orientation, Some(orientation))]);
    }
    assert!(exif_of(&publish(MOVING)).is_none());
}

#[test]
fn colours_and_animation_stay() {
    for bytes in [BASELINE, PROGRESSIVE] {
        assert!(contains(&publish(bytes), b"ICC_PROFILE\0"));
    }
    assert!(contains(&publish(PNG), b"iCCP"));
    assert!(contains(&publish(LOSSY), b"ICCP"));
    assert!(contains(&publish(GIF), b"NETSCAPE2.0\x03\x01\x03\0"));
    assert_eq!(publish(MOVING).windows(4).filter(|name| name == b"ANMF").count(), 2);
}

#[test]
fn an_avif_is_published_only_when_it_holds_nothing_but_the_picture() {
    assert_eq!(publish(PLAIN_AVIF), PLAIN_AVIF);
    assert_eq!(facts(LOCATED_AVIF), Err(Fault::PrivateAvif));
}

#[test]
fn a_drawing_is_written_anew() {
    let published = String::from_utf8(publish(DRAWING.as_bytes())).expect("a drawing is text");
    assert_eq!(
        published,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 16\">\n\
         <defs><path id=\"daun\" d=\"M0 0h9\"></path></defs>\n\
         <a><use href=\"#daun\" fill=\"url(#warna)\"></use></a>\n\
         <text>Kopi &amp; teh</text></svg>"
    );
}

#[test]
fn a_drawing_runs_nothing_and_fetches_nothing() {
    for inside in [
        "<script>BURUK</script>",
        "<script xlink:href='https://BURUK'/>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>BURUK</p></foreignObject>",
        "<x:script xmlns:x='http://www.w3.org/2000/svg'>BURUK</x:script>",
        "<rect onclick='BURUK'/>",
        "<rect fill='url(https://BURUK)'/>",
        "<rect style='fill:u\\72l(https://BURUK)'/>",
        "<rect fill='&#117;rl(  &quot;//BURUK&quot;)'/>",
        "<image href='https://BURUK'/>",
        "<image href='data:image/svg+xml,BURUK'/>",
        "<image href='data:image/png;base64,BURUK'/>",
        "<use href='lain.svg#BURUK'/>",
        "<a href='javascript:BURUK'/>",
        "<set attributeName='href' to='https://BURUK'/>",
        "<set attributeName='xlink:href' to='https://BURUK'/>",
        "<animate attributeName='onload' values='BURUK'/>",
        "<style>@import 'https://BURUK';</style>",
        "<style><![CDATA[*{background:url(https://BURUK)}]]></style>",
        "<style>*{background:u<!---->rl(https://BURUK)}</style>",
        "<?xml-stylesheet href='https://BURUK'?>",
    ] {
        let drawing = format!("<svg xmlns='http://www.w3.org/2000/svg'>{inside}<g/></svg>");
        let published = String::from_utf8(publish(drawing.as_bytes())).expect("a drawing is text");
        assert!(!published.contains("BURUK") && published.ends_with("<g></g></svg>"), "{inside} became {published}");
    }
}

#[test]
fn a_photo_inside_a_drawing_is_stripped_too() {
    let photo = base64::encoded(BASELINE);
    let drawing = format!("<svg><image width='24' href='data:image/jpeg;base64,{photo}'/></svg>");
    let published = String::from_utf8(publish(drawing.as_bytes())).expect("a drawing is text");
    let stripped = base64::encoded(&publish(BASELINE));
    assert!(published.contains(&format!("href=\"data:image/jpeg;base64,{stripped}\"")), "{published}");
}

#[test]
fn a_drawing_that_grows_without_end_is_refused() {
    let entities = b"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaa'>]><svg>&a;</svg>";
    assert_eq!(facts(entities), Err(Fault::Entities));
    assert_eq!(facts(b"<svg>&a;</svg>"), Err(Fault::Damaged));

    let doubling: Vec<String> =
        (1..40).map(|n| format!("<g id='g{n}'><use href='#g{}'/><use href='#g{0}'/></g>", n - 1)).collect();
    assert_eq!(facts(format!("<svg><g id='g0'/>{}</svg>", doubling.concat()).as_bytes()), Err(Fault::TooLarge));
    assert_eq!(facts(format!("<svg>{}", "<g>".repeat(100_000)).as_bytes()), Err(Fault::TooLarge));
    assert!(facts(b"<svg><g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>").is_ok());
}

#[test]
fn what_is_no_photo_is_called_by_its_name() {
    assert_eq!(facts(b""), Err(Fault::Empty));
    assert_eq!(facts(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Err(Fault::Heic));
    assert_eq!(facts(b"\0\0\0\x18ftypmp42\0\0\0\0isommp42"), Err(Fault::Foreign(Foreign::Video)));
    assert_eq!(facts(b"II*\0\x08\0\0\0"), Err(Fault::Foreign(Foreign::TiffOrRaw)));
    assert_eq!(facts(b"\n<!DOCTYPE HTML><html><svg/>"), Err(Fault::Foreign(Foreign::WebPage)));
    assert_eq!(facts(b"Panen raya"), Err(Fault::NotAnImage));
}

#[test]
fn a_published_name_says_what_and_which() {
    let stem = published_stem("media/2026/Panen Jum'at Désa.JPEG", BASELINE, 1);
    let parts: Vec<_> = stem.split('.').collect();
    assert!(matches!(parts[..], ["media/panen-jumat-desa", digest] if digest.len() == 10), "{stem}");
    assert_ne!(stem, published_stem("media/2026/Panen Jum'at Désa.JPEG", PROGRESSIVE, 1));
    assert_ne!(stem, published_stem("media/2026/Panen Jum'at Désa.JPEG", BASELINE, 2));
    assert!(published_stem("…", b"?", 1).starts_with("media/berkas."));
}

#[test]
fn a_file_cut_anywhere_is_a_fault_or_a_picture() {
    for bytes in ALL {
        for end in 0..bytes.len() {
            survives(&bytes[..end]);
        }
    }
    // The film behind the photo may be cut; the photo may not.
    let photo = BASELINE.len() - b"\0\0\0\x18ftypmp42RAHASIA-VIDEO".len();
    assert!(facts(&BASELINE[..photo]).is_ok());
    assert_eq!(facts(&BASELINE[..photo - 1]), Err(Fault::Truncated));
}

#[test]
fn a_file_changed_anywhere_is_a_fault_or_a_picture() {
    let mut state = 1u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits are left") % below
    };
    for bytes in ALL {
        for _ in 0..2000 {
            let mut changed = bytes.to_vec();
            for _ in 0..=next(4) {
                let at = next(changed.len());
                changed[at] = [0, 1, 0x7F, 0x80, 0xFF, b'<', b'"', b'&'][next(8)];
            }
            survives(&changed);
        }
    }
}

/// What is accepted can be published, and what is published is accepted and published again.
#[track_caller]
fn survives(bytes: &[u8]) {
    let Ok(facts) = facts(bytes) else { return };
    let published = stripped(bytes, facts.kind).expect("what has facts can be stripped");
    assert_eq!(super::facts(&published), Ok(facts));
    assert_eq!(stripped(&published, facts.kind), Ok(published.clone()));
    let _ = published_stem("foto.jpg", bytes, 1);
}

#[track_caller]
fn publish(bytes: &[u8]) -> Vec<u8> {
    stripped(bytes, Kind::of(bytes).expect("a picture")).expect("a whole picture")
}

fn exif_of(bytes: &[u8]) -> Option<exif::Exif> {
    let mut reader = exif::Reader::new();
    let exif = reader.continue_on_error(true).read_from_container(&mut Cursor::new(bytes));
    exif.or_else(|error| error.distill_partial_result(|_| ())).ok()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
