//! Structured data: what search engines read, by the vocabulary of schema.org.

use serde_json::{Map, Value, json};

use super::{
    here::Here,
    view::{Head, Link},
};
use crate::{
    records::{activity::Status, settings::Kind},
    route::Route,
    village::{Activity, names::Party},
};

/// A document fit to stand inside `<script>`: nothing in it can end the element.
fn document(mut value: Value) -> String {
    prune(&mut value);
    if let Value::Object(map) = &mut value {
        map.insert("@context".to_owned(), json!("https://schema.org"));
    }
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026").replace("\u{2028}", "\\u2028").replace("\u{2029}", "\\u2029")
}

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

impl Here<'_> {
    /// The way here, for every page but the front page. Without a full address there is none.
    pub(super) fn breadcrumb_ld(&self, head: &Head) -> Option<String> {
        let base = &self.village().portal.base;
        base.is_known().then_some(())?;
        let items = head.breadcrumbs.iter().enumerate().map(|(at, crumb)| {
            let path = crumb.href.as_deref().and_then(|href| href.strip_prefix(self.root()));
            let item = path.and_then(|path| base.absolute(&Route::file(path)));
            json!({"@type": "ListItem", "position": at + 1, "name": crumb.text, "item": item})
        });
        Some(document(json!({"@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>()})))
    }

    /// The portal's own organisation.
    pub(super) fn organisation_ld(&self) -> String {
        document(self.publisher(true))
    }

    fn publisher(&self, full: bool) -> Value {
        let portal = &self.village().portal;
        let is_government = !matches!(portal.kind, Kind::Community);
        let kind = if is_government { "GovernmentOrganization" } else { "Organization" };
        let mut value = json!({"@type": kind, "name": portal.name, "url": portal.base.address()});
        if full {
            value["description"] = json!(portal.sentence);
            value["identifier"] = json!(portal.code.as_ref().map(|code| code.as_str()));
            value["telephone"] = json!(portal.office.phone.as_ref().map(|phone| &phone.tel));
            value["email"] = json!(portal.office.email);
            value["address"] = json!(portal.office.address);
            value["areaServed"] = json!(portal.region);
        }
        value
    }

    /// An article or a case study.
    pub(super) fn article_ld(&self, head: &Head, authors: &[Link], section: Option<&str>) -> String {
        let authors: Vec<Value> = authors.iter().map(|author| self.author(author)).collect();
        document(json!({
            "@type": "NewsArticle",
            "headline": head.short_title,
            "description": head.description,
            "datePublished": head.published,
            "dateModified": head.modified,
            "inLanguage": head.lang,
            "mainEntityOfPage": head.canonical,
            "url": head.canonical,
            "image": head.image.as_ref().map(|image| &image.src),
            "articleSection": section,
            "author": if authors.is_empty() { vec![self.publisher(false)] } else { authors },
            "publisher": self.publisher(false),
        }))
    }

    fn author(&self, author: &Link) -> Value {
        let kind = if author.href.is_some() { "Organization" } else { "Person" };
        json!({"@type": kind, "name": author.text, "url": author.href.as_deref().and_then(|href| self.full(href))})
    }

    fn full(&self, href: &str) -> Option<String> {
        let path = href.strip_prefix(self.root())?;
        self.village().portal.base.absolute(&Route::file(path))
    }

    /// A group or a partner.
    pub(super) fn member_ld(&self, name: &str, head: &Head, founded: Option<&str>, phone: Option<&str>) -> String {
        document(json!({
            "@type": "Organization",
            "name": name,
            "description": Some(&head.description).filter(|text| !text.is_empty()),
            "url": head.canonical,
            "foundingDate": founded,
            "telephone": phone,
            "image": head.image.as_ref().map(|image| &image.src),
        }))
    }

    /// An activity; nothing while its day is not known, since an event needs one.
    pub(super) fn event_ld(&self, activity: &Activity, head: &Head) -> Option<String> {
        let days = activity.next_days(self.village().show.today)?;
        let online = match &activity.record.online {
            Some(crate::records::values::Online::At(address)) => Some(address.clone()),
            Some(crate::records::values::Online::Yes) | None => None,
        };
        let portal = &self.village().portal;
        let place = activity.record.place.as_ref().and_then(|place| place.name.clone().or_else(|| place.address.clone()));
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
            "startDate": self.starts(&days, activity.hours.as_ref()),
            "endDate": (days.first != days.last).then(|| crate::date::iso(days.last)),
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
        (!entities.is_empty()).then(|| document(Value::Object(Map::from_iter([
            ("@type".to_owned(), json!("FAQPage")),
            ("mainEntity".to_owned(), Value::Array(entities)),
        ]))))
    }
}
