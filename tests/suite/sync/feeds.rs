//! Members that publish a feed, a calendar, or both.

use super::*;

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

fn feed(titles: &[&str]) -> String {
    let item = |title: &&str| {
        format!("<item><title>{title}</title><description>&lt;img src=\"/upload/{title}.png\"&gt;</description></item>")
    };
    let items: String = titles.iter().map(item).collect();
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Sidasari</title>{items}</channel></rss>")
}

/// A district whose member has a page that links a feed and a calendar.
fn linked() -> District {
    let district = District::new();
    district.host.file(
        "",
        "<!doctype html><link rel=alternate type='application/rss+xml' href=berita.rss><a href='/agenda.ics'>Agenda</a>",
    );
    district.host.file("berita.rss", feed(&["panen"]));
    district.host.file("agenda.ics", CALENDAR);
    district.host.file("upload/panen.png", PHOTO);
    district
}

fn kinds(district: &District) -> Vec<(Option<CopiedKind>, String)> {
    let path = |address: &str| address[district.host.address.len()..].to_owned();
    district.copy().files.iter().map(|file| (file.kind, path(&file.address))).collect()
}

#[test]
fn a_page_leads_to_its_feed_and_its_calendar() {
    let district = linked();
    assert!(matches!(district.sync().state, State::New(_)));
    district.is_whole();
    let expected = [
        (Some(CopiedKind::Feed), "berita.rss".to_owned()),
        (Some(CopiedKind::Calendar), "agenda.ics".to_owned()),
        (None, "upload/panen.png".to_owned()),
    ];
    assert_eq!(kinds(&district), expected);
    district.host.asked();
    assert!(matches!(district.sync().state, State::Unchanged));
    assert_eq!(district.host.asked(), ["", "data/jejaring.json", "berita.rss?", "agenda.ics?"]);
}

#[test]
fn a_page_that_says_nothing_is_tried_where_feeds_usually_lie() {
    let district = District::new();
    district.host.file("", "<!doctype html><p>OpenSID");
    district.host.file("feed", feed(&[]));
    assert!(matches!(district.sync().state, State::New(_)));
    assert_eq!(kinds(&district), [(Some(CopiedKind::Feed), "feed".to_owned())]);
    district.host.asked();
    assert!(matches!(district.sync().state, State::Unchanged));
    assert_eq!(district.host.asked(), ["", "data/jejaring.json", "feed?"]);
}

#[test]
fn a_page_that_leads_nowhere_is_told() {
    let district = District::new();
    district.host.file("", "<!doctype html><p>Selamat datang");
    let State::Missing(fault) = district.sync().state else { panic!("nothing is there") };
    assert!(fault.text().id.contains("tidak punya umpan"), "{fault:?}");
}

#[test]
fn a_feed_comes_with_those_of_its_pictures_that_can_be_had() {
    let mut district = linked();
    district.member.sources = vec![Source::Web(format!("{}berita.rss", district.host.address))];
    district.host.file("berita.rss", feed(&["panen", "hilang", "gambar", "senam"]));
    district.host.file("upload/gambar.png", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    district.host.put("upload/senam.png", Reply::Moved("/upload/panen.png".into()));
    let outcome = district.sync();
    assert_eq!(outcome.images_missed, 2, "{outcome:?}");
    district.is_whole();
    let pictures: Vec<_> = kinds(&district).into_iter().filter(|(kind, _)| kind.is_none()).collect();
    assert_eq!(pictures, [(None, "upload/panen.png".to_owned()), (None, "upload/senam.png".to_owned())]);
    district.host.file("upload/hilang.png", PHOTO);
    assert!(matches!(district.sync().state, State::Changed(_)), "what was missing is sought again");
}

#[test]
fn pictures_that_are_the_same_are_kept_once() {
    let mut district = linked();
    district.member.sources = vec![Source::Web(format!("{}berita.rss", district.host.address))];
    let titles: Vec<String> = (0..24).map(|number| format!("g{number}")).collect();
    titles.iter().for_each(|title| district.host.file(&format!("upload/{title}.png"), PHOTO));
    district.host.file("berita.rss", feed(&titles.iter().map(String::as_str).collect::<Vec<_>>()));
    assert!(matches!(district.sync().state, State::New(_)));
    assert_eq!((district.copy().files.len(), district.files().len()), (25, 3));
}

#[test]
fn a_feed_or_calendar_that_breaks_off_is_not_taken() {
    for (path, why) in [("berita.rss", "rusak atau tidak utuh"), ("agenda.ics", "rusak atau tidak utuh")] {
        let mut district = linked();
        district.member.sources = vec![Source::Web(format!("{}{path}", district.host.address))];
        district.sync();
        let whole = if path == "agenda.ics" { CALENDAR.to_owned() } else { feed(&["panen", "baru"]) };
        district.host.file(path, &whole.as_bytes()[..whole.len() - 8]);
        district.keeps_its_copy(why);
    }
}

#[test]
fn what_fails_of_a_member_stays_and_the_rest_is_renewed() {
    let district = linked();
    district.sync();
    district.host.put("agenda.ics", Reply::Status(500));
    district.host.file("berita.rss", feed(&["panen", "baru"]));
    let outcome = district.sync();
    assert!(matches!(outcome.state, State::Changed(_)));
    let told = outcome.troubles[0].text().id;
    assert!(told.contains("agenda.ics` tetap dipakai karena") && told.contains("jawaban 500"), "{told}");
    district.is_whole();
    assert_eq!(kinds(&district).len(), 3);

    let mut district = linked();
    let source = |path: &str| Source::Web(format!("{}{path}", district.host.address));
    district.member.sources = vec![source("berita.rss"), source("agenda.ics")];
    district.sync();
    let before = district.copy();
    district.limits.silence = Duration::from_millis(300);
    district.host.put("berita.rss", Reply::Silence);
    district.host.file("agenda.ics", CALENDAR.replace("VERSION", "X-WR-CALNAME:Agenda\r\nVERSION"));
    let outcome = district.sync();
    assert!(matches!(outcome.state, State::Changed(_)));
    assert!(outcome.troubles[0].text().id.contains("berita.rss` tetap dipakai karena alamat"));
    district.is_whole();
    assert_eq!(district.copy().files[0], before.files[0]);
    assert_eq!(district.copy().files[2], before.files[2]);
}

#[test]
fn a_portal_whose_host_stumbles_does_not_shrink_to_its_feed() {
    let district = District::with_copy();
    district.host.file("", "<!doctype html><link rel=alternate type='application/rss+xml' href=feed.xml>");
    district.host.file("feed.xml", feed(&[]));
    district.host.put("data/jejaring.json", Reply::Status(503));
    district.keeps_its_copy("jawaban 503");
    district.host.remove("data/jejaring.json");
    assert!(matches!(district.sync().state, State::Changed(_)), "the village has other software now");
    assert_eq!(kinds(&district), [(Some(CopiedKind::Feed), "feed.xml".to_owned())]);
}
