//! Groups and partners: their pages, their lists, and all their links in both directions.

use crate::portal::{Portal, folder, portal};

#[test]
fn a_group_page_shows_what_its_record_says() {
    portal(
        "
== kelompok/tani.yaml
nama: Tani Makmur
nama_pendek: TM
jenis: kelompok-tani
bidang: [pertanian, pupuk organik]
ringkasan: Petani padi di Dusun Kidul.
tujuan: Panen dua kali setahun
berdiri: 12 Mei 2009
sk: 141/07/2020
masa_bakti: 2024-2029
pengurus:
  - {jabatan: Ketua, nama: Pak Slamet}
  - Bendahara: Bu Sri
jumlah_anggota: {l: 20, p: 14, pemuda: 5}
lingkungan: {dusun: Kidul, rw: '02', rt: '05'}
kontak: {telepon: 0282 123456, whatsapp: 0812 3456 7890, email: tani@desa.example, facebook: tanimakmur}
lokasi: {alamat: Jalan Sawah 1, lintang: -7.43, bujur: 108.8}
kebutuhan:
  - Pompa air
  - {kategori: alat, teks: Traktor tangan, sejak: 2026}
potensi:
  - Sawah dua belas hektare
",
    )
    .no_problems()
    .main_has("kelompok/tani/", "<h1>Tani Makmur</h1>")
    .main_has("kelompok/tani/", "Petani padi di Dusun Kidul.")
    .main_has("kelompok/tani/", "Panen dua kali setahun")
    .main_has("kelompok/tani/", "12 Mei 2009")
    .main_has("kelompok/tani/", "141/07/2020")
    .main_has("kelompok/tani/", "2024–2029")
    .main_has("kelompok/tani/", "Pak Slamet")
    .main_has("kelompok/tani/", "Bu Sri")
    .main_has("kelompok/tani/", "34 orang")
    .main_has("kelompok/tani/", "20 laki-laki")
    .main_has("kelompok/tani/", "RT 05")
    .main_has("kelompok/tani/", "mailto:tani@desa.example")
    .main_has("kelompok/tani/", "https://wa.me/6281234567890")
    .main_has("kelompok/tani/", "tel:+62282123456")
    .main_has("kelompok/tani/", "Jalan Sawah 1")
    .main_has("kelompok/tani/", "Pompa air")
    .main_has("kelompok/tani/", "Traktor tangan")
    .main_has("kelompok/tani/", "Sawah dua belas hektare")
    .links("kelompok/tani/", "kelompok/jenis/kelompok-tani/")
    .links("kelompok/tani/", "kelompok/bidang/pertanian/")
    .links("kelompok/tani/", "kelompok/dusun/kidul/");
}

#[test]
fn a_group_page_lists_what_the_group_hosts() {
    portal(
        "
== kelompok/tani.yaml
nama: Tani Makmur
== kegiatan/panen.yaml
judul: Panen raya
tanggal: 2026-12-01
penyelenggara: [tani]
",
    )
    .page_has("kelompok/tani/", "Panen raya");
}

fn network() -> Portal {
    portal(
        "
== kelompok/tani.yaml
nama: Tani Makmur
pertemuan_rutin: arisan
mitra: [dinas]
== kelompok/pkk.yaml
nama: PKK
kebutuhan:
  - {teks: Mesin jahit, dipenuhi: dinas}
== mitra/dinas.yaml
nama: Dinas Pertanian
jenis: pemerintah
kontribusi:
  - {bentuk: barang, untuk: [tani], tahun: 2026, uraian: Benih padi, status: diterima}
  - {bentuk: dana, untuk: [panen], tahun: 2025, nilai: Rp2 juta, status: dijanjikan}
== kegiatan/panen.yaml
judul: Panen raya
tanggal: 2026-12-01
penyelenggara: [tani]
mitra: [dinas]
kelompok: [pkk]
== kegiatan/arisan.yaml
judul: Arisan tani
tanggal: 2026-12-05
== kabar/berita.md
---
judul: Kabar panen
kelompok: [tani]
mitra: [dinas]
kegiatan: [panen]
penulis: pkk
---
Isi.
== studi-kasus/air.md
---
judul: Air bersih
kelompok: [tani]
mitra: [dinas]
kegiatan: [panen]
---
Isi.
",
    )
}

