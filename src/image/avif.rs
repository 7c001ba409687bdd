//! AVIF (ISO/IEC 23008-12 and 14496-12): boxes of length, name and data, which point at each other
//! by position.
//!
//! Because of those positions nothing can be cut out without moving the rest, so a file is
//! published as it is when all its boxes are known to hold only the picture, and refused
//! otherwise.

use super::{Clean, Fault, cursor::Cursor};

/// The most properties that are looked at; a tiled picture has about a dozen.
const MAX_PROPERTIES: usize = 1024;

/// Accepts a still picture that holds nothing else.
pub(super) fn clean(bytes: &[u8]) -> Result<Clean, Fault> {
    let mut file = Cursor::new(bytes);
    let mut size = None;
    let mut has_pixels = false;
    while !file.is_at_end() {
        let (name, data) = next_box(&mut file)?;
        match &name {
            b"ftyp" => {}
            b"mdat" => has_pixels = true,
            b"meta" if size.is_none() => size = Some(picture_size(data)?),
            b"free" | b"skip" if data.iter().all(|byte| *byte == 0) => {}
            _ => return Err(Fault::PrivateAvif),
        }
    }
    let (width, height) = size.ok_or(Fault::Truncated)?;
    if !has_pixels {
        return Err(Fault::Truncated);
    }
    Ok(Clean { width, height, bytes: bytes.to_vec() })
}

/// The next box: a length of four bytes, where 1 says that eight more follow and 0 that the box
/// goes on to the end.
fn next_box<'a>(cursor: &mut Cursor<'a>) -> Result<([u8; 4], &'a [u8]), Fault> {
    let short = cursor.big32()?;
    let name = cursor.array()?;
    let length = match short {
        0 => cursor.rest.len() as u64,
        1 => u64::from_be_bytes(cursor.array()?).checked_sub(16).ok_or(Fault::Damaged)?,
        _ => u64::from(short).checked_sub(8).ok_or(Fault::Damaged)?,
    };
    Ok((name, cursor.take_long(length)?))
}

/// Size of the primary item as shown, when all items are pictures.
fn picture_size(data: &[u8]) -> Result<(u32, u32), Fault> {
    let mut meta = Cursor::new(data);
    meta.take(4)?;
    let (mut primary, mut properties) = (None, None);
    while !meta.is_at_end() {
        let (name, data) = next_box(&mut meta)?;
        match &name {
            b"pitm" => primary = Some(primary_item(data)?),
            b"iinf" => only_pictures(data)?,
            b"iprp" => properties = Some(data),
            b"hdlr" | b"dinf" | b"iloc" | b"iref" | b"idat" | b"grpl" => {}
            _ => return Err(Fault::PrivateAvif),
        }
    }
    let (Some(primary), Some(properties)) = (primary, properties) else { return Err(Fault::Damaged) };
    size_of_item(primary, properties)
}

/// A version and three bytes of flags open many boxes.
fn version_of(cursor: &mut Cursor) -> Result<u8, Fault> {
    let [version, ..] = cursor.array::<4>()?;
    Ok(version)
}

/// An item's number, which later versions of a box write in four bytes.
fn item_number(cursor: &mut Cursor, long: bool) -> Result<u32, Fault> {
    if long { cursor.big32() } else { cursor.big16().map(u32::from) }
}

fn primary_item(data: &[u8]) -> Result<u32, Fault> {
    let mut cursor = Cursor::new(data);
    let version = version_of(&mut cursor)?;
    item_number(&mut cursor, version > 0)
}

/// Refuses Exif, XMP (`mime`) and whatever else is not a coded picture.
fn only_pictures(data: &[u8]) -> Result<(), Fault> {
    let mut items = Cursor::new(data);
    let version = version_of(&mut items)?;
    item_number(&mut items, version > 0)?;
    while !items.is_at_end() {
        let (_, item) = next_box(&mut items)?;
        let mut item = Cursor::new(item);
        let version = version_of(&mut item)?;
        item_number(&mut item, version > 2)?;
        item.take(2)?;
        if !matches!(&item.array()?, b"av01" | b"grid" | b"iovl" | b"tmap") {
            return Err(Fault::PrivateAvif);
        }
    }
    Ok(())
}

/// Looks up which properties belong to an item, and among them its size and turn.
fn size_of_item(item: u32, data: &[u8]) -> Result<(u32, u32), Fault> {
    let mut boxes = Cursor::new(data);
    let (name, container) = next_box(&mut boxes)?;
    if &name != b"ipco" {
        return Err(Fault::Damaged);
    }
    let properties = properties_of(container)?;
    let (mut size, mut sideways) = (None, false);
    while !boxes.is_at_end() {
        let (_, associations) = next_box(&mut boxes)?;
        for index in indices_of(item, associations)? {
            match index.checked_sub(1).and_then(|index| properties.get(index)) {
                Some(Property::Size(width, height)) => size = Some((*width, *height)),
                Some(Property::Turn(quarters)) => sideways = quarters % 2 == 1,
                Some(Property::Other) | None => {}
            }
        }
    }
    let (width, height) = size.ok_or(Fault::Damaged)?;
    Ok(if sideways { (height, width) } else { (width, height) })
}

enum Property {
    Size(u32, u32),
    /// Quarter turns against the clock.
    Turn(u8),
    Other,
}

fn properties_of(container: &[u8]) -> Result<Vec<Property>, Fault> {
    let mut boxes = Cursor::new(container);
    let mut properties = Vec::new();
    while !boxes.is_at_end() {
        if properties.len() == MAX_PROPERTIES {
            return Err(Fault::TooLarge);
        }
        let (name, data) = next_box(&mut boxes)?;
        properties.push(property(name, Cursor::new(data))?);
    }
    Ok(properties)
}

fn property(name: [u8; 4], mut data: Cursor) -> Result<Property, Fault> {
    match &name {
        b"ispe" => {
            data.take(4)?;
            Ok(Property::Size(data.big32()?, data.big32()?))
        }
        b"irot" => Ok(Property::Turn(data.byte()? & 3)),
        b"av1C" | b"pixi" | b"colr" | b"imir" | b"clap" | b"pasp" | b"auxC" | b"clli" | b"mdcv" | b"cclv" | b"amve"
        | b"a1op" | b"a1lx" | b"lsel" => Ok(Property::Other),
        _ => Err(Fault::PrivateAvif),
    }
}

/// The properties of one item, counted from 1, where a box first names it; the highest bit of
/// each says only that it matters.
fn indices_of(item: u32, associations: &[u8]) -> Result<Vec<usize>, Fault> {
    let mut cursor = Cursor::new(associations);
    let [version, .., flags] = cursor.array::<4>()?;
    for _ in 0..cursor.big32()? {
        let owner = item_number(&mut cursor, version > 0)?;
        let mut indices = Vec::new();
        for _ in 0..cursor.byte()? {
            let index = if flags & 1 == 1 { cursor.big16()? & 0x7FFF } else { u16::from(cursor.byte()? & 0x7F) };
            indices.push(usize::from(index));
        }
        if owner == item {
            return Ok(indices);
        }
    }
    Ok(Vec::new())
}
