//! Cuts a written date or time into numbers, words and signs.

/// A piece of a written date.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub kind: Kind,
    /// The piece as typed.
    pub text: &'a str,
    /// Where it starts in the whole text, in bytes.
    pub start: usize,
    /// A word in lower case without its apostrophes; empty for anything else.
    pub word: String,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// ASCII digits.
    Number,
    /// Letters, with apostrophes between or behind them.
    Word,
    /// A hyphen or a dash of any length.
    Dash,
    /// Any other character but white space.
    Sign(char),
}

impl Piece<'_> {
    /// The number's value; too long a number is the largest one.
    pub fn value(&self) -> u32 {
        self.text.parse().unwrap_or(u32::MAX)
    }

    /// How many digits the number has; 0 for anything else.
    pub fn digits(&self) -> usize {
        if self.kind == Kind::Number { self.text.len() } else { 0 }
    }
}

/// A place in the pieces of a text. Copies are cheap, so that a reader can try and go back.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    /// The whole text.
    pub text: &'t str,
    rest: &'t [Piece<'t>],
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str, pieces: &'t [Piece<'t>]) -> Self {
        Self { text, rest: pieces }
    }

    /// The piece `ahead` places further on.
    pub fn peek(&self, ahead: usize) -> Option<&'t Piece<'t>> {
        self.rest.get(ahead)
    }

    /// Steps over a number of pieces.
    pub fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// The kind of the piece `ahead` places further on.
    pub fn kind(&self, ahead: usize) -> Option<Kind> {
        self.peek(ahead).map(|piece| piece.kind)
    }

    /// How many digits the piece `ahead` places further on has.
    pub fn digits(&self, ahead: usize) -> usize {
        self.peek(ahead).map_or(0, Piece::digits)
    }

    /// The word `ahead` places further on; empty when there is none.
    pub fn word(&self, ahead: usize) -> &'t str {
        self.peek(ahead).map_or("", |piece| piece.word.as_str())
    }

    /// Steps over one sign if it is next.
    pub fn take_sign(&mut self, sign: char) -> bool {
        let found = self.kind(0) == Some(Kind::Sign(sign));
        self.skip(usize::from(found));
        found
    }

    /// Steps over any of the signs given.
    pub fn skip_signs(&mut self, signs: &[char]) {
        while matches!(self.kind(0), Some(Kind::Sign(sign)) if signs.contains(&sign)) {
            self.skip(1);
        }
    }

    /// Steps over a word that `known` recognises, and gives what it stands for.
    pub fn take_word<T>(&mut self, known: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let meaning = known(self.word(0))?;
        self.skip(1);
        Some(meaning)
    }

    /// Whether nothing but closing signs is left.
    pub fn at_end(&self) -> bool {
        self.rest.iter().all(|piece| matches!(piece.kind, Kind::Sign('.' | ',' | ')')))
    }
}

/// Whether a character is one of the many that stand for an apostrophe.
pub(crate) fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bb}' | '\u{2bc}' | '\u{2032}' | '`' | '\u{b4}')
}

/// The pieces of a text, without words that add nothing to a date (`tanggal`, `hari` …).
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let (kind, length) = piece_at(&text[start..], first);
        let whole = &text[start..start + length];
        if let Some(kind) = kind {
            let word = if kind == Kind::Word { fold(whole) } else { String::new() };
            if !is_filler(&word) {
                pieces.push(Piece { kind, text: whole, start, word });
            }
        }
        start += length;
    }
    pieces
}

/// The kind and the length in bytes of the piece that `rest` begins with; no kind for white space.
fn piece_at(rest: &str, first: char) -> (Option<Kind>, usize) {
    let run = |inside: fn(char) -> bool| rest.find(|char| !inside(char)).unwrap_or(rest.len());
    match first {
        '0'..='9' => (Some(Kind::Number), run(|char| char.is_ascii_digit())),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
            (Some(Kind::Dash), run(|char| matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')))
        }
        first if first.is_alphabetic() => (Some(Kind::Word), run(|char| char.is_alphabetic() || is_apostrophe(char))),
        first if first.is_whitespace() || matches!(first, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') => {
            (None, first.len_utf8())
        }
        first => (Some(Kind::Sign(first)), first.len_utf8()),
    }
}

fn fold(word: &str) -> String {
    word.chars().filter(|&char| !is_apostrophe(char)).flat_map(char::to_lowercase).collect()
}

fn is_filler(word: &str) -> bool {
    matches!(word, "tanggal" | "tgl" | "hari" | "pada" | "bulan" | "bln" | "tahun" | "thn" | "th" | "the" | "of" | "on")
}
