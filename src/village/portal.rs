//! The portal's own settings, each of them decided.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    date::{self, HijriStarts, Zone},
    forge::{Fault, Repository},
    hosting,
    lang::Lang,
    member::Member,
    number,
    problem::{Place, Problem, Problems},
    records::{
        Origin, Written,
        contact::Contact,
        field,
        image::Image,
        settings::{self, Block, Host, Kind, LineBreaks, MenuItem, Office, Paper, Settings, WeekStart},
        values::{Extra, Number, web_address},
    },
    route::Base,
    wilayah::Code,
};

use super::holidays::Holidays;

/// The accents that a portal can choose, each with colours for light and dark that can be read.
pub const ACCENTS: &[&str] = &["nila", "pandan", "mengkudu", "soga", "manggis", "tarum", "jati", "arang"];

/// How many months ahead recurring activities are listed, and at most.
const HORIZON: u16 = 24;
const LONGEST_HORIZON: u16 = 120;

/// The settings with nothing left open.
#[derive(Debug)]
pub struct Portal {
    /// Where they were written.
    pub origin: Arc<Origin>,
    /// Its name.
    pub name: String,
    /// A shorter name, or the name itself.
    pub short_name: String,
    /// What it is of.
    pub kind: Kind,
    /// What this place calls a village.
    pub village_word: String,
    /// One sentence of identity.
    pub sentence: Option<String>,
    /// Where it stands on the web.
    pub base: Base,
    /// The district that shows it, where it is that of a member.
    pub within: Option<Within>,
    /// The language of its own words.
    pub lang: Lang,
    /// The language of its content, a BCP 47 tag.
    pub lang_tag: String,
    /// Its zone.
    pub zone: Zone,
    /// Its wilayah code.
    pub code: Option<Code>,
    /// `Kecamatan Cipari, Kabupaten Cilacap`.
    pub region: Option<String>,
    /// Its logo.
    pub logo: Option<Image>,
    /// How to reach its office.
    pub office: Office,
    /// The theme's name.
    pub theme: Option<field::Written<String>>,
    /// What the theme lets it set.
    pub theme_settings: Option<Extra>,
    /// The accent's name, one of [`ACCENTS`].
    pub accent: String,
    /// The menu's entries, when it has its own.
    pub menu: Vec<MenuItem>,
    /// The names of categories by slug, in order.
    pub categories: Vec<(String, String)>,
    /// The blocks of the front page, when it has its own.
    pub home: Vec<Block>,
    /// Words of the theme to say otherwise.
    pub words: BTreeMap<String, String>,
    /// The paths of those words, and where each was written.
    pub word_paths: Vec<field::Written<String>>,
    /// Whether calendars show pasaran.
    pub pasaran: bool,
    /// The official beginnings of Hijri months, where calendars show Hijri days.
    pub hijri: Option<HijriStarts>,
    /// The holidays, those of the country and those of its own.
    pub holidays: Holidays,
    /// How many months ahead recurring activities are listed.
    pub horizon: u16,
    /// The first day of a week.
    pub week_start: WeekStart,
    /// The paper that the notice board and posters are printed on.
    pub paper: Paper,
    /// Whether it can be searched.
    pub search: bool,
    /// Whether a single line break is kept.
    pub line_breaks: LineBreaks,
    /// Where it is hosted.
    pub host: Option<Host>,
    /// Where that is written, or else the settings as a whole.
    pub host_place: Place,
    /// The repository that its files are kept in.
    pub repository: Option<Repository>,
    /// Whether an OpenDK should find a feed.
    pub opendk: bool,
    /// Whether it has a page on which its content is edited in a browser.
    pub admin: bool,
    /// Whether pages get a picture for link previews, cut from their photo or drawn.
    pub share_images: bool,
    /// Whether its records are published as data, for other portals and programs.
    pub bundle: bool,
}

