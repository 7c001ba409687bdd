//! `jejaring add`: one new content file with guidance in it.

use std::{io, path::PathBuf};

use clap::Args;

use super::{
    Ended, Exit,
    ask::{self, Person},
    console,
    portals::now,
    schema,
};
use crate::{
    date::{self, Date},
    disk::{self, DiskError, Made},
    lang::Lang,
    problem::{Text, text},
    records::{folder, key::fold},
    schema::{
        Subject,
        blank::{self, Values},
    },
    slug,
};

/// How long a file's name may become, in bytes.
const LONGEST_NAME: usize = 80;

/// Arguments of `add`.
#[derive(Debug, Args)]
pub(crate) struct Add {
    #[arg(value_parser = kind)]
    kind: Kind,
    title: Vec<String>,
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    into: PathBuf,
    #[arg(long, value_name = "DATE", value_parser = super::portals::today)]
    today: Option<Date>,
}

/// What is to be made, and the folder that the word for it asks for.
#[derive(Clone, Debug)]
struct Kind {
    subject: Subject,
    folder: Option<String>,
}

fn kind(typed: &str) -> Result<Kind, String> {
    let subject = schema::subject(typed).ok().filter(|subject| subject.kind().is_some());
    let all = || Subject::ALL[1..].iter().map(|subject| subject.word()).collect::<Vec<_>>().join(", ");
    let folder = Some(fold(typed)).filter(|word| matches!(word.as_str(), "pengumuman" | "peluang"));
    subject.map(|subject| Kind { subject, folder }).ok_or_else(all)
}

/// Makes the file, unless there is one.
pub(crate) fn run(arguments: &Add, lang: Option<Lang>) -> Ended {
    let lang = lang.unwrap_or_default();
    disk::require_folder(&arguments.into)?;
    if !disk::has_settings(&arguments.into) {
        return Err(DiskError::NoPortal(arguments.into.clone()));
    }
    let mut questions = Questions { lang, asks: ask::is_there() };
    let subject = arguments.kind.subject;
    let typed = Some(arguments.title.join(" ")).filter(|title| !title.trim().is_empty());
    let Some(title) = typed.or_else(|| questions.ask(&title_question(subject))) else {
        console::said(&no_title(subject), lang);
        return Ok(Exit::Usage);
    };
    let values = values(arguments, &title, &mut questions);
    let path = format!("{}/{}", place(&arguments.into, &arguments.kind), file_name(subject, &title));
    let text = blank::text(subject, &values, lang);
    let made = disk::create(&arguments.into, &path, text.as_bytes())? == Made::New;
    console::said(&if made { done(&path) } else { there_already(&path) }, lang);
    Ok(if made { Exit::Done } else { Exit::Usage })
}

/// What is known of the record: its title, and what a person at the terminal told.
fn values(arguments: &Add, title: &str, questions: &mut Questions) -> Values {
    let mut given = vec![(if has_name(arguments.kind.subject) { "nama" } else { "judul" }, title.to_owned())];
    match arguments.kind.subject {
        Subject::Article | Subject::CaseStudy => {
            let today = arguments.today.unwrap_or_else(|| now().in_zone(&jiff::tz::TimeZone::system()));
            given.push(("tanggal", date::long(today, questions.lang)));
        }
        Subject::Activity => {
            let day = questions.ask(&text!(
                "Hari dan tanggalnya, misalnya 29 November 2026 (boleh kosong)",
                "Its day, such as 29 November 2026 (may be empty)"
            ));
            given.push(("tanggal", day.unwrap_or_else(|| "menyusul".to_owned())));
            let hours = questions
                .ask(&text!("Pukul berapa, misalnya 19.30 (boleh kosong)", "Its time, such as 19.30 (may be empty)"));
            given.extend(hours.map(|hours| ("pukul", hours)));
            let place = questions.ask(&text!("Di mana (boleh kosong)", "Where (may be empty)"));
            given.extend(place.map(|place| ("tempat", place)));
        }
        Subject::Group | Subject::Partner => {
            let kind = questions.ask(&match arguments.kind.subject {
                Subject::Group => text!(
                    "Jenisnya, misalnya karang taruna, pkk, kelompok tani (boleh kosong)",
                    "Its kind, such as karang taruna, pkk, kelompok tani (may be empty)"
                ),
                _ => text!(
                    "Jenisnya, misalnya pemerintah, lsm, swasta (boleh kosong)",
                    "Its kind, such as pemerintah, lsm, swasta (may be empty)"
                ),
            });
            given.extend(kind.map(|kind| ("jenis", kind)));
        }
        Subject::Page | Subject::Settings => {}
    }
    Values { given }
}

fn has_name(subject: Subject) -> bool {
    matches!(subject, Subject::Group | Subject::Partner)
}

/// The folder for a kind: the one that the portal uses already, else the first of its names.
fn place(portal: &std::path::Path, kind: &Kind) -> String {
    if let Some(folder) = &kind.folder {
        return folder.clone();
    }
    let names = kind.subject.kind().map_or(&[][..], folder::names_of);
    let used = names.iter().find_map(|name| disk::folder_like(portal, name));
    used.unwrap_or_else(|| (*names.first().unwrap_or(&"halaman")).to_owned())
}

fn file_name(subject: Subject, title: &str) -> String {
    let mut stem = slug::slug(title);
    if stem.len() > LONGEST_NAME {
        let end = stem[..LONGEST_NAME].rfind('-').unwrap_or(LONGEST_NAME);
        stem.truncate(end);
    }
    let stem = if stem.is_empty() { subject.word().to_owned() } else { stem };
    format!("{stem}.{}", if subject.has_text() { "md" } else { "yaml" })
}

/// Questions to a person at a terminal; nobody else is asked.
struct Questions {
    lang: Lang,
    asks: bool,
}

impl Questions {
    fn ask(&mut self, question: &Text) -> Option<String> {
        if !self.asks {
            return None;
        }
        let (mut answers, mut screen) = (io::stdin().lock(), io::stderr().lock());
        let mut person = Person::new(&mut answers, &mut screen, self.lang);
        person.ask(question, "", |typed| Ok(typed.to_owned())).filter(|answer| !answer.is_empty())
    }
}

fn title_question(subject: Subject) -> Text {
    if has_name(subject) { text!("Namanya", "Its name") } else { text!("Judulnya", "Its title") }
}

fn no_title(subject: Subject) -> Text {
    let word = subject.word();
    text!(
        "judulnya belum disebut; tulis misalnya `jejaring tambah {word} \"Panen raya\"`",
        "no title was given; write for instance `jejaring add {word} \"Panen raya\"`"
    )
}

fn done(path: &str) -> Text {
    text!(
        "berkas `{path}` dibuat; buka dan isi, lalu lihat hasilnya dengan `jejaring pratinjau`",
        "made `{path}`; open it, fill it in, and look at it with `jejaring serve`"
    )
}

fn there_already(path: &str) -> Text {
    text!(
        "berkas `{path}` sudah ada dan tidak diubah; pilih judul lain",
        "`{path}` is there already and was not changed; choose another title"
    )
}
