//! What can be found: an entry for the page of each record, and for each plain page.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use serde::Serialize;

use crate::{
    Prepared, date,
    district::MemberSite,
    markdown::{self, Dialect},
    plan::{
        Here,
        search::{About, Item, shards::Slice},
    },
    records::{Body, article::Format, case_study, values::Markup},
    route::Route,
    village::{Activity, Article, CaseStudy, Group, Key, Partner},
};

/// A page as it can be found.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// Its address below the root of the whole site.
    pub(super) address: String,
    /// Its title.
    pub(super) title: String,
    /// All else that it says. An entry without any text would not be found.
    pub(super) text: String,
    /// Its day or days in words.
    pub(super) date: Option<String>,
    /// Its kind, its years and, in a district, its village, each in words.
    pub(super) filters: BTreeMap<String, Vec<String>>,
}

/// The words of pages by the addresses of these, as an index has them.
pub(super) type Texts = HashMap<String, String>;

/// How texts get into an entry.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reading<'k> {
    /// As the words that can be found, where these are not known already.
    Words(&'k Texts),
    /// As they were written, which takes no time and tells whether the words are the same.
    Source,
}

/// The portals whose pages are in a shard, as long as somebody looks at them.
pub(super) struct Sources<'a> {
    prepared: &'a Prepared,
    slices: Vec<Opened>,
}

/// A slice of a portal that is ready.
struct Opened {
    slice: Slice,
    /// The portal of the member that it is of; `None` for the portal itself.
    member: Option<Arc<Prepared>>,
    /// Where that portal is below the root of the whole site.
    root: Route,
}

impl<'a> Sources<'a> {
    /// Makes the portals of a shard ready.
    pub(super) fn open(prepared: &'a Prepared, shard: &[Slice]) -> Self {
        let open = |slice: &Slice| {
            let site = slice.member.map(|at| &prepared.members[at]);
            let root = site.map_or_else(Route::home, |site| site.member.route());
            Opened { slice: *slice, member: site.map(MemberSite::prepared), root }
        };
        Self { prepared, slices: shard.iter().map(open).collect() }
    }

    /// The entries of the shard's pages, portal by portal in the order of the plan. They are made one by one, as
    /// they are asked for.
    pub(super) fn entries<'s>(&'s self, reading: Reading<'s>) -> impl Iterator<Item = Entry> + Send + 's {
        self.slices.iter().flat_map(move |Opened { slice, member, root }| {
            let portal = member.as_deref().unwrap_or(self.prepared);
            let items = portal.plan.pages.iter().filter_map(|planned| Item::of(planned.page));
            let items = items.filter(|item| slice.has(item.about(&portal.village).route));
            items.map(move |item| entry(self.prepared, portal, root, item, reading))
        })
    }
}

fn entry(district: &Prepared, portal: &Prepared, root: &Route, item: Item, reading: Reading<'_>) -> Entry {
    let village = &portal.village;
    let About { title, route, kind, .. } = item.about(village);
    let site = district.site_of(portal, None);
    let here = Here::new(&site, route);
    let address = [root.as_str(), route.as_str()].concat();
    let known = match reading {
        Reading::Words(known) => known.get(&address),
        Reading::Source => None,
    };
    let mut text = Text { out: String::new(), reading: if known.is_some() { Reading::Source } else { reading } };
    let dated = text.take(&here, item);
    let is_district = !district.members.is_empty();
    let filters = [
        ("jenis", vec![portal.theme.words.get(kind).to_owned()]),
        ("tahun", dated.years.into_iter().map(|year| year.to_string()).collect()),
        ("desa", if is_district { vec![village.portal.name.clone()] } else { Vec::new() }),
    ];
    let filters = filters.into_iter().filter(|(_, values)| !values.is_empty());
    Entry {
        address,
        text: known.cloned().unwrap_or_else(|| text.or(title)),
        title: searchable(title),
        date: dated.words,
        filters: filters.map(|(name, values)| (name.to_owned(), values)).collect(),
    }
}