/// A district that shows the portal of a member.
#[derive(Clone, Debug)]
pub struct Within {
    /// The district's name.
    pub name: String,
    /// Where the member's own portal stands on the web, if it has one with the same pages.
    pub home: Option<Base>,
    /// The address of whatever site it has.
    pub site: Option<String>,
    /// What the member is called among the district's: its slug.
    pub slug: Arc<str>,
}

/// What the command line says of the portal's address.
#[derive(Clone, Copy, Debug, Default)]
pub struct Address<'a> {
    /// The full address, instead of that in `portal.yaml`.
    pub base_url: Option<&'a str>,
    /// Whether links are relative to their page although the address is known.
    pub relative_links: bool,
}

/// Settles the settings; what the command line says of the address wins.
pub fn settle(written: Written<Settings>, address: &Address<'_>, problems: &mut Problems) -> Portal {
    let zone = zone(&written.record);
    let Written { record, origin, .. } = written;
    let settings = Arc::unwrap_or_clone(record);
    let mut check = Check { origin: &origin, problems };
    let lang_tag = check.language(settings.lang.as_ref());
    let base = check.base(settings.address.as_ref(), address.base_url).with_relative_links(address.relative_links);
    check.zone(settings.zone.as_ref());
    let code = settings.region.as_ref().and_then(|region| check.code(region.code.as_ref()));
    let accent = check.accent(settings.accent.as_ref());
    let host = settings.host.as_ref().map(|host| host.value);
    let repository = settings.repository.as_ref().and_then(|written| check.repository(written, host));
    check.place_on_web(settings.address.as_ref(), host, repository.as_ref());
    let admin = check.admin(settings.admin.as_ref(), repository.as_ref());
    if settings.name.is_none() && !origin.file.is_empty() {
        check.problems.add(Problem::no_name(Place::file(&origin.file)));
    }
    let name = settings.name.unwrap_or_else(|| "Portal Desa".to_owned());
    let kind = settings.kind.unwrap_or(Kind::Village);
    let region = settings.region.unwrap_or_default();
    let (theme, theme_settings) = settings.theme.map_or((None, None), |theme| (theme.name, theme.settings));
    Portal {
        short_name: settings.short_name.unwrap_or_else(|| name.clone()),
        name,
        kind,
        village_word: settings.village_word.unwrap_or_else(|| "desa".to_owned()),
        sentence: settings.sentence,
        base,
        within: None,
        lang: Lang::from_tag(&lang_tag).unwrap_or_default(),
        lang_tag,
        zone,
        code,
        region: region_in_words(
            [("Kecamatan", region.district), ("Kabupaten", region.regency), ("Provinsi", region.province)],
            kind,
        ),
        logo: settings.logo,
        office: settings.contact.unwrap_or_default(),
        theme,
        theme_settings,
        accent,
        menu: settings.menu,
        categories: settings.categories.map(|list| categories(&list)).unwrap_or_default(),
        home: settings.home,
        word_paths: settings.words.as_ref().map(Extra::paths).unwrap_or_default(),
        words: settings.words.map(|words| words.flatten()).unwrap_or_default(),
        pasaran: settings.pasaran.unwrap_or(false),
        hijri: settings.hijri.filter(|hijri| hijri.shown).map(|hijri| hijri.starts),
        holidays: Holidays::settle(&settings.holidays),
        horizon: check.horizon(settings.horizon.as_ref()),
        week_start: settings.week_start.unwrap_or(WeekStart::Monday),
        paper: settings.paper.unwrap_or(Paper::A4),
        search: cfg!(feature = "search") && settings.search.unwrap_or(true),
        line_breaks: settings.line_breaks.unwrap_or(LineBreaks::Join),
        host,
        host_place: settings
            .host
            .as_ref()
            .map_or_else(|| Place::file(&file_or_settings(&origin)), |host| origin.place(host.node)),
        repository,
        opendk: settings.opendk.unwrap_or(false),
        admin,
        share_images: settings.share_images.unwrap_or(true),
        bundle: settings.bundle.unwrap_or(true),
        origin,
    }
}

