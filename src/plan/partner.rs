//! Partners: one, and the lists.

use serde::Serialize;

use super::{
    PAGE_SIZE, Page, Plan, View,
    directory::FEW,
    here::Here,
    memory::Rendered,
    shared::Shared,
    view::{
        ActivityRow, ArticleRow, CaseRow, ContactView, Facet, Head, ImageView, Link, MemberMark, Pagination,
        PartnerRow, PlaceView,
    },
};
use crate::{
    date,
    number::{self, Number},
    records::{
        Kind,
        article::Format,
        contact::Contacts,
        partner::Pledge,
        values::{Extra, web_address},
    },
    route::Route,
    village::{
        self, Key, Village,
        names::Beneficiary,
        taxonomy::{Taxonomy, TermKey},
    },
};

/// `pages/partner.html`.
#[derive(Debug, Serialize)]
pub struct PartnerView {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Option<Shared<Link>>,
    /// What it is, in a sentence.
    pub summary: String,
    /// Since when it has been a partner, in words.
    pub since: Option<String>,
    /// How to reach it.
    pub contact: ContactView,
    /// Where it is.
    pub place: Option<PlaceView>,
    /// Its picture or logo.
    pub image: Option<ImageView>,
    /// Its own text, as safe HTML.
    pub prose: Option<Rendered<String>>,
    /// What it gave or promised, newest year first.
    pub contributions: Vec<ContributionView>,
    /// The sum of all money received, printed, if any was.
    pub received: Option<String>,
    /// The groups it serves.
    pub groups: Vec<Link>,
    /// The activities it took part in, newest first.
    pub activities: Vec<ActivityRow>,
    /// News that names it.
    pub articles: Vec<Shared<ArticleRow>>,
    /// Case studies that name it.
    pub case_studies: Vec<CaseRow>,
    /// The same partner elsewhere.
    pub same_as: Vec<Link>,
    /// The members of a district that work with it.
    pub members: Vec<MemberMark>,
    /// Its tags.
    pub tags: Vec<Link>,
    /// Whether the partnership goes on.
    pub active: bool,
    /// The author's own extra fields (`lain:`).
    pub extra: serde_json::Value,
}

/// One contribution.
#[derive(Debug, Serialize)]
pub struct ContributionView {
    /// The year.
    pub year: Option<i16>,
    /// Its form: `dana`, `barang` …
    pub form: Option<Shared<Link>>,
    /// Its value in money, printed.
    pub value: Option<String>,
    /// What it was.
    pub description: Option<String>,
    /// For whom or what.
    pub beneficiaries: Vec<Link>,
    /// `promised` or `received`; absent when not said.
    pub status: Option<&'static str>,
}

/// `pages/partners.html`: all partners, or those of one kind or one form of contribution.
#[derive(Debug, Serialize)]
pub struct PartnersView {
    /// Which facet this page is of: `kind` or `contribution`; absent for all.
    pub facet: Option<&'static str>,
    /// Its value in words.
    pub term: Option<String>,
    /// A text that introduces the list, as safe HTML.
    pub intro: Option<Rendered<String>>,
    /// The rows, by name.
    pub partners: Vec<PartnerRow>,
    /// The facets with their values.
    pub facets: Vec<Facet>,
    /// Where this page stands.
    pub pagination: Pagination,
    /// Whether a script narrows the list: on the first page of the whole, unless it is short.
    pub narrows: bool,
    /// The whole list, when this is a part of it.
    pub all: Option<Link>,
    /// The directory of groups and partners.
    pub directory: Link,
}

/// Which partners a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// All of them.
    All,
    /// Those of a kind.
    Kind(TermKey),
    /// Those that give in a form.
    Form(TermKey),
}

/// How many articles and activities a partner's page shows.
const SHOWN: usize = 10;

/// Plans the lists of partners and the partners.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    plan.add_list(&Route::page("mitra"), village.partners.len(), |number| Page::Partners(Of::All, number));
    for (key, term) in village.partner_kinds.iter() {
        plan.add_term("mitra/jenis", &term.slug, term.members.len(), |number| Page::Partners(Of::Kind(key), number));
    }
    for (key, term) in village.contribution_forms.iter() {
        plan.add_term("mitra/kontribusi", &term.slug, term.members.len(), |number| {
            Page::Partners(Of::Form(key), number)
        });
    }
    for (key, partner) in village.partners.iter() {
        plan.add_record(&partner.origin, &partner.route, Page::Partner(key));
    }
}

