//! Structured data: what search engines read, by the vocabulary of schema.org.

use memchr::{memchr, memchr3};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{
    here::Here,
    shared::Shared,
    view::{Head, Link},
};
use crate::{
    date::{Clock, End, Hours},
    records::{activity::Status, settings::Kind},
    route::Route,
    theme::asked::Part,
    village::{Activity, activity::Occurrence, names::Party},
};

/// A document fit to stand inside `<script>`: nothing in it can end the element.
fn document(mut value: Value) -> String {
    prune(&mut value);
    if let Value::Object(map) = &mut value {
        map.insert("@context".to_owned(), json!(CONTEXT));
    }
    script(&value)
}

/// The text of a document that has all it needs.
fn script(document: &impl Serialize) -> String {
    let json = serde_json::to_string(document).expect("every key is text");
    let bytes = json.as_bytes();
    // U+2028 and U+2029 begin with the byte 0xe2, as dashes and quotation marks do.
    if memchr3(b'<', b'>', b'&', bytes).is_none() && memchr(0xe2, bytes).is_none() {
        return json;
    }
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// The way to a page. Every page has one, and every article the next: both are written without a detour.
#[derive(Serialize)]
struct Way<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "itemListElement", skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    name: &'a str,
    position: usize,
}

/// An article or a case study.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Story<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<&'a str>,
    author: Vec<Someone<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    description: &'a str,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<&'a str>,
    publisher: Someone<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// A person or an organisation.
#[derive(Serialize)]
struct Someone<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

const CONTEXT: &str = "https://schema.org";

/// Takes out what is not known.
fn prune(value: &mut Value) {
    if let Value::Object(map) = value {
        map.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty()));
        map.values_mut().for_each(prune);
    }
    if let Value::Array(items) = value {
        items.iter_mut().for_each(prune);
    }
}

/// Whether hours say when something ends, by the clock.
fn has_end(hours: Option<&Hours>) -> bool {
    matches!(hours, Some(Hours { start: Clock::At(_), end: End::At(_), .. }))
}

