//! Parts of a file, as players of video ask for them (RFC 9110, section 14).

use std::ops::Range;

/// What a `Range` header asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it: there is no header, or one that may be passed over.
    Whole,
    /// These bytes.
    Bytes(Range<usize>),
    /// Bytes that are not there.
    Beyond,
}

/// Reads a header for a file of `length` bytes. Several ranges at once are answered with the whole.
pub(super) fn read(header: &str, length: usize) -> Part {
    let Some((unit, spec)) = header.split_once('=') else { return Part::Whole };
    if !unit.trim().eq_ignore_ascii_case("bytes") || spec.contains(',') {
        return Part::Whole;
    }
    let Some((first, last)) = spec.trim().split_once('-') else { return Part::Whole };
    match (number(first), number(last)) {
        (Ok(None), Ok(Some(0))) => Part::Beyond,
        (Ok(None), Ok(Some(_))) if length == 0 => Part::Beyond,
        (Ok(None), Ok(Some(count))) => Part::Bytes(length.saturating_sub(count)..length),
        (Ok(Some(first)), Ok(Some(last))) if last < first => Part::Whole,
        (Ok(Some(first)), Ok(_)) if first >= length => Part::Beyond,
        (Ok(Some(first)), Ok(last)) => {
            Part::Bytes(first..last.map_or(length, |last| last.saturating_add(1).min(length)))
        }
        (Ok(None), Ok(None)) | (Err(()), _) | (_, Err(())) => Part::Whole,
    }
}

/// A number, or nothing; one too large to count is as good as the largest.
fn number(text: &str) -> Result<Option<usize>, ()> {
    match text {
        "" => Ok(None),
        text if text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Some(text.parse().unwrap_or(usize::MAX))),
        _ => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_players_write_them() {
        assert_eq!(read("bytes=0-", 10), Part::Bytes(0..10));
        assert_eq!(read("bytes=2-3", 10), Part::Bytes(2..4));
        assert_eq!(read("bytes=2-99", 10), Part::Bytes(2..10));
        assert_eq!(read("bytes=-4", 10), Part::Bytes(6..10));
        assert_eq!(read("bytes=-40", 10), Part::Bytes(0..10));
        assert_eq!(read("bytes=3-18446744073709551615", 10), Part::Bytes(3..10));
        for beyond in ["bytes=10-", "bytes=99999999999999999999999-", "bytes=-0"] {
            assert_eq!(read(beyond, 10), Part::Beyond, "{beyond}");
        }
        for whole in
            ["", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4", "bytes=+1-2"]
        {
            assert_eq!(read(whole, 10), Part::Whole, "{whole}");
        }
        assert_eq!(read("bytes=0-", 0), Part::Beyond);
        assert_eq!(read("bytes=-1", 0), Part::Beyond);
    }
}
