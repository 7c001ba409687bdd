//! What a host of static sites does not take, and addresses that cannot be a portal's.

use super::{Place, Problem, text};
use crate::{
    hosting::{Misplaced, Named},
    lang::Lang,
    number,
    records::settings::Host,
};

/// What of a portal is measured against a limit of its host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// All files together.
    Total,
    /// How many files.
    Files,
    /// The largest file.
    File,
    /// Rules of `_redirects` for single addresses.
    Rules,
    /// Rules of `_redirects` that are patterns.
    Patterns,
    /// The longest line of `_redirects`.
    RuleLength,
    /// Rules of `_headers`.
    Headers,
    /// The longest line of `_headers`.
    HeaderLength,
}

/// The name by which a host is known.
pub(crate) fn name(host: Host) -> &'static str {
    match host {
        Host::Github => "GitHub Pages",
        Host::Gitlab => "GitLab Pages",
        Host::Cloudflare => "Cloudflare Pages",
        Host::Netlify => "Netlify",
        Host::Codeberg => "Codeberg Pages",
    }
}

impl Measure {
    /// A figure of it in words.
    fn print(self, figure: u64, lang: Lang) -> String {
        let count = || number::print_count(i64::try_from(figure).unwrap_or(i64::MAX), lang);
        let (id, en) = match self {
            Self::Total | Self::File => return megabytes(figure, lang),
            Self::Files => ("berkas", "files"),
            Self::Rules | Self::Patterns | Self::Headers => ("baris", "lines"),
            Self::RuleLength | Self::HeaderLength => ("huruf", "characters"),
        };
        format!("{} {}", count(), if lang == Lang::Id { id } else { en })
    }

    /// What has the figure.
    fn subject(self, path: Option<&str>) -> (String, String) {
        let (id, en) = match self {
            Self::Total => ("portal ini", "this portal"),
            Self::Files => ("portal ini", "this portal"),
            Self::File => {
                let path = path.unwrap_or_default();
                return (format!("berkas `{path}`"), format!("the file `{path}`"));
            }
            Self::Rules => ("alihan alamat lama (`_redirects`)", "the list of old addresses (`_redirects`)"),
            Self::Patterns => ("alihan berpola di `_redirects`", "the list of patterns in `_redirects`"),
            Self::RuleLength => ("baris terpanjang di `_redirects`", "the longest line of `_redirects`"),
            Self::Headers => ("daftar di `_headers`", "the list in `_headers`"),
            Self::HeaderLength => ("baris terpanjang di `_headers`", "the longest line of `_headers`"),
        };
        (id.to_owned(), en.to_owned())
    }

    /// What can be done about it.
    fn help(self) -> super::Text {
        match self {
            Self::Total => text!(
                "kecilkan atau hapus foto dan dokumen yang besar, taruh video di YouTube, atau pindah ke hosting yang batasnya lebih besar",
                "make large photos and documents smaller or remove them, put videos on YouTube, or move to a host that takes more"
            ),
            Self::Files => text!(
                "hapus foto dan dokumen yang tidak dipakai, matikan `gambar_bagikan`, atau pindah ke hosting yang batasnya lebih besar",
                "remove photos and documents that are not used, turn off `gambar_bagikan`, or move to a host that takes more"
            ),
            Self::File => text!(
                "kecilkan berkas itu, atau taruh di tempat lain dan tautkan",
                "make that file smaller, or put it elsewhere and link to it"
            ),
            Self::Rules | Self::Patterns => text!(
                "hapus `alamat_lama` yang sudah tidak dipakai siapa pun; yang lebih dari batas hanya dialihkan oleh halaman kecil di alamat itu",
                "remove old addresses (`alamat_lama`) that nobody uses any more; those above the limit are only redirected by a small page at that address"
            ),
            Self::RuleLength | Self::HeaderLength => text!("pendekkan baris itu", "make that line shorter"),
            Self::Headers => text!("gabungkan baris yang sama isinya", "join the lines that say the same"),
        }
    }
}

/// A size in words, in decimal megabytes.
fn megabytes(bytes: u64, lang: Lang) -> String {
    let tenths = i64::try_from(bytes.div_ceil(100_000)).unwrap_or(i64::MAX);
    let number = if tenths >= 1_000 || tenths % 10 == 0 {
        number::print_count(tenths / 10, lang)
    } else {
        number::print_number(&number::Number::tenths(tenths), lang)
    };
    format!("{number} MB")
}

impl Problem {
    /// A page to edit on that does not know where the files are kept.
    pub(crate) fn admin_without_repository(place: Place) -> Self {
        Self::error(
            "admin-without-repository",
            place,
            text!(
                "halaman `/admin/` tidak dibuat, karena `repositori` belum disebut",
                "the page `/admin/` was not made, because no `repositori` is named"
            ),
        )
        .with_help(text!(
            "tambahkan alamat tempat berkas portal ini disimpan, misalnya `repositori: https://github.com/desa-maju/portal`",
            "add the address where the files of this portal are kept, such as `repositori: https://github.com/desa-maju/portal`"
        ))
    }

    /// More than a host takes; `(figure, most)`.
    pub(crate) fn over_host_limit(
        place: Place,
        host: Host,
        measure: Measure,
        (figure, most): (u64, u64),
        path: Option<&str>,
    ) -> Self {
        let (subject_id, subject_en) = measure.subject(path);
        let [figure_id, most_id] = [figure, most].map(|it| measure.print(it, Lang::Id));
        let [figure_en, most_en] = [figure, most].map(|it| measure.print(it, Lang::En));
        let host = name(host);
        Self::error(
            "over-host-limit",
            place,
            text!(
                "{subject_id} {figure_id}, padahal {host} menerima paling banyak {most_id}",
                "{subject_en} has {figure_en}, but {host} takes at most {most_en}"
            ),
        )
        .with_help(measure.help())
    }

