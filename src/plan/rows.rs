//! Records as rows of lists, and the small views that several pages share.

use super::{
    here::Here,
    memory::Rendered,
    shared::Shared,
    view::{ActivityRow, ArticleRow, CaseRow, GroupRow, Link, NeedView, PartnerRow},
};
use crate::{
    date::{self, Clock, Days, End, Hours},
    phone::wa_link,
    records::activity::Status,
    route::Route,
    village::{
        Activity, Article, CaseStudy, Group, Key, Partner,
        activity::{Occurrence, Phase, Recurrence},
        address::section,
        group::SettledNeed,
        names::Party,
        taxonomy::{Taxonomy, TermKey},
    },
};

/// How many times after the next one a row knows of.
const LATER: usize = 12;

impl Here<'_> {
    /// A term that leads to its page.
    pub(super) fn term<T>(&self, taxonomy: &Taxonomy<T>, path: &str, key: TermKey) -> Shared<Link> {
        let term = taxonomy.term(key);
        let href = [self.root(), path, "/", &term.slug, "/"].concat();
        self.site.rows.link(Link { text: term.name.clone(), href: Some(href) })
    }

    /// A group by its name.
    pub(super) fn group_link(&self, key: Key<Group>) -> Link {
        let group = &self.village().groups[key];
        self.link(&group.name, &group.route)
    }

    /// A partner by its name.
    pub(super) fn partner_link(&self, key: Key<Partner>) -> Link {
        let partner = &self.village().partners[key];
        self.link(&partner.name, &partner.route)
    }

    /// An activity by its title.
    pub(super) fn activity_link(&self, key: Key<Activity>) -> Link {
        let activity = &self.village().activities[key];
        self.link(&activity.title, &activity.route)
    }

    /// Someone, with a link where there is a page.
    pub(super) fn party(&self, party: &Party) -> Link {
        match party {
            Party::Group(key) => self.group_link(*key),
            Party::Partner(key) => self.partner_link(*key),
            Party::Named(name) => self.neighbour(name).unwrap_or_else(|| Link { text: name.clone(), href: None }),
        }
    }

    /// Someone of another member of the district, called by the id there: `mulyadadi/kelompok-tani`.
    pub(super) fn neighbour(&self, typed: &str) -> Option<Link> {
        let neighbours = &self.site.district?.neighbours;
        let (name, route) = neighbours.get(typed).or_else(|| neighbours.get(&typed.to_lowercase()))?;
        Some(Link { text: name.clone(), href: Some([self.site_root(), route.as_str()].concat()) })
    }

    pub(crate) fn parties(&self, parties: &[Party]) -> Vec<Link> {
        parties.iter().map(|party| self.party(party)).collect()
    }

    /// The same where many pages show them.
    pub(super) fn shared_parties(&self, parties: &[Party]) -> Vec<Shared<Link>> {
        parties.iter().map(|party| self.site.rows.link(self.party(party))).collect()
    }

    /// The name and the electronic mail of a group or partner that has one.
    pub(crate) fn email_of(&self, party: &Party) -> Option<(&str, &str)> {
        let (name, contacts) = match party {
            Party::Group(key) => {
                let group = &self.village().groups[*key];
                (&group.name, group.record.contact.as_ref())
            }
            Party::Partner(key) => {
                let partner = &self.village().partners[*key];
                (&partner.name, partner.record.contact.as_ref())
            }
            Party::Named(_) => return None,
        };
        let email = contacts?.0.iter().find_map(|contact| contact.email.as_ref())?;
        Some((name, &email.0))
    }

    pub(super) fn article_row(&self, key: Key<Article>) -> Shared<ArticleRow> {
        let (count, in_district) = (self.village().articles.len(), self.site.district.is_some());
        self.site.rows.article(key, count, (self.root(), in_district), || self.new_article_row(key))
    }

    fn new_article_row(&self, key: Key<Article>) -> ArticleRow {
        let article = &self.village().articles[key];
        ArticleRow {
            title: article.title.clone(),
            href: self.href(&article.route),
            date: article.date.map(|day| self.date(day)),
            category: article.category.map(|key| self.term(&self.village().categories, "kabar/kategori", key)),
            authors: self.shared_parties(&article.authors),
            summary: article.summary.clone(),
            image: self.thumbnail(article.image.as_ref(), &article.origin),
            pinned: article.pinned,
            draft: article.draft,
            lang: self.other_lang(article.lang.as_deref()),
            member: self.member_of(&article.origin),
        }
    }

    pub(super) fn article_rows(&self, keys: impl IntoIterator<Item = Key<Article>>) -> Vec<Shared<ArticleRow>> {
        keys.into_iter().map(|key| self.article_row(key)).collect()
    }

    /// A text's language, when it is not the portal's.
    pub(super) fn other_lang(&self, lang: Option<&str>) -> Option<String> {
        lang.filter(|lang| *lang != self.village().portal.lang_tag).map(str::to_owned)
    }

    pub(super) fn case_row(&self, key: Key<CaseStudy>) -> CaseRow {
        let CaseStudy { article, story } = &self.village().case_studies[key];
        CaseRow {
            title: article.title.clone(),
            href: self.href(&article.route),
            village: story.village.clone(),
            summary: article.summary.clone(),
            image: self.thumbnail(article.image.as_ref(), &article.origin),
            date: article.date.map(|day| self.date(day)),
            member: self.member_of(&article.origin),
        }
    }

    pub(super) fn case_rows(&self, keys: &[Key<CaseStudy>]) -> Vec<CaseRow> {
        keys.iter().map(|key| self.case_row(*key)).collect()
    }

    pub(super) fn group_row(&self, key: Key<Group>) -> GroupRow {
        let group = &self.village().groups[key];
        let record = &group.record;
        let leader = record.officers.first().and_then(|officer| officer.name.clone());
        let whatsapp =
            record.contact.as_ref().and_then(|contacts| contacts.first()?.whatsapp.as_ref()?.whatsapp.clone());
        GroupRow {
            name: group.name.clone(),
            href: self.href(&group.route),
            kind: group.kind.map(|key| self.term(&self.village().group_kinds, "kelompok/jenis", key)),
            area: group.hamlet.map(|key| self.term(&self.village().hamlets, "kelompok/dusun", key)),
            leader,
            summary: record.summary.clone().unwrap_or_default(),
            whatsapp: whatsapp.map(|digits| wa_link(&digits, "")),
            image: self.thumbnail(record.image.as_ref(), &group.origin),
            active: record.active.unwrap_or(true),
            lists: self.lists_of_group(key),
            member: self.member_of(&group.origin),
        }
    }

    pub(super) fn partner_row(&self, key: Key<Partner>) -> PartnerRow {
        let partner = &self.village().partners[key];
        let forms = forms_of(partner);
        PartnerRow {
            name: partner.name.clone(),
            href: self.href(&partner.route),
            kind: partner.kind.map(|key| self.term(&self.village().partner_kinds, "mitra/jenis", key)),
            summary: partner.record.summary.clone().unwrap_or_default(),
            gives: forms
                .into_iter()
                .map(|form| self.term(&self.village().contribution_forms, "mitra/kontribusi", form))
                .collect(),
            since: partner.record.since.map(|since| date::partial(since, self.lang())),
            image: self.thumbnail(partner.record.image.as_ref(), &partner.origin),
            lists: self.lists_of_partner(key),
            members: self.members_with(partner),
        }
    }

    /// The lists of one value that a group is in, by their paths.
    pub(super) fn lists_of_group(&self, key: Key<Group>) -> Vec<String> {
        let (village, group) = (self.village(), &self.village().groups[key]);
        let member = group.origin.member.as_deref().map(|member| format!("kelompok/desa/{member}"));
        let kind = group.kind.map(|key| list_of(&village.group_kinds, "kelompok/jenis", key));
        let fields = group.fields.iter().map(|key| list_of(&village.fields, "kelompok/bidang", *key));
        let hamlet = group.hamlet.map(|key| list_of(&village.hamlets, "kelompok/dusun", key));
        member.into_iter().chain(kind).chain(fields).chain(hamlet).collect()
    }

    /// The lists of one value that a partner is in, by their paths.
    pub(super) fn lists_of_partner(&self, key: Key<Partner>) -> Vec<String> {
        let (village, partner) = (self.village(), &self.village().partners[key]);
        let kind = partner.kind.map(|key| list_of(&village.partner_kinds, "mitra/jenis", key));
        let forms = forms_of(partner).into_iter();
        let forms = forms.map(|form| list_of(&village.contribution_forms, "mitra/kontribusi", form));
        kind.into_iter().chain(forms).collect()
    }

    pub(super) fn activity_row(&self, key: Key<Activity>) -> ActivityRow {
        let activity = &self.village().activities[key];
        let (lang, today) = (self.lang(), self.village().show.today);
        let next = activity.next(today);
        let days = next.map(|next| next.days);
        let hours = next.map_or(activity.hours.as_ref(), |next| next.hours.as_ref());
        let in_words = |hours: &Hours| date::hours(hours, self.village().portal.zone.label, lang);
        let later = Later::of(activity.coming(today), in_words);
        ActivityRow {
            title: activity.title.clone(),
            short_title: activity.record.short_title.clone().unwrap_or_else(|| activity.title.clone()),
            href: self.href(&activity.route),
            date: days.map(|days| self.date(days.first)),
            days: days
                .map_or_else(|| self.words().get("dates.undated_activity").to_owned(), |days| date::days(&days, lang)),
            hours: hours.map(in_words),
            place: self.place_name(activity),
            online: activity.record.online.is_some(),
            hosts: self.shared_parties(&activity.hosts),
            kind: activity.kind.map(|key| self.term(&self.village().activity_kinds, "kegiatan/jenis", key)),
            status: status_name(activity.status),
            phase: match activity.phase(today) {
                Phase::Coming => "coming",
                Phase::Ongoing => "ongoing",
                Phase::Past => "past",
                Phase::Undated => "undated",
            },
            starts: days.map(|days| self.starts(&days, hours)),
            ends: days.map(|days| self.ends(&days, hours)),
            hour: next.and_then(Occurrence::hour).map(sorted_by),
            last: days.map(|days| date::iso(days.last)),
            later: later.days,
            later_hours: later.hours,
            repeats: activity.recurrence.as_ref().map(|recurrence| match recurrence {
                Recurrence::Series(series) => capitalised(&series.words(lang)),
                Recurrence::Words(words) => words.clone(),
            }),
            member: self.member_of(&activity.origin),
        }
    }

    /// What people call the place of an activity.
    pub(super) fn place_name(&self, activity: &Activity) -> Option<String> {
        let place = activity.record.place.as_ref()?;
        place.name.clone().or_else(|| place.address.clone())
    }

    pub(super) fn activity_rows(&self, keys: impl IntoIterator<Item = Key<Activity>>) -> Vec<ActivityRow> {
        keys.into_iter().map(|key| self.activity_row(key)).collect()
    }

    /// When an activity begins: RFC 3339 when its hour is known, else the day.
    pub(super) fn starts(&self, days: &Days, hours: Option<&Hours>) -> String {
        match hours.map(|hours| &hours.start) {
            Some(Clock::At(time)) => self.timestamp(days.first, *time),
            Some(Clock::Label { .. }) | None => date::iso(days.first),
        }
    }

    /// When an activity ends; an end that is not after the start is on the next day.
    pub(super) fn ends(&self, days: &Days, hours: Option<&Hours>) -> String {
        let Some(Hours { start: Clock::At(start), end: End::At(end), .. }) = hours else { return date::iso(days.last) };
        let overnight = days.first == days.last && end <= start;
        let last = if overnight { days.last.tomorrow().unwrap_or(days.last) } else { days.last };
        self.timestamp(last, *end)
    }

    /// A moment of the portal's zone as RFC 3339.
    pub(crate) fn timestamp(&self, day: date::Date, time: date::Time) -> String {
        let zoned = day.to_datetime(time).to_zoned(self.village().portal.zone.tz.clone());
        zoned.map_or_else(|_| date::iso(day), |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }

    /// Needs or assets of a group; on other pages with the group's name.
    pub(super) fn needs(&self, needs: &[SettledNeed], group: Option<Key<Group>>) -> Vec<NeedView> {
        let view = |settled: &SettledNeed| {
            let need = &settled.need;
            Some(NeedView {
                category: need.category.clone(),
                text: need.text.clone()?,
                since: need.since.map(|since| date::partial(since, self.lang())),
                until: need.until.map(|until| date::partial(until, self.lang())),
                fulfilled_by: self.parties(&settled.fulfilled_by),
                group: group.map(|key| self.group_link(key)),
                member: group.and_then(|key| self.member_of(&self.village().groups[key].origin)),
            })
        };
        needs.iter().filter_map(view).collect()
    }

    /// Records that link here from their texts.
    pub(super) fn mentioned_by(&self) -> Vec<Link> {
        self.village().mentions.of(self.route).map(|(title, route)| self.link(title, route)).collect()
    }

    /// The text that introduces the list of a kind.
    pub(super) fn intro(&self, kind: crate::records::Kind) -> Option<Rendered<String>> {
        let intro = self.village().intros.get(&kind)?;
        let format = intro.record.format.unwrap_or(crate::records::article::Format::Markdown);
        Some(self.text(intro.body.as_ref()?, format, true, &intro.origin))
    }

    /// The list of a section: its name and address.
    pub(super) fn section(&self, name: &str, kind: crate::records::Kind) -> Link {
        self.link(self.words().get(name), &Route::page(section(kind)))
    }
}

