//! Calendar files, read back with the parser of others.

use icalendar::parser::{Component, ParseString, read_calendar, unfold};

use crate::portal::{Portal, folder, portal};

/// An event as the parser of others reads it.
struct Event {
    /// Each property with its parameters and its value as text.
    properties: Vec<(String, String)>,
}

impl Event {
    fn of(component: &Component<'_>) -> Self {
        let properties = component.properties.iter().map(|property| {
            let value = |value: &Option<ParseString<'_>>| value.as_ref().map_or("", ParseString::as_str).to_owned();
            let parameters =
                property.params.iter().map(|parameter| format!(";{}={}", parameter.key, value(&parameter.val)));
            (property.name.to_string() + &parameters.collect::<String>(), property.val.to_string())
        });
        Self { properties: properties.collect() }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The event has these properties, written `NAME:value`.
    #[track_caller]
    fn has(&self, lines: &[&str]) -> &Self {
        for line in lines {
            let found = self.properties.iter().any(|(name, value)| format!("{name}:{value}") == *line);
            assert!(found, "no `{line}` among {:#?}", self.properties);
        }
        self
    }

    #[track_caller]
    fn lacks(&self, names: &[&str]) -> &Self {
        for name in names {
            let found = self.properties.iter().find(|(known, _)| known.split(';').next() == Some(*name));
            assert!(found.is_none(), "{found:?}");
        }
        self
    }
}

#[track_caller]
fn events(built: &Portal, path: &str) -> Vec<Event> {
    let text = built.page(path);
    assert!(text.replace("\r\n", "").find(['\r', '\n']).is_none(), "a line of `{path}` has another end");
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).expect("a calendar");
    calendar.components.iter().filter(|component| component.name == "VEVENT").map(Event::of).collect()
}

/// The one event of the activity `kegiatan/a.yaml`.
#[track_caller]
fn event(activity: &str) -> Event {
    let mut events = events_of("", activity);
    assert_eq!(events.len(), 1);
    events.remove(0)
}

/// The events of the activity `kegiatan/a.yaml` in a portal with more settings.
#[track_caller]
fn events_of(settings: &str, activity: &str) -> Vec<Event> {
    let settings = format!("nama: Desa\nalamat_situs: https://desa.example/\n{settings}");
    let built = folder(&format!("== kegiatan/a.yaml\njudul: A\n{activity}")).file("portal.yaml", settings).build();
    built.no_problems();
    events(&built, "kegiatan/a/kegiatan.ics")
}