/// Settles the settings of a district's member, as the district shows them. What is wrong with them is
/// told to the member, not to the district. `site` is where a member of another program is on the web.
pub fn settle_member(written: Written<Settings>, member: &Member, district: &Portal, site: Option<&str>) -> Portal {
    let portal = settle(written, &Address::default(), &mut Problems::default());
    let home = Some(portal.base).filter(Base::is_known);
    let site = home.as_ref().and_then(Base::address).or_else(|| web_address(site?));
    let name = member.name.clone().unwrap_or(portal.name);
    Portal {
        short_name: if member.name.is_some() { name.clone() } else { portal.short_name },
        name,
        kind: member.kind,
        base: district.base.within(&member.route()),
        within: Some(Within { name: district.name.clone(), home, site, slug: member.slug.as_str().into() }),
        search: district.search,
        share_images: district.share_images,
        lang: district.lang,
        lang_tag: district.lang_tag.clone(),
        code: member.code.clone().or(portal.code),
        accent: member.accent.clone().unwrap_or(portal.accent),
        repository: None,
        ..portal
    }
}

impl Portal {
    /// The persons of its office.
    pub fn people(&self) -> &[Contact] {
        &self.office.people
    }
}

/// The portal's zone: as written, else that of its province, else WIB.
pub fn zone(settings: &Settings) -> Zone {
    let written = settings.zone.as_ref().and_then(|zone| date::zone(&zone.value));
    let code = || settings.region.as_ref()?.code.as_ref().and_then(|code| Code::read(&code.value).ok());
    let by_province = || date::zone(code()?.zone());
    written.or_else(by_province).or_else(|| date::zone("WIB")).expect("WIB is a zone")
}

struct Check<'a> {
    origin: &'a Origin,
    problems: &'a mut Problems,
}

