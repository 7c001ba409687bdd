//! `jejaring import`: content from elsewhere becomes records of a portal's folder.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{
    Ended, Exit, console,
    portals::{now, today},
};
use crate::{
    Today,
    disk::{self, DiskError, Made, Named},
    import::{self, Asked, Form, Plan, Source, report},
    lang::Lang,
    problem::{Problems, Text, text},
    records::{self, folder::Kind},
    tree::Tree,
    village,
};

/// Arguments of `import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<String>,
    #[arg(long, alias = "ke", value_name = "FOLDER", default_value = ".")]
    into: PathBuf,
    #[arg(long, alias = "dari", value_name = "FORM", value_parser = form)]
    from: Option<Form>,
    #[arg(long, alias = "jenis", value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    #[arg(long, value_name = "DATE", value_parser = today)]
    today: Option<jiff::civil::Date>,
    #[arg(long, alias = "coba")]
    dry_run: bool,
    #[cfg(feature = "fetch")]
    #[arg(long)]
    allow_local: bool,
}

fn form(typed: &str) -> Result<Form, String> {
    Form::from_word(typed).ok_or_else(|| "undangan".to_owned())
}

fn kind(typed: &str) -> Result<Kind, String> {
    let kind = match typed.to_lowercase().as_str() {
        "kelompok" | "lembaga" | "group" | "groups" => Kind::Group,
        "mitra" | "partner" | "partners" => Kind::Partner,
        "kegiatan" | "agenda" | "activity" | "activities" => Kind::Activity,
        "kabar" | "berita" | "article" | "news" => Kind::Article,
        _ => return Err("kelompok".to_owned()),
    };
    Ok(kind)
}

/// Takes the content of each source in turn.
pub(crate) fn run(arguments: &Import, lang: Option<Lang>) -> Ended {
    let mut target = arguments.target()?;
    let web = Web::of(arguments);
    let mut whole = Exit::Done;
    let mut lang_of = lang;
    for typed in &arguments.sources {
        let settings = records::settings(&settings_of(&target), &mut Problems::default());
        let of_portal = settings.record.lang.as_ref().and_then(|lang| Lang::from_tag(&lang.value));
        let lang = *lang_of.get_or_insert_with(|| of_portal.unwrap_or_default());
        let zone = village::portal::zone(&settings.record);
        let day = arguments.today.map_or_else(now, Today::Day).in_zone(&zone.tz);
        let source = match arguments.source(typed, &web)? {
            Ok(source) => source,
            Err(said) => {
                refuse(&said, lang);
                whole = Exit::Problems;
                continue;
            }
        };
        // A machine that is not on the web must not wait for each picture.
        let is_fetched = matches!(source, Source::Web(..)) && !arguments.dry_run;
        let fetch = |address: &str| if is_fetched { web.file(address) } else { None };
        let asked = Asked { form: arguments.from, kind: arguments.kind, today: day, zone, fetch: &fetch };
        let taken = match import::take(&source, &asked) {
            Ok(taken) => taken,
            Err(said) => {
                refuse(&said, lang);
                whole = Exit::Problems;
                continue;
            }
        };
        let folder = if let Source::Folder(_, tree) = &source { Some(tree) } else { None };
        let mut plan = import::plan(taken, folder, &target, &asked);
        if !arguments.dry_run {
            arguments.write(&mut plan)?;
            target = arguments.target()?;
        }
        report::lines(&plan, lang, arguments.dry_run).iter().for_each(|line| console::print(line));
        console::said(&report::summary(&plan, lang, arguments.dry_run), lang);
        if plan.files.is_empty() && plan.kept.is_empty() {
            whole = Exit::Problems;
        }
        hint(&target, arguments.dry_run, &plan, lang);
    }
    Ok(whole)
}

/// What is missing for a portal.
fn hint(target: &Tree, is_trial: bool, plan: &Plan, lang: Lang) {
    let has = target.files().iter().any(|file| records::folder::is_settings_file(&file.path))
        || plan.files.iter().any(|file| file.path == "portal.yaml");
    if !has && !is_trial {
        let said = text!(
            "folder ini belum punya `portal.yaml`; buat dengan paling sedikit `nama: Desa …`",
            "this folder has no `portal.yaml` yet; make one with at least `nama: Desa …`"
        );
        console::said(&said, lang);
    }
}