const SMALL: &str = "
== portal.yaml
nama: Desa Sidasari
alamat_situs: https://desa.example/
wilayah: {kode: 33.01.18.2011}
== kelompok/tani.yaml
nama: Tani \"Makmur\", Sidasari
kontak: {email: tani@desa.example}
== kegiatan/panen.yaml
judul: Panen raya, pesta; dan 🌾🌾🌾 untuk semua warga Sidasari dan tamu dari desa-desa tetangga
jenis: gotong-royong
tanggal: 29 November 2026
pukul: 07.00-11.30
tempat: {nama: Sawah Kidul, alamat: \"Jl. Desa 1\", lintang: -7.43, bujur: 108.77}
penyelenggara: tani
ringkasan: Bawa arit dan topi.
tag: [padi]
diperbarui: 2026-11-20 08.30
revisi: 2
";

#[test]
fn a_calendar_file_has_these_very_bytes() {
    let wanted = "BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Jejaring//Portal desa//ID
CALSCALE:GREGORIAN
METHOD:PUBLISH
BEGIN:VTIMEZONE
TZID:Asia/Jakarta
BEGIN:STANDARD
DTSTART:20260101T000000
TZOFFSETFROM:+0700
TZOFFSETTO:+0700
TZNAME:WIB
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:dbc821b1-da85-529b-9916-e46a7c16428a
DTSTAMP:20261120T013000Z
LAST-MODIFIED:20261120T013000Z
SEQUENCE:2
DTSTART;TZID=Asia/Jakarta:20261129T070000
DTEND;TZID=Asia/Jakarta:20261129T113000
SUMMARY:Panen raya\\, pesta\\; dan 🌾🌾🌾 untuk semua warga Sidasari da
 n tamu dari desa-desa tetangga
LOCATION:Sawah Kidul\\, Jl. Desa 1
GEO:-7.43;108.77
URL:https://desa.example/kegiatan/panen/
CATEGORIES:Gotong royong,padi
STATUS:CONFIRMED
ORGANIZER;CN=\"Tani 'Makmur', Sidasari\":mailto:tani@desa.example
DESCRIPTION:Bawa arit dan topi.\\nPenyelenggara: Tani \"Makmur\"\\, Sidasari\\nh
 ttps://desa.example/kegiatan/panen/
END:VEVENT
END:VCALENDAR
";
    let built = portal(SMALL);
    built.no_problems();
    assert_eq!(built.page("kegiatan/panen/kegiatan.ics"), wanted.replace('\n', "\r\n"));
}

#[test]
fn a_uid_survives_a_move_of_the_portal_and_tells_villages_apart() {
    let uid = |built: &Portal| events(built, "kalender.ics")[0].get("UID").expect("a UID").to_owned();
    let here = uid(&portal(SMALL));
    assert_eq!(uid(&folder(SMALL).at("https://lain.example/sub/").build()), here);
    assert_ne!(uid(&portal(&SMALL.replace("33.01.18.2011", "33.01.18.2010"))), here);
}

#[test]
fn calendars_of_all_of_a_kind_and_of_a_group_have_what_belongs_to_them() {
    let built = portal(
        "
== kelompok/tani.yaml
nama: Tani
== kelompok/pkk.yaml
nama: PKK
== kegiatan/panen.yaml
{judul: Panen, tanggal: 2026-11-29, jenis: rapat, penyelenggara: tani}
== kegiatan/lomba.yaml
{judul: Lomba, tanggal: 2026-12-06, jenis: olahraga}
== kegiatan/lalu.yaml
{judul: Tahun lalu, tanggal: 2025-01-01, jenis: olahraga}
== kegiatan/lama.yaml
{judul: Lama, tanggal: 2024-12-31, jenis: posyandu}
== kegiatan/draf.yaml
{judul: Draf, tanggal: 2026-12-09, draf: ya}
== kegiatan/kelak.yaml
{judul: Kelak, tanggal: menyusul}
",
    );
    let titles = |path| {
        events(&built, path).iter().filter_map(|event| event.get("SUMMARY").map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(titles("kalender.ics"), ["Tahun lalu", "Panen", "Lomba"]);
    assert_eq!(titles("kegiatan/jenis/rapat/kalender.ics"), ["Panen"]);
    assert_eq!(titles("kegiatan/jenis/olahraga/kalender.ics"), ["Tahun lalu", "Lomba"]);
    assert_eq!(titles("kelompok/tani/kalender.ics"), ["Panen"]);
    // What is over for long is still there by itself, and its kind may have something again.
    assert_eq!(titles("kegiatan/lama/kegiatan.ics"), ["Lama"]);
    assert!(titles("kegiatan/jenis/posyandu/kalender.ics").is_empty());
    built.page_has("kegiatan/jenis/posyandu/kalender.ics", "BEGIN:VTIMEZONE");
    built.page_has("kelompok/tani/kalender.ics", "X-WR-CALNAME:Agenda Tani - Desa Contoh");
    for none in ["kelompok/pkk/kalender.ics", "kegiatan/kelak/kegiatan.ics", "kegiatan/draf/kegiatan.ics"] {
        built.no_page(none);
    }
}

#[test]
fn pages_lead_to_their_calendars() {
    let built = portal(SMALL);
    built.main_has("kegiatan/", "webcal://desa.example/kalender.ics").links("kegiatan/", "kalender.ics");
    built.main_has(
        "kegiatan/",
        "https://calendar.google.com/calendar/render?cid=webcal%3A%2F%2Fdesa.example%2Fkalender.ics",
    );
    built.links("kegiatan/jenis/gotong-royong/", "kegiatan/jenis/gotong-royong/kalender.ics");
    built.links("kelompok/tani/", "kelompok/tani/kalender.ics");
    built.links("kegiatan/panen/", "kegiatan/panen/kegiatan.ics").main_has("kegiatan/panen/", "Tambahkan ke kalender");
    built.page_has(
        "",
        "<link rel=\"alternate\" type=\"text/calendar\" title=\"Agenda Desa Sidasari\" href=\"/kalender.ics\">",
    );
}

#[test]
fn without_an_address_calendars_are_made_and_links_to_follow_them_are_not() {
    let built = portal(&SMALL.replace("alamat_situs: https://desa.example/\n", ""));
    events(&built, "kalender.ics")[0].lacks(&["URL"]);
    built.main_has("kegiatan/", "href=\"../kalender.ics\"").main_lacks("kegiatan/", "webcal:");
}

#[test]
fn whole_days_end_before_the_day_after_them() {
    event("tanggal: 2026-11-29").has(&["DTSTART;VALUE=DATE:20261129", "DTEND;VALUE=DATE:20261130"]);
    event("tanggal: 30 November - 2 Desember 2026").has(&["DTSTART;VALUE=DATE:20261130", "DTEND;VALUE=DATE:20261203"]);
    let all_day = event("tanggal: 2026-12-31\npukul: seharian");
    all_day.has(&["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"]);
}

#[test]
fn hours_without_a_clock_time_are_near_it_and_told_in_words() {
    let evening = event("tanggal: 2026-11-29\npukul: ba'da Isya");
    evening.has(&["DTSTART;TZID=Asia/Jakarta:20261129T193000", "DTEND;TZID=Asia/Jakarta:20261129T213000"]);
    assert!(evening.get("DESCRIPTION").expect("words").starts_with("Waktu: ba'da Isya\n"));
    let open = event("tanggal: 2026-11-29\npukul: 23.00 s.d. selesai");
    open.has(&["DTEND;TZID=Asia/Jakarta:20261130T010000"]);
    assert!(open.get("DESCRIPTION").expect("words").starts_with("Waktu: pukul 23.00 WIB s.d. selesai\n"));
    let exact = event("tanggal: 2026-11-29\npukul: 22.00-01.00");
    exact.has(&["DTEND;TZID=Asia/Jakarta:20261130T010000", "DESCRIPTION:https://desa.example/kegiatan/a/"]);
    let days = event("tanggal: 28-29 November 2026\npukul: 08.00");
    days.has(&["DTSTART;TZID=Asia/Jakarta:20261128T080000", "DTEND;TZID=Asia/Jakarta:20261130T000000"]);
}

#[test]
fn times_are_told_in_the_zone_that_was_meant() {
    let start = |settings: &str, hours: &str| {
        let activity = format!("tanggal: 2026-11-29\npukul: {hours}");
        let events = events_of(settings, &activity);
        let start = events[0].properties.iter().find(|(name, _)| name.starts_with("DTSTART")).expect("a start");
        format!("{}:{}", start.0, start.1)
    };
    assert_eq!(start("zona_waktu: WITA", "05.00"), "DTSTART;TZID=Asia/Makassar:20261129T050000");
    assert_eq!(start("zona_waktu: WIT", "05.00"), "DTSTART;TZID=Asia/Jayapura:20261129T050000");
    assert_eq!(start("zona_waktu: Asia/Pontianak", "05.00 WIB"), "DTSTART;TZID=Asia/Pontianak:20261129T050000");
    assert_eq!(start("", "05.00 WITA"), "DTSTART;TZID=Asia/Makassar:20261129T050000");
    assert_eq!(start("", "05.00+09:00"), "DTSTART:20261128T200000Z");
    assert_eq!(start("zona_waktu: UTC", "05.00"), "DTSTART:20261129T050000Z");
}

#[test]
fn a_zone_with_summer_time_tells_when_its_clocks_change() {
    let zone = "zona_waktu: Europe/Amsterdam";
    let built = folder("== kegiatan/a.yaml\n{judul: A, tanggal: 2026-11-29, pukul: 19.30}")
        .file("portal.yaml", format!("nama: Desa\nalamat_situs: https://desa.example/\n{zone}\n"))
        .build();
    let text = unfold(built.page("kalender.ics"));
    let part = |name| text.split(name).nth(1).expect("a part").to_owned();
    let summer = part("BEGIN:DAYLIGHT");
    assert!(summer.contains("DTSTART:20260329T020000") && summer.contains("20270328T020000"), "{summer}");
    assert!(summer.contains("TZOFFSETFROM:+0100") && summer.contains("TZOFFSETTO:+0200"), "{summer}");
    assert!(text.contains("DTSTART:20261025T030000") && text.contains("TZNAME:CEST"), "{text}");
}

#[test]
fn rules_that_calendars_know_stay_open_and_others_are_told_day_by_day() {
    let weekly = event("tanggal: 2026-11-27\npukul: 19.30\nulang: setiap minggu");
    weekly.has(&["RRULE:FREQ=WEEKLY;BYDAY=FR"]).lacks(&["RDATE", "EXDATE"]);
    let eve = event("tanggal: 2026-11-23\npukul: 20.00\nulang: malam Selasa Kliwon");
    eve.has(&["DTSTART;TZID=Asia/Jakarta:20261123T200000", "RRULE:FREQ=DAILY;INTERVAL=35"]);
    let until = event("tanggal: 2026-11-27\npukul: 19.30\nulang: setiap minggu sampai 25 Desember 2026");
    until.has(&["RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261225T165959Z"]);
    let whole_days = event("tanggal: 2026-11-27\nulang: setiap minggu sampai 25 Desember 2026");
    whole_days.has(&["RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261225"]);
    let two = event("tanggal: 2026-12-04\nulang: {pasaran: [Jumat Kliwon, Selasa Kliwon], sampai: 2027-01-08}");
    two.has(&["DTSTART;VALUE=DATE:20261204", "RDATE;VALUE=DATE:20261204,20261229,20270108"]).lacks(&["RRULE"]);
    let far = event("tanggal: 2026-11-27\npukul: 05.00+09:00\nulang: setiap minggu sampai 4 Desember 2026");
    far.has(&["DTSTART:20261126T200000Z", "RDATE:20261126T200000Z,20261203T200000Z"]).lacks(&["RRULE"]);
}

#[test]
fn what_is_called_off_or_moved_leaves_the_rule_open() {
    let events = events_of(
        "",
        "tanggal: 2026-12-04
pukul: 19.30-21.00
ulang: {pola: setiap minggu, kecuali: 2026-12-11, ganti_hari: {2026-12-25: 2026-12-27 09.00}}
diperbarui: 2026-11-01
revisi: 3",
    );
    let [rule, moved] = events.as_slice() else { panic!("{} events", events.len()) };
    rule.has(&["RRULE:FREQ=WEEKLY;BYDAY=FR", "EXDATE;TZID=Asia/Jakarta:20261211T193000", "SEQUENCE:3"]);
    moved.has(&[
        "RECURRENCE-ID;TZID=Asia/Jakarta:20261225T193000",
        "DTSTART;TZID=Asia/Jakarta:20261227T090000",
        "SEQUENCE:3",
    ]);
    moved.lacks(&["RRULE", "EXDATE"]);
    assert_eq!(rule.get("UID"), moved.get("UID"));
}

#[test]
fn what_is_cancelled_or_put_off_says_so() {
    event("tanggal: 2026-11-29\nstatus: batal").has(&["STATUS:CANCELLED"]);
    let put_off = event("tanggal: 2026-11-29\nstatus: ditunda");
    put_off.has(&["STATUS:TENTATIVE"]);
    assert!(put_off.get("DESCRIPTION").expect("words").starts_with("Kegiatan ini ditunda."));
}

#[test]
fn what_says_nothing_of_its_changes_gets_no_moment_from_the_build() {
    event("tanggal: 2026-11-29").has(&["DTSTAMP:20000101T000000Z"]).lacks(&["LAST-MODIFIED", "SEQUENCE", "ORGANIZER"]);
    let settings = "nama: Desa\nalamat_situs: https://desa.example/\n";
    let on = |day| {
        let built = folder("== kegiatan/a.yaml\n{judul: A, tanggal: 2026-12-04, ulang: setiap Jumat}")
            .file("portal.yaml", settings);
        built.today(day).build().page("kalender.ics").to_owned()
    };
    assert_eq!(on("2026-11-22"), on("2026-12-20"));
}
