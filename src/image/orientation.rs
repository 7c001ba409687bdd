//! Which way up a photo is shown: the one thing of its Exif that is kept.

use super::{Fault, cursor::Cursor};

/// The value of Exif's tag 0x0112 (CIPA DC-008, 4.6.4): how the stored rows are turned or
/// mirrored to stand upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Orientation(u8);

impl Orientation {
    /// As stored.
    pub(super) const UPRIGHT: Self = Self(1);

    /// Reads the first directory of an Exif block, which starts with its TIFF header; upright
    /// where that says nothing sound.
    pub(super) fn of_exif(block: &[u8]) -> Self {
        read(block).unwrap_or(Self::UPRIGHT)
    }

    /// Width and height once shown.
    pub(super) fn turned(self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.0 >= 5 { (height, width) } else { (width, height) }
    }

    /// An Exif block with this tag alone; `None` when there is nothing to say.
    pub(super) fn exif(self) -> Option<[u8; 26]> {
        if self == Self::UPRIGHT {
            return None;
        }
        let mut block = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
        block[19] = self.0;
        Some(block)
    }
}

/// The entries of a TIFF directory are 12 bytes each: tag, type, count, value.
fn read(block: &[u8]) -> Result<Orientation, Fault> {
    let mut header = Cursor::new(block);
    let little = header.take(2)? == b"II";
    let word = |bytes: [u8; 2]| if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) };
    let long = |bytes: [u8; 4]| if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
    header.take(2)?;
    let mut directory = Cursor::new(block);
    directory.take_long(long(header.array()?))?;
    for _ in 0..word(directory.array()?) {
        let mut entry = Cursor::new(directory.take(12)?);
        let tag = word(entry.array()?);
        entry.take(6)?;
        if tag == 0x0112 {
            let value = u8::try_from(word(entry.array()?)).ok().filter(|value| (1..=8).contains(value));
            return value.map(Orientation).ok_or(Fault::Damaged);
        }
    }
    Ok(Orientation::UPRIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_of_bytes_are_read() {
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(Orientation::of_exif(little), Orientation(6));
        assert_eq!(Orientation::of_exif(&Orientation(6).exif().expect("six is not upright")), Orientation(6));
        assert_eq!(Orientation::of_exif(b"II*\0\xFF\xFF\xFF\xFF"), Orientation::UPRIGHT);
    }
}
