//! `jejaring new`: a portal to begin with, in a new folder.

use std::{
    io,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{
    Ended, Exit,
    ask::{self, Person},
    console,
    portals::{base_url, now},
};
use crate::{
    Today, date, disk,
    forge::{Fault, Repository},
    lang::Lang,
    problem::{Text, text},
    records::{
        field::Choice,
        settings::{Host, Kind},
    },
    starter::{Starter, example_code},
    wilayah::{Code, Level},
};

/// Arguments of `new`.
#[derive(Debug, Args)]
pub(crate) struct New {
    #[arg(id = "new_folder", value_name = "FOLDER")]
    folder: PathBuf,
    #[arg(id = "portal_name", long = "name", alias = "nama", value_name = "NAME")]
    name: Option<String>,
    #[arg(id = "portal_kind", long = "kind", alias = "jenis", value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    #[arg(id = "portal_code", long = "code", alias = "kode", value_name = "CODE", value_parser = code)]
    code: Option<Code>,
    #[arg(long, alias = "hosting", value_parser = host)]
    host: Option<Hosting>,
    #[arg(long, visible_alias = "repositori")]
    repo: Option<String>,
    #[arg(long, value_parser = base_url)]
    base_url: Option<String>,
}

/// Where the portal will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hosting {
    /// At a host that is known.
    At(Host),
    /// Anywhere else.
    Elsewhere,
}

fn kind(typed: &str) -> Result<Kind, String> {
    Kind::of(typed).ok_or_else(|| Kind::WORDS.join("`, `"))
}

fn code(typed: &str) -> Result<Code, String> {
    Code::read(typed).map_err(|_| "33.01.18.2011".to_owned())
}

fn host(typed: &str) -> Result<Hosting, String> {
    if matches!(typed.to_ascii_lowercase().as_str(), "lain" | "other" | "none") {
        return Ok(Hosting::Elsewhere);
    }
    Host::of(typed).map(Hosting::At).ok_or_else(|| format!("{}`, `lain", Host::WORDS.join("`, `")))
}

/// Makes a new portal; what was not said is asked for where somebody can be asked, and guessed elsewhere.
pub(crate) fn run(arguments: &New, lang: Lang) -> Ended {
    disk::require_empty(&arguments.folder)?;
    let wanted = if ask::is_there() {
        let (mut answers, mut screen) = (io::stdin().lock(), io::stderr().lock());
        asked(arguments, &mut Person::new(&mut answers, &mut screen, lang))
    } else {
        guessed(arguments)
    };
    let starter = match wanted {
        Ok(starter) => starter,
        Err(Misfit { text, help }) => {
            console::wrong(&text, Some(&help), lang);
            return Ok(Exit::Usage);
        }
    };
    let files = starter.files();
    disk::fresh(&arguments.folder, &files)?;
    console::said(&done(&starter, &arguments.folder, files.len()), lang);
    Ok(Exit::Done)
}

/// What was said does not go together.
struct Misfit {
    text: Text,
    help: Text,
}

/// A portal of which all that was not said is likely.
fn guessed(arguments: &New) -> Result<Starter, Misfit> {
    let kind = arguments.likely_kind();
    let name = arguments.name.as_deref().map(one_line).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| name_of(&arguments.folder, kind));
    let host = arguments.host.unwrap_or_else(|| arguments.likely_host());
    Ok(Starter {
        name,
        kind,
        code: arguments.code.clone().map(|code| fitting(code, kind)).transpose()?,
        host: host.known(),
        repository: arguments.repo.as_deref().map(|repo| repository(repo, host)).transpose()?,
        address: arguments.base_url.clone(),
        today: today(arguments.code.as_ref()),
    })
}

