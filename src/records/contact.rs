//! Ways to reach someone, and places, as their authors wrote them.

use super::{
    field::{Field, Reader, Record, Slot, as_typed, record},
    node::{Node, Value},
    shape::Shape,
    values::{Degrees, WebAddress, web_address},
};
use crate::{
    markdown,
    phone::{self, Phone},
    problem::{Problem, text},
};

/// How many digits a text must have at least to be told of when no telephone number is read from it.
const FEWEST_DIGITS: usize = 5;

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
        email: Option<Email> = "email" | "surel" | "mail",
        /// Facebook: a name or an address.
        facebook: Option<Account> = "facebook" | "fb",
        /// Instagram: a name or an address.
        instagram: Option<Account> = "instagram" | "ig",
        /// YouTube: a name or an address.
        youtube: Option<Account> = "youtube" | "yt",
        /// A web site.
        website: Option<WebAddress> = "situs" | "website" | "web" | "laman",
    }
    fn from_text(text: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Some(one_of_text(text, node, reader))
    }
}

/// A name and a number in one text. Where the number cannot be read, the text is shown as it is.
fn one_of_text(text: &str, node: &Node, reader: &mut Reader<'_>) -> Contact {
    if markdown::is_email(text) {
        return Contact { email: Some(Email(text.to_owned())), ..Contact::default() };
    }
    let as_written = Contact { name: Some(text.to_owned()).filter(|text| !text.is_empty()), ..Contact::default() };
    match phone::read_phone(text) {
        Ok(mut number) => {
            let name = number.note.take();
            let (phone, whatsapp) = if number.whatsapp.is_some() { (None, Some(number)) } else { (Some(number), None) };
            Contact { name, phone, whatsapp, ..Contact::default() }
        }
        Err(fault) => {
            if text.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_DIGITS {
                reader.problem(node, |place| Problem::unclear_phone(place, text, fault));
            }
            as_written
        }
    }
}

/// Those whom one can reach: one, a list, or several in one text.
#[derive(Clone, Debug, Default)]
pub struct Contacts(pub Vec<Contact>);

impl Contacts {
    /// The first, who is the one to be called.
    pub fn first(&self) -> Option<&Contact> {
        self.0.first()
    }
}

impl Field for Contacts {
    const SHAPE: Shape = Shape::Records(&<Contact as Record>::MAP);

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let contacts = match &node.value {
            Value::List(items) => items.iter().filter_map(|item| Contact::read(item, reader)).collect(),
            Value::Text(text) => {
                several(text).iter().filter_map(|part| Contact::from_text(part, node, reader)).collect()
            }
            Value::Null | Value::Map(_) => Contact::read(node, reader).into_iter().collect::<Vec<_>>(),
        };
        (!contacts.is_empty()).then_some(Self(contacts))
    }

    fn public(&self, node: &Node) -> Option<serde_json::Value> {
        match &node.value {
            Value::List(_) => self.0.public(node),
            Value::Text(_) => as_typed(node),
            Value::Null | Value::Map(_) => self.0.first()?.public(node),
        }
    }
}

/// The parts of a text that each have a number of their own, or the text as a whole.
fn several(text: &str) -> Vec<&str> {
    let text = text.trim();
    let parts = text.split([',', ';', '/', '\n']).flat_map(|part| part.split(" dan ")).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.iter().all(|part| phone::read_phone(part).is_ok()) { parts } else { vec![text] }
}

/// An address for electronic mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(pub String);

impl Field for Email {
    const SHAPE: Shape = Shape::Email;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        let bare = typed.strip_prefix("mailto:").unwrap_or(&typed);
        if markdown::is_email(bare) {
            return Some(Self(bare.to_owned()));
        }
        reader.problem(node, |place| {
            Problem::bad_value(
                place,
                text!("`{typed}` bukan alamat surel", "`{typed}` is not an e-mail address"),
                text!("tulis lengkap, misalnya `desa@gmail.com`", "write it in full, such as `desa@gmail.com`"),
            )
        });
        None
    }
}

/// An account on a social network: its name or its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account(pub String);

impl Field for Account {
    const SHAPE: Shape = Shape::Account;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        let is_name =
            typed.trim_start_matches('@').starts_with(char::is_alphanumeric) && !typed.contains(char::is_whitespace);
        let is_sound = if typed.contains('/') { web_address(&typed).is_some() } else { is_name };
        if is_sound {
            return Some(Self(typed));
        }
        reader.problem(node, |place| {
            Problem::bad_value(
                place,
                text!("`{typed}` bukan nama akun atau alamatnya", "`{typed}` is neither an account's name nor its address"),
                text!(
                    "tulis nama akunnya tanpa spasi, atau salin alamatnya dari peramban, misalnya `https://www.instagram.com/tanimakmur`",
                    "write the account's name without spaces, or copy its address from a browser, such as `https://www.instagram.com/tanimakmur`"
                ),
            )
        });
        None
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
