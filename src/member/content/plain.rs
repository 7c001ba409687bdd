//! Foreign texts as plain words.

use super::{
    html::{Piece, pieces},
    line,
    markdown::is_block,
};

/// Whether a text is HTML: it has a tag or a comment somewhere.
pub fn is_markup(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let next = text.as_bytes().get(at + 1);
        next.is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!'))
    }) && text.contains('>')
}

/// The words of an HTML text in one line.
pub fn plain(html: &str) -> String {
    let mut words = String::new();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => words.push_str(&text),
            Piece::Open(tag) if is_block(&tag.name) => words.push(' '),
            Piece::Close(name) if is_block(&name) => words.push(' '),
            Piece::Open(_) | Piece::Close(_) => {}
        }
    }
    line(&words)
}
