//! From a file's bytes to text, whatever program saved it.

use std::{borrow::Cow, sync::Arc};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::{memchr, memchr2};

use crate::problem::{Place, Problem, Problems};

/// So much of a file is looked at to tell what it is.
const SAMPLE: usize = 1024;

/// A file's text with `\n` line ends; `None`, and a problem, if it holds no text.
///
/// Read are UTF-8, UTF-16, and what is neither as Windows-1252, which old programs in Indonesia
/// write.
pub fn decode(file: &Arc<str>, bytes: Vec<u8>, problems: &mut Problems) -> Option<String> {
    if let Some(problem) = binary(file, &bytes) {
        problems.add(problem);
        return None;
    }
    if let Some(encoding) = utf_16(&bytes) {
        problems.add(Problem::old_encoding(Place::file(file), "UTF-16"));
        return Some(tidy(encoding.decode(&bytes).0.into_owned()));
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => old_letters(file, error.as_bytes(), problems)?,
    };
    if is_machine_made(&text) {
        problems.add(Problem::binary_for_text(Place::file(file)));
        return None;
    }
    Some(tidy(text))
}

/// UTF-16, by its mark or by its zero bytes.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    memchr(0, sample)?;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if half < 2 {
        return None;
    }
    if odd * 5 > half * 4 && even == 0 {
        return Some(UTF_16LE);
    }
    (even * 5 > half * 4 && odd == 0).then_some(UTF_16BE)
}

/// Text that is not UTF-8: damaged, or in the encoding of old programs.
fn old_letters(file: &Arc<str>, bytes: &[u8], problems: &mut Problems) -> Option<String> {
    let chunks = bytes.utf8_chunks();
    let (mut good, mut bad, mut first) = (0_usize, 0_usize, None);
    let mut offset = 0;
    for chunk in chunks {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        offset += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first.get_or_insert(offset);
            bad += 1;
        }
        offset += chunk.invalid().len();
    }
    let before = &bytes[..first.unwrap_or_default()];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let place = Place::line(file, u32::try_from(line).unwrap_or(u32::MAX), 1);
    if good > bad {
        problems.add(Problem::damaged_letters(place, bad));
        return Some(String::from_utf8_lossy(bytes).into_owned());
    }
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    if is_machine_made(&text) {
        problems.add(Problem::binary_for_text(Place::file(file)));
        return None;
    }
    problems.add(Problem::old_encoding(place, "Windows-1252"));
    Some(text)
}

/// Whether more than a stray character could not have been typed.
#[expect(clippy::needless_bitwise_bool, reason = "without branches many bytes are compared at once")]
fn is_machine_made(text: &str) -> bool {
    let start = &text.as_bytes()[..text.len().min(SAMPLE)];
    let is_odd = |byte: u8| (byte < b' ') & (byte != b'\n') & (byte != b'\r') & (byte != b'\t') | (byte > b'~');
    if !start.iter().fold(false, |odd, byte| odd | is_odd(*byte)) {
        return false;
    }
    let sample = text.chars().take(SAMPLE);
    let (odd, all) = sample.fold((0, 0), |(odd, all), c| {
        let is_odd = c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}' | '\u{85}');
        (odd + usize::from(is_odd), all + 1)
    });
    odd > 3 && odd * 20 > all
}

/// Takes the mark off and settles line ends.
fn tidy(text: String) -> String {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if memchr2(b'\r', 0, text.as_bytes()).is_none() {
        return text;
    }
    let text: Cow<'_, str> =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() };
    if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text.into_owned() }
}

/// A file that is known by its first bytes for something else than text.
fn binary(file: &Arc<str>, bytes: &[u8]) -> Option<Problem> {
    let place = || Place::file(file);
    let has = |name: &[u8]| bytes[..bytes.len().min(4 * SAMPLE)].windows(name.len()).any(|window| window == name);
    Some(match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] if has(b"word/") || has(b"[Content_Types]") => {
            Problem::document_for_text(place(), "Word")
        }
        [b'P', b'K', 3 | 5, 4 | 6, ..] if has(b"opendocument") => Problem::document_for_text(place(), "LibreOffice"),
        [b'P', b'K', 3 | 5, 4 | 6, ..] | [b'R', b'a', b'r', b'!', ..] | [0x1f, 0x8b, ..] => {
            Problem::data_for_text(place(), "zip")
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Problem::document_for_text(place(), "Word"),
        [b'%', b'P', b'D', b'F', ..] => Problem::document_for_text(place(), "PDF"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Problem::document_for_text(place(), "RTF"),
        [0xff, 0xd8, 0xff, ..] => Problem::picture_for_text(place(), "JPEG"),
        [0x89, b'P', b'N', b'G', ..] => Problem::picture_for_text(place(), "PNG"),
        [b'G', b'I', b'F', b'8', ..] => Problem::picture_for_text(place(), "GIF"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Problem::picture_for_text(place(), "WebP"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm', b'e' | b'i', ..] => {
            Problem::picture_for_text(place(), "HEIC")
        }
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', ..] => Problem::picture_for_text(place(), "AVIF"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Problem::data_for_text(place(), "video"),
        [b'I', b'D', b'3', ..] | [b'O', b'g', b'g', b'S', ..] => Problem::data_for_text(place(), "audio"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(bytes: &[u8], expected: Option<&str>, count: usize) {
        let mut problems = Problems::default();
        let text = decode(&Arc::from("a.md"), bytes.to_vec(), &mut problems);
        assert_eq!(text.as_deref(), expected);
        assert_eq!(problems.into_vec().len(), count);
    }

    #[test]
    fn texts_of_many_programs_are_read() {
        reads(b"", Some(""), 0);
        reads("\u{feff}a\r\nb\rc\0".as_bytes(), Some("a\nb\nc\u{fffd}"), 0);
        reads(b"\xff\xfea\0\n\0", Some("a\n"), 1);
        reads(b"\xfe\xff\0a", Some("a"), 1);
        reads(b"j\0u\0d\0u\0l\0", Some("judul"), 1);
        reads(b"Kaf\xe9 \x93desa\x94", Some("Kafé “desa”"), 1);
        reads(b"\xc3\xa9\xc3\xa9 rusak \xff", Some("éé rusak \u{fffd}"), 1);
    }

    #[test]
    fn what_is_no_text_is_told() {
        for bytes in [
            &b"PK\x03\x04..word/document.xml"[..],
            b"%PDF-1.4",
            b"\xff\xd8\xff\xe0",
            b"\0\0\0\x18ftypheic",
            b"\x01\x02\x03\x04\x05\x06",
        ] {
            reads(bytes, None, 1);
        }
    }
}
