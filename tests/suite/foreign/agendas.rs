//! Calendars in the forms that programs write.

use jejaring::member::{agenda, content::Fault};

use super::{is_clean, is_harmless, of_agenda, zone};

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//ID\n{events}END:VCALENDAR\n")
}

/// As Google Calendar writes it.
const GOOGLE: &str = "BEGIN:VCALENDAR\r\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\r\nVERSION:2.0\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:Agenda Desa\r\nX-WR-TIMEZONE:Asia/Jakarta\r\n\
BEGIN:VTIMEZONE\r\nTZID:Asia/Jakarta\r\nX-LIC-LOCATION:Asia/Jakarta\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nTZNAME:WIB\r\nDTSTART:19700101T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n\
BEGIN:VEVENT\r\nDTSTART;TZID=Asia/Jakarta:20261127T193000\r\nDTEND;TZID=Asia/Jakarta:20261127T210000\r\nRRULE:FREQ=WEEKLY;WKST=SU;UNTIL=20261231T165959Z;BYDAY=FR\r\nEXDATE;TZID=Asia/Jakarta:20261211T193000\r\nDTSTAMP:20261101T000000Z\r\nORGANIZER;CN=Pak Jo:mailto:jo@desa.example\r\nATTENDEE;CN=Siti:mailto:siti@desa.example\r\nUID:abc@google.com\r\nCREATED:20261001T000000Z\r\nDESCRIPTION:Bawa <b>buku</b>.<br>Terbuka untuk umum\\, juga \r\n anak-anak.\r\nLAST-MODIFIED:20261101T010000Z\r\nLOCATION:Masjid Al-Hidayah\\, Blok Lor\r\nSEQUENCE:1\r\nSTATUS:CONFIRMED\r\nSUMMARY:Pengajian\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;TZID=Asia/Jakarta:20261219T160000\r\nDTEND;TZID=Asia/Jakarta:20261219T173000\r\nDTSTAMP:20261101T000000Z\r\nUID:abc@google.com\r\nRECURRENCE-ID;TZID=Asia/Jakarta:20261218T193000\r\nSUMMARY:Pengajian\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART:20261128T010000Z\r\nDTEND:20261128T030000Z\r\nUID:def@google.com\r\nCLASS:PRIVATE\r\nSUMMARY:Dokter gigi\r\nEND:VEVENT\r\n\
END:VCALENDAR\r\n";

#[test]
fn a_weekly_series_of_google_keeps_its_exceptions() {
    let built = of_agenda(GOOGLE);
    is_clean(&built);
    let page = "kegiatan/2026-11-27-pengajian/";
    built
        .in_order(
            page,
            &["Pengajian", "19.30", "Masjid Al-Hidayah, Blok Lor", "Bawa buku.", "Terbuka untuk umum, juga anak-anak."],
        )
        .in_order(
            "kegiatan/2026/12/",
            &["4 Desember", "Pengajian", "19 Desember", "16.00–17.30", "Pengajian", "25 Desember"],
        )
        .no_page("kegiatan/2026-12-19-pengajian/");
    let december = built.words("kegiatan/2026/12/");
    assert_eq!(december.matches("Pengajian").count(), 3, "{december}");
    for (path, bytes) in &built.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("@desa.example") && !text.contains("Dokter gigi"), "{path}");
    }
}