    /// Nearly as much as a host takes; `(figure, most)`.
    pub(crate) fn near_host_limit(
        place: Place,
        host: Host,
        measure: Measure,
        (figure, most): (u64, u64),
        path: Option<&str>,
    ) -> Self {
        let (subject_id, subject_en) = measure.subject(path);
        let [figure_id, most_id] = [figure, most].map(|it| measure.print(it, Lang::Id));
        let [figure_en, most_en] = [figure, most].map(|it| measure.print(it, Lang::En));
        let host = name(host);
        Self::warning(
            "near-host-limit",
            place,
            text!(
                "{subject_id} sudah {figure_id}, mendekati batas {host}: {most_id}",
                "{subject_en} has {figure_en} already, near the limit of {host}: {most_en}"
            ),
        )
        .with_help(measure.help())
    }

    /// Names with capitals, on a host that turns addresses to lower case.
    pub(crate) fn upper_case_names(place: Place, host: Host, names: &Named) -> Self {
        let (host, first, (more_id, more_en)) = (name(host), &names.first, others(names));
        Self::warning(
            "upper-case-name",
            place,
            text!(
                "{host} mengubah alamat menjadi huruf kecil, jadi `{first}`{more_id} mungkin tidak ditemukan",
                "{host} turns addresses to lower case, so `{first}`{more_en} may not be found"
            ),
        )
        .with_help(text!("ganti nama berkasnya menjadi huruf kecil semua", "rename it in lower case"))
    }

    /// Names that begin with a dot, which hosts and uploads tend to leave out.
    pub(crate) fn hidden_names(place: Place, host: Host, names: &Named) -> Self {
        let (host, first, (more_id, more_en)) = (name(host), &names.first, others(names));
        Self::warning(
            "hidden-name",
            place,
            text!(
                "nama berawalan titik sering dilewati {host}, jadi `{first}`{more_id} mungkin tidak ikut terbit",
                "{host} tends to leave out names that begin with a dot, so `{first}`{more_en} may not be published"
            ),
        )
        .with_help(text!(
            "hapus berkas itu dari `statis/`, atau beri nama tanpa titik di depan",
            "remove it from `statis/`, or give it a name without a dot in front"
        ))
    }

    /// An address that cannot be the portal's on its host.
    pub(crate) fn misplaced_address(place: Place, typed: &str, host: Option<Host>, why: &Misplaced) -> Self {
        let of_host = host.map_or("", name);
        let (message, help, site) = match why {
            Misplaced::Repository { site } => (
                text!(
                    "`{typed}` alamat repositori, bukan alamat situs yang dibuka pembaca",
                    "`{typed}` is the address of the repository, not of the site that readers open"
                ),
                Some(text!("pindahkan ke `repositori`", "move it to `repositori`")),
                site.as_ref(),
            ),
            Misplaced::OfHost(other) => {
                let other = name(*other);
                let message = text!(
                    "`{typed}` alamat di {other}, padahal `host` portal ini {of_host}",
                    "`{typed}` is an address at {other}, but the `host` of this portal is {of_host}"
                );
                (message, Some(text!("sesuaikan `alamat_situs` atau `host`", "change `alamat_situs` or `host`")), None)
            }
            Misplaced::Elsewhere(site) => (
                text!(
                    "{of_host} menampilkan portal ini di `{site}`, bukan di `{typed}`",
                    "{of_host} shows this portal at `{site}`, not at `{typed}`"
                ),
                None,
                Some(site),
            ),
        };
        let corrected = site.map(|site| format!("alamat_situs: {site}"));
        Self { help, corrected, ..Self::warning("misplaced-address", place, message) }
    }

    /// What is written as the repository and is none.
    pub(crate) fn unclear_repository(place: Place, typed: &str) -> Self {
        Self::error(
            "unclear-repository",
            place,
            text!("`{typed}` bukan alamat repositori", "`{typed}` is not the address of a repository"),
        )
        .with_help(text!(
            "salin dari halaman repositorinya, misalnya `https://github.com/desa-maju/portal`",
            "copy it from the page of the repository, such as `https://github.com/desa-maju/portal`"
        ))
    }

    /// A repository at a forge of no known kind.
    pub(crate) fn unknown_forge(place: Place, typed: &str) -> Self {
        Self::error(
            "unknown-forge",
            place,
            text!(
                "tidak diketahui apakah `{typed}` di GitHub, GitLab, atau Forgejo, jadi tautan sunting tidak dibuat",
                "it is not known whether `{typed}` is at a GitHub, a GitLab or a Forgejo, so there are no links to edit pages"
            ),
        )
        .with_help(text!(
            "tulis `repositori: {{alamat: {typed}, jenis: forgejo}}` (atau `gitlab`, `github`)",
            "write `repositori: {{alamat: {typed}, jenis: forgejo}}` (or `gitlab`, `github`)"
        ))
    }
}

/// How many others there are beside the first.
fn others(names: &Named) -> (String, String) {
    match names.count.saturating_sub(1) {
        0 => (String::new(), String::new()),
        more => (format!(" (dan {more} berkas lain)"), format!(" (and {more} other files)")),
    }
}
