//! Ways to reach someone, and places, as their authors wrote them.

use super::{
    field::{Reader, record},
    node::Node,
    values::{Degrees, WebAddress},
};
use crate::phone::{self, Phone};

record! {
    /// Ways to reach someone; a text with a number in it is a name and a telephone.
    pub struct Contact {
        /// Whose contact it is.
        name: Option<String> = "nama" | "name",
        /// The role, where it is a person's.
        role: Option<String> = "peran" | "role" | "jabatan",
        /// Telephone.
        phone: Option<Phone> = "telepon" | "phone" | "tel" | "telp" | "hp" | "telpon",
        /// WhatsApp.
        whatsapp: Option<Phone> = "whatsapp" | "wa",
        /// Electronic mail.
        email: Option<String> = "email" | "surel" | "mail",
        /// Facebook: a name or an address.
        facebook: Option<String> = "facebook" | "fb",
        /// Instagram: a name or an address.
        instagram: Option<String> = "instagram" | "ig",
        /// YouTube: a name or an address.
        youtube: Option<String> = "youtube" | "yt",
        /// A web site.
        website: Option<WebAddress> = "situs" | "website" | "web" | "laman",
    }
    fn from_text(text: &str, _: &Node, _: &mut Reader<'_>) -> Option<Self> {
        let digits = text.find(|c: char| c.is_ascii_digit() || c == '+');
        let name = text[..digits.unwrap_or(text.len())].trim_matches([' ', ',', ':', '-', '(']).to_owned();
        let number = digits.and_then(|at| phone::read_phone(&text[at..]).ok());
        let whatsapp = number.clone().filter(|number| number.whatsapp.is_some());
        let phone = if whatsapp.is_some() { None } else { number };
        Some(Self { name: Some(name).filter(|name| !name.is_empty()), whatsapp, phone, ..Self::default() })
    }
}

record! {
    /// A place; a text is its name and address in one.
    pub struct Place {
        /// What people call it.
        name: Option<String> = "nama" | "name" | "tempat",
        /// Its postal address.
        address: Option<String> = "alamat" | "address",
        /// Latitude in degrees, north positive.
        latitude: Option<Degrees> = "lintang" | "lat" | "latitude",
        /// Longitude in degrees, east positive.
        longitude: Option<Degrees> = "bujur" | "lon" | "lng" | "longitude",
    }
    fn from_text(text: &str, _: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { name: Some(text.to_owned()), ..Self::default() })
    }
}