#[test]
fn events_of_one_day_and_of_several_are_told_on_the_clocks_of_the_portal() {
    let built = of_agenda(&calendar(
        "BEGIN:VEVENT\nSUMMARY:Rapat UTC\nDTSTART:20261127T123000Z\nDURATION:PT1H30M\nEND:VEVENT\n\
BEGIN:VEVENT\nSUMMARY:Rapat timur\nDTSTART;TZID=Asia/Jayapura:20261128T000000\nDTEND;TZID=Asia/Jayapura:20261128T010000\nEND:VEVENT\n\
BEGIN:VEVENT\nSUMMARY:Rapat Windows\nDTSTART;TZID=\"SE Asia Standard Time\":20261129T080000\nEND:VEVENT\n\
BEGIN:VEVENT\nSUMMARY:Rapat mengambang\nDTSTART:20261130T080000\nEND:VEVENT\n\
BEGIN:VEVENT\nSUMMARY:Hari jadi\nDTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261204\nEND:VEVENT\n\
BEGIN:VEVENT\nSUMMARY:Satu hari\nDTSTART;VALUE=DATE:20261205\nDTEND;VALUE=DATE:20261206\nCATEGORIES:Gotong Royong,Kebersihan\nURL:https://desa.example/satu\nEND:VEVENT\n\
BEGIN:VEVENT\nSUMMARY:Batal juga\nDTSTART;VALUE=DATE:20261207\nSTATUS:CANCELLED\nLOCATION:https://meet.example/abc\nEND:VEVENT\n\
BEGIN:VEVENT\nSUMMARY:Tanpa hari\nEND:VEVENT\n",
    ));
    is_clean(&built);
    built
        .in_order("kegiatan/2026-11-27-rapat-utc/", &["27 November 2026", "19.30", "21.00"])
        .in_order("kegiatan/2026-11-27-rapat-timur/", &["27 November 2026", "22.00", "23.00"])
        .in_order("kegiatan/2026-11-29-rapat-windows/", &["29 November 2026", "08.00"])
        .in_order("kegiatan/2026-11-30-rapat-mengambang/", &["30 November 2026", "08.00"])
        .main_has("kegiatan/2026-12-01-hari-jadi/", "3 Desember 2026")
        .main_lacks("kegiatan/2026-12-01-hari-jadi/", "4 Desember 2026")
        .main_has("kegiatan/2026-12-05-satu-hari/", "5 Desember 2026")
        .main_lacks("kegiatan/2026-12-05-satu-hari/", "6 Desember")
        .main_has("kegiatan/jenis/gotong-royong/", "Satu hari")
        .main_has("kegiatan/2026-12-07-batal-juga/", "https://meet.example/abc")
        .page_has("kegiatan/2026-12-07-batal-juga/", "atal")
        .has_page("kegiatan/tanpa-hari/");
}

/// The keys of `ulang` that a rule becomes, or what is kept of it in words.
fn recurrence(start: &str, rule: &str) -> String {
    let event = format!("BEGIN:VEVENT\nSUMMARY:Rapat\nDTSTART{start}\nRRULE:{rule}\nEND:VEVENT\n");
    let files = agenda::content(calendar(&event).as_bytes(), &zone()).expect("a calendar");
    let line = files[0].text.lines().find(|line| line.starts_with("ulang: ") || line.contains('`')).unwrap_or_default();
    line.strip_prefix("ulang: ").unwrap_or(line).replace('"', "")
}