impl Check<'_> {
    fn unknown(&mut self, node: u32, typed: &str, known: &str) {
        let place = self.origin.place(node);
        self.problems.add(Problem::unknown_setting(place, typed, known));
    }

    fn horizon(&mut self, written: Option<&field::Written<Number>>) -> u16 {
        let Some(written) = written else { return HORIZON };
        let months = written.value.to_whole().and_then(|months| u16::try_from(months).ok());
        months.filter(|months| (1..=LONGEST_HORIZON).contains(months)).unwrap_or_else(|| {
            self.unknown(written.node, &number::print_number(&written.value, Lang::Id), "`1` … `120`");
            HORIZON
        })
    }

    fn language(&mut self, written: Option<&field::Written<String>>) -> String {
        let Some(written) = written else { return "id".to_owned() };
        let tag = written.value.replace('_', "-");
        let parts = || tag.split('-');
        let sound =
            parts().all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        let primary = parts()
            .next()
            .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
        if sound && primary {
            return tag;
        }
        self.problems.add(Problem::unknown_language(self.origin.place(written.node), &written.value));
        "id".to_owned()
    }

    fn base(&mut self, written: Option<&field::Written<String>>, base_url: Option<&str>) -> Base {
        if let Some(base) = base_url.and_then(Base::from_address) {
            return base;
        }
        let Some(written) = written else {
            self.problems.add(Problem::no_address(Place::file(&file_or_settings(self.origin))));
            return Base::default();
        };
        Base::from_address(&written.value).unwrap_or_else(|| {
            let place = self.origin.place(written.node);
            self.problems.add(match web_address(&written.value) {
                Some(_) if !written.value.contains("://") => Problem::address_without_scheme(place, &written.value),
                _ => Problem::bad_address(place, &written.value),
            });
            Base::default()
        })
    }

    /// Whether there is a page to edit on; it needs to know where the files are kept.
    fn admin(&mut self, asked: Option<&field::Written<bool>>, repository: Option<&Repository>) -> bool {
        let Some(asked) = asked.filter(|asked| asked.value) else { return false };
        if repository.is_none() {
            self.problems.add(Problem::admin_without_repository(self.origin.place(asked.node)));
        }
        repository.is_some()
    }

    fn repository(&mut self, written: &settings::Repository, host: Option<Host>) -> Option<Repository> {
        let address = written.address.as_ref()?;
        let read = Repository::read(&address.value, written.kind, host).map_err(|fault| match fault {
            Fault::Unclear => Problem::unclear_repository(self.origin.place(address.node), &address.value),
            Fault::UnknownForge => Problem::unknown_forge(self.origin.place(address.node), &address.value),
        });
        let repository = read.map_err(|problem| self.problems.add(problem)).ok()?;
        let repository = self.or_as_it_is(repository, written.branch.as_ref(), Repository::with_branch);
        Some(self.or_as_it_is(repository, written.folder.as_ref(), Repository::with_folder))
    }

    /// The repository changed by a field, unless that is told to be of no use.
    fn or_as_it_is(
        &mut self,
        repository: Repository,
        written: Option<&field::Written<String>>,
        change: impl Fn(Repository, &str) -> Option<Repository>,
    ) -> Repository {
        let Some(written) = written else { return repository };
        change(repository.clone(), &written.value).unwrap_or_else(|| {
            self.problems.add(Problem::unclear_repository(self.origin.place(written.node), &written.value));
            repository
        })
    }

    /// Tells of an address that cannot be the portal's.
    fn place_on_web(
        &mut self,
        written: Option<&field::Written<String>>,
        host: Option<Host>,
        repository: Option<&Repository>,
    ) {
        let Some(written) = written else { return };
        if let Some(why) = hosting::misplaced(&written.value, host, repository) {
            let place = self.origin.place(written.node);
            self.problems.add(Problem::misplaced_address(place, &written.value, host, &why));
        }
    }

    fn zone(&mut self, written: Option<&field::Written<String>>) {
        if let Some(written) = written.filter(|written| date::zone(&written.value).is_none()) {
            self.problems.add(Problem::unknown_zone(self.origin.place(written.node), &written.value));
        }
    }

    fn code(&mut self, written: Option<&field::Written<String>>) -> Option<Code> {
        let written = written?;
        let read = Code::read(&written.value);
        read.map_err(|fault| {
            self.problems.add(Problem::unclear_wilayah(self.origin.place(written.node), &written.value, fault))
        })
        .ok()
    }

    fn accent(&mut self, written: Option<&field::Written<String>>) -> String {
        let typed = written.map(|written| written.value.to_lowercase());
        match (typed, written) {
            (Some(typed), _) if ACCENTS.contains(&typed.as_str()) => typed,
            (Some(_), Some(written)) => {
                let known = ACCENTS.iter().map(|accent| format!("`{accent}`")).collect::<Vec<_>>().join(", ");
                self.unknown(written.node, &written.value, &known);
                "nila".to_owned()
            }
            _ => "nila".to_owned(),
        }
    }
}

fn file_or_settings(origin: &Origin) -> Arc<str> {
    if origin.file.is_empty() { Arc::from("portal.yaml") } else { Arc::clone(&origin.file) }
}

/// The places above the portal's own, with their words unless the author wrote them already.
fn region_in_words(parts: [(&str, Option<String>); 3], kind: Kind) -> Option<String> {
    let above = match kind {
        Kind::Village | Kind::Community => 0..2,
        Kind::District => 1..3,
        Kind::Regency | Kind::Province => 2..3,
    };
    let named = parts.into_iter().skip(above.start).take(above.len()).filter_map(|(word, name)| {
        let name = name?;
        let has_word = ["kecamatan", "kabupaten", "kota", "provinsi", "kapanewon", "distrik", "daerah"]
            .iter()
            .any(|word| name.to_lowercase().starts_with(word));
        Some(if has_word { name } else { format!("{word} {name}") })
    });
    Some(named.collect::<Vec<_>>().join(", ")).filter(|words| !words.is_empty())
}

/// Categories as a list of names, or as a map from slug to name.
fn categories(written: &Extra) -> Vec<(String, String)> {
    written
        .pairs()
        .into_iter()
        .map(|(key, name)| (crate::slug::slug(&key), name))
        .filter(|(slug, _)| !slug.is_empty())
        .collect()
}