/// When something is.
#[derive(Default)]
struct Dated {
    words: Option<String>,
    years: BTreeSet<i16>,
}

impl Dated {
    fn of_article(article: &Article, here: &Here<'_>) -> Self {
        let words = article.date.map(|day| date::medium(day, here.lang()));
        Self { words, years: article.date.map(|day| day.year()).into_iter().collect() }
    }

    fn of_activity(activity: &Activity, here: &Here<'_>) -> Self {
        let next = activity.next_days(here.village().show.today);
        let days = activity.occurrences.iter().flat_map(|it| [it.days.first, it.days.last]);
        Self { words: next.map(|days| date::days(&days, here.lang())), years: days.map(|day| day.year()).collect() }
    }
}

/// What a page says, part by part.
struct Text<'k> {
    out: String,
    reading: Reading<'k>,
}

impl Text<'_> {
    /// Takes all that the page of a record says. Returns when that is.
    fn take(&mut self, here: &Here<'_>, item: Item) -> Dated {
        let village = here.village();
        match item {
            Item::Article(key) => self.article(&village.articles[key], here),
            Item::CaseStudy(key) => self.case_study(&village.case_studies[key], here),
            Item::Activity(key) => self.activity(&village.activities[key], here),
            Item::Group(key) => self.group(&village.groups[key], here),
            Item::Partner(key) => self.partner(key, here),
            Item::Plain(key) => {
                let page = &village.pages[key];
                self.add(page.summary.as_deref());
                self.body(page.body.as_ref(), page.format);
                Dated::default()
            }
        }
    }

    fn article(&mut self, article: &Article, here: &Here<'_>) -> Dated {
        self.body(article.body.as_ref(), article.format);
        self.add(Some(article.summary.as_str()).filter(|_| self.may_be_empty()));
        self.add(here.parties(&article.authors).iter().map(|author| author.text.as_str()));
        let village = here.village();
        self.add(article.category.map(|key| village.categories.term(key).name.as_str()));
        self.add(article.tags.iter().map(|key| village.tags.term(*key).name.as_str()));
        Dated::of_article(article, here)
    }

    fn case_study(&mut self, CaseStudy { article, story }: &CaseStudy, here: &Here<'_>) -> Dated {
        self.markup(story.challenge.as_ref());
        let dated = self.article(article, here);
        for case_study::Step { title, text, .. } in &story.steps {
            self.add(title.as_deref());
            self.markup(text.as_ref());
        }
        self.add(story.results.iter().filter_map(|result| result.label.as_deref()));
        story.lessons.iter().for_each(|lesson| self.markup(Some(lesson)));
        for case_study::Question { question, answer } in &story.questions {
            self.add(question.as_deref());
            self.markup(answer.as_ref());
        }
        self.add(story.people.iter().flat_map(|person| [&person.name, &person.role]).filter_map(Option::as_deref));
        self.add(story.village.as_deref());
        dated
    }

    fn activity(&mut self, activity: &Activity, here: &Here<'_>) -> Dated {
        let (village, record) = (here.village(), &activity.record);
        self.add(record.summary.as_deref());
        self.body(activity.body.as_ref(), record.format.unwrap_or(Format::Markdown));
        self.add(activity.kind.map(|key| village.activity_kinds.term(key).name.as_str()));
        self.add(record.place.iter().flat_map(|place| [&place.name, &place.address]).filter_map(Option::as_deref));
        self.add(here.parties(&activity.hosts).iter().map(|host| host.text.as_str()));
        self.add(activity.groups.iter().map(|key| village.groups[*key].name.as_str()));
        self.add(activity.partners.iter().map(|key| village.partners[*key].name.as_str()));
        self.add(record.speakers.iter().filter_map(|speaker| speaker.name.as_deref()));
        self.add(record.audience.iter().map(String::as_str));
        let evaluation = record.evaluation.as_ref();
        self.add(evaluation.into_iter().flat_map(|it| &it.results).map(String::as_str));
        self.add(evaluation.into_iter().flat_map(|it| &it.follow_ups).filter_map(|it| it.text.as_deref()));
        self.add(record.lessons.iter().map(String::as_str));
        Dated::of_activity(activity, here)
    }

    fn group(&mut self, group: &Group, here: &Here<'_>) -> Dated {
        let (village, record) = (here.village(), &group.record);
        self.add([&record.summary, &record.purpose].into_iter().filter_map(Option::as_deref));
        self.body(group.body.as_ref(), record.format.unwrap_or(Format::Markdown));
        self.add(group.kind.map(|key| village.group_kinds.term(key).name.as_str()));
        self.add(group.fields.iter().map(|key| village.fields.term(*key).name.as_str()));
        self.add(group.hamlet.map(|key| village.hamlets.term(key).name.as_str()));
        self.add(record.short_name.as_deref());
        for officer in &record.officers {
            self.add([&officer.role, &officer.name].into_iter().filter_map(Option::as_deref));
        }
        self.add(group.needs.iter().chain(&group.assets).filter_map(|need| need.need.text.as_deref()));
        Dated::default()
    }

    fn partner(&mut self, key: Key<Partner>, here: &Here<'_>) -> Dated {
        let village = here.village();
        let partner = &village.partners[key];
        let record = &partner.record;
        self.add(record.summary.as_deref());
        self.body(partner.body.as_ref(), record.format.unwrap_or(Format::Markdown));
        self.add(partner.kind.map(|key| village.partner_kinds.term(key).name.as_str()));
        self.add(record.short_name.as_deref());
        for gift in &partner.contributions {
            self.add(gift.form.map(|key| village.contribution_forms.term(key).name.as_str()));
            self.add(gift.record.description.as_deref());
        }
        self.add(partner.groups.iter().map(|key| village.groups[*key].name.as_str()));
        Dated::default()
    }

    fn body(&mut self, body: Option<&Body>, format: Format) {
        let dialect = match format {
            Format::Markdown => Dialect::Markdown,
            Format::Whatsapp => Dialect::Whatsapp,
        };
        self.written(body.map(Body::as_str), dialect);
    }

    fn markup(&mut self, markup: Option<&Markup>) {
        self.written(markup.map(|markup| markup.text.as_str()), Dialect::Markdown);
    }

    /// Adds a text with marks.
    fn written(&mut self, text: Option<&str>, dialect: Dialect) {
        match self.reading {
            Reading::Words(_) => self.add(text.map(|text| markdown::words(text, dialect)).as_deref()),
            Reading::Source => self.out.extend(text.into_iter().flat_map(|text| [marked(dialect), text])),
        }
    }

    /// Adds texts without marks, each as a sentence of its own.
    fn add<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        for text in texts {
            match self.reading {
                Reading::Words(_) if self.out.is_empty() => {}
                Reading::Words(_) => {
                    self.out.push_str(if self.out.ends_with(['.', '!', '?', ':', '…']) { " " } else { ". " });
                }
                Reading::Source => self.out.push('\0'),
            }
            self.out.push_str(text.trim());
        }
    }

    /// Whether nothing was said so far; marks alone say nothing, which their source does not tell.
    fn may_be_empty(&self) -> bool {
        matches!(self.reading, Reading::Source) || self.out.is_empty()
    }

    fn or(self, title: &str) -> String {
        match self.reading {
            Reading::Words(_) => searchable(if self.out.is_empty() { title } else { &self.out }),
            Reading::Source => self.out,
        }
    }
}

/// What stands before the source of a text, so that it is mistaken for nothing else.
fn marked(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Markdown => "\u{1}",
        Dialect::Whatsapp => "\u{2}",
    }
}

/// A text without the marks by which Pagefind tells itself of pages, which begin with three low lines.
fn searchable(text: &str) -> String {
    text.replace("___", " ")
}
