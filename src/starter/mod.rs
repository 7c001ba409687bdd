//! The files of a new portal: small, complete, and with guidance in the files themselves.
//!
//! They are templates in `src/starter/files`, a folder for what every portal has and one for each
//! host. A name that begins with `dot.` stands for one that begins with a dot, so that neither git
//! nor cargo takes the template for its own; a word between percent signs is filled in.

mod host;
mod place;
mod yaml;

pub(crate) use place::example_code;

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, DirEntry, include_dir};
use jiff::civil::Date;

use crate::{
    date,
    forge::{self, Repository},
    lang::Lang,
    records::settings::{Host, Kind},
    wilayah::Code,
};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/files");

/// Where the program is at home; all workflows get it from there.
pub const HOME: &str = env!("CARGO_PKG_REPOSITORY");

/// What a new portal is to be.
#[derive(Clone, Debug)]
pub struct Starter {
    /// Its name, on one line.
    pub name: String,
    /// What it is of.
    pub kind: Kind,
    /// Its wilayah code.
    pub code: Option<Code>,
    /// Where it will be hosted; nothing for a host of its own.
    pub host: Option<Host>,
    /// The repository that will hold its files.
    pub repository: Option<Repository>,
    /// Its full address, where that is not the one that the host gives.
    pub address: Option<String>,
    /// The day on which it begins.
    pub today: Date,
}

/// What stands between percent signs in the templates.
type Words = BTreeMap<&'static str, String>;

impl Starter {
    /// All files, by their paths below the portal's folder.
    pub fn files(&self) -> BTreeMap<String, String> {
        let words = self.words();
        let mut files = BTreeMap::new();
        for folder in self.folders() {
            for (path, text) in templates(&folder) {
                files.insert(dotted(&filled(&path, &words)), tidied(&filled(text, &words)));
            }
        }
        files.retain(|path, _| path != ".gitattributes" || self.has_members());
        if let Some(script) = FILES.get_file("bangun.sh").and_then(|file| file.contents_utf8()) {
            files.insert("bangun.sh".to_owned(), filled(script, &words));
        }
        files
    }

    /// The address at which it will stand, as far as that can be told.
    pub fn address(&self) -> String {
        let by_repository = || self.repository.as_ref()?.site(self.host?);
        self.address.clone().or_else(by_repository).unwrap_or_else(|| host::likely_address(self.host, &self.project()))
    }

    /// Whether it shows the portals of members.
    fn has_members(&self) -> bool {
        matches!(self.kind, Kind::District | Kind::Regency | Kind::Province)
    }

    /// A name for its repository.
    fn project(&self) -> String {
        let own = self.repository.as_ref().map(|repository| repository.name().to_owned());
        own.or_else(|| forge::project(&self.name)).unwrap_or_else(|| "portal".to_owned())
    }

    /// The folders of templates that make up this portal.
    fn folders(&self) -> BTreeSet<String> {
        let size = if self.has_members() { "anggota" } else { "satu" };
        let of_host: &[&str] = match self.host {
            Some(Host::Github) => &["github/"],
            Some(Host::Gitlab) => &["gitlab/"],
            Some(Host::Codeberg) => &["codeberg/"],
            Some(Host::Cloudflare) => &["sambungan/"],
            Some(Host::Netlify) => &["sambungan/", "netlify"],
            None => &[],
        };
        let sized = |folder: &&str| if folder.ends_with('/') { [folder, size].concat() } else { (*folder).to_owned() };
        of_host.iter().map(sized).chain(["isi".to_owned()]).collect()
    }

    fn words(&self) -> Words {
        let mut words = Words::from([
            ("NAMA", yaml::scalar(&self.name)),
            ("NAMA_BIASA", yaml::plain(&self.name)),
            ("JENIS", self.kind.word().to_owned()),
            ("TANGGAL", date::medium(self.today, Lang::Id)),
            ("WILAYAH", place::region(self)),
            ("PASARAN", place::pasaran(self.code.as_ref())),
            ("RUMAH", HOME.to_owned()),
            ("VERSI", env!("CARGO_PKG_VERSION").to_owned()),
            ("PROYEK", self.project()),
        ]);
        words.extend(place::words(self));
        words.extend(host::words(self));
        let steps = FILES.get_file(format!("langkah/{}.md", host::word(self.host)));
        let steps = steps.and_then(|file| file.contents_utf8()).unwrap_or_default();
        words.insert("TERBIT", filled(steps, &words).trim_end().to_owned());
        words
    }
}

/// The templates of a folder: their paths below it, and their texts.
fn templates(folder: &str) -> Vec<(String, &'static str)> {
    let mut open: Vec<&Dir<'static>> = FILES.get_dir(folder).into_iter().collect();
    let mut found = Vec::new();
    while let Some(dir) = open.pop() {
        for entry in dir.entries() {
            match entry {
                DirEntry::Dir(dir) => open.push(dir),
                DirEntry::File(file) => {
                    let path = file.path().strip_prefix(folder).ok().and_then(|path| path.to_str());
                    let path = path.map(|path| path.replace('\\', "/"));
                    found.extend(path.zip(file.contents_utf8()));
                }
            }
        }
    }
    found
}

/// A path whose parts begin with a dot where the template's says so.
fn dotted(path: &str) -> String {
    let part = |part: &str| part.strip_prefix("dot.").map_or_else(|| part.to_owned(), |rest| format!(".{rest}"));
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// A template with its words filled in, in one pass, so that nothing of a word is taken for another one.
fn filled(template: &str, words: &Words) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('%') {
        text.push_str(before);
        let word = after.split_once('%').and_then(|(name, rest)| Some((words.get(name)?, rest)));
        match word {
            Some((word, after)) => {
                text.push_str(word);
                rest = after;
            }
            None => {
                text.push('%');
                rest = after;
            }
        }
    }
    text + rest
}

/// A text without the gaps that empty words leave: never two empty lines, and none at the end.
fn tidied(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for line in text.trim_end().lines() {
        if !(line.trim().is_empty() && (tidy.is_empty() || tidy.ends_with("\n\n"))) {
            tidy.push_str(line.trim_end());
            tidy.push('\n');
        }
    }
    tidy
}
