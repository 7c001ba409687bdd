//! The members as a district's settings name them, each under an address of its own.

use std::collections::BTreeMap;

use super::{Member, Source};
use crate::{
    problem::{Problem, Problems},
    records::{
        Origin, Written, field,
        settings::{self, Kind, Settings},
    },
    slug,
    village::portal::ACCENTS,
    wilayah::{Code, Level},
};

/// Words before a name that tell what it is the name of.
const KIND_WORDS: &[&str] =
    &["desa", "kelurahan", "kalurahan", "nagari", "gampong", "kecamatan", "kapanewon", "distrik", "kabupaten", "kota"];

/// The members of a district; what cannot be one is a problem.
pub fn settle(written: &Written<Settings>, problems: &mut Problems) -> Vec<Member> {
    let mut settle = Settle { origin: &written.origin, problems, slugs: BTreeMap::new(), codes: BTreeMap::new() };
    let above = written.record.kind.unwrap_or(Kind::District);
    written.record.members.iter().filter_map(|member| settle.member(member, above)).collect()
}

struct Settle<'a> {
    origin: &'a Origin,
    problems: &'a mut Problems,
    /// Who has a slug: the number of its entry.
    slugs: BTreeMap<String, u32>,
    /// Who has a code.
    codes: BTreeMap<Code, u32>,
}

impl Settle<'_> {
    fn member(&mut self, written: &field::Written<settings::Member>, above: Kind) -> Option<Member> {
        let field::Written { value: member, node } = written;
        let place = self.origin.place(*node);
        let sources: Vec<Source> = member.sources.iter().map(|source| Source::of(&source.value)).collect();
        let code = self.code(member.code.as_ref());
        if let Some(other) = code.as_ref().and_then(|code| self.codes.insert(code.clone(), *node)) {
            let code = code.as_ref().map(Code::as_str).unwrap_or_default();
            self.problems.add(Problem::same_member(place, code, self.origin.place(other)));
            return None;
        }
        let slug = self.slug(member, &sources, code.as_ref(), *node)?;
        Some(Member {
            name: member.name.clone(),
            kind: member.kind.or_else(|| code.as_ref().map(kind_of)).unwrap_or_else(|| below(above)),
            code,
            slug,
            accent: self.accent(member.accent.as_ref()),
            sources,
            node: *node,
        })
    }

    fn code(&mut self, written: Option<&field::Written<String>>) -> Option<Code> {
        let written = written?;
        let place = self.origin.place(written.node);
        Code::read(&written.value)
            .map_err(|fault| self.problems.add(Problem::unclear_wilayah(place, &written.value, fault)))
            .ok()
    }

    /// The member's own slug. Of two that want the same the later takes its code behind it.
    fn slug(
        &mut self,
        member: &settings::Member,
        sources: &[Source],
        code: Option<&Code>,
        node: u32,
    ) -> Option<String> {
        let place = self.origin.place(node);
        let Some(wanted) = wanted(member, sources) else {
            self.problems.add(Problem::nameless_member(place));
            return None;
        };
        let Some(&other) = self.slugs.get(&wanted) else {
            self.slugs.insert(wanted.clone(), node);
            return Some(wanted);
        };
        let digits = code.map(|code| code.as_str().replace('.', ""));
        let by_code = digits.map(|digits| format!("{wanted}-{digits}")).filter(|slug| !self.slugs.contains_key(slug));
        let numbered =
            || (2..=u32::MAX).map(|number| format!("{wanted}-{number}")).find(|slug| !self.slugs.contains_key(slug));
        let given = by_code.or_else(numbered)?;
        self.problems.add(Problem::same_member_slug(place, &wanted, &given, self.origin.place(other)));
        self.slugs.insert(given.clone(), node);
        Some(given)
    }

    fn accent(&mut self, written: Option<&field::Written<String>>) -> Option<String> {
        let written = written?;
        let typed = written.value.to_lowercase();
        if ACCENTS.contains(&typed.as_str()) {
            return Some(typed);
        }
        let known = ACCENTS.iter().map(|accent| format!("`{accent}`")).collect::<Vec<_>>().join(", ");
        self.problems.add(Problem::unknown_setting(self.origin.place(written.node), &written.value, &known));
        None
    }
}

impl Source {
    /// An address when it begins as one, else a place on the disk.
    pub fn of(typed: &str) -> Self {
        let is_web = ["http://", "https://"].iter().any(|scheme| typed.to_ascii_lowercase().starts_with(scheme));
        if is_web { Self::Web(typed.to_owned()) } else { Self::Place(typed.replace('\\', "/")) }
    }

    /// What its author typed.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Web(typed) | Self::Place(typed) => typed,
        }
    }
}

fn wanted(member: &settings::Member, sources: &[Source]) -> Option<String> {
    let typed = member.slug.as_ref().map(|slug| slug::slug(&slug.value)).filter(|slug| !slug.is_empty());
    let named = || bare(member.name.as_deref()?);
    typed.or_else(named).or_else(|| sources.first().and_then(of_source))
}

/// A name's slug without the word for what it names.
fn bare(name: &str) -> Option<String> {
    let slug = slug::slug(name);
    let rest = slug.split_once('-').filter(|(word, rest)| KIND_WORDS.contains(word) && !rest.is_empty());
    let bare = rest.map_or(slug.as_str(), |(_, rest)| rest).to_owned();
    Some(bare).filter(|bare| !bare.is_empty())
}

/// A slug from where a member's content is: the last folder, or the first part of the host.
fn of_source(source: &Source) -> Option<String> {
    let name = match source {
        Source::Web(address) => {
            address.split("://").nth(1)?.trim_start_matches("www.").split(['.', '/', ':']).next()?
        }
        Source::Place(path) => {
            let folders = path.split('/').filter(|part| !part.is_empty() && *part != "." && *part != "..");
            let is_name = |part: &&str| !part.contains('.') && !matches!(*part, "public" | "data");
            folders.rev().find(is_name)?
        }
    };
    bare(name)
}

fn kind_of(code: &Code) -> Kind {
    match code.level() {
        Level::Province => Kind::Province,
        Level::Regency => Kind::Regency,
        Level::District => Kind::District,
        Level::Village => Kind::Village,
    }
}

/// What the members of a kind usually are.
fn below(kind: Kind) -> Kind {
    match kind {
        Kind::Province => Kind::Regency,
        Kind::Regency => Kind::District,
        Kind::District | Kind::Village | Kind::Community => Kind::Village,
    }
}
