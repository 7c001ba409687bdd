//! What the columns of a table are called, and what they mean.

use csv::StringRecord;

use crate::{
    import::fields::first_name,
    records::{folder::Kind, key::fold},
    slug,
};

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// A field.
    Key(&'static str),
    /// The one who holds an office.
    Officer(&'static str),
    /// A part of a field.
    Within(&'static str, &'static str),
    /// The number of the row.
    Number,
    /// Something else, to be kept under this key.
    Extra(String),
}

/// Names of columns beside those of keys, folded: for which kinds, and what they mean.
const NAMES: &[(&str, &[Kind], Column)] = &[
    ("namakelompok", &[Kind::Group], Column::Key("nama")),
    ("kelompok", &[Kind::Group], Column::Key("nama")),
    ("namalembaga", &[Kind::Group, Kind::Partner], Column::Key("nama")),
    ("lembaga", &[Kind::Group, Kind::Partner], Column::Key("nama")),
    ("namaorganisasi", &[Kind::Group, Kind::Partner], Column::Key("nama")),
    ("organisasi", &[Kind::Group, Kind::Partner], Column::Key("nama")),
    ("namaposyandu", &[Kind::Group], Column::Key("nama")),
    ("namamitra", &[Kind::Partner], Column::Key("nama")),
    ("mitra", &[Kind::Partner], Column::Key("nama")),
    ("instansi", &[Kind::Partner], Column::Key("nama")),
    ("namainstansi", &[Kind::Partner], Column::Key("nama")),
    ("perusahaan", &[Kind::Partner], Column::Key("nama")),
    ("namaperusahaan", &[Kind::Partner], Column::Key("nama")),
    ("namakegiatan", &[Kind::Activity], Column::Key("judul")),
    ("kegiatan", &[Kind::Activity], Column::Key("judul")),
    ("agenda", &[Kind::Activity], Column::Key("judul")),
    ("namaacara", &[Kind::Activity], Column::Key("judul")),
    ("uraiankegiatan", &[Kind::Activity], Column::Key("judul")),
    ("tanggalkegiatan", &[Kind::Activity], Column::Key("tanggal")),
    ("tanggalpelaksanaan", &[Kind::Activity], Column::Key("tanggal")),
    ("haritgl", &[Kind::Activity], Column::Key("tanggal")),
    ("waktupelaksanaan", &[Kind::Activity], Column::Key("tanggal")),
    ("tempatkegiatan", &[Kind::Activity], Column::Key("tempat")),
    ("tempatpelaksanaan", &[Kind::Activity], Column::Key("tempat")),
    ("pelaksana", &[Kind::Activity], Column::Key("penyelenggara")),
    ("panitia", &[Kind::Activity], Column::Key("penyelenggara")),
    ("sasaran", &[Kind::Activity], Column::Key("terbuka_untuk")),
    ("jeniskelompok", &[Kind::Group], Column::Key("jenis")),
    ("jenislembaga", &[Kind::Group, Kind::Partner], Column::Key("jenis")),
    ("jenismitra", &[Kind::Partner], Column::Key("jenis")),
    ("jeniskegiatan", &[Kind::Activity], Column::Key("jenis")),
    ("bidangusaha", &[Kind::Group], Column::Key("bidang")),
    ("bidangkegiatan", &[Kind::Group], Column::Key("bidang")),
    ("tahunberdiri", &[Kind::Group], Column::Key("berdiri")),
    ("tglberdiri", &[Kind::Group], Column::Key("berdiri")),
    ("tanggalberdiri", &[Kind::Group], Column::Key("berdiri")),
    ("tahunpembentukan", &[Kind::Group], Column::Key("berdiri")),
    ("nosk", &[Kind::Group], Column::Key("sk")),
    ("jmlanggota", &[Kind::Group], Column::Key("jumlah_anggota")),
    ("banyakanggota", &[Kind::Group], Column::Key("jumlah_anggota")),
    ("keterangan", &[Kind::Group, Kind::Partner, Kind::Activity], Column::Key("ringkasan")),
    ("ket", &[Kind::Group, Kind::Partner, Kind::Activity], Column::Key("ringkasan")),
    ("uraian", &[Kind::Group, Kind::Partner, Kind::Activity], Column::Key("ringkasan")),
    ("ketua", &[Kind::Group], Column::Officer("Ketua")),
    ("namaketua", &[Kind::Group], Column::Officer("Ketua")),
    ("ketuakelompok", &[Kind::Group], Column::Officer("Ketua")),
    ("wakilketua", &[Kind::Group], Column::Officer("Wakil ketua")),
    ("sekretaris", &[Kind::Group], Column::Officer("Sekretaris")),
    ("namasekretaris", &[Kind::Group], Column::Officer("Sekretaris")),
    ("bendahara", &[Kind::Group], Column::Officer("Bendahara")),
    ("namabendahara", &[Kind::Group], Column::Officer("Bendahara")),
    ("alamat", &[Kind::Group, Kind::Partner], Column::Within("lokasi", "alamat")),
    ("alamatlengkap", &[Kind::Group, Kind::Partner], Column::Within("lokasi", "alamat")),
    ("alamatsekretariat", &[Kind::Group], Column::Within("lokasi", "alamat")),
    ("lintang", &[Kind::Group, Kind::Partner], Column::Within("lokasi", "lintang")),
    ("latitude", &[Kind::Group, Kind::Partner], Column::Within("lokasi", "lintang")),
    ("bujur", &[Kind::Group, Kind::Partner], Column::Within("lokasi", "bujur")),
    ("longitude", &[Kind::Group, Kind::Partner], Column::Within("lokasi", "bujur")),
    ("dusun", &[Kind::Group], Column::Within("lingkungan", "dusun")),
    ("rt", &[Kind::Group], Column::Within("lingkungan", "rt")),
    ("rw", &[Kind::Group], Column::Within("lingkungan", "rw")),
    ("nohp", &[Kind::Group, Kind::Partner], Column::Within("kontak", "telepon")),
    ("nomorhp", &[Kind::Group, Kind::Partner], Column::Within("kontak", "telepon")),
    ("hp", &[Kind::Group, Kind::Partner], Column::Within("kontak", "telepon")),
    ("notelp", &[Kind::Group, Kind::Partner], Column::Within("kontak", "telepon")),
    ("notelepon", &[Kind::Group, Kind::Partner], Column::Within("kontak", "telepon")),
    ("nomortelepon", &[Kind::Group, Kind::Partner], Column::Within("kontak", "telepon")),
    ("telepon", &[Kind::Group, Kind::Partner], Column::Within("kontak", "telepon")),
    ("telp", &[Kind::Group, Kind::Partner], Column::Within("kontak", "telepon")),
    ("nohpwa", &[Kind::Group, Kind::Partner], Column::Within("kontak", "whatsapp")),
    ("nowa", &[Kind::Group, Kind::Partner], Column::Within("kontak", "whatsapp")),
    ("nomorwa", &[Kind::Group, Kind::Partner], Column::Within("kontak", "whatsapp")),
    ("nomorwhatsapp", &[Kind::Group, Kind::Partner], Column::Within("kontak", "whatsapp")),
    ("nowhatsapp", &[Kind::Group, Kind::Partner], Column::Within("kontak", "whatsapp")),
    ("wa", &[Kind::Group, Kind::Partner], Column::Within("kontak", "whatsapp")),
    ("whatsapp", &[Kind::Group, Kind::Partner], Column::Within("kontak", "whatsapp")),
    ("email", &[Kind::Group, Kind::Partner], Column::Within("kontak", "email")),
    ("surel", &[Kind::Group, Kind::Partner], Column::Within("kontak", "email")),
    ("website", &[Kind::Group, Kind::Partner], Column::Within("kontak", "situs")),
    ("situs", &[Kind::Group, Kind::Partner], Column::Within("kontak", "situs")),
    ("facebook", &[Kind::Group, Kind::Partner], Column::Within("kontak", "facebook")),
    ("instagram", &[Kind::Group, Kind::Partner], Column::Within("kontak", "instagram")),
    ("kontakperson", &[Kind::Partner], Column::Within("kontak", "nama")),
    ("contactperson", &[Kind::Partner], Column::Within("kontak", "nama")),
    ("narahubung", &[Kind::Partner], Column::Within("kontak", "nama")),
    ("cp", &[Kind::Partner], Column::Within("kontak", "nama")),
    ("pic", &[Kind::Partner], Column::Within("kontak", "nama")),
    ("bentukkerjasama", &[Kind::Partner], Column::Within("kontribusi", "bentuk")),
    ("bentukdukungan", &[Kind::Partner], Column::Within("kontribusi", "bentuk")),
    ("bentukbantuan", &[Kind::Partner], Column::Within("kontribusi", "bentuk")),
    ("bentukkontribusi", &[Kind::Partner], Column::Within("kontribusi", "bentuk")),
    ("nilaibantuan", &[Kind::Partner], Column::Within("kontribusi", "nilai")),
    ("tahunkerjasama", &[Kind::Partner], Column::Key("sejak")),
];

/// Names of the column that numbers the rows.
const NUMBERS: &[&str] = &["no", "nomor", "nourut", "nomorurut", "#"];

/// What stands behind `Nama` where a table lists groups of one sort: `Nama Poktan`, `Nama UMKM`.
const GROUPS: &[&str] = &[
    "poktan",
    "kwt",
    "bumdes",
    "umkm",
    "usaha",
    "koperasi",
    "pkk",
    "sanggar",
    "grup",
    "kub",
    "majelis",
    "taruna",
    "lpm",
    "rt",
    "rw",
    "p3a",
    "pokdarwis",
    "pengajian",
    "paguyuban",
    "komunitas",
    "forum",
    "klub",
];

/// Keys that a cell of words cannot fill.
const NOT_BY_CELL: &[&str] =
    &["id", "slug", "permalink", "lain", "galeri", "pengurus", "kontribusi", "evaluasi", "ulang", "format"];

/// What a column of a table of some kind means, by its name.
pub fn meaning(kind: Kind, name: &str) -> Column {
    let folded = folded(name);
    if NUMBERS.contains(&folded.as_str()) {
        return Column::Number;
    }
    if let Some((_, _, column)) = NAMES.iter().find(|(known, kinds, _)| *known == folded && kinds.contains(&kind)) {
        return column.clone();
    }
    if kind == Kind::Group && folded.starts_with("nama") && GROUPS.iter().any(|word| folded.contains(word)) {
        return Column::Key("nama");
    }
    if matches!(kind, Kind::Group | Kind::Partner) && folded.starts_with("alamat") {
        return Column::Within("lokasi", "alamat");
    }
    match first_name(kind, &folded).filter(|key| !NOT_BY_CELL.contains(key)) {
        Some(key) => Column::Key(key),
        None => Column::Extra(extra(name)),
    }
}

/// The key that a column is kept under when it is not known.
fn extra(name: &str) -> String {
    let key = slug::slug(name).replace('-', "_");
    if key.is_empty() { "kolom".to_owned() } else { key }
}

/// A column's name without dots, brackets and what people add to it: `No. HP/WA` is `nohpwa`.
fn folded(name: &str) -> String {
    let name = name.split(['(', '\n']).next().unwrap_or_default();
    fold(name).chars().filter(|c| c.is_alphanumeric() || *c == '#').collect()
}

/// What the rows below a row are, when that row has the names of their columns: a name or title, and one
/// more column that is known.
pub fn kind_of(head: &StringRecord, asked: Option<Kind>) -> Option<Kind> {
    let kinds = asked.map_or(vec![Kind::Group, Kind::Partner, Kind::Activity], |kind| vec![kind]);
    let scored = kinds.into_iter().filter_map(|kind| {
        let columns: Vec<(String, Column)> = head.iter().map(|name| (folded(name), meaning(kind, name))).collect();
        let is_title = |column: &Column| matches!(column, Column::Key("nama" | "judul"));
        let known = columns.iter().filter(|(_, column)| !matches!(column, Column::Extra(_) | Column::Number)).count();
        let own = columns.iter().filter(|(name, column)| tells(kind, name, column)).count();
        let least = if asked.is_some() { 1 } else { 2 };
        (columns.iter().any(|(_, column)| is_title(column)) && known >= least).then_some((own, known, kind))
    });
    scored.max_by_key(|(own, known, kind)| (*own, *known, *kind == Kind::Group)).map(|(_, _, kind)| kind)
}

/// Whether a column is one that only rows of this kind have.
fn tells(kind: Kind, name: &str, column: &Column) -> bool {
    match kind {
        Kind::Group => {
            matches!(
                column,
                Column::Officer(_)
                    | Column::Within("lingkungan", _)
                    | Column::Key("jumlah_anggota" | "sk" | "bidang" | "berdiri")
            ) || name.contains("kelompok")
        }
        Kind::Partner => {
            matches!(column, Column::Key("kontribusi" | "sejak") | Column::Within("kontribusi", _))
                || ["mitra", "instansi", "perusahaan"].iter().any(|word| name.contains(word))
        }
        Kind::Activity => {
            matches!(column, Column::Key("tanggal" | "pukul" | "tempat" | "penyelenggara" | "mulai" | "narasumber"))
                || ["kegiatan", "acara", "agenda"].iter().any(|word| name.contains(word))
        }
        Kind::Article | Kind::CaseStudy | Kind::Page => matches!(column, Column::Key("tanggal" | "penulis")),
    }
}