#[test]
fn rules_become_the_keys_of_our_own() {
    let known = [
        (":20261127T193000", "FREQ=DAILY;INTERVAL=3;COUNT=5", "{sebanyak:5,selang:3,setiap:hari}"),
        (":20261127T193000", "FREQ=DAILY;BYDAY=MO,TU", "{hari:[Senin,Selasa],setiap:minggu}"),
        (":20261127T193000", "FREQ=WEEKLY", "{hari:[Jumat],setiap:minggu}"),
        (
            ":20261127T193000",
            "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,FR",
            "{hari:[Senin,Jumat],selang:2,setiap:minggu}",
        ),
        (":20261126T233000Z", "FREQ=WEEKLY;BYDAY=TH", "{hari:[Jumat],setiap:minggu}"),
        (
            ":20261127T193000",
            "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261225T000000Z",
            "{hari:[Jumat],sampai:2026-12-24,setiap:minggu}",
        ),
        (";VALUE=DATE:20261127", "FREQ=WEEKLY;UNTIL=20261225", "{hari:[Jumat],sampai:2026-12-25,setiap:minggu}"),
        (":20261205T080000", "FREQ=MONTHLY", "{setiap:bulan,tanggal:[5]}"),
        (":20261205T080000", "FREQ=MONTHLY;BYMONTHDAY=1,-1", "{setiap:bulan,tanggal:[1,terakhir]}"),
        (":20261206T080000", "FREQ=MONTHLY;BYDAY=1SU,3SU", "{hari:[Minggu],ke:[1,3],setiap:bulan}"),
        (":20261127T080000", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "{hari:[Jumat],ke:[terakhir],setiap:bulan}"),
        (":20260817T080000", "FREQ=YEARLY", "{setiap:tahun,tanggal:17 Agustus}"),
        (":20260817T080000", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=17", "{setiap:tahun,tanggal:17 Agustus}"),
    ];
    for (start, rule, expected) in known {
        assert_eq!(recurrence(start, rule), expected, "{rule}");
    }
    for rule in [
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,FR",
    ] {
        let kept = recurrence(":20261127T193000", rule);
        assert!(kept.starts_with("Berulang menurut kalender asalnya: `FREQ="), "{rule}: {kept}");
    }
}

#[test]
fn a_monthly_series_and_what_is_added_to_it_are_on_their_days() {
    let built = of_agenda(&calendar(
        "BEGIN:VEVENT\nUID:1\nSUMMARY:Posyandu\nDTSTART;TZID=Asia/Jakarta:20261201T080000\nDTEND;TZID=Asia/Jakarta:20261201T100000\n\
RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=3\nRDATE;TZID=Asia/Jakarta:20261215T080000\nEND:VEVENT\n\
BEGIN:VEVENT\nUID:1\nSUMMARY:Posyandu\nSTATUS:CANCELLED\nRECURRENCE-ID;TZID=Asia/Jakarta:20270105T080000\nDTSTART;TZID=Asia/Jakarta:20270105T080000\nEND:VEVENT\n",
    ));
    is_clean(&built);
    built
        .in_order("kegiatan/2026/12/", &["1 Desember", "Posyandu", "15 Desember", "Posyandu"])
        .main_has("kegiatan/2027/02/", "Posyandu")
        .no_page("kegiatan/2027/01/")
        .no_page("kegiatan/2027/03/");
}

#[test]
fn lines_that_mean_nothing_cost_nothing_else() {
    let built = of_agenda(&calendar(
        "garis tanpa arti\nBEGIN:VEVENT\nSUMMARY;X=\"a:SALAH\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:besok\nSUMMARY:Rapat \\; akhir\\, \\\\ tahun\nRRULE:FREQ=APA\nDTEND:20269999T000000\nEND:VEVENT\n\
BEGIN:VEVENT\nDTSTART:20261127T250000\nDURATION:P99999999W\nSUMMARY:Jam salah\nEND:VEVENT\n",
    ));
    built.main_has("kegiatan/rapat-akhir-tahun/", "Rapat ; akhir, \\ tahun");
}

#[test]
fn calendars_that_mean_harm_stay_words() {
    let built = of_agenda(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:../../x\nDTSTART:20261127T123000Z\nSUMMARY:<script>alert(1)</script>Rapat\\n---\n\
DESCRIPTION:<img src=x onerror=alert(1)>---\\n{{ x }}<a href=\"javascript:alert(1)\">klik</a>\nURL:javascript:alert(1)\n\
LOCATION:Balai\\nstatus: batal\nCATEGORIES:../../x,<b>rapat</b>\nRRULE:FREQ=SECONDLY;COUNT=100000000\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    is_harmless(&built);
    built.in_order("kegiatan/2026-11-27-rapat/", &["Rapat ---", "Balai status: batal", "{{ x }}"]);
    for calendar in ["", "BEGIN:VEVENT\nEND:VEVENT", "<html>", "BEGIN:VCARD\nEND:VCARD"] {
        assert_eq!(agenda::content(calendar.as_bytes(), &zone()), Err(Fault::NoCalendar), "{calendar}");
    }
    let cut = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Rapat\n";
    assert_eq!(agenda::content(cut.as_bytes(), &zone()), Err(Fault::Cut));
    let deep = "BEGIN:VCALENDAR\n".to_owned() + &"BEGIN:X\n".repeat(100_000) + "END:VCALENDAR";
    assert_eq!(agenda::content(deep.as_bytes(), &zone()).expect("a calendar").len(), 0);
}