#[test]
fn a_reference_is_a_link_on_both_pages() {
    let network = network();
    network.no_problems();
    for (one, other) in [
        ("kelompok/tani/", "kegiatan/panen/"),
        ("kelompok/pkk/", "kegiatan/panen/"),
        ("kelompok/tani/", "kegiatan/arisan/"),
        ("kelompok/tani/", "mitra/dinas/"),
        ("mitra/dinas/", "kegiatan/panen/"),
        ("kabar/berita/", "kelompok/tani/"),
        ("kabar/berita/", "mitra/dinas/"),
        ("kabar/berita/", "kegiatan/panen/"),
        ("studi-kasus/air/", "kelompok/tani/"),
        ("studi-kasus/air/", "mitra/dinas/"),
        ("studi-kasus/air/", "kegiatan/panen/"),
    ] {
        network.links(one, other).links(other, one);
    }
    network.links("kabar/berita/", "kelompok/pkk/");
}

#[test]
fn a_partner_page_tells_what_it_gave_and_to_whom_and_whether_it_has_arrived() {
    let network = network();
    network
        .main_has("mitra/dinas/", "Benih padi")
        .main_has("mitra/dinas/", "diterima")
        .main_has("mitra/dinas/", "dijanjikan");
    network.main_has("mitra/dinas/", "2.000.000").links("mitra/dinas/", "kelompok/tani/");
    network.links("mitra/dinas/", "mitra/kontribusi/barang/").main_has("kelompok/tani/", "Benih padi");
    network.main_has("kegiatan/panen/", "Dinas Pertanian").main_has("kelompok/pkk/", "Dinas Pertanian");
    network.main_lacks("mitra/dinas/", "Jumlah dana yang diterima: Rp2.000.000");
}

#[test]
fn the_directory_has_groups_and_partners_by_every_facet() {
    let built = portal(
        "
== kelompok/tani.yaml
nama: Tani Makmur
jenis: kelompok-tani
bidang: pertanian
lingkungan: Kidul
== kelompok/pkk.yaml
nama: PKK Melati
jenis: pkk
bidang: kesehatan
lingkungan: Lor
== mitra/dinas.yaml
nama: Dinas
jenis: pemerintah
kontribusi: [{bentuk: dana}]
== mitra/toko.yaml
nama: Toko
jenis: swasta
kontribusi: [{bentuk: barang}]
",
    );
    built.no_problems();
    for list in [
        "kelompok/",
        "mitra/",
        "kelompok/tani/",
        "mitra/toko/",
        "kelompok/jenis/pkk/",
        "kelompok/bidang/kesehatan/",
        "kelompok/dusun/lor/",
        "mitra/jenis/swasta/",
        "mitra/kontribusi/dana/",
    ] {
        if !list.ends_with("kelompok/") && !list.ends_with("mitra/") {
            built.links("direktori/", list);
        }
        built.has_page(list);
    }
    built.main_has("kelompok/jenis/pkk/", "PKK Melati").main_lacks("kelompok/jenis/pkk/", "Tani Makmur");
    built.main_has("kelompok/dusun/kidul/", "Tani Makmur").main_lacks("kelompok/dusun/kidul/", "PKK Melati");
    built.links("mitra/kontribusi/dana/", "mitra/dinas/").links_not("mitra/kontribusi/dana/", "mitra/toko/");
}

#[test]
fn spellings_of_one_term_are_one_list_under_the_best_of_them() {
    portal(
        "
== kelompok/a.yaml
nama: A
bidang: Pupuk Organik
== kelompok/b.yaml
nama: B
bidang: pupuk-organik
== kelompok/c.yaml
nama: C
bidang: Pupuk  organik
== kelompok/d.yaml
nama: D
bidang: Pupuk Organik
",
    )
    .no_problems()
    .in_order("kelompok/bidang/pupuk-organik/", &["Pupuk Organik", "A", "B", "C", "D"])
    .no_page("kelompok/bidang/pupuk-organik-2/");
}

#[test]
fn hosts_may_be_groups_or_partners_and_a_prefix_settles_which() {
    portal(
        "
== kelompok/puskesmas.yaml
nama: Kader Puskesmas
== mitra/puskesmas.yaml
nama: Puskesmas Cipari
== kegiatan/a.yaml
judul: A
tanggal: 2026-12-01
penyelenggara: [puskesmas]
== kegiatan/b.yaml
judul: B
tanggal: 2026-12-01
penyelenggara: ['mitra:puskesmas']
",
    )
    .no_problems()
    .links("kegiatan/a/", "kelompok/puskesmas/")
    .links_not("kegiatan/a/", "mitra/puskesmas/")
    .links("kegiatan/b/", "mitra/puskesmas/")
    .links("mitra/puskesmas/", "kegiatan/b/");
}