/// The view of one page of a list.
pub(super) fn list(here: &Here<'_>, of: Of, number: usize) -> (Head, View) {
    let (village, words) = (here.village(), here.words());
    let all = here.section("sections.partners", Kind::Partner);
    let term_of = |taxonomy: &Taxonomy<village::Partner>, key: TermKey, path: &str, words_at: &str| {
        let term = taxonomy.term(key);
        let heading = words.fill(words_at, &[("term", &term.name), ("portal", &village.portal.name)]);
        (Some(term.name.clone()), format!("{path}/{}", term.slug), heading, term.members.clone())
    };
    let (facet, (term, first, heading, members)) = match of {
        Of::All => (None, (None, "mitra".to_owned(), all.text.clone(), village.partners.keys().collect())),
        Of::Kind(key) => (Some("kind"), term_of(&village.partner_kinds, key, "mitra/jenis", "heads.partner_kind")),
        Of::Form(key) => {
            (Some("contribution"), term_of(&village.contribution_forms, key, "mitra/kontribusi", "heads.contribution"))
        }
    };
    let pagination = here.pagination(&Route::page(&first), members.len(), number);
    let description = words.fill("section_descriptions.partners", &[("portal", &village.portal.name)]);
    let description = if of == Of::All { description } else { format!("{heading}. {description}") };
    let way = if of == Of::All { Vec::new() } else { vec![all.clone()] };
    let mut head = here.list_head("partners", &heading, &description, way, &pagination);
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let current = |wanted: fn(TermKey) -> Of| match of {
        Of::All => None,
        Of::Kind(key) | Of::Form(key) => Some(key).filter(|key| wanted(*key) == of),
    };
    let facets = [
        Facet { name: "kind", chips: here.chips(&village.partner_kinds, "mitra/jenis", current(Of::Kind)) },
        Facet {
            name: "contribution",
            chips: here.chips(&village.contribution_forms, "mitra/kontribusi", current(Of::Form)),
        },
    ];
    let view = PartnersView {
        facet,
        intro: if of == Of::All && number == 1 { here.intro(Kind::Partner) } else { None },
        partners: members
            .iter()
            .skip((number - 1) * PAGE_SIZE)
            .take(PAGE_SIZE)
            .map(|key| here.partner_row(*key))
            .collect(),
        facets: facets.into_iter().filter(|facet| facet.chips.len() > 1).collect(),
        narrows: of == Of::All && number == 1 && members.len() > FEW,
        pagination,
        all: term.is_some().then_some(all),
        directory: here.link(words.get("sections.directory"), &Route::page("direktori")),
        term,
    };
    head.script = view.narrows.then_some("directory");
    (head, View::Partners(view))
}

/// The view of a partner.
pub(super) fn view(here: &Here<'_>, key: Key<village::Partner>) -> (Head, View) {
    let village = here.village();
    let partner = &village.partners[key];
    let record = &partner.record;
    let mut contributions: Vec<ContributionView> =
        partner.contributions.iter().map(|given| contribution(here, given)).collect();
    contributions.sort_by_key(|contribution| std::cmp::Reverse(contribution.year));
    let received = partner.contributions.iter().filter(|given| given.record.status != Some(Pledge::Promised));
    let received = received
        .filter_map(|given| given.record.value.as_ref())
        .map(|money| money.rupiah)
        .try_fold(0_i64, i64::checked_add);
    let view = PartnerView {
        name: partner.name.clone(),
        kind: partner.kind.map(|key| here.term(&village.partner_kinds, "mitra/jenis", key)),
        summary: record.summary.clone().unwrap_or_default(),
        since: record.since.map(|since| date::partial(since, here.lang())),
        contact: here.contacts(record.contact.as_ref()),
        place: here.place(record.place.as_ref()),
        image: record.image.as_ref().and_then(|image| here.picture(image, &partner.origin)),
        prose: partner.body.as_ref().map(|body| {
            here.text(body, record.format.unwrap_or(Format::Markdown), record.image.is_none(), &partner.origin)
        }),
        contributions,
        received: received.filter(|sum| *sum > 0).map(|sum| number::print_rupiah(sum, here.lang())),
        groups: partner.groups.iter().map(|key| here.group_link(*key)).collect(),
        activities: here.activity_rows(partner.activities.iter().rev().copied().take(SHOWN)),
        articles: here.article_rows(partner.articles.iter().copied().take(SHOWN)),
        case_studies: here.case_rows(&partner.case_studies),
        same_as: record
            .same_as
            .iter()
            .filter(|written| number::read_yes(&written.value) != Some(false))
            .map(|written| same_as(&written.value))
            .collect(),
        members: here.members_with(partner),
        tags: Vec::new(),
        active: record.active.unwrap_or(true),
        extra: record.extra.as_ref().map_or(serde_json::Value::Null, Extra::json),
    };
    let description = if view.summary.is_empty() { &view.name } else { &view.summary };
    let way = [Some(here.section("sections.partners", Kind::Partner)), view.kind.as_deref().cloned()]
        .into_iter()
        .flatten()
        .collect();
    let mut head = here.head("partners", &partner.name, description, way);
    head.image = here.preview(view.image.as_ref());
    head.modified = record.updated.as_ref().map(|updated| date::iso(updated.value.date));
    let phone = record
        .contact
        .as_ref()
        .and_then(Contacts::first)
        .and_then(|contact| contact.phone.as_ref())
        .map(|phone| phone.tel.as_str());
    head.json_ld.extend(here.member_ld(&partner.name, &head, None, phone));
    head.json_ld.extend(here.breadcrumb_ld(&head));
    (head, View::Partner(view))
}

fn contribution(here: &Here<'_>, given: &village::partner::Contribution) -> ContributionView {
    let record = &given.record;
    let beneficiary = |beneficiary: &Beneficiary| match beneficiary {
        Beneficiary::Group(key) => here.group_link(*key),
        Beneficiary::Activity(key) => here.activity_link(*key),
        Beneficiary::Named(name) => here.neighbour(name).unwrap_or_else(|| Link { text: name.clone(), href: None }),
    };
    ContributionView {
        year: record.year.as_ref().and_then(Number::to_whole).and_then(|year| i16::try_from(year).ok()),
        form: given.form.map(|key| here.term(&here.village().contribution_forms, "mitra/kontribusi", key)),
        value: record.value.as_ref().map(|value| number::print_money(value, here.lang())),
        description: record.description.clone(),
        beneficiaries: given.beneficiaries.iter().map(beneficiary).collect(),
        status: record.status.map(|status| match status {
            Pledge::Promised => "promised",
            Pledge::Received => "received",
        }),
    }
}

/// The same partner elsewhere: a web address is a link, an id is a word.
fn same_as(typed: &str) -> Link {
    let href = if typed.contains("://") { web_address(typed) } else { None };
    Link { text: typed.to_owned(), href }
}
