//! Problems of a district's members: what cannot be had, and what is not what it should be.

use std::io;

use super::{Place, Problem, Text, text};

impl Problem {
    /// Two entries for one wilayah code.
    pub(crate) fn same_member(place: Place, code: &str, other: Place) -> Self {
        Self::error(
            "same-member",
            place,
            text!(
                "kode wilayah `{code}` sudah dipakai anggota lain, jadi yang ini dilewati",
                "another member has the wilayah code `{code}` already, so this one is left out"
            ),
        )
        .with_help(text!("periksa kodenya, atau hapus salah satunya", "check the code, or remove one of them"))
        .with_related(other)
    }

    /// Two members that would have one address.
    pub(crate) fn same_member_slug(place: Place, wanted: &str, given: &str, other: Place) -> Self {
        Self::warning(
            "same-member-slug",
            place,
            text!(
                "dua anggota bernama `{wanted}`, jadi alamat yang ini memakai `{given}`",
                "two members are called `{wanted}`, so the address of this one has `{given}`"
            ),
        )
        .with_help(text!(
            "pilih sendiri alamatnya supaya tetap sama, misalnya `slug: {given}`",
            "choose its address so that it never changes, such as `slug: {given}`"
        ))
        .with_related(other)
    }

    /// A member without a name or a source that gives one.
    pub(crate) fn nameless_member(place: Place) -> Self {
        Self::error(
            "nameless-member",
            place,
            text!("anggota ini tidak punya nama dan sumber", "this member has neither a name nor a source"),
        )
        .with_help(text!(
            "isi `nama: Desa Sidasari` dan `sumber: https://sidasari.desa.example/`",
            "give it a `nama: Desa Sidasari` and a `sumber: https://sidasari.desa.example/`"
        ))
    }

    /// A source that cannot be read.
    pub(crate) fn member_not_readable(place: Place, source: &str, error: &io::Error) -> Self {
        let Text { id, en } = Text::from_io(error);
        Self::error(
            "member-not-readable",
            place,
            text!("sumber `{source}` tidak bisa dibaca: {id}", "the source `{source}` cannot be read: {en}"),
        )
        .with_help(text!(
            "periksa jalurnya, dilihat dari folder `portal.yaml` ini",
            "check the path, seen from the folder of this `portal.yaml`"
        ))
    }

    /// A source of no known kind.
    pub(crate) fn member_unknown(place: Place, source: &str) -> Self {
        Self::error(
            "member-unknown",
            place,
            text!(
                "isi `{source}` bukan folder portal, berkas `jejaring.json`, umpan berita, atau kalender",
                "`{source}` is neither a portal's folder nor a `jejaring.json`, a feed or a calendar"
            ),
        )
    }

    /// A member whose content was never fetched.
    pub(crate) fn member_without_copy(place: Place, name: &str) -> Self {
        Self::warning(
            "member-without-copy",
            place,
            text!(
                "isi `{name}` belum pernah diambil, jadi hanya namanya yang tampil",
                "the content of `{name}` was never fetched, so only its name is shown"
            ),
        )
        .with_help(text!("jalankan `jejaring sync`", "run `jejaring sync`"))
    }

    /// A copy whose index cannot be understood.
    pub(crate) fn member_copy_broken(place: Place, name: &str, why: &str) -> Self {
        Self::error(
            "member-copy-broken",
            place,
            text!("salinan `{name}` rusak ({why})", "the copy of `{name}` is broken ({why})"),
        )
        .with_help(text!(
            "hapus foldernya di `anggota/`, lalu jalankan `jejaring sync`",
            "delete its folder in `anggota/`, then run `jejaring sync`"
        ))
    }

    /// A bundle that cannot be understood.
    pub(crate) fn member_bundle_broken(place: Place, source: &str, why: &str) -> Self {
        Self::error(
            "member-bundle-broken",
            place,
            text!("bundel `{source}` tidak bisa dibaca ({why})", "the bundle `{source}` cannot be read ({why})"),
        )
    }

    /// A feed or calendar that cannot be read.
    pub(crate) fn member_foreign_broken(place: Place, source: &str, why: &Text) -> Self {
        let Text { id, en } = why;
        Self::error(
            "member-foreign-broken",
            place,
            text!("sumber `{source}` tidak bisa dibaca: {id}", "the source `{source}` cannot be read: {en}"),
        )
    }

    /// A part of a bundle that is not there or not what the index says.
    pub(crate) fn member_part_missing(place: Place, path: &str, why: &str) -> Self {
        Self::error(
            "member-part-missing",
            place,
            text!(
                "bagian `{path}` tidak ada atau bukan yang dimaksud bundelnya ({why}), jadi isinya tidak tampil",
                "the part `{path}` is missing or not the one that the bundle means ({why}), so what it holds is not shown"
            ),
        )
    }

    /// A bundle with more records than a village can have.
    pub(crate) fn member_too_large(place: Place, name: &str, most: usize) -> Self {
        Self::error(
            "member-too-large",
            place,
            text!(
                "isi `{name}` terlalu banyak; hanya {most} data pertama yang dibaca",
                "`{name}` has too much; only its first {most} records are read"
            ),
        )
    }

    /// Content of another village under a member's name.
    pub(crate) fn member_of_another(place: Place, source: &str, wanted: &str, found: &str) -> Self {
        Self::error(
            "member-of-another",
            place,
            text!(
                "isi `{source}` milik wilayah `{found}`, bukan `{wanted}`, jadi tidak dipakai",
                "`{source}` is of the region `{found}`, not `{wanted}`, so it is not used"
            ),
        )
        .with_help(text!("periksa `kode` dan `sumber` anggota ini", "check the `kode` and `sumber` of this member"))
    }

    /// Partners of several villages that were taken for one because of their names.
    pub(crate) fn same_partners_guessed(place: Place, guesses: &[String]) -> Self {
        const MOST: usize = 20;
        let (count, more) = (guesses.len(), guesses.len().saturating_sub(MOST));
        let list = guesses.iter().take(MOST).cloned().collect::<Vec<_>>().join("; ");
        let rest = |words: &str| if more > 0 { format!("; {words} {more}") } else { String::new() };
        let (rest_id, rest_en) = (rest("dan lagi"), rest("and"));
        let rest_en = if more > 0 { format!("{rest_en} more") } else { rest_en };
        Self::warning(
            "same-partners-guessed",
            place,
            text!(
                "{count} mitra dari beberapa desa dianggap satu karena namanya: {list}{rest_id}",
                "{count} partners of several villages were taken for one by their names: {list}{rest_en}"
            ),
        )
        .with_help(text!(
            "kalau benar, tulis `sama_dengan: desa/id-mitra` pada salah satunya; kalau bukan, tulis `sama_dengan: tidak`",
            "if that is right, write `sama_dengan: village/partner-id` in one of them; if not, write `sama_dengan: tidak`"
        ))
    }
}
