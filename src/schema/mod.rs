//! What authors may write, told to other programs: JSON Schemas for editors, forms for a CMS,
//! blank files, and the tables of the reference.
//!
//! All of it follows from the `record!` blocks that read the files; only the words for people, in
//! Indonesian, stand apart in `words.yaml`, and a test holds them complete.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    lang::Lang,
    records::{
        Kind,
        activity::Activity,
        article::Article,
        case_study::Story,
        field::Record,
        group::Group,
        key::{Key, fold},
        page::Page,
        partner::Partner,
        settings::Settings,
        shape::{Map, Shape},
    },
};

pub mod blank;
pub mod editor;
pub mod forms;
pub mod json;
mod spelling;

/// A kind of file that authors write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// `portal.yaml`.
    Settings,
    /// An article.
    Article,
    /// A case study.
    CaseStudy,
    /// A plain page.
    Page,
    /// A group.
    Group,
    /// A partner.
    Partner,
    /// An activity.
    Activity,
}

impl Subject {
    /// All kinds, in the order of the reference.
    pub const ALL: [Self; 7] =
        [Self::Settings, Self::Article, Self::CaseStudy, Self::Page, Self::Group, Self::Partner, Self::Activity];

    /// The word that names it in commands, and its folder.
    pub fn word(self) -> &'static str {
        match self {
            Self::Settings => "portal",
            Self::Article => "kabar",
            Self::CaseStudy => "studi-kasus",
            Self::Page => "halaman",
            Self::Group => "kelompok",
            Self::Partner => "mitra",
            Self::Activity => "kegiatan",
        }
    }

    /// Its title for people.
    pub fn title(self, lang: Lang) -> &'static str {
        let (id, en) = match self {
            Self::Settings => ("Portal", "Portal"),
            Self::Article => ("Kabar", "Article"),
            Self::CaseStudy => ("Studi kasus", "Case study"),
            Self::Page => ("Halaman", "Page"),
            Self::Group => ("Kelompok", "Group"),
            Self::Partner => ("Mitra", "Partner"),
            Self::Activity => ("Kegiatan", "Activity"),
        };
        if lang == Lang::Id { id } else { en }
    }

    /// The kind that a word names: its folder's name, or the type's in English.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = fold(word);
        Self::ALL.into_iter().find(|subject| {
            let others: &[&str] = match subject {
                Self::Settings => &["pengaturan", "settings"],
                Self::Article => &["berita", "artikel", "pengumuman", "peluang", "article", "news"],
                Self::CaseStudy => &["kisah", "casestudy"],
                Self::Page => &["page"],
                Self::Group => &["lembaga", "group"],
                Self::Partner => &["partner"],
                Self::Activity => &["agenda", "acara", "activity"],
            };
            fold(subject.word()) == word || others.contains(&word.as_str())
        })
    }

    /// The maps whose keys it may have.
    pub fn maps(self) -> &'static [&'static Map] {
        match self {
            Self::Settings => &[&Settings::MAP],
            Self::Article => &[&Article::MAP],
            Self::CaseStudy => &[&Article::MAP, &Story::MAP],
            Self::Page => &[&Page::MAP],
            Self::Group => &[&Group::MAP],
            Self::Partner => &[&Partner::MAP],
            Self::Activity => &[&Activity::MAP],
        }
    }

    /// Its keys with the maps they belong to. Where two maps have a key, the later one's counts, as in reading.
    pub fn keys(self) -> impl Iterator<Item = (&'static Map, &'static Key)> {
        let maps = self.maps();
        let all = maps.iter().enumerate().flat_map(|(at, map)| map.keys.iter().map(move |key| (at, *map, key)));
        let later = move |at: usize, key: &Key| maps[at + 1..].iter().any(|map| has_key(map, key.name));
        all.filter(move |(at, _, key)| !later(*at, key)).map(|(_, map, key)| (map, key))
    }

    /// The key that it cannot be without.
    pub fn needs(self) -> Option<&'static str> {
        match self {
            Self::Settings | Self::Group | Self::Partner => Some("nama"),
            Self::Activity => Some("judul"),
            Self::Article | Self::CaseStudy | Self::Page => None,
        }
    }

    /// The kind of record, if it is one.
    pub fn kind(self) -> Option<Kind> {
        Some(match self {
            Self::Settings => return None,
            Self::Article => Kind::Article,
            Self::CaseStudy => Kind::CaseStudy,
            Self::Page => Kind::Page,
            Self::Group => Kind::Group,
            Self::Partner => Kind::Partner,
            Self::Activity => Kind::Activity,
        })
    }

    /// Whether it usually has a text below its fields.
    pub fn has_text(self) -> bool {
        matches!(self, Self::Article | Self::CaseStudy | Self::Page)
    }
}

