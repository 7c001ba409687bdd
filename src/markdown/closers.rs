//! Finds closing marks without ever reading a text twice for the same one.

/// The next place of a few closing marks, each looked for only once.
#[derive(Default)]
pub(super) struct Closers {
    known: Vec<(&'static str, Option<usize>)>,
}

impl Closers {
    /// The first place of a mark at or after a byte.
    pub fn next(&mut self, body: &str, mark: &'static str, from: usize) -> Option<usize> {
        let found = || body[from..].find(mark).map(|length| from + length);
        match self.known.iter_mut().find(|(known, _)| *known == mark) {
            Some((_, None)) => None,
            Some((_, Some(at))) if *at >= from => Some(*at),
            Some((_, place)) => {
                *place = found();
                *place
            }
            None => {
                let place = found();
                self.known.push((mark, place));
                place
            }
        }
    }
}
