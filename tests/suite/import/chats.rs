//! Invitations of WhatsApp groups.

use super::PORTAL;
use crate::program::disk;

const INVITATION: &str = "*UNDANGAN*\n\nAssalamu'alaikum warahmatullahi wabarakatuh\n\nMengharap kehadiran Bapak/Ibu pada:\n\n\
    📅 *Hari/Tgl* : Minggu, 29 November 2026\n🕖 *Pukul* : 19.30 WIB - selesai\n📍 *Tempat* : Balai Desa\n\
    📌 *Acara* : Rapat: persiapan panen\n\n• bawa catatan\n• tepat waktu\n\nCP: Bu Siti 0899-0000-0001\n\nWassalamu'alaikum\n";

#[test]
fn an_invitation_becomes_an_activity() {
    let folder = disk(PORTAL);
    folder.write("undangan.txt", INVITATION);
    folder.import("undangan.txt").ends_with(0).says("1 kegiatan").says("undangan.txt:15: baris dengan nomor telepon");
    let activity = folder.read("portal/kegiatan/rapat-persiapan-panen.md");
    for line in [
        "judul: \"Rapat: persiapan panen\"\n",
        "tanggal: \"Minggu, 29 November 2026\"\n",
        "pukul: 19.30 WIB - selesai\n",
        "tempat: Balai Desa\n",
        "format: whatsapp\n",
        "• bawa catatan\n• tepat waktu\n",
        "Assalamu'alaikum",
    ] {
        assert!(activity.contains(line), "{line} in {activity}");
    }
    assert!(!activity.contains("0899") && !activity.contains("Hari/Tgl"), "{activity}");
    folder.builds_clean();
    let page = folder.read("portal/public/kegiatan/rapat-persiapan-panen/index.html");
    assert!(page.contains("29 November 2026") && page.contains("19.30"), "{page}");
    folder.import("undangan.txt").ends_with(0).says("tidak ada yang baru");
}

#[test]
fn several_invitations_in_one_text_are_kept_apart() {
    let folder = disk(PORTAL);
    let other =
        "Undangan\nHari: Sabtu\nTanggal: 5 Desember 2026\nJam: 08.00\nTempat: Lapangan\nKegiatan: Senam sehat\n";
    folder.write("undangan.txt", format!("{INVITATION}\n-----\n{other}"));
    folder.import("undangan.txt").ends_with(0).says("2 kegiatan");
    let activity = folder.read("portal/kegiatan/senam-sehat.md");
    assert!(
        activity.contains("tanggal: \"Sabtu, 5 Desember 2026\"\npukul: 08.00\n")
            || activity.contains("pukul: \"08.00\""),
        "{activity}"
    );
    assert!(!folder.read("portal/kegiatan/rapat-persiapan-panen.md").contains("Lapangan"));
    folder.builds_clean();
}

#[test]
fn a_day_without_a_year_is_the_next_one_that_fits() {
    for (typed, expected) in [
        ("Minggu, 29 November", "tanggal: \"Minggu, 29 November 2026\"\n"),
        ("Minggu, 29 November pukul 07.00", "tanggal: \"Minggu, 29 November 2026\"\npukul: "),
        ("Jumat, 1 Januari", "tanggal: \"Jumat, 1 Januari 2027\"\n"),
        ("Senin, 29 November", "tanggal: menyusul\n"),
        ("29 November", "tanggal: menyusul\n"),
        ("Minggu depan", "tanggal: menyusul\n"),
    ] {
        let folder = disk(PORTAL);
        folder.write("a.txt", format!("Kerja bakti\nHari/tanggal: {typed}\nTempat: Balai\n"));
        folder.import("a.txt").ends_with(0).says("a.txt:2: ");
        let files = folder.files("portal/kegiatan");
        let activity = files.values().map(|bytes| String::from_utf8_lossy(bytes)).collect::<String>();
        assert!(activity.contains(expected), "{typed}: {activity}");
        assert!(expected.contains("2026") || expected.contains("2027") || activity.contains(typed), "{activity}");
        folder.builds_clean();
    }
}

