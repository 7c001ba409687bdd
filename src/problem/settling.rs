//! Problems between records: addresses that clash, references that lead nowhere.

use super::{Place, Problem, text};

impl Problem {
    /// A portal without its full address.
    pub(crate) fn no_address(place: Place) -> Self {
        Self::warning(
            "no-address",
            place,
            text!(
                "`alamat_situs` belum diisi, jadi umpan berita, peta situs, dan pratinjau tautan tidak dibuat",
                "`alamat_situs` is missing, so feeds, the sitemap and link previews are left out"
            ),
        )
        .with_help(text!(
            "isi dengan alamat lengkap, misalnya `alamat_situs: https://desa.example/`",
            "give the full address, such as `alamat_situs: https://desa.example/`"
        ))
    }

    /// An address that is not one.
    pub(crate) fn bad_address(place: Place, typed: &str) -> Self {
        Self::error(
            "bad-address",
            place,
            text!("`{typed}` bukan alamat situs yang lengkap", "`{typed}` is not a full web address"),
        )
        .with_help(text!("tulis seperti `https://desa.example/`", "write it like `https://desa.example/`"))
    }

    /// An address without its `https://`, with the line as it should stand.
    pub(crate) fn address_without_scheme(place: Place, typed: &str) -> Self {
        let address = typed.trim().trim_start_matches('/').trim_end_matches('/');
        Self::bad_address(place, typed).with_corrected(format!("alamat_situs: https://{address}/"))
    }

    /// Two records that want one address.
    pub(crate) fn same_address(place: Place, wanted: &str, given: &str, other: Place) -> Self {
        let file = other.file.to_string();
        Self::warning(
            "same-address",
            place,
            text!(
                "alamat `{wanted}` sudah dipakai `{file}`, jadi yang ini menjadi `{given}`",
                "the address `{wanted}` belongs to `{file}`, so this one becomes `{given}`"
            ),
        )
        .with_help(text!(
            "ganti nama salah satu berkas, atau isi `slug:`",
            "rename one of the files, or give it a `slug:`"
        ))
        .with_related(other)
    }

    /// A record that wants an address with a meaning of its own.
    pub(crate) fn reserved_address(place: Place, wanted: &str, given: &str) -> Self {
        Self::warning(
            "reserved-address",
            place,
            text!(
                "alamat `{wanted}` dipakai portal untuk halaman lain, jadi yang ini menjadi `{given}`",
                "the portal keeps the address `{wanted}` for another page, so this one becomes `{given}`"
            ),
        )
        .with_help(text!("ganti nama berkasnya, atau isi `slug:`", "rename the file, or give it a `slug:`"))
    }

    /// A slug from which no address can be made.
    pub(crate) fn bad_slug(place: Place, typed: &str) -> Self {
        Self::error(
            "bad-slug",
            place,
            text!("`{typed}` tidak bisa menjadi alamat", "`{typed}` cannot become an address"),
        )
        .with_help(text!("pakai huruf, dan tanda hubung di antara kata", "use letters, with hyphens between words"))
    }

    /// A reference to nothing that is there.
    pub(crate) fn unknown_reference(place: Place, typed: &str, what: Sought, nearest: Option<&str>) -> Self {
        let (id, en, folder) = match what {
            Sought::Group => ("kelompok", "group", "kelompok"),
            Sought::Partner => ("mitra", "partner", "mitra"),
            Sought::Activity => ("kegiatan", "activity", "kegiatan"),
            Sought::Host => ("kelompok atau mitra", "group or partner", "kelompok"),
            Sought::Beneficiary => ("kelompok atau kegiatan", "group or activity", "kelompok"),
        };
        let problem = Self::error(
            "unknown-reference",
            place,
            text!("tidak ada {id} bernama `{typed}`", "no {en} is called `{typed}`"),
        );
        let file = crate::slug::slug(typed);
        problem.with_help(match nearest {
            Some(nearest) => text!("mungkin maksudnya `{nearest}`", "perhaps you meant `{nearest}`"),
            None if typed.contains('/') => text!(
                "tulis nama desa dan nama berkasnya di sana, misalnya `sidasari/karang-taruna`",
                "write the village's name and that of the file there, such as `sidasari/karang-taruna`"
            ),
            None => text!(
                "buat `{folder}/{file}.yaml`, atau tulis nama yang sudah ada",
                "add `{folder}/{file}.yaml`, or name one that is there"
            ),
        })
    }

    /// A partner where a group should be, or a group where a partner should be.
    pub(crate) fn other_reference(place: Place, typed: &str, sought: Sought) -> Self {
        let ((id, en), (other_id, other_en)) = match sought {
            Sought::Partner => (("mitra", "partner"), ("kelompok", "group")),
            Sought::Group | Sought::Activity | Sought::Host | Sought::Beneficiary => {
                (("kelompok", "group"), ("mitra", "partner"))
            }
        };
        Self::error(
            "unknown-reference",
            place,
            text!("`{typed}` ada di {other_id}, bukan di {id}", "`{typed}` is a {other_en}, not a {en}"),
        )
        .with_help(text!("tulis di `{other_id}:`", "write it behind `{other_id}:`"))
    }

