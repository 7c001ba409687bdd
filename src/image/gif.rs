//! GIF 89a: colour tables, then blocks, each a chain of sub-blocks that a length of 0 ends.

use super::{Clean, Fault, cursor::Cursor};

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;
const GRAPHIC_CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;

/// Keeps the images, their timing and how often they repeat.
pub(super) fn clean(bytes: &[u8]) -> Result<Clean, Fault> {
    let mut cursor = Cursor::new(bytes);
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(cursor.take(6)?);
    let screen = cursor.take(7)?;
    out.extend(screen);
    out.extend(take_colours(&mut cursor, screen[4])?);
    let mut has_image = false;
    // A file that ends between blocks lacks its trailer only, and is shown.
    while !(has_image && cursor.is_at_end()) {
        match cursor.byte()? {
            IMAGE => keep_image(&mut cursor, &mut out)?,
            EXTENSION => {
                keep_extension(&mut cursor, &mut out)?;
                continue;
            }
            TRAILER if has_image => break,
            _ => return Err(Fault::Damaged),
        }
        has_image = true;
    }
    out.push(TRAILER);
    let mut screen = Cursor::new(screen);
    Ok(Clean { width: screen.little16()?.into(), height: screen.little16()?.into(), bytes: out })
}

fn keep_image(cursor: &mut Cursor, out: &mut Vec<u8>) -> Result<(), Fault> {
    let descriptor = cursor.take(9)?;
    out.push(IMAGE);
    out.extend(descriptor);
    out.extend(take_colours(cursor, descriptor[8])?);
    out.push(cursor.byte()?);
    out.extend(take_chain(cursor)?);
    Ok(())
}

fn keep_extension(cursor: &mut Cursor, out: &mut Vec<u8>) -> Result<(), Fault> {
    let label = cursor.byte()?;
    let chain = take_chain(cursor)?;
    match label {
        GRAPHIC_CONTROL => {
            out.extend([EXTENSION, GRAPHIC_CONTROL]);
            out.extend(chain);
        }
        APPLICATION => out.extend(repetition(chain).into_iter().flatten()),
        _ => {}
    }
    Ok(())
}

/// The two extensions that say how often an animation repeats, with that number alone.
fn repetition(chain: &[u8]) -> Option<[u8; 19]> {
    let (name, rest) = chain.split_at_checked(12)?;
    let [3, 1, low, high, ..] = *rest else { return None };
    if !matches!(name, b"\x0BNETSCAPE2.0" | b"\x0BANIMEXTS1.0") {
        return None;
    }
    let mut extension = *b"!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0";
    extension[16..18].copy_from_slice(&[low, high]);
    Some(extension)
}

/// A table of colours, when the flags say that there is one.
fn take_colours<'a>(cursor: &mut Cursor<'a>, flags: u8) -> Result<&'a [u8], Fault> {
    let colours = if flags & 0x80 == 0 { 0 } else { 2 << (flags & 7) };
    cursor.take(3 * colours)
}

/// A chain of sub-blocks, the closing 0 included.
fn take_chain<'a>(cursor: &mut Cursor<'a>) -> Result<&'a [u8], Fault> {
    let start = cursor.rest;
    loop {
        let length = cursor.byte()?;
        cursor.take_long(length)?;
        if length == 0 {
            return Ok(&start[..start.len() - cursor.rest.len()]);
        }
    }
}