#[test]
fn of_an_exported_chat_only_the_invitations_are_taken() {
    let folder = disk(PORTAL);
    folder.write(
        "obrolan.txt",
        "[20/11/26 19.30.05] Info RT: \u{200e}Pesan dan panggilan terenkripsi\n\
         [20/11/26 19.31.00] ~ Warga Satu: siap pak\n\
         [21/11/26 08.00.00] +62 899-0000-0001: *Kerja bakti*\nHari: Minggu, 29 November\nPukul: 07.00\nTempat: Pos ronda\n\
         [21/11/26 08.01.00] Warga Dua: hadir\n",
    );
    folder.write(
        "android.txt",
        "20/11/26 19.30 - Pesan dan panggilan terenkripsi.\n21/11/26 08.00 - Warga Tiga: Posyandu\nHari/tgl: Sabtu, 28 November\nJam: 08.00\nTempat: Rumah kader\n21/11/26 08.05 - Warga Empat: siap\n",
    );
    folder.import("obrolan.txt android.txt").ends_with(0).says("3 pesan lain");
    let all = folder.files("portal/kegiatan");
    let names: Vec<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(names, ["kerja-bakti.yaml", "posyandu.yaml"]);
    for bytes in all.values() {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Warga") && !text.contains("0899") && !text.contains("899-"), "{text}");
    }
    assert!(folder.read("portal/kegiatan/kerja-bakti.yaml").contains("Minggu, 29 November 2026"));
    folder.builds_clean();
}

#[test]
fn a_text_that_is_no_invitation_is_refused_with_a_sentence() {
    let folder = disk(PORTAL);
    folder.write("a.txt", "");
    folder.import("a.txt").ends_with(1).says("Hari/Tgl");
    folder.import("tidak-ada.txt").ends_with(2).says("tidak-ada.txt");
    folder.import("a.txt --dari koran").ends_with(2).says("koran");
}

#[test]
fn days_are_read_in_the_dress_that_invitations_give_them() {
    for (typed, expected) in [
        ("Hari: Kamis malam Jum'at\nTanggal: 26 Nopember 2026 / 16 Jumadil Akhir 1448 H", "26 Nopember 2026"),
        ("Hari/tgl: Ahad, 29 Nov 2026 (14 Jumadil Akhir)", "\"Ahad, 29 Nov 2026\""),
        ("Hari: Senin\nTanggal: 30-11-2026", "\"Senin, 30-11-2026\""),
    ] {
        let folder = disk(PORTAL);
        folder.write("a.txt", format!("Pengajian\n{typed}\nTempat: Musala\n"));
        folder.import("a.txt").ends_with(0);
        let activity = folder.read("portal/kegiatan/pengajian.yaml");
        assert!(activity.contains(&format!("tanggal: {expected}\n")), "{activity}");
        folder.builds_clean();
    }
}

#[test]
fn a_list_of_days_under_one_heading_becomes_an_activity_for_each() {
    let folder = disk(PORTAL);
    folder.write(
        "a.txt",
        "*Jadwal posyandu*\n1. Hari/tanggal: Selasa, 1 Desember 2026\n   Tempat: Pos 1\n2. Hari/tanggal: Rabu, 2 Desember 2026\n   Tempat: Pos 2\n",
    );
    folder.import("a.txt").ends_with(0).says("2 kegiatan");
    let all: Vec<String> = folder
        .files("portal/kegiatan")
        .into_values()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    assert!(all.iter().all(|text| text.contains("judul: Jadwal posyandu\n")), "{all:?}");
    assert!(all.iter().any(|text| text.contains("Selasa")) && all.iter().any(|text| text.contains("Rabu")), "{all:?}");
    folder.builds_clean();
    folder.import("a.txt").ends_with(0).says("tidak ada yang baru");
}
