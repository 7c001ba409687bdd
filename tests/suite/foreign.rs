//! Feeds and calendars of other software, read as content and built into a portal.

mod agendas;
mod feeds;
mod hostile;

use jejaring::{
    date,
    member::{agenda, content::ContentFile, feed},
};

use crate::{
    html,
    portal::{Portal, folder},
};

/// A picture of which these portals have a copy.
const PICTURE: &str = "https://desa.example/desa/upload/artikel/sedang_panen.jpg";

/// Another, of which they have a copy too.
const SECOND: &str = "https://desa.example/desa/upload/artikel/kedua.jpg";

fn zone() -> date::Zone {
    date::zone("WIB").expect("a zone")
}

/// What a feed becomes; copies of [`PICTURE`] and [`SECOND`] lie in `media/`.
#[track_caller]
fn read(feed: impl AsRef<[u8]>) -> feed::Feed {
    let copy = |address: &str| match address {
        PICTURE => Some("media/ab12.svg".to_owned()),
        SECOND => Some("media/cd34.svg".to_owned()),
        _ => None,
    };
    feed::content(feed.as_ref(), Some("https://desa.example/feed"), &zone(), &copy).expect("a feed")
}

/// The portal of a feed's articles.
#[track_caller]
fn of_feed(feed: impl AsRef<[u8]>) -> Portal {
    build(&read(feed).files)
}

/// The portal of a calendar's activities.
#[track_caller]
fn of_agenda(calendar: &str) -> Portal {
    build(&agenda::content(calendar.as_bytes(), &zone()).expect("a calendar"))
}

#[track_caller]
fn build(files: &[ContentFile]) -> Portal {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"><path d=\"M0 0h9\"/></svg>";
    let folder = folder("").file("media/ab12.svg", svg).file("media/cd34.svg", svg);
    files.iter().fold(folder, |folder, file| folder.file(&file.path, file.text.as_bytes())).build()
}

/// The pages that content files become have nothing that their authors did not write: no script, and
/// no problem but that of a key that is not known everywhere yet.
#[track_caller]
fn is_clean(portal: &Portal) {
    let others = portal.report.problems.iter().filter(|problem| !problem.message.id.contains("kanonis"));
    assert_eq!(others.count(), 0, "problems:\n{}", portal.problem_list());
}

/// No page has a script, a handler or an address that runs, of those that the feed brought.
#[track_caller]
fn is_harmless(built: &Portal) {
    for (path, page) in built.pages() {
        assert!(!page.contains("alert(1)</script>"), "{path}:\n{page}");
        for tag in html::tags(page) {
            assert!(
                !tag.get("href").is_some_and(|href| href.trim().to_lowercase().starts_with("javascript")),
                "{path}"
            );
            assert!(
                tag.get("onerror").is_none() && tag.get("onclick").is_none() && tag.get("style").is_none(),
                "{path}"
            );
        }
    }
}
