//! JPEG (ITU-T T.81): segments of a marker and a length, then scans of coded pixels.

use super::{Clean, Fault, cursor::Cursor, orientation::Orientation};

const START_OF_SCAN: u8 = 0xDA;
const ADOBE_LENGTH: usize = 12;
const JFIF_LENGTH: usize = 12;

/// One marker with what follows it.
struct Segment<'a> {
    marker: u8,
    payload: &'a [u8],
    /// The coded pixels behind a start of scan.
    scan: &'a [u8],
}

/// What the segments so far have told.
#[derive(Default)]
struct Picture {
    size: Option<(u32, u32)>,
    orientation: Option<Orientation>,
    has_scan: bool,
    bytes: Vec<u8>,
}

/// Keeps what a decoder needs, up to the end of the first image: what phones put behind it is a
/// film, a depth map or a second photo.
pub(super) fn clean(bytes: &[u8]) -> Result<Clean, Fault> {
    let mut cursor = Cursor::new(bytes);
    cursor.take(2)?;
    let mut picture = Picture { bytes: Vec::with_capacity(bytes.len()), ..Picture::default() };
    picture.bytes.extend([0xFF, 0xD8]);
    while let Some(segment) = next_segment(&mut cursor)? {
        picture.add(&segment)?;
    }
    picture.bytes.extend([0xFF, 0xD9]);
    let size = picture.size.filter(|_| picture.has_scan).ok_or(Fault::Damaged)?;
    let (width, height) = picture.orientation.unwrap_or(Orientation::UPRIGHT).turned(size);
    Ok(Clean { width, height, bytes: picture.bytes })
}

impl Picture {
    fn add(&mut self, segment: &Segment) -> Result<(), Fault> {
        let payload = segment.payload;
        match segment.marker {
            0xC4 | 0xC8 | 0xCC | 0xDB..=0xDD => self.keep(segment.marker, payload),
            0xC0..=0xCF => {
                self.size.get_or_insert(frame_size(payload)?);
                self.keep(segment.marker, payload);
            }
            START_OF_SCAN => {
                self.has_scan = true;
                self.keep(segment.marker, payload);
                self.bytes.extend(segment.scan);
            }
            0xE0 if payload.starts_with(b"JFIF\0") => self.keep_jfif(payload),
            0xE1 if payload.starts_with(b"Exif\0") => self.keep_orientation(payload),
            0xE2 if payload.starts_with(b"ICC_PROFILE\0") => self.keep(segment.marker, payload),
            0xEE if payload.starts_with(b"Adobe") => {
                self.keep(segment.marker, &payload[..payload.len().min(ADOBE_LENGTH)]);
            }
            _ => {}
        }
        Ok(())
    }

    fn keep(&mut self, marker: u8, payload: &[u8]) {
        let length = u16::try_from(payload.len() + 2).expect("a payload came with a length of two bytes");
        self.bytes.extend([0xFF, marker]);
        self.bytes.extend(length.to_be_bytes());
        self.bytes.extend(payload);
    }

    /// Keeps version and density; the thumbnail's two sides become 0.
    fn keep_jfif(&mut self, payload: &[u8]) {
        if let Some(head) = payload.get(..JFIF_LENGTH) {
            self.keep(0xE0, &[head, &[0, 0]].concat());
        }
    }

    /// The first Exif decides, as in browsers.
    fn keep_orientation(&mut self, payload: &[u8]) {
        if self.orientation.is_some() {
            return;
        }
        let orientation = Orientation::of_exif(payload.get(6..).unwrap_or_default());
        self.orientation = Some(orientation);
        if let Some(block) = orientation.exif() {
            self.keep(0xE1, &[&b"Exif\0\0"[..], &block].concat());
        }
    }
}

/// The next segment; `None` at the end of the image. Stray bytes between segments are passed
/// over, as decoders do.
fn next_segment<'a>(cursor: &mut Cursor<'a>) -> Result<Option<Segment<'a>>, Fault> {
    loop {
        while cursor.byte()? != 0xFF {}
        let mut marker = cursor.byte()?;
        while marker == 0xFF {
            marker = cursor.byte()?;
        }
        match marker {
            0xD9 => return Ok(None),
            0x00 | 0x01 | 0xD0..=0xD8 => {}
            _ => return segment(marker, cursor).map(Some),
        }
    }
}

fn segment<'a>(marker: u8, cursor: &mut Cursor<'a>) -> Result<Segment<'a>, Fault> {
    let length = cursor.big16()?.checked_sub(2).ok_or(Fault::Damaged)?;
    let payload = cursor.take_long(length)?;
    let scan = if marker == START_OF_SCAN { take_scan(cursor)? } else { &[] };
    Ok(Segment { marker, payload, scan })
}

/// Coded pixels up to the next marker. Within them 0xFF is followed by 0 or is a restart marker
/// (T.81, B.1.1.2 and B.1.1.5).
fn take_scan<'a>(cursor: &mut Cursor<'a>) -> Result<&'a [u8], Fault> {
    let is_marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
    let length = cursor.rest.windows(2).position(is_marker).ok_or(Fault::Truncated)?;
    cursor.take(length)
}

fn frame_size(payload: &[u8]) -> Result<(u32, u32), Fault> {
    let mut cursor = Cursor::new(payload);
    cursor.byte()?;
    let height = cursor.big16()?;
    Ok((cursor.big16()?.into(), height.into()))
}