/// The path of the list of a term.
fn list_of<T>(taxonomy: &Taxonomy<T>, path: &str, key: TermKey) -> String {
    [path, "/", &taxonomy.term(key).slug].concat()
}

/// The forms of what a partner gives, each once.
fn forms_of(partner: &Partner) -> Vec<TermKey> {
    let mut forms: Vec<TermKey> = partner.contributions.iter().filter_map(|gift| gift.form).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// What templates call a status.
pub(super) fn status_name(status: Status) -> &'static str {
    match status {
        Status::Scheduled => "scheduled",
        Status::Postponed => "postponed",
        Status::Cancelled => "cancelled",
    }
}

/// The days of an activity after the next, as a script moves its row on to them.
struct Later {
    /// The days, [`ActivityRow::later`].
    days: Option<String>,
    /// Their hours, [`ActivityRow::later_hours`].
    hours: Option<String>,
}

impl Later {
    fn of(coming: &[Occurrence], in_words: impl Fn(&Hours) -> String) -> Self {
        let Some((next, later)) = coming.split_first().filter(|(_, later)| !later.is_empty()) else {
            return Self { days: None, hours: None };
        };
        let later = &later[..later.len().min(LATER)];
        let mut hours: Vec<[String; 2]> = Vec::new();
        let same_hours = later.iter().all(|occurrence| occurrence.hours == next.hours);
        let days = later.iter().map(|occurrence| {
            let Days { first, last } = occurrence.days;
            let days = if first == last { date::iso(first) } else { format!("{first}/{last}") };
            if same_hours {
                return days;
            }
            let told = [
                occurrence.hour().map_or_else(String::new, sorted_by),
                occurrence.hours.as_ref().map_or_else(String::new, &in_words),
            ];
            let at = hours.iter().position(|known| *known == told).unwrap_or_else(|| {
                hours.push(told);
                hours.len() - 1
            });
            format!("{days}~{at}")
        });
        let days = Some(days.collect::<Vec<_>>().join(" "));
        Self { days, hours: (!hours.is_empty()).then(|| serde_json::json!(hours).to_string()) }
    }
}

/// A time of day as scripts sort by it.
fn sorted_by(hour: date::Time) -> String {
    hour.strftime("%H:%M").to_string()
}

/// A text that begins a line.
fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
