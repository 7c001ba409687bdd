//! What is wrong with a portal's own changes to its theme.

use super::{Place, Problem, text};

impl Problem {
    /// A stylesheet with a bracket that is never closed, which would spoil all that follow.
    pub(crate) fn css_not_closed(place: Place) -> Self {
        Self::error(
            "css-not-closed",
            place,
            text!(
                "tanda `{{` di sini tidak ditutup, jadi berkas gaya ini tidak dipakai",
                "the `{{` here is never closed, so this stylesheet is not used"
            ),
        )
        .with_help(text!("tambahkan `}}` di akhir aturannya", "add a `}}` where the rule ends"))
    }

    /// A stylesheet with a closing bracket too many.
    pub(crate) fn css_not_opened(place: Place) -> Self {
        Self::error(
            "css-not-opened",
            place,
            text!(
                "tanda `}}` di sini tidak punya pembuka, jadi berkas gaya ini tidak dipakai",
                "the `}}` here closes nothing, so this stylesheet is not used"
            ),
        )
        .with_help(text!("hapus tanda itu, atau tambahkan `{{`", "remove it, or add a `{{`"))
    }

    /// A file that a stylesheet asks for and no layer has.
    pub(crate) fn css_file_missing(place: Place, name: &str) -> Self {
        Self::error(
            "css-file-missing",
            place,
            text!("berkas `{name}` tidak ada di tema", "the theme has no file `{name}`"),
        )
        .with_help(text!(
            "taruh berkasnya di `tema/`, lalu tulis namanya dari folder itu, misalnya `url(\"img/sawah.jpg\")`",
            "put it into `tema/` and write its name from there, such as `url(\"img/field.jpg\")`"
        ))
    }

    /// A stylesheet that asks another site for something.
    pub(crate) fn css_foreign(place: Place) -> Self {
        Self::error(
            "css-foreign",
            place,
            text!(
                "halaman tidak memuat apa pun dari situs lain, jadi alamat ini tidak berpengaruh",
                "pages load nothing from other sites, so this address has no effect"
            ),
        )
        .with_help(text!("unduh berkasnya ke `tema/`", "download the file into `tema/`"))
    }

    /// A template that no page asks for.
    pub(crate) fn unknown_template(place: Place, nearest: Option<&str>) -> Self {
        let problem = Self::error(
            "unknown-template",
            place,
            text!("tidak ada halaman yang memakai templat ini", "no page uses this template"),
        );
        problem.with_help(match nearest {
            Some(nearest) => text!("mungkin maksudnya `tema/{nearest}`", "perhaps you meant `tema/{nearest}`"),
            None => text!(
                "pakai nama yang ada di `themes/balai/pages/`, di folder `tema/pages/`",
                "use a name of `themes/balai/pages/`, in the folder `tema/pages/`"
            ),
        })
    }

    /// Words that are no keys with texts.
    pub(crate) fn words_expected(place: Place) -> Self {
        Self::error(
            "words-expected",
            place,
            text!(
                "di sini seharusnya kunci dan kata, bukan hanya teks",
                "keys with words are expected here, not only text"
            ),
        )
        .with_help(text!("tulis misalnya `sections.news: Warta`", "write for example `sections.news: Warta`"))
    }

    /// A word that the theme never says.
    pub(crate) fn unknown_word(place: Place, path: &str, nearest: Option<&str>) -> Self {
        let problem = Self::warning(
            "unknown-word",
            place,
            text!("tema tidak punya kata `{path}`", "the theme has no word `{path}`"),
        );
        problem.with_help(match nearest {
            Some(nearest) => text!("mungkin maksudnya `{nearest}`", "perhaps you meant `{nearest}`"),
            None => {
                text!("semua kata ada di `themes/balai/words/id.yaml`", "all words are in `themes/balai/words/id.yaml`")
            }
        })
    }

    /// A setting that the theme does not have.
    pub(crate) fn unknown_theme_setting(place: Place, key: &str, known: &str) -> Self {
        Self::warning(
            "unknown-theme-setting",
            place,
            text!("tema ini tidak punya pengaturan `{key}`", "this theme has no setting `{key}`"),
        )
        .with_help(text!("yang ada: {known}", "it has {known}"))
    }
}