impl Here<'_> {
    /// The way here, for every page but the front page. Without a full address there is none.
    pub(super) fn breadcrumb_ld(&self, head: &Head) -> Option<String> {
        let base = &self.village().portal.base;
        (base.is_known() && self.asks(Part::Structured)).then_some(())?;
        let items = head.breadcrumbs.iter().enumerate().map(|(at, crumb)| {
            let path = crumb.href.as_deref().and_then(|href| href.strip_prefix(self.root()));
            let item = path.and_then(|path| base.absolute(&Route::file(path)));
            Step { kind: "ListItem", item, name: &crumb.text, position: at + 1 }
        });
        Some(script(&Way { context: CONTEXT, kind: "BreadcrumbList", steps: items.collect() }))
    }

    /// The portal's own organisation.
    pub(super) fn organisation_ld(&self) -> Option<String> {
        self.asks(Part::Structured).then_some(())?;
        let portal = &self.village().portal;
        let mut value = json!(self.publisher());
        value["description"] = json!(portal.sentence);
        value["identifier"] = json!(portal.code.as_ref().map(|code| code.as_str()));
        value["telephone"] = json!(portal.office.phone.as_ref().map(|phone| &phone.tel));
        value["email"] = json!(portal.office.email.as_ref().map(|email| &email.0));
        value["address"] = json!(portal.office.address);
        value["areaServed"] = json!(portal.region);
        Some(document(value))
    }

    fn publisher(&self) -> Someone<'_> {
        let portal = &self.village().portal;
        let is_government = !matches!(portal.kind, Kind::Community);
        let kind = if is_government { "GovernmentOrganization" } else { "Organization" };
        Someone { kind, name: &portal.name, url: portal.base.address() }
    }

    /// An article or a case study.
    pub(super) fn article_ld(&self, head: &Head, authors: &[Shared<Link>], section: Option<&str>) -> Option<String> {
        self.asks(Part::Structured).then_some(())?;
        let authors: Vec<_> = authors.iter().map(|author| self.author(author)).collect();
        Some(script(&Story {
            context: CONTEXT,
            kind: "NewsArticle",
            article_section: section,
            author: if authors.is_empty() { vec![self.publisher()] } else { authors },
            date_modified: head.modified.as_deref(),
            date_published: head.published.as_deref(),
            description: &head.description,
            headline: &head.short_title,
            image: head.image.as_ref().map(|image| image.src.as_str()),
            in_language: &head.lang,
            main_entity_of_page: head.canonical.as_deref(),
            publisher: self.publisher(),
            url: head.canonical.as_deref(),
        }))
    }

    fn author<'l>(&self, author: &'l Link) -> Someone<'l> {
        let kind = if author.href.is_some() { "Organization" } else { "Person" };
        Someone { kind, name: &author.text, url: author.href.as_deref().and_then(|href| self.full(href)) }
    }

    fn full(&self, href: &str) -> Option<String> {
        let path = href.strip_prefix(self.root())?;
        self.village().portal.base.absolute(&Route::file(path))
    }

    /// A group or a partner.
    pub(super) fn member_ld(
        &self,
        name: &str,
        head: &Head,
        founded: Option<&str>,
        phone: Option<&str>,
    ) -> Option<String> {
        self.asks(Part::Structured).then_some(())?;
        Some(document(json!({
            "@type": "Organization",
            "name": name,
            "description": Some(&head.description).filter(|text| !text.is_empty()),
            "url": head.canonical,
            "foundingDate": founded,
            "telephone": phone,
            "image": head.image.as_ref().map(|image| &image.src),
        })))
    }

    /// An activity; nothing while its day is not known, since an event needs one.
    pub(super) fn event_ld(&self, activity: &Activity, head: &Head) -> Option<String> {
        self.asks(Part::Structured).then_some(())?;
        let Occurrence { days, hours, .. } = activity.next(self.village().show.today)?;
        let online = match &activity.record.online {
            Some(crate::records::values::Online::At(address)) => Some(address.clone()),
            Some(crate::records::values::Online::Yes) | None => None,
        };
        let portal = &self.village().portal;
        let place =
            activity.record.place.as_ref().and_then(|place| place.name.clone().or_else(|| place.address.clone()));
        let physical = json!({
            "@type": "Place",
            "name": place.unwrap_or_else(|| portal.name.clone()),
            "address": activity.record.place.as_ref().and_then(|place| place.address.clone()).or_else(|| portal.region.clone()).unwrap_or_else(|| portal.name.clone()),
        });
        let location = match online {
            Some(address) => json!({"@type": "VirtualLocation", "url": address}),
            None => physical,
        };
        Some(document(json!({
            "@type": "Event",
            "name": activity.title,
            "description": Some(&head.description).filter(|text| !text.is_empty()),
            "startDate": self.starts(days, hours.as_ref()),
            "endDate": Some(self.ends(days, hours.as_ref())).filter(|_| days.first != days.last || has_end(hours.as_ref())),
            "eventStatus": match activity.status {
                Status::Scheduled => "https://schema.org/EventScheduled",
                Status::Postponed => "https://schema.org/EventPostponed",
                Status::Cancelled => "https://schema.org/EventCancelled",
            },
            "eventAttendanceMode": if activity.record.online.is_some() { "https://schema.org/OnlineEventAttendanceMode" } else { "https://schema.org/OfflineEventAttendanceMode" },
            "location": location,
            "url": head.canonical,
            "image": head.image.as_ref().map(|image| &image.src),
            "organizer": activity.hosts.iter().map(|host| self.organizer(host)).collect::<Vec<_>>(),
        })))
    }

    fn organizer(&self, host: &Party) -> Value {
        let link = self.party(host);
        json!({"@type": "Organization", "name": link.text, "url": link.href.as_deref().and_then(|href| self.full(href))})
    }

    /// Questions and answers; the answers are HTML.
    pub(super) fn faq_ld<'q>(&self, questions: impl Iterator<Item = (&'q str, &'q str)>) -> Option<String> {
        let entities: Vec<Value> = questions
            .map(|(question, answer)| json!({"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}))
            .collect();
        (!entities.is_empty() && self.asks(Part::Structured)).then(|| {
            document(Value::Object(Map::from_iter([
                ("@type".to_owned(), json!("FAQPage")),
                ("mainEntity".to_owned(), Value::Array(entities)),
            ])))
        })
    }
}
