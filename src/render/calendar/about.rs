//! What an event tells of its activity beside its times.

use super::{
    Files,
    line::{self, Lines},
};
use crate::{
    date::{self, Hours},
    lang::Lang,
    markdown::{self, Dialect},
    plan::Here,
    records::{
        activity::Status,
        article::Format,
        values::{Online, Terms},
    },
    village::{Activity, activity::Recurrence},
};

/// How much of a text stands in for a missing summary, in characters.
const EXCERPT: usize = 300;

/// What every event of an activity tells.
pub(super) struct About {
    /// The properties before the description and behind it.
    lines: Lines,
    /// The paragraphs of the description: those before the hours, and those behind.
    before: Vec<String>,
    after: Vec<String>,
    /// How hours are told: `Waktu: {}`.
    hours_word: String,
    zone: &'static str,
    lang: Lang,
}

impl About {
    /// Looks at an activity.
    pub fn new(files: &Files<'_>, activity: &Activity) -> Self {
        let here = Here::outside(files.site, &activity.route);
        Self {
            lines: properties(&here, activity),
            before: before(&here, activity),
            after: after(&here, activity),
            hours_word: here.words().get("activity.time").to_owned(),
            zone: here.village().portal.zone.label,
            lang: here.lang(),
        }
    }

    /// Writes it into an event; hours are those of which the event's own times are not all.
    pub fn write(&self, lines: &mut Lines, hours: Option<&Hours>) {
        let hours = hours.map(|hours| format!("{}: {}", self.hours_word, date::hours(hours, self.zone, self.lang)));
        let paragraphs: Vec<_> = self.before.iter().chain(&hours).chain(&self.after).map(String::as_str).collect();
        lines.append(&self.lines);
        lines.text_if_any("DESCRIPTION", &paragraphs.join("\n"));
    }
}

fn properties(here: &Here<'_>, activity: &Activity) -> Lines {
    let (village, record) = (here.village(), &activity.record);
    let mut lines = Lines::default();
    lines.text("SUMMARY", &activity.title);
    lines.text_if_any("LOCATION", &location(here, activity));
    let position = record.place.as_ref().and_then(|place| place.latitude.as_ref().zip(place.longitude.as_ref()));
    if let Some((latitude, longitude)) = position {
        lines.put("GEO", &format!("{};{}", latitude.0, longitude.0));
    }
    if let Some(address) = address(here, activity) {
        lines.put("URL", &address);
    }
    let kind = activity.kind.map(|key| village.activity_kinds.term(key).name.as_str());
    let member = here.member_name(&activity.origin);
    let terms: Vec<_> =
        member.into_iter().chain(kind).chain(record.tags.iter().flat_map(Terms::iter)).map(line::escaped).collect();
    if !terms.is_empty() {
        lines.put("CATEGORIES", &terms.join(","));
    }
    let status = match activity.status {
        Status::Scheduled => "CONFIRMED",
        Status::Postponed => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    };
    lines.put("STATUS", status);
    if let Some((name, email)) = activity.hosts.iter().find_map(|host| here.email_of(host)) {
        lines.put(&format!("ORGANIZER;CN={}", line::quoted(name)), &format!("mailto:{email}"));
    }
    lines
}

/// Its own page on the web.
fn address(here: &Here<'_>, activity: &Activity) -> Option<String> {
    let canonical = activity.record.canonical.as_ref().map(|address| address.0.as_str());
    here.village().address_of(&activity.origin, &activity.route, canonical)
}

/// Where it is: the place by its name and address, else where one takes part online.
fn location(here: &Here<'_>, activity: &Activity) -> String {
    let place = activity.record.place.as_ref();
    let parts = place.into_iter().flat_map(|place| [place.name.as_deref(), place.address.as_deref()]);
    let parts: Vec<_> = parts.flatten().collect();
    match &activity.record.online {
        _ if !parts.is_empty() => parts.join(", "),
        Some(Online::At(address)) => address.clone(),
        Some(Online::Yes) => here.words().get("activity.online").to_owned(),
        None => String::new(),
    }
}

/// Whether it takes place, and what it is.
fn before(here: &Here<'_>, activity: &Activity) -> Vec<String> {
    let notice = match activity.status {
        Status::Scheduled => None,
        Status::Postponed => Some(here.words().get("activity.postponed_notice").to_owned()),
        Status::Cancelled => Some(here.words().get("activity.cancelled_notice").to_owned()),
    };
    let beginning = || {
        let dialect = match activity.record.format.unwrap_or(Format::Markdown) {
            Format::Markdown => Dialect::Markdown,
            Format::Whatsapp => Dialect::Whatsapp,
        };
        activity.body.as_ref().map(|body| markdown::excerpt(body.as_str(), dialect, EXCERPT))
    };
    let text = activity.record.summary.clone().or_else(beginning).filter(|text| !text.is_empty());
    notice.into_iter().chain(text).collect()
}

/// What else one wants to know, down to where there is more.
fn after(here: &Here<'_>, activity: &Activity) -> Vec<String> {
    let words = here.words();
    let labelled = |path, text: String| format!("{}: {text}", words.get(path));
    let repeats = match &activity.recurrence {
        Some(Recurrence::Words(typed)) => Some(labelled("activity.repeats", typed.clone())),
        Some(Recurrence::Series(_)) | None => None,
    };
    let hosts: Vec<_> = here.parties(&activity.hosts).into_iter().map(|host| host.text).collect();
    let hosts = (!hosts.is_empty()).then(|| labelled("activity.host", hosts.join(", ")));
    let online = match &activity.record.online {
        Some(Online::At(address)) => Some(labelled("activity.join", address.clone())),
        Some(Online::Yes) | None => None,
    };
    let member = here.member_name(&activity.origin).map(str::to_owned);
    [repeats, hosts, online, member, address(here, activity)].into_iter().flatten().collect()
}
