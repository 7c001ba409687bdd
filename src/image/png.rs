//! PNG (W3C, third edition): chunks of length, name, data and check sum.

use super::{Clean, Fault, cursor::Cursor, orientation::Orientation};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";

/// Keeps the chunks that change what is seen.
pub(super) fn clean(bytes: &[u8]) -> Result<Clean, Fault> {
    let mut cursor = Cursor::new(bytes);
    if cursor.take(SIGNATURE.len())? != SIGNATURE {
        return Err(Fault::Damaged);
    }
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(SIGNATURE);
    let size = header_size(cursor)?;
    let mut orientation = None;
    let mut has_pixels = false;
    loop {
        let whole = cursor.rest;
        let length = cursor.big32()?;
        let name: [u8; 4] = cursor.array()?;
        let data = cursor.take_long(length)?;
        cursor.take(4)?;
        let chunk = &whole[..whole.len() - cursor.rest.len()];
        match &name {
            b"IEND" if has_pixels => {
                out.extend(chunk);
                break;
            }
            b"IEND" => return Err(Fault::Damaged),
            b"eXIf" if orientation.is_none() => {
                orientation = Some(Orientation::of_exif(data));
                out.extend(orientation.and_then(Orientation::exif).iter().flat_map(|block| exif_chunk(block)));
            }
            _ if is_kept(name) => out.extend(chunk),
            _ if name[0].is_ascii_uppercase() => return Err(Fault::Damaged),
            _ => {}
        }
        has_pixels |= &name == b"IDAT";
    }
    let (width, height) = orientation.unwrap_or(Orientation::UPRIGHT).turned(size);
    Ok(Clean { width, height, bytes: out })
}

/// Pixels, colours, transparency, density and animation; not texts and dates.
fn is_kept(name: [u8; 4]) -> bool {
    matches!(
        &name,
        b"IHDR"
            | b"PLTE"
            | b"IDAT"
            | b"tRNS"
            | b"gAMA"
            | b"cHRM"
            | b"sRGB"
            | b"iCCP"
            | b"cICP"
            | b"sBIT"
            | b"bKGD"
            | b"pHYs"
            | b"acTL"
            | b"fcTL"
            | b"fdAT"
    )
}

/// The header is always first, and 13 bytes long.
fn header_size(mut cursor: Cursor) -> Result<(u32, u32), Fault> {
    if cursor.take(8)? != b"\0\0\0\x0DIHDR" {
        return Err(Fault::Damaged);
    }
    Ok((cursor.big32()?, cursor.big32()?))
}

fn exif_chunk(block: &[u8]) -> Vec<u8> {
    let length = u32::try_from(block.len()).expect("the block is 26 bytes");
    let named = [b"eXIf", block].concat();
    [&length.to_be_bytes()[..], &named, &check_sum(&named).to_be_bytes()].concat()
}

/// CRC-32 as PNG wants it (annex D), bit by bit: it is only asked for a few bytes.
fn check_sum(bytes: &[u8]) -> u32 {
    let shifted = |sum: u32| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
    let folded = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| shifted(sum));
    !bytes.iter().fold(u32::MAX, folded)
}
