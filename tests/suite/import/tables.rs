//! Spreadsheets.

use super::PORTAL;
use crate::program::disk;

#[test]
fn each_row_of_a_table_of_groups_becomes_a_group() {
    let folder = disk(PORTAL);
    folder.write(
        "kelompok.csv",
        "sep=;\r\nNo;Nama Kelompok;Jenis;Ketua;No. HP;Alamat;Dusun;Jml Anggota;Hobi\r\n\
         1;Tani Makmur: Lor;kelompok tani;Pak Slamet;0899 0000 0001;\"Blok Lor,\r\nRT 02\";Lor;25;\r\n\
         2;;;;;;;;\r\n3;PKK;pkk;Bu Rini;-;;;\"1.200\";memasak\r\n4;;;Bu Siti;;;;;\r\n",
    );
    folder
        .import("kelompok.csv")
        .ends_with(0)
        .says("2 kelompok")
        .says("kelompok.csv:2: kolom `Hobi` tidak dikenal")
        .says("kelompok.csv:5: baris tanpa nama")
        .says("kelompok.csv:7: baris tanpa nama");
    let group = folder.read("portal/kelompok/tani-makmur-lor.yaml");
    for line in [
        "nama: \"Tani Makmur: Lor\"",
        "jenis: kelompok tani",
        "jumlah_anggota: 25",
        "  - {jabatan: Ketua, nama: Pak Slamet}",
        "  telepon: \"0899 0000 0001\"",
        "  alamat: \"Blok Lor, RT 02\"",
        "  dusun: Lor",
    ] {
        assert!(group.contains(line), "{line} in {group}");
    }
    assert!(folder.read("portal/kelompok/pkk.yaml").contains("lain:\n  hobi: memasak\n"));
    folder.builds_clean();
    folder.import("kelompok.csv").ends_with(0).says("tidak ada yang baru");
}

#[test]
fn whatever_excel_puts_between_and_around_cells_is_read() {
    for (text, separator) in [("nama mitra;jenis", ";"), ("nama mitra,jenis", ","), ("nama mitra\tjenis", "\t")] {
        let table = format!("{text}\nKafé Désa{separator}swasta\n");
        let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(table.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let latin: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
        let marked = format!("\u{feff}{table}").into_bytes();
        for bytes in [table.clone().into_bytes(), marked, utf_16, latin] {
            let folder = disk(PORTAL);
            folder.write("mitra.csv", bytes);
            folder.import("mitra.csv").ends_with(0);
            assert!(folder.read("portal/mitra/kafe-desa.yaml").contains("nama: \"Kafé Désa\"\njenis: swasta\n"));
            folder.builds_clean();
        }
    }
}

#[test]
fn activities_are_read_and_what_cannot_be_is_kept_aside() {
    let folder = disk(PORTAL);
    folder.write(
        "agenda.csv",
        "DAFTAR KEGIATAN DESA,,,,\nHari/Tanggal,Waktu,Nama Kegiatan,Tempat,Pelaksana\n\
         \"Minggu, 29 November 2026\",07.00 - selesai,Kerja bakti,Balai desa,Karang Taruna\n\
         31 November 2026,25.00,Rapat,Balai,\n",
    );
    folder
        .import("agenda.csv")
        .ends_with(0)
        .says("2 kegiatan")
        .says("agenda.csv:4: `tanggal` disimpan di bawah `lain`: tidak ada tanggal 31 November 2026")
        .says("agenda.csv:4: `pukul` disimpan di bawah `lain`")
        .says("agenda.csv:3: `penyelenggara` disimpan di bawah `lain`: `Karang Taruna` belum tercatat");
    let activity = folder.read("portal/kegiatan/kerja-bakti.yaml");
    assert!(activity.contains("tanggal: \"Minggu, 29 November 2026\"\npukul: 07.00 - selesai\n"), "{activity}");
    assert!(activity.contains("lain:\n  penyelenggara: Karang Taruna\n"), "{activity}");
    assert!(folder.read("portal/kegiatan/rapat.yaml").contains("tanggal: menyusul\n"));
    folder.builds_clean();
}

#[test]
fn a_host_that_the_portal_has_stays_a_host() {
    let folder = disk(PORTAL);
    folder.write("portal/kelompok/karang-taruna.yaml", "nama: Karang Taruna\n");
    folder.write("agenda.csv", "Kegiatan,Tanggal,Pelaksana\nLomba,2026-12-01,Karang Taruna\n");
    folder.import("agenda.csv").ends_with(0);
    assert!(folder.read("portal/kegiatan/lomba.yaml").contains("penyelenggara: Karang Taruna\n"));
    folder.builds_clean();
}

#[test]
fn what_a_table_holds_can_be_said() {
    let folder = disk(PORTAL);
    folder.write("a.csv", "Nama\nSatu\nDua\n");
    folder.import("a.csv").ends_with(1).says("--jenis kelompok");
    folder.import("a.csv --jenis mitra").ends_with(0).says("2 mitra");
    folder.import("a.csv --kind apa").ends_with(2).says("apa");
}

#[test]
fn headings_above_the_columns_and_sums_below_them_are_no_rows() {
    let folder = disk(PORTAL);
    folder.write(
        "k.csv",
        "DAFTAR KELOMPOK TANI;;;;\nTAHUN 2026;;;;\n;;;;\nNo.;Nama Poktan;Nama Ketua;Alamat / Dusun;No HP/WA\n\
         1;Sri Rejeki;Pak A;Dusun Lor;08990000001\n2;Sri Rejeki;Pak B;Dusun Kidul;8990000002\nJumlah;2;;;\n",
    );
    folder.import("k.csv").ends_with(0).says("2 kelompok").says("k.csv:7: baris jumlah");
    let groups: Vec<String> = folder
        .files("portal/kelompok")
        .into_values()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    assert!(groups.len() == 2 && groups.iter().all(|group| group.contains("nama: Sri Rejeki\n")), "{groups:?}");
    assert!(groups.iter().any(|group| group.contains("alamat: Dusun Kidul\n")), "{groups:?}");
    folder.builds_clean();
    folder.import("k.csv").ends_with(0).says("tidak ada yang baru");
}