#[test]
fn an_id_of_another_village_is_plain_text_in_a_village_built_alone() {
    portal(
        "
== kegiatan/a.yaml
judul: A
tanggal: 2026-12-01
penyelenggara: [sidasari/karang-taruna]
",
    )
    .no_problems()
    .main_has("kegiatan/a/", "sidasari/karang-taruna");
}

#[test]
fn long_lists_are_twenty_a_page() {
    let list = (1..=45).fold(String::new(), |list, at| list + &format!("- nama: Kelompok {at:02}\n"));
    let built = folder("").file("kelompok/semua.yaml", list).build();
    built.no_problems().main_has("kelompok/", "Kelompok 20").main_lacks("kelompok/", "Kelompok 21");
    built
        .main_has("kelompok/halaman/2/", "Kelompok 21")
        .main_has("kelompok/halaman/3/", "Kelompok 45")
        .no_page("kelompok/halaman/4/");
    built
        .links("kelompok/", "kelompok/halaman/2/")
        .links("kelompok/halaman/2/", "kelompok/")
        .links("kelompok/halaman/3/", "kelompok/halaman/2/");
    assert_eq!(built.main("kelompok/halaman/3/").matches("<li class=\"row\">").count(), 5);
}

#[test]
fn a_group_that_has_ended_says_so() {
    portal("== kelompok/a.yaml\nnama: A\naktif: tidak").main_has("kelompok/a/", "Tidak aktif lagi");
}

#[test]
fn the_kind_of_a_group_is_shown_in_words() {
    let built = portal(
        "
== kelompok/a.yaml
nama: A
jenis: kelompok-wanita-tani
== kelompok/b.yaml
nama: B
jenis: Paguyuban Ojek
",
    );
    built.no_problems().main_has("kelompok/a/", "Kelompok wanita tani").main_has("kelompok/b/", "Paguyuban Ojek");
}

/// So many groups of two kinds that their list has several pages.
fn many_groups(count: usize) -> Portal {
    let kinds = ["pkk", "posyandu"];
    let group = |number: usize| {
        let letter = char::from(b'A' + u8::try_from(number % 26).expect("a letter"));
        format!("- {{nama: Kelompok {letter}ani {number}, jenis: {}, bidang: [air, pangan]}}\n", kinds[number % 2])
    };
    folder("").file("kelompok/semua.yaml", (0..count).map(group).collect::<Vec<_>>().concat()).build()
}

#[test]
fn rows_tell_a_script_which_lists_they_are_in() {
    let built = many_groups(30);
    for page in ["kelompok/", "kelompok/halaman/2/"] {
        built.main_has(page, "data-lists=\"kelompok/jenis/pkk kelompok/bidang/air kelompok/bidang/pangan\"");
    }
    built.main_has("direktori/", "data-lists=\"kelompok/jenis/pkk kelompok/bidang/air kelompok/bidang/pangan\"");
    portal("== mitra/dinas.yaml\nnama: Dinas\njenis: pemerintah\nkontribusi: [{bentuk: dana}, {bentuk: dana}]\n")
        .main_has("mitra/", "data-lists=\"mitra/jenis/pemerintah mitra/kontribusi/dana\"");
}

#[test]
fn a_list_can_be_narrowed_on_its_first_page_alone_and_only_when_it_is_not_short() {
    let built = many_groups(30);
    for (path, page) in built.pages() {
        let narrows = matches!(path, "kelompok/index.html" | "direktori/index.html");
        assert_eq!(page.contains("class=\"search narrow\""), narrows, "{path}");
        assert_eq!(page.contains("scripts-directory."), narrows, "{path}");
    }
    built.main_has("kelompok/", "data-total=\"30\"");
    many_groups(8).main_lacks("kelompok/", "narrow").main_lacks("direktori/", "narrow");
}

#[test]
fn a_long_directory_has_a_way_to_each_letter() {
    let built = many_groups(41);
    built
        .main_has("direktori/", "<a class=\"chip\" href=\"#kelompok-a\">A</a>")
        .main_has("direktori/", "<li id=\"kelompok-z\"");
    assert_eq!(built.main("direktori/").matches("id=\"kelompok-").count(), 26);
    many_groups(40).main_lacks("direktori/", "#kelompok-a");
}
