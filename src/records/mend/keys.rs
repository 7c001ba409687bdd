//! The names by which a line is known as data even when it is written wrongly.

use std::sync::LazyLock;

use ahash::AHashSet;

/// The commonest keys of records, lower case, with `_` between words.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "agenda", "aktif", "alamat", "alamat_lama", "alamat_situs", "aliases", "alihan", "anggota", "author", "authors",
    "bahasa", "beranda", "berdiri", "berkas", "biaya", "bidang", "categories", "category", "cover", "daring", "date",
    "desa", "description", "deskripsi", "diperbarui", "draf", "draft", "email", "evaluasi", "facebook", "foto",
    "galeri", "gambar", "hasil", "id", "image", "instagram", "isi", "jabatan", "jam", "jenis", "judul", "judul_pendek",
    "jumlah", "jumlah_anggota", "kategori", "kebutuhan", "kegiatan", "kelompok", "keterangan", "kode", "kontak",
    "kontribusi", "label", "langkah", "lastmod", "layout", "lingkungan", "lokasi", "mitra", "mulai", "nama",
    "nama_pendek", "name", "narahubung", "narasumber", "nilai", "pengurus", "penulis", "penyelenggara", "peran",
    "permalink", "pertemuan_rutin", "potensi", "program", "pukul", "ringkasan", "sampai", "satuan", "sejak", "selesai",
    "situs", "sk", "slug", "status", "sumber", "summary", "tag", "tags", "tahun", "tanggal", "tantangan", "telepon",
    "tema", "tempat", "terbit", "tindak_lanjut", "title", "tokoh", "tujuan", "type", "ulang", "url", "urutan", "waktu",
    "warna", "website", "weight", "whatsapp", "wilayah", "youtube", "zona_waktu",
];

/// The same, to look a name up in: nearly every line of data is.
static INDEX: LazyLock<AHashSet<&str>> = LazyLock::new(|| KNOWN.iter().copied().collect());

/// Keys that are also how a reference begins, as in `mitra:puskesmas`.
const PREFIXES: &[&str] = &["mitra", "kelompok", "desa", "kegiatan", "anggota"];

/// Whether this is a key that records have.
pub fn is_known(name: &str) -> bool {
    if name.len() > 24 {
        return false;
    }
    let name = name.trim();
    if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
        return INDEX.contains(name);
    }
    let name: String =
        name.chars().map(|c| if matches!(c, ' ' | '-') { '_' } else { c.to_ascii_lowercase() }).collect();
    INDEX.contains(name.as_str())
}

/// Whether this is nearly a key that records have, as `tangal` is.
pub fn is_nearly_known(name: &str) -> bool {
    let name = name.trim();
    (4..=24).contains(&name.len())
        && name.starts_with(char::is_lowercase)
        && KNOWN.iter().any(|known| strsim::damerau_levenshtein(known, name) <= 1)
}

/// Whether this could as well begin a reference to another record.
pub fn is_prefix(name: &str) -> bool {
    PREFIXES.contains(&name)
}

/// Whether this is the name of a record, the key that most records open with.
pub fn is_title(name: &str) -> bool {
    ["judul", "title", "nama", "name"].iter().any(|title| name.trim().eq_ignore_ascii_case(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_keys_are_in_order() {
        assert!(KNOWN.is_sorted());
        assert!(is_known("Jumlah anggota"));
    }
}