    /// A host named in words that no record has.
    pub(crate) fn unrecorded(place: Place, typed: &str, what: Sought) -> Self {
        let (id, en) = match what {
            Sought::Partner => ("mitra", "partner"),
            Sought::Activity => ("kegiatan", "activity"),
            Sought::Group | Sought::Host | Sought::Beneficiary => ("kelompok", "group"),
        };
        Self::warning(
            "unrecorded",
            place,
            text!(
                "`{typed}` belum tercatat, jadi ditulis tanpa tautan",
                "`{typed}` has no record, so it is shown without a link"
            ),
        )
        .with_help(text!(
            "catat di folder `{id}`, lalu tulis nama berkasnya di sini",
            "record it among the {en}s, then name its file here"
        ))
    }

    /// Two records with one id.
    pub(crate) fn same_id(place: Place, id: &str, other: Place) -> Self {
        let file = other.file.to_string();
        Self::warning(
            "same-id",
            place,
            text!(
                "nama `{id}` juga dipakai `{file}`; tautan ke `{id}` menuju berkas itu",
                "the id `{id}` is also that of `{file}`; references to `{id}` lead there"
            ),
        )
        .with_help(text!(
            "ganti nama salah satu berkas, atau isi `id:`",
            "rename one of the files, or give it an `id:`"
        ))
        .with_related(other)
    }

    /// A kind that is nearly one that everybody knows.
    pub(crate) fn odd_kind(place: Place, typed: &str, nearest: &str) -> Self {
        Self::warning(
            "odd-kind",
            place,
            text!("jenis `{typed}` belum dikenal", "the kind `{typed}` is not a known one"),
        )
        .with_help(text!("mungkin maksudnya `{nearest}`", "perhaps you meant `{nearest}`"))
    }

    /// A category that is nearly one of those that the portal names.
    pub(crate) fn odd_category(place: Place, typed: &str, nearest: &str) -> Self {
        Self::warning(
            "odd-category",
            place,
            text!(
                "kategori `{typed}` tidak ada di `kategori` pada portal.yaml, jadi menjadi kategori baru",
                "the category `{typed}` is not among those of portal.yaml, so it is a new one"
            ),
        )
        .with_help(text!("mungkin maksudnya `{nearest}`", "perhaps you meant `{nearest}`"))
    }

    /// A last day before the first.
    pub(crate) fn hidden_before_shown(place: Place) -> Self {
        Self::error(
            "hidden-before-shown",
            place,
            text!(
                "hari terakhir tampil mendahului hari terbitnya, jadi tulisan ini tidak pernah tampil",
                "its last day comes before its first, so it is never shown"
            ),
        )
        .with_help(text!("periksa tanggal dan `tampil_sampai`", "check the date and `tampil_sampai`"))
    }

    /// A name that two records have.
    pub(crate) fn ambiguous_name(place: Place, typed: &str, id: &str) -> Self {
        Self::warning(
            "ambiguous-name",
            place,
            text!("ada dua yang bernama `{typed}`; yang dipakai `{id}`", "two are called `{typed}`; `{id}` is used"),
        )
        .with_help(text!("tulis nama berkasnya, bukan namanya", "write the name of its file"))
    }

    /// An end before its start.
    pub(crate) fn ends_before_start(place: Place) -> Self {
        Self::error(
            "ends-before-start",
            place,
            text!("selesainya lebih dulu daripada mulainya", "it ends before it starts"),
        )
        .with_help(text!("periksa tanggal dan jamnya", "check the days and hours"))
    }

    /// An activity whose date cannot be used.
    pub(crate) fn undated_activity(place: Place) -> Self {
        Self::warning(
            "undated",
            place,
            text!(
                "kegiatan ini belum bertanggal, jadi ditulis \"tanggal menyusul\"",
                "this activity has no date, so it is shown as \"date to be announced\""
            ),
        )
        .with_help(text!(
            "isi `tanggal: 29 November 2026` bila sudah pasti",
            "add `tanggal: 29 November 2026` when it is known"
        ))
    }

    /// An old address that cannot redirect.
    pub(crate) fn bad_old_address(place: Place, typed: &str) -> Self {
        Self::warning(
            "bad-old-address",
            place,
            text!("alamat lama `{typed}` tidak bisa dialihkan", "the old address `{typed}` cannot redirect"),
        )
        .with_help(text!(
            "tulis alamat di situs ini saja, misalnya `/2019/05/panen/`",
            "write an address of this site, such as `/2019/05/panen/`"
        ))
    }

    /// An old address that a page of today has.
    pub(crate) fn old_address_taken(place: Place, typed: &str) -> Self {
        Self::warning(
            "old-address-taken",
            place,
            text!(
                "alamat lama `{typed}` sekarang milik halaman lain, jadi tidak dialihkan",
                "the old address `{typed}` now belongs to another page, so it does not redirect"
            ),
        )
        .with_help(text!("hapus baris ini", "remove this line"))
    }

    /// A passed-through file that would stand where a page stands.
    pub(crate) fn static_clash(place: Place, path: &str) -> Self {
        Self::error(
            "static-clash",
            place,
            text!(
                "`/{path}` sudah dibuat portal, jadi berkas ini tidak dipakai",
                "the portal itself makes `/{path}`, so this file is not used"
            ),
        )
        .with_help(text!("ganti namanya", "rename it"))
    }
}

/// What a reference was meant to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sought {
    /// A group.
    Group,
    /// A partner.
    Partner,
    /// An activity.
    Activity,
    /// A group or a partner.
    Host,
    /// A group or an activity.
    Beneficiary,
}
