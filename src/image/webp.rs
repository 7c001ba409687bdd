//! WebP (RFC 9649): chunks of name, length and data in a RIFF container.

use super::{Clean, Fault, cursor::Cursor, orientation::Orientation};

/// Bits of the extended header that announce Exif and XMP.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;
/// `RIFF`, a length, `WEBP`; an extended header comes next or not at all.
const HEADER: usize = 12;
/// Where those bits stand in a file with an extended header.
const FLAGS_AT: usize = HEADER + 8;
/// What an animation's frame says of itself before its own chunks.
const FRAME_HEADER: usize = 16;

/// What the chunks so far have told.
struct Picture {
    /// The canvas of the extended header, or else the first image's size.
    size: Option<(u32, u32)>,
    extended: bool,
    has_image: bool,
    orientation: Option<Orientation>,
    bytes: Vec<u8>,
}

/// Keeps the chunks that change what is seen.
pub(super) fn clean(bytes: &[u8]) -> Result<Clean, Fault> {
    let mut cursor = Cursor::new(bytes);
    cursor.take(4)?;
    let length = cursor.little32()?;
    let mut chunks = Cursor::new(cursor.take_long(length)?);
    chunks.take(4)?;
    let mut bytes_out = Vec::with_capacity(bytes.len());
    bytes_out.extend(b"RIFF\0\0\0\0WEBP");
    let mut picture = Picture { size: None, extended: false, has_image: false, orientation: None, bytes: bytes_out };
    while !chunks.is_at_end() {
        let (name, data) = next_chunk(&mut chunks)?;
        picture.add(name, data)?;
    }
    picture.finished()
}

impl Picture {
    fn add(&mut self, name: [u8; 4], data: &[u8]) -> Result<(), Fault> {
        match &name {
            b"VP8X" if self.bytes.len() == HEADER => {
                self.extended = true;
                self.size = Some(canvas_size(data)?);
                self.keep(name, data);
            }
            b"VP8 " | b"VP8L" => {
                let size = if &name == b"VP8 " { lossy_size(data)? } else { lossless_size(data)? };
                self.size.get_or_insert(size);
                self.has_image = true;
                self.keep(name, data);
            }
            b"ANMF" => {
                self.has_image = true;
                self.keep(name, &clean_frame(data)?);
            }
            b"ALPH" | b"ANIM" | b"ICCP" => self.keep(name, data),
            b"EXIF" if self.extended && self.orientation.is_none() => self.keep_orientation(data),
            _ => {}
        }
        Ok(())
    }

    fn keep(&mut self, name: [u8; 4], data: &[u8]) {
        put_chunk(&mut self.bytes, name, data);
    }

    /// Some programs put JPEG's `Exif\0\0` before the block.
    fn keep_orientation(&mut self, data: &[u8]) {
        let orientation = Orientation::of_exif(data.strip_prefix(b"Exif\0\0").unwrap_or(data));
        self.orientation = Some(orientation);
        if let Some(block) = orientation.exif() {
            self.keep(*b"EXIF", &block);
        }
    }

    fn finished(mut self) -> Result<Clean, Fault> {
        let size = self.size.filter(|_| self.has_image).ok_or(Fault::Damaged)?;
        let orientation = self.orientation.unwrap_or(Orientation::UPRIGHT);
        if self.extended {
            self.bytes[FLAGS_AT] &= !(HAS_EXIF | HAS_XMP);
            self.bytes[FLAGS_AT] |= orientation.exif().map_or(0, |_| HAS_EXIF);
        }
        let length = u32::try_from(self.bytes.len() - 8).map_err(|_| Fault::TooLarge)?;
        self.bytes[4..8].copy_from_slice(&length.to_le_bytes());
        let (width, height) = orientation.turned(size);
        Ok(Clean { width, height, bytes: self.bytes })
    }
}

/// One frame of an animation without what is not its picture.
fn clean_frame(data: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut chunks = Cursor::new(data);
    let mut frame = chunks.take(FRAME_HEADER)?.to_vec();
    while !chunks.is_at_end() {
        let (name, data) = next_chunk(&mut chunks)?;
        if matches!(&name, b"VP8 " | b"VP8L" | b"ALPH") {
            put_chunk(&mut frame, name, data);
        }
    }
    Ok(frame)
}

/// Chunks of odd length are followed by one byte more, which the last one may lack.
fn next_chunk<'a>(chunks: &mut Cursor<'a>) -> Result<([u8; 4], &'a [u8]), Fault> {
    let name = chunks.array()?;
    let length = chunks.little32()?;
    let data = chunks.take_long(length)?;
    if length % 2 == 1 && !chunks.is_at_end() {
        chunks.byte()?;
    }
    Ok((name, data))
}

fn put_chunk(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).expect("no file of more than MAX_BYTES is read");
    out.extend(name);
    out.extend(length.to_le_bytes());
    out.extend(data);
    if length % 2 == 1 {
        out.push(0);
    }
}

fn canvas_size(data: &[u8]) -> Result<(u32, u32), Fault> {
    let mut cursor = Cursor::new(data);
    cursor.take(4)?;
    Ok((cursor.little24()? + 1, cursor.little24()? + 1))
}

/// A key frame of VP8 (RFC 6386, 9.1): its tag, three fixed bytes, two sides of 14 bits.
fn lossy_size(data: &[u8]) -> Result<(u32, u32), Fault> {
    let mut cursor = Cursor::new(data);
    cursor.take(3)?;
    if cursor.take(3)? != [0x9D, 0x01, 0x2A] {
        return Err(Fault::Damaged);
    }
    let width = cursor.little16()? & 0x3FFF;
    Ok((width.into(), (cursor.little16()? & 0x3FFF).into()))
}

/// A fixed byte, then two sides less 1, of 14 bits each.
fn lossless_size(data: &[u8]) -> Result<(u32, u32), Fault> {
    let mut cursor = Cursor::new(data);
    if cursor.byte()? != 0x2F {
        return Err(Fault::Damaged);
    }
    let bits = cursor.little32()?;
    Ok(((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1))
}
