//! Case studies.

use crate::portal::portal;

#[test]
fn a_case_study_tells_its_story_in_all_its_parts() {
    let built = portal(
        "
== studi-kasus/air.md
---
judul: Air bersih sampai ke Lor
tanggal: 2026-10-28
desa: Sidasari
penulis: Meja Jejaring
tokoh:
  - {nama: Bapak Mundirin, peran: Kepala Desa}
  - Bu Sri
tantangan: |
  Sumur **kering** tiap kemarau.
langkah:
  - judul: Bertemu
    isi: Warga duduk bersama.
    tanggal: 2026-02-07
  - Menggali parit
hasil:
  - {label: Rumah teraliri, satuan: rumah, sebelum: 10, sesudah: 85}
  - {label: Panjang pipa, nilai: 1.200, satuan: meter}
  - Tidak ada lagi antrean
pelajaran:
  - Mulai dari yang kecil
tanya_jawab:
  - tanya: Siapa yang memulai?
    jawab: Warga Dusun *Lor*.
---
Cerita panjangnya.
",
    );
    built.no_problems();
    for text in [
        "Air bersih sampai ke Lor",
        "Sidasari",
        "Bapak Mundirin",
        "Kepala Desa",
        "Bu Sri",
        "<strong>kering</strong>",
        "Bertemu",
        "Warga duduk bersama.",
        "Menggali parit",
        "Rumah teraliri",
        "85",
        "1.200",
        "Tidak ada lagi antrean",
        "Mulai dari yang kecil",
        "Siapa yang memulai?",
        "<em>Lor</em>",
        "Cerita panjangnya.",
    ] {
        built.main_has("studi-kasus/air/", text);
    }
    built
        .main_has("studi-kasus/", "Air bersih sampai ke Lor")
        .page_has("sitemap.xml", "https://desa.example/studi-kasus/air/");
}

#[test]
fn a_mistake_within_a_case_study_is_told_at_its_line() {
    portal(
        "
== studi-kasus/air.md
---
judul: Air
hasil:
  - {label: Pipa, nilai: banyak}
tanya_jawab:
  - tanya: Apa?
    jawab: Lihat [ini](hilang.md).
---
Isi.
",
    )
    .problem("not-a-number", "studi-kasus/air.md:4")
    .problem("broken-link", "studi-kasus/air.md:7")
    .main_has("studi-kasus/air/", "Pipa")
    .main_has("studi-kasus/air/", "Lihat ini.");
}