/// Whether a map has a key under any of its names.
fn has_key(map: &Map, name: &str) -> bool {
    let name = fold(name);
    map.keys.iter().any(|key| std::iter::once(&key.name).chain(key.aliases).any(|known| fold(known) == name))
}

/// The words of `words.yaml`: of each map what its keys mean, and the labels that do not follow from a key.
type Words = BTreeMap<String, BTreeMap<String, String>>;

static WORDS: LazyLock<Words> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("words.yaml")).expect("the words are checked by a test"));

/// What a key of a map means, in one language.
pub fn meaning(map: &Map, key: &Key, lang: Lang) -> String {
    let told = WORDS.get(map.name).and_then(|keys| keys.get(key.name));
    match (lang, told) {
        (Lang::Id, Some(told)) => told.clone(),
        (Lang::Id | Lang::En, _) => key.doc.trim().trim_end_matches('.').to_owned(),
    }
}

/// A label for a key: `jumlah_anggota` is `Jumlah anggota`.
pub fn label(key: &Key) -> String {
    if let Some(told) = WORDS.get("labels").and_then(|labels| labels.get(key.name)) {
        return told.clone();
    }
    let words = key.name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The map that a shape holds, if it holds one.
pub fn map_of(shape: Shape) -> Option<&'static Map> {
    match shape {
        Shape::Record(map) | Shape::Records(map) => Some(map),
        _ => None,
    }
}

/// All maps that can be written, each once, the outermost first.
pub fn maps() -> Vec<&'static Map> {
    let mut found: Vec<&'static Map> = Vec::new();
    let mut open: Vec<&'static Map> = Subject::ALL.iter().flat_map(|subject| subject.maps()).copied().rev().collect();
    while let Some(map) = open.pop() {
        if found.iter().all(|known| known.name != map.name) {
            found.push(map);
            open.extend(map.keys.iter().rev().filter_map(|key| map_of(key.form.shape)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_words_and_no_words_are_left_over() {
        let mut words = WORDS.clone();
        words.remove("labels").expect("labels");
        for map in maps() {
            let mut told = words.remove(map.name).unwrap_or_else(|| panic!("no words for {}", map.name));
            for key in map.keys {
                assert!(told.remove(key.name).is_some_and(|text| text.len() > 1), "{}: {}", map.name, key.name);
            }
            assert!(told.is_empty(), "{}: {told:?}", map.name);
        }
        assert!(words.is_empty(), "{words:?}");
    }

    #[test]
    fn labels_are_words() {
        let labels: Vec<String> = Subject::Group.keys().map(|(_, key)| label(key)).collect();
        assert!(labels.contains(&"Jumlah anggota".to_owned()) && labels.contains(&"Nomor SK".to_owned()), "{labels:?}");
    }

    #[test]
    fn a_case_study_has_the_keys_of_both_its_parts_once() {
        let keys: Vec<&str> = Subject::CaseStudy.keys().map(|(_, key)| key.name).collect();
        assert!(keys.contains(&"tantangan") && keys.contains(&"judul"));
        assert_eq!(keys.iter().filter(|key| **key == "tag").count(), 1);
    }
}