/// A portal whose makers were asked for what they did not say already.
fn asked(arguments: &New, person: &mut Person<'_>) -> Result<Starter, Misfit> {
    let mut known = guessed(arguments)?;
    if arguments.name.is_some() && arguments.code.is_some() && arguments.repo.is_some() {
        return Ok(known);
    }
    person.tell(&text!(
        "Portal baru. Tekan Enter untuk menerima yang di dalam kurung siku.",
        "A new portal. Press Enter to take what stands in brackets."
    ));
    if arguments.kind.is_none() && arguments.code.is_none() {
        let first = KINDS.iter().position(|(.., kind)| *kind == known.kind).unwrap_or_default();
        known.kind = person.choose(&text!("Jenisnya", "Its kind"), &KINDS, first).unwrap_or(known.kind);
    }
    if arguments.name.is_none() {
        let likely = name_of(&arguments.folder, known.kind);
        let name = |typed: &str| Ok(one_line(typed));
        known.name = person.ask(&text!("Nama portal", "Name of the portal"), &likely, name).unwrap_or(likely);
    }
    if arguments.code.is_none() {
        known.code = ask_code(person, known.kind);
        known.today = today(known.code.as_ref());
    }
    if arguments.host.is_none() && arguments.repo.is_none() {
        let question = text!("Akan terbit di mana", "Where will it be published");
        known.host = person.choose(&question, &HOSTS, 0).unwrap_or(Hosting::At(Host::Github)).known();
    }
    if arguments.repo.is_none() && known.host.is_some() {
        known.repository = ask_repository(person, known.host);
    }
    Ok(known)
}

const KINDS: [(&str, &str, Kind); 5] = [
    ("desa", "kelurahan, kampung, nagari", Kind::Village),
    ("kecamatan", "menampilkan desa-desanya", Kind::District),
    ("kabupaten", "menampilkan kecamatannya", Kind::Regency),
    ("provinsi", "menampilkan kabupatennya", Kind::Province),
    ("komunitas", "kelompok atau jaringan apa pun", Kind::Community),
];

const HOSTS: [(&str, &str, Hosting); 6] = [
    ("github", "GitHub Pages", Hosting::At(Host::Github)),
    ("gitlab", "GitLab Pages", Hosting::At(Host::Gitlab)),
    ("codeberg", "Codeberg Pages", Hosting::At(Host::Codeberg)),
    ("cloudflare", "Cloudflare Pages", Hosting::At(Host::Cloudflare)),
    ("netlify", "Netlify", Hosting::At(Host::Netlify)),
    ("lain", "hosting sendiri, atau belum tahu", Hosting::Elsewhere),
];

fn ask_code(person: &mut Person<'_>, kind: Kind) -> Option<Code> {
    let example = example_code(kind);
    let question = text!(
        "Kode wilayah Kemendagri, misalnya {example} (boleh dikosongkan)",
        "Wilayah code of Kemendagri, such as {example} (may be left empty)"
    );
    let read = |typed: &str| match typed {
        "" => Ok(None),
        _ => Code::read(typed)
            .map_err(|_| text!("bukan kode wilayah; tulis seperti {example}", "no such code; write it like {example}"))
            .and_then(|code| fitting(code, kind).map(Some).map_err(|misfit| misfit.text)),
    };
    person.ask(&question, "", read).flatten()
}

fn ask_repository(person: &mut Person<'_>, host: Option<Host>) -> Option<Repository> {
    let question = text!(
        "Repositorinya, misalnya nama-akun/nama-repositori (boleh dikosongkan kalau belum ada)",
        "Its repository, such as account/name (may be left empty while there is none)"
    );
    let host = host.map_or(Hosting::Elsewhere, Hosting::At);
    let read = |typed: &str| match typed {
        "" => Ok(None),
        _ => repository(typed, host).map(Some).map_err(|misfit| misfit.help),
    };
    person.ask(&question, "", read).flatten()
}

impl New {
    /// What it is of, by its code and its name.
    fn likely_kind(&self) -> Kind {
        let by_code = || self.code.as_ref().map(|code| kind_at(code.level()));
        let by_name = || {
            let first = self.name.as_deref()?.split_whitespace().next()?;
            Kind::of(first)
        };
        self.kind.or_else(by_code).or_else(by_name).unwrap_or(Kind::Village)
    }

    /// Where it will be hosted, by where its repository is.
    fn likely_host(&self) -> Hosting {
        let repo = self.repo.as_deref().unwrap_or_default();
        Hosting::At(match () {
            () if repo.contains("gitlab.") => Host::Gitlab,
            () if repo.contains("codeberg.org") => Host::Codeberg,
            () => Host::Github,
        })
    }
}

