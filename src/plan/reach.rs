//! How to reach somebody or some place, and how to hand a page on.

use super::{
    here::Here,
    memory::Rendered,
    view::{ContactView, Link, PlaceView, QrView, ShareView},
};
use crate::{
    phone::{Phone, wa_link},
    qr::Qr,
    records::{
        contact::{Account, Contact, Contacts, Email, Place},
        values::WebAddress,
    },
    route::Route,
    slug,
    theme::asked::Part,
};

impl Here<'_> {
    /// The first of several contacts, with the others beside.
    pub(super) fn contacts(&self, contacts: Option<&Contacts>) -> ContactView {
        let mut views = contacts.into_iter().flat_map(|contacts| &contacts.0).map(|one| self.contact(Some(one)));
        let first = views.next().unwrap_or_default();
        ContactView { others: views.collect(), ..first }
    }

    pub(super) fn contact(&self, contact: Option<&Contact>) -> ContactView {
        let Some(contact) = contact else { return ContactView::default() };
        ContactView {
            name: contact.name.clone(),
            phone: contact.phone.as_ref().map(phone_link),
            whatsapp: contact.whatsapp.as_ref().map(whatsapp_link),
            email: contact.email.as_ref().map(email_link),
            sites: site_links(
                contact.website.as_ref(),
                contact.facebook.as_ref(),
                contact.instagram.as_ref(),
                contact.youtube.as_ref(),
            ),
            others: Vec::new(),
        }
    }

    pub(super) fn place(&self, place: Option<&Place>) -> Option<PlaceView> {
        let place = place?;
        let position = place.latitude.as_ref().zip(place.longitude.as_ref());
        Some(PlaceView {
            name: place.name.clone(),
            address: place.address.clone(),
            latitude: place.latitude.as_ref().map(|degrees| degrees.0.clone()),
            longitude: place.longitude.as_ref().map(|degrees| degrees.0.clone()),
            geo: position.map(|(latitude, longitude)| format!("geo:{},{}", latitude.0, longitude.0)),
            map: position.map(|(latitude, longitude)| {
                let (latitude, longitude) = (&latitude.0, &longitude.0);
                format!("https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}")
            }),
        })
    }

    /// What a message in a group chat would say of this page; nothing without a full address.
    pub(super) fn share(&self, title: &str, lines: &[String]) -> Option<ShareView> {
        self.asks(Part::Share).then_some(())?;
        let address = self.village().portal.base.absolute(self.route)?;
        let lines = lines.iter().map(String::as_str).filter(|line| !line.is_empty());
        let text = std::iter::once(format!("*{}*", title.replace('*', "")).as_str())
            .chain(lines)
            .chain([address.as_str()])
            .collect::<Vec<_>>()
            .join("\n");
        Some(ShareView { whatsapp: format!("https://wa.me/?text={}", percent_encoded(&text)), address })
    }

    /// The way to a page for those who stand before a sheet of paper; nothing without a full address.
    pub(super) fn qr(&self, route: &Route) -> Option<QrView> {
        let address = self.village().portal.base.absolute(route)?;
        // Drawing it takes long, and all of it follows from the address.
        let Qr { size, path } = if self.is_unread() { Qr { size: 0, path: String::new() } } else { Qr::of(&address)? };
        let text =
            address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).trim_end_matches('/').to_owned();
        Some(QrView { size: Rendered(size), path: Rendered(path), address, text })
    }
}

pub(super) fn phone_link(phone: &Phone) -> Link {
    Link { text: phone.shown.clone(), href: Some(format!("tel:{}", phone.tel)) }
}

/// A WhatsApp link, or a telephone link for a number that WhatsApp cannot have.
pub(super) fn whatsapp_link(phone: &Phone) -> Link {
    let href = phone.whatsapp.as_ref().map_or_else(|| format!("tel:{}", phone.tel), |digits| wa_link(digits, ""));
    Link { text: phone.shown.clone(), href: Some(href) }
}

pub(super) fn email_link(email: &Email) -> Link {
    Link { text: email.0.clone(), href: Some(format!("mailto:{}", email.0)) }
}

pub(super) fn site_links(
    website: Option<&WebAddress>,
    facebook: Option<&Account>,
    instagram: Option<&Account>,
    youtube: Option<&Account>,
) -> Vec<Link> {
    let own = website.map(|address| Link { text: host_of(&address.0), href: Some(address.0.clone()) });
    let social = [
        ("Facebook", "https://www.facebook.com/", facebook),
        ("Instagram", "https://www.instagram.com/", instagram),
        ("YouTube", "https://www.youtube.com/@", youtube),
    ];
    let social = social
        .into_iter()
        .filter_map(|(name, base, typed)| Some(Link { text: name.to_owned(), href: Some(profile(base, &typed?.0)?) }));
    own.into_iter().chain(social).collect()
}

/// A profile's address from an address, or from a name with or without `@`.
fn profile(base: &str, typed: &str) -> Option<String> {
    if typed.contains('/') {
        return crate::records::values::web_address(typed);
    }
    let name = typed.trim_start_matches('@');
    let sound = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
    let name = if sound { name.to_owned() } else { slug::slug(name).replace('-', "") };
    (!name.is_empty()).then(|| format!("{base}{name}"))
}

/// The host of an address, as people say it.
fn host_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// A text inside an address, by RFC 3986: everything but unreserved characters is written in hex.
pub(super) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
    encoded
}