fn refuse(said: &Text, lang: Lang) {
    let word = if lang == Lang::Id { "kesalahan" } else { "error" };
    console::line(&format!("{word}: {}", said.in_lang(lang)));
}

/// The settings of a folder alone.
fn settings_of(tree: &Tree) -> Tree {
    let is_settings = |file: &&crate::tree::File| records::folder::is_settings_file(&file.path);
    tree.with(tree.files().iter().filter(is_settings).cloned().collect())
}

impl Import {
    /// The portal's folder as it is; one that is not there is empty.
    fn target(&self) -> Result<Tree, DiskError> {
        match disk::tree(&self.into, &[self.into.join("public")], &mut Problems::default()) {
            Err(DiskError::Missing(_)) => Ok(Tree::from_texts(Vec::<(String, Vec<u8>)>::new())),
            read => read,
        }
    }

    /// What a word of the command line names; a sentence where nothing can be taken from it.
    fn source(&self, typed: &str, web: &Web) -> Result<Result<Source, Text>, DiskError> {
        if typed == "-" {
            return disk::standard_input().map(|bytes| Ok(Source::File(typed.into(), bytes)));
        }
        if typed.starts_with("https://") || typed.starts_with("http://") {
            return Ok(web.feed(typed).map(|(address, bytes)| Source::Web(address.as_str().into(), bytes)));
        }
        let path = Path::new(typed);
        match disk::named(path)? {
            Named::File(bytes) => {
                let name = path.file_name().map_or(typed.into(), |name| name.to_string_lossy());
                Ok(Ok(Source::File(name.as_ref().into(), bytes)))
            }
            Named::Folder(folder) if disk::is_same(&folder, &self.into) => Ok(Err(text!(
                "`{typed}` adalah folder tujuannya sendiri; sebutkan folder lain dengan `--into`",
                "`{typed}` is the folder to receive it; name another with `--into`"
            ))),
            Named::Folder(folder) => {
                let skip =
                    [self.into.clone(), folder.join("public"), folder.join("_site"), folder.join("node_modules")];
                let tree = disk::tree(&folder, &skip, &mut Problems::default())?;
                let tree = match import::root(&tree).as_str() {
                    "" => tree,
                    below => disk::tree(&folder.join(below), &skip, &mut Problems::default())?,
                };
                Ok(Ok(Source::Folder(typed.into(), tree)))
            }
        }
    }

    /// Writes the files; what came into being meanwhile is left alone, and told.
    fn write(&self, plan: &mut Plan) -> Result<(), DiskError> {
        if plan.files.is_empty() {
            return Ok(());
        }
        disk::create_folder(&self.into)?;
        let mut made = Vec::new();
        for file in std::mem::take(&mut plan.files) {
            match disk::create(&self.into, &file.path, &file.bytes)? {
                Made::New => made.push(file),
                Made::There => plan.kept.push((file.from, file.path)),
            }
        }
        plan.files = made;
        Ok(())
    }
}

/// The web, as far as this program reaches it.
struct Web {
    #[cfg(feature = "fetch")]
    single: crate::sync::Single,
}

#[cfg(feature = "fetch")]
impl Web {
    fn of(arguments: &Import) -> Self {
        Self { single: crate::sync::Single::new(arguments.allow_local) }
    }

    /// A feed or calendar and its address.
    fn feed(&self, address: &str) -> Result<(String, Vec<u8>), Text> {
        self.single.feed(address).map_err(|fault| fault.text())
    }

    /// A picture, if it can be had.
    fn file(&self, address: &str) -> Option<Vec<u8>> {
        self.single.file(address).ok()
    }
}

#[cfg(not(feature = "fetch"))]
impl Web {
    fn of(_: &Import) -> Self {
        Self {}
    }

    fn feed(&self, address: &str) -> Result<(String, Vec<u8>), Text> {
        Err(text!(
            "`{address}` tidak bisa diambil: program ini dibuat tanpa pengambil; unduh dulu, lalu impor berkasnya",
            "`{address}` cannot be fetched by this program; download it, then import the file"
        ))
    }

    fn file(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
}