impl Hosting {
    fn known(self) -> Option<Host> {
        match self {
            Self::At(host) => Some(host),
            Self::Elsewhere => None,
        }
    }
}

fn kind_at(level: Level) -> Kind {
    match level {
        Level::Village => Kind::Village,
        Level::District => Kind::District,
        Level::Regency => Kind::Regency,
        Level::Province => Kind::Province,
    }
}

/// A code, if it is one of such a region; a community may be in any.
fn fitting(code: Code, kind: Kind) -> Result<Code, Misfit> {
    let of = kind_at(code.level());
    if of == kind || kind == Kind::Community {
        return Ok(code);
    }
    let (of, kind) = (of.word(), kind.word());
    Err(Misfit {
        text: text!("`{code}` kode sebuah {of}, bukan {kind}", "`{code}` is the code of a {of}, not of a {kind}"),
        help: text!("periksa kodenya, atau tulis `--jenis {of}`", "check the code, or write `--kind {of}`"),
    })
}

fn repository(typed: &str, host: Hosting) -> Result<Repository, Misfit> {
    Repository::read(typed, None, host.known()).map_err(|fault| Misfit {
        text: match fault {
            Fault::Unclear => {
                text!("`{typed}` bukan alamat repositori", "`{typed}` is not the address of a repository")
            }
            Fault::UnknownForge => text!(
                "tidak diketahui apakah `{typed}` di GitHub, GitLab, atau Codeberg",
                "it is not known whether `{typed}` is at GitHub, GitLab or Codeberg"
            ),
        },
        help: text!(
            "tulis seperti `nama-akun/nama-repositori` atau `https://github.com/nama-akun/nama-repositori`",
            "write it like `account/name` or `https://github.com/account/name`"
        ),
    })
}

/// A name on one line.
fn one_line(typed: &str) -> String {
    let visible: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What folders are called after what they hold, not after a place.
const NAMELESS: [&str; 6] = ["portal", "situs", "site", "website", "web", "public"];

/// A name for the portal, by its folder's: `desa-sukamaju` and `sukamaju` are Desa Sukamaju; `desa` alone says nothing.
fn name_of(folder: &Path, kind: Kind) -> String {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(capital).collect();
    let own = capital(kind.word());
    let is_kind = |word: &str| Kind::of(word).is_some();
    let says_nothing = |word: &String| is_kind(word) || NAMELESS.contains(&word.to_lowercase().as_str());
    match words.first() {
        _ if words.iter().all(says_nothing) => format!("{own} Kami"),
        Some(first) if is_kind(first) => words.join(" "),
        _ => format!("{own} {}", words.join(" ")),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The day at the place of the portal.
fn today(code: Option<&Code>) -> jiff::civil::Date {
    let zone = code.map_or("WIB", Code::zone);
    match (now(), date::zone(zone)) {
        (Today::Day(day), _) => day,
        (Today::At(moment), Some(zone)) => zone.tz.to_datetime(moment).date(),
        (Today::At(moment), None) => jiff::tz::TimeZone::UTC.to_datetime(moment).date(),
    }
}

/// What there is, and what to do next.
fn done(starter: &Starter, folder: &Path, count: usize) -> Text {
    let name = &starter.name;
    let shown = folder.display().to_string();
    let (at, readme) = match shown.as_str() {
        "." => (String::new(), "README.md".to_owned()),
        _ => (format!(" {}", quoted(&shown)), folder.join("README.md").display().to_string()),
    };
    text!(
        "Jadi: {name}, {count} berkas di `{shown}`.\n1. Lihat: `jejaring pratinjau{at}`\n2. Tulis: mulai dari `portal.yaml` dan folder `kabar`; petunjuknya ada di dalam berkas\n3. Terbitkan: langkahnya ada di `{readme}`",
        "Done: {name}, {count} files in `{shown}`.\n1. Look at it: `jejaring serve{at}`\n2. Write: begin with `portal.yaml` and the folder `kabar`; guidance is in the files\n3. Publish it: the steps are in `{readme}`"
    )
}

/// A path as it is typed in a shell.
fn quoted(path: &str) -> String {
    if path.contains([' ', '\'', '"', '(', ')', '&', '$']) { format!("\"{path}\"") } else { path.to_owned() }
}
