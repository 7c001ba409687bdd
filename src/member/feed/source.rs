//! The text of a feed as bytes, in whatever charset, and what is read from it.

use encoding_rs::Encoding;
use feed_rs::{model::Feed, parser::Builder};

use super::{date, json, sound};
use crate::{
    date::Zone,
    member::content::{Fault, decode, line, page, shorten},
};

/// The largest feed that is read, in mebibytes.
const LARGEST: usize = 10;

/// Reads a feed.
pub fn read(bytes: &[u8], address: Option<&str>, zone: &Zone) -> Result<Feed, Fault> {
    if bytes.len() > LARGEST << 20 {
        return Err(Fault::TooLarge { most: LARGEST });
    }
    let text = decode(bytes, declared(bytes));
    let text = text.trim_start();
    let text = if text.starts_with('{') { json::mended(text)? } else { sound::mended(text)? };
    let zone = zone.clone();
    let parser = Builder::new()
        .base_uri(address.and_then(|address| page(address, None)))
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(move |text| date::read(text, &zone).map(|moment| std::time::SystemTime::from(moment).into()))
        .build();
    parser.parse(text.as_bytes()).map_err(|error| unreadable(&error.to_string()))
}

/// A feed that its reader did not understand.
pub fn unreadable(reason: &str) -> Fault {
    Fault::NoFeed { reason: line(shorten(reason, 200)).replace('`', "'") }
}

/// The charset in the declaration of an XML text.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let (declaration, _) = head.split_once("?>")?;
    let (_, rest) = declaration.split_once("encoding")?;
    let label = rest.trim_start().strip_prefix('=')?.trim_start().split(['"', '\'']).nth(1)?;
    Encoding::for_label(label.as_bytes())
}
