//! Finds the few bytes of a text that mean something, many bytes at a step.

/// So many bytes are looked at together, which the machine does at once.
const STEP: usize = 16;

/// The first byte at or after `from` that is one of the marks.
pub(super) fn next<const N: usize>(bytes: &[u8], from: usize, marks: [u8; N]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    #[expect(clippy::needless_bitwise_bool, reason = "without branches many bytes are compared at once")]
    let is_mark = |byte: u8| marks.iter().fold(false, |found, mark| found | (byte == *mark));
    let has_mark = |step: &[u8]| step.iter().fold(false, |found, byte| found | is_mark(*byte));
    let plain = rest.chunks_exact(STEP).take_while(|step| !has_mark(step)).count() * STEP;
    rest[plain..].iter().position(|byte| is_mark(*byte)).map(|at| from + plain + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_wherever_they_stand() {
        let text = format!("{}&{}<", "a".repeat(40), "b".repeat(70));
        let marks = *b"&<";
        assert_eq!(next(text.as_bytes(), 0, marks), Some(40));
        assert_eq!(next(text.as_bytes(), 41, marks), Some(111));
        assert_eq!(next(text.as_bytes(), 112, marks), None);
        assert_eq!(next(b"", 1, marks), None);
    }
}
